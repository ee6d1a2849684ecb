// str: immutable text, kept as UTF-8.
//
// Most text is ASCII, where a code point is a byte and everything is direct; `size == count` says
// so. Other text is walked. Lone surrogates are kept as their three bytes, as only awaiter sees
// them.

#ifndef VM_TYPES_STR_H
#define VM_TYPES_STR_H

#include "base/text.h"
#include "vm/object.h"

typedef struct StrPlace {
    uint32_t index, offset; // of a code point, and of its first byte
} StrPlace;

struct Str {
    Object base;
    size_t size;   // bytes
    size_t count;  // code points
    uint64_t hash; // 0: not computed yet; stable, made from the bytes alone
    // Where a place in the first and in the second half of text that is not ASCII was found last,
    // so that walking it by index, forwards, backwards or from both ends, costs no search.
    StrPlace places[2];
    bool interned; // two interned Strs are equal only if they are the same object
    char bytes[];  // and a zero byte
};

Str *str_new(Vm *vm, const char *bytes, size_t size); // copies; NULL with MemoryError set
Str *str_from_text(Vm *vm, Text text);
Str *str_from_c(Vm *vm, const char *zero_ended);
Str *str_intern(Vm *vm, Text text);  // a new reference to the one interned Str with this text
Str *str_from_buf(Vm *vm, Buf *buf); // NULL with MemoryError set when the buf failed; frees the buf
Value str_value_from_buf(Vm *vm, Buf *buf);            // the same as a Value
Str *str_from_code_point(Vm *vm, uint32_t code_point); // ASCII ones are shared
Str *str_format(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text str_text(const Str *str);
uint64_t str_hash(Str *str);
bool str_equal(const Str *a, const Str *b);
bool str_equals_c(const Str *str, const char *zero_ended);
int str_compare(const Str *a, const Str *b); // by code points: negative, 0, positive
bool value_is_str(Value value);
Str *value_as_str(Value value); // borrowed; CHECKs

static inline bool str_is_ascii(const Str *str) {
    return str->size == str->count;
}

// Uninitialized text to be filled in at once: `size` bytes that are `count` code points.
Str *str_new_uninitialized(Vm *vm, size_t size, size_t count);

// *left = *left + right where *left is the only reference to a str and is to be replaced: appends
// in place when there is room (`s += 'x'` in a loop then costs what is appended). Both must be
// exact strs. False with MemoryError set; *left is then unchanged.
bool str_append_in_place(Vm *vm, Value *left, Value right);

// Joins `count` strs, as the pieces of an f-string; NULL with MemoryError set.
Str *str_join_pieces(Vm *vm, const Value *pieces, int count);

// The byte offset of a code point index, and back.
size_t str_offset(const Str *str, size_t index);
size_t str_index_of_offset(const Str *str, size_t offset);

// Appends repr(text) as Python writes it.
void str_write_repr(Text text, Buf *out);

// The first occurrence of needle at or behind `from`, as a byte offset; SIZE_MAX when there is
// none.
size_t text_find(Text text, Text needle, size_t from);
size_t text_find_last(Text text, Text needle);

typedef struct List List; // vm/types/list.h

// Appends the pieces between separators (not empty) to a list, each by `append`: at most `most`
// cuts, from the left, or from the right and the last piece first. False with an exception set.
typedef bool TextAppend(Vm *vm, List *list, Text piece);
bool text_split(Vm *vm, List *list, Text text, Text separator, int64_t most, TextAppend *append);
bool text_rsplit(Vm *vm, List *list, Text text, Text separator, int64_t most, TextAppend *append);

// Before all else: what its objects need in order to go.
void str_setup_life(Vm *vm);
bool str_setup(Vm *vm);
void str_deinit(Vm *vm); // drops the shared one-character strs

#endif
