/*
 * map: from texts to numbers, in an arena. Walks in the order of first putting, so results do not
 * depend on hashes.
 */
#ifndef FONDS_BASE_MAP_H
#define FONDS_BASE_MAP_H

#include "base/str.h"

struct map;

struct map *map_create(struct arena *arena);
/* The value's place, or NULL. Places stay until the next map_put(). */
uint64_t *map_find(const struct map *map, Str key);
/*
 * The value's place, made as 0 where the key is new. The key's bytes are not copied: they must
 * outlive the map.
 */
uint64_t *map_put(struct map *map, Str key, bool *is_new);  // is_new may be NULL
size_t map_count(const struct map *map);
/* The i-th put entry, i < map_count(). */
void map_at(const struct map *map, size_t i, Str *key, uint64_t *value);

#endif
