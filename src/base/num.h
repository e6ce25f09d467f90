/*
 * num: arithmetic that notices when it does not fit, and numbers read from text.
 */
#ifndef FONDS_BASE_NUM_H
#define FONDS_BASE_NUM_H

#include "base/str.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each returns false, leaving *out alone, where the result does not fit. */
bool num_add(size_t a, size_t b, size_t *out);
bool num_mul(size_t a, size_t b, size_t *out);
bool num_u32(uint64_t value, uint32_t *out);

/* The whole of s is digits (with a sign for i64) and fits; leading zeros are welcome. */
bool num_parse_u64(Str s, uint64_t *out);
bool num_parse_i64(Str s, int64_t *out);

#endif
