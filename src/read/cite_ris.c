/*
 * A line is two letters, two spaces, a hyphen, a space and a value; a value is one line, so line
 * breaks are its only danger, and cite_facts has taken them out. Dates are year/month/day/other:
 * what is not plain stands in `other`, in words. A document of a volume is CHAP and PY is the
 * volume's year, the document's own date being DA; one that stands alone is MANSCPT.
 */
#include "read/cite_ris.h"

static void put(Buf *out, const char *tag, Str value) {
    if (value.n == 0)
        return;
    buf_format(out, "%s  - ", tag);
    buf_str(out, value);
    buf_c(out, "\r\n");
}

static void put_all(Buf *out, const char *tag, StrList values) {
    for (size_t i = 0; i < values.n; i++)
        put(out, tag, values.p[i]);
}

static bool has_year(const CiteDate *date) {
    return date->first.has_year && date->first.year > 0 && date->first.year <= 9999;
}

static void put_date(Buf *out, const char *tag, const CiteDate *date) {
    if (date->words.n == 0)
        return;
    bool plain = has_year(date) && !date->is_interval && !date->is_uncertain && date->season == 0;
    buf_format(out, "%s  - ", tag);
    if (has_year(date))
        buf_format(out, "%04d", (int)date->first.year);
    buf_char(out, '/');
    if (plain && date->first.month > 0)
        buf_format(out, "%02u", date->first.month);
    buf_char(out, '/');
    if (plain && date->first.day > 0)
        buf_format(out, "%02u", date->first.day);
    buf_char(out, '/');
    if (!plain)
        buf_str(out, date->words);
    buf_c(out, "\r\n");
}

static bool same_year(const CiteDate *date) {
    return !date->is_interval || (date->last.has_year && date->last.year == date->first.year);
}

void cite_ris_write(const CiteFacts *facts, Buf *out) {
    bool in_volume = facts->volume.n > 0;
    put(out, "TY", in_volume ? STR("CHAP") : STR("MANSCPT"));
    put_all(out, "AU", facts->authors);
    put(out, "TI", facts->title);
    put(out, "T2", facts->volume);
    put_all(out, "ED", facts->editors);
    if (in_volume)
        put(out, "PY", facts->published);
    else if (has_year(&facts->date) && same_year(&facts->date))
        buf_format(out, "PY  - %04d\r\n", (int)facts->date.first.year);
    put_date(out, "DA", &facts->date);
    put(out, "M1", facts->number);
    put(out, "M3", facts->kind);
    put(out, "PB", facts->publisher);
    put(out, "CY", facts->place);
    put(out, "AV", facts->archive);
    put(out, "CN", facts->reference);
    put(out, "N1", facts->source_note);
    put(out, "DB", facts->holding);
    put(out, "LA", facts->language);
    put(out, "UR", facts->address);
    put_date(out, "Y2", &facts->accessed);
    buf_c(out, "ER  - \r\n");
}
