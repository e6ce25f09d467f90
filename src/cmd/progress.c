/*
 * The width is asked anew for each line, so a window may change its size meanwhile. One that became
 * narrower has folded the last line over several; those are gone over again from the first.
 */
#include "cmd/progress.h"
#include "base/buf.h"
#include "base/stamp.h"
#include "cmd/output.h"
#include "text/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DRAW_MS = 100, PLAIN_MS = 10000, BAR_MIN = 10, BAR_MAX = 30, SPEAKS_MS = 1000 };

static struct {
    bool running;
    uint64_t began_ms, last_ms;
    size_t shown;      // columns of the line that stands there; 0: none
    const char *what;  // of progress_words(), where it is that which runs
} state;

/* --- the line ------------------------------------------------------------------------ */

static uint64_t share(uint64_t part, uint64_t whole, uint64_t of) {
    return whole == 0 ? 0 : (uint64_t)((double)part / (double)whole * (double)of);
}

static Str time_left(struct arena *arena, uint64_t ms) {
    uint64_t s = ms / 1000;
    if (s < 60)
        return str_format(arena, "%llu s left", (unsigned long long)s);
    if (s < 3600)
        return str_format(arena, "%llu min %02llu s left", (unsigned long long)(s / 60),
                          (unsigned long long)(s % 60));
    return str_format(arena, "%llu h %02llu min left", (unsigned long long)(s / 3600),
                      (unsigned long long)(s / 60 % 60));
}

/* What may be said, the most important first; what is not known is left out. */
static void pieces(const Progress *p, uint64_t ms, struct arena *arena, StrList *list) {
    bool bytes = p->all_bytes > 0;
    uint64_t done = bytes ? p->done_bytes : p->done, all = bytes ? p->all_bytes : p->all;
    done = all > 0 && done > all ? all : done;
    if (all > 0)
        str_list_add(arena, list,
                     str_format(arena, "%3llu %%", (unsigned long long)share(done, all, 100)));
    Str count = output_count(arena, p->done), of = output_count(arena, p->all);
    str_list_add(arena, list,
                 p->all > 0
                     ? str_format(arena, "%.*s of %.*s %s", STR_ARG(count), STR_ARG(of), p->what)
                     : str_format(arena, "%.*s %s", STR_ARG(count), p->what));
    if (ms < SPEAKS_MS || done == 0)
        return;
    if (all > 0)
        str_list_add(
            arena, list,
            time_left(arena, (uint64_t)((double)ms * (double)(all - done) / (double)done)));
    if (!bytes) {
        str_list_add(arena, list,
                     str_format(arena, "%.*s a second",
                                STR_ARG(output_count(arena, share(1000, ms, p->done)))));
        return;
    }
    str_list_add(arena, list,
                 str_format(arena, "%.*s of %.*s", STR_ARG(output_bytes(arena, p->done_bytes)),
                            STR_ARG(output_bytes(arena, p->all_bytes))));
    str_list_add(
        arena, list,
        str_format(arena, "%.*s a second", STR_ARG(output_bytes(arena, share(1000, ms, done)))));
}

static void bar(const Progress *p, size_t columns, bool ascii, Buf *out) {
    bool bytes = p->all_bytes > 0;
    uint64_t done = bytes ? p->done_bytes : p->done, all = bytes ? p->all_bytes : p->all;
    size_t full = (size_t)share(done, all, columns - 2);
    buf_c(out, " [");
    for (size_t i = 0; i < columns - 2; i++)
        buf_c(out, i >= full ? (ascii ? "." : "\xC2\xB7") : ascii ? "#" : "\xE2\x96\x88");
    buf_c(out, "]");
}

Str progress_line(const Progress *progress, uint64_t elapsed_ms, const ProgressForm *form,
                  struct arena *results) {
    StrList list = {0};
    Buf out = {0};
    size_t columns = 0;
    if (form->width < 4)
        return (Str){NULL, 0};
    pieces(progress, elapsed_ms, results, &list);
    for (size_t i = 0; i < list.n; i++) {
        size_t between = out.n > 0 ? 2 : 0;
        if (columns + between + list.p[i].n > form->width)
            continue; /* a shorter one behind it may fit */
        buf_c(&out, between > 0 ? "  " : "");
        buf_str(&out, list.p[i]);
        columns += between + list.p[i].n;
    }
    size_t room = form->width - columns;
    if (form->bar && (progress->all > 0 || progress->all_bytes > 0) && room > BAR_MIN)
        bar(progress, room - 1 < BAR_MAX ? room - 1 : BAR_MAX, form->ascii, &out);
    Str line = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return line;
}

/* --- where it stands ----------------------------------------------------------------- */

static bool draws(void) {
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDERR_FILENO) != 0 && (none == NULL || *none == '\0') && term != NULL &&
           *term != '\0' && strcmp(term, "dumb") != 0;
}

/* As the C library would choose the locale of characters, which this program never sets. */
static bool speaks_ascii(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Str value = str_from_c(getenv(names[i]));
        if (value.n > 0)
            return !str_has(value, STR("UTF-8")) && !str_has(value, STR("utf8"));
    }
    return true;
}

static void erase(void) {
    size_t width = output_width_of(STDERR_FILENO);
    size_t above = state.shown == 0 ? 0 : (state.shown - 1) / width;
    if (above > 0)
        (void)fprintf(stderr, "\033[%zuA", above);
    (void)fputs("\r\033[J", stderr);
    state.shown = 0;
}

void progress_show(const Progress *progress) {
    uint64_t now = stamp_elapsed_ms();
    bool drawn = draws();
    if (!state.running) {
        state.running = true;
        state.began_ms = now;
        state.last_ms = drawn ? 0 : now; /* a plain line says nothing before its time */
    }
    if (now - state.last_ms < (drawn ? DRAW_MS : PLAIN_MS))
        return;
    state.last_ms = now;
    struct arena *scratch = arena_create();
    /* One column stays free: a cursor behind the last one waits differently on every terminal. */
    ProgressForm form = {drawn ? output_width_of(STDERR_FILENO) - 1 : 200, drawn, speaks_ascii()};
    Str line = progress_line(progress, now - state.began_ms, &form, scratch);
    if (drawn) {
        output_flush_if_seen();
        erase();
        (void)fprintf(stderr, "%.*s", STR_ARG(line));
        (void)fflush(stderr);
        state.shown = utf8_count(line);
    } else {
        (void)fprintf(stderr, "%.*s\n", STR_ARG(str_trim(line)));
    }
    arena_destroy(scratch);
}

void progress_count(void *what, uint64_t done, uint64_t all) {
    progress_show(&(Progress){.what = what, .done = done, .all = all});
}

void progress_words(void *context, uint64_t done, uint64_t all) {
    static const char *const what = "documents compared";
    (void)context;
    if (state.running && state.what != what)
        progress_end();
    state.what = what;
    progress_show(&(Progress){.what = what, .done = done, .all = all});
}

void progress_hide(void) {
    if (state.shown > 0) {
        erase();
        (void)fflush(stderr);
    }
}

void progress_end(void) {
    progress_hide();
    state.running = false;
    state.what = NULL;
}
