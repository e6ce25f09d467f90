/* A person as EAC-CPF: entries, sources, acts, hostile names. tests/shared holds it against the
 * schema. */
#include "read/export_eac.h"
#include "test.h"

#include "text/xml.h"

static struct arena *arena;
static Buf out;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static bool open_any(void *context, const XmlElement *element, Fail *fail) {
    (void)fail;
    *(size_t *)context += str_is(element->name, "nameEntry");
    return true;
}
static bool text_any(void *context, Str text, uint64_t first, Fail *fail) {
    (void)context, (void)text, (void)first, (void)fail;
    return true;
}
static bool close_any(void *context, uint64_t last, Fail *fail) {
    (void)context, (void)last, (void)fail;
    return true;
}

/* Written, well formed, with so many names. */
static Str written(const EacPerson *person, size_t names) {
    size_t count = 0;
    XmlVisit visit = {&count, open_any, text_any, close_any};
    Str utf8;
    Fail fail = {0};
    buf_clear(&out);
    export_eac(person, &out);
    assert_ok(xml_read(buf_as_str(&out), (XmlLimits){1 << 20, 20}, &visit, arena, &utf8, &fail));
    assert_int_equal(count, names);
    return buf_as_str(&out);
}

static void assert_has(Str text, const char *part) {
    if (!str_has(text, str_from_c(part)))
        fail_msg("\"%s\" is not in\n%.*s", part, STR_ARG(text));
}

static EacPerson person_with(size_t entries) {
    EacPerson person = {.agency = STR("A & B"), .time = 0};
    for (size_t i = 0; i < entries; i++)
        *LIST_ADD(arena, &person.entries) =
            (EacEntry){.id = str_format(arena, "d%zu.p_GAA1", i + 1),
                       .name = i == 0 ? STR("Gromyko, Andrei A.") : STR("<Gromyko>"),
                       .wording = i == 0 ? STR("Gromyko, Andrei A., Foreign Minister") : STR(""),
                       .volume = i == 0 ? STR("Volume V") : STR(" "),
                       .address = i == 0 ? STR("http://localhost/person/d1.p_GAA1") : STR("")};
    return person;
}

static void test_entry_of_one_list(void **state) {
    (void)state;
    EacPerson person = person_with(1);
    Str xml = written(&person, 1);
    assert_has(xml, "<control maintenanceStatus=\"derived\">");
    assert_has(xml, "<recordId>d1.p_GAA1</recordId>");
    assert_has(xml, "<agencyName>A &amp; B</agencyName>");
    assert_has(xml, "<agent agentType=\"machine\">Fonds " FONDS_VERSION "</agent><eventDateTime "
                    "standardDateTime=\"1970-01-01T00:00:00Z\">1970-01-01T00:00:00Z<");
    assert_has(xml,
               "<source id=\"s1\" href=\"http://localhost/person/d1.p_GAA1\"><reference>Volume V<");
    assert_has(xml,
               "<nameEntry sourceReference=\"s1\" status=\"authorized\"><part>Gromyko, Andrei A.<");
    assert_has(xml, "<biogHist sourceReference=\"s1\"><p>Gromyko, Andrei A., Foreign Minister</p>");
    assert_false(str_has(xml, STR("otherRecordId")));
}

static void test_merged_entries_and_the_act_that_says_so(void **state) {
    (void)state;
    EacPerson person = person_with(2);
    *LIST_ADD(arena, &person.acts) = (Act){.kind = ACT_MERGE,
                                           .document = STR("d1.p_GAA1"),
                                           .after = STR("d2.p_GAA1"),
                                           .who = STR("anna"),
                                           .reason = STR("the same minister")};
    *LIST_ADD(arena, &person.acts) =
        (Act){.kind = ACT_SPLIT, .document = STR("d3.p_X"), .time = 86400};
    Str xml = written(&person, 2);
    assert_has(xml, "<control maintenanceStatus=\"revised\">");
    assert_has(xml, "<otherRecordId>d2.p_GAA1</otherRecordId>");
    assert_has(xml, "<agent agentType=\"human\">anna</agent>");
    assert_has(xml, "<eventDescription>d1.p_GAA1 and d2.p_GAA1 are one person</eventDescription>"
                    "<eventDescription>the same minister</eventDescription>");
    assert_has(xml, "<eventDescription>d3.p_X is a person apart</eventDescription></maintenance");
    assert_has(xml, "status=\"alternative\"><part>&lt;Gromyko&gt;</part>");
    assert_has(xml, "<source id=\"s2\"><reference>a volume without a title</reference>");
    assert_has(xml, "<biogHist sourceReference=\"s2\"><p>No more is printed.</p>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_entry_of_one_list, setup, teardown),
        cmocka_unit_test_setup_teardown(test_merged_entries_and_the_act_that_says_so, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
