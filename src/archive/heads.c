/*
 * A few places, each with an arena of its own; the one not asked for longest is given away. What
 * was parsed under another watermark of the catalog counts as not there: that is the only moment at
 * which a reading or a deposit can have changed.
 */
#include "archive/heads.h"
#include "base/arena.h"

typedef struct {
    struct arena *arena;  // NULL: never used
    Str deposit;          // empty: holds nothing
    ReadingHead head;
    uint64_t watermark, asked;  // asked: the larger, the later
} Place;

struct heads {
    struct arena *process;
    Place places[HEADS_MAX];
    uint64_t asked;
};

struct heads *heads_create(void) {
    struct arena *process = arena_create();
    struct heads *heads = ARENA_NEW(process, struct heads);
    heads->process = process;
    return heads;
}

void heads_destroy(struct heads *heads) {
    if (heads == NULL)
        return;
    for (size_t i = 0; i < HEADS_MAX; i++)
        arena_destroy(heads->places[i].arena);
    arena_destroy(heads->process);
}

/* The deposit's own place, else the one not asked for longest. */
static Place *place_of(struct heads *heads, Str deposit) {
    Place *oldest = &heads->places[0];
    for (size_t i = 0; i < HEADS_MAX; i++) {
        Place *place = &heads->places[i];
        if (str_equal(place->deposit, deposit))
            return place;
        if (place->asked < oldest->asked)
            oldest = place;
    }
    return oldest;
}

static bool fill(Place *place, struct catalog *catalog, Str deposit, Fail *fail) {
    Fail missing;
    arena_destroy(place->arena);
    *place = (Place){.arena = arena_create()};
    if (!catalog_head(catalog, deposit, place->arena, &place->head, &missing) &&
        missing.code != FAIL_MISSING) {
        *fail = missing;
        return false;
    }
    place->deposit = str_copy(place->arena, deposit);
    return true;
}

bool heads_get(struct heads *heads, struct catalog *catalog, Str deposit, ReadingHead *head,
               Fail *fail) {
    must(deposit.n > 0);
    uint64_t watermark = catalog_watermark(catalog);
    Place *place = place_of(heads, deposit);
    if (!str_equal(place->deposit, deposit) || place->watermark != watermark) {
        if (!fill(place, catalog, deposit, fail))
            return false;
        place->watermark = watermark;
    }
    place->asked = ++heads->asked;
    *head = place->head;
    return true;
}
