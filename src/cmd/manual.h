/*
 * manual: what a man page has from the tables: synopsis, options, commands, words. In roff, with
 * the man macros. The prose stands in man/; tools/man puts the two together.
 */
#ifndef FONDS_CMD_MANUAL_H
#define FONDS_CMD_MANUAL_H

#include "cmd/command.h"

/* NAME and SYNOPSIS, then OPTIONS; each between a line `.\" begin WORD` and a line `.\" end WORD`.
 */
void manual_command(const CommandText *text, Buf *out);
void manual_commands(Buf *out);  // the list of commands, for fonds(1)
void manual_concepts(Buf *out);  // for fonds-concepts(7)
void manual_fields(Buf *out);    // the fields of a description, for fonds-edit(1)
/* Text as roff: no character of it is taken for an instruction. */
void manual_text(Buf *out, Str text);

#endif
