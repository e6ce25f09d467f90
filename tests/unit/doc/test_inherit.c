#include "test.h"

#include "base/buf.h"
#include "base/file.h"
#include "doc/block_words.h"
#include "doc/changed_reading.h"
#include "doc/doc_json.h"
#include "doc/inherit.h"
#include "doc/plain_document.h"
#include "doc/random_document.h"

static InheritCount inherit(const struct document *old, struct document *next,
                            struct arena *arena) {
    Fail fail = {0};
    InheritCount count;
    assert_ok(document_check(old, &fail));
    assert_ok(document_check(next, &fail));
    inherit_block_ids(old, next, arena, &count);
    assert_ok(document_check(next, &fail));
    return count;
}

static uint32_t nearest(const struct document *document, uint32_t lost) {
    for (size_t i = 0; i < document->lost_blocks.n; i++)
        if (document->lost_blocks.p[i].id == lost)
            return document->lost_blocks.p[i].nearest;
    fail_msg("%u is not lost", lost);
    return 0;
}

static const char letter[] =
    "h Letter\n"
    "p It was a bright cold day in April and the clocks were striking thirteen\n"
    "p Ibid.\n"
    "p The quick brown fox jumps over the lazy dog beside the river bank today\n"
    "p Ibid.\n"
    "n See the first volume for the text of the treaty\n"
    "n Not printed\n";

static void test_an_equal_reading_keeps_all_ids(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(arena, letter), next = plain_document(arena, letter);
    Block *blocks = next.parts.p[0].blocks.p;
    for (size_t i = 0; i < 7; i++)
        blocks[i].id += 100;
    next.next_block += 100;
    next.parts.p[0].spans = (SpanList){0};
    next.parts.p[0].blocks.p[5].kind = next.parts.p[0].blocks.p[6].kind = BLOCK_PARAGRAPH;
    old.parts.p[0].spans = (SpanList){0};
    old.parts.p[0].blocks.p[5].kind = old.parts.p[0].blocks.p[6].kind = BLOCK_PARAGRAPH;
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.kept, 7);
    assert_int_equal(count.fresh + count.lost, 0);
    for (uint32_t i = 0; i < 7; i++)
        assert_int_equal(next.parts.p[0].blocks.p[i].id, i + 1);
    assert_int_equal(next.next_block, old.next_block);
    arena_destroy(arena);
}

static void test_joined_paragraphs_keep_the_longer_ones_id(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(
        arena, "p One two three four five six\np seven eight nine\np The end of it all\n");
    struct document next = plain_document(
        arena, "p One two three four five six seven eight nine\np The end of it all\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.kept, 2);
    assert_int_equal(count.lost, 1);
    assert_int_equal(plain_document_id(&next, "One two three four five six seven eight nine"), 1);
    assert_int_equal(plain_document_id(&next, "The end of it all"), 3);
    assert_int_equal(nearest(&next, 2), 1);
    arena_destroy(arena);
}

static void test_split_cells_keep_the_id_with_the_longer_piece(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(
        arena, "(table\n(row\nc Smith 12 kept in London\nc x\n)\n(row\nc \nc y\n)\n)\n");
    struct document next = plain_document(
        arena, "(table\n(row\nc Smith 12\nc kept in London\nc x\n)\n(row\nc \nc \nc y\n)\n)\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.lost, 0);
    assert_int_equal(count.fresh, 2);
    assert_int_equal(plain_document_id(&next, "kept in London"), 3);
    assert_int_equal(plain_document_id(&next, "x"), 4);
    assert_int_equal(plain_document_id(&next, "y"), 7);
    assert_int_equal(next.parts.p[0].blocks.p[0].id, 1);  // table
    assert_int_equal(next.parts.p[0].blocks.p[1].id, 2);  // row
    assert_int_equal(next.parts.p[0].blocks.p[5].id, 5);
    arena_destroy(arena);
}

static void test_notes_that_move_keep_their_ids_and_anchors(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(arena, letter);
    struct document next = plain_document(
        arena, "h Letter\n"
               "p It was a bright cold day in April and the clocks were striking thirteen\n"
               "p Ibid.\n"
               "p The quick brown fox jumps over the lazy dog beside the river bank today\n"
               "p Ibid.\n"
               "n Not printed\n"
               "n See the first volume for the text of the treaty\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.kept, 7);
    assert_int_equal(plain_document_id(&next, "Not printed"), 7);
    assert_int_equal(plain_document_id(&next, "See the first volume for the text of the treaty"),
                     6);
    arena_destroy(arena);
}

static void test_repeated_texts_stay_in_their_order(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(arena, letter);
    struct document next = plain_document(
        arena, "h Letter\n"
               "p A new first paragraph that nobody has ever seen\n"
               "p It was a bright cold day in April and the clocks were striking thirteen\n"
               "p The quick brown fox jumps over the lazy dog beside the river bank today\n"
               "p Ibid.\n"
               "n See the first volume for the text of the treaty\n"
               "n Not printed\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.lost, 1);
    assert_int_equal(count.fresh, 1);
    assert_int_equal(plain_document_id(&next, "Ibid."), 5);
    assert_int_equal(nearest(&next, 3), 2);
    assert_int_equal(plain_document_id(&next, "A new first paragraph that nobody has ever seen"),
                     old.next_block);
    arena_destroy(arena);
}

static void test_other_text_gets_no_old_id(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old =
        plain_document(arena, "p No. 5\np Moscow, June 3\np one two three four\n");
    struct document next =
        plain_document(arena, "p No. 6\np London, May 3\np five six seven four\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.kept, 0);
    assert_int_equal(count.lost, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(next.parts.p[0].blocks.p[i].id, 4 + i);
        assert_int_equal(next.lost_blocks.p[i].id, 1 + i);
    }
    arena_destroy(arena);
}

static void test_a_changed_kind_does_not_change_the_id(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(arena, "p Moscow, June 3, 1962\np Dear Sir\nn A note\n");
    struct document next =
        plain_document(arena, "d Moscow, June 3, 1962\np Dear Sir\n(note\np A note\n)\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.lost, 0);
    assert_int_equal(count.fresh, 1);
    assert_int_equal(next.parts.p[0].blocks.p[0].id, 1);
    assert_int_equal(next.parts.p[0].blocks.p[2].kind, BLOCK_NOTE);
    assert_int_equal(next.parts.p[0].blocks.p[2].id, 3);
    arena_destroy(arena);
}

static void test_containers_follow_their_leaves(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(
        arena,
        "(section\nh Talks\np The first paragraph of the section is this one\n)\n(section\nh "
        "Lunch\np Another paragraph stands here at some length\n)\n");
    struct document next = plain_document(
        arena,
        "(section\nh Preface\np Words that did not stand in the old one at all\n)\n"
        "(section\nh Talks\np The first paragraph of this section is this one\n)\n(section\nh "
        "Lunch\np Another paragraph stands here at some length\np And more\n)\n");
    InheritCount count = inherit(&old, &next, arena);
    assert_int_equal(count.lost, 0);
    assert_int_equal(next.parts.p[0].blocks.p[3].id, 1);
    assert_int_equal(next.parts.p[0].blocks.p[6].id, 4);
    assert_int_equal(next.parts.p[0].blocks.p[0].id, old.next_block);
    arena_destroy(arena);
}

static void test_ids_of_tombstones_are_never_used_again(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document first = plain_document(arena, "p alpha beta gamma\np delta epsilon zeta\n");
    struct document second = plain_document(arena, "p alpha beta gamma\n");
    (void)inherit(&first, &second, arena);
    assert_int_equal(nearest(&second, 2), 1);
    struct document third = plain_document(arena, "p delta epsilon zeta\np eta theta iota\n");
    (void)inherit(&second, &third, arena);
    assert_int_equal(third.parts.p[0].blocks.p[0].id, 3);
    assert_int_equal(third.parts.p[0].blocks.p[1].id, 4);
    assert_int_equal(third.lost_blocks.n, 2);
    assert_int_equal(nearest(&third, 1), 0);
    assert_int_equal(nearest(&third, 2), 0);
    assert_int_equal(third.next_block, 5);
    arena_destroy(arena);
}

static void test_links_parents_and_evidence_are_renumbered(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old = plain_document(arena, "p gone for ever\n(list\ni one\ni two\n)\n");
    struct document next = plain_document(arena, "(list\ni one\ni two\n)\n");
    Part *other = LIST_ADD(arena, &next.parts);
    other->id = STR("t2");
    other->text = STR("uno");
    Block *block = LIST_ADD(arena, &other->blocks);
    *block = (Block){.id = next.next_block++, .kind = BLOCK_PARAGRAPH, .end = 3};
    *LIST_ADD(arena, &block->links) = (BlockLink){0, 2};
    Value *value = description_add(arena, &next.description, FIELD_TITLE, STR("one"));
    *LIST_ADD(arena, &value->evidence) = (Evidence){.block = 2};
    (void)inherit(&old, &next, arena);
    assert_int_equal(next.parts.p[0].blocks.p[1].parent, 2);
    assert_int_equal(next.parts.p[1].blocks.p[0].links.p[0].block, 3);
    assert_int_equal(next.description.p[0].evidence.p[0].block, 3);
    arena_destroy(arena);
}

/* ---- At random ---- */

static Str random_words(RandomDocument *random, size_t count) {
    Buf text = {0};
    for (size_t i = 0; i < count; i++) {
        uint64_t rare = random_document_number(random, 3);  // some words are common, some rare
        buf_format(&text, "%sw%u", i > 0 ? " " : "",
                   (unsigned)random_document_number(random, rare == 0 ? 20 : 3000));
    }
    Str copy = str_copy(random->arena, buf_as_str(&text));
    buf_free(&text);
    return copy;
}

/*
 * An old reading of paragraphs, tables and notes, and a new one in which about one place in a
 * hundred was changed.
 */
static void make_two_readings(RandomDocument *random, Buf *old, Buf *next) {
    size_t paragraphs = 150 + random_document_number(random, 100);
    Buf notes = {0};
    for (size_t i = 0; i < paragraphs; i++) {
        Str a = random_words(random, 8 + random_document_number(random, 60));
        Str b = random_words(random, 8 + random_document_number(random, 60));
        bool change = random_document_number(random, 60) == 0;
        buf_format(old, "p %.*s\np %.*s\n", STR_ARG(a), STR_ARG(b));
        buf_format(next, change ? "p %.*s %.*s\n" : "p %.*s\np %.*s\n", STR_ARG(a), STR_ARG(b));
        if (random_document_number(random, 8) == 0) {
            Str c = random_words(random, 3), d = random_words(random, 2);
            bool split = random_document_number(random, 30) == 0;
            buf_format(old, "(table\n(row\nc %.*s %.*s\nc \nc 5\n)\n)\n", STR_ARG(c), STR_ARG(d));
            buf_format(next,
                       split ? "(table\n(row\nc %.*s\nc %.*s\nc \nc 5\n)\n)\n"
                             : "(table\n(row\nc %.*s %.*s\nc \nc 5\n)\n)\n",
                       STR_ARG(c), STR_ARG(d));
        }
        if (random_document_number(random, 4) == 0)
            buf_format(&notes, "n %.*s\n",
                       STR_ARG(random_words(random, 1 + random_document_number(random, 12))));
    }
    /* The first third of the notes goes to the end. */
    Str list = buf_as_str(&notes);
    size_t cut = list.n / 3;
    while (cut < list.n && cut > 0 && list.p[cut - 1] != '\n')
        cut++;
    buf_str(old, list);
    buf_str(next, str_skip(list, cut));
    buf_str(next, str_slice(list, 0, cut));
    buf_free(&notes);
}

static bool is_same_text(Str a, Str b) {
    if (str_equal(a, b))
        return true;
    struct arena *scratch = arena_create();
    BlockWords x = block_words(a, scratch), y = block_words(b, scratch);
    bool alike = block_words_alike(x.n, y.n, block_words_shared(x, y));
    arena_destroy(scratch);
    return alike;
}

/* Every block of next that has an id which old used has old's text. */
static void no_id_has_other_text(const struct document *old, const struct document *next) {
    struct arena *scratch = arena_create();
    Str *texts = ARENA_ARRAY(scratch, Str, old->next_block);
    for (size_t i = 0; i < old->parts.n; i++)
        for (size_t k = 0; k < old->parts.p[i].blocks.n; k++) {
            const Block *block = &old->parts.p[i].blocks.p[k];
            texts[block->id] = str_slice(old->parts.p[i].text, block->start, block->end);
            if (texts[block->id].p == NULL)
                texts[block->id].p = "";
        }
    for (size_t i = 0; i < next->parts.n; i++)
        for (size_t k = 0; k < next->parts.p[i].blocks.n; k++) {
            const Block *block = &next->parts.p[i].blocks.p[k];
            Str text = str_slice(next->parts.p[i].text, block->start, block->end);
            if (block->id >= old->next_block)
                continue;
            assert_non_null(texts[block->id].p);  // else it was lost before
            if (!is_same_text(texts[block->id], text))
                fail_msg("%.*s b%u: \"%.*s\" became \"%.*s\"", STR_ARG(next->local_id), block->id,
                         STR_ARG(texts[block->id]), STR_ARG(text));
        }
    arena_destroy(scratch);
}

static void test_nearly_all_ids_stay_and_none_gets_other_text(void **state) {
    (void)state;
    size_t blocks = 0, lost = 0;
    for (uint64_t seed = 0; seed < 25; seed++) {
        struct arena *arena = arena_create();
        RandomDocument random = random_document_begin(seed, arena);
        Buf old_lines = {0}, next_lines = {0};
        make_two_readings(&random, &old_lines, &next_lines);
        struct document old = plain_document(arena, str_to_c(arena, buf_as_str(&old_lines)));
        struct document next = plain_document(arena, str_to_c(arena, buf_as_str(&next_lines)));
        InheritCount count = inherit(&old, &next, arena);
        no_id_has_other_text(&old, &next);
        blocks += old.parts.p[0].blocks.n;
        lost += count.lost;
        buf_free(&old_lines);
        buf_free(&next_lines);
        arena_destroy(arena);
    }
    if (lost * 100 > blocks)
        fail_msg("%zu of %zu ids lost", lost, blocks);
}

/* Real readings: FONDS_READING names a file as `fonds inspect --json` writes it (tests/shared/). */
static void test_readings_that_rules_changed_keep_their_ids(void **state) {
    (void)state;
    const char *path = getenv("FONDS_READING");
    if (path == NULL) {
        printf("skipped: FONDS_READING names no reading\n");
        return;
    }
    static const char *const names[CHANGED_COUNT] = {"nothing", "paragraphs joined", "notes moved",
                                                     "cells split"};
    Fail fail = {0};
    Str rest, line;
    assert_ok(file_map(str_from_c(path), &rest, &fail));
    Str mapped = rest;
    size_t blocks = 0, changes[CHANGED_COUNT] = {0}, lost[CHANGED_COUNT] = {0};
    while (str_next_line(&rest, &line)) {
        struct arena *arena = arena_create();
        struct document old;
        if (!str_starts(line, STR("{\"_reading\""))) {
            assert_ok(doc_json_parse(line, arena, &old, &fail));
            for (size_t i = 0; i < old.parts.n; i++)
                blocks += old.parts.p[i].blocks.n;
            for (unsigned change = 0; change < CHANGED_COUNT; change++) {
                size_t made;
                struct document next = changed_reading(&old, (ChangedReading)change, arena, &made);
                lost[change] += inherit(&old, &next, arena).lost;
                changes[change] += made;
                no_id_has_other_text(&old, &next);
            }
        }
        arena_destroy(arena);
    }
    file_unmap(mapped);
    for (unsigned change = 0; change < CHANGED_COUNT; change++) {
        printf("note: %s: %zu changes, %zu of %zu ids lost\n", names[change], changes[change],
               lost[change], blocks);
        assert_true(lost[change] * 100 <= blocks);
    }
    assert_int_equal(lost[CHANGED_NOTHING], 0);
}

/* Any two sound documents, however unlike, give a sound one. */
static void test_any_document_may_follow_any_other(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 1500; seed++) {
        struct arena *arena = arena_create();
        RandomDocument random = random_document_begin(seed, arena);
        struct document old, next;
        random_document_make(&random, &old);
        if (seed % 3 == 0)
            random = random_document_begin(seed, arena);  // the same again
        random_document_make(&random, &next);
        InheritCount count;
        Fail fail = {0};
        if (old.next_block == UINT32_MAX)
            old.next_block /= 2;
        inherit_block_ids(&old, &next, arena, &count);
        if (!document_check(&next, &fail))
            fail_msg("seed %llu: %s", (unsigned long long)seed, fail.message);
        if (seed % 3 == 0)
            assert_int_equal(count.lost + count.fresh, 0);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_equal_reading_keeps_all_ids),
        cmocka_unit_test(test_joined_paragraphs_keep_the_longer_ones_id),
        cmocka_unit_test(test_split_cells_keep_the_id_with_the_longer_piece),
        cmocka_unit_test(test_notes_that_move_keep_their_ids_and_anchors),
        cmocka_unit_test(test_repeated_texts_stay_in_their_order),
        cmocka_unit_test(test_other_text_gets_no_old_id),
        cmocka_unit_test(test_a_changed_kind_does_not_change_the_id),
        cmocka_unit_test(test_containers_follow_their_leaves),
        cmocka_unit_test(test_ids_of_tombstones_are_never_used_again),
        cmocka_unit_test(test_links_parents_and_evidence_are_renumbered),
        cmocka_unit_test(test_nearly_all_ids_stay_and_none_gets_other_text),
        cmocka_unit_test(test_readings_that_rules_changed_keep_their_ids),
        cmocka_unit_test(test_any_document_may_follow_any_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
