/*
 * The lexicon of an archive that holds nothing yet, and of tests: every word is its own only form.
 *
 * An entry is a name, then what the list says of it. The name is what the list's own markup marks
 * as one; else what stands before a colon, or before the second comma ("Acheson, Dean, Secretary
 * of State"), or all of it.
 */
#include "doc/lexicon.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

static void own_form(void *context, Str word, struct arena *results, LexiconFormList *forms) {
    (void)context;
    *LIST_ADD(results, forms) = (LexiconForm){.text = word, .certainty = 1000};
}

static void no_candidates(void *context, Str name, struct arena *results,
                          LexiconCandidateList *found) {
    (void)context;
    (void)name;
    (void)results;
    found->n = 0;
}

static uint64_t no_word(void *context, Str folded_word) {
    (void)context;
    (void)folded_word;
    return 0;
}

static uint64_t no_pair(void *context, Str first, Str second) {
    (void)context;
    (void)first;
    (void)second;
    return 0;
}

const Lexicon lexicon_empty = {.forms_of = own_form,
                               .candidates = no_candidates,
                               .word_count = no_word,
                               .pair_count = no_pair};

/* Without the marks and spaces that part a name from what follows. */
static Str without_edges(Str text) {
    static const char edges[] = " ,;:\n\t.";
    while (text.n > 0 && strchr(edges, text.p[0]) != NULL)
        text = str_skip(text, 1);
    while (text.n > 0 && strchr(" ,;:\n\t", text.p[text.n - 1]) != NULL)
        text.n--;
    return text;
}

/* Words that all have capitals: given names, not what somebody is. */
static bool are_given_names(Str text) {
    bool begins = true, any = false;
    uint32_t c;
    for (size_t at = 0; utf8_next(text, &at, &c); begins = c == ' ' || c == '-') {
        if (begins && c != ' ' && !unicode_is_upper(c))
            return false;
        any = any || c != ' ';
    }
    return any;
}

/* Where the name of an entry without markup ends. */
static size_t end_of_name(Str text) {
    size_t at, second;
    if (str_find_char(text, ':', &at))
        return at;
    if (!str_find_char(text, ',', &at))
        return text.n;
    Str behind = str_skip(text, at + 1);
    if (!str_find_char(behind, ',', &second))
        second = behind.n;
    return are_given_names(str_slice(behind, 0, second)) ? at + 1 + second : at;
}

LexiconEntry lexicon_entry(const Part *part, size_t at) {
    Str text = part->text;
    const Span *entry = &part->spans.p[at];
    size_t name_end = entry->start + end_of_name(str_slice(text, entry->start, entry->end));
    for (size_t i = at + 1; i < part->spans.n && part->spans.p[i].start < entry->end; i++) {
        const Span *span = &part->spans.p[i];
        if ((span->kind != SPAN_NAME && span->kind != SPAN_TERM) || span->end > entry->end)
            continue;
        if (span->end > span->start && span->start < entry->start + 4)
            name_end = span->end;
        break;
    }
    return (LexiconEntry){.id = document_attribute(entry, "id"),
                          .type = document_attribute(entry, "type"),
                          .name = without_edges(str_slice(text, entry->start, name_end)),
                          .note = without_edges(str_slice(text, name_end, entry->end))};
}

void lexicon_add_entries(const struct document *document, struct arena *results,
                         LexiconEntryList *entries) {
    for (size_t i = 0; document->role == ROLE_APPARATUS && i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        for (size_t k = 0; k < part->spans.n; k++) {
            if (part->spans.p[k].kind != SPAN_ENTRY)
                continue;
            LexiconEntry entry = lexicon_entry(part, k);
            if (entry.name.n == 0)
                continue;
            *LIST_ADD(results, entries) =
                (LexiconEntry){str_copy(results, entry.id), str_copy(results, entry.type),
                               str_copy(results, entry.name), str_copy(results, entry.note)};
        }
    }
}
