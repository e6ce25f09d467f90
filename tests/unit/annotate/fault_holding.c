#include "annotate/fault_holding.h"
#include "base/buf.h"

static const char *const sentences[] = {
    "The Soviet Union is aware of the opinion of the government.",
    "I said that the Secretary would have the honor to receive the Ambassador.",
    "They have only weapons of defense and no missiles of any kind.",
    "The armaments that we have supplied are of a defensive character.",
    "Several boats were seen carrying along supplies for the troops.",
    "The country is also a large and rich country with many friends.",
    "The Department of State has no information about the proposal.",
    "We further agreed that the question of Berlin must be discussed again.",
    "The President asked whether the Foreign Minister had read the note.",
    "It was the policy of his government to support the conference.",
};

struct document fault_holding_document(struct arena *arena, const char *text) {
    struct document document = {0};
    Part *part = LIST_ADD(arena, &document.parts);
    *part = (Part){.text = str_from_c(text)};
    return document;
}

struct fault_words *fault_holding_words(struct arena *arena) {
    struct fault_words *words = fault_words_create(arena);
    Buf text = {0};
    for (size_t i = 0; i < 55; i++)
        for (size_t k = 0; k < sizeof sentences / sizeof *sentences; k++) {
            buf_c(&text, sentences[(i + k) % 10]);
            buf_char(&text, ' ');
        }
    buf_char(&text, '\0');
    struct document document = fault_holding_document(arena, text.p);
    for (size_t i = 0; i < 100; i++)
        fault_words_add(words, &document);
    buf_free(&text);
    return words;
}
