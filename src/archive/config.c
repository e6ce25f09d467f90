/*
 * inih's door. inih takes lines of 199 bytes at most and joins lines that begin with a space to the
 * value above them, so longer lines are handed to it broken at spaces. Each key is a row of one
 * table, from which reading, defaults and the text of a new file come; a key the table does not
 * have is reported by name and line.
 */
#include "archive/config.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/log.h"
#include "base/num.h"
#include "text/utf8.h"
#include <ini.h>
#include <stddef.h>
#include <string.h>

enum { CONF_BYTES_MAX = 1024 * 1024, LINE_BYTES_MAX = 180 };

typedef LIST_OF(size_t) LineNumbers;

typedef enum { KEY_TEXT, KEY_NUMBER } KeyKind;

typedef struct {
    const char *section, *name;
    KeyKind kind;
    size_t at;       // offset in Config
    size_t width;    // bytes of a number
    uint64_t scale;  // what one unit in the file is
    uint64_t least, most;
    const char *normal;  // as it would be written
    const char *words;   // for the comment of a new file
} Key;

#define TEXT(section, name, member, normal, words)                                                 \
    { section, name, KEY_TEXT, offsetof(Config, member), 0, 1, 0, 0, normal, words }
#define NUMBER(section, name, member, scale, least, most, normal, words)                           \
    {                                                                                              \
        section, name, KEY_NUMBER, offsetof(Config, member), sizeof(((Config *)0)->member), scale, \
            least, most, normal, words                                                             \
    }

static const Key keys[] = {
    TEXT("archive", "title", title, "Archive", "the name at the head of every page"),
    TEXT("archive", "sentence", sentence, "", "one line under it on the first page"),
    TEXT("archive", "languages", languages, "en", "of the holding, as en ru de"),
    TEXT("archive", "rights", rights, "", "said of every document that says nothing itself"),
    TEXT("archive", "base_url", base_url, "",
         "what addresses in citations begin with, as https://archive.example.org; empty: where the "
         "reading room is open now, else 127.0.0.1 and the port; neither is an address for others"),
    TEXT("archive", "user", user, "", "who is named in acts; empty: the login name"),
    TEXT("home", "event", home_event, "",
         "id or key of the one on the first page; empty: the one with most sides and accounts"),
    TEXT("try", "name", try_name, "",
         "a query for the first page: a name misspelt, or in another script; empty: a frequent "
         "one"),
    TEXT("try", "date", try_date, "", "a query: a date in doubt; empty: a year with such dates"),
    TEXT("try", "tree", try_tree, "", "any name of a collection; empty: the largest"),
    TEXT("try", "evidence", try_evidence, "",
         "any name of a document; empty: one of which rules say much"),
    TEXT("serve", "address", address, "127.0.0.1",
         "where `fonds serve` listens; 0.0.0.0 for every network"),
    NUMBER("serve", "port", port, 1, 0, 65535, "8962", "0: any free one"),
    NUMBER("limits", "text_mb", text_bytes, 1024 * 1024, 1, 4096, "64",
           "larger texts are kept and not read"),
    NUMBER("limits", "worker_memory_mb", memory_bytes, 1024 * 1024, 64, 1024 * 1024, "1024",
           "of one process that reads files"),
    NUMBER("limits", "worker_seconds", time_ms, 1000, 1, 86400, "120", "to read one file"),
    NUMBER("limits", "worker_output_mb", output_bytes, 1024 * 1024, 1, 64 * 1024, "1024",
           "of one file's reading"),
    NUMBER("limits", "workers", workers, 1, 0, 64, "0", "0: one for each core"),
    NUMBER("rules", "faults", faults, 1, 0, 1, "1",
           "1: miscopied words are looked for when files have come in; 0: they are not"),
};
enum { KEY_COUNT = sizeof keys / sizeof *keys };

struct parse {
    struct arena *results;
    Config *config;
    Str path;
    Fail *fail;
    bool ok;
    const Key *last;  // a value that goes on in the next line is handed over in pieces
};

static void set_text(Config *config, const Key *key, Str value) {
    memcpy((char *)config + key->at, &value, sizeof value);
}

static bool set_number(Config *config, const Key *key, Str text) {
    uint64_t value;
    if (!num_parse_u64(text, &value) || value < key->least || value > key->most)
        return false;
    value *= key->scale;
    uint32_t narrow = (uint32_t)value;
    memcpy((char *)config + key->at, key->width == 4 ? (void *)&narrow : (void *)&value,
           key->width);
    return true;
}

static const Key *find(const char *section, const char *name) {
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (strcmp(keys[i].section, section) == 0 && strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static int take(void *context, const char *section, const char *name, const char *value) {
    struct parse *parse = context;
    const Key *key = find(section, name);
    if (key == NULL) {
        log_warn("%.*s: the key \"%s\" in [%s] is not known and is passed over",
                 STR_ARG(parse->path), name, section);
        return 1;
    }
    Str text = str_copy(parse->results, str_trim(str_from_c(value)));
    if (key == parse->last && key->kind == KEY_TEXT)
        text = str_format(parse->results, "%.*s %.*s",
                          STR_ARG(*(const Str *)((const char *)parse->config + key->at)),
                          STR_ARG(text));
    parse->last = key;
    if (key->kind == KEY_TEXT)
        set_text(parse->config, key, text);
    else if (!set_number(parse->config, key, text) && parse->ok)
        parse->ok =
            fail_set(parse->fail, FAIL_INVALID,
                     "%.*s: %s in [%s] is \"%s\"; it takes a whole number from %llu to %llu",
                     STR_ARG(parse->path), name, section, value, (unsigned long long)key->least,
                     (unsigned long long)key->most);
    return 1;
}

/* An address of this machine is none that lasts. */
static bool is_of_this_machine(Str url) {
    static const char *const hosts[] = {"http://127.0.0.1", "http://localhost", "http://[::1]"};
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        Str host = str_from_c(hosts[i]);
        if (str_starts(url, host) && (url.n == host.n || strchr(":/", url.p[host.n]) != NULL))
            return true;
    }
    return false;
}

void config_defaults(Config *config) {
    *config = (Config){0};
    for (size_t i = 0; i < KEY_COUNT; i++) {
        Str normal = str_from_c(keys[i].normal);
        if (keys[i].kind == KEY_TEXT)
            set_text(config, &keys[i], normal);
        else
            must(set_number(config, &keys[i], normal));
    }
    config->base_url = STR("http://127.0.0.1:8962");
    config->base_is_local = true;
}

/* Breaks long lines at spaces; numbers gets the line that each line of the result came from. */
static Str fold_lines(Str text, struct arena *results, LineNumbers *numbers) {
    Buf out = {0};
    Str line;
    for (size_t number = 1; str_next_line(&text, &line); number++) {
        while (line.n > LINE_BYTES_MAX) {
            size_t at = LINE_BYTES_MAX;
            while (at > 0 && line.p[at] != ' ')
                at--;
            if (at == 0)
                break;
            buf_str(&out, str_slice(line, 0, at));
            buf_c(&out, "\n ");
            *LIST_ADD(results, numbers) = number;
            line = str_skip(line, at + 1);
        }
        buf_str(&out, line);
        buf_char(&out, '\n');
        *LIST_ADD(results, numbers) = number;
    }
    Str folded = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return folded;
}

bool config_read(Str path, struct arena *results, Config *config, Fail *fail) {
    Str bytes;
    config_defaults(config);
    if (!file_read(path, CONF_BYTES_MAX, results, &bytes, fail))
        return false;
    if (!utf8_is_text(bytes))
        return fail_set(fail, FAIL_INVALID, "%.*s is not UTF-8; save it as UTF-8", STR_ARG(path));
    struct parse parse = {results, config, path, fail, true, NULL};
    LineNumbers numbers = {0};
    int line = ini_parse_string(fold_lines(bytes, results, &numbers).p, take, &parse);
    if (line != 0)
        return fail_set(fail, FAIL_INVALID,
                        "%.*s: line %zu is neither [section] nor key = value; put a ; before it if "
                        "it is a remark",
                        STR_ARG(path),
                        line > 0 && (size_t)line <= numbers.n ? numbers.p[line - 1] : 0);
    if (config->base_url.n > 0 && config->base_url.p[config->base_url.n - 1] == '/')
        config->base_url.n--;
    if (config->base_url.n == 0)
        config->base_url = str_format(results, "http://127.0.0.1:%u", config->port);
    config->base_is_local = is_of_this_machine(config->base_url);
    return parse.ok;
}

/*
 * A title as a line of the file can hold it: no line breaks, and no white space before a semicolon,
 * which would begin a comment.
 */
static Str one_line(Str title, struct arena *results) {
    Utf8DamageList damage = {0};
    Buf out = {0};
    title = utf8_repair(title, results, &damage);
    for (size_t i = 0; i < title.n; i++) {
        uint8_t c = (uint8_t)title.p[i];
        while (c == ';' && out.n > 0 && out.p[out.n - 1] == ' ')
            out.n--;
        if (c == ';' && out.n == 0)
            continue;
        buf_char(&out, c < 0x20 || c == 0x7f ? ' ' : title.p[i]);
    }
    Str line = str_copy(results, str_trim(buf_as_str(&out)));
    buf_free(&out);
    return line;
}

Str config_default(struct arena *results, Str title) {
    Buf out = {0};
    title = one_line(title, results);
    buf_c(&out, "; The settings of this archive. Lines that begin with ; are comments.\n");
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (i == 0 || strcmp(keys[i].section, keys[i - 1].section) != 0)
            buf_format(&out, "\n[%s]\n", keys[i].section);
        Str normal = i == 0 && title.n > 0 ? title : str_from_c(keys[i].normal);
        buf_format(&out, "; %s\n%s = %.*s\n", keys[i].words, keys[i].name, STR_ARG(normal));
    }
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return text;
}
