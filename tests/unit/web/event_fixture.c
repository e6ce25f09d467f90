#include "web/event_fixture.h"

static AccountRow *add(WebFixture *f, ArchiveEvent *event, const char *document, const char *side) {
    AccountRow *row = LIST_ADD(f->arena, &event->row.accounts);
    row->account = (EventAccount){.document = str_from_c(document),
                                  .side = str_from_c(side),
                                  .reading = 1,
                                  .source = {SOURCE_PERSON, STR("anna"), 0},
                                  .certainty = 1000};
    row->row = (DocumentRow){.id = row->account.document,
                             .deposit = STR("d0abc"),
                             .title = STR("Memorandum <of> conversation"),
                             .reading = 1};
    str_list_add(f->arena, &event->places, (Str){NULL, 0});
    return row;
}

ArchiveEvent *event_fixture(WebFixture *f) {
    ArchiveEvent *event = ARENA_NEW(f->arena, ArchiveEvent);
    event->row = (EventRow){.id = STR("evpqkb8ckc5xb"),
                            .act = 7,
                            .event = {.key = STR("talk"),
                                      .title = STR("Kennedy & Gromyko"),
                                      .when = STR("1962-10-18T17:00:00"),
                                      .place = STR("White House")},
                            .visible = 2};
    event->documents = ARENA_ARRAY(f->arena, struct document, 3);
    AccountRow *cable = add(f, event, "d0abc.p1", "Soviet Union");
    cable->account.label = STR("cable");
    cable->account.completeness = STR("extract");
    cable->account.minutes = 140;
    cable->row = web_fixture_page(f)->row;
    event->documents[0] = f->document;
    event->places.p[0] = STR("Volume & one");
    AccountRow *gone = add(f, event, "d0abc.p2", "United States");
    gone->row.state = STATE_WITHDRAWN;
    gone->row.state_reason = STR("asked for");
    gone->row.state_time = 1795000000;
    (void)add(f, event, "d0abc.p3", "United States");
    *LIST_ADD(f->arena, &event->documents[2].parts) = (Part){.text = STR("The President spoke.")};
    *LIST_ADD(f->arena, &event->documents[2].parts.p[0].blocks) = (Block){.id = 4, .end = 20};
    *LIST_ADD(f->arena, &event->documents[2].description) =
        (Value){.field = FIELD_PARTICIPANT, .value = STR("Rusk"), .certainty = 1000};
    event->address = STR("https://archive.example/event/evpqkb8ckc5xb");
    Act act = {.seq = 7,
               .kind = ACT_JOIN_EVENT,
               .who = STR("anna"),
               .field = FIELD_COUNT,
               .time = 1795000000,
               .event = event->row.event};
    act.event.accounts = (EventAccountList){0};
    *LIST_ADD(f->arena, &act.event.accounts) = cable->account;
    act_print(&act, f->arena);
    *LIST_ADD(f->arena, &event->acts) = act;
    return event;
}
