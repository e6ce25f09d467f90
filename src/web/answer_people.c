/*
 * Without a letter or a name the page begins with those whom most documents name: a way in, where
 * thousands of entries would be none.
 */
#include "web/answer_people.h"
#include "web/address.h"
#include "web/json_browse.h"
#include "web/page_people.h"

static size_t first_of(Answer *a) {
    uint64_t first = exchange_number(a->request, "from", 1);
    return first > INT32_MAX ? INT32_MAX : (size_t)(first - 1);
}

void answer_people(Answer *a, const PageHomeFound *named) {
    struct catalog *catalog = archive_catalog(a->archive);
    LetterCountList letters = {0};
    PersonRowList rows = {0};
    Fail fail = {0};
    PeopleRange range = {.letter = exchange_parameter(a->request, "letter"),
                         .words = exchange_parameter(a->request, "q"),
                         .first = first_of(a),
                         .count = PAGE_PEOPLE_ROWS + 1};
    range.words = str_trim(range.words);
    if (range.words.n > 0)
        range.letter = (Str){NULL, 0};
    range.most_linked = range.words.n == 0 && range.letter.n == 0;
    if (range.most_linked) {
        range.first = 0;
        range.count = PAGE_PEOPLE_FIRST + 1;
    }
    if (!people_letters(catalog, a->page.request, &letters, &fail) ||
        !people_list(catalog, &range, a->page.request, &rows, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    PagePeople page = {&letters, &rows, range, named};
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_browse_people(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_people_write(&a->page, &page);
    }
}

/* frus1961-63v05.p_KNS1 and frus1961-63v05/p_KNS1 lead to the entry's own address. */
static bool find_other_name(Answer *a, Str name, Str *id) {
    Named named;
    Fail ignored;
    for (size_t i = name.n; i-- > 1;) {
        if (name.p[i] != '.' && name.p[i] != '/')
            continue;
        if (!catalog_resolve(archive_catalog(a->archive), str_slice(name, 0, i), a->page.request,
                             &named, &ignored) ||
            named.kind != NAMED_COLLECTION)
            continue;
        *id = str_format(a->page.request, "%.*s.%.*s", STR_ARG(named.id),
                         STR_ARG(str_skip(name, i + 1)));
        return !str_equal(*id, name);
    }
    return false;
}

/* Entries of the same wording, without those that are known to be the same person. */
static bool find_same(struct catalog *catalog, const PagePerson *page, struct arena *request,
                      PersonRowList *same, PersonRowList *one_with, Fail *fail) {
    if (!people_same_name(catalog, page->person, request, same, fail) ||
        !authority_rows_others(catalog, page->person->id, request, one_with, fail))
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < same->n; i++) {
        bool joined = false;
        for (size_t k = 0; !joined && k < one_with->n; k++)
            joined = str_equal(same->p[i].id, one_with->p[k].id);
        if (!joined)
            same->p[kept++] = same->p[i];
    }
    same->n = kept;
    return true;
}

void answer_people_one(Answer *a) {
    struct catalog *catalog = archive_catalog(a->archive);
    struct arena *request = a->page.request;
    PersonRow person;
    MentionRowList mentions = {0};
    PersonRowList same = {0};
    Fail fail = {0};
    PersonRowList one_with = {0};
    PagePerson page = {.person = &person,
                       .mentions = &mentions,
                       .same_name = &same,
                       .first = first_of(a),
                       .one_with = &one_with};
    if (!people_get(catalog, a->route.name, request, &person, &fail)) {
        Str id;
        PersonRow other;
        Fail second;
        if (fail.code == FAIL_MISSING && find_other_name(a, a->route.name, &id) &&
            people_get(catalog, id, request, &other, &second))
            answer_redirect(
                a, address_person(request, other.id, a->route.form == FORM_JSON ? ".json" : ""));
        else
            answer_failure(a, &fail);
        return;
    }
    MentionRange range = {person.id, page.first, PAGE_PEOPLE_DOCUMENTS + 1};
    if (!people_mentions(catalog, &range, request, &mentions, &fail) ||
        !find_same(catalog, &page, request, &same, &one_with, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_browse_person(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_people_write_one(&a->page, &page);
    }
}
