/*
 * account: what a document says of itself that tells of which event it may be an account: its days
 * and hours, who took part, where, which documents it refers to, its rare words.
 */
#ifndef FONDS_COMPARE_ACCOUNT_H
#define FONDS_COMPARE_ACCOUNT_H

#include "doc/date.h"
#include "doc/document.h"
#include "doc/lexicon.h"

typedef struct {
    Str source;         // the volume's own id ("frus1961-63v15"); empty: its own volume
    Str number;         // of the document there
    bool of_the_event;  // the words beside it speak of a record of the same event
} AccountReference;
typedef LIST_OF(AccountReference) AccountReferenceList;

typedef struct {
    Str word;       // folded
    double weight;  // all squared add up to 1; 0: too common to tell anything
} AccountWord;
typedef LIST_OF(AccountWord) AccountWordList;

typedef struct {
    Str id;              // full id of the document
    Str deposit;         // of it
    Str source;          // the deposit's own id, or empty
    Str number;          // of the document in its volume, or empty
    DateDaysList days;   // of the dates that date it
    bool says_day;       // it says itself on which day the event was
    int32_t start, end;  // minutes of that day; -1: not said
    Str place;           // folded; or empty
    bool is_talk;        // a record of people who met
    DateDaysList told;   // of a paper that is no talk: days that it reckons from its own: yesterday
    StrList writers;     // folded family names of who wrote or sent it
    StrList people;      // folded family names of those who took part, by bytes, each once
    AccountReferenceList references;
    AccountWordList words;  // by bytes
} Account;

/* Keeps what it asked of the lexicon; for one thread. */
struct account_reader;
/* `documents`: how many the lexicon counts words in. */
struct account_reader *account_reader_create(const Lexicon *lexicon, uint64_t documents);
void account_reader_destroy(struct account_reader *reader);  // NULL is welcome

typedef struct {
    Str id, deposit, source;
    const struct document *document;
} AccountOf;
/* All of it is copied into results. */
void account_read(struct account_reader *reader, const AccountOf *of, struct arena *results,
                  Account *account);

#endif
