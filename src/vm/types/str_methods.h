// What the files of str share with each other: str.c (the object and its slots), str_methods.c
// (case, padding, translating, questions), str_search.c (finding, splitting, joining).

#ifndef VM_TYPES_STR_METHODS_H
#define VM_TYPES_STR_METHODS_H

#include "vm/types/str.h"

bool str_add_methods(Vm *vm);
bool str_add_search_methods(Vm *vm);

// The one interned Str with these bytes, borrowed; NULL when there is none (vm/types/dict.c).
Str *dict_find_text(const Dict *dict, Text text, int64_t hash);

#endif
