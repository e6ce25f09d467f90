/*
 * name_list: the persons of a volume's own list, made ready to be found in its texts: their names
 * taken apart, and the short forms by which texts call them, made by rule.
 *
 *   Couve de Murville, Maurice      Couve de Murville, Couve, de Murville
 *   Chiang Kai-shek, Generalissimo  Chiang Kai-shek, Chiang
 *   Nguyen Van Thieu                Nguyen Van Thieu, Thieu
 *   Nasser (Nasr), Gamal Abd'ul     Nasser, Nasr
 *   Makins, Sir Roger M.            Makins, and Roger behind Sir
 *   al-Said, General Nuri           al-Said, Said, Nuri
 *
 * A form may be that of several persons; which is meant is decided in link.c. An entry that only
 * says "see" keeps the forms that it alone prints: that is where the list has them.
 */
#ifndef FONDS_ANNOTATE_NAME_LIST_H
#define FONDS_ANNOTATE_NAME_LIST_H

#include "annotate/phrase.h"
#include "base/map.h"
#include "doc/lexicon.h"

enum { NAME_GIVEN_MAX = 12, NAME_OFFICES_MAX = 6 };

typedef enum {
    NAME_FAMILY,        // as printed before the comma, or alone
    NAME_WHOLE,         // as printed: family and given name, in the people's order
    NAME_CALLED,        // the family name by rule: Chou of Chou En-lai, Gaulle
    NAME_PART,          // of a compound, or of a name in the people's order
    NAME_GIVEN_ALONE,   // of Arabs
    NAME_GIVEN_TITLED,  // behind Sir, King, Shaikh, Prince only
} NameFormKind;

/* An office that the note gives, as its words say. */
typedef struct {
    Str words;  // folded: "secretary of state"
    int32_t rank;
    int16_t from, to;  // years, INT16_MIN and INT16_MAX where the note says none
    bool at_home;      // the note begins with it and names no other state: "President"
} NameOffice;

typedef struct {
    Str id, name;                    // of the entry that the list has
    uint32_t given[NAME_GIVEN_MAX];  // numbers of words, in order; nicknames behind them
    uint8_t given_count;
    uint8_t proper_count;  // of these, those that are no nicknames
    bool family_first;     // the people's order: given names stand behind the family
    NameOffice offices[NAME_OFFICES_MAX];
    uint8_t office_count;
    uint64_t ranks;   // bits of CueRank that name or note give
    uint32_t person;  // the entry that this one leads to ("see"), else itself
} NameEntry;

typedef struct {
    uint32_t entry;
    uint8_t kind;
    uint32_t next;  // into uses, 0: none
} NameUse;

typedef struct {
    Str form;  // folded
    uint32_t hash;
    uint64_t letters;   // which stand in it
    int32_t short_for;  // bits of given names
    bool of_family;     // a form of a family name begins with it, or is it
    bool of_given;
    uint32_t alone;  // the form of a family that is this word alone, 0: none
} NameWord;

typedef LIST_OF(NameEntry) NameEntryList;
typedef LIST_OF(NameUse) NameUseList;
typedef LIST_OF(NameWord) NameWordList;

struct name_guess;

typedef struct {
    struct arena *arena;
    NameEntryList entries;
    struct map *by_id;   // id: number of the entry
    NameUseList uses;    // [0] is none
    NameWordList words;  // [0] is none
    uint32_t *slots;     // by hash of the word
    size_t slot_mask;
    uint64_t *filter;            // bits by hash, so that most words of a text are not looked up
    struct phrase *phrases;      // value: number of a form
    LIST_OF(uint32_t) forms;     // the first of its uses; [0] is none
    struct name_guess *guesses;  // made before
} NameList;

enum { NAME_FILTER_BITS = 1U << 14 };

/* Entries of other types than person are left out. Lives in the arena. */
const NameList *name_list_make(const Lexicon *lexicon, struct arena *arena);

/*
 * A title, rank or office begins at token i as it stands before a name: with a capital, or in small
 * letters where the language writes it so. *end is the token behind it.
 */
bool name_list_rank(const Scan *scan, size_t i, int32_t *rank, size_t *end);

/* The words of tokens [first, end), folded, a space between two; in the arena. */
Str name_list_phrase(const Scan *scan, size_t first, size_t end, struct arena *arena);

/* Number of a word of the list, 0 where it is none. Cheap for those that are none. */
uint32_t name_list_word(const NameList *list, Str folded, uint32_t hash);

/*
 * The one word of the list, of a form that is this word alone, that a misread word was meant for; 0
 * where there is none or several are as near. *cost is that of cue_distance(), 1 and more; of a
 * page that is not badly read only one letter that looks like another.
 */
uint32_t name_list_guess(const NameList *list, Str folded, uint32_t hash, bool badly_read,
                         int *cost);

#endif
