#include "test.h"

#include "import/tei_tree.h"

static struct tei_tree read(struct arena *arena, const char *xml) {
    ImportFile file = {STR("a.xml"), str_from_c(xml)};
    ImportLimits limits = {.text_bytes = 1 << 20, .depth = 100};
    struct tei_tree tree;
    Fail fail = {0};
    assert_ok(tei_tree_read(&file, limits, arena, &tree, &fail));
    return tree;
}

static void test_nodes_stand_in_reading_order_and_are_linked(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct tei_tree tree = read(arena, "<TEI><p>a<hi>b</hi>c</p><p/></TEI>");
    // 1 TEI, 2 p, 3 a, 4 hi, 5 b, 6 c, 7 p
    assert_int_equal(tree.nodes.n, 8);
    assert_int_equal(tree.root, 1);
    assert_int_equal(tei_tree_node(&tree, 2)->child, 3);
    assert_int_equal(tei_tree_node(&tree, 3)->next, 4);
    assert_int_equal(tei_tree_node(&tree, 5)->parent, 4);
    assert_int_equal(tei_tree_node(&tree, 2)->next, 7);
    assert_int_equal(tei_tree_after(&tree, 4), 6);
    assert_int_equal(tei_tree_after(&tree, 6), 7);
    assert_int_equal(tei_tree_after(&tree, 7), 8);
    assert_int_equal(tei_tree_element(&tree, 4), TEI_HI);
    assert_int_equal(tei_tree_element(&tree, 5), TEI_RUN);
    assert_str(tei_tree_node(&tree, 6)->text, "c");
    arena_destroy(arena);
}

static void test_attributes_and_origins_are_kept(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct tei_tree tree =
        read(arena, "<TEI>\n<pb n='1' facs='&quot;2' xml:id='x' odd='y'/></TEI>");
    TeiNodeRef pb = tei_tree_child(&tree, tree.root, TEI_PB);
    assert_str(tei_tree_attribute(&tree, pb, "n"), "1");
    assert_str(tei_tree_attribute(&tree, pb, "facs"), "\"2");
    assert_str(tei_tree_attribute(&tree, pb, "xml:id"), "x");
    assert_int_equal(tei_tree_attribute(&tree, pb, "odd").n, 0);
    Origin origin = tei_tree_origin(&tree, pb);
    assert_str(origin.file, "a.xml");
    assert_int_equal(origin.first, 6);
    assert_str(str_slice(tree.utf8, origin.first, origin.last),
               "<pb n='1' facs='&quot;2' xml:id='x' odd='y'/>");
    assert_int_equal(tei_tree_child(&tree, tree.root, TEI_LB), 0);
    arena_destroy(arena);
}

static void test_words_are_told_without_notes_and_layout(void **state) {
    (void)state;
    static const struct {
        const char *xml, *words;
    } cases[] = {
        {"<head> The\n  <hi>New</hi>  Mole </head>", "The New Mole"},
        {"<head>One<note>not</note>, two</head>", "One, two"},
        {"<head>a<lb/>b<lb/>c</head>", "a b c"},
        {"<head>half<pb/>way</head>", "halfway"},
        {"<head><lb/><lb/></head>", ""},
        {"<note>itself<note>inner</note></note>", "itself"},
        {"<head>–&amp;–</head>", "–&–"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct tei_tree tree = read(arena, cases[i].xml);
        assert_str(tei_tree_words(&tree, tree.root, arena), cases[i].words);
        arena_destroy(arena);
    }
}

static void test_nodes_know_what_they_hold(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct tei_tree tree =
        read(arena, "<TEI> <div><p><hi>x</hi></p><div type='document'/></div><pb/></TEI>");
    // 1 TEI, 2 blank, 3 div, 4 p, 5 hi, 6 x, 7 document, 8 pb
    assert_true(tei_tree_is_blank(&tree, 2));
    assert_false(tei_tree_is_blank(&tree, 6));
    assert_true(tei_tree_is_document(&tree, 7));
    assert_false(tei_tree_is_document(&tree, 3));
    static const bool has[] = {false, false, false, false, false, true, false, false, false};
    static const bool holds[] = {true, true, false, true, true, true, true, false, false};
    static const bool documents[] = {true, true, false, true, false, false, false, false, false};
    for (TeiNodeRef i = 0; i < tree.nodes.n; i++) {
        assert_int_equal(tree.nodes.p[i].has_words, has[i]);
        assert_int_equal(tree.nodes.p[i].holds_words, holds[i]);
        assert_int_equal(tree.nodes.p[i].holds_document, documents[i]);
    }
    arena_destroy(arena);
}

static void test_text_parted_by_a_comment_is_two_runs_one_parted_by_nothing_is_one(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct tei_tree tree = read(arena, "<TEI>a – b<!-- --> c</TEI>");
    assert_int_equal(tree.nodes.n, 4);
    assert_str(tei_tree_node(&tree, 2)->text, "a – b");
    assert_str(tei_tree_node(&tree, 3)->text, " c");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes_stand_in_reading_order_and_are_linked),
        cmocka_unit_test(test_attributes_and_origins_are_kept),
        cmocka_unit_test(test_words_are_told_without_notes_and_layout),
        cmocka_unit_test(test_nodes_know_what_they_hold),
        cmocka_unit_test(test_text_parted_by_a_comment_is_two_runs_one_parted_by_nothing_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
