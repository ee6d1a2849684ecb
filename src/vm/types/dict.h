// dict: an ordered hash table. Walked in order of insertion, always.
//
// Two counters let the interpreter cache what it found. `version` changes with every change of keys
// and values. `layout` changes only when a key comes, goes or moves: while it is the same, an index
// into `entries` that held a key holds it still, and only the value needs to be read again. A dict
// of at most DICT_SMALL entries has no index; its entries are compared one by one.

#ifndef VM_TYPES_DICT_H
#define VM_TYPES_DICT_H

#include "vm/object.h"

#define DICT_SMALL 10

typedef struct DictEntry {
    int64_t hash;
    Value key; // UNSET: deleted
    Value value;
} DictEntry;

struct Dict {
    Object base;
    DictEntry *entries; // in order of insertion; NULL while there never was one
    int32_t *index;     // into entries; -1 empty, -2 deleted; NULL when index_size is 0
    int used;           // live entries
    int entry_count;    // live and deleted
    int entry_capacity;
    int index_size; // a power of two, or 0
    int first;      // no live entry lies before: taking the first one again and again is cheap
    uint64_t version;
    uint64_t layout;
};

// Of the three views; their types are vm->types.dict_keys, dict_values, dict_items.
typedef struct DictView {
    Object base;
    Dict *dict; // counted
} DictView;

// Of the iterators over dicts and views, forward and reversed.
typedef struct DictIterator {
    Object base;
    Dict *dict;   // counted; NULL when exhausted
    int position; // of the next entry to look at
    int used;     // what dict->used must still be
    int left;     // how many entries are still to come
    Tuple *row;   // see tuple_again: of one over items
} DictIterator;

Dict *dict_new(Vm *vm);

// An empty dict with room for so many keys.
Dict *dict_new_sized(Vm *vm, int count);

// Borrowed; UNSET when absent, or with an exception set when hashing or comparing failed.
Value dict_get(Vm *vm, Dict *dict, Value key);

// The same for a Str key, which can't fail. Borrowed.
Value dict_get_str(const Dict *dict, Str *key);

// The index of a Str key in `entries`, or -1: for caches (see `layout`).
int dict_find_str(const Dict *dict, Str *key);

// The entry of a key whose hash is known: its index; -1 absent; -2 with an exception set.
int dict_find(Vm *vm, Dict *dict, Value key, int64_t hash);

bool dict_set(Vm *vm, Dict *dict, Value key, Value value); // borrows both
bool dict_set_hashed(Vm *vm, Dict *dict, Value key, int64_t hash, Value value);
bool dict_set_str(Vm *vm, Dict *dict, Str *key, Value value);
bool dict_set_c(Vm *vm, Dict *dict, const char *key, Value value); // interns the key
Value dict_get_c(Vm *vm, const Dict *dict, const char *key); // borrowed; MemoryError: also UNSET

// 1 deleted, 0 was not there, -1 failed.
int dict_delete(Vm *vm, Dict *dict, Value key);
// Removes and returns the value (new reference); UNSET when absent (check vm_has_error).
Value dict_pop(Vm *vm, Dict *dict, Value key);
void dict_clear(Vm *vm, Dict *dict);
Dict *dict_copy(Vm *vm, Dict *dict);
bool dict_update(Vm *vm, Dict *dict, Value mapping_or_pairs);
bool value_is_dict(Value value); // dict or below

// Moves a key to the end or the front of the order (OrderedDict). 1 done, 0 absent, -1 failed.
int dict_move(Vm *vm, Dict *dict, Value key, bool to_end);

// Walks: start with *position 0; false at the end. The pointers are borrowed and may be NULL.
bool dict_next(const Dict *dict, int *position, Value *key, Value *value);

// KeyError with the key as its argument (a tuple too); always UNSET.
Value dict_raise_key_error(Vm *vm, Value key);

// Before all else: what its objects need in order to go.
void dict_setup_life(Vm *vm);
bool dict_setup(Vm *vm);
bool dict_setup_views(Vm *vm); // called by dict_setup

#endif
