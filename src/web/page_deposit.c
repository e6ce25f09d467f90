/*
 * What cannot be read is still an entry of the archive: its bytes, their digests, and why.
 */
#include "web/page_deposit.h"
#include "web/words.h"

void page_deposit_write(const PageContext *context, const KeptOut *kept) {
    Str received_as = kept->deposit->received_as;
    Str title = received_as.n > 0 ? words_path(context->request, received_as) : kept->id;
    PageFrame frame = {.title = title, .class_name = "message"};
    Markup m = page_frame_begin(context, &frame);
    markup_element(&m, TAG_H1, title);
    markup_element_class(&m, TAG_P, "sentence",
                         STR("This file is kept as it was received. It could not be read, so it "
                             "has no text here and is not found by searching."));
    kept_out_write(&m, context->request, kept);
    page_frame_end(context, &frame, &m);
}
