/* Two lines of any bytes as names: symmetric, each its own relative, within its steps. */
#include "base/fail.h"
#include "text/name_key.h"
#include "text/name_relation.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_limits(const NameForm *form, struct arena *arena) {
    size_t steps = 0;
    NameReadingList readings = {0};
    name_reading_list(&form->letters, arena, &readings, &steps);
    must(readings.n == form->readings.n);
    must(steps <= NAME_READING_STEPS * form->letters.n);
    must(form->keys.n <= 2 * NAME_KEYS_MAX);
    for (size_t i = 0; i < form->keys.n; i++)
        must(form->keys.p[i].n >= 2 && form->keys.p[i].n <= NAME_KEY_BYTES);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str first, second;
    NameForm a, b;
    (void)str_cut((Str){(const char *)bytes, size}, '\n', &first, &second);
    name_relation_form(first, arena, &a);
    name_relation_form(second, arena, &b);
    check_limits(&a, arena);
    check_limits(&b, arena);
    NameRelation there = name_relation_between(&a, &b), back = name_relation_between(&b, &a);
    must(there.strength == back.strength && there.cost == back.cost);
    must((there.rule == NULL) == (there.strength == NAME_UNRELATED));
    must(a.letters.n == 0 || name_relation_between(&a, &a).strength == NAME_SAME);
    arena_destroy(arena);
    return 0;
}
