/*
 * In running text of any European language about four words in ten are among its fifty commonest,
 * and hardly two in ten among those of another. So words are counted against one list a language,
 * and the best must lead clearly: by a number of words, not by a share, because a lead of five
 * words in twelve is chance and of fifty in a hundred and twenty is not. Neighbours (Portuguese
 * beside Spanish, Ukrainian beside Russian) have lists of their own, for a language without a list
 * would be taken for its neighbour. All lists were written for Fonds; their words are in the form
 * of text/token.h (no diacritics, no case). Misread letters cost hits, not leads.
 *
 * Calibration: on the paragraphs of the test the lead and the right answers go together as in
 * certainty_of(); below a lead of six nothing is said.
 */
#include "annotate/language.h"
#include "text/utf8.h"
#include <pthread.h>
#include <string.h>

enum {
    WINDOW_BYTES = 2048,
    WORDS_MIN = 12,
    LEAD_MIN = 6,
    SLOTS = 2048,
    CERTAIN_MAX = 990,
    // of a sentence or two
    SHORT_WORDS_MIN = 6,
    SHORT_BYTES_MAX = 800,
    SHORT_LEAD_MIN = 3,
    SHORT_CERTAIN = 850,
    LETTERS_CERTAIN = 900,
    LETTERS_MIN = 30,
};

typedef enum {
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_HEBREW,
    SCRIPT_HANGUL,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPT_OTHER,
    SCRIPT_COUNT
} Script;

/* A language told by its words. */
typedef struct {
    const char *code, *name;
    Script script;
    const char *words;  // the commonest, parted by one space
} WordList;

static const WordList lists[] = {
    {"en", "English", SCRIPT_LATIN,
     "the of and to in that is was for it with as on be by at he this his not are but from have "
     "had "
     "which or an they were we has been their will would there who more if no out so said what up "
     "about into than them can only other could these may such our must should any its i you a"},
    {"de", "German", SCRIPT_LATIN,
     "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an "
     "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum "
     "war "
     "haben nur oder aber vor zur bis mehr durch man sein wurde wenn sei ich wir diese dieser"},
    {"fr", "French", SCRIPT_LATIN,
     "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "
     "sont "
     "avec son ou comme mais ont ete cette nous aux elle etre fait leur ses deux on meme ces sans "
     "vous je etait avait tout si leurs donc entre qu'il d'un d'une c'est n'est l'on qu'elle"},
    {"es", "Spanish", SCRIPT_LATIN,
     "de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le "
     "ha si sin sobre este ya entre cuando todo esta ser son dos tambien fue habia era muy anos "
     "hasta "
     "desde mi porque me ellos han estos nos donde"},
    {"it", "Italian", SCRIPT_LATIN,
     "di e il la che in a per un del e non le della i con una si da sono al come dei piu gli nel "
     "ha "
     "ma alla lo anche dal su ci se delle ed o questo nella suo stato essere era loro quello dalla "
     "degli ai cui questa tra sua stata dell'italia dell'unione"},
    {"pt", "Portuguese", SCRIPT_LATIN,
     "de a que o e do da em um para com nao uma os no se na por mais as dos como mas foi ao ele "
     "das "
     "tem seu sua ou ser quando muito ha nos ja esta eu tambem so pelo pela ate isso ela entre era "
     "depois sem mesmo aos ter seus"},
    {"nl", "Dutch", SCRIPT_LATIN,
     "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit "
     "door "
     "over naar hij ze wordt deze die heeft hebben tot was worden nog zal kan geen wij werd"},
    {"pl", "Polish", SCRIPT_LATIN,
     "i w na z do nie sie to ze jest o jak po co od za przez tym dla ale czy tylko zostal oraz sa "
     "byl "
     "by jego ich byc tego przy pod jako ktore ktory"},
    {"cs", "Czech", SCRIPT_LATIN,
     "a v na se ze je s z do o to i ve k za by jsem jako ale po jeho od bylo podle pro byl tak "
     "ktere "
     "jsou neni pri nebo jeste ktery take"},
    {"hu", "Hungarian", SCRIPT_LATIN,
     "a az es hogy nem is egy ez volt van csak meg de ha mar mint kell azt lesz vagy amely ezt "
     "most "
     "illetve szerint minden"},
    {"ro", "Romanian", SCRIPT_LATIN,
     "de si in a la cu pe ca nu din pentru o un este se mai au fi al care sau prin sa dupa ale "
     "fost "
     "lui ce acest aceasta sunt"},
    {"ru", "Russian", SCRIPT_CYRILLIC,
     "и в не на я что он с как это по но они мы она из у за к от же для о так бы было то вы все "
     "его "
     "был а только или еще если при до когда который мне уже чтобы нет быть этого были их со нас "
     "этом "
     "ли об том"},
    {"uk", "Ukrainian", SCRIPT_CYRILLIC,
     "і в на не що з у до за та як це від про його для але він по є або ж бути які який був щодо "
     "було "
     "й із ми ви"},
    {"bg", "Bulgarian", SCRIPT_CYRILLIC,
     "на и да се от за в е не с по че са към при до като във със което той си но ще беше тази "
     "този"},
};
enum { LIST_COUNT = sizeof lists / sizeof *lists };

/* Languages told by their script alone. Han without kana is Chinese but for short headings. */
static const struct {
    Script script;
    const char *code, *name;
    uint16_t certainty;
} scripts[] = {
    {SCRIPT_GREEK, "el", "Greek", 980},   {SCRIPT_HEBREW, "he", "Hebrew", 900},
    {SCRIPT_HANGUL, "ko", "Korean", 980}, {SCRIPT_KANA, "ja", "Japanese", 980},
    {SCRIPT_HAN, "zh", "Chinese", 900},
};
enum { SCRIPT_ROWS = sizeof scripts / sizeof *scripts };

/* Languages that other rules name and this one does not know. */
static const struct {
    const char *code, *name;
} other_names[] = {
    {"sk", "Slovak"},    {"sr", "Serbian"},    {"hr", "Croatian"}, {"sq", "Albanian"},
    {"mn", "Mongolian"}, {"vi", "Vietnamese"}, {"sv", "Swedish"},  {"da", "Danish"},
    {"tr", "Turkish"},   {"fa", "Persian"},
};
enum { OTHER_NAMES = sizeof other_names / sizeof *other_names };

static Script script_of(uint32_t c) {
    if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00))
        return SCRIPT_LATIN;
    if ((c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000))
        return SCRIPT_GREEK;
    if (c >= 0x400 && c < 0x530)
        return SCRIPT_CYRILLIC;
    if (c >= 0x590 && c < 0x600)
        return SCRIPT_HEBREW;
    if (c >= 0x3040 && c < 0x3100)
        return SCRIPT_KANA;
    if ((c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x32000))
        return SCRIPT_HAN;
    if ((c >= 0xAC00 && c < 0xD7B0) || (c >= 0x1100 && c < 0x1200))
        return SCRIPT_HANGUL;
    return SCRIPT_OTHER;
}

/* From a word to the lists that hold it, a bit each. */
typedef struct {
    struct {
        Str word;
        uint32_t lists;
    } slots[SLOTS];
} WordTable;

static uint32_t *slot_of(WordTable *table, Str word) {
    size_t at = (size_t)str_hash(word) % SLOTS;
    while (table->slots[at].word.n > 0 && !str_equal(table->slots[at].word, word))
        at = (at + 1) % SLOTS;
    table->slots[at].word = table->slots[at].lists == 0 ? word : table->slots[at].word;
    return &table->slots[at].lists;
}

static WordTable table_of_words;
static pthread_once_t words_are_in = PTHREAD_ONCE_INIT;

static void fill_table(void) {
    for (uint32_t i = 0; i < LIST_COUNT; i++) {
        Str rest = str_from_c(lists[i].words), word;
        while (rest.n > 0) {
            (void)str_cut(rest, ' ', &word, &rest);
            *slot_of(&table_of_words, word) |= 1U << i;
        }
    }
}

static uint32_t lists_with(const WordTable *table, Str word) {
    size_t at = (size_t)str_hash(word) % SLOTS;
    while (table->slots[at].word.n > 0) {
        if (str_equal(table->slots[at].word, word))
            return table->slots[at].lists;
        at = (at + 1) % SLOTS;
    }
    return 0;
}

typedef struct {
    size_t words;  // of letters
    size_t letters[SCRIPT_COUNT];
    size_t hits[LIST_COUNT];
    size_t german;  // words with letters that stand together in German
    size_t russian, soft,
        cyrillic;  // letters of Russian alone, soft signs, its neighbours' letters
} Count;

/* Ы, Э and Ё are Russian's, not its neighbours', a soft sign Ukrainian's as well; І, Ј, Ў, Ө and
 * their like are theirs. Ъ is Bulgarian's in every sentence and Russian's hardly ever. */
static void count_cyrillic(Str printed, Count *count) {
    uint32_t c;
    for (size_t at = 0; utf8_next(printed, &at, &c);) {
        uint32_t small = c >= 0x410 && c < 0x430 ? c + 0x20 : c;
        count->russian += small == 0x44B || small == 0x44D || small == 0x451 || small == 0x401;
        count->soft += small == 0x44C;
        count->cyrillic +=
            (c >= 0x402 && c <= 0x40F) || (c >= 0x452 && c <= 0x530) || small == 0x44A;
    }
}

/* "Gespräch", "nicht", "Regierung", "Straße". */
static bool looks_german(Str folded, Str printed) {
    static const char *const groups[] = {"sch", "cht", "ung", "keit", "lich", "ein"};
    uint32_t c;
    for (size_t at = 0; utf8_next(printed, &at, &c);)
        if (c == 0xDF)
            return true;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (str_has(folded, str_from_c(groups[i])))
            return true;
    return false;
}

/* What tells the language of a sentence or two. */
static void count_letters(Str folded, Str printed, Count *count) {
    count_cyrillic(printed, count);
    count->german += looks_german(folded, printed);
}

static void count_words(Str text, struct token_cutter *cutter, const WordTable *table,
                        Count *count) {
    Token token;
    token_start(cutter, text);
    while (token_next(cutter, &token)) {
        uint32_t c;
        size_t at = 0;
        if (!utf8_next(token.folded, &at, &c) || (c >= '0' && c <= '9'))
            continue;
        count->words++;
        count->letters[script_of(c)] += utf8_count(token.folded);
        if (text.n <= SHORT_BYTES_MAX)
            count_letters(token.folded, str_slice(text, token.start, token.end), count);
        uint32_t in = lists_with(table, token.folded);
        for (uint32_t i = 0; in != 0; i++, in >>= 1)
            count->hits[i] += in & 1;
    }
}

/* Chance halves with every three words of lead. */
static uint16_t certainty_of(size_t lead) {
    unsigned doubt = 1000;
    for (size_t i = 0; i + 3 <= lead && doubt > 0; i += 3)
        doubt /= 2;
    return (uint16_t)(1000 - doubt > CERTAIN_MAX ? CERTAIN_MAX : 1000 - doubt);
}

static LanguageGuess guess_by_words(const Count *count, Script script) {
    size_t best = LIST_COUNT, second_hits = 0;
    for (size_t i = 0; i < LIST_COUNT; i++) {
        if (lists[i].script != script)
            continue;
        if (best == LIST_COUNT || count->hits[i] > count->hits[best]) {
            second_hits = best == LIST_COUNT ? 0 : count->hits[best];
            best = i;
        } else if (count->hits[i] > second_hits) {
            second_hits = count->hits[i];
        }
    }
    LanguageGuess none = {{NULL, 0}, 0};
    if (best == LIST_COUNT || count->words < WORDS_MIN)
        return none;
    size_t hits = count->hits[best], lead = hits - second_hits;
    if (lead < LEAD_MIN || hits * 5 < count->words || hits * 5 < second_hits * 6)
        return none;
    return (LanguageGuess){str_from_c(lists[best].code), certainty_of(lead)};
}

static size_t list_of(const char *code) {
    size_t i = 0;
    while (i < LIST_COUNT && strcmp(lists[i].code, code) != 0)
        i++;
    must(i < LIST_COUNT);
    return i;
}

/*
 * A sentence or two, too short for the words alone. Russian is told by its letters, German by the
 * groups of letters in its words, which count as words of the list; others by words of which two
 * in five are of one list.
 */
static LanguageGuess guess_short(const Count *count, Script script) {
    LanguageGuess none = {{NULL, 0}, 0};
    size_t best = LIST_COUNT, most = 0, second = 0, german = list_of("de"), russian = list_of("ru");
    for (size_t i = 0; i < LIST_COUNT; i++) {
        if (lists[i].script != script)
            continue;
        size_t hits = count->hits[i] + (i == german ? count->german : 0);
        if (best == LIST_COUNT || hits > most) {
            second = most;
            most = hits;
            best = i;
        } else if (hits > second) {
            second = hits;
        }
    }
    if (script == SCRIPT_CYRILLIC) {
        bool letters = count->russian > 0 || count->soft > 1 ||
                       (count->soft > 0 && count->hits[russian] > count->hits[list_of("uk")]);
        return letters && count->cyrillic == 0 && best == russian
                   ? (LanguageGuess){STR("ru"), LETTERS_CERTAIN}
                   : none;
    }
    if (best == LIST_COUNT || count->words < SHORT_WORDS_MIN || most < second + SHORT_LEAD_MIN ||
        most * 5 < count->words * 2 || most < second * 2 || count->hits[best] < 2)
        return none;
    return (LanguageGuess){str_from_c(lists[best].code), SHORT_CERTAIN};
}

static LanguageGuess guess_of(const Count *count) {
    LanguageGuess none = {{NULL, 0}, 0};
    size_t all = 0;
    Script chief = SCRIPT_OTHER;
    for (unsigned i = 0; i < SCRIPT_COUNT; i++) {
        all += count->letters[i];
        if (count->letters[i] > count->letters[chief])
            chief = (Script)i;
    }
    if (chief == SCRIPT_HAN && count->letters[SCRIPT_KANA] * 10 > count->letters[SCRIPT_HAN])
        chief = SCRIPT_KANA;
    size_t letters = count->letters[chief];
    if (chief == SCRIPT_KANA)
        letters += count->letters[SCRIPT_HAN];
    if (letters < LETTERS_MIN || letters * 10 < all * 6)
        return none;
    for (size_t i = 0; i < SCRIPT_ROWS; i++)
        if (scripts[i].script == chief)
            return (LanguageGuess){str_from_c(scripts[i].code), scripts[i].certainty};
    LanguageGuess by_words = guess_by_words(count, chief);
    return by_words.code.n > 0 ? by_words : guess_short(count, chief);
}

LanguageGuess language_guess(Str text, struct token_cutter *cutter) {
    const WordTable *table = &table_of_words;
    Count count = {0};
    (void)pthread_once(&words_are_in, fill_table);
    if (text.n <= 3 * WINDOW_BYTES) {
        count_words(text, cutter, table, &count);
    } else {
        for (size_t i = 0; i < 3; i++) {
            size_t from = utf8_floor(text, i * (text.n - WINDOW_BYTES) / 2);
            size_t to = utf8_floor(text, from + WINDOW_BYTES);
            count_words(str_slice(text, from, to), cutter, table, &count);
        }
    }
    return guess_of(&count);
}

Str language_name(Str code) {
    for (size_t i = 0; i < LIST_COUNT; i++)
        if (str_is(code, lists[i].code))
            return str_from_c(lists[i].name);
    for (size_t i = 0; i < SCRIPT_ROWS; i++)
        if (str_is(code, scripts[i].code))
            return str_from_c(scripts[i].name);
    for (size_t i = 0; i < OTHER_NAMES; i++)
        if (str_is(code, other_names[i].code))
            return str_from_c(other_names[i].name);
    return code;
}

/* Notes are often an editor's, in a language of his own: the text before them decides. */
static Str text_before_notes(const Part *part) {
    for (size_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.p[i].kind == BLOCK_NOTE)
            return str_slice(part->text, 0, part->blocks.p[i].start);
    return part->text;
}

static void add_value(const RuleJob *job, LanguageGuess guess) {
    Description *description = &job->document->description;
    const Value *said;
    for (size_t i = 0; (said = description_find(description, FIELD_LANGUAGE, i)) != NULL; i++)
        if (str_equal(said->norm, guess.code))
            return;
    Value *value =
        description_add(job->job, description, FIELD_LANGUAGE, language_name(guess.code));
    value->norm = guess.code;
    value->source = job->source;
    value->certainty = guess.certainty;
}

void language_rule(const RuleJob *job) {
    for (size_t i = 0; i < job->document->parts.n; i++) {
        const Part *part = &job->document->parts.p[i];
        if (part->language.n > 0 || part->text.n == 0)
            continue;
        LanguageGuess guess = language_guess(text_before_notes(part), job->cutter);
        if (guess.code.n == 0)
            continue;
        job->document->parts.p[i].language = guess.code;
        add_value(job, guess);
    }
}

static const Rule says[] = {
    {"language-of-text", 2, "Its letters and commonest words are those of this language."}};
const RuleRow language_row = {says, 1, language_rule, NULL};
