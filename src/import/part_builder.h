/*
 * part_builder: makes the parts of a document from what an importer meets, in the order it meets
 * it, so that document_check() holds: leaves one '\n' apart, notes last in the order of their
 * anchors, parents before children, spans sorted. One builder serves many parts, one after the
 * other; for a part inside a part take a second builder.
 *
 *   part_builder_start(b, PART_TRANSCRIPT, STR("t1"), job);
 *   BlockRef p = part_builder_open(b, BLOCK_PARAGRAPH, origin);
 *   part_builder_flow(b, STR("Mr. Hull said "));
 *   SpanRef i = part_builder_span(b, SPAN_EMPHASIS);
 *   part_builder_attribute(b, i, "rend", STR("italic"));
 *   part_builder_flow(b, STR("nothing"));
 *   part_builder_end_span(b, i);
 *   BlockRef note = part_builder_note(b, STR("3"), origin);   // its anchor stands here
 *   part_builder_enter_note(b, note);
 *   part_builder_flow(b, STR("Not printed."));
 *   part_builder_leave_note(b);
 *   part_builder_close(b, p);
 *   part_builder_finish(b, &document.next_block, &part);
 *
 * Text given is UTF-8 without U+0000 and is copied. Every other slice (attributes, ids, files,
 * labels) is not copied and must live as long as the results.
 */
#ifndef FONDS_IMPORT_PART_BUILDER_H
#define FONDS_IMPORT_PART_BUILDER_H

#include "doc/document.h"

struct part_builder;
typedef uint32_t BlockRef;  // a block of the part being built, from 1; 0: none
typedef uint32_t SpanRef;   // likewise a span

struct part_builder *part_builder_create(void);
void part_builder_destroy(struct part_builder *builder);  // NULL is welcome

/*
 * Begins a part and forgets the one before; the results of part_builder_finish() live in `results`.
 */
void part_builder_start(struct part_builder *builder, PartKind kind, Str id, struct arena *results);
/*
 * Ends all that is open and hands the part over. Blocks get their ids in reading order from
 * *next_block on (0 counts as 1), which is moved behind them: the same number for all parts of a
 * document.
 */
void part_builder_finish(struct part_builder *builder, uint32_t *next_block, Part *part);
/* After part_builder_finish(): the id a block got; 0 where nothing came of it (it stayed empty). */
uint32_t part_builder_id(const struct part_builder *builder, BlockRef ref);

/*
 * Opens a block in the innermost open one. Whether it is a leaf or a container shows by what comes
 * into it:
 *  - text in a container opens a paragraph in it, which ends with the next block opened or closed;
 *  - a block opened where text already stands: if the outer one may hold blocks (section, list,
 *    item, table, row, cell, quote, note), its text becomes a paragraph of it; else (paragraph,
 *    heading, ...) the outer leaf ends there, the new block becomes its sibling, and later text of
 *    the outer one goes on in a new leaf of its kind.
 * Blocks in which nothing stands in the end are left out; only cells and notes are kept empty.
 * Notes are made by part_builder_note() alone.
 */
BlockRef part_builder_open(struct part_builder *builder, BlockKind kind, Origin origin);
/* Closes the block and what is still open in it; a block that is closed already is no matter. */
void part_builder_close(struct part_builder *builder, BlockRef ref);
/*
 * To set kind, level, origin, language, source_id; valid until the next call. Its range and ids are
 * not yet true.
 */
Block *part_builder_block(struct part_builder *builder, BlockRef ref);

/* The origin of leaves that text opens by itself from now on. */
void part_builder_source(struct part_builder *builder, Origin origin);

/* Text with its white space as it is ('\n' is a line break within the leaf). */
void part_builder_text(struct part_builder *builder, Str text);
/*
 * Running text: white space of any length becomes one space, none at the edges of a leaf or beside
 * a line break.
 */
void part_builder_flow(struct part_builder *builder, Str text);
/* A line break within a leaf; none at its edges. */
void part_builder_line_break(struct part_builder *builder);
/*
 * Text that comes next stands in a leaf of its own, as behind a division that is not worth a block
 * (<div>); no matter where no text stands before it.
 */
void part_builder_part_text(struct part_builder *builder);
/*
 * Where the next character will stand, in bytes from the start of the innermost open leaf; 0 where
 * none is open.
 */
size_t part_builder_at(const struct part_builder *builder);

/*
 * A span from here to part_builder_end_span(), certainty 1000, said by the file. White space
 * at its start stands before it, at its end behind it. It may reach over several leaves,
 * not out of its note. Ended by itself with its note or part. Emphasis of nothing is left out.
 */
SpanRef part_builder_span(struct part_builder *builder, SpanKind kind);
void part_builder_end_span(struct part_builder *builder, SpanRef ref);
/*
 * A zero-width span here; outside of a leaf at the start of the next one, or at the end of the
 * text.
 */
SpanRef part_builder_point(struct part_builder *builder, SpanKind kind);
/*
 * A span over bytes of the innermost open leaf, which must be there: start <= end <=
 * part_builder_at().
 */
SpanRef part_builder_range(struct part_builder *builder, SpanKind kind, size_t start, size_t end);
void part_builder_attribute(struct part_builder *builder, SpanRef ref, const char *key, Str value);
/* To set source and certainty; valid until the next call. */
Span *part_builder_get_span(struct part_builder *builder, SpanRef ref);

/*
 * Puts the anchor of a note here (as part_builder_point() does) and makes the note, empty. Its text
 * is given between enter and leave, now or later, once or in pieces; notes may stand in notes.
 */
BlockRef part_builder_note(struct part_builder *builder, Str label, Origin origin);
void part_builder_enter_note(struct part_builder *builder, BlockRef note);
void part_builder_leave_note(struct part_builder *builder);  // closes what is open in it

#endif
