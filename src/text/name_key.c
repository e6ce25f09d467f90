/*
 * Latin letters are taken in clusters, the longest first; each gives one class of consonants, or
 * some, where languages differ: then every key so far goes on in each way. Vowels are nothing, but
 * for one at the beginning, which is A.
 *
 *   p = p b   t = t d   k = g k q h   v = f v w   s = all sibilants   l m n r
 */
#include "text/name_key.h"
#include "text/name_tables.h"
#include <string.h>

typedef struct {
    char p[NAME_KEY_BYTES];
    size_t n;
    bool open;  // a vowel stands behind the last: the next is no double
} Key;

typedef struct {
    Key p[NAME_KEYS_MAX];
    size_t n;
} Keys;

/* Letters, then what they may be: letters of classes, '|' between, '-' for nothing. */
static const NameCluster clusters[] = {
    {"schtsch", "s"}, {"tschsch", "s"}, {"sjtsj", "s"}, {"shtch", "s"}, {"chtch", "s"},
    {"tsch", "s"},    {"dsch", "s"},    {"szcz", "s"},  {"stch", "s"},  {"shch", "s"},
    {"sjtj", "s"},    {"scs", "s"},     {"tsj", "s"},   {"tch", "s"},   {"dzh", "s"},
    {"dge", "s"},     {"sch", "s|sk"},  {"zsch", "s"},  {"sj", "s"},    {"zj", "s"},
    {"sh", "s"},      {"zh", "s"},      {"sz", "s"},    {"cz", "s"},    {"cs", "s|ks"},
    {"zs", "s"},      {"ts", "s"},      {"tz", "s"},    {"dj", "s"},    {"dz", "s"},
    {"tj", "s|t"},    {"rz", "s|rs"},   {"ch", "k|s"},  {"kh", "k"},    {"gh", "k|-"},
    {"ck", "k|sk"},   {"ph", "v|pk"},   {"pf", "pv"},   {"th", "t|tk"}, {"rh", "r"},
    {"wh", "v|-"},    {"kn", "n|kn"},   {"sc", "sk|s"}, {"dt", "t"},    {"ce", "s"},
    {"ci", "s"},      {"cy", "s"},      {"ge", "k|s"},  {"gi", "k|s"},  {"gy", "k|s"},
    {"b", "p"},       {"c", "k|s"},     {"d", "t"},     {"f", "v"},     {"g", "k"},
    {"j", "-|s|k"},   {"k", "k"},       {"l", "l"},     {"m", "m"},     {"n", "n"},
    {"p", "p"},       {"q", "k"},       {"r", "r"},     {"s", "s"},     {"t", "t"},
    {"v", "v"},       {"x", "ks|k"},    {"z", "s"},
};

static bool is_vowel(uint32_t c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static void add_class(Key *key, char c) {
    if (key->n > 0 && key->p[key->n - 1] == c && !key->open)
        return;
    if (key->n < NAME_KEY_BYTES)
        key->p[key->n++] = c;
    key->open = false;
}

static void add_key(Keys *keys, const Key *key) {
    for (size_t i = 0; i < keys->n; i++)
        if (keys->p[i].n == key->n && keys->p[i].open == key->open &&
            memcmp(keys->p[i].p, key->p, key->n) == 0)
            return;
    if (keys->n < NAME_KEYS_MAX)
        keys->p[keys->n++] = *key;
}

static void add_classes(Key *key, Str classes) {
    for (size_t i = 0; i < classes.n; i++)
        if (classes.p[i] != '-')
            add_class(key, classes.p[i]);
}

/* Every key goes on in each way. */
static void branch(Keys *keys, Str classes) {
    Keys longer;
    Str rest = classes, one;
    longer.n = 0;
    bool more = str_cut(rest, '|', &one, &rest);
    if (!more && keys->n == 1) {  // one way for one key, as it mostly is
        add_classes(&keys->p[0], one);
        return;
    }
    for (;; more = str_cut(rest, '|', &one, &rest)) {
        for (size_t i = 0; i < keys->n; i++) {
            Key key = keys->p[i];
            add_classes(&key, one);
            add_key(&longer, &key);
        }
        if (!more)
            break;
    }
    keys->n = longer.n;
    memcpy(keys->p, longer.p, longer.n * sizeof *longer.p);
}

static void vowel(Keys *keys, bool first) {
    for (size_t i = 0; i < keys->n; i++) {
        if (first || keys->p[i].n == 0) {
            keys->p[i].p[0] = 'A';
            keys->p[i].n = 1;
        }
        keys->p[i].open = true;
    }
}

/* A consonant with a caron, acute, dot or cedilla that makes it another one. */
static bool hisses(uint32_t letter) {
    switch (letter) {
    case 0x00E7:
    case 0x0107:
    case 0x010D:
    case 0x015B:
    case 0x015D:
    case 0x015F:
    case 0x0161:
    case 0x017A:
    case 0x017C:
    case 0x017E:
    case 0x0219:
        return true;
    default:
        return false;
    }
}

/* h and w behind some letters are often nothing. */
static const char *weak(const uint32_t *plain, size_t at) {
    uint32_t before = at > 0 ? plain[at - 1] : 0;
    if (plain[at] == 'w')
        return at > 0 && is_vowel(before) ? "v|-" : "v";
    return at > 0 && (is_vowel(before) || before == 't' || before == 'r') ? "k|-" : "k";
}

static void latin(const NameLetters *word, Keys *keys) {
    uint32_t plain[NAME_LETTERS_MAX + 8] = {0};
    for (size_t i = 0; i < word->n; i++)
        plain[i] = name_letters_plain(word->p[i]);
    for (size_t at = 0; at < word->n;) {
        const char *classes = "-";
        size_t n = 1;
        if (is_vowel(plain[at])) {
            vowel(keys, at == 0);
            at++;
            continue;
        }
        if (hisses(word->p[at]))
            classes = "s";
        else if (plain[at] == 'h' || (plain[at] == 'w' && plain[at + 1] != 'h'))
            classes = weak(plain, at);
        else
            n = name_letters_cluster(plain + at, clusters, sizeof clusters / sizeof *clusters,
                                     &classes);
        bool ends_in_vowel = n > 1 && is_vowel(plain[at + n - 1]);
        branch(keys, str_from_c(classes));
        at += n == 0 ? 1 : n;
        if (ends_in_vowel)
            vowel(keys, false);
    }
}

static char class_of_sound(char sound) {
    static const char classes[26] = {
        ['b' - 'a'] = 'p', ['p' - 'a'] = 'p', ['d' - 'a'] = 't', ['t' - 'a'] = 't',
        ['g' - 'a'] = 'k', ['k' - 'a'] = 'k', ['x' - 'a'] = 'k', ['v' - 'a'] = 'v',
        ['f' - 'a'] = 'v', ['l' - 'a'] = 'l', ['m' - 'a'] = 'm', ['n' - 'a'] = 'n',
        ['r' - 'a'] = 'r', ['j' - 'a'] = 's', ['z' - 'a'] = 's', ['s' - 'a'] = 's',
        ['c' - 'a'] = 's', ['q' - 'a'] = 's', ['w' - 'a'] = 's', ['y' - 'a'] = 's'};
    return classes[sound - 'a'];
}

static void cyrillic(const NameLetters *word, size_t count, Keys *keys) {
    for (size_t i = 0; i < count; i++) {
        const char *sounds = name_tables_cyrillic(word->p[i]);
        for (size_t k = 0; sounds != NULL && sounds[k] != '\0'; k++) {
            char c = class_of_sound(sounds[k]);
            /* d before zh, t before s: one sibilant, as their clusters in Latin letters are */
            const char *next = i + 1 < count ? name_tables_cyrillic(word->p[i + 1]) : NULL;
            if (c == 't' && sounds[k + 1] == '\0' && next != NULL &&
                (next[0] == 'j' || next[0] == 's' || next[0] == 'z'))
                continue;
            if (c == '\0')
                vowel(keys, i == 0);
            else
                branch(keys, (Str){&c, 1});
        }
    }
}

/* Letters of a Russian case ending that holds a consonant; 0 where there is none. */
static size_t ending_of(const NameLetters *word) {
    static const uint32_t endings[][4] = {
        {0x043E, 0x0433, 0x043E, 0}, {0x043E, 0x043C, 0x0443, 0}, {0x044B, 0x043C, 0x0438, 0},
        {0x044B, 0x043C, 0, 0},      {0x0438, 0x043C, 0, 0},      {0x043E, 0x043C, 0, 0},
        {0x0435, 0x043C, 0, 0},      {0x044B, 0x0445, 0, 0},      {0x0438, 0x0445, 0, 0}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = endings[i][2] == 0 ? 2 : 3;
        bool same = word->n > n + 2;
        for (size_t k = 0; same && k < n; k++)
            same = word->p[word->n - n + k] == endings[i][k];
        if (same)
            return n;
    }
    return 0;
}

static void hand_out(const Keys *keys, struct arena *results, StrList *out) {
    for (size_t i = 0; i < keys->n; i++) {
        Str key = {keys->p[i].p, keys->p[i].n};
        bool is_new = key.n >= 2;
        for (size_t j = 0; is_new && j < out->n; j++)
            is_new = !str_equal(out->p[j], key);
        if (is_new)
            str_list_add(results, out, str_copy(results, key));
    }
}

void name_key_list(const NameLetters *letters, struct arena *results, StrList *keys) {
    StrList own = {0};
    Keys made = {.n = 1};
    if (letters->n == 0)
        return;
    if (letters->script == NAME_LATIN) {
        latin(letters, &made);
    } else {
        cyrillic(letters, letters->n, &made);
        size_t ending = ending_of(letters);
        if (ending > 0) {
            hand_out(&made, results, &own);
            made = (Keys){.n = 1};
            cyrillic(letters, letters->n - ending, &made);
        }
    }
    hand_out(&made, results, &own);
    for (size_t i = 0; i < own.n; i++)
        str_list_add(results, keys, own.p[i]);
}
