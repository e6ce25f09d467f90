/*
 * provenance.json says which version of the object made which reading; the reading stands in that
 * version. A reading of long ago is judged by the rules of today, as a rebuild would judge it.
 */
#include "archive/older.h"
#include "annotate/annotate.h"
#include "archive/handle.h"
#include "doc/doc_json.h"

static const uint64_t provenance_bytes_max = 64 << 20, reading_bytes_max = (uint64_t)4 << 30;

static bool provenance_of(const OcflObject *object, struct arena *results, Provenance *provenance,
                          Fail *fail) {
    Str bytes;
    *provenance = (Provenance){0};
    must(object->versions.n > 0);
    const OcflEntry *entry =
        ocfl_object_find(&object->versions.p[object->versions.n - 1], STR("provenance.json"));
    return entry == NULL || (ocfl_object_read(entry, provenance_bytes_max, results, &bytes, fail) &&
                             provenance_parse(bytes, results, provenance, fail));
}

bool older_history(struct archive *archive, const DepositRow *deposit, struct arena *results,
                   ProvenanceEventList *events, Fail *fail) {
    OcflObject object;
    Provenance provenance;
    *events = (ProvenanceEventList){0};
    if (deposit->version <= 1 && deposit->reading <= 1)
        return true;
    if (!ocfl_object_open(archive->root, deposit->id, results, &object, fail) ||
        !provenance_of(&object, results, &provenance, fail))
        return false;
    *events = provenance.events;
    return true;
}

static const OcflVersion *version_of(const OcflObject *object, uint32_t number) {
    for (size_t i = 0; i < object->versions.n; i++)
        if (object->versions.p[i].number == number)
            return &object->versions.p[i];
    return NULL;
}

/* The version that made a reading; 0 where there is no such reading. */
static const ProvenanceEvent *event_of_reading(const ProvenanceEventList *events,
                                               uint32_t reading) {
    for (size_t i = 0; i < events->n; i++)
        if (events->p[i].kind == PROVENANCE_READING && events->p[i].reading == reading)
            return &events->p[i];
    return NULL;
}

/* The line of a document in a reading. Its id stands in few others, so most are passed over. */
static bool find_line(Str lines, Str local_id, struct arena *results, struct document *document,
                      bool *found, Fail *fail) {
    Str line, mark = str_format(results, "\"id\":\"%.*s\"", STR_ARG(local_id));
    *found = false;
    for (bool head = true; !*found && str_next_line(&lines, &line); head = false) {
        if (head || !str_has(line, mark))
            continue;
        if (!doc_json_parse(line, results, document, fail))
            return false;
        *found = str_equal(document->local_id, local_id);
    }
    return true;
}

/* By the rules of today, which look at the head and the lists of the document's own reading. */
static void judge(Str lines, struct arena *results, struct document *document) {
    ReadingHead head = {0};
    Lexicon lexicon = lexicon_empty;
    struct arena *scratch = arena_create();
    Str first;
    Fail later;  // then nothing is known of the whole; the document was parsed
    if (!str_next_line(&lines, &first) || !doc_json_parse_head(first, results, &head, &later))
        head = (ReadingHead){0};
    job_lists_of(lines, results, scratch, &lexicon.entries);
    struct annotator *annotator = annotate_create(&head, &lexicon);
    annotate_document(annotator, document, results);
    annotate_destroy(annotator);
    arena_destroy(scratch);
}

/* Of a lost document the row does not tell: its acts do. */
static bool check_shown(struct archive *archive, const ArchivePage *page, struct arena *results,
                        Fail *fail) {
    bool hidden = page->row.state == STATE_WITHDRAWN || page->row.state == STATE_DESTROYED;
    for (size_t i = 0; !hidden && i < page->acts.n; i++) {
        Act act;
        ActState state;
        if (page->acts.p[i].kind != ACT_WITHDRAW && page->acts.p[i].kind != ACT_DESTROY)
            continue;
        if (!catalog_act(archive->catalog, page->acts.p[i].seq, results, &act, &state, fail))
            return false;
        hidden = state != ACT_STATE_UNDONE;
    }
    return !hidden || fail_set(fail, FAIL_MISSING, "%.*s was withdrawn; no reading of it is shown",
                               STR_ARG(page->row.id));
}

bool archive_page_older(struct archive *archive, uint32_t reading, struct arena *results,
                        ArchivePage *page, Fail *fail) {
    OcflObject object;
    Provenance provenance;
    Str lines;
    bool found;
    if (!check_shown(archive, page, results, fail) ||
        !ocfl_object_open(archive->root, page->deposit.id, results, &object, fail) ||
        !provenance_of(&object, results, &provenance, fail))
        return false;
    const ProvenanceEvent *event = event_of_reading(&provenance.events, reading);
    const OcflVersion *version = event == NULL ? NULL : version_of(&object, event->version);
    const OcflEntry *entry =
        version == NULL ? NULL : ocfl_object_find(version, STR("reading.jsonl"));
    if (entry == NULL)
        return fail_set(fail, FAIL_MISSING, "deposit %.*s has no reading %u; the present one is %u",
                        STR_ARG(page->deposit.id), reading, page->deposit.reading);
    if (!ocfl_object_read(entry, reading_bytes_max, results, &lines, fail) ||
        !find_line(lines, page->row.local_id, results, &page->document, &found, fail))
        return fail_add(fail, "reading %u", reading);
    if (!found)
        return fail_set(fail, FAIL_MISSING, "reading %u of deposit %.*s had no document %.*s",
                        reading, STR_ARG(page->deposit.id), STR_ARG(page->row.local_id));
    judge(lines, results, &page->document);
    page->older = *event;
    page->row.reading = reading;
    page->row.state = STATE_VISIBLE;
    page->acts = (ActList){0};
    page->row.title = description_text(&page->document.description, FIELD_TITLE);
    page->row.number = description_text(&page->document.description, FIELD_NUMBER);
    page->row.kind = description_text(&page->document.description, FIELD_KIND);
    return true;
}
