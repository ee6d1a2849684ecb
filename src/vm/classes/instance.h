// Attributes of instances: hidden classes instead of a dict for each object.
//
// An object whose type has TYPE_FIELDS has Fields in front of its GcHead, whatever its own layout
// is, so that a class may inherit from list, int or Exception and still have attributes. Fields are
// places (`values`), and a Shape says which name has which place. Objects that got the same names
// in the same order share a Shape, so a cache in the interpreter is two comparisons and a load:
//
//     if (object->type->version == cached_version && fields->shape == cached_shape)
//         value = fields->values[cached_index];
//
// The first `member_count` places belong to `__slots__` and are in no shape. When the program asks
// for `__dict__`, deletes an attribute, or has too many of them, the attributes move into a Dict;
// `shape` is NULL then, which no cache ever matches.

#ifndef VM_CLASSES_INSTANCE_H
#define VM_CLASSES_INSTANCE_H

#include "vm/object.h"

#define SHAPE_MAX_NAMES    64  // attributes of an instance; with more it gets a dict
#define SHAPE_MAX_PER_TYPE 512 // likewise for the shapes of one class

typedef struct Shape Shape;
struct Shape {
    Shape *parent; // without the newest name; NULL for the empty one
    Str *name;     // counted; interned; its place is count - 1
    int count;     // places in use, members included
    Shape *child;  // one that has one name more; its siblings have another one instead
    Shape *sibling;
};

typedef struct Fields {
    Shape *shape;  // NULL: the attributes are in `dict`
    Value *values; // `capacity` of them; those not in use are UNSET
    Dict *dict;    // NULL unless `shape` is NULL
    int64_t capacity;
} Fields;

// Only for an object with the flag OBJECT_FIELDS.
static inline Fields *object_fields(const Object *object) {
    return (Fields *)((char *)(uintptr_t)object - sizeof(GcHead)) - 1;
}

// The place of an interned name, or -1.
static inline int shape_find(const Shape *shape, const Str *name) {
    for (; shape->parent; shape = shape->parent) {
        if (shape->name == name) {
            return shape->count - 1;
        }
    }
    return -1;
}

// Whether it has no attribute of its own: only for an object with the flag OBJECT_FIELDS.
static inline bool fields_are_empty(const Object *object) {
    const Fields *fields = object_fields(object);
    return fields->shape && !fields->shape->parent;
}

// Prepares the fields of a new object of this type; false with MemoryError set.
bool fields_init(Vm *vm, Type *type, Fields *fields);
void fields_deinit(Vm *vm, Fields *fields);
void fields_traverse(const Fields *fields, Visit *visit, void *context);
void fields_clear(Vm *vm, Fields *fields);
void type_free_shapes(Vm *vm, Type *type);

// The attribute in the object's fields: borrowed; UNSET when absent. `name` is interned.
Value fields_get(const Object *object, Str *name);

// Sets (borrows) or, with UNSET, deletes: 1 done, 0 nothing to delete, -1 MemoryError set.
int fields_set(Vm *vm, Object *object, Str *name, Value value);

// The object's `__dict__`, made if there was none; borrowed. NULL with an exception set.
Dict *fields_dict(Vm *vm, Object *object);

// Replaces the `__dict__` (borrows).
bool fields_set_dict(Vm *vm, Object *object, Dict *dict);

// object.__new__ without the checks of arguments: an instance of a class of the program.
Value instance_new(Vm *vm, Type *type);

// The slots `new_` and `init` of object: a class that has them does nothing special there.
Value object_slot_new(Vm *vm, Type *type, Args args);
bool object_slot_init(Vm *vm, Value self, Args args);

#endif
