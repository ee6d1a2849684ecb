// memoryview: the bytes of a bytes or bytearray, seen through a window without being copied.
//
// A view knows its exporter, where its first item lies, how many there are and how far apart, and
// the format of an item (vm/types/memory_item.h). Views have one dimension; a cast to a shape of
// others is refused. While a bytearray has views that are not released its size can't change, which
// is why a view may keep a pointer into it.

#ifndef VM_TYPES_MEMORYVIEW_H
#define VM_TYPES_MEMORYVIEW_H

#include "base/text.h"
#include "vm/object.h"

bool value_is_memoryview(Value value);

// The bytes that a view shows, borrowed: until code of the program runs. False with an exception
// set: it was released (ValueError), or its items do not lie side by side (BufferError).
bool memoryview_text(Vm *vm, Value value, Text *out);

// A copy of its items as bytes, wherever they lie; UNSET with an exception set.
Value memoryview_copy(Vm *vm, Value value);

bool memoryview_setup(Vm *vm);

#endif
