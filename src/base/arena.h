/*
 * arena: memory that ends all at once. Named by what ends it: process, request, job, batch,
 * scratch. Never fails: running out of memory ends the program. Not for use by two threads at
 * once. Exports arena_*, list_room and mem_*.
 */
#ifndef FONDS_BASE_ARENA_H
#define FONDS_BASE_ARENA_H

#include <stddef.h>

struct arena;

typedef struct {
    void *chunk;
    size_t used;  // bytes
} ArenaMark;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena);  // NULL is welcome

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size_bytes);
/* count * size_bytes, zeroed; a product that overflows ends the program. */
void *arena_array(struct arena *arena, size_t count, size_t size_bytes);

ArenaMark arena_mark(const struct arena *arena);
void arena_reset(struct arena *arena, ArenaMark mark);  // frees what came after the mark
size_t arena_used(const struct arena *arena);           // bytes held; for tests

#define ARENA_NEW(arena, T) ((T *)arena_alloc((arena), sizeof(T)))
#define ARENA_ARRAY(arena, T, count) ((T *)arena_array((arena), (count), sizeof(T)))

/*
 * A list that grows in an arena: typedef LIST_OF(Block) BlockList. Read p and n; cap is the list's
 * own. LIST_ADD hands back the address of a new, zeroed last item; earlier addresses end with it.
 */
#define LIST_OF(T)                                                                                 \
    struct {                                                                                       \
        T *p;                                                                                      \
        size_t n, cap;                                                                             \
    }
#define LIST_ADD(arena, list)                                                                      \
    ((list)->p = list_room((arena), (list)->p, (list)->n, &(list)->cap, sizeof *(list)->p),        \
     &(list)->p[(list)->n++])
void *list_room(struct arena *arena, void *items, size_t n, size_t *cap, size_t item_bytes);

/*
 * malloc that ends the program instead of failing; for the few lifetimes that no arena fits (base/
 * only).
 */
void *mem_alloc(size_t size_bytes);
void *mem_resize(void *old, size_t size_bytes);
void mem_free(void *old);

#endif
