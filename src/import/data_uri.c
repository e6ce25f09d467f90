/*
 * An address ends where no character of one can follow (white space, quotes, brackets), so its
 * content is found without knowing whether it stands in an attribute, in a list of sources or in a
 * style. Short ones stay: they cost nothing.
 */
#include "import/data_uri.h"
#include <string.h>

enum { CONTENT_LEAST = 128, TYPE_MOST = 200 };

/* A character that an address of data may hold unescaped. */
static bool is_content(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("+/=%-_.~!*,;:@&$#?", c) != NULL);
}

/* The content of the address at `at` ("data:..."): behind its first comma. False where it is short.
 */
static bool content_at(Str text, size_t at, size_t *from, size_t *to) {
    size_t comma = at;
    while (comma < text.n && comma - at < TYPE_MOST && is_content(text.p[comma]) &&
           text.p[comma] != ',')
        comma++;
    *from = *to = comma + 1;
    if (comma >= text.n || text.p[comma] != ',')
        return false;
    while (*to < text.n && is_content(text.p[*to]))
        ++*to;
    return *to - *from >= CONTENT_LEAST;
}

static void move_damage(Utf8DamageList *damage, const DataCutList *cuts) {
    size_t c = 0;
    for (size_t i = 0; i < damage->n; i++) {
        Utf8Damage *d = &damage->p[i];
        while (c < cuts->n && cuts->p[c].at + cuts->p[c].removed <= d->start)
            c++;
        size_t removed = c == 0 ? 0 : cuts->p[c - 1].removed;
        d->start -= removed;
        d->end -= removed;
    }
}

Str data_uri_cut(Str text, Utf8DamageList *damage, struct arena *results, DataCutList *cuts) {
    static const Str scheme = {"data:", 5};
    *cuts = (DataCutList){0};
    char *out = NULL;
    size_t n = 0, kept = 0, from, to;
    for (size_t at = 0, found; str_find(str_skip(text, at), scheme, &found);) {
        at += found;
        if (!content_at(text, at, &from, &to)) {
            at += scheme.n;
            continue;
        }
        if (out == NULL)
            out = arena_alloc(results, text.n);
        memcpy(out + n, text.p + kept, from - kept);
        n += from - kept;
        *LIST_ADD(results, cuts) = (DataCut){n, to - n};
        kept = at = to;
    }
    if (out == NULL)
        return text;
    memcpy(out + n, text.p + kept, text.n - kept);
    n += text.n - kept;
    move_damage(damage, cuts);
    return (Str){out, n};
}

size_t data_uri_place(const DataCutList *cuts, size_t at) {
    size_t low = 0, high = cuts->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cuts->p[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? at : at + cuts->p[low - 1].removed;
}
