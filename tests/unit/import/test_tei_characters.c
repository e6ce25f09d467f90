/*
 * The promise of docs/formats/tei.md: every character of a volume's text that is no white space is
 * read, once and in its place, once notes are put back where they are anchored. The volume's
 * characters are taken here by a scanner of its own, which knows nothing of libxml2, the tree or
 * the importer.
 */
#include "test.h"

#include "base/buf.h"
#include "base/file.h"
#include "import/from_tei.h"
#include "import/frus_volumes.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void put(Buf *out, Str text) {
    for (size_t i = 0; i < text.n; i++)
        if (!is_space(text.p[i]))
            buf_char(out, text.p[i]);
}

/* --- the volume's own characters ---------------------------------------------------------- */

static size_t put_reference(Buf *out, Str xml, size_t at) {
    static const struct {
        const char *name, *text;
    } names[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(str_skip(xml, at), str_from_c(names[i].name))) {
            buf_c(out, names[i].text);
            return at + strlen(names[i].name);
        }
    fail_msg("the scanner knows no reference like %.*s", 12, xml.p + at);
    return xml.n;
}

/* The characters between <name ...> and </name>, markup left out. */
static void scan(Str xml, const char *name, Buf *out) {
    size_t at = 0, end = 0;
    char tag[64];
    snprintf(tag, sizeof tag, "<%s", name);
    assert_true(str_find(xml, str_from_c(tag), &at));
    snprintf(tag, sizeof tag, "</%s>", name);
    assert_true(str_find(xml, str_from_c(tag), &end));
    while (at < end) {
        if (str_starts(str_skip(xml, at), STR("<!--"))) {
            size_t length = 0;
            assert_true(str_find(str_skip(xml, at), STR("-->"), &length));
            at += length + 3;
        } else if (xml.p[at] == '<') {
            while (xml.p[at] != '>')
                at++;
            at++;
        } else if (xml.p[at] == '&') {
            at = put_reference(out, xml, at);
        } else {
            if (!is_space(xml.p[at]))
                buf_char(out, xml.p[at]);
            at++;
        }
    }
}

/* --- the reading, put back together -------------------------------------------------------- */

typedef struct {
    uint64_t first;   // byte of the file where it begins
    size_t from, to;  // in the characters
} Piece;

typedef struct {
    struct arena *arena;
    Buf characters;
    LIST_OF(Piece) pieces;
    size_t documents, undated;
} Reading;

typedef struct {
    size_t at;
    const Block *note;
} Anchor;
typedef LIST_OF(Anchor) AnchorList;

static int by_place(const void *a, const void *b) {
    const Anchor *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->note->id < y->note->id ? -1 : 1;
}

static AnchorList anchors_of(struct arena *arena, const Part *part) {
    AnchorList anchors = {0};
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (span->kind != SPAN_NOTE)
            continue;
        unsigned long id = strtoul(str_to_c(arena, document_attribute(span, "block")), NULL, 10);
        for (size_t k = 0; k < part->blocks.n; k++)
            if (part->blocks.p[k].id == id)
                *LIST_ADD(arena, &anchors) = (Anchor){span->start, &part->blocks.p[k]};
    }
    if (anchors.n > 0)
        qsort(anchors.p, anchors.n, sizeof *anchors.p, by_place);
    return anchors;
}

/* The text from start to end with each note where it is anchored, notes of notes within. */
static void put_back(Buf *out, const Part *part, const AnchorList *anchors, size_t start,
                     size_t end) {
    for (size_t i = 0; i < anchors->n; i++) {
        if (anchors->p[i].at < start || anchors->p[i].at > end)
            continue;
        put(out, str_slice(part->text, start, anchors->p[i].at));
        start = anchors->p[i].at;
        put_back(out, part, anchors, anchors->p[i].note->start, anchors->p[i].note->end);
    }
    put(out, str_slice(part->text, start, end));
}

static bool collect(void *context, const struct document *document, Fail *fail) {
    Reading *reading = context;
    if (!document_check(document, fail))
        return false;
    Piece *piece = LIST_ADD(reading->arena, &reading->pieces);
    *piece = (Piece){.first = UINT64_MAX, .from = reading->characters.n};
    for (size_t p = 0; p < document->parts.n; p++) {
        const Part *part = &document->parts.p[p];
        size_t end = part->text.n;
        for (size_t i = 0; i < part->blocks.n; i++) {
            const Block *block = &part->blocks.p[i];
            if (block->origin.first < piece->first)
                piece->first = block->origin.first;
            if (block->kind == BLOCK_NOTE && block->start < end)
                end = block->start;
        }
        AnchorList anchors = anchors_of(reading->arena, part);
        put_back(&reading->characters, part, &anchors, 0, end);
    }
    piece->to = reading->characters.n;
    if (document->role == ROLE_RECORD) {
        const Value *date = description_find(&document->description, FIELD_DATE, 0);
        reading->documents++;
        reading->undated += date == NULL || date->norm.n == 0;
    }
    return true;
}

static bool is_covered(const Reading *reading, uint64_t first) {
    for (size_t i = 0; i < reading->pieces.n; i++)
        if (reading->pieces.p[i].first == first)
            return true;
    return false;
}

static int by_first(const void *a, const void *b) {
    const Piece *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* All pieces in the order of the file; headings that stand as titles of collections only, among
 * them. */
static void join(Reading *reading, const ReadingHead *head, Buf *out) {
    for (size_t i = 0; i < head->collections.n; i++) {
        const Value *title = description_find(&head->collections.p[i].description, FIELD_TITLE, 0);
        if (title == NULL || is_covered(reading, title->evidence.p[0].origin.first))
            continue;
        size_t from = reading->characters.n;
        put(&reading->characters, title->value);
        *LIST_ADD(reading->arena, &reading->pieces) =
            (Piece){title->evidence.p[0].origin.first, from, reading->characters.n};
    }
    qsort(reading->pieces.p, reading->pieces.n, sizeof *reading->pieces.p, by_first);
    for (size_t i = 0; i < reading->pieces.n; i++)
        buf_add(out, reading->characters.p + reading->pieces.p[i].from,
                reading->pieces.p[i].to - reading->pieces.p[i].from);
}

static void assert_same(Str path, Str expected, Str got) {
    if (str_equal(expected, got))
        return;
    size_t at = 0;
    while (at < expected.n && at < got.n && expected.p[at] == got.p[at])
        at++;
    size_t from = at > 40 ? at - 40 : 0;
    fail_msg("%.*s: %zu characters of %zu, differing at %zu:\n  volume  %.*s\n  reading %.*s",
             STR_ARG(path), got.n, expected.n, at, STR_ARG(str_slice(expected, from, at + 60)),
             STR_ARG(str_slice(got, from, at + 60)));
}

static void prove_volume(Str path, size_t *documents, size_t *undated, size_t *odd) {
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str bytes;
    assert_ok(file_read(path, 64 << 20, arena, &bytes, &fail));
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){file_name(path), bytes};
    Reading reading = {.arena = arena};
    ImportTask task = {.files = &files,
                       .limits = {.text_bytes = 64 << 20, .depth = 256},
                       .visit = collect,
                       .context = &reading};
    ReadingHead head;
    assert_ok(from_tei_read(&task, arena, &head, &fail));
    assert_ok(reading_check_head(&head, &fail));

    Buf expected = {0}, got = {0};
    scan(bytes, "text", &expected);
    join(&reading, &head, &got);
    assert_same(path, buf_as_str(&expected), buf_as_str(&got));

    buf_clear(&expected);
    buf_clear(&got);
    scan(bytes, "teiHeader", &expected);
    for (size_t i = 0; i < head.description.n; i++)
        put(&got, head.description.p[i].value);
    assert_same(path, buf_as_str(&expected), buf_as_str(&got));

    assert_true(str_starts(file_name(path), head.source_id));
    *documents += reading.documents;
    *undated += reading.undated;
    *odd += head.reports.n;
    buf_free(&expected);
    buf_free(&got);
    buf_free(&reading.characters);
    arena_destroy(arena);
}

static void test_every_character_of_24_volumes_is_read_in_order(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    StrList volumes = frus_volumes_open(arena);
    size_t documents = 0, undated = 0, odd = 0;
#ifdef __SANITIZE_ADDRESS__
    volumes.n = volumes.n < 3 ? volumes.n : 3;  // each takes half a second there
#endif
    for (size_t i = 0; i < volumes.n; i++)
        prove_volume(volumes.p[i], &documents, &undated, &odd);
    if (volumes.n > 3) {
        assert_int_equal(volumes.n, 24);
        assert_int_equal(documents, 7056);
        assert_int_equal(undated, 742);
        assert_int_equal(odd, 2);  // <itemitem>, and a second d173fn4
    }
    frus_volumes_close();
    arena_destroy(arena);
}

static void test_at_most_twelve_rules_of_omission(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str page, line;
    assert_ok(file_read(STR("docs/formats/tei.md"), 1 << 20, arena, &page, &fail));
    bool inside = false;
    size_t rules = 0;
    while (str_next_line(&page, &line)) {
        if (str_starts(line, STR("## ")))
            inside = str_is(line, "## What is not in a text");
        else if (inside && str_starts(line, STR("- ")))
            rules++;
    }
    assert_in_range(rules, 1, 12);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character_of_24_volumes_is_read_in_order),
        cmocka_unit_test(test_at_most_twelve_rules_of_omission),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
