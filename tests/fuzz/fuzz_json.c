/* Any bytes as JSON: read, printed, read again; both prints must be the same. */
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool is_printable(const Json *json) {
    if (json_kind(json) == JSON_KIND_REAL)
        return false;
    bool all = true;
    for (size_t i = 0; all && i < json_count(json); i++) {
        Str key;
        bool list = json_kind(json) == JSON_KIND_LIST;
        all = is_printable(list ? json_at(json, i) : json_entry(json, i, &key));
    }
    return all;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Json *json, *again;
    Fail fail;
    if (!json_parse((Str){(const char *)bytes, size}, &json, &fail))
        return 0;
    if (is_printable(json)) {
        Buf once = {0}, twice = {0};
        json_print(json, &once);
        must(json_parse(buf_as_str(&once), &again, &fail));
        json_print(again, &twice);
        must(str_equal(buf_as_str(&once), buf_as_str(&twice)));
        json_free(again);
        buf_free(&once);
        buf_free(&twice);
    }
    json_free(json);
    return 0;
}
