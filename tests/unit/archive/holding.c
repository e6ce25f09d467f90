#include "archive/holding.h"
#include "base/file.h"
#include "base/stamp.h"

Str holding_path(struct holding *h, const char *name) {
    return file_join(h->arena, str_from_c(h->folder), str_from_c(name));
}

int holding_setup(void **state) {
    struct holding *h = calloc(1, sizeof *h);
    Fail fail;
    h->arena = arena_create();
    memcpy(h->folder, "/tmp/fonds-test-holding-XXXXXX", sizeof "/tmp/fonds-test-holding-XXXXXX");
    *state = h;
    (void)setenv("FONDS_NOW", "2026-11-24T12:00:00Z", 1);
    assert_ok(stamp_init(&fail));
    if (mkdtemp(h->folder) == NULL)
        return 1;
    assert_ok(archive_make(holding_path(h, "a"), STR("Papers"), &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    return 0;
}

int holding_teardown(void **state) {
    struct holding *h = *state;
    Fail fail;
    archive_close(h->archive);
    bool gone = file_remove_tree(str_from_c(h->folder), &fail);
    arena_destroy(h->arena);
    free(h);
    return !gone;
}

void holding_put(struct holding *h, const char *name, const char *text) {
    Fail fail;
    Str path = holding_path(h, name);
    assert_ok(file_make_folders(file_folder(path), &fail));
    assert_ok(file_write(path, str_from_c(text), false, &fail));
}

IngestCount holding_add(struct holding *h, const char *name) {
    Fail fail;
    IngestCount count;
    IngestRequest request = {.workers = 2};
    str_list_add(h->arena, &request.paths, holding_path(h, name));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    return count;
}

void holding_reopen(struct holding *h) {
    Fail fail;
    archive_close(h->archive);
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
}

static SearchAnswer search(struct holding *h, const char *query) {
    Fail fail;
    SearchAnswer answer;
    SearchRequest request = {.text = str_from_c(query), .count = 5};
    assert_ok(archive_search(h->archive, &request, h->arena, &answer, &fail));
    return answer;
}

uint64_t holding_count(struct holding *h, const char *query) {
    return search(h, query).counts.total;
}

Str holding_first(struct holding *h, const char *query) {
    SearchAnswer answer = search(h, query);
    if (answer.hits.n == 0)
        fail_msg("nothing found for %s", query);
    return answer.hits.p[0].hit.id;
}
