/*
 * A list of terms, each with its words; digests whole, because half of one proves nothing.
 */
#include "web/kept_out.h"
#include "web/address.h"
#include "web/words.h"

enum { RECEIPTS_MAX = 20, FILES_MAX = 50 };  // shown; the data page has all

static void term(Markup *m, const char *words) {
    markup_element_c(m, TAG_DT, words);
    markup_begin(m, TAG_DD);
}

/* Bytes that came before the present version did are not its bytes. */
static void write_receipts(Markup *m, struct arena *request, const KeptOut *kept) {
    const ReceiptRowList *receipts = kept->receipts;
    for (size_t i = 0; i < receipts->n && i < RECEIPTS_MAX; i++) {
        bool earlier = receipts->p[i].time < kept->deposit->received;
        term(m, "Received again");
        markup_text(m, words_day(request, receipts->p[i].time));
        markup_c(m, " as ");
        markup_element_class(m, TAG_SPAN, "path", words_path(request, receipts->p[i].path));
        if (kept->deposit->version > 1)
            markup_c(m, earlier ? ", bytes of an earlier version"
                                : ", bytes of this or an earlier version");
        markup_end(m);
    }
}

/* Each version that came, the present one last. */
static void write_received(Markup *m, struct arena *request, const KeptOut *kept) {
    const DepositRow *deposit = kept->deposit;
    for (size_t i = 0; kept->history != NULL && i < kept->history->n; i++) {
        const ProvenanceEvent *event = &kept->history->p[i];
        if (event->kind != PROVENANCE_INGESTION || event->version >= deposit->version)
            continue;
        term(m, "Received");
        markup_text(m, words_day(request, event->time));
        markup_c(m, " as ");
        markup_element_class(m, TAG_SPAN, "path", words_path(request, event->received_as));
        markup_text(m, str_format(request, ", version %u", event->version));
        markup_end(m);
    }
    term(m, "Received");
    markup_text(m, words_day(request, deposit->received));
    markup_c(m, " as ");
    markup_element_class(m, TAG_SPAN, "path", words_path(request, deposit->received_as));
    if (deposit->version > 1 && kept->history != NULL)
        markup_c(m, ", the present version");
    markup_end(m);
}

/* Where an earlier reading of this document can still be read. */
static void write_readings(Markup *m, struct arena *request, const KeptOut *kept) {
    for (size_t i = 0; kept->history != NULL && i < kept->history->n; i++) {
        const ProvenanceEvent *event = &kept->history->p[i];
        if (event->kind != PROVENANCE_READING || event->reading == 0 ||
            event->reading >= kept->deposit->reading)
            continue;
        term(m, "Read before");
        markup_begin(m, TAG_A);
        markup_link(
            m, ATTR_HREF,
            address_document(request, kept->id,
                             str_to_c(request, str_format(request, "@%u", event->reading))));
        markup_text(m, str_format(request, "reading %u", event->reading));
        markup_end(m);
        markup_text(m,
                    str_format(request, " of version %u, %.*s, by %.*s", event->version,
                               STR_ARG(words_day(request, event->time)), STR_ARG(event->program)));
        markup_end(m);
    }
}

static void write_files(Markup *m, struct arena *request, const KeptOut *kept) {
    const DepositFileList *files = &kept->deposit->files;
    for (size_t i = 0; i < files->n && i < FILES_MAX; i++) {
        const DepositFile *file = &files->p[i];
        term(m, files->n == 1 ? "Original file" : i == 0 ? "Original files" : "");
        markup_begin_class(m, kept->deposit->withheld ? TAG_SPAN : TAG_A, "path");
        if (!kept->deposit->withheld)
            markup_link(m, ATTR_HREF, address_original(request, kept->id, file->path));
        markup_text(m, words_path(request, file->path));
        markup_end(m);
        markup_c(m, ", ");
        markup_text(m, words_bytes(request, file->size_bytes));
        if (kept->deposit->withheld)
            markup_element_class(m, TAG_SPAN, "warn",
                                 STR(", not handed out: it also holds a withdrawn document"));
        markup_begin(m, TAG_BR);
        markup_c(m, "SHA-512 ");
        markup_element_class(m, TAG_CODE, "digest", file->sha512);
        markup_end(m);
    }
    if (files->n > FILES_MAX) {
        term(m, "");
        markup_text(m, str_format(request, "and %zu more files", files->n - FILES_MAX));
        markup_end(m);
    }
}

void kept_out_write(Markup *m, struct arena *request, const KeptOut *kept) {
    const DepositRow *deposit = kept->deposit;
    markup_begin_class(m, TAG_DL, "kept");
    write_received(m, request, kept);
    write_receipts(m, request, kept);
    write_files(m, request, kept);
    term(m, "Last checked");
    if (kept->checked == 0) {
        markup_c(m, "not yet since it was received");
    } else {
        markup_text(m, words_day(request, kept->checked));
        if (kept->check_sound)
            markup_c(m, ", sound");
        else
            markup_element_class(m, TAG_STRONG, "warn", STR(", damaged"));
    }
    markup_end(m);
    term(m, "Read");
    if (deposit->failure.n == 0)
        markup_text(m, str_format(request, "reading %u of version %u, by %.*s", deposit->reading,
                                  deposit->version, STR_ARG(deposit->program)));
    else
        markup_element_class(
            m, TAG_STRONG, "warn",
            deposit->reading == 0
                ? str_format(request, "could not be read: %.*s", STR_ARG(deposit->failure))
                : str_format(request, "version %u could not be read: %.*s; reading %u still holds",
                             deposit->version, STR_ARG(deposit->failure), deposit->reading));
    markup_end(m);
    write_readings(m, request, kept);
    term(m, "Deposit");
    markup_element(m, TAG_CODE, deposit->id);
    markup_end(m);
    markup_end(m);
}

static void write_act(Markup *m, struct arena *request, const Act *act) {
    markup_begin(m, TAG_LI);
    markup_text(m, words_day(request, act->time));
    markup_c(m, ", ");
    markup_text(m, act->who);
    markup_c(m, ": ");
    if (act->kind == ACT_JOIN_EVENT && act->event.accounts.n > 0)
        markup_text(m, str_format(request, "joined %.*s",
                                  STR_ARG(words_some(request, act->event.accounts.n, "account",
                                                     "accounts"))));
    else if (act->kind == ACT_JOIN_EVENT)
        markup_c(m, "described the event");
    else
        markup_text(m, act->kind_name);
    if (act->kind == ACT_UNDO) {
        markup_text(m, str_format(request, " decision %llu", (unsigned long long)act->undoes));
    } else if (act->kind == ACT_DESCRIBE && act->field < FIELD_COUNT) {
        markup_c(m, " ");
        markup_c(m, field_info(act->field)->label);
    }
    if (act->block > 0) {
        markup_c(m, " in ");
        markup_begin(m, TAG_A);
        markup_link_numbered(m, ATTR_HREF, "#b", act->block);
        markup_text(m, str_format(request, "block %u", act->block));
        markup_end(m);
    }
    if (act->after.n > 0) {
        markup_c(m, ", ");
        if (act->before.n > 0)
            markup_element(m, TAG_Q, act->before);
        else
            markup_c(m, "nothing");
        markup_c(m, " became ");
        markup_element(m, TAG_Q, act->after);
    }
    if (act->reason.n > 0) {
        markup_c(m, ", because: ");
        markup_text(m, act->reason);
    }
    markup_text(m, str_format(request, " (decision %llu)", (unsigned long long)act->seq));
    markup_end(m);
}

void kept_out_acts(Markup *m, struct arena *request, const ActList *acts) {
    if (acts->n == 0)
        return;
    markup_begin(m, TAG_SECTION);
    markup_attr_c(m, ATTR_ARIA_LABELLEDBY, "decided");
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, "decided");
    markup_c(m, "Decided");
    markup_end(m);
    markup_begin_class(m, TAG_OL, "acts");
    for (size_t i = 0; i < acts->n; i++)
        write_act(m, request, &acts->p[i]);
    markup_end(m);
    markup_end(m);
}
