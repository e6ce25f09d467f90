/*
 * cue: the words by which grammars know what they read: months, titles, offices, verbs of saying,
 * kinds of record ... in all languages, in one table made at build time from the .tsv files of
 * lexicon/ by tools/cue_table. A grammar tests classes, never strings.
 *
 * A row of a .tsv: form, languages, class, value. The form may be several words, which then are a
 * phrase (annotate/phrase.h). A class ends with ~ where misread forms shall be found too
 * (cue_guess). A word may have several classes, each with a value of its own ("second": an ordinal
 * and a unit of time). The value is any expression of C that cue.c can see.
 */
#ifndef FONDS_ANNOTATE_CUE_H
#define FONDS_ANNOTATE_CUE_H

#include "base/str.h"

/* Classes: a bit each. The class "record-kind" of a row is CUE_RECORD_KIND here. */
typedef enum {
    // dates and times: values are numbers of months, days of the week (Monday 1), ...
    CUE_MONTH_AT,
    CUE_WEEKDAY_AT,
    CUE_ORDINAL_AT,   // first 1 ... thirty-first 31
    CUE_NUMERAL_AT,   // one 1 ... twelve 12, twenty 20
    CUE_UNIT_AT,      // minute hour day week fortnight month year decade century: CueUnit
    CUE_SEASON_AT,    // 21 to 24; from 31 on a Feast of doc/date_feast.h
    CUE_ABOUT_AT,     // circa
    CUE_STAGE_AT,     // early 1, mid 2, late 3
    CUE_DAY_AWAY_AT,  // yesterday -1, today 0, tomorrow 1
    CUE_WHICH_AT,     // last -1, this 0, next 1
    CUE_INSTANT_AT,   // ult. -1, inst. 0, prox. 1
    CUE_UNTIL_AT,     // to bis au: between the ends of a range
    CUE_FROM_AT,      // from von du
    CUE_BETWEEN_AT,
    CUE_BEFORE_AT,
    CUE_AFTER_AT,  // since
    CUE_OF_AT,
    CUE_ARTICLE_AT,
    CUE_MERIDIEM_AT,  // am 0, pm 12
    CUE_CLOCK_AT,     // o'clock, Uhr, hours
    CUE_NOON_AT,      // noon 12, midnight 24
    CUE_AT_AT,        // before a time of day
    CUE_OLD_STYLE_AT,
    CUE_YEAR_MARK_AT,     // г. behind a year
    CUE_ORDINAL_MARK_AT,  // th, er, -го: behind a number
    CUE_DECADE_WORD_AT,   // sixties 6
    CUE_COUNTED_AT,       // page, number: the number behind it is no year
    CUE_FUTURE_AT,        // will, shall
    CUE_DATE_ROLE_AT,     // dated, received, declassified: DateRole
    // names
    CUE_TITLE_AT,      // Mr., Dr., Herr, т.: what stands before a name; Messrs. 2
    CUE_OFFICE_AT,     // Secretary, Minister 1; Ambassador 2: "to" may stand behind it
    CUE_PARTICLE_AT,   // von, de, al; 1: it may join two family names (Couve de Murville)
    CUE_SUFFIX_AT,     // Jr.
    CUE_BODY_AT,       // Ministry, Committee, Embassy
    CUE_ORGAN_AT,      // NATO, Department of State: a body by its name; value: CueOrgan
    CUE_BODY_WORD_AT,  // State, Nations: in names of bodies
    CUE_COUNTRY_AT,    // a country; value likewise, a number of ISO 3166
    CUE_SIDE_AT,   // a country, people or body as a side of a talk; value: number of the country
    CUE_TALK_AT,   // of sides, functions and presence at a talk; value: CueTalk
    CUE_GIVEN_AT,  // a given name
    CUE_WOMAN_AT,  // a given name that women bear, or women too
    CUE_RANK_AT,   // a title, rank or office as it stands before a name; value: CueRank
    CUE_NAME_HINT_AT,  // what a word says of names beside it, or of itself as one; value:
                       // CueNameHint
    // kinds of record, labels of the head
    CUE_RECORD_AT,          // letter, telegram, minutes: a kind of record; value: CueRecord
    CUE_RECORD_OF_AT,       // conversation 1, conference 2, meeting 3: what a memorandum is of
    CUE_HEAD_WORD_AT,       // from, to, by: between the parties of a heading; value: CueHeadWord
    CUE_HEAD_WORD_ELSE_AT,  // de, à, an: the same, where none of those stands there
    CUE_LABEL_AT,           // SUBJECT, PARTICIPANTS, FROM: CueLabel
    CUE_CLOSING_AT,  // sincerely, respectfully; CUE_SIGNED: gez., подпись, before the name
    CUE_SALUTE_AT,   // dear, sir, excellency
    CUE_CHROME_AT,   // words of a web page around a record
    CUE_STYLE_AT,    // how often it stands tells a kind of record; value: a group of such words
    // markings
    CUE_LEVEL_AT,       // secret, geheim; value: CueLevel
    CUE_HANDLING_AT,    // nodis, eyes only
    CUE_PRECEDENCE_AT,  // niact, priority
    // references
    CUE_SEE_AT,         // see, cf., vgl.
    CUE_TARGET_AT,      // document, footnote, page, telegram, tab, enclosure: what is referred to
    CUE_NEARBY_AT,      // ibid. supra infra above below thereto
    CUE_REPOSITORY_AT,  // archives, library
    CUE_PART_AT,        // fond, box, folder, volume: a part of an archival reference
    // places, speech
    CUE_PLACE_AT,   // a city, region or sea; value: number of doc/gazetteer.h, bits of CuePlace
    CUE_IN_AT,      // in, at, from, near: before a place
    CUE_SPEECH_AT,  // said, erklärte
    CUE_ABBREVIATION_AT,  // its full stop ends no sentence
    CUE_CLASS_COUNT
} CueClass;
_Static_assert(CUE_CLASS_COUNT <= 64, "a class is a bit of 64");

typedef uint64_t CueSet;
#define CUE(name) ((CueSet)1 << CUE_##name##_AT)

typedef enum {
    CUE_MINUTE = 1,
    CUE_HOUR,
    CUE_DAY,
    CUE_WEEK,
    CUE_FORTNIGHT,
    CUE_A_MONTH,
    CUE_YEAR,
    CUE_DECADE,
    CUE_CENTURY
} CueUnit;

typedef enum {
    CUE_LABEL_SUBJECT = 1,
    CUE_LABEL_PARTICIPANTS,
    CUE_LABEL_PLACE,
    CUE_LABEL_DATE,
    CUE_LABEL_TIME,
    CUE_LABEL_TO,
    CUE_LABEL_FROM,
    CUE_LABEL_VIA,
    CUE_LABEL_COPIES,
    CUE_LABEL_REFERENCE,
    CUE_LABEL_SOURCE,
    CUE_LABEL_NOTES
} CueLabel;

/* Kinds of record; kind_name() and kind_norm() of kind.h name them. */
typedef enum {
    CUE_RECORD_NONE,
    CUE_RECORD_LETTER,
    CUE_RECORD_TELEGRAM,
    CUE_RECORD_AIRGRAM,
    CUE_RECORD_DESPATCH,
    CUE_RECORD_INSTRUCTION,
    CUE_RECORD_MESSAGE,
    CUE_RECORD_NOTE,
    CUE_RECORD_MEMORANDUM,
    CUE_RECORD_CONVERSATION,
    CUE_RECORD_MEETING,
    CUE_RECORD_TRANSCRIPT,
    CUE_RECORD_ESTIMATE,
    CUE_RECORD_DIRECTIVE,
    CUE_RECORD_DIARY,
    CUE_RECORD_STATEMENT,
    CUE_RECORD_AGREEMENT,
    CUE_RECORD_PAPER,
    CUE_RECORD_REPORT,
    CUE_RECORD_EDITORIAL,
    CUE_RECORD_COUNT,
    CUE_RECORD_SUMMARY  // a report, or of a meeting
} CueRecord;

typedef enum {
    CUE_HEAD_FROM = 1,
    CUE_HEAD_TO,
    CUE_HEAD_BY,
    CUE_HEAD_BETWEEN,
    CUE_HEAD_FOR,
    CUE_HEAD_OF,
    CUE_HEAD_ON,       // its subject follows
    CUE_HEAD_SUBJECT,  // a.s.: the same, as a label of two letters, which may be initials
    CUE_HEAD_AND,
    CUE_HEAD_DONE,  // prepared, sent; so are those below
    CUE_HEAD_DRAFTED,
    CUE_HEAD_CLEARED,
    CUE_HEAD_APPROVED
} CueHeadWord;

typedef enum {
    CUE_TALK_SIDE = 1,  // side, delegation: behind a country or people
    CUE_TALK_OTHERS,    // others, principals: a heading of persons that is no side
    CUE_TALK_INTERPRETER,
    CUE_TALK_NOTETAKER,
    CUE_TALK_CHAIR,
    CUE_TALK_PRESENT,      // there were present: the names stand behind it
    CUE_TALK_WAS_PRESENT,  // was also present: before it
    CUE_TALK_WITH,         // accompanied by
    CUE_TALK_LASTED,
    CUE_TALK_ITSELF,         // conversation, meeting
    CUE_TALK_ONE,            // an: before a unit of time
    CUE_TALK_STEP = 64,      // of what is added to the next two
    CUE_TALK_QUARTERS = 64,  // added: half 2, anderthalb 6: quarters of a unit
    CUE_TALK_MINUTES = 128   // added: Viertelstunde 15: a unit with its number
} CueTalk;

typedef enum {
    CUE_LEVEL_TOP_SECRET = 1,
    CUE_LEVEL_SECRET,
    CUE_LEVEL_CONFIDENTIAL,
    CUE_LEVEL_LIMITED_OFFICIAL_USE,
    CUE_LEVEL_OFFICIAL_USE_ONLY,
    CUE_LEVEL_RESTRICTED,
    CUE_LEVEL_UNCLASSIFIED,
    CUE_LEVEL_NONE,
    CUE_LEVEL_COUNT
} CueLevel;
/* Bits. */
typedef enum {
    CUE_HINT_WORD = 1,    // a family name that is a word too: Ball, Young
    CUE_HINT_NONE = 2,    // no family name behind a title (General Assembly), no initials (U.S.)
    CUE_HINT_BEARER = 4,  // library, plan: a thing called after the person before it
    CUE_HINT_HOME = 16,   // the state whose offices its own lists name without it
    CUE_HINT_LAST = 8,    // of a people who call a person by the last word of the name
} CueNameHint;

/* Bits beside the number of a place. */
enum {
    CUE_PLACE_EXACT = 1 << 13,     // records are seldom dated from it: never guessed
    CUE_PLACE_DOUBTFUL = 1 << 14,  // a person's name or a word as often
    CUE_PLACE_SEVERAL = 1 << 15,   // of several places, none of which is the usual one
    CUE_PLACE_NUMBER = CUE_PLACE_EXACT - 1
};

/* What stands before a name; those of one kind agree. */
typedef enum {
    CUE_RANK_PLAIN = 1,  // Mr., Herr, тов.
    CUE_RANK_WOMAN,
    CUE_RANK_DOCTOR,
    CUE_RANK_KNIGHT,  // Sir: a given name may follow alone
    CUE_RANK_LORD,
    CUE_RANK_PRESIDENT,
    CUE_RANK_VICE_PRESIDENT,
    CUE_RANK_SECRETARY,
    CUE_RANK_DEPUTY,  // Under Secretary, Assistant Secretary
    CUE_RANK_FOREIGN_MINISTER,
    CUE_RANK_PRIME_MINISTER,
    CUE_RANK_MINISTER,
    CUE_RANK_CHANCELLOR,
    CUE_RANK_AMBASSADOR,
    CUE_RANK_DIPLOMAT,  // Counselor, Chargé, Consul
    CUE_RANK_SENATOR,
    CUE_RANK_REPRESENTATIVE,
    CUE_RANK_GENERAL,
    CUE_RANK_ADMIRAL,
    CUE_RANK_COLONEL,
    CUE_RANK_OFFICER,  // Major, Captain, Lieutenant
    CUE_RANK_MARSHAL,
    CUE_RANK_GOVERNOR,
    CUE_RANK_KING,  // Shah, Emperor: a given name may follow alone; so of the next three
    CUE_RANK_PRINCE,
    CUE_RANK_SHEIKH,
    CUE_RANK_CLERGY,
    CUE_RANK_JUDGE,
    CUE_RANK_CHAIRMAN,
    CUE_RANK_SECRETARY_GENERAL,
    CUE_RANK_DIRECTOR,  // Assistant, Adviser, Chief
    CUE_RANK_COUNT,
    CUE_RANK_SMALL = 64,     // added: written in small letters, as in Russian, French, Spanish
    CUE_RANK_ACCENTED = 128  // added: so where it is printed with its accents, as in French
} CueRank;

typedef enum {
    CUE_ORGAN_POST = 1,  // Embassy, Legation: a body together with a place
#define ORGAN(key, name) CUE_ORGAN_##key,
#include "annotate/organ_names.inc"
#undef ORGAN
    CUE_ORGAN_COUNT
} CueOrgan;

/* Of closing words: who signed stands behind it. */
enum { CUE_SIGNED = 1 };

/* What a cross reference leads to. */
typedef enum {
    CUE_TO_DOCUMENT = 1,
    CUE_TO_DOCUMENTS,
    CUE_TO_FOOTNOTE,
    CUE_TO_PAGE,
    CUE_TO_VOLUME,
    CUE_TO_PART,
    CUE_TO_SERIES,
    CUE_TO_TELEGRAM,
    CUE_TO_TELEGRAM_OF_DEPARTMENT,  // sent from Washington
    CUE_TO_PUBLICATION              // pages behind it are its own
} CueTarget;

/* Of words for where records are kept: an archive or library as a body, not its files. */
enum { CUE_ARCHIVE = 1 };

/* A part of an archival reference, the larger before the smaller. */
typedef enum {
    CUE_PART_GROUP = 1,
    CUE_PART_SERIES,
    CUE_PART_BOX,
    CUE_PART_VOLUME,
    CUE_PART_FILE,
    CUE_PART_ITEM,
    CUE_PART_PAGES
} CuePart;

typedef enum { CUE_IBID = 1, CUE_SUPRA, CUE_INFRA, CUE_HERE, CUE_THERETO } CueNearby;

/* The number of a folded word in the table, 0 where it is not there; hash: cue_hash() of it. */
uint32_t cue_find(Str folded, uint32_t hash);
uint32_t cue_hash(Str folded);  // FNV-1a, 32 bits
/* The same byte by byte, from CUE_HASH_START on, for who makes the word. */
#define CUE_HASH_START 2166136261U
static inline uint32_t cue_hash_add(uint32_t hash, char c) {
    return (hash ^ (uint8_t)c) * 16777619U;
}
CueSet cue_classes(uint32_t word);
/* The value of a word in a class that it has; 0 where it has not. */
int32_t cue_value(uint32_t word, CueClass class);
Str cue_form(uint32_t word);  // folded
uint32_t cue_count(void);     // words are 1 to this

/*
 * The one word of a class that a misread form was meant for, 0 where there is none or several. Only
 * for forms of four letters and more: one misreading, one more that looks alike (from six letters:
 * one more of any two), two two from eight; digits count as the letters they look like, and so do
 * pairs (rn for m, cl for d).
 *
 * source  the costs are those of shapes, written here; they are learned nowhere
 */
uint32_t cue_guess(Str folded, CueClass class, uint16_t *certainty);

/*
 * How far two folded forms of at most 24 bytes are apart: 10 for a letter lost, added or changed, 6
 * for one that looks like another or for a pair that looks like one. Beyond `most` any number above
 * it.
 */
int cue_distance(Str a, Str b, int most);

/* A phrase of the table: words in a row, with one class and value. */
typedef struct {
    uint32_t words[8];
    uint8_t n;
    uint8_t class;  // CueClass
    int32_t value;
} CuePhrase;
const CuePhrase *cue_phrases(size_t *count);

#endif
