/* An event with three accounts, one of them withdrawn, of two sides. */
#ifndef FONDS_TESTS_UNIT_WEB_EVENT_FIXTURE_H
#define FONDS_TESTS_UNIT_WEB_EVENT_FIXTURE_H

#include "web/event_out.h"
#include "web/web_fixture.h"

/* "Kennedy & Gromyko", accounts 1 Soviet Union (the document of web_fixture_page), 2 withdrawn, 3
 * United States with one paragraph; nobody is said by an act to have taken part. */
ArchiveEvent *event_fixture(WebFixture *fixture);

#endif
