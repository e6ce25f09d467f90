/*
 * Both layouts hash the id, cut tuples off the front of the hex digest and nest them. 0004 then
 * names the object by the whole digest (or by what the tuples left of it); 0003 by the id itself,
 * percent-encoded byte by byte in lower case but for A-Z a-z 0-9 - and _, and cut at 100 characters
 * with the digest behind, so that it fits into a file name.
 */
#include "store/ocfl_layout.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/json.h"

OcflLayout ocfl_layout_ours(void) {
    return (OcflLayout){.kind = OCFL_LAYOUT_0004,
                        .digest = STR("sha512"),
                        .tuple_size = 3,
                        .tuple_count = 1,
                        .short_root = false};
}

static size_t digits_of(Str digest) {
    return str_is(digest, "sha512") ? 128 : 64;
}

/* A whole number member from 0 to 32, or its default. */
static bool small_number(const Json *config, const char *key, uint32_t *number, Fail *fail) {
    const Json *value = json_get(config, key);
    if (value == NULL)
        return true;
    if (json_kind(value) != JSON_KIND_NUMBER || json_number(value) < 0 || json_number(value) > 32)
        return fail_set(fail, FAIL_CORRUPT, "layout: %s is not a number from 0 to 32", key);
    *number = (uint32_t)json_number(value);
    return true;
}

static bool read_members(const Json *config, Str extension, struct arena *results,
                         OcflLayout *layout, Fail *fail) {
    if (json_kind(config) != JSON_KIND_OBJECT)
        return fail_set(fail, FAIL_CORRUPT, "layout: config.json is not an object");
    const Json *name = json_get(config, "extensionName");
    if (name != NULL && !str_equal(json_text(name), extension))
        return fail_set(fail, FAIL_CORRUPT, "layout: config.json is of another extension");
    if (json_get(config, "digestAlgorithm") != NULL)
        layout->digest = str_copy(results, json_get_text(config, "digestAlgorithm"));
    if (!small_number(config, "tupleSize", &layout->tuple_size, fail) ||
        !small_number(config, "numberOfTuples", &layout->tuple_count, fail))
        return false;
    if (layout->kind == OCFL_LAYOUT_0004)
        layout->short_root = json_bool(json_get(config, "shortObjectRoot"));
    if (!str_is(layout->digest, "sha512") && !str_is(layout->digest, "sha256"))
        return fail_set(fail, FAIL_UNSUPPORTED, "layout: digest \"%.*s\"", STR_ARG(layout->digest));
    size_t used = (size_t)layout->tuple_size * layout->tuple_count;
    bool whole = layout->short_root && used == digits_of(layout->digest);
    if (((layout->tuple_size == 0) != (layout->tuple_count == 0)) || whole ||
        used > digits_of(layout->digest))
        return fail_set(fail, FAIL_CORRUPT, "layout: %u tuples of %u do not fit %.*s",
                        layout->tuple_count, layout->tuple_size, STR_ARG(layout->digest));
    return true;
}

bool ocfl_layout_parse(Str extension, Str config, struct arena *results, OcflLayout *layout,
                       Fail *fail) {
    *layout = (OcflLayout){.digest = STR("sha256"), .tuple_size = 3, .tuple_count = 3};
    if (str_is(extension, OCFL_LAYOUT_0003_NAME))
        layout->kind = OCFL_LAYOUT_0003;
    else if (str_is(extension, OCFL_LAYOUT_0004_NAME))
        layout->kind = OCFL_LAYOUT_0004;
    else
        return fail_set(fail, FAIL_UNSUPPORTED, "layout \"%.*s\"", STR_ARG(extension));
    if (config.n == 0)
        return true;
    Json *json;
    if (!json_parse(config, &json, fail))
        return fail_add(fail, "layout");
    bool ok = read_members(json, extension, results, layout, fail);
    json_free(json);
    return ok;
}

Str ocfl_layout_print(const OcflLayout *layout, struct arena *results) {
    bool is_0004 = layout->kind == OCFL_LAYOUT_0004;
    Json *config = json_new_object();
    json_set_text(config, "extensionName",
                  is_0004 ? STR(OCFL_LAYOUT_0004_NAME) : STR(OCFL_LAYOUT_0003_NAME));
    json_set_text(config, "digestAlgorithm", layout->digest);
    json_set_number(config, "tupleSize", layout->tuple_size);
    json_set_number(config, "numberOfTuples", layout->tuple_count);
    if (is_0004)
        json_set(config, "shortObjectRoot", json_new_bool(layout->short_root));
    Buf out = {0};
    json_print_pretty(config, &out);
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    json_free(config);
    return text;
}

static void add_encoded(Str id, Buf *out) {
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < id.n; i++) {
        uint8_t c = (uint8_t)id.p[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                     c == '-' || c == '_';
        const char code[3] = {'%', hex[c >> 4], hex[c & 15]};
        buf_add(out, plain ? (const char *)&id.p[i] : code, plain ? 1 : 3);
    }
}

Str ocfl_layout_path(const OcflLayout *layout, Str id, struct arena *results) {
    enum { NAME_MAX_0003 = 100 };
    Sha512Hex long_digest;
    Str digest;
    if (str_is(layout->digest, "sha512")) {
        long_digest = digest_sha512(id);
        digest = digest_str(&long_digest);
    } else {
        digest = digest_sha256_hex(results, id);
    }
    Buf out = {0};
    for (size_t i = 0; i < layout->tuple_count; i++) {
        buf_str(&out, str_slice(digest, i * layout->tuple_size, (i + 1) * layout->tuple_size));
        buf_char(&out, '/');
    }
    size_t used = (size_t)layout->tuple_size * layout->tuple_count, from = out.n;
    if (layout->kind == OCFL_LAYOUT_0004) {
        buf_str(&out, layout->short_root ? str_skip(digest, used) : digest);
    } else {
        add_encoded(id, &out);
        if (out.n - from > NAME_MAX_0003) {
            out.n = from + NAME_MAX_0003;
            buf_char(&out, '-');
            buf_str(&out, digest);
        }
    }
    Str path = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return path;
}
