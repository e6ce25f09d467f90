/*
 * The expected values are written by hand from the specification; the third-party table is read
 * beside them.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/num.h"
#include "doc/edtf.h"
#include "test.h"

static struct arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static Edtf parsed(const char *text) {
    Edtf edtf;
    Fail fail = {0};
    if (!edtf_parse(str_from_c(text), arena, &edtf, &fail))
        fail_msg("%s: %s", text, fail.message);
    return edtf;
}

static Str show_bound(EdtfBound bound) {
    if (bound.kind != EDTF_BOUND_DAY)
        return bound.kind == EDTF_BOUND_OPEN ? STR("..") : STR("?");
    long long year = bound.year;
    return str_format(arena, "%s%04lld-%02u-%02u", year < 0 ? "-" : "", year < 0 ? -year : year,
                      bound.month, bound.day);
}

static Str show_flags(const Edtf *edtf) {
    Buf out = {0};
    for (size_t i = 0; i < edtf->dates.n; i++)
        for (size_t part = 0; part < 3; part++) {
            uint8_t flags = edtf->dates.p[i].flags[part];
            if (flags == 0)
                continue;
            buf_c(&out, out.n > 0 ? "," : "");
            if (edtf->kind >= EDTF_INTERVAL)
                buf_u64(&out, i + 1);
            buf_char(&out, "YMD"[part]);
            buf_char(&out, " ?~%"[flags]);
        }
    Str shown = str_copy(arena, out.n > 0 ? buf_as_str(&out) : STR("-"));
    buf_free(&out);
    return shown;
}

static const char *const KINDS[] = {"date",     "datetime", "year",  "season",
                                    "interval", "one-of",   "all-of"};

/* "level lower upper flags kind" */
static Str show(const Edtf *edtf) {
    Str lower = show_bound(edtf->lower), upper = show_bound(edtf->upper), flags = show_flags(edtf);
    return str_format(arena, "%u %.*s %.*s %.*s %s", edtf->level, STR_ARG(lower), STR_ARG(upper),
                      STR_ARG(flags), KINDS[edtf->kind]);
}

static void test_every_feature_has_its_level_and_days(void **state) {
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"1962-10-18", "0 1962-10-18 1962-10-18 - date"},
        {"1962-10", "0 1962-10-01 1962-10-31 - date"},
        {"1900-02", "0 1900-02-01 1900-02-28 - date"},
        {"2000-02", "0 2000-02-01 2000-02-29 - date"},
        {"-0004-02", "1 -0004-02-01 -0004-02-29 - date"},
        {"1962-10-18T17:00:00-05:00", "0 1962-10-18 1962-10-18 - datetime"},
        {"1850-10-18T17:00:00-15:13", "0 1850-10-18 1850-10-18 - datetime"},
        {"1962/1963-04", "0 1962-01-01 1963-04-30 - interval"},
        {"1962-33", "2 1962-01-01 1962-03-31 - season"},
        {"1962-34", "2 1962-04-01 1962-06-30 - season"},
        {"1962-37", "2 1962-01-01 1962-04-30 - season"},
        {"1962-40", "2 1962-01-01 1962-06-30 - season"},
        {"1963-24", "1 1963-12-01 1964-02-29 - season"},
        {"1962-30", "2 1962-12-01 1963-02-28 - season"},
        {"1962-XX-31", "2 1962-01-31 1962-12-31 - date"},
        {"X0X0-02-29", "2 0000-02-29 9080-02-29 - date"},
        {"-XXX0", "2 -9990-01-01 -0010-12-31 - date"},
        {"-000X-02-29", "2 -0008-02-29 -0004-02-29 - date"},
        {"Y123456789012345678", "1 123456789012345678-01-01 123456789012345678-12-31 - year"},
        {"Y1E17S1", "2 100000000000000000-01-01 199999999999999999-12-31 - year"},
        {"0007S1", "2 0007-01-01 0007-12-31 - year"},
        {"1962S1~", "2 1000-01-01 1999-12-31 Y~ year"},
        {"Y17000?", "1 17000-01-01 17000-12-31 Y? year"},
        {"?1962-10~-18%", "2 1962-10-18 1962-10-18 Y%,M%,D% date"},
        {"[..1960,1962-10-1X,1970..]", "2 .. .. - one-of"},
        {"{1962,1961,1963}", "2 1961-01-01 1963-12-31 - all-of"},
        {"[1962?..1963%]", "2 1962-01-01 1963-12-31 1Y?,2Y% one-of"},
        {"../..", "1 .. .. - interval"},
        {"1950S2/..", "2 1900-01-01 .. - interval"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Edtf edtf = parsed(cases[i].text);
        if (!str_is(show(&edtf), cases[i].expected))
            fail_msg("%s: got %s", cases[i].text, show(&edtf).p);
    }
}

static void test_what_is_wrong_is_said_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "no EDTF date: it is empty (character 1)"},
        {"1962-13-01", "no EDTF date: a month is 01 to 12, a season 21 to 41 (character 6)"},
        {"1962-10-32", "no EDTF date: there is no such day (character 11)"},
        {"1962-1O-18", "no EDTF date: a month or day has two digits (or X) (character 7)"},
        {"196", "no EDTF date: a year has four digits (or X) (character 4)"},
        {"19621", "no EDTF date: a year of more than four digits begins with Y (character 5)"},
        {"-0000", "no EDTF date: year 0 has no sign (character 1)"},
        {"1962/1961", "no EDTF date: it ends before it begins (character 10)"},
        {"[1962,1963", "no EDTF date: the bracket of a set is not closed (character 10)"},
        {"[", "no EDTF date: the bracket of a set is not closed (character 1)"},
        {"[]", "no EDTF date: a set's member is missing (character 2)"},
        {"[1962,..1963]",
         "no EDTF date: .. stands between two dates, or at the ends of a set (character 7)"},
        {"[1962..,1963]",
         "no EDTF date: .. stands between two dates, or at the ends of a set (character 6)"},
        {"[1962....]", "no EDTF date: a year has four digits (or X) (character 8)"},
        {"[1962/1963]", "no EDTF date: this cannot stand here (character 6)"},
        {"1962-21-01", "no EDTF date: a season has no days (character 9)"},
        {"1962-10-18?T10:00:00",
         "no EDTF date: a time needs a full date without X and marks (character 12)"},
        {"1962-10-18T24:00:00", "no EDTF date: there is no such time or offset (character 12)"},
        {"1962-10-18T10:00:00+16:00",
         "no EDTF date: there is no such time or offset (character 21)"},
        {"Y1E3", "no EDTF date: a year after Y has more than four digits (character 2)"},
        {"1962S5",
         "no EDTF date: the year has fewer digits than are called significant (character 6)"},
        {"1962S0", "no EDTF date: a number here does not begin with 0 (character 6)"},
        {"196XS2", "no EDTF date: this cannot stand here (character 5)"},
        {"Y17000E", "no EDTF date: a digit is missing (character 8)"},
        {"Y1234567890123456789", "no EDTF date: a year of more than 18 digits"},
        {"Y12345E14", "no EDTF date: a year of more than 18 digits"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Edtf edtf;
        Fail fail = {0};
        assert_false(edtf_parse(str_from_c(cases[i].text), arena, &edtf, &fail));
        assert_string_equal(fail.message, cases[i].message);
    }
}

static void test_too_much_text_is_a_limit(void **state) {
    (void)state;
    char *many = arena_alloc(arena, EDTF_TEXT_MAX + 2);
    memset(many, '1', EDTF_TEXT_MAX + 1);
    Edtf edtf;
    Fail fail = {0};
    assert_false(edtf_parse((Str){many, EDTF_TEXT_MAX + 1}, arena, &edtf, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
}

static void test_members_know_how_they_stand(void **state) {
    (void)state;
    Edtf edtf = parsed("[..1960,1962-10..1962-12,19XX..]");
    assert_int_equal(edtf.dates.n, 4);
    const EdtfDate *d = edtf.dates.p;
    assert_true(d[0].before && !d[0].range_to_next);
    assert_true(d[1].range_to_next && !d[2].range_to_next);
    assert_true(d[3].after && d[3].unspecified);
    assert_int_equal(d[3].unspecified_year_digits, 2);
    assert_str(d[2].text, "1962-12");
    assert_str(show_bound(d[3].first_end), "1900-12-31");
    assert_str(show_bound(d[3].last_start), "1999-01-01");
    edtf = parsed("../");
    assert_int_equal(edtf.dates.p[0].presence, EDTF_BOUND_OPEN);
    assert_int_equal(edtf.dates.p[1].presence, EDTF_BOUND_UNKNOWN);
}

static void test_canonical_strings_print_as_themselves(void **state) {
    (void)state;
    static const char *const cases[] = {
        "1962",
        "-0043-03-15",
        "1962-10-18",
        "1962-10-18T17:00:00Z",
        "1962-10-18~",
        "1962~-10-18",
        "1962-~10-18",
        "1962-10?-%18",
        "1962-?10-~18",
        "1962?-%10-~18",
        "19XX-XX-18?",
        "1962-21~",
        "Y17000",
        "Y-17E7",
        "Y-17101E3S3%",
        "-0950S2",
        "/",
        "../",
        "1962-10/..",
        "1962-10-~16/1962-10-28",
        "[1962]",
        "{..1960,1962?..1963-10,1970..}",
        "[..1962]",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Edtf edtf = parsed(cases[i]);
        assert_str(edtf_print(&edtf, arena), cases[i]);
        assert_true(edtf_is_canonical(str_from_c(cases[i])));
    }
}

static void test_other_spellings_print_canonically(void **state) {
    (void)state;
    static const struct {
        const char *text, *printed;
    } cases[] = {
        {"?1962", "1962?"},
        {"?1962-10", "1962?-10"},
        {"?1962-?10-18", "1962-10?-18"},
        {"1962?-10-18~", "1962%-~10-~18"},
        {"1962?-10~-18%", "1962-10-18%"},
        {"?-0043-03", "-0043?-03"},
        {"1962-~10?", "1962?-%10"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Edtf edtf = parsed(cases[i].text), again;
        Str printed = edtf_print(&edtf, arena);
        assert_str(printed, cases[i].printed);
        assert_false(edtf_is_canonical(str_from_c(cases[i].text)));
        again = parsed(printed.p);
        assert_str(show_flags(&again), show_flags(&edtf).p);
    }
    assert_false(edtf_is_canonical(STR("n.d.")));
}

/* Every mark at every place of a day: the print means the same and is canonical. */
static void test_marks_survive_printing_wherever_they_stand(void **state) {
    (void)state;
    static const char *const marks[] = {"", "?", "~", "%"};
    for (unsigned i = 0; i < 4 * 4 * 4 * 4 * 4 * 4; i++) {
        const char *m[6];
        unsigned rest = i;
        for (size_t k = 0; k < 6; k++, rest /= 4)
            m[k] = marks[rest % 4];
        Str text = str_format(arena, "%s1962%s-%s10%s-%s18%s", m[0], m[1], m[2], m[3], m[4], m[5]);
        Edtf edtf = parsed(text.p);
        Str printed = edtf_print(&edtf, arena);
        Edtf again = parsed(printed.p);
        assert_str(show_flags(&again), show_flags(&edtf).p);
        assert_true(edtf_is_canonical(printed));
    }
}

static void parse_anything(Str text) {
    Edtf edtf;
    Fail fail = {0};
    struct arena *scratch = arena_create();
    if (edtf_parse(text, scratch, &edtf, &fail)) {
        Str printed = edtf_print(&edtf, scratch);
        if (!edtf_is_canonical(printed))
            fail_msg("%.*s prints as %.*s, which is not canonical", STR_ARG(text),
                     STR_ARG(printed));
    } else {
        assert_int_not_equal(fail.code, FAIL_NONE);
    }
    arena_destroy(scratch);
}

static void test_cut_and_flipped_bytes_never_crash(void **state) {
    (void)state;
    static const char *const seeds[] = {
        "-1962-1X-?18~/1963-24%",           "[..1760-12-03,1962?,1670..1672,1980..]",
        "1985-04-12T23:20:30+04:30",        "Y-17101E3S3~",
        "{XXXX-02-29,196X-XX..197X-12-3X}", "1950S2/",
    };
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
        Str seed = str_from_c(seeds[i]);
        for (size_t at = 0; at <= seed.n; at++) {
            parse_anything(str_slice(seed, 0, at));
            parse_anything(str_skip(seed, at));
            for (int byte = 0; at < seed.n && byte < 256; byte++) {
                char *changed = str_to_c(arena, seed);
                changed[at] = (char)byte;
                parse_anything((Str){changed, seed.n});
            }
        }
    }
}

/* ---- the third-party table ---- */

typedef struct {
    Str text, level, valid, lower, upper, bounds, flags, kind;
} Case;

static Str unescaped(Str field) {
    Buf out = {0};
    for (size_t i = 0; i < field.n; i++) {
        char c = field.p[i];
        if (c != '\\') {
            buf_char(&out, c);
            continue;
        }
        c = field.p[++i];
        if (c != 'u') {
            buf_char(&out, c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
            continue;
        }
        unsigned long code = strtoul(str_to_c(arena, str_slice(field, i + 1, i + 5)), NULL, 16);
        i += 4;
        if (code < 0x80) {
            buf_char(&out, (char)code);
        } else if (code < 0x800) {
            buf_char(&out, (char)(0xC0 | code >> 6));
            buf_char(&out, (char)(0x80 | (code & 63)));
        } else {
            buf_char(&out, (char)(0xE0 | code >> 12));
            buf_char(&out, (char)(0x80 | (code >> 6 & 63)));
            buf_char(&out, (char)(0x80 | (code & 63)));
        }
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static bool bound_agrees(Str given, EdtfBound got, bool year_only) {
    Str shown = show_bound(got);
    if (year_only && given.n > 6 && shown.n > 6)
        return str_equal(str_slice(given, 0, given.n - 6), str_slice(shown, 0, shown.n - 6));
    return str_equal(given, shown);
}

/* What is wrong with our answer, or NULL. */
static const char *disagreement(const Case *row) {
    Edtf edtf;
    Fail fail = {0};
    bool ok = edtf_parse(unescaped(row->text), arena, &edtf, &fail);
    if (str_is(row->valid, "no"))
        return ok ? "accepted" : NULL;
    if (!ok)
        return str_is(row->valid, "yes") ? fail.message[0] != 0 ? "refused" : "no message" : NULL;
    if (str_is(row->lower, "-"))
        return NULL;
    bool year_only = str_is(row->bounds, "convention");
    if (!bound_agrees(row->lower, edtf.lower, year_only) ||
        !bound_agrees(row->upper, edtf.upper, year_only))
        return "bounds";
    if (row->level.p[0] - '0' != edtf.level)
        return "level";
    if (!str_equal(row->flags, show_flags(&edtf)))
        return "flags";
    return str_is(row->kind, KINDS[edtf.kind]) ? NULL : "kind";
}

static void test_the_third_party_table_comes_out_as_it_says(void **state) {
    (void)state;
    Str table;
    Fail fail = {0};
    const char *path = "../shared/conformance/edtf/cases.tsv";
    if (!file_read(str_from_c(path), 1 << 20, arena, &table, &fail)) {
        printf("skipped: EDTF conformance, %s\n", fail.message);
        return;
    }
    size_t rows = 0, wrong = 0;
    for (Str line, rest = table; str_next_line(&rest, &line);) {
        if (str_starts(line, STR("# edtf\t")))
            continue;
        Case row;
        Str *fields[] = {&row.text,  &row.level,  &row.valid, &row.lower,
                         &row.upper, &row.bounds, &row.flags, &row.kind};
        for (size_t i = 0; i < 8; i++)
            (void)str_cut(line, '\t', fields[i], &line);
        const char *what = disagreement(&row);
        rows++;
        wrong += what != NULL;
        if (what != NULL)
            printf("%.*s: %s\n", STR_ARG(row.text), what);
    }
    assert_int_equal(wrong, 0);
    assert_true(rows >= 637);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_feature_has_its_level_and_days),
        cmocka_unit_test(test_what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(test_too_much_text_is_a_limit),
        cmocka_unit_test(test_members_know_how_they_stand),
        cmocka_unit_test(test_canonical_strings_print_as_themselves),
        cmocka_unit_test(test_other_spellings_print_canonically),
        cmocka_unit_test(test_marks_survive_printing_wherever_they_stand),
        cmocka_unit_test(test_cut_and_flipped_bytes_never_crash),
        cmocka_unit_test(test_the_third_party_table_comes_out_as_it_says),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
