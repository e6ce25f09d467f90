/*
 * Offices print their own name above what they write, so a short line made of the words of offices
 * and of nothing that tells a subject or a kind is passed over; but only where a line below it says
 * more. "Telegram No. 214" alone is no better. What is put together is printed in the text; nothing
 * is worked out.
 */
#include "import/letterhead.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum {
    HEAD_BYTES_MAX = 90,
    HEAD_WORDS_MAX = 9,
    LOOKED_AT = 12,   // lines from the top, of which kind, parties and date are sought
    SUBJECT_AT = 24,  // and a subject
    KIND_WORDS = 3,   // among the first of which the kind stands
    BARE_KIND_WORDS = 4,
    ADDRESS_WORDS_MAX = 5,
    HEADING_LETTERS_LEAST = 12,  // more than "Copy No. 3 of 12" has
    PROSE_BYTES = 120,
    PARTIES_BYTES_MAX = 160,
    SUBJECT_WORD_BYTES_MAX = 24
};

/* Folded, each between bars. */
static const char offices[] =
    "|ministry|ministere|ministerium|министерство|department|departement|office|bureau|embassy|"
    "ambassade|botschaft|посольство|legation|gesandtschaft|миссия|consulate|consulat|konsulat|"
    "generalkonsulat|консульство|amt|reichskanzlei|kanzlei|chancellery|chancellerie|secretariat|"
    "sekretariat|секретариат|committee|comite|komitee|комитет|commission|kommission|комиссия|"
    "council|conseil|совет|directorate|direction|direktion|дирекция|управление|отдел|section|"
    "division|headquarters|etat-major|generalstab|oberkommando|штаб|agency|prefecture|cabinet|"
    "presidence|presidency|house|republique|regierung|gouvernement|правительство|наркомат|"
    "наркоминдел|комиссариат|мид|delegation|"
    "делегация|admiralty|treasury|reichsministerium|staatskanzlei|bundesministerium|politburo|"
    "политбюро|";
static const char kinds[] =
    "|telegram|telegramme|cable|cablegram|cypher|cipher|dispatch|despatch|depeche|airgram|"
    "memorandum|memo|aide-memoire|note|circular|circulaire|report|rapport|lettre|letter|minute|"
    "minutes|proces-verbal|instruction|instructions|telegramm|fernschreiben|drahtbericht|"
    "drahterlass|bericht|erlass|aufzeichnung|runderlass|vermerk|niederschrift|schreiben|protokoll|"
    "aktenvermerk|aktennotiz|gesprachsvermerk|record|conversation|transcript|compte-rendu|"
    "запись|стенограмма|сводка|выписка|"
    "телеграмма|шифртелеграмма|шифротелеграмма|донесение|записка|справка|доклад|отчет|протокол|"
    "письмо|постановление|приказ|нота|директива|";
static const char markings[] =
    "|secret|top|most|confidential|confidentiel|tres|restricted|strictly|immediate|urgent|"
    "priority|geheim|streng|vertraulich|секретно|совершенно|сов|особо|важно|срочно|unclassified|"
    "officiel|official|use|only|eilt|reservee|diffusion|";
static const char subjects[] =
    "|subject|subj|re|objet|a/s|a.s|betr|betreff|betrifft|gegenstand|тема|содержание|concerne|"
    "regarding|";
static const char streets[] =
    "|street|st|avenue|road|square|lane|terrace|boulevard|rue|quai|quay|strasse|str|platz|ufer|"
    "allee|улица|ул|проспект|пр|площадь|пл|набережная|переулок|пер|шоссе|via|piazza|calle|";
/* One of them tells that "A to B" names a sender and a recipient. */
static const char *const titles[] = {
    "m. ",       "mr",      "mme ",       "sir ",    "lord ",     "viscount", "earl ",
    "marquess ", "count ",  "baron",      "herr ",   "graf ",     "freiherr", "prince",
    "general",   "admiral", "ambassad",   "minist",  "secretar",  "consul",   "embassy",
    "legation",  "office",  "department", "gesandt", "botschaft", "kanzler",  "staatssekretar",
    "reichs",    "charge",  "envoy",      "delegat"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_among(Str word, const char *words, struct arena *scratch) {
    return word.n > 0 && str_has(str_from_c(words), str_format(scratch, "|%.*s|", STR_ARG(word)));
}

/* Without the marks around it. */
static Str bare(Str word) {
    while (word.n > 0 && strchr(".,:;()[]\"'*-", word.p[0]) != NULL)
        word = str_skip(word, 1);
    while (word.n > 0 && strchr(".,:;()[]\"'*-", word.p[word.n - 1]) != NULL)
        word.n--;
    return word;
}

/* Folded and short, else empty. */
static Str folded(Str line, struct arena *scratch) {
    Str text = tidy_text_squeeze(line, scratch);
    return text.n > HEAD_BYTES_MAX ? (Str){NULL, 0} : unicode_fold(text, scratch);
}

static size_t count_among(Str text, const char *words, size_t first, struct arena *scratch) {
    size_t n = 0, at = 0;
    for (Str word, rest = text; rest.n > 0 && at < first; at++) {
        (void)str_cut(rest, ' ', &word, &rest);
        n += is_among(bare(word), words, scratch);
    }
    return n;
}

static bool is_marking(Str text, struct arena *scratch) {
    size_t words = tidy_text_count_words(text);
    return words > 0 && words <= KIND_WORDS &&
           count_among(text, markings, SIZE_MAX, scratch) == words;
}

/* Says of what kind the text is, within its first words. */
static bool is_kind(Str text, struct arena *scratch) {
    return text.n > 0 && !str_ends(text, STR(",")) && !str_ends(text, STR(";")) &&
           count_among(text, kinds, KIND_WORDS, scratch) > 0;
}

/* "Telegram No. 214", not "Telegram on the tin question". */
static bool is_bare_kind(Str text, struct arena *scratch) {
    static const char about[] = "|on|of|with|about|uber|mit|sur|avec|о|об|с|со|";
    return is_kind(text, scratch) && tidy_text_count_words(text) <= BARE_KIND_WORDS &&
           count_among(text, about, SIZE_MAX, scratch) == 0;
}

static bool is_office(Str text, struct arena *scratch) {
    char last = text.n > 0 ? text.p[text.n - 1] : '.';
    return tidy_text_count_words(text) <= HEAD_WORDS_MAX && strchr(";:?!", last) == NULL &&
           count_among(text, kinds, SIZE_MAX, scratch) == 0 &&
           count_among(text, offices, SIZE_MAX, scratch) > 0;
}

/* A number of a house, and a word that ends in one for a street: "Wilhelmstrasse". */
static bool is_address(Str text, struct arena *scratch) {
    bool street = false, number = false;
    if (tidy_text_count_words(text) > ADDRESS_WORDS_MAX)
        return false;
    for (Str word, rest = text; rest.n > 0;) {
        (void)str_cut(rest, ' ', &word, &rest);
        word = bare(word);
        bool digit = word.n > 0 && word.n <= 5 && word.p[0] >= '0' && word.p[0] <= '9';
        number |= digit;
        street |= is_among(word, streets, scratch) || str_ends(word, STR("strasse")) ||
                  str_ends(word, STR("platz"));
    }
    return street && number;
}

bool letterhead_is_address(Str line, struct arena *scratch) {
    return is_address(folded(line, scratch), scratch);
}

bool letterhead_is(Str line, struct arena *scratch) {
    Str text = folded(line, scratch);
    return text.n > 0 && (is_marking(text, scratch) || is_bare_kind(text, scratch) ||
                          is_office(text, scratch) || is_address(text, scratch));
}

/* Bytes of the colon, stop, dash or space that `text` begins with; 0: none. */
static size_t mark_at(Str text) {
    static const char *const marks[] = {":",           ".", "- ", " ", "\xC2\xA0", "\xE2\x80\x94",
                                        "\xE2\x80\x93"};
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(text, str_from_c(marks[i])))
            return strlen(marks[i]);
    return 0;
}

static bool begins_with_capital(Str text) {
    uint32_t c;
    size_t at = 0;
    return utf8_next(text, &at, &c) && unicode_class(c) == UNICODE_LETTER &&
           (c >= 0x80 || (c >= 'A' && c <= 'Z'));
}

/* What stands behind "Objet :", "Subject. -", "A.S."; empty: the line is none of these. */
static Str subject_of(Str line, struct arena *scratch) {
    size_t at = 0, mark;
    bool marked = false;
    while (at < line.n && mark_at(str_skip(line, at)) == 0)
        at++;
    if (at == 1 && line.n > 4 && line.p[3] == '.')  // "A.S."
        at = 3;
    if (at == 0 || at > SUBJECT_WORD_BYTES_MAX || !begins_with_capital(line) ||
        !is_among(unicode_fold(str_slice(line, 0, at), scratch), subjects, scratch))
        return (Str){NULL, 0};
    Str rest = str_skip(line, at);
    while ((mark = mark_at(rest)) > 0) {
        marked = marked || (rest.p[0] != ' ' && rest.p[0] != '\xC2');
        rest = str_skip(rest, mark);
    }
    return marked ? rest : (Str){NULL, 0};
}

/* "Sir E. Phipps to Viscount Halifax", "M. Corbin, ambassadeur à Londres, à M. Delbos". */
static bool is_parties(Str line, struct arena *scratch) {
    static const char *const words[] = {" to ", " \xC3\xA0 ", " an ", " au ", " aux "};
    if (line.n > PARTIES_BYTES_MAX || !begins_with_capital(line))
        return false;
    Str text = unicode_fold(line, scratch);
    size_t named = 0;
    for (size_t i = 0; i < COUNT(titles); i++)
        named += str_has(text, str_from_c(titles[i]));
    if (named == 0)
        return false;
    for (size_t i = 0, at; i < COUNT(words); i++)
        for (Str rest = line; str_find(rest, str_from_c(words[i]), &at);) {
            rest = str_trim(str_skip(rest, at + strlen(words[i])));
            Str to = rest;
            if (str_starts(to, STR("the ")))
                to = str_skip(to, 4);
            if (begins_with_capital(to) && (named > 1 || str_starts(line, STR("M"))))
                return true;
        }
    return false;
}

static Str without_stop(Str line) {
    return str_ends(line, STR(".")) && !str_ends(line, STR("г.")) ? str_slice(line, 0, line.n - 1)
                                                                  : line;
}

/* What the first lines say, as printed. */
typedef struct {
    Str office, kind, parties, date;
    bool kind_is_bare;
} Said;

static Said read_top(const TidyLineList *lines, struct arena *results) {
    Said said = {0};
    for (size_t i = 0; i < lines->n && i < LOOKED_AT; i++) {
        Str line = tidy_text_squeeze(lines->p[i].text, results), date;
        Str text = folded(line, results);
        if (letter_parties_is_date(line, results, &date)) {
            said.date = said.date.n == 0 ? without_stop(line) : said.date;
        } else if (said.parties.n == 0 && is_parties(line, results)) {
            said.parties = without_stop(line);
            if (said.kind.n == 0 && is_kind(text, results))  // "Telegram from A to B"
                said.kind = said.parties;
        } else if (said.kind.n == 0 && is_kind(text, results)) {
            said.kind = without_stop(line);
            said.kind_is_bare = is_bare_kind(text, results);
        } else if (said.office.n == 0 && text.n > 0 && is_office(text, results)) {
            said.office = without_stop(line);
        } else if (line.n > PROSE_BYTES) {
            break;  // the text has begun
        }
    }
    return said;
}

static Str join(Str before, Str more, struct arena *results) {
    if (before.n == 0 || str_equal(before, more))
        return more;
    return more.n == 0 ? before : str_format(results, "%.*s, %.*s", STR_ARG(before), STR_ARG(more));
}

bool letterhead_title(const TidyLineList *lines, const LetterParties *parties,
                      struct arena *results, Str *title, const TidyLine **line) {
    *line = NULL;
    if (lines->n == 0 || !letterhead_is(lines->p[0].text, results))
        return false;
    for (size_t i = 0; i < lines->n && i < SUBJECT_AT; i++) {
        *title = subject_of(tidy_text_squeeze(lines->p[i].text, results), results);
        *line = &lines->p[i];
        if (title->n > 0)
            return true;
    }
    *line = NULL;
    Said said = read_top(lines, results);
    if (parties->by_head) {
        said.parties = letter_parties_title(parties, results);
        said.date = parties->date.n > 0 ? (Str){NULL, 0} : said.date;
    }
    if (said.kind.n == 0 && said.parties.n == 0)
        return false;
    bool alone = said.parties.n == 0 && said.kind_is_bare;
    if (alone && said.office.n == 0 && said.date.n == 0)
        return false;
    *title = join(join(alone ? said.office : (Str){NULL, 0}, said.kind, results),
                  join(said.parties, said.date, results), results);
    if (said.parties.n > 0 && str_equal(said.kind, said.parties))
        *title = join(said.kind, said.date, results);
    return true;
}

const TidyLine *letterhead_heading(const TidyLineList *lines, struct arena *scratch) {
    if (lines->n == 0 || !letterhead_is(lines->p[0].text, scratch))
        return NULL;
    for (size_t i = 1; i + 1 < lines->n && i < LOOKED_AT; i++) {
        const TidyLine *line = &lines->p[i];
        Str text = line->text, date;
        bool alone = line->blank_before > 0 && lines->p[i + 1].blank_before > 0;
        bool ends = text.n > 0 && strchr(".,;:!?-", text.p[text.n - 1]) != NULL;
        if (text.n > HEAD_BYTES_MAX)
            return NULL;  // the text has begun
        if (alone && !ends && begins_with_capital(text) &&
            tidy_text_count_letters(text) >= HEADING_LETTERS_LEAST &&
            !letterhead_is(text, scratch) && !letter_head_is_line(text, scratch) &&
            !letter_parties_is_date(text, scratch, &date))
            return line;
    }
    return NULL;
}
