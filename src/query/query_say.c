/*
 * Walks the tree once. What stands side by side at the top is said as parts of one sentence: first
 * the words, then what limits them, parted by semicolons; everything below is said in one run with
 * "and", "or", "not". Words are shown as typed, so that a reader recognises them.
 */
#include "query/query_say.h"
#include "base/buf.h"

typedef struct {
    Buf out;
    struct arena *results;
    bool any_form;  // a word was said that is searched in any form
} Saying;

static void say(Saying *saying, const struct query_node *node, bool inside);

static bool is_limit(const struct query_node *node) {
    const struct query_node *of = node->kind == QUERY_NOT ? node->kids.p[0] : node;
    return of->kind == QUERY_DATE || of->kind == QUERY_UNDATED || of->kind == QUERY_FIELD ||
           of->kind == QUERY_APPARATUS || of->kind == QUERY_AS_TYPED;
}

static void say_quoted(Saying *saying, Str text) {
    buf_char(&saying->out, '"');
    buf_str(&saying->out, text);
    buf_char(&saying->out, '"');
}

static void say_kids(Saying *saying, const struct query_node *node, const char *between) {
    for (size_t i = 0; i < node->kids.n; i++) {
        buf_c(&saying->out, i == 0 ? "" : between);
        say(saying, node->kids.p[i], true);
    }
}

static void say_phrase(Saying *saying, const struct query_node *node) {
    StrList words = node->words;
    if (node->slop == 0) {
        buf_c(&saying->out, node->exact ? "exactly the phrase " : "the phrase ");
        say_quoted(saying, str_join(saying->results, words, STR(" ")));
        return;
    }
    for (size_t i = 0; i < words.n; i++) {
        buf_c(&saying->out, i == 0 ? "" : i + 1 == words.n ? " and " : ", ");
        say_quoted(saying, words.p[i]);
    }
    buf_format(&saying->out, " with at most %u other word%s between", node->slop,
               node->slop == 1 ? "" : "s");
}

static Str date_in_words(Saying *saying, Str edtf) {
    Str words = date_words(edtf, saying->results);
    return words.n > 0 ? words : edtf;
}

static void say_date(Saying *saying, const struct query_node *node) {
    size_t dots;
    static const char *const how[] = {[DATED_EITHER] = "dated ",
                                      [DATED_CERTAINLY] = "certainly dated ",
                                      [DATED_POSSIBLY] = "possibly, but not certainly, dated "};
    buf_c(&saying->out, how[node->dated]);
    if (node->text.p[0] == '[' || !str_find(node->text, STR(".."), &dots)) {
        buf_str(&saying->out, date_in_words(saying, node->text));
    } else {
        Str from = str_slice(node->text, 0, dots), to = str_skip(node->text, dots + 2);
        if (from.n > 0)
            buf_format(&saying->out, "from %.*s%s", STR_ARG(date_in_words(saying, from)),
                       to.n > 0 ? " " : " on");
        if (to.n > 0)
            buf_format(&saying->out, "%s%.*s", from.n > 0 ? "to " : "until ",
                       STR_ARG(date_in_words(saying, to)));
    }
    if (node->dated == DATED_EITHER)
        buf_c(&saying->out, ", certainly or possibly");
}

static void say_word(Saying *saying, const struct query_node *node) {
    if (node->kind == QUERY_PREFIX)
        buf_c(&saying->out, "words that begin with ");
    else if (node->kind == QUERY_WILD)
        buf_c(&saying->out, "words of the form ");
    else if (node->kind == QUERY_FUZZY)
        buf_c(&saying->out, "words like ");
    else if (node->exact)
        buf_c(&saying->out, "exactly ");
    else
        saying->any_form = true;
    say_quoted(saying, node->text);
    if (node->kind == QUERY_FUZZY)
        buf_c(&saying->out,
              node->edits == 1 ? " (one letter may differ)" : " (two letters may differ)");
}

static void say_zone(Saying *saying, const struct query_node *node) {
    static const char *const where[ZONE_COUNT] = {" in the title",
                                                  " in the text",
                                                  " in the notes",
                                                  " in the archive's summary",
                                                  " among the people",
                                                  " among the places",
                                                  " in the rest of the description"};
    if (node->in_zone)
        buf_c(&saying->out, where[node->zone]);
}

static void say(Saying *saying, const struct query_node *node, bool inside) {
    switch (node->kind) {
    case QUERY_NONE:
        buf_c(&saying->out, "every document");
        break;
    case QUERY_WORD:
    case QUERY_PREFIX:
    case QUERY_FUZZY:
    case QUERY_WILD:
        say_word(saying, node);
        say_zone(saying, node);
        break;
    case QUERY_PHRASE:
        saying->any_form = saying->any_form || !node->exact;
        say_phrase(saying, node);
        say_zone(saying, node);
        break;
    case QUERY_NEAR:
        say_kids(saying, node, " near ");
        buf_format(&saying->out, " (at most %u word%s between)", node->slop,
                   node->slop == 1 ? "" : "s");
        break;
    case QUERY_AND:
    case QUERY_OR:
        buf_c(&saying->out, inside ? "(" : "");
        say_kids(saying, node, node->kind == QUERY_AND ? " and " : " or ");
        buf_c(&saying->out, inside ? ")" : "");
        break;
    case QUERY_NOT:
        buf_c(&saying->out, "not ");
        say(saying, node->kids.p[0], true);
        break;
    case QUERY_DATE:
        say_date(saying, node);
        break;
    case QUERY_UNDATED:
        buf_c(&saying->out, "undated");
        break;
    case QUERY_FIELD:
        if (node->label.n > 0)  // of a collection
            buf_c(&saying->out, "in ");
        else
            buf_format(&saying->out, "%s %s", field_info(node->field)->name,
                       node->exact ? "exactly " : "");
        say_quoted(saying, node->label.n > 0 ? node->label : node->text);
        break;
    case QUERY_AS_TYPED:
        buf_c(&saying->out, "names as typed");
        break;
    case QUERY_APPARATUS:
        buf_c(&saying->out, "in prefaces and lists");
        break;
    }
}

Str query_say(const struct query_node *root, struct arena *results) {
    Saying saying = {.results = results};
    bool parts = root->kind == QUERY_AND;
    size_t count = parts ? root->kids.n : 1, words = 0;
    for (size_t i = 0; i < count; i++) {
        const struct query_node *node = parts ? root->kids.p[i] : root;
        if (is_limit(node))
            continue;
        buf_c(&saying.out, words++ == 0 ? "" : " and ");
        say(&saying, node, words > 1 || count > 1);
    }
    if (saying.any_form)
        buf_c(&saying.out, ", in any form");
    for (size_t i = 0; i < count; i++) {
        const struct query_node *node = parts ? root->kids.p[i] : root;
        if (!is_limit(node))
            continue;
        buf_c(&saying.out, saying.out.n == 0 ? "" : "; ");
        say(&saying, node, true);
    }
    Str said = str_copy(results, buf_as_str(&saying.out));
    buf_free(&saying.out);
    return said;
}
