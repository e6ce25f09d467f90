/*
 * A greeting is a short line with a mark at its end that begins with a word of greeting; who is
 * greeted stands behind it. A signature is the last line or the last but one of a text that was
 * greeted: a few words, all with capitals, no sentence. "Your loving Anna" is signed by Anna. Who
 * is greeted as "Selwyn" or "Mr. Lloyd" may stand in full in the address, above the greeting or
 * below the signature.
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
    SIGNED_WITHIN = 3,  // lines from the end
    MARKED_WITHIN = 8,  // the same, of a line that says itself that it is the signature
    ADDRESS_LINES = 4   // of an address
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

/* Before a name, which is no part of it. */
static const char titles[] =
    "mr|mrs|miss|ms|dr|sir|lord|lady|professor|herr|herrn|frau|dr|m|monsieur|madame|mme|senor|"
    "signor|тов|товарищ|господин|hon|honourable|honorable|rt|right|the|esq";

/* Before a name that is signed in a copy. */
static const char signed_by[] =
    "(signed)|signed|(sgd.)|(sgd)|sgd.|(s)|/s/|gez.|(gez.)|signe|(signe)|подпись|(подпись)";

/* Behind a name and a comma. */
static const char behind_names[] = "jr.|sr.|esq.|m.d.|m.p.|m.a.|b.a.|d.d.|ph.d.|k.g.|k.c.|c.b.e.|o."
                                   "b.e.|k.c.b.|capt.|maj.|col.|gen.";

/* Before the name of whoever is written to by his office: no part of what he is called. */
static const char honours[] = "the|right|rt|hon|honourable|honorable|his|her|excellency|to";

/* Behind a name that is no person's: "Stone House", "Selwyn College". */
static const char of_things[] =
    "house|street|road|hall|hotel|avenue|college|school|castle|park|square|office|company|co|ltd|"
    "inc|brothers|sons|library|hospital|club|strasse|platz|haus|hof|verlag";

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

/* "Yours ever,": closing words and nothing else. */
static bool is_closing(Str line, struct arena *scratch) {
    Str rest = trim_marks(line);
    bool closing = rest.n > 0;
    while (rest.n > 0 && closing) {
        size_t end = word_end(rest, 0);
        closing = is_one_of(unicode_fold(trim_marks(str_slice(rest, 0, end)), scratch), closings);
        rest = str_trim(str_skip(rest, end));
    }
    return closing;
}

/* "Washington, D.C.", "New York, N.Y.", "Chicago, Ill."; "J. Hale, Jr.", "Love, Jane", "Ann Stone,
 * M.D." and "Hale, J. B." are none. */
static bool is_town(Str line, struct arena *scratch) {
    Str town, state;
    size_t unused;
    if (!str_cut(line, ',', &town, &state) ||
        is_one_of(unicode_fold(str_slice(line, 0, word_end(line, 0)), scratch), closings))
        return false;
    town = str_trim(town);
    state = str_trim(state);
    bool initials = state.n == 4 && state.p[1] == '.' && state.p[3] == '.';
    bool one_word = !str_find_char(town, ' ', &unused) && !str_find_char(state, ' ', &unused);
    return (initials || (one_word && str_ends(state, STR(".")))) &&
           !is_one_of(unicode_fold(state, scratch), behind_names);
}

/* "Hull House", by its last word. */
static bool is_thing(Str name, struct arena *scratch) {
    size_t last = name.n;
    while (last > 0 && name.p[last - 1] != ' ')
        last--;
    return is_one_of(unicode_fold(str_skip(name, last), scratch), of_things);
}

/* "Hull House", "12 Rue de Grenelle". */
static bool is_of_address(Str line, struct arena *scratch) {
    Str text = trim_marks(line);
    return is_thing(text, scratch) || (text.n > 0 && text.p[0] >= '0' && text.p[0] <= '9');
}

/* "(signed) F. Elliot."; empty where the line says no such thing. */
static Str signed_name(Str line, struct arena *scratch) {
    Str mark, name;
    if (!str_cut(str_trim(line), ' ', &mark, &name) ||
        !is_one_of(unicode_fold(trim_marks(mark), scratch), signed_by))
        return (Str){NULL, 0};
    name = trim_marks(name);
    if (str_ends(name, STR(".")))
        name = str_slice(name, 0, name.n - 1);
    return is_name(name) ? name : (Str){NULL, 0};
}

/* The name that is said to be signed, that below closing words, else the last line that is one: an
 * address may follow. */
static Str read_signature(const TidyLineList *lines, size_t above, struct arena *scratch,
                          size_t *line) {
    for (size_t back = 1; back <= MARKED_WITHIN && lines->n - back > above; back++) {
        *line = lines->n - back;
        Str name = signed_name(lines->p[*line].text, scratch);
        if (name.n > 0)
            return name;
    }
    for (size_t back = 2; back <= SIGNED_WITHIN + ADDRESS_LINES && lines->n > above + back;
         back++) {
        *line = lines->n - back + 1;
        if (is_closing(lines->p[*line - 1].text, scratch) && is_name(lines->p[*line].text))
            return lines->p[*line].text;
    }
    for (size_t back = 1; back <= SIGNED_WITHIN && lines->n - back > above; back++) {
        *line = lines->n - back;
        if (is_town(lines->p[*line].text, scratch)) {
            if (is_of_address(lines->p[*line - 1].text, scratch))
                break;  // what stands above it is an address, of whom nobody says
            continue;
        }
        Str name = name_of(lines->p[*line].text, scratch);
        if (name.n > 0 && !is_thing(name, scratch))
            return name;
    }
    return (Str){NULL, 0};
}

/* ---- the address ---- */

static bool is_title(Str word, struct arena *scratch) {
    while (word.n > 0 && word.p[word.n - 1] == '.')
        word.n--;
    return is_one_of(unicode_fold(word, scratch), titles);
}

/* The one word of a greeted name that is no title: "Lloyd" of "Mr. Lloyd"; empty for more. */
static Str one_word(Str name, struct arena *scratch) {
    Str word, rest = name;
    for (bool more = true; more && rest.n > 0;) {
        more = str_cut(rest, ' ', &word, &rest);
        if (!more)
            return word;
        if (!is_title(word, scratch))
            break;
    }
    return (Str){NULL, 0};
}

/* "The Rt. Hon. Selwyn Lloyd, C.B.E., M.P." is "Selwyn Lloyd" for "Selwyn" and for "Lloyd"; empty
 * where the line is no person's address or has no more of the name. */
static Str fuller_name(Str line, Str greeted, struct arena *scratch) {
    Str name, rest, word;
    (void)str_cut(line, ',', &name, &rest);
    name = rest = str_trim(name);
    while (rest.n > 0) {
        bool more = str_cut(rest, ' ', &word, &rest);
        if (!is_title(word, scratch))
            break;
        name = more ? str_trim(rest) : (Str){NULL, 0};
    }
    size_t words = 0;
    bool has_it = false;
    for (rest = name; rest.n > 0; words++) {
        bool more = str_cut(rest, ' ', &word, &rest);
        bool particle = word.n <= 3 && words > 0 && more;
        if ((!begins_with_capital(word) && !particle) ||
            is_one_of(unicode_fold(word, scratch), of_things))
            return (Str){NULL, 0};
        has_it = has_it || (str_equal(word, greeted) && (words == 0 || !more));
    }
    return has_it && words > 1 && is_name(name) ? name : (Str){NULL, 0};
}

/* Who is greeted by one word, in full, where an address has it. signed: line of the signature. */
static void read_address(const TidyLineList *lines, size_t signed_at, struct arena *scratch,
                         LetterParties *parties) {
    Str greeted = one_word(parties->recipient, scratch);
    size_t above = parties->greeting < ADDRESS_LINES ? parties->greeting : ADDRESS_LINES;
    size_t below = lines->n - signed_at < ADDRESS_LINES ? lines->n - signed_at - 1 : ADDRESS_LINES;
    for (size_t i = 0; i < above + below && greeted.n > 0; i++) {
        size_t at = i < above ? parties->greeting - 1 - i : signed_at + 1 + i - above;
        Str name = fuller_name(lines->p[at].text, greeted, scratch);
        if (name.n == 0)
            continue;
        parties->recipient = name;
        parties->named = at;
        return;
    }
}

/* "The Right Honourable" and "Sir Edward Grey, Bart., K.G.," below the signature of a letter that
 * greets its reader by "Sir" alone. */
static void read_addressee(const TidyLineList *lines, size_t signed_at, struct arena *scratch,
                           LetterParties *parties) {
    for (size_t i = 1; i <= ADDRESS_LINES && signed_at + i < lines->n; i++) {
        Str name, rest, word;
        (void)str_cut(lines->p[signed_at + i].text, ',', &name, &rest);
        for (name = str_trim(name); name.n > 0; name = str_trim(str_skip(name, word.n))) {
            word = str_slice(name, 0, word_end(name, 0));
            Str bare = str_ends(word, STR(".")) ? str_slice(word, 0, word.n - 1) : word;
            if (!is_one_of(unicode_fold(bare, scratch), honours))
                break;
        }
        if (name.n == 0)
            continue;
        bool person = is_name(name) && str_has(name, STR(" ")) && !is_town(name, scratch);
        if (person) {
            parties->recipient = name;
            parties->named = signed_at + i;
        }
        return;
    }
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
    size_t signed_at = lines->n - 1;
    parties->recipient = greeted;
    parties->named = parties->greeting;
    parties->sender = read_signature(lines, parties->greeting, results, &signed_at);
    if (parties->sender.n > 0 && greeted.n == 0)
        read_addressee(lines, signed_at, results, parties);
    else if (parties->sender.n > 0)
        read_address(lines, signed_at, results, parties);
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
