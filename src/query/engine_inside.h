/*
 * engine_inside: what the files of the engine share; nobody else includes it.
 */
#ifndef FONDS_QUERY_ENGINE_INSIDE_H
#define FONDS_QUERY_ENGINE_INSIDE_H

#include "query/engine.h"
#include "query/engine_fts5.h"

struct engine {
    struct engine_fts5 *words;
    struct analyzer *analyzer;
};

#endif
