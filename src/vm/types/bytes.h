// bytes: an immutable row of small numbers, and what it has in common with the other two types that
// hold or show bytes (vm/types/bytearray.h, vm/types/memoryview.h).

#ifndef VM_TYPES_BYTES_H
#define VM_TYPES_BYTES_H

#include "base/text.h"
#include "vm/object.h"

typedef struct Bytes {
    Object base;
    size_t size;
    int64_t hash; // -1: not computed yet
    char bytes[]; // and a zero byte
} Bytes;

Value bytes_new(Vm *vm, const char *bytes, size_t size); // copies
Value bytes_new_zeroed(Vm *vm, size_t size);             // to be filled in at once
Value bytes_from_value(Vm *vm, Value value);             // of a buffer, or an iterable of ints
bool value_is_bytes(Value value);                        // bytes or below
bool value_is_bytes_like(Value value);                   // or bytearray
Text bytes_text(
    Value value); // of either; borrowed: a bytearray's ends when code of the program runs

// A buffer is a bytes, a bytearray or a memoryview. Its bytes, borrowed likewise; false with an
// exception set: a view was released, or its items do not lie side by side.
bool value_is_buffer(Value value);
bool bytes_of_buffer(Vm *vm, Value value, Text *out);

// Lets go of the error that bytes_of_buffer set, if any, where another one takes its place.
void bytes_drop_error(Vm *vm);

// What bytes(…) or bytearray(…), as `name` says, is made of: bytes, or what `__bytes__` gave.
Value bytes_make(Vm *vm, const char *name, Args args);

// b'…'; a bytearray puts a backslash before every single quote.
void bytes_write_repr(Text text, bool is_array, Buf *out);

// str.encode and bytes.decode; names may be NULL for "utf-8" and "strict".
Value bytes_encode(Vm *vm, Str *str, const char *encoding, const char *errors);
Value bytes_decode(Vm *vm, Text bytes, const char *encoding, const char *errors);

bool bytes_setup(Vm *vm);

#endif
