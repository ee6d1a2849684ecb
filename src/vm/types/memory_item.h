// One item of a memoryview: how the bytes of a format of one letter are read as a value, and a
// value is written as bytes. Numbers lie as on the machine that CPython is measured on: the lowest
// byte first, a `long` of 8 bytes.

#ifndef VM_TYPES_MEMORY_ITEM_H
#define VM_TYPES_MEMORY_ITEM_H

#include "vm/object.h"

#define MEMORY_ITEM_MOST 8 // bytes of the largest item

// Bytes of an item; 0: there is no such format.
size_t memory_item_size(char format);

// The item at a place, a new reference; UNSET with MemoryError set.
Value memory_item_read(Vm *vm, char format, const char *place);

// Fills in the item's bytes. False with TypeError or ValueError ("memoryview: invalid value for
// format 'B'") set, or what code of the program raised that was asked for the number.
bool memory_item_make(Vm *vm, char format, Value value, char out[MEMORY_ITEM_MOST]);

#endif
