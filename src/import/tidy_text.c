/*
 * Damage is found while decoding and shown as spans in a part's text, far from each other: between
 * them lie white space, entities and tags. The places are carried over by position where a piece of
 * text is the source's own bytes, else by order: the n-th U+FFFD of the piece is the n-th damaged
 * character of its stretch of the source.
 */
#include "import/tidy_text.h"
#include "base/buf.h"
#include "text/unicode.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str tidy_text_squeeze(Str text, struct arena *results) {
    char *out = arena_alloc(results, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!is_space(text.p[i]))
            out[n++] = text.p[i];
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    if (n > 0 && out[n - 1] == ' ')
        n--;
    return (Str){out, n};
}

size_t tidy_text_count_words(Str text) {
    size_t n = 0;
    bool in_word = false;
    for (size_t i = 0; i < text.n; i++) {
        bool space = text.p[i] == ' ';
        n += !space && !in_word;
        in_word = !space;
    }
    return n;
}

size_t tidy_text_count_letters(Str text) {
    size_t n = 0;
    uint32_t c;
    for (size_t at = 0; utf8_next(text, &at, &c);)
        n += unicode_class(c) == UNICODE_LETTER || unicode_class(c) == UNICODE_IDEOGRAPH;
    return n;
}

static bool is_blank(Str text) {
    uint32_t c;
    for (size_t at = 0; utf8_next(text, &at, &c);)
        if (!unicode_is_space(c))
            return false;
    return true;
}

static void report(ReadingHead *head, struct arena *results, const TidySource *source, Str code,
                   Str detail) {
    Report *report = LIST_ADD(results, &head->reports);
    *report = (Report){code, detail, {source->file, 0, 0}};
}

bool tidy_text_check_size(const ImportTask *task, Fail *fail) {
    must(task->files->n > 0);
    const ImportFile *file = &task->files->p[0];
    if (file->bytes.n > task->limits.text_bytes)
        return fail_set(fail, FAIL_LIMIT,
                        "%zu bytes of text, and the limit is %llu; raise text_mb in fonds.conf or "
                        "split the file",
                        file->bytes.n, (unsigned long long)task->limits.text_bytes);
    return file->bytes.n > 0 ||
           fail_set(fail, FAIL_INVALID, "the file is empty; copy it again from where it came");
}

bool tidy_text_open(const ImportTask *task, Str declared, struct arena *results, ReadingHead *head,
                    TidySource *source, Fail *fail) {
    const ImportFile *file = &task->files->p[0];
    return tidy_text_check_size(task, fail) &&
           tidy_text_open_file(file, declared, results, head, source, fail);
}

bool tidy_text_open_file(const ImportFile *file, Str declared, struct arena *results,
                         ReadingHead *head, TidySource *source, Fail *fail) {
    Decoded *decoded = &source->decoded;
    source->file = file->name;
    if (!decode_bytes(file->bytes, declared, results, decoded, fail))
        return false;
    if (is_blank(decoded->text))
        return fail_set(fail, FAIL_INVALID,
                        "the file holds white space only; copy it again from where it came");
    if (!str_is(decoded->encoding, "UTF-8"))
        report(head, results, source, STR("encoding"),
               str_format(results, "read as %.*s (%.*s), certainty %u of 1000",
                          STR_ARG(decoded->encoding), STR_ARG(decoded->reason),
                          decoded->certainty));
    if (decoded->damage.n > 0)
        report(head, results, source, STR("damaged-text"),
               str_format(results, "%zu places hold bytes that are no text", decoded->damage.n));
    return true;
}

Origin tidy_text_origin(const TidySource *source, size_t first, size_t last) {
    size_t base = source->decoded.origin_base;
    const DataCutList *cuts = &source->cuts;
    size_t end = last > first ? data_uri_place(cuts, last - 1) + 1 : data_uri_place(cuts, last);
    return (Origin){source->file, data_uri_place(cuts, first) + base, end + base};
}

static Str hexadecimal(Str bytes, struct arena *results) {
    static const char digits[] = "0123456789abcdef";
    char *out = arena_alloc(results, bytes.n * 2 + 1);
    for (size_t i = 0; i < bytes.n; i++) {
        out[2 * i] = digits[(uint8_t)bytes.p[i] >> 4];
        out[2 * i + 1] = digits[(uint8_t)bytes.p[i] & 15];
    }
    return (Str){out, bytes.n * 2};
}

static void put_damage(struct part_builder *builder, Str marks, Str bytes, struct arena *results) {
    SpanRef span = part_builder_span(builder, SPAN_DAMAGE);
    part_builder_text(builder, marks);
    part_builder_end_span(builder, span);
    part_builder_attribute(builder, span, "bytes", hexadecimal(bytes, results));
}

/* The first damage at or behind `first`. */
static size_t damage_from(const Utf8DamageList *damage, size_t first) {
    size_t low = 0, high = damage->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (damage->p[middle].end <= first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Bytes of the run of U+FFFD at the start. */
static size_t replacements(Str text) {
    size_t n = 0;
    while (str_starts(str_skip(text, n), STR("\xEF\xBF\xBD")))
        n += 3;
    return n;
}

void tidy_text_flow(struct part_builder *builder, const TidySource *source, Str text, size_t first,
                    size_t last, struct arena *results) {
    const Utf8DamageList *damage = &source->decoded.damage;
    size_t i = damage_from(damage, first), at = 0;
    bool exact = str_equal(text, str_slice(source->decoded.text, first, last));
    for (; i < damage->n && damage->p[i].start < last && at < text.n; i++) {
        const Utf8Damage *d = &damage->p[i];
        size_t from, n = d->end - d->start;
        if (exact && (d->start < first || d->end > last))
            continue;
        if (exact)
            from = d->start - first;
        else if (str_find(str_skip(text, at), STR("\xEF\xBF\xBD"), &from))
            from += at;
        else
            break;
        if (!exact)  // the piece may hold less of the damage than the source
            n = replacements(str_slice(text, from, from + n));
        part_builder_flow(builder, str_slice(text, at, from));
        put_damage(builder, str_slice(text, from, from + n), d->bytes, results);
        at = from + n;
    }
    part_builder_flow(builder, str_skip(text, at));
}

/*
 * Where the line at `at` ends and how long its end is: LF, CR LF, CR, NEL, LS, PS; a form feed ends
 * one too.
 */
static size_t line_end(Str text, size_t at, size_t *end_n) {
    for (; at < text.n; at++) {
        char c = text.p[at];
        *end_n = 1;
        if (c == '\n' || c == '\f')
            return at;
        if (c == '\r') {
            *end_n = at + 1 < text.n && text.p[at + 1] == '\n' ? 2 : 1;
            return at;
        }
        Str rest = str_slice(text, at, at + 3);
        *end_n = 3;
        if (c == '\xE2' && (str_is(rest, "\xE2\x80\xA8") || str_is(rest, "\xE2\x80\xA9")))
            return at;
    }
    *end_n = 0;
    return text.n;
}

/*
 * Without Unicode white space at both ends; *indent gets the columns of what was taken off in
 * front.
 */
static Str trim_line(Str line, uint16_t *indent) {
    size_t at = 0, end = line.n, columns = 0;
    uint32_t c;
    for (size_t next = 0; utf8_next(line, &next, &c) && unicode_is_space(c); at = next)
        columns = c == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
    for (size_t back = end; back > at && utf8_back(line, &back, &c) && unicode_is_space(c);)
        end = back;
    *indent = columns > UINT16_MAX ? UINT16_MAX : (uint16_t)columns;
    return str_slice(line, at, end);
}

bool tidy_text_lines(Str text, struct arena *results, TidyLineList *lines, Fail *fail) {
    uint32_t blank = 0;
    bool page = false;
    for (size_t at = 0, end_n; at < text.n;) {
        size_t end = line_end(text, at, &end_n);
        uint16_t indent;
        Str line = trim_line(str_slice(text, at, end), &indent);
        if (line.n == 0) {
            blank++;
        } else {
            if (lines->n >= TIDY_LINES_MAX)
                return fail_set(fail, FAIL_LIMIT, "more than %d lines; split the file",
                                TIDY_LINES_MAX);
            size_t first = (size_t)(line.p - text.p);
            *LIST_ADD(results, lines) =
                (TidyLine){line, first, first + line.n, blank, indent, page};
            blank = 0;
            page = false;
        }
        if (end < text.n && text.p[end] == '\f')
            page = true;
        at = end + end_n;
    }
    return true;
}
