/*
 * One function for each block of the inventory; each fault has the code of the specification's own
 * list. A block that is not what it should be is reported once and then taken for empty, so that
 * one fault does not drag a row of others behind it.
 */
#include "store/ocfl_rules.h"
#include "base/json.h"
#include "base/map.h"
#include "base/num.h"
#include "store/ocfl_layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ocfl_rules_add(const OcflRules *rules, const char *code, const char *format, ...) {
    char words[480];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(words, sizeof words, format, args);
    va_end(args);
    size_t length = n < 0 ? 0 : (size_t)n < sizeof words ? (size_t)n : sizeof words - 1;
    *LIST_ADD(rules->results, rules->faults) =
        (OcflFault){.code = str_from_c(code),
                    .where = str_copy(rules->results, rules->where),
                    .detail = str_copy(rules->results, (Str){words, length})};
}

bool ocfl_rules_is_extension(Str name) {
    static const char *const known[] = {
        "0001-digest-algorithms",
        "0002-flat-direct-storage-layout",
        OCFL_LAYOUT_0003_NAME,
        OCFL_LAYOUT_0004_NAME,
        "0005-mutable-head",
        "0006-flat-omit-prefix-storage-layout",
        "0007-n-tuple-omit-prefix-storage-layout",
        "0008-schema-registry",
        "0009-digest-algorithms",
        "0010-differential-n-tuple-omit-prefix-storage-layout",
        "0011-direct-clean-path-layout",
        "0012-hash-and-no-prefix-id-n-tuple-storage-layout",
        "initial",
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(name, known[i]))
            return true;
    return false;
}

uint32_t ocfl_rules_version(Str name) {
    uint64_t wide;
    uint32_t number;
    if (name.n < 2 || name.p[0] != 'v' || name.p[1] == '+' ||
        !num_parse_u64(str_skip(name, 1), &wide) || !num_u32(wide, &number))
        return 0;
    return number;
}

/* A scheme, a colon and something behind it. */
static bool is_uri(Str s) {
    size_t at;
    if (!str_find_char(s, ':', &at) || at == 0 || at + 1 == s.n)
        return false;
    for (size_t i = 0; i < at; i++) {
        char c = s.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!letter && (i == 0 || !other))
            return false;
    }
    return true;
}

static bool two_digits(Str s, size_t at, int low, int high) {
    if (at + 2 > s.n || s.p[at] < '0' || s.p[at] > '9' || s.p[at + 1] < '0' || s.p[at + 1] > '9')
        return false;
    int value = (s.p[at] - '0') * 10 + s.p[at + 1] - '0';
    return value >= low && value <= high;
}

/* Date and time of RFC 3339, with seconds and zone. */
static bool is_moment(Str s) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint64_t year, month, day;
    if (s.n < 20 || s.p[4] != '-' || s.p[7] != '-' || (s.p[10] != 'T' && s.p[10] != 't') ||
        s.p[13] != ':' || s.p[16] != ':')
        return false;
    if (!num_parse_u64(str_slice(s, 0, 4), &year) || !two_digits(s, 5, 1, 12) ||
        !two_digits(s, 8, 1, 31) || !num_parse_u64(str_slice(s, 5, 7), &month) ||
        !num_parse_u64(str_slice(s, 8, 10), &day))
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > (uint64_t)(days[month - 1] + (month == 2 && leap)))
        return false;
    if (!two_digits(s, 11, 0, 23) || !two_digits(s, 14, 0, 59) || !two_digits(s, 17, 0, 60))
        return false;
    size_t at = 19;
    if (s.p[at] == '.') {
        size_t from = ++at;
        while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
            at++;
        if (at == from)
            return false;
    }
    Str zone = str_skip(s, at);
    if (str_is(zone, "Z") || str_is(zone, "z"))
        return true;
    return zone.n == 6 && (zone.p[0] == '+' || zone.p[0] == '-') && two_digits(zone, 1, 0, 23) &&
           zone.p[3] == ':' && two_digits(zone, 4, 0, 59);
}

/* --- digests and paths --------------------------------------------------------------- */

typedef struct {
    const char *name;
    size_t digits;
    const char *code;  // where a digest is not its hexadecimal form
} Algorithm;

static const Algorithm *algorithm_find(Str name) {
    static const Algorithm known[] = {
        {"sha512", 128, "E031"}, {"sha256", 64, "E030"},       {"sha1", 40, "E029"},
        {"md5", 32, "E056"},     {"blake2b-512", 128, "E032"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(name, known[i].name))
            return &known[i];
    return NULL;
}

static bool is_hex(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\0' || strchr("0123456789abcdefABCDEF", s.p[i]) == NULL)
            return false;
    return true;
}

typedef struct {
    const char *name;                             // of the block, for readers
    const char *no_list, *edges, *steps, *twice;  // codes
    const char *digest_twice;
} PathCodes;

static const PathCodes manifest_codes = {"manifest", "E098", "E100", "E099", "E101", "E096"};
static const PathCodes fixity_codes = {"fixity", "E057", "E100", "E099", "E101", "E097"};
static const PathCodes state_codes = {"state", "E051", "E053", "E052", "E095", "E050"};

/* False where the path breaks a rule of its own. */
static bool check_path(const OcflRules *rules, const PathCodes *codes, Str path) {
    Str step, rest = path;
    bool more, ok = true;
    if (path.n == 0 || path.p[0] == '/' || path.p[path.n - 1] == '/') {
        ocfl_rules_add(rules, codes->edges, "%s: \"%.*s\" is empty or begins or ends with a slash",
                       codes->name, STR_ARG(path));
        return false;
    }
    do {
        more = str_cut(rest, '/', &step, &rest);
        ok = ok && step.n > 0 && !str_is(step, ".") && !str_is(step, "..");
    } while (more);
    if (!ok)
        ocfl_rules_add(rules, codes->steps, "%s: \"%.*s\" has an empty, . or .. step", codes->name,
                       STR_ARG(path));
    return ok;
}

/* Paths of one block so far: 1 a file, 2 a folder above a file. */
static bool claim(struct map *taken, Str path) {
    bool is_new;
    uint64_t *what = map_put(taken, path, &is_new);
    bool ok = is_new;
    *what |= 1;
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] != '/')
            continue;
        what = map_put(taken, str_slice(path, 0, i), NULL);
        ok = ok && (*what & 1) == 0;
        *what |= 2;
    }
    return ok;
}

typedef struct {
    const OcflRules *rules;
    const PathCodes *codes;
    const Algorithm *algorithm;  // NULL: not known, any digest will do
    struct map *taken, *digests;
    OcflPathList *paths;
    bool keep_case;  // of digests
} PathBlock;

static void read_list(const PathBlock *block, Str digest, const Json *list) {
    const OcflRules *rules = block->rules;
    if (json_kind(list) != JSON_KIND_LIST) {
        ocfl_rules_add(rules, block->codes->no_list, "%s: no list of paths", block->codes->name);
        return;
    }
    for (size_t i = 0; i < json_count(list); i++) {
        if (json_kind(json_at(list, i)) != JSON_KIND_TEXT) {
            ocfl_rules_add(rules, block->codes->no_list, "%s: a path is no text",
                           block->codes->name);
            continue;
        }
        Str path = str_copy(rules->results, json_text(json_at(list, i)));
        if (!check_path(rules, block->codes, path))
            continue;
        if (!claim(block->taken, path))
            ocfl_rules_add(rules, block->codes->twice, "%s: \"%.*s\" meets another path",
                           block->codes->name, STR_ARG(path));
        *LIST_ADD(rules->results, block->paths) = (OcflPath){path, digest};
    }
}

/* Reads {"digest": ["path", ...], ...} as far as it can. */
static void read_block(const PathBlock *block, const Json *json) {
    const OcflRules *rules = block->rules;
    for (size_t i = 0; i < json_count(json); i++) {
        Str digest;
        const Json *list = json_entry(json, i, &digest);
        const Algorithm *algorithm = block->algorithm;
        if (algorithm != NULL && (digest.n != algorithm->digits || !is_hex(digest)))
            ocfl_rules_add(rules, algorithm->code, "%s: \"%.*s\" is no %s digest",
                           block->codes->name, STR_ARG(digest), algorithm->name);
        bool is_new;
        Str lower = str_lower(rules->results, digest);
        (void)map_put(block->digests, lower, &is_new);
        if (!is_new)
            ocfl_rules_add(rules, block->codes->digest_twice, "%s: digest %.16s... stands twice",
                           block->codes->name, lower.p);
        read_list(block, block->keep_case ? str_copy(rules->results, digest) : lower, list);
    }
}

/* --- blocks -------------------------------------------------------------------------- */

static void check_unknown_keys(const OcflRules *rules, const Json *json, const char *known) {
    for (size_t i = 0; i < json_count(json); i++) {
        Str key;
        (void)json_entry(json, i, &key);
        char word[64];
        int n = snprintf(word, sizeof word, " %.*s ", STR_ARG(key));
        if (n < 0 || (size_t)n >= sizeof word || strstr(known, word) == NULL)
            ocfl_rules_add(rules, "E102", "the member \"%.*s\" is not known", STR_ARG(key));
    }
}

/* A member that must be a text; empty where it is not. */
static Str need_text(const OcflRules *rules, const Json *json, const char *key, const char *code) {
    const Json *value = json_get(json, key);
    if (value == NULL) {
        ocfl_rules_add(rules, "E036", "%s is missing", key);
        return (Str){NULL, 0};
    }
    Str text = str_copy(rules->results, json_text(value));
    if (text.n == 0)
        ocfl_rules_add(rules, code, "%s is no text, or empty", key);
    return text;
}

static void check_head_members(const OcflRules *rules, const Json *json, OcflFacts *facts) {
    facts->id = need_text(rules, json, "id", "E037");
    facts->type = need_text(rules, json, "type", "E038");
    facts->algorithm = need_text(rules, json, "digestAlgorithm", "E025");
    facts->head = need_text(rules, json, "head", "E040");
    if (facts->id.n > 0 && !is_uri(facts->id))
        ocfl_rules_add(rules, "W005", "id \"%.*s\" is not a URI", STR_ARG(facts->id));
    const char *type = rules->is_11 ? "https://ocfl.io/1.1/spec/#inventory"
                                    : "https://ocfl.io/1.0/spec/#inventory";
    if (facts->type.n > 0 && !str_is(facts->type, type))
        ocfl_rules_add(rules, "E038", "type is \"%.*s\"", STR_ARG(facts->type));
    if (str_is(facts->algorithm, "sha256"))
        ocfl_rules_add(rules, "W004", "digests are SHA-256");
    else if (facts->algorithm.n > 0 && !str_is(facts->algorithm, "sha512"))
        ocfl_rules_add(rules, "E025", "digestAlgorithm is \"%.*s\"", STR_ARG(facts->algorithm));
    const Json *folder = json_get(json, "contentDirectory");
    if (folder == NULL)
        return;
    facts->content_folder = str_copy(rules->results, json_text(folder));
    size_t at;
    if (facts->content_folder.n == 0 || str_find_char(facts->content_folder, '/', &at))
        ocfl_rules_add(rules, "E017", "contentDirectory is no name of a folder");
    else if (str_is(facts->content_folder, ".") || str_is(facts->content_folder, ".."))
        ocfl_rules_add(rules, "E018", "contentDirectory is \"%.*s\"",
                       STR_ARG(facts->content_folder));
}

static void check_manifest(const OcflRules *rules, const Json *json, struct arena *scratch,
                           struct map *exact, OcflFacts *facts) {
    const Json *manifest = json_get(json, "manifest");
    if (json_kind(manifest) != JSON_KIND_OBJECT) {
        bool is_other = manifest != NULL && rules->is_11;
        ocfl_rules_add(rules, is_other ? "E106" : "E041", "there is no manifest");
        return;
    }
    PathBlock block = {.rules = rules,
                       .codes = &manifest_codes,
                       .algorithm = algorithm_find(facts->algorithm),
                       .taken = map_create(scratch),
                       .digests = map_create(scratch),
                       .paths = &facts->manifest};
    read_block(&block, manifest);
    for (size_t i = 0; i < json_count(manifest); i++) {
        Str digest;
        (void)json_entry(manifest, i, &digest);
        (void)map_put(exact, digest, NULL);
    }
}

static void check_user(const OcflRules *rules, const Json *block, OcflInventoryVersion *version) {
    const Json *user = json_get(block, "user");
    if (user == NULL) {
        ocfl_rules_add(rules, "W007", "%.*s has no user", STR_ARG(version->name));
        return;
    }
    version->user = str_copy(rules->results, json_get_text(user, "name"));
    version->address = str_copy(rules->results, json_get_text(user, "address"));
    if (version->user.n == 0) {
        ocfl_rules_add(rules, "E054", "the user of %.*s has no name", STR_ARG(version->name));
        return;
    }
    check_unknown_keys(rules, user, " name address ");
    if (version->address.n == 0)
        ocfl_rules_add(rules, "W008", "the user of %.*s has no address", STR_ARG(version->name));
    else if (!is_uri(version->address))
        ocfl_rules_add(rules, "W009", "the address \"%.*s\" is not a URI",
                       STR_ARG(version->address));
}

static void check_state(const OcflRules *rules, const Json *state, struct arena *scratch,
                        const struct map *exact, OcflInventoryVersion *version) {
    if (state == NULL) {
        ocfl_rules_add(rules, "E048", "%.*s has no state", STR_ARG(version->name));
        return;
    }
    if (json_kind(state) != JSON_KIND_OBJECT) {
        ocfl_rules_add(rules, "E050", "the state of %.*s is no object", STR_ARG(version->name));
        return;
    }
    OcflPathList as_written = {0};
    PathBlock block = {.rules = rules,
                       .codes = &state_codes,
                       .taken = map_create(scratch),
                       .digests = map_create(scratch),
                       .paths = &as_written,
                       .keep_case = true};
    read_block(&block, state);
    for (size_t i = 0; i < as_written.n; i++) {
        OcflPath path = as_written.p[i];
        if (map_find(exact, path.sha512) == NULL)
            ocfl_rules_add(rules, "E050", "%.*s: the digest of \"%.*s\" is not in the manifest",
                           STR_ARG(version->name), STR_ARG(path.path));
        path.sha512 = str_lower(rules->results, path.sha512);
        *LIST_ADD(rules->results, &version->state) = path;
    }
}

static void check_version(const OcflRules *rules, const Json *block, struct arena *scratch,
                          const struct map *exact, OcflInventoryVersion *version) {
    if (json_kind(block) != JSON_KIND_OBJECT) {
        ocfl_rules_add(rules, "E047", "%.*s is no object", STR_ARG(version->name));
        return;
    }
    check_unknown_keys(rules, block, " created message user state ");
    const Json *created = json_get(block, "created"), *message = json_get(block, "message");
    version->created = str_copy(rules->results, json_text(created));
    version->message = str_copy(rules->results, json_text(message));
    if (created == NULL)
        ocfl_rules_add(rules, "E048", "%.*s does not say when it was created",
                       STR_ARG(version->name));
    else if (!is_moment(version->created))
        ocfl_rules_add(rules, "E049", "%.*s was created \"%.*s\"", STR_ARG(version->name),
                       STR_ARG(version->created));
    if (message == NULL)
        ocfl_rules_add(rules, "W007", "%.*s has no message", STR_ARG(version->name));
    else if (json_kind(message) != JSON_KIND_TEXT)
        ocfl_rules_add(rules, "E094", "the message of %.*s is no text", STR_ARG(version->name));
    check_user(rules, block, version);
    check_state(rules, json_get(block, "state"), scratch, exact, version);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = ((const OcflInventoryVersion *)a)->number;
    uint32_t y = ((const OcflInventoryVersion *)b)->number;
    return x < y ? -1 : x > y;
}

/* The names of versions, sorted by number: from 1, without gaps, padded all alike or not at all. */
static void check_numbers(const OcflRules *rules, const OcflFacts *facts) {
    uint32_t expected = 1;
    size_t width = 0;
    for (size_t i = 0; i < facts->versions.n; i++) {
        const OcflInventoryVersion *version = &facts->versions.p[i];
        if (version->number == 0)
            continue;
        if (expected == 1 && version->number != 1)
            ocfl_rules_add(rules, "E009", "the first version is %.*s", STR_ARG(version->name));
        else if (version->number != expected)
            ocfl_rules_add(rules, "E010", "%.*s where version %u belongs", STR_ARG(version->name),
                           expected);
        expected = version->number + 1;
        bool padded = version->name.p[1] == '0';
        if (padded && width == 0)
            ocfl_rules_add(rules, "W001", "version names are padded: %.*s", STR_ARG(version->name));
        if ((width > 0 && version->name.n != width) || (padded && width == 0 && i > 0))
            ocfl_rules_add(rules, "E012", "%.*s is padded otherwise than the first version",
                           STR_ARG(version->name));
        if (padded && width == 0)
            width = version->name.n;
    }
}

static void check_versions(const OcflRules *rules, const Json *json, struct arena *scratch,
                           const struct map *exact, OcflFacts *facts) {
    const Json *versions = json_get(json, "versions");
    if (versions == NULL) {
        ocfl_rules_add(rules, "E041", "there are no versions");
        ocfl_rules_add(rules, "E043", "there is no versions block");
        return;
    }
    if (json_kind(versions) != JSON_KIND_OBJECT) {
        ocfl_rules_add(rules, "E045", "versions is no object");
        ocfl_rules_add(rules, "E044", "versions is no object");
        return;
    }
    if (json_count(versions) == 0)
        ocfl_rules_add(rules, "E008", "there are no versions");
    for (size_t i = 0; i < json_count(versions); i++) {
        Str name;
        const Json *block = json_entry(versions, i, &name);
        OcflInventoryVersion *version = LIST_ADD(rules->results, &facts->versions);
        version->name = str_copy(rules->results, name);
        version->number = ocfl_rules_version(name);
        if (version->number == 0)
            ocfl_rules_add(rules, rules->is_11 ? "E104" : "E046", "\"%.*s\" names no version",
                           STR_ARG(name));
        facts->highest = version->number > facts->highest ? version->number : facts->highest;
        check_version(rules, block, scratch, exact, version);
    }
    if (facts->versions.n > 1)
        qsort(facts->versions.p, facts->versions.n, sizeof *facts->versions.p, by_number);
    check_numbers(rules, facts);
    const OcflInventoryVersion *last =
        facts->versions.n > 0 ? &facts->versions.p[facts->versions.n - 1] : NULL;
    if (last != NULL && facts->head.n > 0 && !str_equal(facts->head, last->name))
        ocfl_rules_add(rules, "E040", "head is \"%.*s\", the newest version %.*s",
                       STR_ARG(facts->head), STR_ARG(last->name));
}

/* Every content path lies in the content folder of a version that there is. */
static void check_places(const OcflRules *rules, const OcflFacts *facts) {
    Str folder = facts->content_folder.n > 0 ? facts->content_folder : STR("content");
    for (size_t i = 0; i < facts->manifest.n; i++) {
        Str version, inside, rest, path = facts->manifest.p[i].path;
        bool ok = str_cut(path, '/', &version, &rest) && str_cut(rest, '/', &inside, &rest) &&
                  str_equal(inside, folder);
        bool found = false;
        for (size_t j = 0; ok && j < facts->versions.n; j++)
            found = found || (facts->versions.p[j].number > 0 &&
                              str_equal(facts->versions.p[j].name, version));
        if (!ok || !found)
            ocfl_rules_add(rules, "E042", "\"%.*s\" lies in no version's content folder",
                           STR_ARG(path));
    }
}

/* 1.1: every digest of the manifest is used by a version. */
static void check_use(const OcflRules *rules, const OcflFacts *facts, struct arena *scratch) {
    struct map *used = map_create(scratch);
    if (!rules->is_11)
        return;
    for (size_t i = 0; i < facts->versions.n; i++)
        for (size_t j = 0; j < facts->versions.p[i].state.n; j++)
            (void)map_put(used, facts->versions.p[i].state.p[j].sha512, NULL);
    for (size_t i = 0; i < facts->manifest.n; i++)
        if (map_find(used, facts->manifest.p[i].sha512) == NULL)
            ocfl_rules_add(rules, "E107", "no version uses \"%.*s\"",
                           STR_ARG(facts->manifest.p[i].path));
}

static void check_fixity(const OcflRules *rules, const Json *json, struct arena *scratch,
                         OcflFacts *facts) {
    const Json *fixity = json_get(json, "fixity");
    if (fixity == NULL)
        return;
    if (json_kind(fixity) != JSON_KIND_OBJECT) {
        ocfl_rules_add(rules, rules->is_11 ? "E111" : "E056", "fixity is no object");
        return;
    }
    struct map *paths = map_create(scratch);
    for (size_t i = 0; i < facts->manifest.n; i++)
        (void)map_put(paths, facts->manifest.p[i].path, NULL);
    for (size_t i = 0; i < json_count(fixity); i++) {
        Str name;
        const Json *block = json_entry(fixity, i, &name);
        if (json_kind(block) != JSON_KIND_OBJECT) {
            ocfl_rules_add(rules, "E057", "fixity by \"%.*s\" is no object", STR_ARG(name));
            continue;
        }
        OcflFixity *found = LIST_ADD(rules->results, &facts->fixity);
        found->algorithm = str_copy(rules->results, name);
        PathBlock reading = {.rules = rules,
                             .codes = &fixity_codes,
                             .algorithm = algorithm_find(name),
                             .taken = map_create(scratch),
                             .digests = map_create(scratch),
                             .paths = &found->paths};
        read_block(&reading, block);
        for (size_t j = 0; j < found->paths.n; j++)
            if (map_find(paths, found->paths.p[j].path) == NULL)
                ocfl_rules_add(rules, "E057", "fixity of \"%.*s\", which is not in the manifest",
                               STR_ARG(found->paths.p[j].path));
    }
}

void ocfl_rules_check(const OcflRules *rules, Str text, OcflFacts *facts) {
    *facts = (OcflFacts){0};
    Json *json;
    Fail fail;
    if (!json_parse(text, &json, &fail)) {
        ocfl_rules_add(rules, "E033", "%s", fail.message);
        return;
    }
    facts->is_object = json_kind(json) == JSON_KIND_OBJECT;
    if (facts->is_object) {
        struct arena *scratch = arena_create();
        struct map *exact = map_create(scratch);
        check_unknown_keys(rules, json,
                           " id type digestAlgorithm head contentDirectory manifest versions "
                           "fixity ");
        check_head_members(rules, json, facts);
        check_manifest(rules, json, scratch, exact, facts);
        check_versions(rules, json, scratch, exact, facts);
        check_places(rules, facts);
        check_use(rules, facts, scratch);
        check_fixity(rules, json, scratch, facts);
        arena_destroy(scratch);
    } else {
        ocfl_rules_add(rules, "E033", "the inventory is no object");
    }
    json_free(json);
}
