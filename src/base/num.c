/*
 * Overflow is asked of the compiler's builtins; parsing is by hand because strtoul accepts too
 * much.
 */
#include "base/num.h"

bool num_add(size_t a, size_t b, size_t *out) {
    size_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        return false;
    *out = sum;
    return true;
}

bool num_mul(size_t a, size_t b, size_t *out) {
    size_t product;
    if (__builtin_mul_overflow(a, b, &product))
        return false;
    *out = product;
    return true;
}

bool num_u32(uint64_t value, uint32_t *out) {
    if (value > UINT32_MAX)
        return false;
    *out = (uint32_t)value;
    return true;
}

bool num_parse_u64(Str s, uint64_t *out) {
    uint64_t value = 0;
    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        if (__builtin_mul_overflow(value, (uint64_t)10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(s.p[i] - '0'), &value))
            return false;
    }
    *out = value;
    return true;
}

bool num_parse_i64(Str s, int64_t *out) {
    bool negative = s.n > 0 && s.p[0] == '-';
    uint64_t value;
    if (!num_parse_u64(negative ? str_skip(s, 1) : s, &value))
        return false;
    if (value > (uint64_t)INT64_MAX + (negative ? 1U : 0U))
        return false;
    *out = negative ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}
