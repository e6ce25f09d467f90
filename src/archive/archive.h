/*
 * archive: one handle on a holding: its configuration, store, journal, catalog and index. What web/
 * and cmd/ speak of goes through here. A handle belongs to one thread; open one for each.
 */
#ifndef FONDS_ARCHIVE_ARCHIVE_H
#define FONDS_ARCHIVE_ARCHIVE_H

#include "archive/config.h"
#include "catalog/authority_rows.h"
#include "catalog/catalog.h"
#include "catalog/people.h"
#include "catalog/referral.h"
#include "catalog/relate.h"
#include "query/search.h"
#include "read/cite.h"
#include "store/ocfl_object.h"
#include "store/provenance.h"

struct archive;

/*
 * Makes a new archive in folder, which is made if missing. EXISTS where there is an archive, or
 * anything else under a name that an archive uses: what is there is never touched. A making that
 * was stopped is begun again.
 */
MUST_USE bool archive_make(Str folder, Str title, Fail *fail);
/*
 * The archive at or above `from`, as Git finds its own; else the only one in that folder, a step
 * below. MISSING says how to make one, or that there are several.
 */
MUST_USE bool archive_find(Str from, struct arena *results, Str *folder, Fail *fail);

/* The archive at or above a folder, which is there; false where there is none. */
bool archive_around(Str folder, struct arena *results, Str *around);

typedef enum { ARCHIVE_READ, ARCHIVE_WRITE } ArchiveMode;
/*
 * Opens. With ARCHIVE_WRITE the lock is held only for each batch, which first finishes what a
 * writer who died left (archive/writer.h). MISSING or CORRUPT of catalog and index names the
 * remedy, UNSUPPORTED of a newer version both numbers.
 */
MUST_USE bool archive_open(Str folder, ArchiveMode mode, struct archive **archive, Fail *fail);
void archive_close(struct archive *archive);  // NULL is welcome

const Config *archive_config(const struct archive *archive);
/*
 * Addresses begin with this until the next call, where fonds.conf sets none that lasts; base_url
 * lives as long. What is served under a name is cited under that name.
 */
void archive_use_base_url(struct archive *archive, Str base_url);
Str archive_folder(const struct archive *archive);  // for tests
struct catalog *archive_catalog(
    struct archive *archive);  // for reading; rows are as of the last commit

MUST_USE bool archive_search(struct archive *archive, const SearchRequest *request,
                             struct arena *results, SearchAnswer *answer, Fail *fail);

/* What a search for this would look for: its words and the other forms of its names. */
void archive_understand(struct archive *archive, const SearchRequest *request,
                        struct arena *results, Query *query);

/* Where a collection stands, in words: "Volume XV › Chapter 2"; empty for none. */
Str archive_place(struct archive *archive, Str collection, struct arena *results);

enum { ARCHIVE_REFERRERS = 12 };  // that come with a page
/* All that a document's page, `show` and `cite` need. */
typedef struct {
    DocumentRow row;
    struct document document;  // acts applied; empty where the row is not visible
    DepositRow deposit;
    ReadingHead head;         // of its deposit's reading; ends with the next archive_page()
    ReceiptRowList receipts;  // received again as ...
    CollectionRowList path;   // root first
    Str before, after;        // neighbours' ids
    ActList acts;
    ReferralRowList refers;     // what it refers to, each once
    ReferrerRowList referrers;  // the first of those that refer to it
    uint64_t referrer_count;
    EventRowList events;  // of which it is an account, without those taken back
    int64_t checked;      // last fixity check, 0: never
    bool check_sound;
    // What befell its deposit, the oldest first; empty where it has one version and one reading.
    ProvenanceEventList history;
    // The reading that `document` is of, where that is not the one in force; else all zero.
    ProvenanceEvent older;
    Str address;  // whole, under base_url
    Str asked;    // the name it was asked by, where that differs from its id (a redirect is due)
} ArchivePage;
MUST_USE bool archive_page(struct archive *archive, Str name, struct arena *results,
                           ArchivePage *page, Fail *fail);  // MISSING
/*
 * Puts the text of an earlier reading in the place of the present one: what was read then, judged
 * by the rules of today, without acts. MISSING where there is no such reading, the document is not
 * in it, or was withdrawn.
 */
MUST_USE bool archive_page_older(struct archive *archive, uint32_t reading, struct arena *results,
                                 ArchivePage *page, Fail *fail);
/*
 * The page of what a person named (archive/naming.h), in the reading that was named, or of the only
 * document that came in a file of that name. MISSING says also that several did, or that the name
 * is that of a collection.
 */
MUST_USE bool archive_page_named(struct archive *archive, Str words, struct arena *results,
                                 ArchivePage *page, uint32_t *block, Fail *fail);
CiteInput archive_cite_input(struct archive *archive, const ArchivePage *page,
                             struct arena *results);
/* All that an event's page needs. */
enum { ARCHIVE_EVENT_TEXTS = 12 };  // accounts whose documents are loaded
typedef struct {
    EventRow row;
    struct document *documents;  // one for each account; empty where it is not visible
    StrList places;              // one for each account: its place in the tree, in words
    ActList acts;
    Str address;  // whole, under base_url
    Str asked;    // the name it was asked by, where that is not its id
} ArchiveEvent;
MUST_USE bool archive_event(struct archive *archive, Str name, struct arena *results,
                            ArchiveEvent *event, Fail *fail);  // MISSING

typedef struct {
    Str deposit, path;  // path: inside the deposit
    uint32_t version;   // 0: the present one
} OriginalName;
/* An original file of a deposit, its digest checked. MISSING says which version or file. */
MUST_USE bool archive_original(struct archive *archive, const OriginalName *name,
                               struct arena *results, Str *bytes, Fail *fail);
#endif
