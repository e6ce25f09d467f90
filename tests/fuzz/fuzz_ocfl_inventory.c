/* Any bytes as an inventory: what is accepted prints, and its print is read again to the same
 * bytes. */
#include "base/fail.h"
#include "store/ocfl_inventory.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    OcflInventory inventory, again;
    Fail fail;
    if (ocfl_inventory_parse((Str){(const char *)bytes, size}, arena, &inventory, &fail)) {
        for (size_t i = 0; i < inventory.manifest.n; i++) {
            Str path = inventory.manifest.p[i].path;
            must(path.n > 0 && path.p[0] != '/' && !str_has(path, STR("/../")));
        }
        Str text = ocfl_inventory_print(&inventory, arena);
        /* Another content folder's name is not printed; such an inventory need not come back. */
        if (ocfl_inventory_parse(text, arena, &again, &fail))
            must(str_equal(ocfl_inventory_print(&again, arena), text));
    }
    arena_destroy(arena);
    return 0;
}
