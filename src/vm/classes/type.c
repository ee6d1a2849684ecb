#include "vm/classes/type.h"

#include "base/array.h"
#include "base/check.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/errors/exception.h"
#include "vm/gc.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

#define CACHE_SIZE 1024 // a power of two

typedef struct CacheEntry {
    Str *name; // counted, so that its address can't become another name's
    uint32_t version;
    Value found; // borrowed: alive while the version holds
} CacheEntry;

typedef struct TypeCache {
    CacheEntry entries[CACHE_SIZE];
    ARRAY(Type *) library; // every type that is not a class of the program
} TypeCache;

// --- Looking up ----------------------------------------------------------------------------------

static bool is_special(const Str *name) {
    return name->size > 4 && name->bytes[0] == '_' && name->bytes[1] == '_' &&
           name->bytes[name->size - 1] == '_';
}

bool type_show_slots(Vm *vm, Type *type) {
    return (type->flags & (TYPE_HEAP | TYPE_SHOWN)) || slots_show(vm, type);
}

// Borrowed; UNSET when no type of the mro has the name.
static Value search_mro(Vm *vm, Type *type, Str *name) {
    const bool special = is_special(name);
    for (int i = 0; type->mro && i < type->mro->count; i++) {
        Type *from = (Type *)type->mro->items[i].object;
        if (special && !(from->flags & (TYPE_HEAP | TYPE_SHOWN)) && !slots_show(vm, from)) {
            // Without memory for the wrapper there is nothing to find; the error comes later, when
            // the caller needs memory.
            value_drop(vm, vm_take_error(vm));
        }
        const Value found = dict_get_str(from->dict, name);
        if (!value_is_unset(found)) {
            return found;
        }
    }
    return UNSET;
}

Value type_lookup(Vm *vm, Type *type, Str *name) {
    if (!name->interned) {
        return search_mro(vm, type, name);
    }
    const uintptr_t mixed = ((uintptr_t)name >> 4) ^ type->version * 31u;
    CacheEntry *entry = &vm->type_cache->entries[mixed & (CACHE_SIZE - 1)];
    if (entry->name == name && entry->version == type->version) {
        return entry->found;
    }
    const Value found = search_mro(vm, type, name);
    if (type->version != 0) {
        Str *old = entry->name;
        *entry = (CacheEntry){object_ref(name), type->version, found};
        if (old) {
            object_drop(vm, old);
        }
    }
    return found;
}

Value type_lookup_c(Vm *vm, Type *type, const char *name) {
    Str *interned = str_intern(vm, text_of(name));
    if (!interned) {
        return UNSET;
    }
    const Value found = type_lookup(vm, type, interned);
    object_drop(vm, interned);
    return found;
}

void type_share_patterns(const Type *from, Type *to) {
    const uint32_t both = TYPE_SEQUENCE | TYPE_MAPPING;
    const uint32_t patterns = from->flags & both;
    if (!patterns || !(to->flags & TYPE_HEAP) || (to->flags & both) == patterns) {
        return;
    }
    to->flags = (to->flags & ~both) | patterns;
    for (const BelowLink *link = to->first_below; link; link = link->next) {
        type_share_patterns(from, link->type);
    }
}

// Tells that lookups on the type and on what is below it may answer differently from now on.
static void touch(Vm *vm, Type *type) {
    type->version = ++vm->next_type_version;
    for (const BelowLink *link = type->first_below; link; link = link->next) {
        touch(vm, link->type);
    }
}

static void resolve_below(Vm *vm, Type *type) {
    if (type->flags & TYPE_HEAP) {
        slots_resolve(vm, type);
    }
    for (const BelowLink *link = type->first_below; link; link = link->next) {
        resolve_below(vm, link->type);
    }
}

int type_put(Vm *vm, Type *type, Str *name, Value value) {
    int done = 1;
    if (value_is_unset(value)) {
        done = dict_delete(vm, type->dict, value_of_object(name));
    } else if (!dict_set_str(vm, type->dict, name, value)) {
        done = -1;
    }
    if (done == 1) {
        touch(vm, type);
        if ((type->flags & TYPE_READY) && slots_name_matters(vm, name)) {
            resolve_below(vm, type);
        }
    }
    return done;
}

bool type_set(Vm *vm, Type *type, Str *name, Value value) {
    return type_put(vm, type, name, value) == 1;
}

bool type_set_c(Vm *vm, Type *type, const char *name, Value value) {
    Str *key = str_intern(vm, text_of(name));
    if (!key) {
        return false;
    }
    const bool done = type_set(vm, type, key, value);
    object_drop(vm, key);
    return done;
}

// --- The order in which bases are searched -------------------------------------------------------

// Whether the type stands in the rest of a sequence, behind its head.
static bool in_tail(const Tuple *sequence, int head, const Object *type) {
    for (int i = head + 1; i < sequence->count; i++) {
        if (sequence->items[i].object == type) {
            return true;
        }
    }
    return false;
}

static bool raise_no_order(Vm *vm, Tuple *const *sequences, const int *heads, int count) {
    Buf names;
    buf_init(&names, &vm->alloc);
    for (int i = 0; i < count; i++) {
        if (heads[i] >= sequences[i]->count) {
            continue;
        }
        const Type *type = (const Type *)sequences[i]->items[heads[i]].object;
        bool told = false;
        for (int k = 0; k < i; k++) {
            told |= heads[k] < sequences[k]->count &&
                    sequences[k]->items[heads[k]].object == &type->base;
        }
        if (!told) {
            buf_addf(&names, "%s%s", names.size ? ", " : "", type->name->bytes);
        }
    }
    vm_raise(vm, vm->exceptions.TypeError,
             "Cannot create a consistent method resolution\norder (MRO) for bases %s",
             buf_string(&names));
    buf_deinit(&names);
    return false;
}

// The next head that no sequence has in its tail; NULL when there is none.
static Object *good_head(Tuple *const *sequences, const int *heads, int count) {
    for (int i = 0; i < count; i++) {
        if (heads[i] >= sequences[i]->count) {
            continue;
        }
        Object *candidate = sequences[i]->items[heads[i]].object;
        bool good = true;
        for (int k = 0; k < count && good; k++) {
            good = !in_tail(sequences[k], heads[k], candidate);
        }
        if (good) {
            return candidate;
        }
    }
    return NULL;
}

// Merges the mros of the bases and the list of bases (C3) behind the type itself.
static int merge(Vm *vm, Type *type, Tuple *const *sequences, int *heads, int count, Value *out) {
    int length = 0;
    out[length++] = value_of_object(type);
    for (;;) {
        Object *next = good_head(sequences, heads, count);
        if (!next) {
            break;
        }
        out[length++] = value_of_object(next);
        for (int i = 0; i < count; i++) {
            if (heads[i] < sequences[i]->count && sequences[i]->items[heads[i]].object == next) {
                heads[i]++;
            }
        }
    }
    for (int i = 0; i < count; i++) {
        if (heads[i] < sequences[i]->count) {
            raise_no_order(vm, sequences, heads, count);
            return -1;
        }
    }
    return length;
}

static Tuple *merged_mro(Vm *vm, Type *type) {
    const int count = type->bases->count + 1;
    size_t total = 1 + (size_t)type->bases->count;
    for (int i = 0; i < count - 1; i++) {
        total += (size_t)((Type *)type->bases->items[i].object)->mro->count;
    }
    Tuple **sequences = alloc_try(&vm->alloc, (size_t)count * sizeof *sequences);
    int *heads = alloc_try_zero(&vm->alloc, (size_t)count * sizeof *heads);
    Value *out = alloc_try(&vm->alloc, total * sizeof *out);
    Tuple *mro = NULL;
    if (!sequences || !heads || !out) {
        vm_raise_memory(vm);
    } else {
        for (int i = 0; i < count - 1; i++) {
            sequences[i] = ((Type *)type->bases->items[i].object)->mro;
        }
        sequences[count - 1] = type->bases;
        const int length = merge(vm, type, sequences, heads, count, out);
        mro = length < 0 ? NULL : tuple_of(vm, out, length);
    }
    alloc_release(&vm->alloc, sequences, (size_t)count * sizeof *sequences);
    alloc_release(&vm->alloc, heads, (size_t)count * sizeof *heads);
    alloc_release(&vm->alloc, out, total * sizeof *out);
    return mro;
}

bool type_compute_mro(Vm *vm, Type *type) {
    Tuple *mro = NULL;
    if (type->bases->count > 1) {
        mro = merged_mro(vm, type);
    } else {
        const Tuple *above = type->parent ? type->parent->mro : NULL;
        mro = tuple_new(vm, above ? above->count + 1 : 1);
        if (mro) {
            mro->items[0] = value_of_object(object_ref(type));
            for (int i = 0; above && i < above->count; i++) {
                mro->items[i + 1] = value_ref(above->items[i]);
            }
        }
    }
    if (!mro) {
        return false;
    }
    Tuple *old = type->mro;
    type->mro = mro;
    if (old) {
        object_drop(vm, old);
    }
    return true;
}

bool type_join_bases(Vm *vm, Type *type) {
    const int count = type->bases->count;
    type->below_links = alloc_try(&vm->alloc, (size_t)count * sizeof *type->below_links);
    if (count > 0 && !type->below_links) {
        vm_raise_memory(vm);
        return false;
    }
    type->below_link_count = count;
    for (int i = 0; i < count; i++) {
        Type *base = (Type *)type->bases->items[i].object;
        BelowLink *link = &type->below_links[i];
        *link = (BelowLink){type, base, base->last_below, NULL};
        *(base->last_below ? &base->last_below->next : &base->first_below) = link;
        base->last_below = link;
    }
    return true;
}

static void leave_bases(Vm *vm, Type *type) {
    for (int i = 0; i < type->below_link_count; i++) {
        const BelowLink *link = &type->below_links[i];
        *(link->next ? &link->next->previous : &link->base->last_below) = link->previous;
        *(link->previous ? &link->previous->next : &link->base->first_below) = link->next;
    }
    alloc_release(&vm->alloc, type->below_links,
                  (size_t)type->below_link_count * sizeof *type->below_links);
    type->below_links = NULL;
    type->below_link_count = 0;
}

// --- Making types of the library -----------------------------------------------------------------

static Type *blank_type(Vm *vm, Type *parent, size_t size, uint32_t flags) {
    Type *type = object_new(vm, vm->types.type, sizeof *type);
    if (!type) {
        return NULL;
    }
    type->parent = parent;
    type->size = size;
    type->flags = flags;
    if (!array_try_push(&vm->type_cache->library, &vm->alloc, type)) {
        vm_raise_memory(vm);
        object_drop(vm, type);
        return NULL;
    }
    return type;
}

static bool name_type(Vm *vm, Type *type, const char *name, const char *module) {
    type->name = str_intern(vm, text_of(name));
    type->module = str_intern(vm, text_of(module));
    type->dict = dict_new(vm);
    type->qualname = type->name ? object_ref(type->name) : NULL;
    return type->name && type->module && type->dict;
}

bool type_is_named_in_full(const Type *type) {
    const Str *full = type->name, *name = type->qualname;
    return full->size > name->size && full->bytes[full->size - name->size - 1] == '.' &&
           memcmp(full->bytes + full->size - name->size, name->bytes, name->size) == 0;
}

const char *type_short_name(const Type *type) {
    return type_is_named_in_full(type) ? type->qualname->bytes : type->name->bytes;
}

bool type_name_in_full(Vm *vm, Type *type) {
    if (type_is_named_in_full(type) || !type->module) {
        return true;
    }
    Str *text = str_format(vm, "%s.%s", type->module->bytes, type->qualname->bytes);
    Str *full = text ? str_intern(vm, str_text(text)) : NULL;
    if (text) {
        object_drop(vm, text);
    }
    if (!full) {
        return false;
    }
    object_drop(vm, type->name);
    type->name = full;
    return true;
}

Type *type_new(Vm *vm, const char *name, const char *module, Type *parent, size_t size,
               uint32_t flags) {
    Type *type = blank_type(vm, parent ? parent : vm->types.object, size, flags);
    // It is in the list of the library's types, which releases it also when this fails.
    return type && name_type(vm, type, name, module) ? type : NULL;
}

#define INHERITED_FLAGS                                                                    \
    (TYPE_EXCEPTION | TYPE_HAS_FIELDS | TYPE_FIELDS | TYPE_TUPLE | TYPE_LIST | TYPE_DICT | \
     TYPE_STR | TYPE_INT | TYPE_BYTES | TYPE_BYTEARRAY | TYPE_FLOAT | TYPE_SET | TYPE_META)

static void inherit_life(Type *type) {
    const Type *parent = type->parent;
    type->flags |= parent->flags & (INHERITED_FLAGS | TYPE_SEQUENCE | TYPE_MAPPING);
    if (!type->size) {
        type->size = parent->size;
    }
    if (!type->size_of) {
        type->size_of = parent->size_of;
    }
    if (!type->finalize) {
        type->finalize = parent->finalize;
    }
    if (!type->traverse) {
        type->traverse = parent->traverse;
        type->clear = type->clear ? type->clear : parent->clear;
    }
    slots_inherit(type);
}

bool type_ready(Vm *vm, Type *type) {
    if (!type->bases) {
        const Value parent = value_of_object(type->parent);
        type->bases = tuple_of(vm, &parent, type->parent ? 1 : 0);
        if (!type->bases) {
            return false;
        }
    }
    if (!type_compute_mro(vm, type)) {
        return false;
    }
    if (type->parent) {
        CHECK(type->parent->flags & TYPE_READY);
        inherit_life(type);
        if (!type_join_bases(vm, type)) {
            return false;
        }
    }
    type->version = ++vm->next_type_version;
    type->flags |= TYPE_READY;
    return true;
}

// --- Life of a type ------------------------------------------------------------------------------

static void drop_object(Vm *vm, void *place) {
    Object *object = *(Object **)place;
    *(Object **)place = NULL;
    if (object) {
        object_drop(vm, object);
    }
}

static void finalize(Vm *vm, Object *object) {
    Type *type = (Type *)object;
    leave_bases(vm, type);
    type_free_shapes(vm, type);
    drop_object(vm, &type->dict);
    drop_object(vm, &type->mro);
    drop_object(vm, &type->bases);
    drop_object(vm, &type->name);
    drop_object(vm, &type->qualname);
    drop_object(vm, &type->module);
    if (type->flags & TYPE_HEAP) {
        drop_object(vm, &type->parent);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Type *type = (const Type *)object;
    Object *const parts[] = {
        (Object *)type->dict,
        (Object *)type->mro,
        (Object *)type->bases,
        type->flags & TYPE_HEAP ? (Object *)type->parent : NULL,
        object->type->flags & TYPE_HEAP ? (Object *)object->type : NULL,
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i]) {
            visit(parts[i], context);
        }
    }
}

static void clear(Vm *vm, Object *object) {
    Type *type = (Type *)object;
    if (type->flags & TYPE_HEAP) {
        type->version = 0;
        if (type->dict) {
            dict_clear(vm, type->dict);
        }
        drop_object(vm, &type->mro);
    }
}

// --- All of them ---------------------------------------------------------------------------------

static bool make_builtin(Vm *vm, Type **place, Type *parent) {
    *place = blank_type(vm, parent, sizeof(Object), 0);
    return *place != NULL;
}

static bool make_types(Vm *vm) {
#define X(field, name, module)                                                       \
    if (!vm->types.field && !make_builtin(vm, &vm->types.field, vm->types.object)) { \
        return false;                                                                \
    }
#include "vm/types.def"
#undef X
    return true;
}

static bool name_types(Vm *vm) {
#define X(field, name, module)                           \
    if (!name_type(vm, vm->types.field, name, module)) { \
        return false;                                    \
    }
#include "vm/types.def"
#undef X
    return true;
}

// The type `type` is its own type; so it is the one that is made by hand.
static bool make_first(Vm *vm) {
    Type proto = {.size = sizeof(Type)};
    vm->types.type = &proto;
    Type *type = blank_type(vm, NULL, sizeof(Type), TYPE_META | TYPE_BASETYPE);
    vm->types.type = type;
    if (!type) {
        return false;
    }
    type->base.type = type;
    if (!make_builtin(vm, &vm->types.object, NULL)) {
        return false;
    }
    vm->types.object->flags |= TYPE_BASETYPE;
    type->parent = vm->types.object;
    return true;
}

bool types_init(Vm *vm) {
    vm->type_cache = alloc_try_zero(&vm->alloc, sizeof *vm->type_cache);
    if (!vm->type_cache || !make_first(vm) || !make_types(vm)) {
        return false;
    }
    // Interning needs the table of interned Strs, and that a dict; bases are a tuple. They are made
    // before their types are complete, and have to go as they came when memory ends there.
    dict_setup_life(vm);
    str_setup_life(vm);
    tuple_setup_life(vm);
    if (!vm->interned) {
        vm->interned = dict_new(vm);
    }
    if (!vm->interned || !name_types(vm)) {
        return false;
    }
    Type *type = vm->types.type;
    type->finalize = finalize;
    type->traverse = traverse;
    type->clear = clear;
    return true;
}

void types_deinit(Vm *vm) {
    TypeCache *cache = vm->type_cache;
    if (!cache) {
        return;
    }
    for (int i = 0; i < CACHE_SIZE; i++) {
        drop_object(vm, &cache->entries[i].name);
        cache->entries[i].version = 0;
    }
    for (int i = 0; i < cache->library.count; i++) {
        finalize(vm, &cache->library.items[i]->base);
    }
    for (int i = 0; i < cache->library.count; i++) {
        Object *object = &cache->library.items[i]->base;
        const size_t prefix = object->flags & OBJECT_TRACKED ? sizeof(GcHead) : 0;
        if (prefix) {
            gc_untrack(vm, object);
        }
        alloc_release(&vm->alloc, (char *)object - prefix, prefix + sizeof(Type));
    }
    array_free(&cache->library, &vm->alloc);
    alloc_release(&vm->alloc, cache, sizeof *cache);
    vm->type_cache = NULL;
    notes_free(&vm->identities, &vm->alloc);
}
