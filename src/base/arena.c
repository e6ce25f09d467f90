/*
 * Chunks of doubling size in a singly linked stack. A reset pops whole chunks and clears what it
 * hands out again, so memory is always zero; clearing on reset instead of on alloc keeps alloc a
 * bump of a number.
 */
#include "base/arena.h"
#include "base/fail.h"
#include "base/num.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_MIN = 4 * 1024, CHUNK_MAX = 4 * 1024 * 1024, ALIGN = 16 };

struct chunk {
    struct chunk *below;
    size_t size, used;  // bytes of data
    _Alignas(ALIGN) unsigned char data[];
};

struct arena {
    struct chunk *top;
    struct chunk *spare;  // the last one popped, clean: marks at a chunk's edge cost no system call
    size_t held;
};

void *mem_alloc(size_t size_bytes) {
    void *p = calloc(1, size_bytes == 0 ? 1 : size_bytes);
    if (p == NULL)
        die("out of memory, %zu bytes asked", size_bytes);
    return p;
}

void *mem_resize(void *old, size_t size_bytes) {
    void *p = realloc(old, size_bytes == 0 ? 1 : size_bytes);
    if (p == NULL)
        die("out of memory, %zu bytes asked", size_bytes);
    return p;
}

void mem_free(void *old) {
    free(old);
}

struct arena *arena_create(void) {
    return mem_alloc(sizeof(struct arena));
}

void arena_destroy(struct arena *arena) {
    if (arena == NULL)
        return;
    arena_reset(arena, (ArenaMark){NULL, 0});
    mem_free(arena->spare);
    mem_free(arena);
}

static void chunk_pop(struct arena *arena) {
    struct chunk *gone = arena->top;
    struct chunk *worse = arena->spare;
    arena->top = gone->below;
    arena->held -= gone->size + sizeof(struct chunk);
    bool keep = gone->size <= CHUNK_MAX && (worse == NULL || gone->size >= worse->size);
    if (keep) {
        memset(gone->data, 0, gone->used);
        gone->used = 0;
        arena->spare = gone;
    }
    mem_free(keep ? worse : gone);
}

static void chunk_push(struct arena *arena, size_t need) {
    struct chunk *chunk = arena->spare;
    if (chunk != NULL && chunk->size >= need) {
        arena->spare = NULL;
        chunk->below = arena->top;
        arena->top = chunk;
        arena->held += chunk->size + sizeof(struct chunk);
        return;
    }
    size_t size = arena->top == NULL ? CHUNK_MIN : arena->top->size * 2;
    if (size > CHUNK_MAX)
        size = CHUNK_MAX;
    if (size < need)
        size = need;
    size_t total;
    if (!num_add(size, sizeof(struct chunk), &total))
        die("out of memory, %zu bytes asked", need);
    chunk = mem_alloc(total);
    chunk->below = arena->top;
    chunk->size = size;
    arena->top = chunk;
    arena->held += total;
}

void *arena_alloc(struct arena *arena, size_t size_bytes) {
    size_t need;
    if (!num_add(size_bytes, ALIGN - 1, &need))
        die("out of memory, %zu bytes asked", size_bytes);
    need &= ~(size_t)(ALIGN - 1);
    if (need == 0)
        need = ALIGN;
    if (arena->top == NULL || need > arena->top->size - arena->top->used)
        chunk_push(arena, need);
    void *p = arena->top->data + arena->top->used;
    arena->top->used += need;
    return p;
}

void *arena_array(struct arena *arena, size_t count, size_t size_bytes) {
    size_t need;
    if (!num_mul(count, size_bytes, &need))
        die("out of memory, %zu items of %zu bytes asked", count, size_bytes);
    return arena_alloc(arena, need);
}

ArenaMark arena_mark(const struct arena *arena) {
    return (ArenaMark){arena->top, arena->top == NULL ? 0 : arena->top->used};
}

void arena_reset(struct arena *arena, ArenaMark mark) {
    while (arena->top != NULL && arena->top != mark.chunk)
        chunk_pop(arena);
    if (arena->top == NULL)
        return;
    must(mark.used <= arena->top->used);
    memset(arena->top->data + mark.used, 0, arena->top->used - mark.used);
    arena->top->used = mark.used;
}

size_t arena_used(const struct arena *arena) {
    return arena->held;
}

void *list_room(struct arena *arena, void *items, size_t n, size_t *cap, size_t item_bytes) {
    if (n < *cap)
        return items;
    size_t wider = *cap < 4 ? 8 : *cap * 2;
    if (wider < n + 1)
        wider = n + 1;
    void *fresh = arena_array(arena, wider, item_bytes);
    if (n > 0)
        memcpy(fresh, items, n * item_bytes);
    *cap = wider;
    return fresh;
}
