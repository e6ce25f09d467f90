/*
 * A table of first bytes names what an archive's folder usually holds besides texts, and the first
 * tag tells the markups apart. Only bytes that are in no table and look like no text are shown to
 * libmagic: opening its database takes longer than reading most documents.
 */
#include "import/sniff.h"
#include "base/fail.h"
#include "import/mhtml.h"
#include "import/saved_page.h"
#include "text/decode.h"
#include <magic.h>
#include <string.h>

enum { HEAD_BYTES = 4096 };

typedef struct {
    const char *bytes;
    size_t n;
    const char *what, *remedy;
} Mark;

#define TO_TEXT                                                                                    \
    "fonds add keeps it, but does not read it; to have its text read too, save it as text or "     \
    "HTML "                                                                                        \
    "and add that"
#define TO_OCR                                                                                     \
    "fonds add keeps it, but does not read it; add its text (of OCR or typed) as a file of its "   \
    "own"
#define UNPACK "fonds add keeps it as it is; unpack it and add the folder"

static const Mark marks[] = {
    {"%PDF", 4, "a PDF file", TO_TEXT},
    {"\x89PNG", 4, "a PNG picture", TO_OCR},
    {"\xFF\xD8\xFF", 3, "a JPEG picture", TO_OCR},
    {"GIF8", 4, "a GIF picture", TO_OCR},
    {"II*\0", 4, "a TIFF picture", TO_OCR},
    {"MM\0*", 4, "a TIFF picture", TO_OCR},
    {"AT&TFORM", 8, "a DjVu file", TO_TEXT},
    {"{\\rtf", 5, "an RTF file", TO_TEXT},
    {"\xD0\xCF\x11\xE0", 4, "an old Microsoft Office file", TO_TEXT},
    {"PK\x03\x04", 4, "a ZIP archive or a newer Office file", UNPACK},
    {"\x1F\x8B", 2, "a gzip file", UNPACK},
    {"BZh", 3, "a bzip2 file", UNPACK},
    {"\xFD"
     "7zXZ",
     5, "an xz file", UNPACK},
    {"7z\xBC\xAF", 4, "a 7-Zip archive", UNPACK},
    {"Rar!", 4, "a RAR archive", UNPACK},
    {"(\xB5/\xFD", 4, "a zstd file", UNPACK},
    {"\x7F"
     "ELF",
     4, "a program", "fonds add keeps it"},
    {"RIFF", 4, "a sound or video file", TO_OCR},
    {"ID3", 3, "a sound file", TO_OCR},
    {"SQLite format 3", 15, "an SQLite database", "export its tables as text and add those"},
};

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
           c == '.' || c == '-' || c == '_';
}

/* Crosses what may stand before the first element: white space, <?...?>, comments, a DOCTYPE. */
static Str first_tag(Str s, bool *xml, bool *html_doctype) {
    *xml = *html_doctype = false;
    for (;;) {
        s = str_trim(s);
        size_t at;
        if (str_starts(s, STR("<?"))) {
            *xml = *xml || str_starts(s, STR("<?xml"));
            if (!str_find(s, STR("?>"), &at))
                return (Str){NULL, 0};
            s = str_skip(s, at + 2);
        } else if (str_starts(s, STR("<!--"))) {
            if (!str_find(s, STR("-->"), &at))
                return (Str){NULL, 0};
            s = str_skip(s, at + 3);
        } else if (str_starts(s, STR("<!"))) {
            *html_doctype = str_equal_nocase(str_slice(s, 0, 14), STR("<!doctype html"));
            if (*html_doctype || !str_find_char(s, '>', &at))
                return (Str){NULL, 0};
            s = str_skip(s, at + 1);
        } else {
            break;
        }
    }
    size_t n = 1;
    while (n < s.n && is_name_char(s.p[n]))
        n++;
    return s.n > 1 && s.p[0] == '<' ? str_slice(s, 1, n) : (Str){NULL, 0};
}

static bool is_one_of(Str s, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_nocase(s, str_from_c(words[i])))
            return true;
    return false;
}

static Sniff sniff_markup(Str name, Str head, struct arena *results) {
    static const char *const html[] = {"html",  "head", "body",   "meta", "title",   "div",    "p",
                                       "table", "h1",   "center", "pre",  "article", "section"};
    static const char *const tei[] = {"TEI", "TEI.2", "teiCorpus", "tei:TEI", "tei:teiCorpus"};
    bool xml, html_doctype;
    Str tag = first_tag(head, &xml, &html_doctype);
    if (is_one_of(tag, tei, sizeof tei / sizeof *tei))
        return (Sniff){.kind = SNIFF_TEI};
    if (html_doctype || is_one_of(tag, html, sizeof html / sizeof *html) ||
        (saved_page_stem(name).n > 0 && str_has(head, STR("<"))))
        return (Sniff){.kind = SNIFF_HTML};
    if (!xml)
        return (Sniff){.kind = SNIFF_TEXT};
    if (tag.n == 0 && str_has(head, STR("<TEI")))
        return (Sniff){.kind = SNIFF_TEI};
    Str what = tag.n == 0 ? STR("XML without an element in its first 4,096 bytes")
                          : str_format(results, "XML with the root <%.*s>", STR_ARG(tag));
    return (Sniff){
        SNIFF_OTHER, what,
        STR("fonds add keeps it; of XML, TEI and XHTML are read: convert it to one of them")};
}

/* What libmagic calls it; a plain word where it does not know. */
static Str ask_magic(Str bytes, struct arena *results) {
    Str what = STR("bytes that are no text");
    magic_t cookie = magic_open(MAGIC_NONE);
    if (cookie == NULL)
        return what;
    if (magic_load(cookie, NULL) == 0) {
        const char *words = magic_buffer(cookie, bytes.p, bytes.n);
        if (words != NULL && strcmp(words, "data") != 0)
            what = str_format(results, "%.120s", words);
    }
    magic_close(cookie);
    return what;
}

Sniff sniff_bytes(Str name, Str bytes, struct arena *results) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(bytes, (Str){marks[i].bytes, marks[i].n}))
            return (Sniff){SNIFF_OTHER, str_from_c(marks[i].what), str_from_c(marks[i].remedy)};
    Str head = str_slice(bytes, 0, HEAD_BYTES);
    if (mhtml_is(head, name))
        return (Sniff){.kind = SNIFF_HTML};
    Decoded decoded;
    Fail fail = {0};
    if (!decode_bytes(head, (Str){NULL, 0}, results, &decoded, &fail))
        return (Sniff){SNIFF_OTHER, ask_magic(str_slice(bytes, 0, 1 << 20), results), STR(TO_TEXT)};
    return sniff_markup(name, decoded.text, results);
}
