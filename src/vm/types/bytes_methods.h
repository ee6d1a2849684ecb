// What the files of bytes share: bytes.c (the object), bytearray.c, bytes_methods.c, bytes_ascii.c
// (the methods that look at bytes as ASCII text), bytes_codec.c (encode, decode).

#ifndef VM_TYPES_BYTES_METHODS_H
#define VM_TYPES_BYTES_METHODS_H

#include "vm/run/native.h"
#include "vm/types/bytes.h"

// What bytes and bytearray do alike. A byte is an int from 0 to 255; false with an exception set.
bool bytes_read_byte(Vm *vm, Value value, char *out);
int bytes_contain(Vm *vm, Value self, Value item); // -1 with an exception set

const NativeDef *bytes_methods(void);
const NativeDef *bytes_ascii_methods(void);

#endif
