/*
 * HTML is walked once; text gathers in a line until a block, a <br> or a label set apart ends it. A
 * row of links with nothing but commas between them (subjects, people) is a line each. What is
 * furniture by element or role is left out here; what is only beside the text (<aside>, a sidebar)
 * is marked, because archives put the description of a record there.
 */
#include "import/page_line.h"
#include "base/buf.h"
#include "import/html_main.h"
#include "import/record_profile.h"
#include <string.h>

enum {
    LABEL_BYTES_MAX = 80,
    COLUMNS_LEAST = 3,  // in a row of nothing but heads
    ROWS_LEAST = 3,     // of known labels, before a tab parts unknown ones, too
};

/* A table copied as text has a tab between label and value. */
static bool cut_row(const TidyLine *from, Str *before, Str *after) {
    return str_cut(from->text, '\t', before, after) && before->n <= 80 && str_trim(*before).n > 0 &&
           str_trim(*after).n > 0;
}

/* Where rows of known labels stand, the others of two cells are label and value, too. */
static size_t count_known_rows(const TidyLineList *lines, struct arena *results) {
    size_t known = 0;
    Str before, after;
    for (size_t i = 0; i < lines->n; i++)
        known += cut_row(&lines->p[i], &before, &after) &&
                 record_profile_label_set_apart(before, results) != NULL;
    return known;
}

static bool split_at_tab(const TidyLine *from, bool in_table, struct arena *results,
                         PageLineList *lines) {
    Str before, after;
    if (!str_cut(from->text, '\t', &before, &after) || before.n > 80 ||
        !(in_table ? cut_row(from, &before, &after)
                   : record_profile_label(before, results) != NULL))
        return false;
    size_t value_at = from->last - after.n;
    *LIST_ADD(results, lines) = (PageLine){.text = tidy_text_squeeze(before, results),
                                           .first = from->first,
                                           .last = from->first + before.n,
                                           .gap = from->blank_before,
                                           .hint = PAGE_LABEL};
    if (str_trim(after).n > 0)
        *LIST_ADD(results, lines) = (PageLine){.text = tidy_text_squeeze(after, results),
                                               .first = value_at,
                                               .last = from->last,
                                               .hint = PAGE_VALUE};
    return true;
}

bool page_line_of_text(const TidySource *source, struct arena *results, PageLineList *lines,
                       Fail *fail) {
    TidyLineList plain = {0};
    if (!tidy_text_lines(source->decoded.text, results, &plain, fail))
        return false;
    bool in_table = count_known_rows(&plain, results) >= ROWS_LEAST;
    for (size_t i = 0; i < plain.n; i++) {
        const TidyLine *from = &plain.p[i];
        if (split_at_tab(from, in_table, results, lines))
            continue;
        *LIST_ADD(results, lines) = (PageLine){.text = tidy_text_squeeze(from->text, results),
                                               .first = from->first,
                                               .last = from->last,
                                               .gap = from->blank_before,
                                               .indent = from->indent};
    }
    return true;
}

typedef struct {
    struct arena *results;
    PageLineList *lines;
    size_t body_weight;
    Buf text;
    size_t first, last;
    const struct html_node *holder;    // element of the line's first text
    const struct html_node *links_of;  // the last parent of links that was looked through
    bool links_listed;
    const struct html_node *items_of;  // the last list that was looked through
    Str items_class;
    bool items_headed;
    bool after_label;  // the line before was a label set apart within the same block
} Walk;

/*
 * A class of this word, or one that begins or ends with it ("field__label", not
 * "field--label-above", which says where the label stands).
 */
static bool says(Str rest, const char *word) {
    size_t at, n = strlen(word);
    for (; str_find(rest, str_from_c(word), &at); rest = str_skip(rest, at + n)) {
        char before = at == 0 ? ' ' : rest.p[at - 1];
        char after = at + n == rest.n ? ' ' : rest.p[at + n];
        bool whole = strchr(" -_", before) != NULL && strchr(" -_", after) != NULL;
        bool another = str_ends(str_slice(rest, 0, at), STR("with-"));  // "text-with-summary"
        if (whole && !another && (before == ' ' || after == ' '))
            return true;
    }
    return false;
}

static bool own_class_says(const struct html_node *node, const char *word) {
    return says(html_attribute(node, "class"), word);
}

/* On the node or the two above it. */
static bool class_says(const struct html_node *node, const char *word) {
    for (int level = 0; node != NULL && level < 3; node = node->parent, level++)
        if (own_class_says(node, word))
            return true;
    return false;
}

/* id="resource-description" on the node or the one above it. */
static bool id_says(const struct html_node *node, const char *word) {
    return says(html_attribute(node, "id"), word) ||
           (node->parent != NULL && says(html_attribute(node->parent, "id"), word));
}

/* "sidebar-box", not "with-sidebar", which the text's own element may be. */
static bool begins_class(const struct html_node *node, const char *word) {
    Str class, rest = html_attribute(node, "class");
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &class, &rest);
        size_t n = strlen(word);
        if (str_starts(class, str_from_c(word)) && (class.n == n || strchr("-_", class.p[n])))
            return true;
    }
    return false;
}

/* Of a whole page the classes say that it has a sidebar somewhere. */
static bool is_beside(const struct html_node *node) {
    if (html_is(node, "body") || html_is(node, "html"))
        return false;
    return html_is(node, "aside") || begins_class(node, "sidebar") ||
           str_equal_nocase(html_attribute(node, "role"), STR("complementary"));
}

/* A field without a label ("field--label-hidden") holds what it likes: a date, the text. */
static bool hides_label(const struct html_node *item) {
    for (int level = 0; item != NULL && level < 3; item = item->parent, level++)
        if (str_has(html_attribute(item, "class"), STR("label-hidden")))
            return true;
    return false;
}

/* class="field__item", "field-item" on the node or the two above it. */
static bool is_field_item(const struct html_node *node) {
    for (int level = 0; node != NULL && level < 3; node = node->parent, level++) {
        Str class = html_attribute(node, "class");
        if (str_has(class, STR("field__item")) || str_has(class, STR("field-item")))
            return !hides_label(node);
    }
    return false;
}

enum { SMALL_CELL_MAX = 8 };

/* Nothing, or the language of the label: "en", "de_DE". */
static bool says_little(const struct html_node *cell) {
    Str said = {NULL, 0};
    size_t nodes = 0;
    for (const struct html_node *n = cell; n != NULL; n = html_next(n, cell)) {
        if (++nodes > SMALL_CELL_MAX)  // asked again for each line of the row
            return false;
        Str text = str_trim(n->text);
        if (text.n > 0 && said.n > 0)
            return false;
        said = text.n > 0 ? text : said;
    }
    return said.n == 0 || said.n == 2 || (said.n == 5 && said.p[2] == '_');
}

/* td in a row of two, or of three whose last says little: label and value. */
static PageHint hint_of_cell(const struct html_node *cell) {
    size_t count = 0, place = 0;
    const struct html_node *last = NULL;
    for (const struct html_node *n = cell->parent->first_child; n != NULL && count < 4;
         n = n->next) {
        if (n == cell)
            place = count;
        count += n->name.n > 0;
        last = n->name.n > 0 ? n : last;
    }
    bool pair = count == 2 || (count == 3 && html_is(last, "td") && says_little(last));
    return !pair || place > 1 ? PAGE_PLAIN : place == 0 ? PAGE_LABEL : PAGE_VALUE;
}

/* th among th, three and more in the row: it heads a column, and no value stands beside it. */
static bool is_column_head(const struct html_node *holder) {
    const struct html_node *cell = holder;
    size_t count = 0;
    while (cell != NULL && !html_is(cell, "th") && !html_is(cell, "body"))
        cell = cell->parent;
    if (cell == NULL || !html_is(cell, "th"))
        return false;
    for (const struct html_node *n = cell->parent->first_child; n != NULL; n = n->next) {
        if (n->name.n > 0 && !html_is(n, "th"))
            return false;
        count += n->name.n > 0;
    }
    return count >= COLUMNS_LEAST;
}

static PageHint hint_of(const struct html_node *holder, uint8_t *level) {
    for (const struct html_node *up = holder; up != NULL; up = up->parent) {
        if (up->name.n == 2 && up->name.p[0] == 'h' && up->name.p[1] >= '1' &&
            up->name.p[1] <= '6') {
            *level = (uint8_t)(up->name.p[1] - '0');
            return PAGE_HEADING;
        }
        if (html_is(up, "dt"))
            return PAGE_LABEL;
        if (html_is(up, "dd"))
            return PAGE_VALUE;
        if (html_is(up, "th") || html_is(up, "td")) {
            PageHint hint = hint_of_cell(up);
            return html_is(up, "th") && hint == PAGE_PLAIN ? PAGE_LABEL : hint;
        }
        if (html_is(up, "body") || html_is(up, "main") || html_is(up, "article"))
            break;
    }
    if (class_says(holder, "label") || html_is(holder, "label"))
        return PAGE_LABEL;
    return class_says(holder, "value") || is_field_item(holder) ? PAGE_VALUE : PAGE_PLAIN;
}

/* How a line is dressed: element and class of what holds it, and of what holds that. */
static uint64_t dress_of(const struct html_node *holder) {
    uint64_t hash = 0;
    for (int level = 0; holder != NULL && level < 2; holder = holder->parent, level++) {
        Str class = html_attribute(holder, "class");
        hash = hash * 31 + str_hash(holder->name) * 7 + (class.n > 0 ? str_hash(class) : 0);
    }
    return hash | 1;
}

static bool is_separator_only(Str text) {
    for (size_t i = 0; i < text.n; i++)
        if (strchr(",;|/ ", text.p[i]) == NULL && (uint8_t)text.p[i] < 0x80)
            return false;
    return text.n <= 3;
}

/* All of the line stands in one link, which leads to another page. */
static bool is_link(const PageLine *line) {
    const struct html_node *node = line->holder;
    while (node != NULL && !html_is(node, "a") && !html_is_block(node))
        node = node->parent;
    if (node != NULL && html_is_block(node) && node->parent != NULL && html_is(node->parent, "a"))
        node = node->parent;
    Str href = node == NULL ? (Str){NULL, 0} : str_trim(html_attribute(node, "href"));
    return href.n > 0 && html_is(node, "a") && href.p[0] != '#' &&
           !str_starts(href, STR("javascript:")) && node->first <= line->first &&
           line->last <= node->last;
}

/* <a href="#english">: of a place on the page that has a name. */
static bool is_tab(const PageLine *line) {
    const struct html_node *node = line->holder;
    while (node != NULL && !html_is(node, "a") && !html_is_block(node))
        node = node->parent;
    Str href = node == NULL ? (Str){NULL, 0} : str_trim(html_attribute(node, "href"));
    return html_is(node, "a") && href.n > 1 && href.p[0] == '#' && node->first <= line->first &&
           line->last <= node->last;
}

static void end_line(Walk *walk) {
    Str text = str_trim(buf_as_str(&walk->text));
    if (text.n > 0 && !is_separator_only(text)) {
        PageLine *line = LIST_ADD(walk->results, walk->lines);
        *line = (PageLine){
            .text = str_copy(walk->results, text), .first = walk->first, .last = walk->last};
        line->hint = hint_of(walk->holder, &line->level);
        line->holder = walk->holder;
        line->dress = dress_of(walk->holder);
        line->is_link = is_link(line);
        line->is_tab = is_tab(line);
        line->is_column = is_column_head(walk->holder);
        if (line->is_column)
            line->hint = PAGE_PLAIN;
        line->is_summary =
            class_says(walk->holder, "summary") || class_says(walk->holder, "abstract") ||
            class_says(walk->holder, "description") || id_says(walk->holder, "description");
        if (walk->after_label && line->hint == PAGE_PLAIN)
            line->hint = PAGE_VALUE;
        for (const struct html_node *up = walk->holder; up != NULL; up = up->parent) {
            line->furniture = line->furniture || is_beside(up);
            line->in_main = line->in_main || html_is(up, "main") || html_is(up, "article");
        }
    }
    buf_clear(&walk->text);
    walk->holder = NULL;
    walk->after_label = false;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Its last word is an initial or has three letters: what stands above is no power of it. */
static bool ends_with_word(Str text) {
    size_t letters = 0;
    if (text.n > 1 && text.p[text.n - 1] == '.' && text.p[text.n - 2] >= 'A')
        return true;
    while (letters < text.n && strchr("0123456789 .,/-", text.p[text.n - 1 - letters]) == NULL)
        letters++;
    return letters > 2;
}

/* "Name<sup>1</sup>": the mark of a note behind a name, no part of it. */
static bool is_mark(const Walk *walk, const struct html_node *text) {
    const struct html_node *sup = text->parent;
    if (!ends_with_word(buf_as_str(&walk->text)) || !html_is(sup, "sup") || sup->parent == NULL ||
        html_is(sup->parent, "p") || html_is(sup->parent, "h1"))
        return false;
    Str mark = str_trim(text->text);
    for (size_t i = 0; i < mark.n; i++)
        if (strchr("0123456789,*", mark.p[i]) == NULL)
            return false;
    return mark.n <= 5;
}

/* A no-break space, as labels have it before and behind their colon, is a space too. */
static void add_text(Walk *walk, const struct html_node *node) {
    if (is_mark(walk, node))
        return;
    for (size_t i = 0; i < node->text.n; i++) {
        char c = node->text.p[i];
        bool no_break = str_starts(str_skip(node->text, i), STR("\xC2\xA0"));
        if (!is_space(c) && !no_break) {
            if (walk->holder == NULL) {
                walk->holder = node->parent;
                walk->first = node->first;
            }
            buf_char(&walk->text, c);
            walk->last = node->last;
        } else if (walk->text.n > 0 && walk->text.p[walk->text.n - 1] != ' ') {
            buf_char(&walk->text, ' ');
        }
        i += no_break;
    }
}

/* Links with nothing but commas between them, and at most a label with its colon before. */
static bool lists_links(const struct html_node *parent) {
    size_t links = 0;
    for (const struct html_node *n = parent->first_child; n != NULL; n = n->next) {
        Str text = str_trim(n->text);
        bool label = links == 0 && text.n <= LABEL_BYTES_MAX && str_ends(text, STR(":"));
        links += html_is(n, "a");
        if (n->name.n == 0 && !label && !is_separator_only(text))
            return false;
    }
    return links >= 2;
}

/* The line so far is what stands before such links: their label. */
static bool labels_links(const Walk *walk, const struct html_node *node) {
    Str text = str_trim(buf_as_str(&walk->text));
    return walk->holder == node->parent && text.n <= LABEL_BYTES_MAX && str_ends(text, STR(":"));
}

/* A link among such links; a parent is looked through once for all its links. */
static bool is_listed_link(Walk *walk, const struct html_node *node) {
    if (!html_is(node, "a") || node->parent == NULL)
        return false;
    if (walk->links_of != node->parent) {
        walk->links_of = node->parent;
        walk->links_listed = lists_links(node->parent);
    }
    return walk->links_listed;
}

/* Nothing but this and one more such element stands in the parent: a label and its value. */
static bool is_first_of_two(const struct html_node *node) {
    size_t count = 0;
    for (const struct html_node *n = node->parent->first_child; n != NULL && count < 3;
         n = n->next) {
        if (n->name.n == 0 && str_trim(n->text).n > 0)
            return false;
        count += n->name.n > 0;
        if (n->name.n > 0 && ((count == 1) != (n == node) || html_is_block(n) || html_is(n, "br")))
            return false;
    }
    return count == 2;
}

/* The first element within the children of `list` is a span of this class in three of them. */
static bool spans_head_items(const struct html_node *list, Str class) {
    size_t items = 0;
    for (const struct html_node *item = list->first_child; item != NULL; item = item->next) {
        const struct html_node *first = item->first_child;
        while (first != NULL && first->name.n == 0 && str_trim(first->text).n == 0)
            first = first->next;
        items += first != NULL && html_is(first, "span") &&
                 str_equal(html_attribute(first, "class"), class);
    }
    return items >= ROWS_LEAST;
}

/* <li><span class=k>Date</span> 1911</li> among its like: the span is the item's label. A list is
 * looked through once for all its items. */
static bool heads_item(Walk *walk, const struct html_node *node) {
    const struct html_node *item = node->parent;
    Str class = html_attribute(node, "class");
    if (!html_is(node, "span") || class.n == 0 || item == NULL || item->parent == NULL ||
        !html_is_block(item) || node->next == NULL)
        return false;
    if (walk->items_of != item->parent || !str_equal(walk->items_class, class)) {
        walk->items_of = item->parent;
        walk->items_class = class;
        walk->items_headed = spans_head_items(item->parent, class);
    }
    return walk->items_headed;
}

/* <b>Date</b> at the start of a line, or an element of class label: the line so far is a label. */
static bool ends_label(Walk *walk, const struct html_node *node) {
    static const char *const marks[] = {"b", "strong", "label", "span", "em"};
    bool marked = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        marked = marked || html_is(node, marks[i]);
    if (!marked || walk->text.n == 0 || walk->holder == NULL || walk->first < node->first)
        return false;
    Str text = buf_as_str(&walk->text);
    if (html_has_class(node, "label") || class_says(node, "label"))
        return true;
    if (str_ends(str_trim(text), STR(":")) || is_first_of_two(node) || heads_item(walk, node))
        return text.n <= LABEL_BYTES_MAX;
    return !html_is(node, "span") && !html_is(node, "em") &&
           record_profile_label(text, walk->results) != NULL;
}

/* Leaves `node`: a block ends its line, a label set apart becomes one. */
static void leave(Walk *walk, const struct html_node *node) {
    if (html_is_block(node) || is_listed_link(walk, node)) {
        end_line(walk);
    } else if (ends_label(walk, node)) {
        size_t before = walk->lines->n;
        end_line(walk);
        if (walk->lines->n > before) {
            PageLine *line = &walk->lines->p[before];
            bool known = record_profile_label(line->text, walk->results) != NULL;
            if (known || class_says(node, "label"))
                line->hint = PAGE_LABEL;
            walk->after_label = line->hint == PAGE_LABEL;
        }
    }
}

/* "Places: " before links side by side is a label, each link a value. */
static void begin_listed_link(Walk *walk, const struct html_node *node) {
    size_t before = walk->lines->n;
    bool label = labels_links(walk, node);
    end_line(walk);
    if (label && walk->lines->n > before)
        walk->lines->p[before].hint = PAGE_LABEL;
}

static bool is_left_out(const Walk *walk, const struct html_node *node) {
    if (html_is_hidden(node))
        return true;
    if (is_beside(node) || !html_main_is_furniture(node))
        return false;
    bool by_word = html_is(node, "div") || html_is(node, "section") || html_is(node, "p") ||
                   html_is(node, "ul") || html_is(node, "span");
    for (const struct html_node *up = node->parent; by_word && up != NULL; up = up->parent)
        if (is_beside(up))
            return false;
    return !by_word || html_main_weight(node) * 2 < walk->body_weight;
}

/* For each line the least element around it that holds another line, too. */
static void find_rows(const struct html_node *root, struct arena *results, PageLineList *lines) {
    typedef struct {
        size_t from, to;
    } Range;
    Range *ranges = ARENA_ARRAY(results, Range, root->count);
    for (size_t i = 0; i < lines->n; i++)
        for (const struct html_node *up = lines->p[i].holder; up != NULL; up = up->parent) {
            Range *range = &ranges[up->number];
            if (range->to == 0)
                range->from = i;
            range->to = i + 1;
        }
    for (size_t i = 0; i < lines->n; i++) {
        PageLine *line = &lines->p[i];
        line->row = line->holder;
        while (line->row != NULL &&
               ranges[line->row->number].to - ranges[line->row->number].from < 2)
            line->row = line->row->parent;
        line->row_begin = line->row == NULL ? i : ranges[line->row->number].from;
        line->row_end = line->row == NULL ? i + 1 : ranges[line->row->number].to;
    }
}

void page_line_of_html(const struct html_node *root, struct arena *results, PageLineList *lines) {
    const struct html_node *body = html_find(root, "body");
    const struct html_node *top = body == NULL ? root : body;
    Walk walk = {.results = results, .lines = lines, .body_weight = html_main_weight(top)};
    for (const struct html_node *n = top; n != NULL;) {
        bool out = n != top && n->name.n > 0 && is_left_out(&walk, n);
        if (n->name.n == 0)
            add_text(&walk, n);
        else if (!out && is_listed_link(&walk, n))
            begin_listed_link(&walk, n);
        else if (!out && (html_is_block(n) || html_is(n, "br")))
            end_line(&walk);
        const struct html_node *next = out ? html_skip(n, top) : html_next(n, top);
        const struct html_node *stay = next == NULL ? top->parent : next->parent;
        for (const struct html_node *up = out ? n->parent : n; up != stay; up = up->parent)
            leave(&walk, up);
        n = next;
    }
    end_line(&walk);
    buf_free(&walk.text);
    find_rows(root, results, lines);
}
