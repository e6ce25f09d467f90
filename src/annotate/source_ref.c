/*
 * A reference is fields parted by commas (in Russian ones also by full stops). The first is the
 * archive, where the table knows it or the words say so; each other one is told by its label, in
 * the meaning that the archive's habit gives it ("p." is a papka in Moscow, a page in London), or
 * by its place: what has no label and is last is the file, what stands between is the series.
 * Brackets and quotation marks protect commas.
 */
#include "annotate/source_ref.h"
#include "annotate/repository.h"
#include "text/unicode.h"
#include <pthread.h>
#include <string.h>

enum { IN_NOTE, ABOVE_HEADING, BY_FORM, IBID, PARTS };
enum {
    NAME_TOKENS = 10,   // of an archive
    SMALL_WORD = 3,     // letters: "of", "the", "for"
    REF_TOKENS = 120,   // of a reference
    GIVEN_BYTES = 400,  // of a reference that the file gives
    HEAD_LINES = 12,    // looked at where no note says that it is one
    FOOT_LINES = 8,
    BLOOM_BITS = 2048
};

static const Rule says[] = {
    [IN_NOTE] = {"source-in-note", 2, "The note on the source gives it."},
    [ABOVE_HEADING] = {"source-above-heading", 1, "The line above the heading gives it."},
    [BY_FORM] = {"source-by-form", 1, "The line has the form of an archival reference."},
    [PARTS] = {"source-parts", 1, "The reference that the file gives, in parts."},
    [IBID] = {"source-ibid", 1, "Ibid. stands for the archival reference before it."},
};
static const uint16_t certainties[] = {
    [IN_NOTE] = 980, [ABOVE_HEADING] = 930, [BY_FORM] = 800, [IBID] = 900, [PARTS] = 950};

/* One reference: tokens, and where its parts stand. Empty parts begin and end at 0. */
typedef struct {
    size_t first, end;
} TokenRange;

typedef struct {
    TokenRange whole;                      // without the full stop at its end
    TokenRange repository;                 // as printed
    TokenRange parts[CUE_PART_PAGES + 1];  // by CuePart, without their labels
    const Repository *known;               // NULL: the table has no such archive
    size_t field_count;                    // parted by commas, the repository counted
} SourceRef;

struct known {
    const struct repository_table *all;
    uint64_t first_words[BLOOM_BITS / 64];  // hashes of the first words of the forms
};

/* Laid out once for all deposits: small ones come by the thousand. */
static struct known table;
static pthread_once_t table_is_made = PTHREAD_ONCE_INIT;

static void make_table(void) {
    static struct arena *process;
    process = arena_create();
    table.all = repository_create(process);
    const Repository *row;
    for (size_t i = 0; (row = repository_at(i)) != NULL; i++) {
        Str form = str_from_c(row->form), word, rest;
        str_cut(form, ' ', &word, &rest);
        str_cut(word, '-', &word, &rest);
        uint32_t bit = cue_hash(unicode_fold(word, process)) % BLOOM_BITS;
        table.first_words[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

static const struct known *known(void) {
    (void)pthread_once(&table_is_made, make_table);
    return &table;
}

/* ---- labels ---- */

/* Short labels mean one thing in one habit and another elsewhere. */
static const struct {
    Habit habit;
    const char *label;
    CuePart part;
} short_labels[] = {
    {HABIT_SOVIET, "ф", CUE_PART_GROUP},   {HABIT_SOVIET, "f", CUE_PART_GROUP},
    {HABIT_SOVIET, "п", CUE_PART_BOX},     {HABIT_SOVIET, "p", CUE_PART_BOX},
    {HABIT_SOVIET, "пор", CUE_PART_ITEM},  {HABIT_SOVIET, "por", CUE_PART_ITEM},
    {HABIT_SOVIET, "д", CUE_PART_FILE},    {HABIT_SOVIET, "d", CUE_PART_FILE},
    {HABIT_SOVIET, "спр", CUE_PART_FILE},  {HABIT_SOVIET, "spr", CUE_PART_FILE},
    {HABIT_SOVIET, "л", CUE_PART_PAGES},   {HABIT_SOVIET, "l", CUE_PART_PAGES},
    {HABIT_SOVIET, "арк", CUE_PART_PAGES}, {HABIT_SOVIET, "ark", CUE_PART_PAGES},
    {HABIT_SOVIET, "т", CUE_PART_VOLUME},  {HABIT_SOVIET, "t", CUE_PART_VOLUME},
    {HABIT_LATIN, "b", CUE_PART_BOX},      {HABIT_LATIN, "f", CUE_PART_FILE},
    {HABIT_LATIN, "r", CUE_PART_SERIES},   {HABIT_LATIN, "k", CUE_PART_BOX},
    {HABIT_LATIN, "c", CUE_PART_BOX},      {HABIT_LATIN, "d", CUE_PART_FILE},
    {HABIT_POLISH, "z", CUE_PART_GROUP},   {HABIT_POLISH, "w", CUE_PART_BOX},
    {HABIT_POLISH, "t", CUE_PART_FILE},    {HABIT_POLISH, "k", CUE_PART_PAGES},
    {HABIT_POLISH, "s", CUE_PART_PAGES},   {HABIT_HUNGARIAN, "f", CUE_PART_GROUP},
    {HABIT_HUNGARIAN, "d", CUE_PART_BOX},  {HABIT_HUNGARIAN, "t", CUE_PART_SERIES},
    {HABIT_ROMANIAN, "f", CUE_PART_PAGES}, {HABIT_ROMANIAN, "d", CUE_PART_FILE},
    {HABIT_LETTERS, "f", CUE_PART_PAGES},  {HABIT_LETTERS, "p", CUE_PART_PAGES},
    {HABIT_PLAIN, "p", CUE_PART_PAGES},
};

/* The part that a label at token i names; *end is the token behind it and its full stop. 0: none.
 */
static int label_at(const Scan *scan, size_t i, Habit habit, size_t *end) {
    int32_t value = 0;
    *end = i + 1;
    if (!scan_cue(scan, i, CUE_PART_AT, &value, end)) {
        Str word = scan_folded(scan, i);
        for (size_t k = 0; word.n <= 6 && k < sizeof short_labels / sizeof *short_labels; k++)
            if (short_labels[k].habit == habit && str_is(word, short_labels[k].label))
                value = (int32_t)short_labels[k].part;
    }
    bool name = str_is(scan_folded(scan, i), "pp") && scan_at(scan, i)->shape != SHAPE_LOWER;
    value = name ? 0 : value;  // "PP 12th GA Committees" is a file
    if (value == CUE_PART_SERIES && str_is(scan_folded(scan, i), "lot"))
        *end = i;  // "Lot 66 D 110" is how it is called
    else if (scan_is_mark(scan, *end, '.'))
        ++*end;
    return (int)value;
}

static bool has_digit(const Scan *scan, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (scan_at(scan, i)->shape == SHAPE_DIGITS)
            return true;
    return false;
}

/* ---- where it ends ---- */

static bool is_roman(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (strchr("ivxl", word.p[i]) == NULL)
            return false;
    return word.n > 0;
}

/* The full stop at i ends no sentence: an initial, an abbreviation, a label, a number goes on. */
static bool is_inner_stop(const Scan *scan, size_t i) {
    const Tok *before = scan_at(scan, i - 1), *next = scan_at(scan, i + 1);
    if (next->shape == SHAPE_NONE || (next->flags & TOK_BLOCK) != 0)
        return false;
    if ((next->flags & TOK_GLUED) != 0 && (next->flags & TOK_APPARATUS) == 0)
        return !scan_is_capital(scan, i + 1) || before->shape != SHAPE_LOWER;
    if (scan_is(scan, i + 1, CUE(LEVEL)))
        return false;
    if (scan_is(scan, i - 1, CUE(ABBREVIATION)))
        return true;
    if (next->shape == SHAPE_DIGITS)
        return scan_is_word(scan, i - 1) && before->folded_n <= 4;
    if (next->shape == SHAPE_LOWER || next->mark == ',')
        return !str_is(scan_folded(scan, i + 1), "a");
    bool numbered = is_roman(scan_folded(scan, i - 1)) &&
                    (scan_is(scan, i - 2, CUE(PART)) || scan_is(scan, i - 3, CUE(PART)));
    if (before->shape == SHAPE_UPPER)
        return before->folded_n == 1 && !numbered;
    return before->shape == SHAPE_CAPITAL && before->folded_n <= 3 &&
           !scan_is(scan, i - 1, CUE(MONTH));
}

/*
 * The end of the field that begins at i. A full stop parts fields where a label stands behind it,
 * inside brackets and quotation marks nothing does.
 */
static size_t field_end(const Scan *scan, size_t i, size_t limit, Habit habit, bool *last) {
    int depth = 0;
    bool quoted = false;
    *last = false;
    for (; i < limit; i++) {
        char mark = scan_at(scan, i)->mark;
        if (mark == '(' || mark == '[')
            depth++;
        else if (mark == ')' || mark == ']') {
            if (depth == 0)
                break;
            depth--;
        } else if (mark == '"')
            quoted = !quoted;
        if (depth > 0 || quoted)
            continue;
        size_t end;
        if (mark == ',' || mark == ';')
            return i;
        if (mark != '.')
            continue;
        if (habit == HABIT_SOVIET && label_at(scan, i - 1, habit, &end) == 0 &&
            label_at(scan, i + 1, habit, &end) != 0)
            return i;
        if (label_at(scan, i - 1, habit, &end) != 0 && habit != HABIT_PLAIN)
            continue;
        if (!is_inner_stop(scan, i))
            break;
    }
    *last = true;
    return i;
}

/* ---- the archive ---- */

/* The longest form of the table that begins at i. */
static const Repository *known_at(const struct repository_table *all, const Scan *scan, size_t i,
                                  size_t limit, struct arena *scratch, size_t *end) {
    size_t most = i + NAME_TOKENS < limit ? i + NAME_TOKENS : limit;
    for (size_t at = most; at > i; at--) {
        if (scan_at(scan, at - 1)->shape == SHAPE_MARK)
            continue;
        const Repository *found = repository_find(all, scan_text(scan, i, at), scratch);
        if (found != NULL) {
            *end = at;
            return found;
        }
    }
    return NULL;
}

/* "Ministry of ... Archives", "... Library": words that say that a field is an archive's name. */
static bool says_archive(const Scan *scan, TokenRange range) {
    int32_t value;
    size_t end;
    for (size_t i = range.first; i < range.end; i++)
        if (scan_cue(scan, i, CUE_REPOSITORY_AT, &value, &end) && value == CUE_ARCHIVE)
            return true;
    return false;
}

/* f. and op. side by side are an archive of the Soviet kind, also where it is not named. */
static Habit habit_of(const Scan *scan, size_t first, size_t limit) {
    bool fond = false;
    for (size_t i = first; i < limit && i < first + 24; i++) {
        Str word = scan_folded(scan, i);
        fond = fond || str_is(word, "f") || str_is(word, "fond") || str_is(word, "ф") ||
               str_is(word, "фонд");
        if (fond && (str_is(word, "op") || str_is(word, "opis") || str_is(word, "оп") ||
                     str_is(word, "опись")))
            return HABIT_SOVIET;
    }
    return HABIT_PLAIN;
}

/* ---- the parts ---- */

static void add_part(SourceRef *ref, int part, size_t first, size_t end) {
    if (first >= end)
        return;
    TokenRange *known = &ref->parts[part];
    if (part == CUE_PART_SERIES && known->end > 0 && first <= known->end + 2)
        known->end = end;  // one series inside another: both
    else if (known->end == 0)
        *known = (TokenRange){first, end};
}

/* "FO 371/166970", "DY 30/3663", "5 AG 1/204": what stands before the first slash is the group. */
static void add_group(const Scan *scan, SourceRef *ref, size_t first, size_t end) {
    size_t slash = first;
    while (slash < end && !scan_is_mark(scan, slash, '/'))
        slash++;
    add_part(ref, CUE_PART_GROUP, first, slash);
    add_part(ref, CUE_PART_FILE, slash + 1, end);
}

/* Hungarian labels stand behind their numbers: "11. d.", "5. ő. e.", "288. f.". */
static bool add_labelled_behind(const Scan *scan, SourceRef *ref, TokenRange field, Habit habit) {
    size_t end;
    for (size_t i = field.first + 1; habit == HABIT_HUNGARIAN && i < field.end; i++) {
        int part = label_at(scan, i, habit, &end);
        if (part == 0 || !has_digit(scan, field.first, i))
            continue;
        size_t last = scan_is_mark(scan, i - 1, '.') ? i - 1 : i;
        add_part(ref, part, field.first, last);
        field.first = end;
        i = end;
    }
    return habit == HABIT_HUNGARIAN && field.first >= field.end;
}

static void add_field(const Scan *scan, SourceRef *ref, TokenRange field, Habit habit, bool last) {
    size_t end;
    int part = label_at(scan, field.first, habit, &end);
    bool lettered = habit == HABIT_LETTERS || habit == HABIT_LATIN || habit == HABIT_HUNGARIAN;
    if (add_labelled_behind(scan, ref, field, habit))
        return;
    if (part != 0 && has_digit(scan, end, field.end)) {
        add_part(ref, part, end, field.end);
        return;
    }
    if (part != 0 && part <= CUE_PART_SERIES && end < field.end) {  // "fond CC al PCR"
        add_part(ref, part, end, field.end);
        return;
    }
    if (lettered && ref->parts[CUE_PART_GROUP].end == 0 && ref->parts[CUE_PART_BOX].end == 0 &&
        has_digit(scan, field.first, field.end) && field.end - field.first <= 12)
        add_group(scan, ref, field.first, field.end);
    else if (lettered && ref->parts[CUE_PART_GROUP].end > 0 && ref->parts[CUE_PART_FILE].end > 0)
        add_part(ref, CUE_PART_ITEM, field.first, field.end);
    else
        add_part(ref, last ? CUE_PART_FILE : CUE_PART_SERIES, field.first, field.end);
}

static bool is_ascii(const Scan *scan, size_t i) {
    return i < scan->n && (unsigned char)scan->part->text.p[scan->toks[i].at] < 0x80;
}

static size_t skip_separators(const Scan *scan, size_t i, size_t limit) {
    while (i < limit && scan_at(scan, i)->mark != '\0' &&
           strchr(",.;:", scan_at(scan, i)->mark) != NULL)
        i++;
    return i;
}

/*
 * Reads a reference that begins at a token and ends before `limit`: with its sentence, or where its
 * parts do. False where nothing there looks like one.
 */
static bool read_reference(const struct repository_table *all, const Scan *scan, size_t first,
                           size_t limit, struct arena *scratch, SourceRef *ref) {
    bool last = false;
    size_t at = first;
    *ref = (SourceRef){.whole = {first, first}};
    if (first >= limit)
        return false;
    ref->known = known_at(all, scan, first, limit, scratch, &at);
    Habit habit = ref->known != NULL ? ref->known->habit : HABIT_PLAIN;
    if (habit == HABIT_PLAIN)
        habit = habit_of(scan, first, limit);
    size_t end = field_end(scan, at > first ? at - 1 : first, limit, habit, &last);
    bool bare = ref->known == NULL && label_at(scan, first, habit, &at) != 0;
    if (ref->known == NULL)
        at = end;
    else if (at < end && ref->known->habit == HABIT_PLAIN && !has_digit(scan, at, end))
        at = end;  // "Central Intelligence Agency Files"
    if (!bare) {
        ref->repository = (TokenRange){first, at};
        ref->field_count = 1;
    } else {
        at = first;
        last = false;
    }
    if (at < end)
        last = false;
    ref->whole.end = at;
    TokenRange before = {0, 0};
    while (!last && ref->field_count < 16) {
        at = skip_separators(scan, at, limit);
        end = field_end(scan, at, limit, habit, &last);
        if (at >= end || scan_is(scan, at, CUE(LEVEL)))
            break;
        before = (TokenRange){at, end};
        bool ends = last || skip_separators(scan, end, limit) >= limit;
        add_field(scan, ref, before, habit, ends);
        ref->whole.end = end;
        ref->field_count++;
        at = end;
    }
    bool spelled = ref->parts[CUE_PART_FILE].end == before.end && !is_ascii(scan, before.first);
    if (habit == HABIT_PLAIN && ref->field_count > 1 && !spelled)
        ref->parts[CUE_PART_FILE] = before;  // what is named last, as it is called: "Folder 3"
    return ref->known != NULL || bare || says_archive(scan, ref->repository) ||
           ref->field_count > 1;
}

/* ---- what is said of the document ---- */

/* On one line. */
static Str words_of(const RuleJob *job, const Scan *scan, TokenRange range) {
    Str text = scan_text(scan, range.first, range.end);
    size_t at;
    if (!str_find_char(text, '\n', &at))
        return text;
    char *line = str_to_c(job->job, text);
    for (size_t i = 0; i < text.n; i++)
        line[i] = line[i] == '\n' ? ' ' : line[i];
    return (Str){line, text.n};
}

static void set_parts(const RuleJob *job, const Scan *scan, const SourceRef *ref, Value *value) {
    static const char *const names[] = {
        [CUE_PART_GROUP] = "group",   [CUE_PART_SERIES] = "series", [CUE_PART_BOX] = "box",
        [CUE_PART_VOLUME] = "volume", [CUE_PART_FILE] = "file",     [CUE_PART_ITEM] = "item",
        [CUE_PART_PAGES] = "pages"};
    for (int part = CUE_PART_GROUP; part <= CUE_PART_PAGES; part++)
        if (ref->parts[part].end > 0)
            document_set_attribute(job->job, &value->attributes, names[part],
                                   words_of(job, scan, ref->parts[part]));
}

static void say(const RuleJob *job, const Scan *scan, const SourceRef *ref, unsigned rule) {
    Mark *mark =
        rule_mark(job, scan, ref->whole.first, ref->whole.end, SPAN_REFERENCE, &says[rule]);
    mark->certainty = certainties[rule];
    rule_mark_attribute(job, mark, "type", STR("source"));
    Saying saying = {.field = FIELD_REFERENCE,
                     .value = words_of(job, scan, ref->whole),
                     .rule = &says[rule],
                     .certainty = mark->certainty,
                     .mark = mark};
    Value *value = rule_say(job, &saying);
    if (value == NULL)
        return;
    if (ref->repository.end > ref->repository.first)
        document_set_attribute(job->job, &value->attributes, "repository",
                               words_of(job, scan, ref->repository));
    set_parts(job, scan, ref, value);
}

static void say_archive(const RuleJob *job, const Scan *scan, const SourceRef *ref, unsigned rule) {
    bool printed = ref->parts[CUE_PART_PAGES].end == ref->whole.end &&
                   !says_archive(scan, ref->repository) &&
                   (ref->known == NULL || ref->known->name == NULL);
    if (ref->repository.end <= ref->repository.first || printed ||  // a page of a publication
        description_find(&job->document->description, FIELD_ARCHIVE, 0) != NULL)
        return;
    Saying saying = {.field = FIELD_ARCHIVE,
                     .value = words_of(job, scan, ref->repository),
                     .rule = &says[rule],
                     .certainty = certainties[rule]};
    if (ref->known != NULL)
        saying.value = str_from_c(ref->known->name != NULL ? ref->known->name : ref->known->form);
    if (ref->known != NULL && ref->known->abbreviation != NULL)
        saying.norm = str_from_c(ref->known->abbreviation);
    Value *value = rule_say(job, &saying);
    if (value != NULL) {
        Mark mark = {.part = scan->part_index,
                     .first = (uint32_t)ref->repository.first,
                     .last = (uint32_t)ref->repository.end};
        rule_evidence(job, value, &mark);
    }
}

/* The archival reference cited last. */
struct cited {
    const Scan *scan;  // NULL: none
    SourceRef ref;
    Str whole;     // with what an ibid. put in the place of its end
    bool present;  // nothing else was cited since
};

static void remember(const RuleJob *job, const Scan *scan, const SourceRef *ref,
                     struct cited *cited) {
    *cited = (struct cited){scan, *ref, words_of(job, scan, ref->whole), true};
}

/* The token behind the block that begins at or before i. */
static size_t block_end(const Scan *scan, size_t i) {
    size_t end = i + 1;
    while (end < scan->n && end < i + REF_TOKENS && (scan->toks[end].flags & TOK_BLOCK) == 0)
        end++;
    return end;
}

/* Behind "[1] Source:". */
static size_t skip_label(const Scan *scan, size_t i) {
    int32_t value;
    size_t end;
    while (i < scan->n && (scan->toks[i].flags & TOK_APPARATUS) != 0)
        i++;
    i += scan_is_mark(scan, i, '[');
    if (scan_cue(scan, i, CUE_LABEL_AT, &value, &end) && value == CUE_LABEL_SOURCE)
        return skip_separators(scan, end, scan->n);
    return i;
}

/*
 * "501.BC Indonesia/2-1649: Telegram", "S/S files, lot 63 D 351", "Truman Library, Truman papers":
 * a line above the heading. Only what is said to be an archive is taken for one.
 */
static void read_above(const RuleJob *job, const Scan *scan, size_t first, size_t limit) {
    const struct known *forms = known();
    SourceRef ref;
    size_t end = first;
    bool found = read_reference(forms->all, scan, first, limit, job->job, &ref);
    bool named =
        found && ref.field_count > 1 && (ref.known != NULL || says_archive(scan, ref.repository));
    while (end < limit && !(scan_is_mark(scan, end, ':') && scan_is_word(scan, end + 1)))
        end++;
    if (!named && (ref.field_count < 2 || end < ref.whole.end)) {
        ref = (SourceRef){.whole = {first, end}};
        ref.parts[CUE_PART_FILE] = ref.whole;
    } else if (!named) {
        add_part(&ref, CUE_PART_SERIES, ref.repository.first, ref.repository.end);
        ref.repository = (TokenRange){0, 0};
    }
    if (ref.whole.end <= ref.whole.first)
        return;
    say(job, scan, &ref, ABOVE_HEADING);
    if (named)
        say_archive(job, scan, &ref, ABOVE_HEADING);
}

/* "Source: Naval Historical Foundation." The label says that it is one, and it reads as a name. */
static bool is_labelled_name(const Scan *scan, size_t first, const SourceRef *ref) {
    size_t at = ref->repository.first;
    if (!scan_is_mark(scan, at - 1, ':') || first + 1 >= at || ref->whole.end - at > NAME_TOKENS ||
        scan_is(scan, at, CUE(LEVEL)))
        return false;
    uint32_t words = 0;
    for (; at < ref->whole.end; at++) {
        if (scan_is_word(scan, at) && !scan_is_capital(scan, at) &&
            scan_at(scan, at)->folded_n > SMALL_WORD)
            return false;
        words += scan_is_capital(scan, at);
    }
    return words > 1;
}

static bool read_note(const RuleJob *job, const Scan *scan, size_t first, struct cited *cited) {
    const struct known *forms = known();
    SourceRef ref;
    size_t at = skip_label(scan, first), limit = block_end(scan, at);
    if (at >= scan->n || limit <= at || scan_is(scan, at, CUE(NEARBY)) ||
        (!read_reference(forms->all, scan, at, limit, job->job, &ref) &&
         !is_labelled_name(scan, first, &ref)) ||
        ref.whole.end <= ref.whole.first)
        return false;
    say(job, scan, &ref, IN_NOTE);
    say_archive(job, scan, &ref, IN_NOTE);
    remember(job, scan, &ref, cited);
    return true;
}

/* ---- where it stands ---- */

static bool line_of_block(const Scan *scan, uint32_t block, size_t *first, size_t *limit) {
    for (size_t i = 0; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        if (scan->part->blocks.p[line->block].id == block && line->last > line->first) {
            *first = line->first;
            *limit = line->last;
            return true;
        }
    }
    return false;
}

/* The block that the file says is the note on the source. */
static bool read_file_note(const RuleJob *job, struct cited *cited) {
    const Value *note = description_find(&job->document->description, FIELD_SOURCE_NOTE, 0);
    const Scan *scan = &job->scans[0];
    size_t first, limit;
    if (note == NULL || note->evidence.n == 0 || note->evidence.p[0].block == 0 ||
        !line_of_block(scan, note->evidence.p[0].block, &first, &limit))
        return false;
    if (skip_label(scan, first) > first)
        return read_note(job, scan, first, cited);
    read_above(job, scan, first, limit);
    return true;
}

/* What a label says first, then a line above the heading. */
static bool read_zones(const RuleJob *job, struct cited *cited) {
    const Scan *above = NULL;
    size_t above_line = 0;
    for (uint32_t part = 0; part < job->document->parts.n; part++) {
        const Scan *scan = &job->scans[part];
        for (size_t i = 0; i < scan->line_count; i++) {
            const ScanLine *line = &scan->lines[i];
            if (line->zone != ZONE_SOURCE || line->last == line->first)
                continue;
            if (skip_label(scan, line->first) > line->first) {
                if (read_note(job, scan, line->first, cited))
                    return true;
            } else if (above == NULL) {
                above = scan;
                above_line = i;
            }
        }
    }
    if (above == NULL)
        return false;
    read_above(job, above, above->lines[above_line].first, above->lines[above_line].last);
    return true;
}

/* "IO Files", "Department of State Atomic Energy Files" alone on the first line. */
static bool names_files(const Scan *scan, const ScanLine *line) {
    if (line->last - line->first > 8 || line->last - line->first < 2 ||
        !scan_is(scan, line->last - 1, CUE(REPOSITORY)))
        return false;
    for (size_t i = line->first; i < line->last; i++)
        if (!scan_is_capital(scan, i) && !scan_is(scan, i, CUE(OF)) && scan_is_word(scan, i))
            return false;
    return true;
}

/* A line of the head or foot that begins with an archive of the table, or with f. and op. */
static bool read_by_form(const RuleJob *job, const Scan *scan, const ScanLine *line) {
    const struct known *forms = known();
    bool is_first = line == scan->lines;
    if (is_first && names_files(scan, line)) {
        read_above(job, scan, line->first, line->last);
        return true;
    }
    if (line->last - line->first < 4 || line->last - line->first > REF_TOKENS)
        return false;
    uint32_t bit = scan_at(scan, line->first)->hash % BLOOM_BITS;
    bool may = (forms->first_words[bit / 64] >> bit % 64 & 1) != 0;
    bool soviet = scan_is_mark(scan, line->first + 1, '.') &&
                  habit_of(scan, line->first, line->last) == HABIT_SOVIET;
    SourceRef ref;
    if ((!may && !soviet) || (!is_first && !has_digit(scan, line->first, line->last)) ||
        !read_reference(forms->all, scan, line->first, line->last, job->job, &ref) ||
        (ref.known == NULL && !soviet) || ref.field_count < 2 || ref.whole.end + 2 < line->last ||
        (ref.known != NULL && scan_at(scan, ref.repository.end)->shape != SHAPE_MARK))
        return false;
    say(job, scan, &ref, BY_FORM);
    say_archive(job, scan, &ref, BY_FORM);
    return true;
}

static void read_lines(const RuleJob *job) {
    for (uint32_t part = 0; part < job->document->parts.n; part++) {
        const Scan *scan = &job->scans[part];
        for (size_t i = 0; i < scan->line_count; i++)
            if ((i < HEAD_LINES || i + FOOT_LINES >= scan->line_count) &&
                read_by_form(job, scan, &scan->lines[i]))
                return;
    }
}

/* ---- ibid. ---- */

/*
 * What an ibid. keeps of the reference before it, the fields [at, end) standing for the rest: a
 * file number takes the place of the file, "Box 406" of the box and what follows, "Conference
 * Files" of all but the archive.
 */
static Str kept_of(const RuleJob *job, const Scan *scan, size_t at, size_t end,
                   const struct cited *cited) {
    const SourceRef *ref = &cited->ref;
    size_t behind, keep = ref->whole.end;
    int label = label_at(scan, at, HABIT_PLAIN, &behind);
    bool holder = !has_digit(scan, at, end);
    for (size_t i = at; i < end; i++)
        holder = holder || scan_is(scan, i, CUE(REPOSITORY));
    int from = label != 0 ? label : CUE_PART_FILE;
    for (int part = from; part <= CUE_PART_PAGES; part++)
        if (ref->parts[part].end > 0 && ref->parts[part].first < keep)
            keep = ref->parts[part].first;
    if (holder)
        keep = ref->repository.end;
    else if (keep == ref->whole.end || (label != 0 && ref->parts[label].end == 0))
        return (Str){NULL, 0};
    while (keep > ref->whole.first && (scan_at(cited->scan, keep - 1)->shape == SHAPE_MARK ||
                                       scan_is(cited->scan, keep - 1, CUE(PART))))
        keep--;
    return words_of(job, cited->scan, (TokenRange){ref->whole.first, keep});
}

/* Behind "ibid.," to the bracket or semicolon. */
static size_t fields_end(const Scan *scan, size_t at, size_t limit) {
    bool last = false;
    size_t end = at;
    for (size_t k = 0; !last && k < 8; k++) {
        end = field_end(scan, at, limit, HABIT_PLAIN, &last);
        last = last || !scan_is_mark(scan, end, ',');
        at = end + 1;
    }
    return end;
}

/* "ibid., POL 38": what it stands for. Ibid. of a page or a document is no archive's. */
static void read_ibid(const RuleJob *job, const Scan *scan, size_t first, size_t i,
                      struct cited *cited) {
    size_t at = skip_separators(scan, i, scan->n), end = at;
    if (!cited->present)
        return;
    Str whole = cited->whole;
    if (scan_is_mark(scan, at - 1, ',')) {
        end = fields_end(scan, at, block_end(scan, first));
        Str kept = end <= at || scan_is(scan, at, CUE(TARGET)) ||
                           !(has_digit(scan, at, end) || scan_is_capital(scan, at))
                       ? (Str){NULL, 0}
                       : kept_of(job, scan, at, end, cited);
        if (kept.n == 0)
            return;
        whole = str_format(job->job, "%.*s, %.*s", STR_ARG(kept),
                           STR_ARG(words_of(job, scan, (TokenRange){at, end})));
    } else if (!scan_is_mark(scan, at, ')')) {
        return;
    }
    Mark *mark =
        rule_mark(job, scan, first, end > at ? end : first + 1, SPAN_REFERENCE, &says[IBID]);
    mark->certainty = certainties[IBID];
    rule_mark_attribute(job, mark, "type", STR("source"));
    rule_mark_attribute(job, mark, "source", whole);
    cited->whole = whole;
}

/* Behind a bracket or semicolon in the notes. */
static void read_citation(const RuleJob *job, const Scan *scan, size_t i, struct cited *cited) {
    const struct known *forms = known();
    int32_t value;
    size_t end;
    if (scan_cue(scan, i, CUE_NEARBY_AT, &value, &end) && value == CUE_IBID) {
        read_ibid(job, scan, i, end, cited);
        return;
    }
    uint32_t bit = scan_at(scan, i)->hash % BLOOM_BITS;
    SourceRef ref;
    if ((forms->first_words[bit / 64] >> bit % 64 & 1) != 0 &&
        read_reference(forms->all, scan, i, block_end(scan, i), job->job, &ref) &&
        ref.known != NULL && ref.field_count > 1)
        remember(job, scan, &ref, cited);
}

static void read_notes(const RuleJob *job, struct cited *cited) {
    for (uint32_t part = 0; part < job->document->parts.n; part++) {
        const Scan *scan = &job->scans[part];
        for (size_t k = 0; k < scan->line_count; k++) {
            const ScanLine *line = &scan->lines[k];
            if (line->zone != ZONE_NOTES && line->zone != ZONE_SOURCE)
                continue;
            for (size_t i = line->first; i < line->last; i++) {
                char mark = scan->toks[i].mark;
                int32_t value;
                size_t end;
                if (mark == '(' || (mark == ';' && (scan->toks[i].flags & TOK_BRACKETED) != 0))
                    read_citation(job, scan, i + 1, cited);
                else if ((scan->classes[i] & CUE(TARGET)) != 0 &&
                         scan_cue(scan, i, CUE_TARGET_AT, &value, &end) &&
                         (value == CUE_TO_SERIES || value == CUE_TO_PUBLICATION))
                    cited->present = false;
            }
        }
    }
}

/* ---- what the file gives ---- */

/*
 * "ф. 0129, оп. 46, п. 391, д. 21" that the file names as the reference: its parts, in the habit of
 * the archive that the file names beside it. The file's own value stays as it is.
 */
static void read_given(const RuleJob *job, const Value *given) {
    const struct known *forms = known();
    const Value *archive = description_find(&job->document->description, FIELD_ARCHIVE, 0);
    const Repository *known = NULL;
    SourceRef ref;
    Scan scan;
    size_t count = 0;
    if (given->value.n == 0 || given->value.n > GIVEN_BYTES)
        return;
    if (archive != NULL)
        known = repository_find(forms->all, archive->norm.n > 0 ? archive->norm : archive->value,
                                job->job);
    Str words = known == NULL
                    ? given->value
                    : str_format(job->job, "%s, %.*s", known->form, STR_ARG(given->value));
    rule_scan_words(job, words, &scan);
    if (!read_reference(forms->all, &scan, 0, scan.n, job->job, &ref))
        return;
    for (int part = CUE_PART_GROUP; part <= CUE_PART_PAGES; part++)
        count += ref.parts[part].end > 0;
    if (count < 2)
        return;
    Str text = given->value;  // the list may move
    Value *value = description_add(job->job, &job->document->description, FIELD_REFERENCE, text);
    value->source = (Source){SOURCE_RULE, str_from_c(says[PARTS].name), says[PARTS].version};
    value->certainty = certainties[PARTS];
    set_parts(job, &scan, &ref, value);
}

static void source_ref_rule(const RuleJob *job) {
    const Description *said = &job->document->description;
    const Value *given = description_find(said, FIELD_REFERENCE, 0);
    if (job->document->parts.n == 0 || job->document->role == ROLE_APPARATUS)
        return;
    if (given != NULL) {
        read_given(job, given);
        return;
    }
    struct cited cited = {0};
    if (!read_file_note(job, &cited) && !read_zones(job, &cited))
        read_lines(job);
    read_notes(job, &cited);
}

const RuleRow source_ref_row = {says, sizeof says / sizeof *says, source_ref_rule, NULL};
