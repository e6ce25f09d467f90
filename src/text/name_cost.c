/*
 * Both names are put into sounds by one table, whatever the language; then weighted edits. The
 * weights are those of design and trial: what the pairs of tests/data/names/pairs.tsv tell apart.
 */
#include "text/name_cost.h"
#include "text/name_tables.h"
#include <string.h>

/* The longest first. Sounds are those of name_tables.h. */
static const NameCluster heard[] = {
    {"schtsch", "y"}, {"tschsch", "y"}, {"sjtsj", "y"}, {"shtch", "y"}, {"chtch", "y"},
    {"tsch", "q"},    {"dsch", "j"},    {"szcz", "y"},  {"shch", "y"},  {"sjtj", "y"},
    {"scs", "y"},     {"tsj", "q"},     {"tch", "q"},   {"dzh", "j"},   {"sch", "w"},
    {"eau", "o"},     {"sj", "w"},      {"zj", "j"},    {"sh", "w"},    {"zh", "j"},
    {"sz", "w"},      {"cz", "q"},      {"ts", "c"},    {"tz", "c"},    {"dj", "j"},
    {"ch", "q"},      {"kh", "x"},      {"ck", "k"},    {"ph", "f"},    {"th", "t"},
    {"qu", "kv"},     {"ce", "se"},     {"ci", "si"},   {"ou", "u"},    {"oo", "u"},
    {"ee", "i"},      {"ie", "e"},      {"ye", "e"},    {"je", "e"},    {"ya", "ia"},
    {"ja", "ia"},     {"ia", "ia"},     {"yu", "iu"},   {"ju", "iu"},   {"iu", "iu"},
    {"yo", "io"},     {"jo", "io"},     {"io", "io"},   {"x", "ks"},    {"w", "v"},
    {"y", "i"},       {"j", "i"},       {"c", "k"},     {"h", "h"},
};

static void add(NameSounds *sounds, char c) {
    if (sounds->n < sizeof sounds->p && (sounds->n == 0 || sounds->p[sounds->n - 1] != c))
        sounds->p[sounds->n++] = c;
}

/* A letter with a mark, where the mark is a sound. */
static const char *marked(uint32_t letter) {
    switch (letter) {
    case 0x0161:
    case 0x015B:
    case 0x015F:
    case 0x0219:
        return "w";
    case 0x010D:
    case 0x0107:
        return "q";
    case 0x017E:
    case 0x017C:
    case 0x017A:
        return "j";
    case 0x00E7:
        return "s";
    default:
        return NULL;
    }
}

static NameSounds latin_sounds(const NameLetters *letters) {
    uint32_t plain[NAME_LETTERS_MAX + 8] = {0};
    NameSounds sounds = {.n = 0};
    for (size_t i = 0; i < letters->n; i++)
        plain[i] = name_letters_plain(letters->p[i]);
    for (size_t at = 0; at < letters->n;) {
        const char *heard_as = marked(letters->p[at]);
        size_t n = heard_as != NULL ? 1
                                    : name_letters_cluster(plain + at, heard,
                                                           sizeof heard / sizeof *heard, &heard_as);
        if (n == 0)
            add(&sounds, plain[at] < 0x80 ? (char)plain[at] : '?');
        for (size_t i = 0; n > 0 && heard_as[i] != '\0'; i++)
            add(&sounds, heard_as[i]);
        at += n == 0 ? 1 : n;
    }
    return sounds;
}

NameSounds name_cost_sounds(const NameLetters *letters) {
    NameSounds sounds = {.n = 0};
    if (letters->script == NAME_LATIN)
        return latin_sounds(letters);
    for (size_t i = 0; i < letters->n; i++) {
        const char *heard_as = name_tables_cyrillic(letters->p[i]);
        for (size_t k = 0; heard_as != NULL && heard_as[k] != '\0'; k++)
            add(&sounds, heard_as[k]);
    }
    return sounds;
}

/* --- costs --------------------------------------------------------------------------------------
 */

static bool among(char c, const char *list) {
    return strchr(list, c) != NULL;
}

static uint32_t change(char a, char b) {
    static const struct {
        char pair[3];
        uint8_t cost;
    } near[] = {{"ei", 35}, {"ao", 35}, {"ou", 35}, {"hx", 10}, {"kx", 30}, {"gh", 30}, {"gx", 35},
                {"hk", 40}, {"gk", 45}, {"dt", 45}, {"bp", 50}, {"fv", 20}, {"uv", 40}, {"sz", 30},
                {"cs", 40}, {"cz", 30}, {"wy", 20}, {"qy", 30}, {"qw", 35}, {"jw", 40}, {"jz", 35},
                {"sw", 40}, {"kq", 45}, {"qx", 40}, {"gj", 40}, {"ij", 40}, {"cq", 40}};
    char first = a < b ? a : b, second = a < b ? b : a;
    if (a == b)
        return 0;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        if (near[i].pair[0] == first && near[i].pair[1] == second)
            return near[i].cost;
    if (among(a, "aeiou") && among(b, "aeiou"))
        return 50;
    return among(a, "szcqwyj") && among(b, "szcqwyj") ? 50 : 100;
}

static uint32_t insertion(char c) {
    return among(c, "ieh") ? 30 : among(c, "aou") ? 50 : 100;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

uint32_t name_cost_between(const NameSounds *a, const NameSounds *b) {
    uint32_t row[2 * NAME_LETTERS_MAX + 1] = {0};
    for (size_t j = 0; j < b->n; j++)
        row[j + 1] = row[j] + insertion(b->p[j]);
    for (size_t i = 0; i < a->n; i++) {
        uint32_t corner = row[0];
        row[0] += insertion(a->p[i]);
        for (size_t j = 0; j < b->n; j++) {
            uint32_t changed = corner + change(a->p[i], b->p[j]);
            corner = row[j + 1];
            row[j + 1] =
                least(changed, least(row[j] + insertion(b->p[j]), corner + insertion(a->p[i])));
        }
    }
    return least(row[b->n], NAME_COST_MAX);
}
