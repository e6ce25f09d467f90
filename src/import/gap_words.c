/*
 * A closed vocabulary, not a pattern: "[he was missing two pages]" holds a word that no remark of
 * an editor has, and so is text. "Illegible" says it alone; "missing" may be said of men and ships,
 * so it needs a line, a page, a word beside it.
 */
#include "import/gap_words.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { WORDS_MAX = 12, WORD_BYTES_MAX = 48 };

/* Folded, parted by blanks, one at either end. */
static const char sure[] =
    " illegible unreadable undecipherable declassified redacted excised inaudible garbled "
    "unleserlich unleserliche unleserlicher unleserliches unlesbar geschwarzt "
    "illisible illisibles indechiffrable caviarde caviardee caviardees lacune "
    "неразборчиво неразборчивое неразборчивы неразборчива нрзб рассекречено рассекречена "
    "рассекречены вымарано вымарана вымараны ";
static const char lost[] =
    " missing lost omitted torn deleted obliterated damaged blank cut "
    "fehlt fehlen fehlend fehlende fehlender verloren ausgelassen abgerissen zerstort gestrichen "
    "manque manquent manquant manquante manquants manquantes perdu perdue perdus perdues omis "
    "omise "
    "omises dechire dechiree dechirees coupe coupee coupees "
    "утрачено утрачена утрачены отсутствует отсутствуют пропущено пропущена пропущены опущено "
    "опущена опущены вырезано вырезана вырезаны оторвано оторвана пропуск ";
static const char units[] =
    " line lines page pages word words paragraph paragraphs sentence sentences passage passages "
    "section sections text name names number numbers figure figures letter letters portion part "
    "leaf leaves sheet sheets signature codeword "
    "zeile zeilen seite seiten wort worter worte absatz absatze satz satze text stelle stellen "
    "blatt "
    "blatter name namen unterschrift textstelle textstellen "
    "ligne lignes page pages mot mots paragraphe paragraphes passage passages texte feuillet "
    "feuillets phrase phrases nom noms "
    "строка строки строк страница страницы страниц слово слова слов абзац абзаца абзацев лист "
    "листа "
    "листов фраза фразы фраз часть текст текста фамилия имя подпись предложение ";
static const char beside[] =
    " a an the one two three four five six seven eight nine ten several some few half less more "
    "than "
    "about approximately circa ca at least or and to of in from is are was were not remainder rest "
    "end beginning top bottom source original document copy manuscript here first last next "
    "another "
    "off one-half "
    "ein eine einen eines zwei drei vier funf sechs sieben acht neun zehn mehrere einige halbe "
    "etwa "
    "ungefahr der die das des den dem im in ist sind am ende anfang rest original vorlage hier "
    "nicht "
    "weniger als letzte letzten erste ersten "
    "un une deux trois quatre cinq six sept huit neuf dix plusieurs quelques environ le la les l "
    "du "
    "de des d dans est sont fin debut moins que reste derniere premiere original ici non "
    "одна одно один одной две два три четыре пять шесть семь восемь девять десять несколько около "
    "более менее в на и не конец начало конце начале оригинале документе документа подлиннике "
    "здесь "
    "далее половина остаток последняя первая ";

/* The next run of letters, folded into `word`; numbers and their signs are passed over. */
static bool next_word(Str text, size_t *at, char word[WORD_BYTES_MAX], size_t *n, bool *odd) {
    char folded[UNICODE_FOLD_MAX];
    uint32_t c;
    *n = 0;
    for (size_t here = *at; utf8_next(text, at, &c); here = *at) {
        UnicodeClass class = unicode_class(c);
        bool letter = class == UNICODE_LETTER || class == UNICODE_MARK;
        if (!letter && *n > 0) {
            *at = here;
            return true;
        }
        bool plain = class == UNICODE_DIGIT || unicode_is_space(c) || c == '-' || c == 0x2013 ||
                     c == '/' || c == '.' || c == ',' || c == '\'' || c == 0x2019 ||
                     (c >= 0xBC && c <= 0xBE) || class == UNICODE_IGNORED;
        *odd = *odd || (!letter && !plain);
        if (!letter)
            continue;
        size_t more = unicode_fold_one(c, folded);
        if (*n + more > WORD_BYTES_MAX) {
            *odd = true;
            return false;
        }
        for (size_t i = 0; i < more; i++)
            word[(*n)++] = folded[i];
    }
    return *n > 0;
}

bool gap_words_say(Str inside, bool alone) {
    char letters[WORD_BYTES_MAX];
    bool is_sure = false, is_lost = false, has_unit = false, odd = false;
    if (inside.n > GAP_WORDS_BYTES_MAX)
        return false;
    size_t count = 0, n;
    for (size_t at = 0; next_word(inside, &at, letters, &n, &odd); count++) {
        Str word = {letters, n};
        bool unit = str_has_word(units, word), says_sure = str_has_word(sure, word),
             says_lost = str_has_word(lost, word);
        if (odd || count == WORDS_MAX ||
            (!unit && !says_sure && !says_lost && !str_has_word(beside, word)))
            return false;
        is_sure = is_sure || says_sure;
        is_lost = is_lost || says_lost;
        has_unit = has_unit || unit;
    }
    return !odd && (is_sure || (is_lost && (has_unit || (alone && count == 1))));
}
