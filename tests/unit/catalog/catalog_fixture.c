#include "catalog/catalog_fixture.h"
#include "base/db.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/zip.h"
#include "catalog/catalog_inside.h"
#include "catalog/fold.h"
#include "doc/read_copy.h"

void fixture_open(Fixture *fixture) {
    Fail fail;
    char folder[] = "/tmp/fonds-catalog-XXXXXX";
    assert_non_null(mkdtemp(folder));
    *fixture = (Fixture){.arena = arena_create(), .kept = arena_create()};
    fixture->folder = str_copy(fixture->arena, str_from_c(folder));
    fixture->path = file_join(fixture->arena, fixture->folder, STR("catalog.db"));
    assert_ok(catalog_make(fixture->path, 7, &fail));
    assert_ok(catalog_open(fixture->path, true, &fixture->catalog, &fail));
}

void fixture_close(Fixture *fixture) {
    Fail fail;
    catalog_close(fixture->catalog);
    assert_ok(file_remove_tree(fixture->folder, &fail));
    arena_destroy(fixture->arena);
    arena_destroy(fixture->kept);
}

static void add_value(struct arena *arena, struct document *document, Field field,
                      const char *value) {
    if (value != NULL)
        description_add(arena, &document->description, field, str_from_c(value));
}

static void add_roled(struct arena *arena, struct document *document, Field field,
                      const char *value, const char *role) {
    if (value == NULL)
        return;
    Value *added = description_add(arena, &document->description, field, str_from_c(value));
    added->role = str_from_c(role);
    if (field == FIELD_DATE)
        added->norm = added->value;
}

static void add_text(struct arena *arena, struct document *document, const DocumentSpec *spec) {
    Part *part = LIST_ADD(arena, &document->parts);
    Buf text = {0};
    *part = (Part){.id = STR("t1"), .kind = PART_TRANSCRIPT};
    for (size_t i = 0; i < 4 && spec->paragraphs[i] != NULL; i++) {
        if (i > 0)
            buf_char(&text, '\n');
        Block *block = LIST_ADD(arena, &part->blocks);
        block->id = document->next_block++;
        block->start = text.n;
        buf_c(&text, spec->paragraphs[i]);
        block->end = text.n;
    }
    part->text = str_copy(arena, buf_as_str(&text));
    buf_free(&text);
}

struct document fixture_document(struct arena *arena, const DocumentSpec *spec) {
    struct document document = {.local_id = str_from_c(spec->local_id),
                                .role = spec->is_apparatus ? ROLE_APPARATUS : ROLE_RECORD,
                                .next_block = 1};
    add_value(arena, &document, FIELD_TITLE, spec->title);
    add_value(arena, &document, FIELD_KIND, spec->kind);
    add_value(arena, &document, FIELD_SUBJECT, spec->subject);
    add_value(arena, &document, FIELD_URL, spec->url);
    add_roled(arena, &document, FIELD_IDENTIFIER, spec->record, "record");
    add_roled(arena, &document, FIELD_DATE, spec->date, "given");
    if (spec->collection != NULL)
        str_list_add(arena, &document.collections, str_from_c(spec->collection));
    if (spec->second != NULL)
        str_list_add(arena, &document.collections, str_from_c(spec->second));
    add_text(arena, &document, spec);
    if (spec->lost > 0) {
        *LIST_ADD(arena, &document.lost_blocks) = (LostBlock){spec->lost, spec->nearest};
        if (document.next_block <= spec->lost)
            document.next_block = spec->lost + 1;
    }
    return document;
}

ReadingChange fixture_reading(Fixture *fixture, const char *deposit, uint32_t reading,
                              const ReadingHead *head, const DocumentSpec *specs, size_t count) {
    Fail fail;
    ReadingChange change;
    Buf bytes = {0}, packed = {0};
    struct catalog *catalog = fixture->catalog;
    DepositRow row = {.id = str_from_c(deposit),
                      .accession = STR("a1"),
                      .received_as = str_from_c("in/box.txt"),
                      .version = reading,
                      .reading = reading};
    ReadingHead counted = *head;
    for (size_t i = 0; i < count; i++)
        ++*(specs[i].is_apparatus ? &counted.apparatus_count : &counted.document_count);
    assert_ok(record_deposit(catalog, &row, &fail));
    assert_ok(record_begin_reading(catalog, row.id, reading, &counted, &fail));
    for (size_t i = 0; i < count; i++) {
        struct document document = fixture_document(fixture->arena, &specs[i]);
        assert_ok(document_check(&document, &fail));
        buf_clear(&bytes);
        buf_clear(&packed);
        read_copy_write(&document, &bytes);
        zip_pack(buf_as_str(&bytes), 1, &packed);
        DocumentRecord record = {(uint32_t)i, &document, buf_as_str(&packed)};
        assert_ok(record_document(catalog, &record, &fail));
    }
    assert_ok(record_end_reading(catalog, fixture->arena, &change, &fail));
    buf_free(&bytes);
    buf_free(&packed);
    return change;
}

void fixture_collection(struct arena *arena, ReadingHead *head, CollectionKind kind,
                        const char *local_id, const char *parent) {
    *LIST_ADD(arena, &head->collections) =
        (Collection){.local_id = str_from_c(local_id),
                     .kind = kind,
                     .title = str_format(arena, "The %s", local_id),
                     .parent = str_from_c(parent)};
}

Act fixture_act(struct arena *arena, Act act) {
    if (act.field == FIELD_TITLE && act.kind != ACT_DESCRIBE)
        act.field = FIELD_COUNT;
    if (act.who.n == 0)
        act.who = STR("ada");
    if (act.time == 0)
        act.time = 1000000 + (int64_t)act.seq;
    act_print(&act, arena);
    return act;
}

void fixture_fold(Fixture *fixture, Act act, Str *touched) {
    Fail fail;
    Str ignored;
    Act whole = fixture_act(fixture->arena, act);
    assert_ok(fold_act(fixture->catalog, &whole, fixture->arena,
                       touched == NULL ? &ignored : touched, &fail));
}

Str fixture_digest(struct arena *arena, const char *words) {
    Sha512Hex hex = digest_sha512(str_from_c(words));
    return str_copy(arena, (Str){hex.p, 16});
}

/* All columns of a table as one expression that SQLite prints. */
static const char *select_all(Fixture *fixture, Str table) {
    Fail fail;
    DbQuery *q;
    Str columns = STR("'' ");
    assert_ok(db_query(fixture->catalog->db, "SELECT name FROM pragma_table_info(?1)", &q, &fail));
    db_bind_text(q, 1, table);
    while (db_step(q))
        columns = str_format(fixture->kept, "%.*s || '|' || quote(\"%.*s\")", STR_ARG(columns),
                             STR_ARG(db_text(q, 0)));
    assert_ok(db_end(q, &fail));
    return str_format(fixture->kept, "SELECT %.*s FROM \"%.*s\" ORDER BY 1", STR_ARG(columns),
                      STR_ARG(table))
        .p;
}

Str fixture_dump(Fixture *fixture) {
    Fail fail;
    DbQuery *q;
    StrList tables = {0};
    Buf out = {0};
    assert_ok(db_query(fixture->catalog->db,
                       "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", &q,
                       &fail));
    while (db_step(q))
        str_list_add(fixture->arena, &tables, str_copy(fixture->arena, db_text(q, 0)));
    assert_ok(db_end(q, &fail));
    assert_true(tables.n >= 17);
    for (size_t i = 0; i < tables.n; i++) {
        buf_format(&out, "[%.*s]\n", STR_ARG(tables.p[i]));
        assert_ok(db_query(fixture->catalog->db, select_all(fixture, tables.p[i]), &q, &fail));
        while (db_step(q)) {
            buf_str(&out, db_text(q, 0));
            buf_char(&out, '\n');
        }
        assert_ok(db_end(q, &fail));
    }
    Str dump = str_copy(fixture->arena, buf_as_str(&out));
    buf_free(&out);
    return dump;
}
