#include "test.h"

#include "annotate/rule.h"
#include "annotate/scan_case.h"

typedef struct {
    ScanCase text;
    MarkList marks;
    RuleJob job;
} RuleCase;

static void open_case(RuleCase *one, const char *text) {
    *one = (RuleCase){0};
    scan_case_open(&one->text, text);
    one->job = (RuleJob){.document = &one->text.document,
                         .job = one->text.arena,
                         .scans = &one->text.scan,
                         .marks = &one->marks};
}

static const Rule rule = {"a-rule", 3, "It says so."};

static void test_what_the_file_says_stays_in_front(void **state) {
    (void)state;
    RuleCase one;
    open_case(&one, "Lima, May 3, 1948");
    Description *said = &one.text.document.description;
    *said = (Description){0};
    Saying saying = {.field = FIELD_DATE,
                     .value = STR("May 3, 1948"),
                     .norm = STR("1948-05-03"),
                     .role = STR("written"),
                     .rule = &rule,
                     .certainty = 900};
    Value *alone = rule_say(&one.job, &saying);
    assert_non_null(alone);
    assert_int_equal(alone->certainty, 900);
    assert_int_equal(alone->source.kind, SOURCE_RULE);
    assert_int_equal(alone->source.version, 3);
    assert_str(alone->source.name, "a-rule");

    *said = (Description){0};
    Value *file = description_add(one.text.arena, said, FIELD_DATE, STR("3 May 1948"));
    file->norm = STR("1948-05-03");
    assert_null(rule_say(&one.job, &saying));  // it says the same

    saying.norm = STR("1948-05-04");
    Value *other = rule_say(&one.job, &saying);
    assert_str(description_attribute(other, "disagrees"), "file");
    assert_int_equal(other->certainty, 720);
    assert_str(description_find(said, FIELD_DATE, 0)->norm, "1948-05-03");

    *said = (Description){0};
    description_add(one.text.arena, said, FIELD_DATE, STR("3 May 1948"))->role =
        STR("received");  // of another role: no quarrel
    assert_str(description_attribute(rule_say(&one.job, &saying), "disagrees"), "");
    scan_case_close(&one.text);
}

static void test_marks_are_found_by_kind_and_give_evidence(void **state) {
    (void)state;
    RuleCase one;
    open_case(&one, "Title\n\nLima, May 3, 1948");
    const Scan *scan = &one.text.scan;
    Mark *date = rule_mark(&one.job, scan, 3, 7, SPAN_DATE, &rule);
    Mark *place = rule_mark(&one.job, scan, 1, 2, SPAN_NAME, &rule);
    rule_mark_attribute(&one.job, place, "type", STR("place"));
    size_t at = 0;
    assert_ptr_equal(rule_next_mark(&one.job, SPAN_NAME, &at), place);
    assert_null(rule_next_mark(&one.job, SPAN_NAME, &at));
    assert_int_equal(rule_mark_zone(&one.job, date), scan_zone(scan, 3));
    Value value = {0};
    rule_evidence(&one.job, &value, date);
    assert_int_equal(value.evidence.p[0].block, 2);
    assert_int_equal(value.evidence.p[0].start, 6);
    assert_int_equal(value.evidence.p[0].end, 17);
    scan_case_close(&one.text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_the_file_says_stays_in_front),
        cmocka_unit_test(test_marks_are_found_by_kind_and_give_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
