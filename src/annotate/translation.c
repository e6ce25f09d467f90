/*
 * The country is read from words of the archive's name: its own ("Russian Federation"), an
 * adjective, or a house that stands for one (Bundesarchiv). A table of such words, each with the
 * languages that its offices write; a name that matches countries of different languages proves
 * nothing. Seven in ten is the share that a look at published collections of translated records
 * suggests; it is lowered by the doubt about the text's language.
 */
#include "annotate/translation.h"
#include "annotate/language.h"

enum { CERTAIN_TRANSLATION = 750, CERTAIN_ORIGINAL = 700 };

/* Folded words, parted by commas; two words must follow each other. The chief language first. */
static const struct {
    const char *languages, *words;
} homes[] = {
    {"ru", "russian,russia,soviet,ussr,rgani,rgaspi,garf,российской,российский,рф,ссср"},
    {"de", "germany,german,bundesarchiv,sapmo,bstu,gdr,austria,austrian,politisches archiv"},
    {"fr", "france,french,archives nationales,archives diplomatiques"},
    {"it", "italy,italian,archivio"},
    {"es", "spain,spanish,cuba,cuban,mexico,mexican,argentina,argentine,chile,chilean,archivo"},
    {"pt", "portugal,portuguese,brazil,brazilian"},
    {"pl", "poland,polish"},
    {"cs", "czech"},
    {"cs sk", "czechoslovakia,czechoslovak"},
    {"sk", "slovak,slovakia"},
    {"hu", "hungary,hungarian"},
    {"ro", "romania,romanian"},
    {"bg", "bulgaria,bulgarian"},
    {"uk ru", "ukraine,ukrainian"},
    {"ka ru", "georgia,georgian"},
    {"sr hr sl mk", "yugoslavia,yugoslav"},
    {"sr", "serbia,serbian"},
    {"hr", "croatia,croatian"},
    {"sq", "albania,albanian"},
    {"mn", "mongolia,mongolian"},
    {"zh", "china,chinese,prc"},
    {"ja", "japan,japanese"},
    {"ko", "korea,korean"},
    {"vi", "vietnam,vietnamese"},
    {"nl", "netherlands,dutch"},
    {"nl fr de", "belgium,belgian"},
    {"de fr it", "switzerland,swiss"},
    {"sv", "sweden,swedish"},
    {"no nb nn", "norway,norwegian"},
    {"da", "denmark,danish"},
    {"fi sv", "finland,finnish"},
    {"el", "greece,greek"},
    {"tr", "turkey,turkish"},
    {"he en", "israel,israeli"},
    {"fa", "iran,iranian"},
    {"en", "united states,united kingdom,britain,british,kew,australia,national security,"
           "central files,washington,kennedy,eisenhower,truman,roosevelt,nixon"},
    {"en fr", "canada,canadian"},
    {"en hi", "india,indian"},
    {"en af", "south africa,south african"},
};
enum { HOME_COUNT = sizeof homes / sizeof *homes };

static bool has_language(const char *languages, Str code) {
    Str rest = str_from_c(languages), one;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &one, &rest);
        if (str_equal(one, code))
            return true;
    }
    return false;
}

static bool names(const char *words, Str before, Str word) {
    Str rest = str_from_c(words), phrase, first, second;
    while (rest.n > 0) {
        (void)str_cut(rest, ',', &phrase, &rest);
        bool two = str_cut(phrase, ' ', &first, &second);
        if (two ? str_equal(first, before) && str_equal(second, word) : str_equal(first, word))
            return true;
    }
    return false;
}

/* The row for a word of a name, with the word before it; HOME_COUNT where there is none. */
static size_t home_of(Str before, Str word) {
    size_t row = 0;
    while (row < HOME_COUNT && !names(homes[row].words, before, word))
        row++;
    return row;
}

/*
 * The languages of the one country that the name points to; NULL where it points to none or to
 * several.
 */
static const char *languages_of(Str name, struct token_cutter *cutter, struct arena *scratch) {
    const char *found = NULL;
    Str before = {NULL, 0};
    Token token;
    token_start(cutter, name);
    for (int i = 0; i < 64 && token_next(cutter, &token); i++) {
        size_t row = home_of(before, token.folded);
        if (row < HOME_COUNT && found != NULL && !str_is(str_from_c(found), homes[row].languages))
            return NULL;
        if (row < HOME_COUNT)
            found = homes[row].languages;
        before = str_copy(scratch, token.folded);
    }
    return found;
}

/* "ru" of "ru-Latn". */
static Str main_code(Str code) {
    Str first, rest;
    (void)str_cut(code, '-', &first, &rest);
    return first;
}

static bool is_said(const struct document *document) {
    for (size_t i = 0; i < document->relations.n; i++)
        if (document->relations.p[i].kind == RELATION_TRANSLATION_OF)
            return true;
    for (size_t i = 0; i < document->parts.n; i++)
        if (document->parts.p[i].kind == PART_TRANSLATION)
            return true;
    return description_find(&document->description, FIELD_TRANSLATION, 0) != NULL ||
           description_find(&document->description, FIELD_ORIGINAL_LANGUAGE, 0) != NULL;
}

/* How sure we are of the text's language. */
static uint16_t certainty_of(const struct document *document, Str language) {
    const Value *value;
    for (size_t i = 0;
         (value = description_find(&document->description, FIELD_LANGUAGE, i)) != NULL; i++)
        if (str_equal(value->norm, language))
            return value->certainty;
    return 1000;
}

static void add_value(const RuleJob *job, Field field, Str text, const Value *archive,
                      uint16_t certainty) {
    EvidenceList evidence = archive->evidence;
    Value *value = description_add(job->job, &job->document->description, field, text);
    value->source = job->source;
    value->certainty = certainty;
    for (size_t i = 0; i < evidence.n; i++)
        *LIST_ADD(job->job, &value->evidence) = evidence.p[i];
}

static void add(const RuleJob *job, Value archive, const char *languages, uint16_t doubt) {
    uint16_t certainty = (uint16_t)(CERTAIN_TRANSLATION * doubt / 1000);
    add_value(job, FIELD_TRANSLATION, STR("probably a translation"), &archive, certainty);
    if (str_from_c(languages).n == 2) {
        Str code = str_from_c(languages);
        add_value(job, FIELD_ORIGINAL_LANGUAGE, language_name(code), &archive,
                  (uint16_t)(CERTAIN_ORIGINAL * doubt / 1000));
        Description *description = &job->document->description;
        description->p[description->n - 1].norm = code;
    }
    *LIST_ADD(job->job, &job->document->relations) =
        (Relation){.kind = RELATION_TRANSLATION_OF, .source = job->source, .certainty = certainty};
}

void translation_rule(const RuleJob *job) {
    const struct document *document = job->document;
    const Value *archive = description_find(&document->description, FIELD_ARCHIVE, 0);
    if (archive == NULL || archive->value.n == 0 || document->parts.n == 0 || is_said(document))
        return;
    struct arena *scratch = arena_create();
    const char *languages = languages_of(archive->value, job->cutter, scratch);
    arena_destroy(scratch);
    Str chief = document->parts.p[0].language;
    if (languages == NULL || chief.n == 0)
        return;
    for (size_t i = 0; i < document->parts.n; i++)
        if (has_language(languages, main_code(document->parts.p[i].language)))
            return;
    add(job, *archive, languages, certainty_of(document, chief));
}

static const Rule says[] = {{"translation-by-archive", 1,
                             "It is in another language than the archive it comes from writes."}};
const RuleRow translation_row = {says, 1, translation_rule, NULL};
