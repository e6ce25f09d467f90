#include "test.h"

#include "import/tei_element.h"

static void test_names_find_their_rule(void **state) {
    (void)state;
    static const struct {
        const char *name;
        TeiElement element;
        TeiTreatment treatment;
    } cases[] = {
        {"TEI", TEI_ROOT, TEI_AS_THROUGH},
        {"TEI.2", TEI_ROOT, TEI_AS_THROUGH},
        {"ab", TEI_P, TEI_AS_BLOCK},
        {"p", TEI_P, TEI_AS_BLOCK},
        {"attachment", TEI_ATTACHMENT, TEI_AS_ITSELF},
        {"div", TEI_DIV, TEI_AS_BLOCK},
        {"div7", TEI_DIV, TEI_AS_BLOCK},
        {"persName", TEI_NAME, TEI_AS_SPAN},
        {"quote", TEI_QUOTE, TEI_AS_QUOTE},
        {"list", TEI_LIST, TEI_AS_ITSELF},
        {"listBibl", TEI_LIST, TEI_AS_ITSELF},
        {"teiCorpus", TEI_CORPUS, TEI_AS_THROUGH},
        {"teiHeader", TEI_HEADER, TEI_AS_THROUGH},
        {"term", TEI_TERM, TEI_AS_SPAN},
        {"text", TEI_TEXT, TEI_AS_THROUGH},
        {"w", TEI_PLAIN, TEI_AS_SPAN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const TeiRule *rule = tei_element_rule(str_from_c(cases[i].name));
        assert_string_equal(rule->name, cases[i].name);
        assert_int_equal(rule->element, cases[i].element);
        assert_int_equal(rule->treatment, cases[i].treatment);
    }
}

/* The table is searched by halving: every row must be found by its own name. */
static void test_every_element_of_the_core_is_known(void **state) {
    (void)state;
    static const char names[] =
        "abbr add addrLine address affiliation am anchor argument author availability back bibl "
        "body "
        "byline cb cell choice cit closer code corr correspAction country date dateline del desc "
        "docAuthor docDate docEdition docImprint docTitle editor emph epigraph ex expan figDesc "
        "figure "
        "floatingText foreign forename formula front fw gap genName geogName gloss graphic group "
        "head "
        "hi idno imprimatur item l label language lb lg measure mentioned milestone name nameLink "
        "note "
        "num opener orgName orig pb placeName postscript ptr pubPlace publisher q ref reg region "
        "roleName row rs said salute seal seg settlement sic signed soCalled sourceDesc sp space "
        "speaker stage subst supplied surname table time title titlePage titlePart trailer unclear";
    Str rest = STR(names), name;
    while (rest.n > 0) {
        str_cut(rest, ' ', &name, &rest);
        if (tei_element_rule(name)->element == TEI_UNKNOWN)
            fail_msg("<%.*s> is not found", STR_ARG(name));
    }
}

static void test_other_names_are_unknown(void **state) {
    (void)state;
    static const char *const names[] = {"itemitem", "P", "", "te", "texts", "zzz"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(tei_element_rule(str_from_c(names[i]))->element, TEI_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_find_their_rule),
        cmocka_unit_test(test_every_element_of_the_core_is_known),
        cmocka_unit_test(test_other_names_are_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
