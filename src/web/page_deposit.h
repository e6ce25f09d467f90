/*
 * page_deposit: a deposit that is kept and could not be read.
 */
#ifndef FONDS_WEB_PAGE_DEPOSIT_H
#define FONDS_WEB_PAGE_DEPOSIT_H

#include "web/kept_out.h"
#include "web/page_frame.h"

void page_deposit_write(const PageContext *context, const KeptOut *kept);

#endif
