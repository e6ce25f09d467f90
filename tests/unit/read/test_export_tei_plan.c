/*
 * Which element a block becomes, by where it stands. A tree is written as "kind(children) kind
 * ...".
 */
#include "base/buf.h"
#include "read/export_tei_plan.h"
#include "test.h"

/* The kinds by a letter each. */
static BlockKind kind_of(char letter) {
    static const struct {
        char letter;
        BlockKind kind;
    } letters[] = {
        {'p', BLOCK_PARAGRAPH}, {'h', BLOCK_HEADING}, {'d', BLOCK_DATELINE}, {'a', BLOCK_SALUTE},
        {'s', BLOCK_SIGNATURE}, {'L', BLOCK_LIST},    {'i', BLOCK_ITEM},     {'T', BLOCK_TABLE},
        {'r', BLOCK_ROW},       {'c', BLOCK_CELL},    {'q', BLOCK_QUOTE},    {'v', BLOCK_VERSE},
        {'C', BLOCK_CAPTION},   {'n', BLOCK_NOTE},    {'S', BLOCK_SECTION},  {'o', BLOCK_OTHER}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == letter)
            return letters[i].kind;
    fail_msg("no kind '%c'", letter);
    return BLOCK_OTHER;
}

static Part part_of(struct arena *arena, const char *tree) {
    Part part = {.id = STR("t1")};
    uint32_t open[16], depth = 0;
    for (; *tree != '\0'; tree++) {
        if (*tree == '(') {
            open[depth++] = (uint32_t)part.blocks.n;  // ids count from 1
        } else if (*tree == ')') {
            depth--;
        } else if (*tree != ' ') {
            Block *block = LIST_ADD(arena, &part.blocks);
            *block = (Block){.id = (uint32_t)part.blocks.n,
                             .kind = kind_of(*tree),
                             .parent = depth == 0 ? 0 : open[depth - 1]};
        }
    }
    return part;
}

static void open_block(Buf *out, const TeiPlace *place) {
    buf_c(out, place->opens_division ? "<div>" : "");
    buf_c(out, place->outer);
    buf_c(out, place->before);
    if (place->element != NULL)
        buf_format(out, "<%s%s%s>", place->element, place->type == NULL ? "" : " ",
                   place->type == NULL ? "" : place->type);
    buf_c(out, place->inside);
}

static void close_block(Buf *out, const TeiPlace *place) {
    buf_c(out, place->inside_end);
    if (place->element != NULL)
        buf_format(out, "</%s>", place->element);
    buf_c(out, place->after);
    buf_c(out, place->outer_end);
    buf_c(out, place->closes_division ? "</div>" : "");
}

static Str written(struct arena *arena, const char *tree) {
    Part part = part_of(arena, tree);
    TeiPlace *places = export_tei_plan_make(&part, arena);
    Buf out = {0};
    uint32_t open[16], depth = 0;
    for (uint32_t i = 0; i <= part.blocks.n; i++) {
        uint32_t parent = i < part.blocks.n ? part.blocks.p[i].parent : 0;
        while (depth > 0 && open[depth - 1] != parent)
            close_block(&out, &places[open[--depth] - 1]);
        if (i == part.blocks.n)
            break;
        open_block(&out, &places[i]);
        open[depth++] = i + 1;
    }
    while (depth > 0)
        close_block(&out, &places[open[--depth] - 1]);
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static const struct {
    const char *tree, *expected;
} cases[] = {
    {"hdpas", "<head></head><dateline></dateline><p></p><salute></salute><signed></signed>"},
    {"phps", "<p></p><label heading></label><p></p><signed></signed>"},
    {"hs", "<head></head><ab signature></ab>"},
    {"hsd", "<head></head><ab signature></ab><dateline></dateline>"},
    {"psp", "<p></p><ab signature></ab><p></p>"},
    {"hS(hp)", "<head></head><div><head></head><p></p></div>"},
    {"sS(p)", "<ab signature></ab><div><p></p></div>"},
    {"S(p)hpsS(p)",
     "<div><p></p></div><div><head></head><p></p><signed></signed></div><div><p></p></div>"},
    {"S", "<p></p>"},
    {"p(pp)", "<div><p></p><p></p></div>"},
    {"L(ii)", "<list><item></item><item></item></list>"},
    {"L(hihp)", "<list><head></head><item></item><item><label heading></label></item><item><p></p>"
                "</item></list>"},
    {"L(h)", "<list><head></head><item/></list>"},
    {"L", "<list><item></item></list>"},
    {"i", "<list><item></item></list>"},
    {"L(L(i))", "<list><item><list><item></item></list></item></list>"},
    {"T(hr(ch))", "<table><head></head><row><cell></cell><cell><label heading></label></cell></row>"
                  "</table>"},
    {"T(p)", "<table><row><cell><p></p></cell></row></table>"},
    {"T(h)", "<table><head></head><row><cell/></row></table>"},
    {"T", "<table><row><cell></cell></row></table>"},
    {"r", "<table><row><cell></cell></row></table>"},
    {"c(pp)", "<table><row><cell><p></p><p></p></cell></row></table>"},
    {"q(dS(p)v)", "<quote><ab dateline></ab><p></p><l></l></quote>"},
    {"i(r)", "<list><item><table><row><cell></cell></row></table></item></list>"},
    {"L(r)", "<list><item><table><row><cell></cell></row></table></item></list>"},
    {"pn(pL(i))", "<p></p><note><p></p><list><item></item></list></note>"},
    {"psn",
     "<p></p><signed></signed><note></note>"},  // a note on the first level is not in the row
    {"Co", "<ab caption></ab><ab other></ab>"},
};

static void test_elements_by_where_they_stand(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str got = written(arena, cases[i].tree);
        if (!str_is(got, cases[i].expected))
            fail_msg("%s: got \"%.*s\", expected \"%s\"", cases[i].tree, STR_ARG(got),
                     cases[i].expected);
    }
    arena_destroy(arena);
}

static void test_a_part_without_blocks(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(written(arena, ""), "");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_by_where_they_stand),
        cmocka_unit_test(test_a_part_without_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
