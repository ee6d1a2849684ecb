// The iterators that are builtins: enumerate, zip, map, filter, reversed, iter(callable, sentinel).

#ifndef VM_TYPES_ITERATORS_H
#define VM_TYPES_ITERATORS_H

#include "vm/object.h"

// One struct for all of them; each uses what it needs.
typedef struct Iterator {
    Object base;
    Value function; // map, filter; the callable of iter(); of zip UNSET
    Value source;   // an iterator, the sequence of reversed, or the sentinel; UNSET: exhausted
    Tuple *sources; // iterators of zip and map
    Value index;    // enumerate's next number, reversed's next index
    Tuple *row;     // see tuple_again: of zip and enumerate
    bool strict;    // zip
} Iterator;

// iter(callable, sentinel).
Value callable_iterator_new(Vm *vm, Value callable, Value sentinel);

bool iterators_setup(Vm *vm);

#endif
