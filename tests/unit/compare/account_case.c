#include "compare/account_case.h"
#include "doc/plain_document.h"

static uint64_t count(void *context, Str word) {
    (void)context;
    return str_is(word, "the") ? 1000 : 2;
}

struct document account_case_document(struct arena *arena, const AccountCase *one) {
    struct document document = plain_document(arena, one->text);
    Description *said = &document.description;
    if (one->title != NULL)
        (void)description_add(arena, said, FIELD_TITLE, str_from_c(one->title));
    if (one->number != NULL)
        (void)description_add(arena, said, FIELD_NUMBER, str_from_c(one->number));
    if (one->date != NULL) {
        Value *date = description_add(arena, said, FIELD_DATE, str_from_c(one->date));
        date->norm = str_from_c(one->date);
        date->role = one->event ? STR("event") : STR("written");
    }
    if (one->time != NULL)
        description_add(arena, said, FIELD_TIME, STR("as printed"))->norm = str_from_c(one->time);
    Str people = str_from_c(one->people), person;
    while (people.n > 0) {
        (void)str_cut(people, '|', &person, &people);
        (void)description_add(arena, said, FIELD_PARTICIPANT, person);
    }
    if (one->writer != NULL)
        description_add(arena, said, FIELD_AUTHOR, str_from_c(one->writer))->role = STR("signer");
    Part *part = &document.parts.p[0];
    size_t at;
    if (one->told != NULL) {
        Span *span = LIST_ADD(arena, &part->spans);
        *span = (Span){.kind = SPAN_DATE, .end = 1, .certainty = 1000};
        document_set_attribute(arena, &span->attributes, "anchor", str_from_c(one->date));
        document_set_attribute(arena, &span->attributes, "edtf", str_from_c(one->told));
    }
    if (one->refers != NULL && str_find(part->text, STR("Document"), &at)) {
        Span *span = LIST_ADD(arena, &part->spans);
        *span = (Span){.kind = SPAN_REFERENCE, .start = at, .end = at + 8, .certainty = 1000};
        document_set_attribute(arena, &span->attributes, "target", str_from_c(one->refers));
    }
    return document;
}

Account account_case(struct arena *arena, const AccountCase *one) {
    Lexicon lexicon = lexicon_empty;
    Account account;
    lexicon.word_count = count;
    struct document document = account_case_document(arena, one);
    struct account_reader *reader = account_reader_create(&lexicon, 1000);
    Str id = str_from_c(one->id), deposit, local;
    if (!str_cut(id, '.', &deposit, &local))
        deposit = STR("d1");
    account_read(reader, &(AccountOf){id, deposit, STR("vol"), &document}, arena, &account);
    account_reader_destroy(reader);
    return account;
}
