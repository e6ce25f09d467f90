/* Values are few (ten to forty), so finding walks them; their order is what a reader reads. */
#include "doc/description.h"

const Value *description_find(const Description *description, Field field, size_t i) {
    for (size_t k = 0; k < description->n; k++)
        if (description->p[k].field == field && i-- == 0)
            return &description->p[k];
    return NULL;
}

Str description_text(const Description *description, Field field) {
    for (size_t k = 0; k < description->n; k++)
        if (description->p[k].field == field && description->p[k].value.n > 0)
            return description->p[k].value;
    return (Str){NULL, 0};
}

bool description_is_replaced(const Value *value) {
    return value->field == FIELD_OTHER && str_starts(value->role, STR("was-"));
}

Str description_attribute(const Value *value, const char *key) {
    for (size_t i = 0; i < value->attributes.n; i++)
        if (str_is(value->attributes.p[i].key, key))
            return value->attributes.p[i].value;
    return (Str){NULL, 0};
}

Value *description_add(struct arena *arena, Description *description, Field field, Str value) {
    Value *added = LIST_ADD(arena, description);
    *added = (Value){.field = field, .value = value, .certainty = 1000};
    return added;
}
