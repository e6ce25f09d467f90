/*
 * An address of this archive is taken apart; one of another place stays whole, for it may be an
 * address that a document had.
 */
#include "archive/naming.h"
#include "base/buf.h"
#include "base/num.h"

static int hex(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

static Str decoded(Str s, struct arena *results) {
    Buf out = {0};
    for (size_t i = 0; i < s.n; i++) {
        int high = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex(s.p[i + 2]) : -1;
        buf_char(&out, low >= 0 ? (char)(high * 16 + low) : s.p[i]);
        i += low >= 0 ? 2 : 0;
    }
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return text;
}

/* The scheme tells nothing: what is served by http is shown by https behind a proxy. */
static Str without_scheme(Str address) {
    return str_starts(address, STR("https://"))  ? str_skip(address, 8)
           : str_starts(address, STR("http://")) ? str_skip(address, 7)
                                                 : (Str){NULL, 0};
}

static bool is_this_machine(Str host) {
    Str name = host, port;
    if (str_starts(host, STR("[::1]")))
        return true;
    (void)str_cut(host, ':', &name, &port);
    return str_is(name, "localhost") || str_is(name, "127.0.0.1");
}

/* What stands behind /d/ in an address of this archive; empty where it is none. */
static Str page_of(Str words, Str base_url) {
    Str at = without_scheme(words), base = without_scheme(base_url), host, path;
    Str folder = STR("/d/");
    if (at.n == 0)
        return at;
    if (base.n > 0 && str_starts(at, base) && str_starts(str_skip(at, base.n), folder))
        return str_skip(at, base.n + folder.n);
    if (!str_cut(at, '/', &host, &path) || !is_this_machine(host) || !str_starts(path, STR("d/")))
        return (Str){NULL, 0};
    return str_skip(path, 2);
}

/* "@2" at the end of a name. One that holds '@' otherwise stays as it is. */
static void take_reading(Naming *naming) {
    uint64_t number;
    for (size_t at = naming->name.n; at-- > 1;) {
        if (naming->name.p[at] != '@')
            continue;
        Str digits = str_skip(naming->name, at + 1);
        if (digits.n > 0 && digits.n < 10 && num_parse_u64(digits, &number) && number > 0) {
            naming->reading = (uint32_t)number;
            naming->name.n = at;
        }
        return;
    }
}

static bool take_block(Str block, Naming *naming, Fail *fail) {
    uint64_t number;
    return (block.n > 1 && block.p[0] == 'b' && num_parse_u64(str_skip(block, 1), &number) &&
            num_u32(number, &naming->block) && number > 0) ||
           fail_set(fail, FAIL_INVALID, "\"#%.*s\" names no block; blocks are named as #b12",
                    STR_ARG(block));
}

bool naming_read(Str words, Str base_url, struct arena *results, Naming *naming, Fail *fail) {
    Str page = page_of(words, base_url), block;
    *naming = (Naming){.name = words};
    if (page.n == 0 && without_scheme(words).n > 0)
        return true;
    bool has_block = str_cut(page.n > 0 ? page : words, '#', &naming->name, &block);
    if (page.n > 0) {
        (void)str_cut(naming->name, '?', &naming->name, &page);
        naming->name = decoded(naming->name, results);
    }
    take_reading(naming);
    return !has_block || take_block(block, naming, fail);
}
