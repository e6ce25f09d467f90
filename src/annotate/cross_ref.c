/*
 * One walk over the tokens, stopped by the words that lead elsewhere (class target) or point nearby
 * (ibid., supra). Each stop looks ahead a fixed way and goes on behind what it read. What was cited
 * last is kept, because "ibid., Document 9" means its volume and "footnote 2 thereto" its document.
 *
 * Numbers of documents are taken for those of the volume that the text belongs to unless a volume
 * stands before them. Pages are so only in documents that print no number of their own: where
 * documents are numbered, a page is another publication's.
 */
#include "annotate/cross_ref.h"
#include "annotate/volume_name.h"
#include <string.h>

enum { DOCUMENT, IN_VOLUME, VOLUME, TO_COME, PAGE_THERE, FIRST_PART, NOTE, PAGE, NEIGHBOUR };
enum {
    NUMBER_DIGITS = 4,
    FIRST_YEAR = 1900,  // and no document's number
    TITLE_TOKENS = 40,
    LIST_MAX = 12,
    BACK_TOKENS = 12
};

static const Rule says[] = {
    [DOCUMENT] = {"reference-to-document", 2, "The words give a document's number."},
    [IN_VOLUME] = {"reference-to-document-elsewhere", 2, "A volume and a document's number."},
    [VOLUME] = {"reference-to-volume", 1, "The words name a volume."},
    [TO_COME] = {"reference-to-volume-to-come", 1,
                 "A volume of the same years, not printed when this one was."},
    [PAGE_THERE] = {"reference-to-page-elsewhere", 1,
                    "A page of a volume of the same years, named by its number alone."},
    [FIRST_PART] = {"reference-to-first-part", 1,
                    "The volume is printed in parts, and the words say none: the first is taken."},
    [NOTE] = {"reference-to-note", 2, "The words give a note's number."},
    [PAGE] = {"reference-to-page", 2, "The words give a page of this volume."},
    [NEIGHBOUR] = {"reference-to-neighbour", 1, "Supra and infra: the document before or after."},
};
static const uint16_t certainties[] = {
    [DOCUMENT] = 985,   [IN_VOLUME] = 930, [VOLUME] = 930, [TO_COME] = 930,  [PAGE_THERE] = 930,
    [FIRST_PART] = 850, [NOTE] = 940,      [PAGE] = 900,   [NEIGHBOUR] = 900};

/* What the walk knows. */
struct walk {
    const RuleJob *job;
    const Scan *scan;
    Str series;        // that the document's volume belongs to: "frus1955-57"; empty: not known
    uint32_t own;      // the document's own number; 0: it has none
    bool numbered;     // it is printed with the document
    Str last_volume;   // cited last; empty: this one
    bool first_part;   // its part is not said
    Str last_series;   // "frus1951"
    uint32_t last;     // document cited last, 0 none
    size_t file_span;  // references of the file: the first that does not end before the walk
};

/* ---- marks ---- */

bool cross_ref_is_marked(const Scan *scan, size_t first, size_t end, size_t *cursor) {
    const SpanList *spans = &scan->part->spans;
    size_t start = scan->toks[first].at, stop = scan->toks[end - 1].end;
    while (*cursor < spans->n &&
           (spans->p[*cursor].kind != SPAN_REFERENCE || spans->p[*cursor].end <= start))
        ++*cursor;
    return *cursor < spans->n && spans->p[*cursor].start < stop;
}

static Mark *put(struct walk *walk, size_t first, size_t end, unsigned rule, const char *type,
                 Str target) {
    if (cross_ref_is_marked(walk->scan, first, end, &walk->file_span))
        return NULL;
    Mark *mark = rule_mark(walk->job, walk->scan, first, end, SPAN_REFERENCE, &says[rule]);
    mark->certainty = certainties[rule];
    rule_mark_attribute(walk->job, mark, "type", str_from_c(type));
    if (target.n > 0)
        rule_mark_attribute(walk->job, mark, "target", target);
    return mark;
}

static void put_document(struct walk *walk, size_t first, size_t end, Str volume, uint32_t number) {
    Str target = str_format(walk->job->job, "%.*s#d%u", STR_ARG(volume), number);
    unsigned rule = volume.n == 0 ? DOCUMENT : walk->first_part ? FIRST_PART : IN_VOLUME;
    (void)put(walk, first, end, rule, "document", target);
    walk->last = volume.n > 0 ? 0 : number;
}

/* Whose a note is: a document of this volume, or of another; 0: of this document. */
typedef struct {
    Str volume;
    uint32_t document;
} NoteOf;

/* The note whose label is token `label`; the words are [first, end). */
static void put_note(struct walk *walk, size_t first, size_t end, NoteOf of, size_t label) {
    Str words = scan_text(walk->scan, label, label + 1);
    Str target = of.document == 0 ? str_format(walk->job->job, "#fn%.*s", STR_ARG(words))
                                  : str_format(walk->job->job, "%.*s#d%ufn%.*s", STR_ARG(of.volume),
                                               of.document, STR_ARG(words));
    (void)put(walk, first, end, NOTE, "footnote", target);
}

/* ---- reading on from a token ---- */

static size_t skip_mark(const Scan *scan, size_t i, char mark) {
    return scan_is_mark(scan, i, mark) ? i + 1 : i;
}

/* "No.", "Nr.", "n°", "№" before a number, and the full stop of an abbreviation. */
static size_t skip_number_word(const Scan *scan, size_t i) {
    if (scan_at(scan, i - 1)->folded_n <= 4)
        i = skip_mark(scan, i, '.');
    Str word = scan_folded(scan, i);
    if (str_is(word, "no") || str_is(word, "nos") || str_is(word, "nr") || str_is(word, "n"))
        return skip_mark(
            scan, scan_text(scan, i + 1, i + 2).n > 1 && str_is(word, "n") ? i + 2 : i + 1, '.');
    return str_is(scan_text(scan, i, i + 1), "\xE2\x84\x96") ? i + 1 : i;
}

/* A number that counts: not part of 12/45, 3.5 or 10,000. */
static bool is_number(const Scan *scan, size_t i, uint32_t *number) {
    const Tok *tok = scan_at(scan, i), *next = scan_at(scan, i + 1);
    if (tok->shape != SHAPE_DIGITS || tok->digits > NUMBER_DIGITS || tok->number == 0)
        return false;
    bool glued = (next->flags & TOK_GLUED) != 0;
    if (glued && (next->mark == '/' || scan_is_word(scan, i + 1)))
        return false;
    if (glued && (next->mark == '.' || next->mark == ',') &&
        scan_at(scan, i + 2)->shape == SHAPE_DIGITS &&
        (scan_at(scan, i + 2)->flags & TOK_GLUED) != 0)
        return false;
    *number = tok->number;
    return true;
}

static bool is_and(const Scan *scan, size_t i) {
    static const char *const words[] = {"and", "und", "et", "y", "e", "\xD0\xB8"};
    Str word = scan_folded(scan, i);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (str_is(word, words[k]))
            return true;
    return scan_is_mark(scan, i, '&');
}

static int target_at(const Scan *scan, size_t i, size_t *end) {
    int32_t value = 0;
    return scan_cue(scan, i, CUE_TARGET_AT, &value, end) ? (int)value : 0;
}

static int nearby_at(const Scan *scan, size_t i, size_t *end) {
    int32_t value = 0;
    return scan_cue(scan, i, CUE_NEARBY_AT, &value, end) ? (int)value : 0;
}

/*
 * From the number at i the next one of its list, and whether it is only the end of a range:
 * "236 and 238", "82, 84, and 85", "54-60". 0 where the list ends.
 */
static size_t next_in_list(const Scan *scan, size_t i, bool several) {
    size_t at = i + 1;
    uint32_t number;
    if (scan_is_mark(scan, at, '-'))
        at++;
    else if (is_and(scan, at))
        at++;
    else if (several && scan_is_mark(scan, at, ','))
        at += is_and(scan, at + 1) ? 2 : 1;
    else
        return 0;
    return is_number(scan, at, &number) && number < FIRST_YEAR ? at : 0;
}

/* The last number of the list that begins at i. */
static size_t end_of_list(const Scan *scan, size_t i) {
    for (size_t k = 0, next; k < LIST_MAX && (next = next_in_list(scan, i, true)) != 0; k++)
        i = next;
    return i;
}

/* Behind the number at i, or behind the range that it begins. */
static size_t end_of_range(const Scan *scan, size_t i) {
    size_t next = scan_is_mark(scan, i + 1, '-') ? next_in_list(scan, i, false) : 0;
    return next != 0 ? next + 1 : i + 1;
}

/* The notes behind the first one of a list, each by itself; of a range its end is none. */
static void put_further_notes(struct walk *walk, size_t i, NoteOf of) {
    for (size_t k = 0, next; k < LIST_MAX && (next = next_in_list(walk->scan, i, true)) != 0; k++) {
        if (!scan_is_mark(walk->scan, i + 1, '-'))
            put_note(walk, next, next + 1, of, next);
        i = next;
    }
}

static bool is_document_cue(int target) {
    return target == CUE_TO_DOCUMENT || target == CUE_TO_DOCUMENTS;
}

/* ---- documents ---- */

/*
 * Behind a document's number its notes: "and footnote 7 thereto", ", footnotes 2 and 3 thereto",
 * ", footnote 14". The first one's label; *end is behind the last. 0 where none is, or where they
 * are another document's: "Document 288 and footnote 3, Document 291".
 */
static size_t note_behind(const Scan *scan, size_t i, size_t *end) {
    size_t at = skip_mark(scan, i, ','), label, behind;
    uint32_t number;
    bool joined = is_and(scan, at);
    if (at == i && !joined)
        return 0;
    if (target_at(scan, at + joined, &label) != CUE_TO_FOOTNOTE || !is_number(scan, label, &number))
        return 0;
    *end = end_of_list(scan, label) + 1;
    at = skip_mark(scan, *end, ',');
    if (nearby_at(scan, at, &behind) == CUE_THERETO)
        return label;
    bool alone = !joined && nearby_at(scan, at, &behind) == 0 && target_at(scan, at, &behind) == 0;
    return alone ? label : 0;
}

/* The numbers from `at` on, the first together with the words from `first` on. */
static size_t read_numbers(struct walk *walk, size_t first, size_t at, bool several, Str volume) {
    const Scan *scan = walk->scan;
    uint32_t number;
    size_t end;
    if (!is_number(scan, at, &number) || number >= FIRST_YEAR)
        return 0;
    size_t label = several ? 0 : note_behind(scan, at + 1, &end);
    if (label != 0) {
        NoteOf of = {volume, number};
        put_note(walk, first, label + 1, of, label);
        put_further_notes(walk, label, of);
        walk->last = volume.n > 0 ? 0 : number;
        return end;
    }
    put_document(walk, first, at + 1, volume, number);
    for (size_t k = 0, next; k < LIST_MAX && (next = next_in_list(scan, at, several)) != 0; k++) {
        at = next;
        put_document(walk, at, at + 1, volume, scan_at(scan, at)->number);
    }
    return at + 1;
}

/* From behind a volume over its title to "Document": capital words, years, commas, small words. */
static size_t pass_title(const Scan *scan, size_t i, int *target, size_t *behind) {
    for (size_t at = i; at < i + TITLE_TOKENS; at++) {
        const Tok *tok = scan_at(scan, at);
        *behind = at;
        *target = target_at(scan, at, behind);
        bool counted = scan_at(scan, skip_mark(scan, *behind, '.'))->shape == SHAPE_DIGITS;
        if (counted && (is_document_cue(*target) || *target == CUE_TO_PAGE))
            return at;
        bool small = tok->shape == SHAPE_LOWER && tok->folded_n <= 3;
        bool passes = tok->shape == SHAPE_DIGITS || small || scan_is_capital(scan, at) ||
                      (tok->mark != '\0' && strchr(",;-/&'", tok->mark) != NULL) ||
                      (tok->mark == '.' && scan_at(scan, at - 1)->folded_n <= 3);
        if (!passes || (tok->flags & (TOK_BLOCK | TOK_APPARATUS)) != 0)
            break;
    }
    *target = 0;
    return i;
}

/* "Basic Documents, 1977-1980", "Senate Document No. 123": part of a title. */
static bool is_of_title(const Scan *scan, size_t i) {
    return scan_is_capital(scan, i - 1) && !scan_is(scan, i - 1, CUE(SEE));
}

/*
 * "document 12" in small letters is any document, unless one is told to see it. Where documents
 * print no number, only those are ours that one is told to see.
 */
static bool is_ours(const struct walk *walk, size_t i) {
    const Scan *scan = walk->scan;
    if (scan_is(scan, i - 1, CUE(SEE)))
        return true;
    if (!walk->numbered)
        return false;
    Zone zone = scan_zone(scan, i);
    return scan_is_capital(scan, i) || zone == ZONE_NOTES || zone == ZONE_SOURCE ||
           (scan_at(scan, i)->flags & TOK_BRACKETED) != 0;
}

/* "Document 380 in Foreign Relations, 1969-1976, volume IV". */
static size_t read_document_in_volume(struct walk *walk, size_t i, size_t number_at) {
    const Scan *scan = walk->scan;
    VolumeName name;
    size_t end;
    uint32_t number;
    if (!scan_is(scan, number_at + 1, CUE(IN)) || !is_number(scan, number_at, &number) ||
        target_at(scan, number_at + 2, &end) != CUE_TO_SERIES ||
        !volume_name_read(scan, end, walk->job->job, &name))
        return 0;
    walk->first_part = name.part_assumed;
    put_document(walk, i, name.end, name.id, number);
    return name.end;
}

static size_t read_documents(struct walk *walk, size_t i, size_t end, bool several) {
    const Scan *scan = walk->scan;
    size_t at = skip_number_word(scan, end), behind;
    if (is_of_title(scan, i)) {
        int target;
        size_t next = pass_title(scan, end, &target, &behind);
        return next > end && target != 0 ? behind : i + 1;
    }
    behind = several ? 0 : read_document_in_volume(walk, i, at);
    if (behind == 0 && is_ours(walk, i))
        behind = read_numbers(walk, i, at, several, (Str){NULL, 0});
    return behind > 0 ? behind : i + 1;
}

/* ---- notes ---- */

/* The label of a note: a number, * or a dagger. */
static bool is_label(const Scan *scan, size_t i) {
    uint32_t number;
    return is_number(scan, i, &number) || scan_is_mark(scan, i, '*') ||
           str_is(scan_text(scan, i, i + 1), "\xE2\x80\xA0");
}

/* Notes, and behind them whose they are: of a document of `volume`, of this one, of a neighbour. */
static size_t read_footnotes(struct walk *walk, size_t i, size_t end, Str volume) {
    const Scan *scan = walk->scan;
    size_t at = skip_number_word(scan, end), behind;
    NoteOf of = {{NULL, 0}, walk->own};
    if (!is_label(scan, at)) {  // "the footnote to Document 101"
        bool to = str_is(scan_folded(scan, end), "to") &&
                  is_document_cue(target_at(scan, end + 1, &behind));
        return to ? end + 1 : i + 1;
    }
    size_t last = end_of_list(scan, at), next = skip_mark(scan, last + 1, ',');
    if (str_is(scan_folded(scan, next), "to"))
        next++;
    int target = target_at(scan, next, &behind), nearby = nearby_at(scan, next, &end);
    size_t stop = nearby != 0 ? end : last + 1,
           shown = at == last ? at + 1 : end_of_range(scan, at);
    if (is_document_cue(target) && is_number(scan, skip_number_word(scan, behind), &of.document)) {
        of.volume = volume;
        walk->last = volume.n > 0 ? 0 : of.document;
        stop = skip_number_word(scan, behind) + 1;
        shown = shown == last + 1 ? stop : shown;
    } else if (target == CUE_TO_PAGE) {  // read there
        return next;
    } else if (nearby == CUE_SUPRA || nearby == CUE_INFRA) {
        if (walk->own == 0)
            return stop;
        of.document = nearby == CUE_SUPRA ? walk->own - 1 : walk->own + 1;
    } else if (nearby == CUE_THERETO || nearby == CUE_IBID) {
        of.document = walk->last;
    } else if (nearby != CUE_HERE && !scan_is(scan, i - 1, CUE(SEE))) {
        return last + 1;
    }
    if (of.document != 0 || nearby == CUE_HERE || nearby == 0) {
        put_note(walk, i, shown, of, at);
        put_further_notes(walk, at, of);
    }
    return stop;
}

/* ---- volumes ---- */

/* The page at token `at`; the end of a range is often shortened: "pp. 251-52". */
static uint32_t page_at(const Scan *scan, size_t at, uint32_t before) {
    const Tok *tok = scan_at(scan, at);
    uint32_t scale = 10;
    for (uint32_t k = 1; k < tok->digits; k++)
        scale *= 10;
    bool shortened = scan_is_mark(scan, at - 1, '-') && tok->number < before;
    return shortened ? before - before % scale + tok->number : tok->number;
}

/* The pages from `at` on, the first together with the words from `first` on; of a range both ends.
 */
static size_t read_page_list(struct walk *walk, size_t first, size_t at, Str volume) {
    const Scan *scan = walk->scan;
    unsigned rule = volume.n > 0 ? VOLUME : PAGE;
    uint32_t page = 0;
    for (size_t k = 0;; k++) {
        page = page_at(scan, at, page);
        (void)put(walk, first, at + 1, rule, "page",
                  str_format(walk->job->job, "%.*s#pg_%u", STR_ARG(volume), page));
        size_t next = k < LIST_MAX ? next_in_list(scan, at, true) : 0;
        if (next == 0)
            return at + 1;
        first = at = next;
    }
}

/*
 * A volume and a page of it. Where volumes are numbered in small letters ("vol. vi, p. 617") they
 * are cited by page, and the target is that page; else it is the volume, the page stands beside.
 */
static size_t read_page_of_volume(struct walk *walk, size_t i, const VolumeName *name, size_t page,
                                  unsigned rule) {
    const Scan *scan = walk->scan;
    uint32_t number;
    if (scan_at(scan, name->end - 1)->shape == SHAPE_LOWER && is_number(scan, page, &number))
        return read_page_list(walk, i, page, name->id);
    Mark *mark = put(walk, i, name->end, rule, "volume", name->id);
    if (mark != NULL)
        rule_mark_attribute(walk->job, mark, "number", scan_text(scan, page, page + 1));
    return page + 1;
}

/* The rule for a volume without documents. One is `bare` that is named by its number alone. */
static unsigned rule_of_volume(const struct walk *walk, size_t i, bool bare, bool page) {
    const Scan *scan = walk->scan;
    if (bare && walk->numbered && page)
        return PAGE_THERE;
    if (bare && walk->numbered && scan_is(scan, i - 1, CUE(IN)) &&
        str_is(scan_folded(scan, i - 2), "publication"))
        return TO_COME;
    return walk->first_part ? FIRST_PART : VOLUME;
}

/* Behind a volume: its documents, its page, or nothing. */
static size_t read_of_volume(struct walk *walk, size_t i, const VolumeName *name, bool bare) {
    const Scan *scan = walk->scan;
    size_t end = name->end;
    int target;
    size_t behind = 0;
    size_t at = pass_title(scan, end, &target, &behind);
    walk->last_volume = name->id;
    walk->last_series = name->series;
    walk->first_part = name->part_assumed;
    if (is_document_cue(target)) {
        size_t next = read_numbers(walk, i, skip_number_word(scan, behind),
                                   target == CUE_TO_DOCUMENTS, name->id);
        if (next > 0)
            return next;
    }
    unsigned rule = rule_of_volume(walk, i, bare, target == CUE_TO_PAGE);
    if (target != CUE_TO_PAGE) {
        (void)put(walk, i, end, rule, "volume", name->id);
        return at > end ? at : end;
    }
    return read_page_of_volume(walk, i, name, skip_mark(scan, behind, '.'), rule);
}

/* Where the volume is not known, neither are the documents that are said to be in it. */
static size_t read_series(struct walk *walk, size_t i, size_t end) {
    VolumeName name;
    int target;
    size_t behind;
    if (volume_name_read(walk->scan, end, walk->job->job, &name))
        return read_of_volume(walk, i, &name, false);
    (void)pass_title(walk->scan, end, &target, &behind);
    return is_document_cue(target) ? behind : i + 1;
}

/* "see vol. III, Document 83", "is in volume X": of the series of this volume itself. */
static size_t read_bare_volume(struct walk *walk, size_t i) {
    const Scan *scan = walk->scan;
    VolumeName name;
    const Tok *before = scan_at(scan, i - 1);
    bool begins = scan_is(scan, i - 1, CUE(SEE)) || before->mark == '(' || before->mark == ';' ||
                  (before->shape == SHAPE_LOWER && scan_is(scan, i - 1, CUE(IN))) ||
                  (before->mark == ',' && scan_at(scan, i - 2)->shape == SHAPE_LOWER);
    if (walk->series.n == 0 || !begins || scan_at(scan, i)->shape != SHAPE_LOWER ||
        !volume_name_of_series(scan, i, walk->series, walk->job->job, &name))
        return i + 1;
    return read_of_volume(walk, i, &name, true);
}

/* "ibid., Document 9", "ibid., vol. III", "ibid., 1951, vol. I". */
static size_t read_ibid(struct walk *walk, size_t i, size_t end) {
    const Scan *scan = walk->scan;
    VolumeName name;
    size_t behind, at = skip_mark(scan, skip_mark(scan, end, '.'), ',');
    int target = target_at(scan, at, &behind);
    if (is_document_cue(target)) {
        size_t next = read_numbers(walk, at, skip_number_word(scan, behind),
                                   target == CUE_TO_DOCUMENTS, walk->last_volume);
        return next > 0 ? next : at + 1;
    }
    if (target == CUE_TO_FOOTNOTE)
        return read_footnotes(walk, at, behind, walk->last_volume);
    if (scan_at(scan, at)->shape == SHAPE_DIGITS &&
        volume_name_read(scan, at, walk->job->job, &name))
        return read_of_volume(walk, i, &name, false);
    if (target == CUE_TO_VOLUME && walk->last_series.n > 0 &&
        volume_name_of_series(scan, at, walk->last_series, walk->job->job, &name))
        return read_of_volume(walk, at, &name, false);
    return i + 1;
}

/* ---- pages ---- */

/* A publication, whose pages stand behind it: "Congressional Record", "sess."; no "record of". */
static bool is_publication(const Scan *scan, size_t i, int target, size_t end) {
    if (target == CUE_TO_PUBLICATION)
        return scan_at(scan, i)->shape != SHAPE_LOWER || scan_is_mark(scan, end, '.');
    uint32_t number;
    return target == CUE_TO_VOLUME || target == CUE_TO_SERIES ||
           (is_document_cue(target) && is_number(scan, skip_number_word(scan, end), &number)) ||
           target == CUE_TO_DOCUMENTS;
}

/*
 * Before a page of this volume stand "see", a note, a date or a kind of document; no publication.
 * What stands in brackets says nothing of it: "4th yr., Suppl. (Jan.), p. 53".
 */
static bool is_page_of_ours(const Scan *scan, size_t i) {
    bool ours = false, in_bracket = false;
    if (scan_is(scan, i - 1, CUE(SEE)))
        return true;
    for (size_t at = i, k = 0; k < BACK_TOKENS && at-- > 0; k++) {
        const Tok *tok = scan_at(scan, at);
        size_t end;
        int target = target_at(scan, at, &end);
        if (is_publication(scan, at, target, end) || nearby_at(scan, at, &end) == CUE_IBID ||
            (tok->flags & TOK_QUOTED) != 0)
            return false;
        bool tells = scan_is(scan, at, CUE(SEE) | CUE(MONTH)) || target == CUE_TO_FOOTNOTE ||
                     target == CUE_TO_TELEGRAM;
        in_bracket = in_bracket || tok->mark == ')';
        ours = ours || (tells && !in_bracket);
        if (tok->mark == ';' || tok->mark == '(' || (tok->flags & TOK_BLOCK) != 0 ||
            (tok->mark == '.' && scan_at(scan, at - 1)->folded_n > 4))
            break;
    }
    return ours;
}

static size_t read_pages(struct walk *walk, size_t i, size_t end) {
    const Scan *scan = walk->scan;
    size_t at = skip_mark(scan, end, '.');
    uint32_t number;
    Zone zone = scan_zone(scan, i);
    bool told = zone != ZONE_BODY || (scan_at(scan, i)->flags & TOK_BRACKETED) != 0 ||
                scan_is(scan, i - 1, CUE(SEE));
    if (walk->numbered || scan_at(scan, i)->shape != SHAPE_LOWER || !is_number(scan, at, &number) ||
        !told || !is_page_of_ours(scan, i))
        return i + 1;
    return read_page_list(walk, i, at, (Str){NULL, 0});
}

/* ---- neighbours ---- */

static void read_neighbour(struct walk *walk, size_t i, int nearby) {
    uint32_t number = nearby == CUE_SUPRA ? walk->own - 1 : walk->own + 1;
    if (walk->own == 0 || number == 0)
        return;
    (void)put(walk, i, i + 1, NEIGHBOUR, "document", str_format(walk->job->job, "#d%u", number));
}

/* ---- the walk ---- */

static size_t read_at(struct walk *walk, size_t i) {
    const Scan *scan = walk->scan;
    size_t end = i + 1;
    int nearby = nearby_at(scan, i, &end);
    if (nearby == CUE_IBID)
        return read_ibid(walk, i, end);
    if (nearby == CUE_SUPRA || nearby == CUE_INFRA)
        read_neighbour(walk, i, nearby);
    switch (target_at(scan, i, &end)) {
    case CUE_TO_DOCUMENT:
        return read_documents(walk, i, end, false);
    case CUE_TO_DOCUMENTS:
        return read_documents(walk, i, end, true);
    case CUE_TO_FOOTNOTE:
        return read_footnotes(walk, i, end, (Str){NULL, 0});
    case CUE_TO_PAGE:
        return read_pages(walk, i, end);
    case CUE_TO_SERIES:
        return read_series(walk, i, end);
    case CUE_TO_VOLUME:
        return read_bare_volume(walk, i);
    default:
        return i + 1;
    }
}

/* "209. Telegram From ...", "[209] ...", "No. 209": the number that a heading begins with. */
static uint32_t printed_number(const Scan *scan) {
    uint32_t number;
    for (uint32_t i = 0; i < scan->line_count && i < 4; i++) {
        const ScanLine *line = &scan->lines[i];
        if (line->zone == ZONE_DATELINE)  // "338. President today": a telegram's number
            break;
        size_t at = skip_number_word(scan, skip_mark(scan, line->first, '['));
        if (at < line->last && is_number(scan, at, &number) &&
            (scan_is_mark(scan, at + 1, '.') || scan_is_mark(scan, at + 1, ']')) &&
            (scan_at(scan, at + 2)->flags & TOK_GLUED) == 0)
            return number;
    }
    return 0;
}

static uint32_t number_in(Str text) {
    uint32_t number = 0;
    size_t i = 0;
    while (i < text.n && (text.p[i] < '0' || text.p[i] > '9'))
        i++;
    for (size_t n = 0; i < text.n && text.p[i] >= '0' && text.p[i] <= '9' && n < 6; i++, n++)
        number = number * 10 + (uint32_t)(text.p[i] - '0');
    return number;
}

static void cross_ref_rule(const RuleJob *job) {
    struct walk walk = {.job = job, .series = volume_name_series(job->head->source_id)};
    for (uint32_t part = 0; part < job->document->parts.n; part++) {
        const Scan *scan = &job->scans[part];
        walk.scan = scan;
        walk.file_span = 0;
        if (part == 0) {
            walk.own = printed_number(scan);
            walk.numbered = walk.own != 0;
            if (walk.own == 0)
                walk.own = number_in(description_text(&job->document->description, FIELD_NUMBER));
        }
        for (size_t i = 0; i < scan->n;) {
            bool stop = (scan->classes[i] & (CUE(TARGET) | CUE(NEARBY))) != 0;
            size_t next = stop ? read_at(&walk, i) : i + 1;
            must(next > i);
            i = next;
        }
    }
}

const RuleRow cross_ref_row = {says, sizeof says / sizeof *says, cross_ref_rule, NULL};
