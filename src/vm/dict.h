// dict: an ordered hash table. Walked in order of insertion, always.
//
// `version` changes with every change of keys and values: caches of globals are checked against it.

#ifndef VM_DICT_H
#define VM_DICT_H

#include "vm/object.h"

typedef struct DictEntry {
    int64_t hash;
    Value key; // UNSET: deleted
    Value value;
} DictEntry;

struct Dict {
    Object base;
    DictEntry *entries; // in order of insertion
    int32_t *index;     // into entries; -1 empty, -2 deleted
    int used;           // live entries
    int entry_count;    // live and deleted
    int entry_capacity;
    int index_size; // a power of two
    uint64_t version;
};

Dict *dict_new(Vm *vm);
// Borrowed; UNSET when absent, or with an exception set when hashing or comparing failed.
Value dict_get(Vm *vm, Dict *dict, Value key);
// The same for a Str key, which can't fail. Borrowed.
Value dict_get_str(const Dict *dict, Str *key);
bool dict_set(Vm *vm, Dict *dict, Value key, Value value); // borrows both
bool dict_set_str(Vm *vm, Dict *dict, Str *key, Value value);
bool dict_set_c(Vm *vm, Dict *dict, const char *key, Value value); // interns the key
// 1 deleted, 0 was not there, -1 failed.
int dict_delete(Vm *vm, Dict *dict, Value key);
// Removes and returns the value (new reference); UNSET when absent (check vm_has_error).
Value dict_pop(Vm *vm, Dict *dict, Value key);
void dict_clear(Vm *vm, Dict *dict);
Dict *dict_copy(Vm *vm, Dict *dict);
bool dict_update(Vm *vm, Dict *dict, Value mapping_or_pairs);
// Walks: start with *position 0; false at the end. The pointers are borrowed and may be NULL.
bool dict_next(const Dict *dict, int *position, Value *key, Value *value);
bool dict_setup(Vm *vm);

#endif
