/* Any bytes as a foreign inventory: checked to the end, every fault with its code and its words. */
#include "store/ocfl_rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    OcflFaultList faults = {0};
    OcflFacts facts;
    OcflRules rules = {STR("inventory.json"), size % 2 == 0, arena, &faults};
    ocfl_rules_check(&rules, (Str){(const char *)bytes, size}, &facts);
    must(facts.is_object || ocfl_validate_has_error(&faults));
    for (size_t i = 0; i < faults.n; i++)
        must(faults.p[i].code.n == 4 && faults.p[i].detail.n > 0);
    arena_destroy(arena);
    return 0;
}
