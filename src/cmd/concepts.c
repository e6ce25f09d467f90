/* Two tables. From what is kept, by way of what is read, to what people decide. */
#include "cmd/concepts.h"

const Concept concept_list[] = {
    {"archive", "One folder: what is kept (store/, journal/), and what is made from it and can be "
                "made again (catalog.db, index/)."},
    {"accession", "One handing over: who brought which files, when and from where. Each fonds add "
                  "is one."},
    {"deposit", "What belongs together and is kept together: a file; a saved page with its _files "
                "folder; a folder added --as-one. Its id begins with d and is for life."},
    {"version", "The bytes of a deposit as they came at one time. New bytes are a new version; the "
                "old ones stay."},
    {"reading", "What Fonds understood of a version under its rules of that day. A better rule "
                "gives a new reading (fonds reread); ID@1 is how reading 1 had it."},
    {"document", "What is read, found and cited: a letter, a cable, a memorandum. A deposit holds "
                 "one or many; the id is the deposit's, a dot, and the source's own."},
    {"apparatus", "The prefaces, lists and registers of a volume: can be searched, are not counted "
                  "as documents."},
    {"part", "One text of a document: a transcript, a translation, an attachment."},
    {"block", "A paragraph, heading, table row or note of a part. ID#b12 is its address, and stays "
              "it."},
    {"span", "A stretch of text that means something: a page break, a gap, a name, a correction."},
    {"description", "What is said about a document (title, date, sender ...); each value with who "
                    "says so: the file, a rule (and how sure it is), or a person."},
    {"collection", "A node of a tree: a volume, a chapter, a file. A document may stand in "
                   "several."},
    {"act", "What a person decided: described, corrected, withdrew. Acts are laid over the "
            "reading; each is taken back by another (fonds undo), and none is ever erased (fonds "
            "log)."},
    {"event", "Something that several documents record, such as a meeting; each document is one "
              "account of it."},
    {"tombstone", "What stays of a document that is withdrawn: its address, and the reason."},
};
const size_t concept_count = sizeof concept_list / sizeof *concept_list;

const DateExample concept_dates[] = {
    {"1962-10-18", "that day"},
    {"1962-10", "some day in that month"},
    {"1962-10-XX", "the same, said day by day"},
    {"1962?", "1962, uncertain"},
    {"1962~", "about 1962"},
    {"1962-10-16/1962-10-28", "from one day to the other"},
    {"1962-10/..", "from that month, the end open"},
    {"[1962-10-18,1962-10-19]", "one of the two days"},
    {"1962-24", "winter of 1962 (21 spring, 22 summer, 23 autumn)"},
};
const size_t concept_date_count = sizeof concept_dates / sizeof *concept_dates;
