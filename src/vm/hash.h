// Hashes of the built-in types. Those of numbers, and of tuples and frozensets of numbers, are
// CPython's; those of text are stable made-up ones.

#ifndef VM_HASH_H
#define VM_HASH_H

#include "vm/object.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/str.h"

// The prime that hashes of numbers are remainders of.
#define HASH_PRIME ((INT64_C(1) << 61) - 1)

// object_hash with the common cases in front; false with an exception set.
static inline bool hash_of(Vm *vm, Value value, int64_t *hash) {
    if (value.kind == VALUE_INT && value.integer > -HASH_PRIME && value.integer < HASH_PRIME) {
        *hash = value.integer == -1 ? -2 : value.integer;
        return true;
    }
    if (value.kind == VALUE_OBJECT && (value.object->type->flags & TYPE_STR) &&
        !(value.object->type->flags & TYPE_HEAP)) {
        *hash = (int64_t)str_hash((Str *)value.object);
        return true;
    }
    return object_hash(vm, value, hash);
}

#endif
