#include "read/cite_sample.h"

Value *cite_sample_add(CiteSample *sample, Field field, const char *value) {
    return description_add(sample->arena, &sample->document.description, field, str_from_c(value));
}

static void add_volume(CiteSample *sample, Field field, const char *value, const char *role,
                       const char *label) {
    Value *added = description_add(sample->arena, &sample->volume, field, str_from_c(value));
    added->role = str_from_c(role);
    added->label = str_from_c(label);
}

void cite_sample_date(CiteSample *sample, const char *printed, const char *norm) {
    Description *said = &sample->document.description;
    for (size_t i = 0; i < said->n; i++)
        if (said->p[i].field == FIELD_DATE)
            said->p[i].field = FIELD_OTHER;
    if (printed == NULL)
        return;
    Value *value = cite_sample_add(sample, FIELD_DATE, printed);
    value->norm = str_from_c(norm);
    value->role = STR("given");
}

static void begin(CiteSample *sample, const char *local_id) {
    *sample = (CiteSample){.arena = arena_create()};
    sample->document.local_id = str_from_c(local_id);
    sample->input = (CiteInput){
        .archive_title = STR("Cold War Papers"),
        .accessed = STR("2026-11-24"),
        .id = str_format(sample->arena, "d0123456789ab.%s", local_id),
        .address =
            str_format(sample->arena, "https://papers.example.org/d/d0123456789ab.%s", local_id),
    };
}

void cite_sample_page(CiteSample *sample) {
    begin(sample, "1");
    cite_sample_add(sample, FIELD_TITLE,
                    "From the cable on the conversation\n  between Gromyko and Kennedy");
    cite_sample_date(sample, "October 18, 1962", "1962-10-18");
    cite_sample_add(sample, FIELD_ARCHIVE, "Archive of Foreign Policy, Russian Federation (AVP RF)")
        ->norm = STR("AVP RF");
    cite_sample_add(sample, FIELD_PUBLISHER, "History and Public Policy Program");
    cite_sample_add(sample, FIELD_LANGUAGE, "English")->norm = STR("en");
    sample->input.document = &sample->document;
}

void cite_sample_telegram(CiteSample *sample) {
    begin(sample, "d135");
    cite_sample_add(sample, FIELD_TITLE,
                    "Telegram From the Embassy in the Soviet Union to the Department of State");
    cite_sample_add(sample, FIELD_NUMBER, "135.");
    cite_sample_add(sample, FIELD_KIND, "telegram");
    cite_sample_date(sample, "Moscow, October 18, 1962, 8 p.m.", "1962-10-18");
    cite_sample_add(sample, FIELD_AUTHOR, "Foy D. Kohler")->role = STR("sender");
    cite_sample_add(sample, FIELD_SOURCE_NOTE,
                    "Source: Department of State, Central Files, 762.00/10\xE2\x80\x93"
                    "1862. Secret.");
    add_volume(sample, FIELD_AUTHOR, "Charles S. Sampson", "editor", "primary");
    add_volume(sample, FIELD_AUTHOR, "Glenn W. LaFantasie", "editor", "general");
    add_volume(sample, FIELD_PUBLISHER, "United States Government Printing Office", "", "");
    add_volume(sample, FIELD_PUBLISHED, "Washington", "", "pubPlace");
    add_volume(sample, FIELD_PUBLISHED, "1994", "", "date");
    sample->input.volume_title = STR("Foreign Relations of the United States, 1961\xE2\x80\x93"
                                     "1963, Volume XV, Berlin Crisis, 1962\xE2\x80\x93"
                                     "1963");
    sample->input.volume = &sample->volume;
    sample->input.document = &sample->document;
}

void cite_sample_drop(CiteSample *sample) {
    arena_destroy(sample->arena);
}

Str cite_sample_write(CiteSample *sample, CiteStyle style) {
    Buf out = {0};
    sample->input.document = &sample->document;
    if (sample->input.volume != NULL)
        sample->input.volume = &sample->volume;
    cite_write(style, &sample->input, &out);
    Str text = str_copy(sample->arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}
