/* Columns are characters; what help says is made of letters of one column each. */
#include "cmd/layout.h"
#include "text/utf8.h"

static void blanks(Buf *out, size_t n) {
    while (n-- > 0)
        buf_char(out, ' ');
}

static bool next_word(Str *rest, Str *word) {
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\n')
        n++;
    *word = str_slice(*rest, 0, n);
    *rest = str_skip(*rest, n);
    return n > 0;
}

void layout_words(Buf *out, Str words, size_t at, const Layout *layout) {
    Str word;
    bool fresh = true;
    while (next_word(&words, &word)) {
        size_t n = utf8_count(word);
        if (!fresh && at + 1 + n > layout->width) {
            buf_char(out, '\n');
            blanks(out, layout->indent);
            at = layout->indent;
        } else if (!fresh) {
            buf_char(out, ' ');
            at++;
        }
        buf_str(out, word);
        at += n;
        fresh = false;
    }
    buf_char(out, '\n');
}

void layout_entry(Buf *out, Str name, Str words, const Layout *layout) {
    size_t at = 2 + utf8_count(name);
    buf_c(out, "  ");
    buf_str(out, name);
    if (at + 1 > layout->indent) {
        buf_char(out, '\n');
        at = 0;
    }
    blanks(out, layout->indent - at);
    layout_words(out, words, layout->indent, layout);
}
