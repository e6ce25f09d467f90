/*
 * A greeting is a short line with a mark at its end that begins with a word of greeting; who is
 * greeted stands behind it. A signature is the last line or the last but one of a text that was
 * greeted: a few words, all with capitals, no sentence. "Your loving Anna" is signed by Anna.
 */
#include "import/letter_parties.h"
#include "doc/plain_date.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum {
    LOOKED_AT = 12,  // lines from the top for greeting and date
    LINE_BYTES_MAX = 100,
    NAME_BYTES_MAX = 50,
    NAME_WORDS_MAX = 5,
    SIGNED_WITHIN = 3  // lines from the end
};

/* Folded, parted by '|'. What stands behind the longest of them is who is greeted. */
static const char greetings[] =
    "my dear|my dearest|dear|dearest|sehr geehrter|sehr geehrte|sehr verehrter|sehr verehrte|"
    "lieber|liebe|liebster|liebste|mein lieber|meine liebe|cher|chere|chers|mon cher|ma chere|"
    "monsieur|madame|sir|madam|excellency|gentlemen|уважаемый|уважаемая|многоуважаемый|"
    "многоуважаемая|глубокоуважаемый|дорогой|дорогая|милый|милая";

/* Words before a name at the end of a letter. */
static const char closings[] =
    "your|yours|dein|deine|ihr|ihre|euer|eure|votre|ton|ta|твой|твоя|ваш|ваша|love|ever|loving|"
    "affectionate|devoted|old|friend|sincere|faithful|humble|obedient|servant|and|ami|amie|freund|"
    "freundin|alter|alte|treuer|treue|друг|любящий|любящая|sister|brother|son|daughter|mother|"
    "father|sincerely|truly|faithfully|always";

/* Whom a greeting names only by what everybody is called. */
static const char nobody[] =
    "sir|sirs|madam|gentlemen|friend|friends|colleague|colleagues|herr|frau|herren|damen und "
    "herren|"
    "ami|amie|monsieur|madame|freund|freundin|excellency|all|друг|друзья|товарищ|господа";

static bool is_one_of(Str word, const char *list) {
    Str one, rest = str_from_c(list);
    for (bool more = true; more;) {
        more = str_cut(rest, '|', &one, &rest);
        if (str_equal(one, word))
            return true;
    }
    return false;
}

static Str trim_marks(Str text) {
    text = str_trim(text);
    while (text.n > 0 && (text.p[text.n - 1] == ',' || text.p[text.n - 1] == '!' ||
                          text.p[text.n - 1] == ':' || text.p[text.n - 1] == ';'))
        text = str_trim(str_slice(text, 0, text.n - 1));
    return text;
}

static size_t word_end(Str text, size_t from) {
    while (from < text.n && text.p[from] != ' ')
        from++;
    return from;
}

static bool begins_with_capital(Str word) {
    uint32_t c;
    size_t at = 0;
    while (at < word.n && (word.p[at] == '(' || word.p[at] == '"'))
        at++;
    return utf8_next(word, &at, &c) && unicode_is_upper(c);
}

/* ---- the greeting ---- */

/* Behind the words of greeting that a line begins with; 0: it begins with none. */
static size_t behind_greeting(Str line, struct arena *scratch) {
    size_t behind = 0, end = 0;
    for (int words = 0; words < 2 && end < line.n; words++) {
        end = word_end(line, end + (words > 0));
        if (is_one_of(unicode_fold(trim_marks(str_slice(line, 0, end)), scratch), greetings))
            behind = end;
    }
    return behind;
}

static bool read_greeting(Str line, struct arena *scratch, Str *name) {
    char last = line.n > 0 ? line.p[line.n - 1] : '\0';
    if (line.n > LINE_BYTES_MAX || (last != ',' && last != '!' && last != ':'))
        return false;
    size_t behind = behind_greeting(line, scratch);
    if (behind == 0)
        return false;
    *name = trim_marks(str_skip(line, behind));
    if (name->n > NAME_BYTES_MAX || !begins_with_capital(*name) ||
        is_one_of(unicode_fold(*name, scratch), nobody))
        *name = (Str){NULL, 0};
    return true;
}

/* ---- the signature ---- */

/* A name and nothing else: words with capitals, small ones of names between. */
static bool is_name(Str text) {
    size_t words = 0, small = 0;
    char last = text.n > 0 ? text.p[text.n - 1] : '.';
    if (text.n == 0 || text.n > NAME_BYTES_MAX || last == '?' || last == ':')
        return false;
    for (size_t from = 0, end; from < text.n; from = end + 1, words++) {
        end = word_end(text, from);
        Str word = str_slice(text, from, end);
        bool capital = begins_with_capital(word);
        small += !capital;
        if (!capital && (word.n > 3 || from == 0))
            return false;
        for (size_t i = 0; i < word.n; i++)
            if (word.p[i] >= '0' && word.p[i] <= '9')
                return false;
    }
    bool sentence =
        last == '.' &&
        !(text.n > 1 && (text.n < 4 || text.p[text.n - 3] == ' ' || text.p[text.n - 3] == '.'));
    return words <= NAME_WORDS_MAX && small < words && !sentence;
}

/* "Your loving Anna" is Anna; "Yours ever," nobody. */
static Str name_of(Str line, struct arena *scratch) {
    Str rest = trim_marks(line);
    while (rest.n > 0) {
        size_t end = word_end(rest, 0);
        if (!is_one_of(unicode_fold(trim_marks(str_slice(rest, 0, end)), scratch), closings))
            break;
        rest = str_trim(str_skip(rest, end));
    }
    return is_name(rest) ? rest : (Str){NULL, 0};
}

static Str read_signature(const TidyLineList *lines, size_t above, struct arena *scratch) {
    for (size_t back = 1; back <= SIGNED_WITHIN && lines->n - back > above; back++) {
        Str name = name_of(lines->p[lines->n - back].text, scratch);
        if (name.n > 0)
            return name;
    }
    return (Str){NULL, 0};
}

/* ---- all of it ---- */

/* "le 3 mai", "den 3. Mai": what stands before a date in its line. */
static Str without_article(Str date) {
    static const char *const articles[] = {"le ", "den ", "am ", "the ", "this "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_starts(date, str_from_c(articles[i])))
            return str_trim(str_skip(date, strlen(articles[i])));
    return date;
}

bool letter_parties_is_date(Str line, struct arena *results, Str *date) {
    Str edtf, place, rest = str_trim(line);
    if (rest.n > LINE_BYTES_MAX)
        return false;
    if (str_ends(rest, STR(".")))
        rest = str_slice(rest, 0, rest.n - 1);
    *date = without_article(rest);
    if (plain_date_read(rest, results, &edtf))
        return true;
    if (!str_cut(rest, ',', &place, &rest) || place.n > LINE_BYTES_MAX / 2)
        return false;
    *date = without_article(str_trim(rest));
    return plain_date_read(*date, results, &edtf);
}

/* The full stop of "20 марта 1911 г." belongs to it. */
static Str with_stop(Str line, Str date) {
    bool stop = str_ends(line, STR("г.")) && date.n > 0 && date.p + date.n + 1 == line.p + line.n;
    return stop ? (Str){date.p, date.n + 1} : date;
}

static void read_head(const LetterHeadValueList *head, struct arena *results,
                      LetterParties *parties) {
    size_t recipients = 0;
    for (size_t i = 0; i < head->n; i++) {
        const LetterHeadValue *said = &head->p[i];
        if (said->kind == HEAD_FROM && parties->sender.n == 0)
            parties->sender = said->value;
        if (said->kind == HEAD_TO && recipients++ == 0)
            parties->recipient = said->value;
        if (said->kind == HEAD_DATE && parties->date.n == 0)
            parties->date = said->value;
    }
    if (recipients > 1)
        parties->recipient = str_format(results, "%.*s and others", STR_ARG(parties->recipient));
    parties->by_head = parties->sender.n > 0 || recipients > 0;
}

void letter_parties_find(const TidyLineList *lines, const LetterHeadValueList *head,
                         struct arena *results, LetterParties *parties) {
    *parties = (LetterParties){.greeting = lines->n};
    Str greeted = {NULL, 0}, date;
    read_head(head, results, parties);
    for (size_t i = 0; i < lines->n && i < LOOKED_AT && parties->greeting == lines->n; i++) {
        Str line = lines->p[i].text;
        if (read_greeting(line, results, &greeted))
            parties->greeting = i;
        else if (parties->date.n == 0 && letter_parties_is_date(line, results, &date))
            parties->date = with_stop(str_trim(line), date);
    }
    if (parties->by_head || parties->greeting == lines->n)
        return;
    parties->recipient = greeted;
    parties->sender = read_signature(lines, parties->greeting, results);
}

Str letter_parties_title(const LetterParties *parties, struct arena *results) {
    Str title = parties->recipient;
    if (parties->sender.n > 0 && parties->recipient.n > 0)
        title = str_format(results, "%.*s to %.*s", STR_ARG(parties->sender),
                           STR_ARG(parties->recipient));
    else if (parties->sender.n > 0)
        title = str_format(results, "From %.*s", STR_ARG(parties->sender));
    else if (parties->recipient.n > 0)
        title = str_format(results, "To %.*s", STR_ARG(parties->recipient));
    if (title.n == 0 || parties->date.n == 0)
        return title;
    return str_format(results, "%.*s, %.*s", STR_ARG(title), STR_ARG(parties->date));
}
