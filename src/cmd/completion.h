/*
 * completion: what shells complete, written from the tables of options: commands, options, the
 * words that an option takes, files and folders where those are wanted.
 */
#ifndef FONDS_CMD_COMPLETION_H
#define FONDS_CMD_COMPLETION_H

#include "base/buf.h"

/* Scripts for these shells; each defines the completion of `fonds`. */
void completion_bash(Buf *out);
void completion_zsh(Buf *out);
void completion_fish(Buf *out);

#endif
