/*
 * A name stands in brackets behind its office, behind an office that the table knows, or before "of
 * the"; else a stretch of words that all begin with capitals, none of an office or body, is one.
 */
#include "annotate/party.h"

enum { NAME_WORDS = 9, PHRASE_WORDS = 40 };

static bool is_empty(Stretch stretch) {
    return stretch.first >= stretch.end;
}

static bool is_institution(const Scan *scan, size_t i) {
    return scan_is(scan, i, CUE(OFFICE) | CUE(BODY) | CUE(BODY_WORD));
}

/* "tlie Embassy": a short word in small letters that nobody knows, before an office or body. */
static bool is_lost_article(const Scan *scan, size_t i) {
    return scan_at(scan, i)->shape == SHAPE_LOWER && scan_at(scan, i)->word == 0 &&
           scan_folded(scan, i).n <= 4 && scan_is_capital(scan, i + 1) &&
           is_institution(scan, i + 1);
}

/* Without an article before it and marks around it; a full stop of "Jr." or an initial stays. */
static Stretch trimmed(const Scan *scan, Stretch words) {
    int32_t value;
    size_t behind;
    while (words.first < words.end &&
           (scan_at(scan, words.first)->shape == SHAPE_MARK || is_lost_article(scan, words.first) ||
            (scan_at(scan, words.first)->shape == SHAPE_LOWER &&
             scan_is(scan, words.first, CUE(OF))) ||
            (scan_at(scan, words.first)->shape == SHAPE_LOWER &&
             scan_cue(scan, words.first, CUE_HEAD_WORD_AT, &value, &behind) &&
             (value == CUE_HEAD_TO || value == CUE_HEAD_AND)) ||
            (scan_is(scan, words.first, CUE(ARTICLE)) && words.first + 1 < words.end &&
             scan_at(scan, words.first)->digits == 0 && scan_folded(scan, words.first).n > 1) ||
            (scan_at(scan, words.first)->flags & TOK_APPARATUS) != 0))
        words.first++;
    while (words.end > words.first) {
        const Tok *last = scan_at(scan, words.end - 1);
        bool stop = last->mark == '.' && (scan_is(scan, words.end - 2, CUE(SUFFIX)) ||
                                          scan_is_initial(scan, words.end - 2));
        if ((last->shape != SHAPE_MARK && (last->flags & TOK_APPARATUS) == 0) || stop)
            break;
        words.end--;
    }
    return words;
}

/* The last bracket of a stretch: "(Bundy)", also unclosed; not "(1st session)". */
static Stretch bracket_of(const Scan *scan, Stretch words) {
    Stretch none = {words.end, words.end};
    for (size_t open = words.end; open > words.first + 1; open--) {
        if (!scan_is_mark(scan, open - 1, '(') || !scan_is_capital(scan, open))
            continue;
        size_t close = open;
        while (close < words.end && close < open + NAME_WORDS && !scan_is_mark(scan, close, ')'))
            close++;
        if (close == words.end || scan_is_mark(scan, close, ')'))
            return (Stretch){open, close};
    }
    return none;
}

/* A full stop that ends a sentence, behind a word that nobody shortens. */
static bool ends_here(const Scan *scan, size_t i) {
    return scan_is_mark(scan, i, '.') && scan_folded(scan, i - 1).n >= 4 &&
           !scan_is(scan, i - 1, CUE(TITLE) | CUE(SUFFIX) | CUE(ABBREVIATION)) &&
           (scan_at(scan, i + 1)->flags & TOK_GLUED) == 0;
}

/* Where a stretch is cut: at a comma that no "Jr." follows, at the end of a sentence. */
static size_t comma_of(const Scan *scan, Stretch words) {
    size_t i = words.first;
    while (i < words.end && !ends_here(scan, i) &&
           !(scan_is_mark(scan, i, ',') && !scan_is(scan, i + 1, CUE(SUFFIX))))
        i++;
    return i;
}

/* "Couve de Murville": a particle that means "of", too, between two words of names. */
static bool joins_name(const Scan *scan, size_t i) {
    const CueSet other = CUE(OFFICE) | CUE(TITLE) | CUE(BODY) | CUE(BODY_WORD) | CUE(COUNTRY) |
                         CUE(PLACE) | CUE(RECORD) | CUE(SIDE);
    return !scan_is(scan, i, CUE(HEAD_WORD)) && scan_at(scan, i - 1)->shape == SHAPE_CAPITAL &&
           scan_at(scan, i + 1)->shape == SHAPE_CAPITAL && !scan_is(scan, i - 1, other) &&
           !scan_is(scan, i + 1, other);
}

static bool is_name_word(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    if (tok->shape == SHAPE_MARK)
        return tok->mark == '.' || tok->mark == '-' || tok->mark == '\'' || tok->mark == ',' ||
               tok->mark == '"';
    if (tok->shape == SHAPE_LOWER)
        return scan_is(scan, i, CUE(PARTICLE)) &&
               (!scan_is(scan, i, CUE(OF) | CUE(HEAD_WORD)) || joins_name(scan, i));
    return scan_is_capital(scan, i) && tok->digits == 0;
}

/* Words from a place on that can be a name's. */
static size_t name_end(const Scan *scan, size_t i, size_t end) {
    size_t at = i;
    while (at < end && at < i + NAME_WORDS + 4 && is_name_word(scan, at))
        at++;
    return at;
}

/* Behind titles and offices that stand one behind the other: "Secretary of State", "Senator". */
static size_t behind_offices(const Scan *scan, size_t i, size_t end) {
    size_t behind;
    int32_t value;
    while (i < end) {
        if (scan_cue(scan, i, CUE_TITLE_AT, &value, &behind) ||
            scan_cue(scan, i, CUE_OFFICE_AT, &value, &behind))
            i = behind;
        else if (scan_is(scan, i, CUE(BODY)) &&  // "Embassy Counselor"
                 scan_cue(scan, i + 1, CUE_OFFICE_AT, &value, &behind) && behind < end)
            i = behind;
        else if (scan_is_mark(scan, i, '-') ||
                 (scan_is_mark(scan, i, '.') && i > 0 && scan_is(scan, i - 1, CUE(TITLE))))
            i++;
        else
            break;
    }
    return i;
}

static bool has_institution(const Scan *scan, Stretch words) {
    for (size_t i = words.first; i < words.end; i++)
        if (is_institution(scan, i))
            return true;
    return false;
}

/* No sentence: what is in small letters only joins names, and there is a name or an office. */
static bool is_party(const Scan *scan, Stretch words) {
    CueSet joins = CUE(ARTICLE) | CUE(OF) | CUE(IN) | CUE(AT) | CUE(HEAD_WORD) | CUE(PARTICLE) |
                   CUE(HEAD_WORD_ELSE) | CUE(FROM);
    size_t capitals = 0, strange = 0, places = 0;
    for (size_t i = words.first; i < words.end; i++) {
        if (scan_at(scan, i)->shape == SHAPE_LOWER) {
            strange += !scan_is(scan, i, joins);
        } else if (scan_is_capital(scan, i)) {
            capitals++;
            places += scan_is(scan, i, CUE(PLACE) | CUE(COUNTRY)) && !is_institution(scan, i);
        }
    }
    // A word or two in small letters may be misread; a sentence has more.
    return capitals > places && strange <= (capitals >= 4 ? 2 : capitals / 2);
}

static Party read_one(const Scan *scan, Stretch words) {
    Stretch bracket = bracket_of(scan, words);
    words = trimmed(scan, words);
    Stretch none = {words.end, words.end};
    if (!is_empty(bracket)) {
        size_t start = bracket.first - 1;
        // Titles within the bracket are not the name.
        size_t behind = behind_offices(scan, bracket.first, bracket.end);
        if (behind < bracket.end)
            bracket.first = behind;
        if (!is_party(scan, (Stretch){words.first, bracket.end}))
            return (Party){none, none};
        return (Party){bracket, trimmed(scan, (Stretch){words.first, start})};
    }
    words.end = comma_of(scan, words);
    words = trimmed(scan, words);
    if (!is_party(scan, words))
        return (Party){none, none};
    size_t behind = behind_offices(scan, words.first, words.end);
    size_t end = name_end(scan, behind, words.end);
    Stretch name = trimmed(scan, (Stretch){behind, end});
    bool rest_is_body =
        end < words.end && !scan_is(scan, end, CUE(OF) | CUE(AT) | CUE(IN) | CUE(HEAD_WORD));
    if (is_empty(name) || has_institution(scan, name) || rest_is_body ||
        scan_is(scan, behind, CUE(COUNTRY)))
        return (Party){none, words};
    bool of = end < words.end && scan_is(scan, end, CUE(OF));
    // "The Counselor Bohlen" but not "Joint Chiefs of Staff", which begins with no title and goes
    // on
    if (of && behind == words.first && name.end - name.first < 2)
        return (Party){none, words};
    Stretch office = behind > words.first ? (Stretch){words.first, behind}
                                          : trimmed(scan, (Stretch){end, words.end});
    return (Party){name, office};
}

/* "Secretary Rusk, Attorney General Levi": a comma between two offices that have names. */
static bool parts_at_comma(const Scan *scan, size_t first, size_t i) {
    if (!scan_is_mark(scan, i, ',') || (scan_at(scan, i)->flags & TOK_BRACKETED) != 0 ||
        !scan_is(scan, i + 1, CUE(OFFICE) | CUE(TITLE)) || scan_is(scan, i - 1, CUE(OFFICE)))
        return false;
    Party before = read_one(scan, (Stretch){first, i});
    return !is_empty(before.name) && before.name.end == i &&
           scan_is(scan, before.name.first - 1, CUE(OFFICE) | CUE(BODY_WORD) | CUE(TITLE));
}

/* "and" between two parties: what stands before it is one by itself. */
static bool parts_here(const Scan *scan, size_t first, size_t i, size_t end) {
    int32_t value;
    size_t behind;
    if (parts_at_comma(scan, first, i))
        return true;
    if (!scan_cue(scan, i, CUE_HEAD_WORD_AT, &value, &behind) || value != CUE_HEAD_AND ||
        (scan_at(scan, i)->flags & TOK_BRACKETED) != 0 || i < first + 1 || i + 2 > end)
        return false;
    if (scan_is_mark(scan, i - 1, ')') || (scan_is_mark(scan, i - 1, ',') && i > first + 2))
        return true;
    Party before = read_one(scan, (Stretch){first, i});
    size_t next = behind;
    Party after = read_one(scan, (Stretch){next, end});
    return !is_empty(before.name) && !is_empty(after.name) && before.name.end + 1 >= i;
}

size_t party_read(const Scan *scan, Stretch words, Party parties[PARTIES_MAX]) {
    size_t n = 0, first = words.first;
    if (words.end > words.first + PHRASE_WORDS)
        words.end = words.first + PHRASE_WORDS;
    for (size_t i = words.first; i <= words.end && n < PARTIES_MAX && first < words.end; i++) {
        bool last = i == words.end || n + 1 == PARTIES_MAX;
        if (!last && !parts_here(scan, first, i, words.end))
            continue;
        Party party = read_one(scan, (Stretch){first, last ? words.end : i});
        if (!is_empty(party.name) || !is_empty(party.office))
            parties[n++] = party;
        first = i + 1;
        if (last)
            break;
    }
    return n;
}
