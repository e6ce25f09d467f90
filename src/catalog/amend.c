/*
 * Undos first, from the last act to the first, because an undo can itself be undone only by a later
 * one; then what is left, from the first to the last. A correction looks for its words where the
 * act says, then where they stand once: an act is a person's work and follows its words through a
 * new reading, but never guesses between two places.
 */
#include "catalog/amend.h"
#include "base/digest.h"
#include "doc/edtf.h"
#include "text/utf8.h"
#include <string.h>

enum { DIGEST_LETTERS = 16 };

/* --- undo ------------------------------------------------------------------------------------ */

static bool find_seq(AmendActList acts, size_t before, uint64_t seq, size_t *at) {
    size_t low = 0, high = before;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (acts.p[middle].act.seq < seq)
            low = middle + 1;
        else
            high = middle;
    }
    *at = low;
    return low < before && acts.p[low].act.seq == seq;
}

void amend_states(AmendActList acts) {
    for (size_t i = 0; i < acts.n; i++)
        acts.p[i].state = ACT_STATE_IN_EFFECT;
    for (size_t i = acts.n; i-- > 0;) {
        AmendAct *undo = &acts.p[i];
        size_t target;
        if (undo->act.kind != ACT_UNDO || undo->state == ACT_STATE_UNDONE)
            continue;
        if (find_seq(acts, i, undo->act.undoes, &target))
            acts.p[target].state = ACT_STATE_UNDONE;
        else
            undo->state = ACT_STATE_ORPHANED;
    }
}

/* --- describe -------------------------------------------------------------------------------- */

static Str norm_of(Field field, Str value, struct arena *results) {
    Edtf edtf;
    Fail ignored;
    switch (field_info(field)->type) {
    case FIELD_AS_DATE:
        return edtf_parse(value, results, &edtf, &ignored) ? value : (Str){NULL, 0};
    case FIELD_AS_LANGUAGE: {
        size_t letters = 0;
        while (letters < value.n && value.p[letters] >= 'a' && value.p[letters] <= 'z')
            letters++;
        bool is_tag =
            (letters == 2 || letters == 3) && (letters == value.n || value.p[letters] == '-');
        return is_tag ? value : (Str){NULL, 0};
    }
    default:
        return (Str){NULL, 0};
    }
}

static bool is_current(const Value *value, Field field) {
    return value->field == field && !description_is_replaced(value);
}

/* The old value says no longer what holds, but stays to be seen. */
static void supersede(Value *value, struct arena *results) {
    const FieldInfo *info = field_info(value->field);
    if (value->label.n == 0)
        value->label = str_from_c(info->label);
    value->role = str_format(results, "was-%s", info->name);
    value->field = FIELD_OTHER;
}

static void insert_value(Description *said, size_t at, Value value, struct arena *results) {
    (void)LIST_ADD(results, said);
    memmove(&said->p[at + 1], &said->p[at], (said->n - 1 - at) * sizeof *said->p);
    said->p[at] = value;
}

static Value persons_value(const Act *act, const Value *old, struct arena *results) {
    Value value = {.field = act->field,
                   .value = act->after,
                   .norm = norm_of(act->field, act->after, results),
                   .asked_empty = act->after.n == 0,
                   .source = {.kind = SOURCE_PERSON, .name = act->who},
                   .certainty = 1000};
    if (old != NULL) {
        value.role = old->role;
        value.label = old->label;
    } else if (act->field == FIELD_DATE) {
        value.role = STR("given");
    }
    return value;
}

static bool find_value(const Description *said, Field field, Str text, size_t *at) {
    for (*at = 0; *at < said->n; ++*at)
        if (is_current(&said->p[*at], field) && str_equal(said->p[*at].value, text))
            return true;
    return false;
}

/*
 * Finds the value that act `i` replaces. Where it is not there because the act that set it was
 * undone, it is what that one replaced. False: nothing to replace; *adds says whether that is what
 * the act wants.
 */
static bool find_replaced(AmendActList acts, size_t i, const Description *said, size_t *at,
                          bool *adds) {
    Field field = acts.p[i].act.field;
    Str before = acts.p[i].act.before;
    for (;;) {
        *adds = before.n == 0;
        if (find_value(said, field, before, at))
            return true;
        if (*adds)
            return false;
        bool traced = false;
        while (!traced && i-- > 0) {
            const AmendAct *earlier = &acts.p[i];
            traced = earlier->act.kind == ACT_DESCRIBE && earlier->act.field == field &&
                     earlier->state == ACT_STATE_UNDONE && str_equal(earlier->act.after, before);
        }
        if (!traced)
            return false;
        before = acts.p[i].act.before;
    }
}

/* Every value of the field gives way to the act's one. */
static void replace_all(const Act *act, Description *said, struct arena *results) {
    size_t first = said->n;
    for (size_t i = said->n; i-- > 0;)
        if (is_current(&said->p[i], act->field))
            first = i;
    Value fresh = persons_value(act, first < said->n ? &said->p[first] : NULL, results);
    for (size_t i = first; i < said->n; i++)
        if (is_current(&said->p[i], act->field))
            supersede(&said->p[i], results);
    insert_value(said, first, fresh, results);
}

/* Behind the last value of its field and what that one replaced; else at the end. */
static size_t place_to_add(const Description *said, Field field, struct arena *results) {
    Str was = str_format(results, "was-%s", field_info(field)->name);
    size_t at = said->n;
    while (at > 0 && !is_current(&said->p[at - 1], field))
        at--;
    if (at == 0)
        return said->n;
    while (at < said->n && description_is_replaced(&said->p[at]) &&
           str_equal(said->p[at].role, was))
        at++;
    return at;
}

/* Where words stand by themselves in a title; false: nowhere. */
static bool find_name(Str title, Str name, size_t *at) {
    for (size_t from = 0; str_find(str_skip(title, from), name, at); from = *at + 1) {
        *at += from;
        size_t end = *at + name.n;
        bool begins = *at == 0 || title.p[*at - 1] == ' ';
        if (begins && (end == title.n || title.p[end] == ' ' || title.p[end] == ','))
            return true;
    }
    return false;
}

/* A rule's title says who writes to whom ("Jane to Mary, 3 May 1910"): what a person says of them
 * goes for it, too. */
static void retitle(Description *said, const Act *act, Str before, struct arena *results) {
    Value *title = NULL;
    for (size_t i = 0; i < said->n && title == NULL; i++)
        if (is_current(&said->p[i], FIELD_TITLE))
            title = &said->p[i];
    bool recipient = act->field == FIELD_RECIPIENT;
    if (title == NULL || title->source.kind != SOURCE_RULE ||
        !str_is(title->source.name, "title-by-parties") || before.n == 0 || act->after.n == 0 ||
        (!recipient && act->field != FIELD_AUTHOR))
        return;
    size_t at, lead = recipient ? 3 : 0;  // "to "
    Str led = recipient ? str_format(results, "to %.*s", STR_ARG(before)) : before;
    bool found = find_name(title->value, led, &at);
    if (!found && recipient) {
        led = str_format(results, "To %.*s", STR_ARG(before));
        found = find_name(title->value, led, &at);
    }
    if (found)
        title->value =
            str_format(results, "%.*s%.*s%.*s", STR_ARG(str_slice(title->value, 0, at + lead)),
                       STR_ARG(act->after), STR_ARG(str_skip(title->value, at + led.n)));
}

static bool apply_describe(AmendActList acts, size_t i, struct document *document,
                           struct arena *results) {
    const Act *act = &acts.p[i].act;
    Description *said = &document->description;
    if ((unsigned)act->field >= FIELD_COUNT)
        return false;
    bool whole_field = act->before.n == 0 && act->after.n == 0;
    if (!field_info(act->field)->repeats || whole_field) {
        replace_all(act, said, results);
        return true;
    }
    size_t at;
    bool adds;
    if (find_replaced(acts, i, said, &at, &adds)) {
        Value fresh = persons_value(act, &said->p[at], results);
        retitle(said, act, said->p[at].value, results);
        supersede(&said->p[at], results);
        insert_value(said, at, fresh, results);
        return true;
    }
    if (adds)
        insert_value(said, place_to_add(said, act->field, results),
                     persons_value(act, NULL, results), results);
    return adds;
}

/* --- correct --------------------------------------------------------------------------------- */

static bool digest_is(Str bytes, Str digest) {
    Sha512Hex hex = digest_sha512(bytes);
    return str_equal((Str){hex.p, DIGEST_LETTERS}, digest);
}

static bool stands_once(Str text, Str words, size_t *at) {
    size_t next;
    return words.n > 0 && str_find(text, words, at) &&
           !str_find(str_skip(text, *at + 1), words, &next);
}

/* Where in the block the act's words stand, in bytes of the block's text. */
static bool find_words(const Act *act, Str text, bool same_block, size_t *start, size_t *end) {
    if (same_block && act->start == act->end && act->before.n == 0) {
        *start = *end = act->start;
        return utf8_is_boundary(text, act->start) && digest_is(text, act->digest);
    }
    if (same_block && act->start < act->end && act->end <= text.n &&
        utf8_is_boundary(text, act->start) && utf8_is_boundary(text, act->end) &&
        digest_is(str_slice(text, act->start, act->end), act->digest)) {
        *start = act->start;
        *end = act->end;
        return true;
    }
    if (act->start != act->end && !digest_is(act->before, act->digest))
        return false;
    if (!stands_once(text, act->before, start))
        return false;
    *end = *start + act->before.n;
    return true;
}

/*
 * The block that stands where a lost one stood, 0 for none. Lost blocks point to blocks that are
 * there.
 */
static uint32_t successor(const struct document *document, uint32_t block) {
    for (size_t i = 0; i < document->lost_blocks.n; i++)
        if (document->lost_blocks.p[i].id == block)
            return document->lost_blocks.p[i].nearest;
    return 0;
}

/* Where an act's words stand now. */
static bool place_words(AmendAct *applied, const struct document *document) {
    const Act *act = &applied->act;
    const Part *found;
    const Block *block = document_find_block(document, act->block, &found);
    bool same_block = block != NULL;
    if (block == NULL)
        block = document_find_block(document, successor(document, act->block), &found);
    if (block == NULL || act->block == 0)
        return false;
    size_t start, end;
    if (!find_words(act, str_slice(found->text, block->start, block->end), same_block, &start,
                    &end))
        return false;
    applied->part = (uint32_t)(found - document->parts.p);
    applied->start = block->start + start;
    applied->end = block->start + end;
    return true;
}

static bool apply_correct(AmendAct *applied, struct document *document, struct arena *results) {
    const Act *act = &applied->act;
    if (!place_words(applied, document))
        return false;
    Part *part = &document->parts.p[applied->part];
    Span *span = LIST_ADD(results, &part->spans);
    *span = (Span){.kind = SPAN_CORRECTION,
                   .start = applied->start,
                   .end = applied->end,
                   .source = {.kind = SOURCE_PERSON, .name = act->who},
                   .certainty = 1000};
    document_set_attribute(results, &span->attributes, "text", act->after);
    document_set_attribute(results, &span->attributes, "act",
                           str_format(results, "%llu", (unsigned long long)act->seq));
    if (act->reason.n > 0)
        document_set_attribute(results, &span->attributes, "reason", act->reason);
    document_sort_spans(part);
    return true;
}

/* --- all ------------------------------------------------------------------------------------- */

static void apply_state(const Act *act, AmendState *state) {
    DocumentState wanted = act->kind == ACT_DESTROY ? STATE_DESTROYED : STATE_WITHDRAWN;
    if (wanted < state->state)
        return;
    state->state = wanted;
    state->reason = act->reason;
    state->who = act->who;
    state->time = act->time;
}

void amend_document(AmendActList acts, struct document *document, struct arena *results,
                    AmendState *state) {
    *state = (AmendState){.state = STATE_VISIBLE};
    amend_states(acts);
    for (size_t i = 0; i < acts.n; i++) {
        AmendAct *applied = &acts.p[i];
        const Act *act = &applied->act;
        if (applied->state != ACT_STATE_IN_EFFECT || act->kind == ACT_UNDO)
            continue;
        bool reached = document != NULL;
        /* What was tampered with can hold what a document cannot. */
        reached = reached && utf8_is_text(act->after) && utf8_is_text(act->reason) &&
                  utf8_is_text(act->who);
        switch (act->kind) {
        case ACT_DESCRIBE:
            reached = reached && apply_describe(acts, i, document, results);
            state->changed |= reached;
            break;
        case ACT_CORRECT:
            reached = reached && apply_correct(applied, document, results);
            state->changed |= reached;
            break;
        case ACT_REJECT:  // nothing is said of the document; fault_rows.c leaves the guess out
            reached = reached && act->block > 0 && place_words(applied, document);
            break;
        case ACT_WITHDRAW:
        case ACT_DESTROY:
            if (reached)
                apply_state(act, state);
            break;
        case ACT_JOIN_EVENT:  // names no event: those are event_rows.c's
            reached = false;
            break;
        default:
            applied->state = ACT_STATE_KEPT;
            continue;
        }
        if (!reached)
            applied->state = ACT_STATE_ORPHANED;
    }
}
