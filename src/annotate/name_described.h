/*
 * name_described: the family names of those whom a record's description names as persons: who met,
 * who wrote and received, who is spoken of. In the text they stand without any title, and are names
 * there all the same.
 */
#ifndef FONDS_ANNOTATE_NAME_DESCRIBED_H
#define FONDS_ANNOTATE_NAME_DESCRIBED_H

#include "annotate/rule.h"

typedef LIST_OF(uint32_t) NameHashList;

/*
 * cue_hash() of each family name, folded; some may stand twice. Of values that a rule read, the
 * name it found; of the file's, "Family, Given", where the given name is a usual one: a body
 * ("Poland, Ministry of") is none. Names of two words are left out, and words that are also a
 * country's, an office's or their like. In job->job.
 */
NameHashList name_described_hashes(const RuleJob *job);

#endif
