/*
 * Addresses are built in a Buf on the stack's frame and copied to the arena once. Two classes of
 * bytes: those that stand for themselves anywhere, and those that do so inside a path.
 */
#include "web/address.h"

static bool stays(unsigned char c, bool path) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    return c == '-' || c == '.' || c == '_' || c == '~' ||
           (path && (c == '/' || c == ':' || c == '@'));
}

void address_encode(Buf *out, Str bytes, bool path) {
    static const char digits[] = "0123456789ABCDEF";
    char *to = buf_room(out, bytes.n * 3);
    size_t n = 0;
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        if (stays(c, path)) {
            to[n++] = bytes.p[i];
            continue;
        }
        to[n++] = '%';
        to[n++] = digits[c >> 4];
        to[n++] = digits[c & 15];
    }
    out->n += n;
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Str address_decode(struct arena *results, Str encoded, bool query) {
    char *to = ARENA_ARRAY(results, char, encoded.n);
    size_t n = 0;
    for (size_t i = 0; i < encoded.n; i++) {
        char c = encoded.p[i];
        if (c == '%' && encoded.n - i > 2) {
            int high = digit_value(encoded.p[i + 1]), low = digit_value(encoded.p[i + 2]);
            if (high >= 0 && low >= 0) {
                to[n++] = (char)(high << 4 | low);
                i += 2;
                continue;
            }
        }
        to[n++] = query && c == '+' ? ' ' : c;
    }
    return (Str){to, n};
}

static Str finished(struct arena *results, Buf *out) {
    Str address = str_copy(results, buf_as_str(out));
    buf_free(out);
    return address;
}

static Str under(struct arena *results, const char *folder, Str id, const char *suffix) {
    Buf out = {0};
    buf_c(&out, folder);
    address_encode(&out, id, true);
    buf_c(&out, suffix);
    return finished(results, &out);
}

Str address_document(struct arena *results, Str id, const char *suffix) {
    return under(results, "/d/", id, suffix);
}

Str address_original(struct arena *results, Str id, Str file) {
    Buf out = {0};
    buf_c(&out, "/d/");
    address_encode(&out, id, true);
    buf_c(&out, "/original/");
    address_encode(&out, file, true);
    return finished(results, &out);
}

Str address_collection(struct arena *results, Str id, const char *suffix) {
    return under(results, "/collection/", id, suffix);
}

Str address_person(struct arena *results, Str id, const char *suffix) {
    return under(results, "/person/", id, suffix);
}

Str address_references(struct arena *results, Str id, const char *suffix) {
    return under(results, "/references/", id, suffix);
}

Str address_event(struct arena *results, Str id, const char *suffix) {
    return under(results, "/event/", id, suffix);
}

Str address_search(struct arena *results, const char *path, Str query, const char *more) {
    Buf out = {0};
    buf_c(&out, path);
    buf_c(&out, "?q=");
    address_encode(&out, query, false);
    buf_c(&out, more);
    return finished(results, &out);
}
