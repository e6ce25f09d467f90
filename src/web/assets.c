/*
 * The assembler puts the files into the read-only data of the program (.incbin), which every
 * compiler here can do and no generator has to be run for; the Makefile knows that this object
 * depends on them.
 */
#include "web/assets.h"
#include "base/wire.h"

#define EMBED(symbol, path)                                                                        \
    __asm__(".section .rodata\n.global " #symbol "\n.global " #symbol "_end\n" #symbol             \
            ":\n.incbin \"" path "\"\n" #symbol "_end:\n.byte 0\n.previous\n");                    \
    extern const char symbol[], symbol##_end[]

EMBED(assets_style, ASSETS_STYLE);  // the style sheet without its comments, by the Makefile
EMBED(assets_picture, "src/web/assets/fonds.svg");
EMBED(assets_tips, "docs/query-language.md");

static const struct {
    const char *name, *ending, *type;
    const char *begin, *end;
} assets[] = {
    {"reading_room", ".css", "text/css; charset=utf-8", assets_style, assets_style_end},
    {"fonds", ".svg", "image/svg+xml", assets_picture, assets_picture_end},
};

static Str bytes_of(size_t i) {
    return (Str){assets[i].begin, (size_t)(assets[i].end - assets[i].begin)};
}

static Str file_name(struct arena *results, size_t i) {
    return str_format(results, "%s-%016llx%s", assets[i].name,
                      (unsigned long long)wire_checksum(bytes_of(i)), assets[i].ending);
}

Str assets_address(struct arena *results, const char *name) {
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        if (str_is(str_from_c(assets[i].name), name))
            return str_format(results, "/assets/%.*s", STR_ARG(file_name(results, i)));
    return (Str){0};
}

bool assets_find(Str file, Asset *asset) {
    struct arena *scratch = arena_create();
    bool found = false;
    for (size_t i = 0; i < sizeof assets / sizeof *assets && !found; i++) {
        found = str_equal(file, file_name(scratch, i));
        if (found)
            *asset = (Asset){assets[i].type, bytes_of(i)};
    }
    arena_destroy(scratch);
    return found;
}

Str assets_query_language(void) {
    return (Str){assets_tips, (size_t)(assets_tips_end - assets_tips)};
}
