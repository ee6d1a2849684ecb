// str: immutable text, kept as UTF-8.
//
// Most text is ASCII, where a code point is a byte and everything is direct; `size == count` says
// so. Other text is walked. Lone surrogates are kept as their three bytes, as only awaiter sees
// them.

#ifndef VM_STR_H
#define VM_STR_H

#include "base/text.h"
#include "vm/object.h"

struct Str {
    Object base;
    size_t size;   // bytes
    size_t count;  // code points
    uint64_t hash; // 0: not computed yet; stable, made from the bytes alone
    bool interned; // two interned Strs are equal only if they are the same object
    char bytes[];  // and a zero byte
};

Str *str_new(Vm *vm, const char *bytes, size_t size); // copies; NULL with MemoryError set
Str *str_from_text(Vm *vm, Text text);
Str *str_from_c(Vm *vm, const char *zero_ended);
Str *str_intern(Vm *vm, Text text);  // a new reference to the one interned Str with this text
Str *str_from_buf(Vm *vm, Buf *buf); // NULL with MemoryError set when the buf failed; frees the buf
Str *str_format(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text str_text(const Str *str);
uint64_t str_hash(Str *str);
bool str_equal(const Str *a, const Str *b);
bool str_equals_c(const Str *str, const char *zero_ended);
bool value_is_str(Value value);
Str *value_as_str(Value value); // borrowed; CHECKs
bool str_setup(Vm *vm);

#endif
