// What the files of int share: int.c (the object and its operators), int_text.c (reading and
// writing), int_methods.c.

#ifndef VM_TYPES_INT_METHODS_H
#define VM_TYPES_INT_METHODS_H

#include "vm/run/native.h"
#include "vm/types/int.h"

const NativeDef *int_methods(void);
const NativeGetter *int_getters(void);

// The number in int's own form: of a bool, or of an instance of a subclass.
Value int_plain(Vm *vm, Value value);

// int(…) with these arguments.
Value int_make(Vm *vm, Args args);

// Appends the text with the decimal digits of all scripts made ASCII and white space made blanks;
// anything else beyond ASCII becomes a question mark, which no number has. For int() and float().
void text_to_ascii_number(Text text, Buf *out);
Text text_trim_spaces(Text text);

#endif
