/*
 * Looks things up in the tables of record_words.c. What can be said of a value by its form alone,
 * without knowing the archive, is said here: an archive's name by its words, a right by its
 * phrases.
 */
#include "import/record_profile.h"
#include "base/map.h"
#include "import/record_grammar.h"
#include "import/record_words.h"
#include "import/site_words.h"
#include "import/tidy_text.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <pthread.h>
#include <string.h>

enum { LABEL_BYTES_MAX = 160, OTHERS_BYTES_MAX = 60, OFFER_BYTES_MAX = 60 };

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Without white space and one colon behind it, folded. */
static Str folded_label(Str text, struct arena *results) {
    text = str_trim(text);
    if (str_ends(text, STR(":")))
        text = str_trim(str_slice(text, 0, text.n - 1));
    return text.n == 0 || text.n > LABEL_BYTES_MAX ? (Str){NULL, 0} : unicode_fold(text, results);
}

/* The tables of whole lines, by their words; made at first use. */
static struct { struct map *labels, *furniture, *menus; } lines;

static void make_lines(void) {
    struct arena *process = arena_create();
    lines.labels = map_create(process);
    lines.furniture = map_create(process);
    lines.menus = map_create(process);
    for (size_t i = 0; record_words_labels[i].words != NULL; i++)
        *map_put(lines.labels, str_from_c(record_words_labels[i].words), NULL) = i;
    for (size_t i = 0; site_words_furniture[i] != NULL; i++)
        (void)map_put(lines.furniture, str_from_c(site_words_furniture[i]), NULL);
    for (size_t i = 0; site_words_menus[i] != NULL; i++)
        (void)map_put(lines.menus, str_from_c(site_words_menus[i]), NULL);
}

static void open_lines(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, make_lines);
}

/* "Subjects (Name)", "Subject (Place)", "Published (online)": NULL where the brackets say no more
 * than "(LCSH)". */
static const RecordLabel *label_in_brackets(Str folded, Field asked) {
    static const RecordLabel uploaded = {"", RECORD_FIELD, FIELD_UPLOADED, "uploaded", true};
    size_t open;
    if (!str_ends(folded, STR(")")) || !str_find_char(folded, '(', &open))
        return NULL;
    Str inside = str_trim(str_slice(folded, open + 1, folded.n - 1));
    if (asked == FIELD_PUBLISHED || asked == FIELD_DATE)
        return str_is(inside, "online") || str_is(inside, "web") || str_is(inside, "en ligne")
                   ? &uploaded
                   : NULL;
    if (asked != FIELD_SUBJECT)
        return NULL;
    if (str_is(inside, "name"))
        inside = STR("names");
    const RecordLabel *label = record_grammar_label(inside, true);
    bool fits = label != NULL && label->kind == RECORD_FIELD &&
                (label->field == FIELD_PERSON || label->field == FIELD_PLACE_ABOUT);
    return fits ? label : NULL;
}

/* "Index terms: places": what stands behind the colon asks. */
static const RecordLabel *label_behind_colon(Str folded) {
    Str before, after;
    if (!str_cut(folded, ':', &before, &after))
        return NULL;
    const RecordLabel *label = record_grammar_label(str_trim(after), true);
    bool fits = label != NULL && label->kind == RECORD_FIELD &&
                tidy_text_count_words(before) <= 3 &&
                (label->field == FIELD_PERSON || label->field == FIELD_PLACE_ABOUT ||
                 label->field == FIELD_SUBJECT);
    return fits ? label : NULL;
}

static const RecordLabel *find_label(Str text, bool set_apart, struct arena *results) {
    Str folded = folded_label(text, results);
    if (folded.n == 0)
        return NULL;
    open_lines();
    for (size_t i = 0; set_apart && record_words_set_apart[i].words != NULL; i++)
        if (str_is(folded, record_words_set_apart[i].words))
            return &record_words_set_apart[i];
    const uint64_t *number = map_find(lines.labels, folded);
    if (number != NULL)
        return &record_words_labels[*number];
    if (set_apart && str_has(folded, STR(": ")))
        return label_behind_colon(folded);
    const RecordLabel *label = record_grammar_label(folded, set_apart);
    const RecordLabel *special =
        set_apart && label != NULL ? label_in_brackets(folded, label->field) : NULL;
    return special != NULL ? special : label;
}

/* "Library of X Control Number": the name may be anything. */
static const RecordLabel *number_of_library(Str text) {
    static const char *const endings[] = {" Control Number", " Identifier", " control number",
                                          " identifier"};
    static const RecordLabel identifier = {"", RECORD_FIELD, FIELD_IDENTIFIER, "", true};
    text = str_trim(text);
    if (str_ends(text, STR(":")))
        text.n--;
    for (size_t i = 0; text.n <= 60 && i < COUNT(endings); i++)
        if (str_ends(text, str_from_c(endings[i])))
            return &identifier;
    return NULL;
}

/* "First time published on X": the site's name may be anything. */
static const RecordLabel *published_on_site(Str text, struct arena *results) {
    static const char *const words[] = {" on ", " sur ", " auf ", " \xD0\xBD\xD0\xB0 "};
    static const RecordLabel uploaded = {"", RECORD_FIELD, FIELD_UPLOADED, "uploaded", true};
    size_t at;
    for (size_t i = 0; i < COUNT(words); i++) {
        if (!str_find(text, str_from_c(words[i]), &at) || at == 0)
            continue;
        const RecordLabel *label = find_label(str_slice(text, 0, at), true, results);
        if (label != NULL && (label->field == FIELD_PUBLISHED || label->field == FIELD_UPLOADED))
            return &uploaded;
    }
    return NULL;
}

const RecordLabel *record_profile_label(Str text, struct arena *results) {
    const RecordLabel *label = find_label(text, false, results);
    return label == NULL && str_starts(text, STR("First ")) ? published_on_site(text, results)
                                                            : label;
}

const RecordLabel *record_profile_label_set_apart(Str text, struct arena *results) {
    const RecordLabel *label = find_label(text, true, results);
    if (label == NULL)
        label = published_on_site(text, results);
    return label != NULL ? label : number_of_library(text);
}

RecordShape record_profile_shape(Field field) {
    switch (field) {
    case FIELD_DATE:
    case FIELD_UPLOADED:
        return RECORD_DATE;
    case FIELD_IDENTIFIER:
        return RECORD_ID;
    case FIELD_LANGUAGE:
    case FIELD_ORIGINAL_LANGUAGE:
        return RECORD_LANGUAGE;
    case FIELD_AUTHOR:
    case FIELD_RECIPIENT:
    case FIELD_PLACE_ABOUT:
    case FIELD_SUBJECT:
    case FIELD_PERSON:
    case FIELD_CONTRIBUTOR:
    case FIELD_DONOR:
    case FIELD_SPONSOR:
    case FIELD_COLLECTION:
        return RECORD_NAMES;
    case FIELD_ABSTRACT:
    case FIELD_RIGHTS:
    case FIELD_CREDITS:
    case FIELD_SOURCE_NOTE:
    case FIELD_NOTE:
    case FIELD_CONTACT:
        return RECORD_PROSE;
    default:
        return RECORD_LINE;
    }
}

/* Bytes of `text` whose fold is `folded` long, where its fold begins so; SIZE_MAX where it does
 * not. */
static size_t unfolded_length(Str text, Str beginning) {
    size_t at = 0, done = 0;
    uint32_t c;
    while (done < beginning.n && utf8_next(text, &at, &c)) {
        char bytes[UNICODE_FOLD_MAX];
        size_t n = unicode_fold_one(c, bytes);
        if (n > beginning.n - done || memcmp(bytes, beginning.p + done, n) != 0)
            break;
        done += n;
    }
    return done == beginning.n ? at : SIZE_MAX;
}

/* "This document was ..."; the verb that announces a sponsor comes later. */
static bool speaks_of_document(Str text) {
    static const char *const subjects[] = {
        "this document ",    "this publication ",  "this translation ",
        "dieses dokument ",  "diese ubersetzung ", "die veroffentlichung ",
        "diese edition ",    "ce document ",       "cette publication ",
        "cette traduction ", "этот документ ",     "данный документ ",
        "документ ",         "публикация "};
    for (size_t i = 0; i < COUNT(subjects); i++)
        if (unfolded_length(text, str_from_c(subjects[i])) != SIZE_MAX)
            return true;
    return false;
}

static bool phrase_at(Str text, bool only_sponsors, RecordPhrase *phrase) {
    static const char *const articles[] = {"the ", "die ", "das ", "la ", "le ", "les ", ": "};
    size_t start = 0;
    uint32_t c;
    char first[UNICODE_FOLD_MAX];
    if (!utf8_next(text, &start, &c) || unicode_fold_one(c, first) == 0)
        return false;
    for (size_t i = 0; record_words_phrases[i].before != NULL; i++) {
        const RecordWordsPhrase *known = &record_words_phrases[i];
        if (known->before[0] != first[0] || (only_sponsors && known->field != FIELD_SPONSOR))
            continue;
        Str before = str_trim(str_from_c(known->before));
        size_t at = unfolded_length(text, before);
        if (at >= text.n || text.n - at > 300 || strchr(" :", text.p[at]) == NULL)
            continue;
        Str value = str_trim(str_skip(text, at + 1));
        bool initial = value.n >= 3 && strchr(". ", value.p[value.n - 3]) != NULL;
        if (str_ends(value, STR(".")) && !initial)
            value.n--;
        for (size_t k = 0; k < COUNT(articles); k++)
            if (str_starts(value, str_from_c(articles[k])))
                value = str_skip(value, strlen(articles[k]));
        *phrase = (RecordPhrase){known->field, known->role, value};
        return value.n > 0;
    }
    return false;
}

/* `"This document was ..."`: without the signs of quotation around it. */
static Str without_quotes(Str text) {
    static const char *const pairs[][2] = {{"\"", "\""},
                                           {"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                           {"\xE2\x80\x9E", "\xE2\x80\x9C"},
                                           {"\xC2\xAB", "\xC2\xBB"}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        Str open = str_from_c(pairs[i][0]), close = str_from_c(pairs[i][1]);
        if (text.n > open.n + close.n && str_starts(text, open) && str_ends(text, close))
            return str_trim(str_slice(text, open.n, text.n - close.n));
    }
    return text;
}

bool record_profile_phrase(Str text, RecordPhrase *phrase) {
    text = without_quotes(text);
    if (phrase_at(text, false, phrase))
        return true;
    if (text.n > 300 || !speaks_of_document(text))
        return false;
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] == ' ' && phrase_at(str_skip(text, at + 1), true, phrase))
            return true;
    return false;
}

/* "« Previous record" without the sign that says where it leads. */
static Str without_arrows(Str text) {
    static const char *const arrows[] = {"\xC2\xAB",
                                         "\xC2\xBB",
                                         "\xE2\x80\xB9",
                                         "\xE2\x80\xBA",
                                         "\xE2\x86\x90",
                                         "\xE2\x86\x92",
                                         "\xE2\x86\x91",
                                         "<",
                                         ">"};
    for (size_t i = 0; i < COUNT(arrows); i++) {
        Str arrow = str_from_c(arrows[i]);
        if (str_starts(text, arrow))
            text = str_trim(str_skip(text, arrow.n));
        if (str_ends(text, arrow))
            text = str_trim(str_slice(text, 0, text.n - arrow.n));
    }
    return text;
}

bool record_profile_is_furniture(Str text, struct arena *results) {
    Str folded = folded_label(without_arrows(text), results);
    open_lines();
    return folded.n > 0 && map_find(lines.furniture, folded) != NULL;
}

bool record_profile_is_menu(Str text, struct arena *results) {
    Str folded = folded_label(text, results);
    open_lines();
    return folded.n > 0 && map_find(lines.menus, folded) != NULL;
}

/* "26 Downloads" */
static bool counts_uses(Str folded) {
    static const char *const words[] = {" download",  " view",    " favorite", " visit",   " vue",
                                        " consultat", " aufrufe", " просмотр", " скачиван"};
    size_t n = 0;
    while (n < folded.n && strchr("0123456789,.", folded.p[n]) != NULL)
        n++;
    for (size_t i = 0; n > 0 && folded.n <= n + 24 && i < COUNT(words); i++)
        if (str_starts(str_skip(folded, n), str_from_c(words[i])))
            return true;
    return false;
}

/* "My account of the siege" and "The next meeting is on 5 May." may be what the page is about. */
static bool may_be_prose(Str text, Str folded, Str offer) {
    static const char *const begin_prose[] = {"acheter", "jump to", "следующ", "предыдущ",
                                              "увелич"};
    if (str_starts(offer, STR("my ")))
        return offer.n != folded.n;
    for (size_t i = 0; i < COUNT(begin_prose); i++)
        if (str_starts(offer, str_from_c(begin_prose[i])))
            return str_ends(text, STR("."));
    return false;
}

bool record_profile_is_offer(Str text, struct arena *results) {
    Str folded = text.n <= OFFER_BYTES_MAX ? folded_label(text, results) : (Str){NULL, 0};
    static const char *const endings[] = {" anzeigen", " ansehen",  " herunterladen", " bestellen",
                                          " offnen",   " drucken",  " teilen",        " hinzufugen",
                                          " merken",   " einloggen"};
    for (size_t i = 0; folded.n > 0 && site_words_offers[i] != NULL; i++) {
        Str offer = str_from_c(site_words_offers[i]);
        if (offer.p[0] == folded.p[0] && str_starts(folded, offer) &&
            !may_be_prose(text, folded, offer))
            return true;
    }
    if (counts_uses(folded))
        return true;
    size_t size;  // "Dokument herunterladen (PDF, 1 MB)"
    if (str_ends(folded, STR(")")) && str_find(folded, STR(" ("), &size))
        folded = str_slice(folded, 0, size);
    for (size_t i = 0; i < COUNT(endings); i++)
        if (str_ends(folded, str_from_c(endings[i])) && !str_has(folded, STR(",")))
            return true;
    return false;
}

bool record_profile_heads_others(Str text, bool is_label, struct arena *results) {
    Str folded = text.n <= OTHERS_BYTES_MAX ? folded_label(text, results) : (Str){NULL, 0};
    for (size_t i = 0; folded.n > 0 && site_words_others[i] != NULL; i++) {
        Str words = str_from_c(site_words_others[i]);
        if (is_label && !str_has(words, STR(" ")))  // "Related names" asks
            continue;
        if (str_starts(folded, words) &&
            (folded.n == words.n || strchr(" (:.", folded.p[words.n]) != NULL ||
             (uint8_t)folded.p[words.n] >= 0x80))
            return true;
    }
    return false;
}

bool record_profile_is_more(Str text, struct arena *results) {
    static const char *const words[] = {
        "show more", "show less",    "show all",      "read more",     "view all",
        "see all",   "see more",     "more",          "показать еще",  "показать все",
        "еще",       "читать далее", "mehr anzeigen", "alle anzeigen", "mehr",
        "weniger",   "voir plus",    "afficher plus", "voir tout",     "tout afficher"};
    Str folded = text.n <= 40 ? folded_label(text, results) : (Str){NULL, 0};
    for (size_t i = 0; folded.n > 0 && i < COUNT(words); i++)
        if (str_is(folded, words[i]))
            return true;
    return false;
}

bool record_profile_is_rights(Str text, struct arena *results) {
    Str folded = unicode_fold(str_slice(text, 0, utf8_floor(text, 2000)), results);
    for (size_t i = 0; record_words_rights[i] != NULL; i++)
        if (str_has(folded, str_from_c(record_words_rights[i])))
            return true;
    return str_starts(folded, STR("\xC2\xA9"));
}

/* The word stands in the folded text with no letter on either side. */
static bool has_word(Str folded, Str word) {
    for (size_t at = 0, found; str_find(str_skip(folded, at), word, &found); at += 1) {
        at += found;
        uint32_t before = ' ', after = ' ';
        size_t back = at, next = at + word.n;
        (void)utf8_back(folded, &back, &before);
        if (!utf8_next(folded, &next, &after))
            after = ' ';
        if (unicode_class(before) != UNICODE_LETTER && unicode_class(after) != UNICODE_LETTER)
            return true;
    }
    return false;
}

/* A word made with "archive": Zollarchiv, Kreisarchiv, госархив. */
static bool ends_in_archive(Str folded) {
    static const char *const endings[] = {"archiv", "archivs", "архив"};
    for (Str word, rest = folded; rest.n > 0;) {
        (void)str_cut(rest, ' ', &word, &rest);
        for (size_t i = 0; i < COUNT(endings); i++)
            if (str_ends(word, str_from_c(endings[i])))
                return true;
    }
    return false;
}

bool record_profile_is_archive(Str text, struct arena *results, Str *name, Str *short_form) {
    *name = text;
    *short_form = (Str){NULL, 0};
    if (text.n == 0 || text.n > 200 || str_ends(text, STR(".")) || str_has(text, STR("; ")))
        return false;
    size_t open;
    if (str_ends(text, STR(")")) && str_find_char(text, '(', &open) && open > 0) {
        Str inside = str_slice(text, open + 1, text.n - 1);
        if (inside.n <= 24 && !str_has(inside, STR(")"))) {
            *name = str_trim(str_slice(text, 0, open));
            *short_form = inside;
        }
    }
    Str folded = unicode_fold(*name, results);
    for (size_t i = 0; record_words_archives[i] != NULL; i++)
        if (has_word(folded, str_from_c(record_words_archives[i])))
            return true;
    return ends_in_archive(folded);
}

Str record_profile_language(Str name, struct arena *results) {
    Str folded = folded_label(name, results);
    for (size_t i = 0; folded.n > 0 && record_words_languages[i].name != NULL; i++)
        if (str_is(folded, record_words_languages[i].name))
            return str_from_c(record_words_languages[i].tag);
    return (Str){NULL, 0};
}

static Str without_article(Str name) {
    name = str_trim(name);
    if (str_equal_nocase(str_slice(name, 0, 4), STR("the ")))
        name = str_skip(name, 4);
    return name;
}

bool record_profile_speaker(Str text, Str *body) {
    static const char *const verbs[] = {" welcomes reuse", " welcomes the reuse",
                                        " encourages reuse", " grants permission"};
    for (size_t i = 0; i < COUNT(verbs); i++) {
        size_t at;
        if (!str_find(text, str_from_c(verbs[i]), &at) || at > 120)
            continue;
        *body = without_article(str_slice(text, 0, at));
        return body->n > 0 && !str_has(*body, STR(". "));
    }
    return false;
}

bool record_profile_contact(Str text, Str *body, Str *address) {
    size_t at, to;
    *address = (Str){NULL, 0};
    if (!str_find(text, STR("please contact "), &at))
        return false;
    Str rest = str_skip(text, at + 15);
    if (str_find(rest, STR(" at "), &to)) {
        *address = str_trim(str_skip(rest, to + 4));
        if (str_ends(*address, STR(".")))
            address->n--;
        rest = str_slice(rest, 0, to);
    } else if (str_find(rest, STR(". "), &to)) {
        rest = str_slice(rest, 0, to);
    }
    *body = without_article(rest);
    if (str_ends(*body, STR(".")))
        body->n--;
    return body->n > 0 && body->n <= 120;
}

bool record_profile_find_mask(Str text, size_t *at, size_t *end) {
    static const char *const spaces[] = {" ", "\xC2\xA0"};
    Str opening = STR("[email"), closing = STR("protected]");
    for (size_t found; str_find(str_skip(text, *at), opening, &found); *at += found + 1) {
        Str rest = str_skip(text, *at + found + opening.n);
        for (size_t i = 0; i < COUNT(spaces); i++) {
            Str space = str_from_c(spaces[i]);
            if (!str_starts(rest, space) || !str_starts(str_skip(rest, space.n), closing))
                continue;
            *at += found;
            *end = *at + opening.n + space.n + closing.n;
            return true;
        }
    }
    return false;
}
