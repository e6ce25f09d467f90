/*
 * tally: counts of what is visible, made again for one deposit from its rows: in collections, in
 * the holding, by year.
 */
#ifndef FONDS_CATALOG_TALLY_H
#define FONDS_CATALOG_TALLY_H

#include "catalog/catalog_inside.h"

MUST_USE bool tally_deposit(struct catalog *catalog, Str deposit, Fail *fail);

#endif
