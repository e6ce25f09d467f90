/*
 * journal_line: one line of the journal as a struct, both ways: canonical JSON (RFC 8785, whole
 * numbers). Names of files are bytes here and escaped (store/safe_path.h) in the line. Acts are
 * printed and parsed by doc/act.h; a line whose kind this version does not know keeps its bytes in
 * `line` and is never dropped. The members are described in docs/formats/journal.md.
 */
#ifndef FONDS_STORE_JOURNAL_LINE_H
#define FONDS_STORE_JOURNAL_LINE_H

#include "base/fail.h"
#include "base/str.h"
#include "doc/reading.h"

typedef enum {
    JOURNAL_ACCESSION,      // something is handed over: begins
    JOURNAL_DEPOSIT,        // a new object, or new bytes of one that is there
    JOURNAL_RECEIVED,       // the same bytes again, under another name or at another time
    JOURNAL_READING,        // a new reading of a deposit
    JOURNAL_REFUSED,        // what could not be kept
    JOURNAL_ACCESSION_END,  // with its sums
    JOURNAL_SEAL,           // a full journal file became an object of the store
    JOURNAL_ACT,            // what somebody decided
    JOURNAL_OTHER           // of a newer version
} JournalKind;

typedef struct {
    Str path;    // logical, inside the deposit: original/a.xml
    Str sha512;  // 128 hex digits
    uint64_t size_bytes;
} JournalFile;
typedef LIST_OF(JournalFile) JournalFileList;

typedef struct {
    uint64_t kept, not_read, known, refused, new_versions;
} JournalSums;

/*
 * Which members a kind has: (all) or the kinds named. Others are empty, and print does not look at
 * them.
 */
typedef struct {
    uint64_t seq;           // all
    JournalKind kind;       // all
    Str kind_name;          // all, as written; print takes it for JOURNAL_OTHER only
    int64_t time;           // all but JOURNAL_OTHER; seconds since 1970
    Str accession;          // all that belongs to one; reading: empty where it does not
    Str who;                // accession, reading, seal, act
    Str program;            // accession, deposit, reading, seal: "fonds 0.1.0"
    StrList from;           // accession: the paths handed over
    bool as_one;            // accession
    Str replaces;           // accession: a deposit's id, or empty
    Str deposit;            // deposit, received, reading
    Str received_as;        // deposit, received, refused: path as handed over
    JournalFileList files;  // deposit
    uint32_t version;       // deposit, reading: OCFL version that holds it
    uint32_t reading;       // deposit, reading: number of the reading, from 1; 0: kept, not read
    RuleVersionList rules;  // deposit, reading
    uint32_t document_count, apparatus_count;  // deposit, reading
    Str code, reason;              // deposit, reading: why it was not read, else empty; refused
    JournalSums sums;              // accession-end
    Str object;                    // seal: id of the object, journal-0001
    uint64_t first_seq, last_seq;  // seal
    Str sha512;                    // seal: of the sealed file
    uint64_t size_bytes;           // seal
    Str line;                      // the whole canonical line, without newline
} JournalLine;

/*
 * Reads one line, with or without its newline. CORRUPT, or UNSUPPORTED for a newer schema of a kind
 * we know.
 */
MUST_USE bool journal_line_parse(Str text, struct arena *results, JournalLine *line, Fail *fail);
/* Writes the canonical line, without newline, into line->line. Not for JOURNAL_ACT (act_print). */
void journal_line_print(JournalLine *line, struct arena *results);

/* A line of journal/checks. */
typedef struct {
    int64_t time;  // seconds since 1970
    Str deposit;
    uint32_t version;  // the newest that was looked at
    bool sound;
    StrList faults;  // for readers
    Str line;        // the whole canonical line, without newline
} JournalCheck;
MUST_USE bool journal_line_parse_check(Str text, struct arena *results, JournalCheck *check,
                                       Fail *fail);
void journal_line_print_check(JournalCheck *check, struct arena *results);  // into check->line

#endif
