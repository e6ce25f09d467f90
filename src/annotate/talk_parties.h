/*
 * talk_parties: the principals of a talk, as the heading names them: "Unterredung des Gesandten
 * Hale mit dem Botschafter Stone".
 */
#ifndef FONDS_ANNOTATE_TALK_PARTIES_H
#define FONDS_ANNOTATE_TALK_PARTIES_H

#include "annotate/roster.h"

/*
 * "From the cable on the conversation between Gromyko and Kennedy": says those of the document's
 * heading whom nothing said before, because a record that lists who else was there does not list
 * them again. Rule and certainties of `roster` are those of what it says.
 */
void talk_parties_find(struct roster *roster);

#endif
