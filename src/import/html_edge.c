/*
 * Losing text is worse than keeping a menu, so a line goes only where each piece of it is a phrase
 * of sites, or, on a page with text enough, where it is a row of short links and nothing else; and
 * only at the edges: between two paragraphs the same words may be the text's.
 */
#include "import/html_edge.h"
#include "import/html_main.h"
#include "import/record_profile.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum {
    RUNNING_BYTES = 80,  // a block so long is running text
    NOTICE_BYTES_MAX = 700,
    FOOT_BYTES_MAX = 250,
    LINK_BYTES_MAX = 30,
    LINE_BYTES_MAX = 300
};

/* Folded, as site_words_furniture, whose phrases count too. */
static const char phrases[] =
    "|contact|contacts|contact us|sitemap|site map|terms|terms of use|terms of service|terms and "
    "conditions|privacy|privacy notice|cookie policy|accept|accept all|accept cookies|accept all "
    "cookies|decline|reject|reject all|ok|got it|agree|i agree|learn more|more info|more "
    "information|settings|manage cookies|register|sign up|my "
    "account|faq|faqs|accessibility|imprint|"
    "legal notice|rss|share on facebook|share on twitter|share on x|share via email|share this|"
    "share this page|follow "
    "us|linkedin|whatsapp|instagram|youtube|pinterest|reddit|e-mail|mail|top|"
    "topics|news|blog|donate|shop|newsletter|search the site|"
    "startseite|kontakt|uber uns|suche|anmelden|agb|impressum|datenschutz|datenschutzerklarung|"
    "akzeptieren|alle akzeptieren|ablehnen|alle ablehnen|einverstanden|mehr "
    "erfahren|teilen|drucken|"
    "nach oben|hilfe|barrierefreiheit|aktuelles|"
    "accueil|a propos|contactez-nous|mentions legales|recherche|rechercher|plan du site|partager|"
    "imprimer|accepter|tout accepter|refuser|tout refuser|en savoir plus|connexion|se "
    "connecter|aide|"
    "haut de page|actualites|"
    "главная страница|о нас|о проекте|о сайте|контакты|поиск по сайту|карта сайта|принять|принять "
    "все|отклонить|согласен|подробнее|вход|регистрация|новости|помощь|";

static const char *const cookie_phrases[] = {"uses cookies",
                                             "use cookies",
                                             "use of cookies",
                                             "using cookies",
                                             "cookie policy",
                                             "accept cookies",
                                             "accept all cookies",
                                             "verwendet cookies",
                                             "verwenden cookies",
                                             "nutzt cookies",
                                             "nutzen cookies",
                                             "setzt cookies",
                                             "einsatz von cookies",
                                             "utilise des cookies",
                                             "utilisons des cookies",
                                             "emploi de cookies",
                                             "utilisation de cookies",
                                             "использует cookie",
                                             "используем cookie",
                                             "использует файлы cookie",
                                             "используем файлы cookie",
                                             "использование файлов cookie"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A block without blocks in it, and what it is. */
typedef struct {
    const struct html_node *node;
    Str text;
    bool furniture, running;
} Leaf;
typedef LIST_OF(Leaf) LeafList;

static bool holds_block(const struct html_node *node) {
    for (const struct html_node *n = html_next(node, node); n != NULL; n = html_next(n, node))
        if (html_is_block(n))
            return true;
    return false;
}

static bool is_phrase(Str text, struct arena *scratch) {
    text = str_trim(text);
    if (str_ends(text, STR(":")))
        text = str_trim(str_slice(text, 0, text.n - 1));
    if (text.n == 0 || text.n > LINK_BYTES_MAX * 2)
        return false;
    Str folded = unicode_fold(text, scratch);
    return record_profile_is_furniture(text, scratch) ||
           str_has(str_from_c(phrases), str_format(scratch, "|%.*s|", STR_ARG(folded)));
}

/* Bytes of a sign that parts the pieces of a bar; 0: none stands there. */
static size_t sign_at(Str text, size_t at) {
    static const char *const signs[] = {"|",
                                        "\n",
                                        "\xC2\xB7",
                                        "\xE2\x80\xA2",
                                        "\xC2\xBB",
                                        "\xC2\xAB",
                                        "\xE2\x80\xBA",
                                        "\xE2\x80\xB9",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xE2\x86\x92",
                                        "\xE2\x86\x91",
                                        "/"};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_starts(str_skip(text, at), str_from_c(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* "Share: Facebook Twitter": each word by itself, behind a phrase with a colon or without one. */
static bool all_words_are_phrases(Str text, struct arena *scratch) {
    Str word, rest = text;
    size_t count = 0;
    for (bool more = true; more; count++) {
        more = str_cut(rest, ' ', &word, &rest);
        if (str_trim(word).n > 0 && !is_phrase(word, scratch))
            return false;
    }
    return count > 1;
}

/* Every piece of the line is a phrase of sites. */
static bool is_bar(Str text, struct arena *scratch) {
    size_t from = 0, pieces = 0;
    for (size_t at = 0; at <= text.n;) {
        size_t sign = at < text.n ? sign_at(text, at) : 1;
        if (sign == 0) {
            at++;
            continue;
        }
        Str piece = str_trim(str_slice(text, from, at));
        if (piece.n > 0 && !is_phrase(piece, scratch) && !all_words_are_phrases(piece, scratch))
            return false;
        pieces += piece.n > 0;
        at += sign;
        from = at;
    }
    return pieces > 0;
}

/* Two short links and more, and between them only signs. */
static bool is_row_of_links(const struct html_node *leaf, struct arena *scratch) {
    size_t links = 0;
    for (const struct html_node *n = leaf; n != NULL;) {
        if (html_is(n, "a")) {
            Str text = html_text(n, scratch);
            if (text.n > LINK_BYTES_MAX)
                return false;
            links += text.n > 0;
            n = html_skip(n, leaf);
            continue;
        }
        uint32_t c;
        for (size_t at = 0; utf8_next(n->text, &at, &c);)
            if (unicode_class(c) == UNICODE_LETTER || unicode_class(c) == UNICODE_DIGIT ||
                unicode_class(c) == UNICODE_IDEOGRAPH)
                return false;
        n = html_next(n, leaf);
    }
    return links >= 2;
}

static bool is_cookie_notice(Str text, struct arena *scratch) {
    if (text.n > NOTICE_BYTES_MAX)
        return false;
    Str folded = unicode_fold(text, scratch);
    for (size_t i = 0; i < COUNT(cookie_phrases); i++)
        if (str_has(folded, str_from_c(cookie_phrases[i])))
            return true;
    return false;
}

static bool is_copyright(Str text) {
    static const char *const signs[] = {"\xC2\xA9",           "(c) ",          "(C) ",
                                        "Copyright \xC2\xA9", "Copyright (c)", "Copyright 19",
                                        "Copyright 20"};
    for (size_t i = 0; text.n <= FOOT_BYTES_MAX && i < COUNT(signs); i++)
        if (str_starts(text, str_from_c(signs[i])))
            return true;
    return text.n <= LINK_BYTES_MAX * 2 && str_starts(text, STR("Powered by "));
}

static bool is_furniture(const Leaf *leaf, bool small, struct arena *scratch) {
    if (is_cookie_notice(leaf->text, scratch) || is_copyright(leaf->text))
        return true;
    Str name = leaf->node->name;
    bool heading = name.n == 2 && name.p[0] == 'h' && name.p[1] >= '1' && name.p[1] <= '6';
    if (leaf->text.n > LINE_BYTES_MAX || heading)
        return false;
    return is_bar(leaf->text, scratch) || (!small && is_row_of_links(leaf->node, scratch));
}

/* A list of links, one of which is a phrase of sites, is a menu. */
static void join_menus(LeafList *leaves, struct arena *scratch) {
    for (size_t i = 0; i < leaves->n;) {
        const struct html_node *list = leaves->p[i].node->parent;
        size_t end = i;
        bool menu = html_is(leaves->p[i].node, "li"), known = false;
        for (; end < leaves->n && leaves->p[end].node->parent == list; end++) {
            const Leaf *leaf = &leaves->p[end];
            const struct html_node *link = html_find(leaf->node, "a");
            menu = menu && link != NULL && leaf->text.n <= LINK_BYTES_MAX &&
                   str_equal(html_text(link, scratch), leaf->text);
            known = known || leaf->furniture;
        }
        for (size_t k = i; menu && known && k < end; k++)
            leaves->p[k].furniture = true;
        i = end > i ? end : i + 1;
    }
}

static LeafList find_leaves(const struct html_node *top, bool small, bool whole,
                            struct arena *results) {
    LeafList leaves = {0};
    for (const struct html_node *n = top; n != NULL;) {
        bool skip = n != top && (whole ? html_main_is_navigation(n) : html_main_is_furniture(n));
        if (!skip && html_is_block(n) && !holds_block(n)) {
            Leaf leaf = {.node = n, .text = html_text(n, results)};
            leaf.furniture = leaf.text.n > 0 && is_furniture(&leaf, small, results);
            leaf.running = !leaf.furniture && leaf.text.n >= RUNNING_BYTES;
            if (leaf.text.n > 0)
                *LIST_ADD(results, &leaves) = leaf;
            skip = true;
        }
        n = skip ? html_skip(n, top) : html_next(n, top);
    }
    if (!small)
        join_menus(&leaves, results);
    return leaves;
}

void html_edge_find(const struct html_node *top, uint32_t node_count, bool small, bool whole,
                    struct arena *results, HtmlEdges *edges) {
    *edges = (HtmlEdges){0};
    LeafList leaves = find_leaves(top, small, whole, results);
    size_t first = 0, last = leaves.n, kept = 0;
    while (first < leaves.n && !leaves.p[first].running)
        first++;
    while (last > first && !leaves.p[last - 1].running)
        last--;
    if (first == leaves.n)  // lines only: what is furniture stands around the last that is not
        last = 0;
    for (size_t i = 0; i < leaves.n; i++)
        kept += !leaves.p[i].furniture;
    if (kept == 0 || kept == leaves.n)
        return;
    bool *left_out = ARENA_ARRAY(results, bool, node_count);
    for (size_t i = 0; i < leaves.n; i++) {
        const Leaf *leaf = &leaves.p[i];
        if (!leaf->furniture || (i >= first && i < last))
            continue;
        left_out[leaf->node->number] = true;
        if (is_copyright(leaf->text) && i >= last && !str_starts(leaf->text, STR("Powered")))
            edges->rights = leaf->node;
    }
    edges->left_out = left_out;
}
