/*
 * Open addressing with linear probing over indexes into a list of entries; the list keeps the order
 * of putting.
 */
#include "base/map.h"
#include "base/fail.h"
#include "base/num.h"

typedef struct {
    Str key;
    uint64_t hash, value;
} MapEntry;

struct map {
    struct arena *arena;
    LIST_OF(MapEntry) entries;
    uint32_t *slots;  // 0: free, else index of the entry plus 1
    size_t slot_count;
};

struct map *map_create(struct arena *arena) {
    struct map *map = ARENA_NEW(arena, struct map);
    map->arena = arena;
    map->slot_count = 16;
    map->slots = ARENA_ARRAY(arena, uint32_t, map->slot_count);
    return map;
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t slot_of(const struct map *map, Str key, uint64_t hash) {
    size_t slot = (size_t)hash & (map->slot_count - 1);
    while (map->slots[slot] != 0) {
        const MapEntry *entry = &map->entries.p[map->slots[slot] - 1];
        if (entry->hash == hash && str_equal(entry->key, key))
            break;
        slot = (slot + 1) & (map->slot_count - 1);
    }
    return slot;
}

static void widen(struct map *map) {
    map->slot_count *= 2;
    map->slots = ARENA_ARRAY(map->arena, uint32_t, map->slot_count);
    for (size_t i = 0; i < map->entries.n; i++) {
        size_t slot = (size_t)map->entries.p[i].hash & (map->slot_count - 1);
        while (map->slots[slot] != 0)
            slot = (slot + 1) & (map->slot_count - 1);
        map->slots[slot] = (uint32_t)(i + 1);
    }
}

uint64_t *map_find(const struct map *map, Str key) {
    size_t slot = slot_of(map, key, str_hash(key));
    return map->slots[slot] == 0 ? NULL : &map->entries.p[map->slots[slot] - 1].value;
}

uint64_t *map_put(struct map *map, Str key, bool *is_new) {
    uint64_t hash = str_hash(key);
    size_t slot = slot_of(map, key, hash);
    if (is_new != NULL)
        *is_new = map->slots[slot] == 0;
    if (map->slots[slot] != 0)
        return &map->entries.p[map->slots[slot] - 1].value;
    if ((map->entries.n + 1) * 4 > map->slot_count * 3) {
        widen(map);
        slot = slot_of(map, key, hash);
    }
    uint32_t number;
    must(num_u32(map->entries.n + 1, &number));
    MapEntry *entry = LIST_ADD(map->arena, &map->entries);
    entry->key = key;
    entry->hash = hash;
    map->slots[slot] = number;
    return &entry->value;
}

size_t map_count(const struct map *map) {
    return map->entries.n;
}

void map_at(const struct map *map, size_t i, Str *key, uint64_t *value) {
    must(i < map->entries.n);
    *key = map->entries.p[i].key;
    *value = map->entries.p[i].value;
}
