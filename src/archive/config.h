/*
 * config: fonds.conf, an INI file: what people set. Unknown keys are reported, never fatal.
 */
#ifndef FONDS_ARCHIVE_CONFIG_H
#define FONDS_ARCHIVE_CONFIG_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str title;              // [archive] title
    Str sentence;           // [archive] sentence: one line on the first page
    Str languages;          // [archive] languages
    Str rights;             // [archive] rights: default rights statement
    Str base_url;           // [archive] base_url, without a slash at its end; never empty
    bool base_is_local;     // it is not set, or leads to this machine only
    Str user;               // [archive] user; empty: the login name
    Str home_event;         // [home] event: id or key; empty: found by rule
    Str try_name;           // [try] name: a query; empty: found by rule; so the others
    Str try_date;           // [try] date: a query
    Str try_tree;           // [try] tree: a collection
    Str try_evidence;       // [try] evidence: a document
    Str address;            // [serve] address
    uint32_t port;          // [serve] port
    uint64_t text_bytes;    // [limits] text_mb: larger texts are kept and not read
    uint64_t memory_bytes;  // [limits] worker_memory_mb
    uint32_t time_ms;       // [limits] worker_seconds
    uint64_t output_bytes;  // [limits] worker_output_mb
    uint32_t workers;       // [limits] workers; 0: as many as cores
    uint32_t faults;        // [rules] faults: 1 where miscopied words are looked for
} Config;

void config_defaults(Config *config);
/* INVALID names the file, the line or the key, and what it takes. */
MUST_USE bool config_read(Str path, struct arena *results, Config *config, Fail *fail);
/* The text of a new archive's fonds.conf, with comments; the title is brought into one line. */
Str config_default(struct arena *results, Str title);

#endif
