// The heap object, its reference count, and its type.
//
// Every heap object begins with Object. A Type is a table of functions ("slots"), one for each
// thing that the interpreter can ask of a value, as in CPython; a class written in the scenario has
// slots that look up the special method (`__add__`, …) and call it. Slots are inherited when a type
// is made ready (type_ready), so the interpreter never searches for one.
//
// How a slot says "failed": a Value of VALUE_UNSET, false, or -1, with the exception in vm->error.

#ifndef VM_OBJECT_H
#define VM_OBJECT_H

#include "base/alloc.h"
#include "vm/value.h"

#include <stddef.h>

typedef struct Str Str;
typedef struct Tuple Tuple;
typedef struct Dict Dict;

struct Object {
    Type *type; // counted when it is a class of the program (TYPE_HEAP)
    uint32_t refs;
    uint32_t flags; // OBJECT_…; the upper 24 bits are object_identity's
};

#define OBJECT_TRACKED   1u  // has a GcHead in front of it and is on the collector's list
#define OBJECT_FINALIZED 2u  // its finalizer has run and must not run again
#define OBJECT_FIELDS    4u  // has Fields in front of its GcHead (vm/classes/instance.h)
#define OBJECT_WEAK      8u  // somebody keeps a weak reference to it (vm/weak.h)
#define OBJECT_IN_REPR   16u // a container whose repr is being made (vm/method.h)
#define OBJECT_RECORDED  32u // the trace knows it (vm/record/recorded.h)
#define OBJECT_CHANGED   64u // likewise, and it has changed since its last line

// What stands directly in front of a tracked object; it belongs to the collector (vm/gc.h).
typedef struct GcHead {
    struct GcHead *next;
    uintptr_t previous; // of the list, or the collector's count while it works
} GcHead;

static inline GcHead *object_gc_head(const Object *object) {
    return (GcHead *)((char *)(uintptr_t)object - sizeof(GcHead));
}

static inline Object *object_of_gc_head(const GcHead *head) {
    return (Object *)((char *)(uintptr_t)head + sizeof(GcHead));
}

typedef enum CompareOp {
    COMPARE_LT,
    COMPARE_LE,
    COMPARE_EQ,
    COMPARE_NE,
    COMPARE_GT,
    COMPARE_GE
} CompareOp;

typedef enum BinaryOp {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MUL,
    BINARY_TRUEDIV,
    BINARY_FLOORDIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_AND,
    BINARY_OR,
    BINARY_XOR,
    BINARY_MATMUL,
} BinaryOp;

typedef enum UnaryOp { UNARY_NEG, UNARY_POS, UNARY_INVERT } UnaryOp;

// How a generator, a coroutine or anything that can be awaited answered when it was resumed.
typedef enum Outcome {
    OUTCOME_RETURNED, // with the value of `return`
    OUTCOME_RAISED,   // the exception is in vm->error
    OUTCOME_YIELDED,  // with the value given to whoever resumed it
} Outcome;

// The arguments of a call: `count` positional values, followed in the same array by the values of
// the keyword arguments, whose names are the Strs in `names` (NULL: none).
typedef struct Args {
    const Value *values;
    int count;
    const Tuple *names;
} Args;

typedef void Visit(Object *object, void *context);

// That `type` names `base` as one of its bases: a link of the list of what is below `base`. A list,
// as a program may make and drop many thousands of classes, in any order.
typedef struct BelowLink {
    Type *type, *base;
    struct BelowLink *previous, *next;
} BelowLink;

struct Type {
    Object base;
    Str *name;     // counted; what `__name__` says
    Str *qualname; // counted
    Str *module;   // counted or NULL: what `__module__` says ("builtins", "__main__", …)
    size_t size;   // bytes of an instance's fixed part
    size_t (*size_of)(const Object *object); // bytes given to object_new; NULL: always `size`
    Type *parent;     // `__base__`: counted; the one whose layout this extends; NULL for object
    Tuple *bases;     // counted
    Tuple *mro;       // counted; begins with the type itself
    Dict *dict;       // counted; attributes defined by this type itself
    uint32_t version; // changes whenever an attribute lookup on the type could answer differently
    uint32_t flags;   // TYPE_…

    // Life. `finalize` releases what the object owns, not the object. `traverse` visits every
    // object that it references; types that can be part of a cycle have it. `clear` drops
    // references, to break a cycle. `finish` runs code of the program before the last reference
    // goes (`__del__`, a generator's `finally`, "was never awaited"); it may bring the object back
    // to life.
    void (*finalize)(Vm *vm, Object *object);
    void (*traverse)(Object *object, Visit *visit, void *context);
    void (*clear)(Vm *vm, Object *object);
    void (*finish)(Vm *vm, Object *object);

    Value (*new_)(Vm *vm, Type *type, Args args); // `__new__`
    bool (*init)(Vm *vm, Value self, Args args);  // `__init__`

    Value (*repr)(Vm *vm, Value self);
    Value (*str)(Vm *vm, Value self);
    Value (*format)(Vm *vm, Value self, Str *spec);
    bool (*hash)(Vm *vm, Value self, int64_t *hash); // NULL: unhashable
    int (*truth)(Vm *vm, Value self);                // 1, 0, -1; NULL: by length, else true
    int64_t (*length)(Vm *vm, Value self);           // -1 on failure

    Value (*get_attr)(Vm *vm, Value self, Str *name);
    bool (*set_attr)(Vm *vm, Value self, Str *name, Value value); // UNSET deletes
    Value (*get_item)(Vm *vm, Value self, Value key);
    bool (*set_item)(Vm *vm, Value self, Value key, Value value); // UNSET deletes
    int (*contains)(Vm *vm, Value self, Value item);              // 1, 0, -1

    Value (*compare)(Vm *vm, Value self, Value other, CompareOp op); // may be NOT_IMPLEMENTED
    // Called for an operand of this type on either side; may be NOT_IMPLEMENTED.
    Value (*binary)(Vm *vm, BinaryOp op, Value left, Value right);
    Value (*inplace)(Vm *vm, BinaryOp op, Value left, Value right);
    Value (*unary)(Vm *vm, UnaryOp op, Value self);

    Value (*call)(Vm *vm, Value self, Args args);
    Value (*iter)(Vm *vm, Value self);
    Value (*next)(Vm *vm, Value self); // UNSET and no exception, or StopIteration: exhausted
    // Of an iterator that makes tuples: `next` and taking the tuple apart into so many items (new
    // references), in one. 0 as UNSET of `next`; -1: they have another length, and none was made.
    int (*next_apart)(Vm *vm, Value self, Value *items, int count);
    Value (*await)(Vm *vm, Value self); // `__await__`: an iterator
    Value (*aiter)(Vm *vm, Value self);
    Value (*anext)(Vm *vm, Value self); // an awaitable
    // Resumes with a value (takes it), or with the exception in vm->error when `sent` is UNSET.
    // *out is a new reference for RETURNED and YIELDED. NULL: `next`, and `send`/`throw` by name.
    Outcome (*send)(Vm *vm, Value self, Value sent, Value *out);

    Value (*descr_get)(Vm *vm, Value self, Value instance, Type *owner); // instance may be UNSET
    bool (*descr_set)(Vm *vm, Value self, Value instance, Value value);  // UNSET deletes

    const void *extra; // what the type's own file wants to remember

    // The rest belongs to type.c, slots.c and instance.c.
    uint64_t own_slots;  // which groups of slots the dict of a class of the program defines
    struct Shape *shape; // of an instance without attributes; NULL until the first is made
    int member_count;    // places for `__slots__`, inherited ones included
    int field_hint;      // how many places to give to a new instance
    int shape_count;     // shapes made for this type
    BelowLink *first_below, *last_below; // the classes that name this one as a base, oldest first
    BelowLink *below_links;              // this type's own, one for each of its bases
    int below_link_count;
};

#define TYPE_HEAP       1u  // a class statement of the program (its instances have fields)
#define TYPE_BASETYPE   2u  // a class may inherit from it
#define TYPE_EXCEPTION  4u  // BaseException or below
#define TYPE_HAS_FIELDS 8u  // instances have a `__dict__`
#define TYPE_ABSTRACT   16u // has abstract methods: can't be instantiated
#define TYPE_READY      32u
#define TYPE_TUPLE      64u // tuple or below; likewise the next ones: quick kind tests
#define TYPE_LIST       128u
#define TYPE_DICT       256u
#define TYPE_STR        512u
#define TYPE_INT        1024u // Int objects (big ints and subclasses of int)
#define TYPE_BYTES      2048u
#define TYPE_FLOAT      4096u   // Float objects (subclasses of float)
#define TYPE_FIELDS     8192u   // instances have Fields (for a `__dict__` or `__slots__`)
#define TYPE_METHOD     16384u  // like functions: `descr_get` only binds self (calls may skip it)
#define TYPE_META       32768u  // type or below: instances are types
#define TYPE_GETATTR    65536u  // has `__getattr__` or `__getattribute__` written in Python
#define TYPE_SHOWN      131072u // its dict has all the special methods that its slots stand for
#define TYPE_NO_NEW     262144u // of the library, and calling it does not make an instance
#define TYPE_SET        524288u // set, frozenset or below
#define TYPE_BYTEARRAY  1048576u
#define TYPE_MEMORYVIEW 2097152u
#define TYPE_SEQUENCE   4194304u // what a sequence pattern of `match` takes, and below
#define TYPE_MAPPING    8388608u // likewise for a mapping pattern

// A new object of `size` bytes (at least type->size), cleared behind the header, with one
// reference; tracked by the cycle collector when the type has `traverse`. NULL with MemoryError
// set.
void *object_new(Vm *vm, Type *type, size_t size);

// The same, but only the first `cleared` bytes are cleared; the caller fills the rest.
void *object_new_part(Vm *vm, Type *type, size_t size, size_t cleared);

// Called when the last reference went. `finish`, `finalize`, then the memory.
void object_destroy(Vm *vm, Object *object);

// id(): a made-up number, the same in every run, never given twice; also what reprs show as
// an address. Objects get theirs when they are first asked.
int64_t object_identity(Vm *vm, Value value);

static inline void *object_ref(void *object) {
    ((Object *)object)->refs++;
    return object;
}

static ALWAYS_INLINE void object_drop(Vm *vm, void *object) {
    Object *self = (Object *)object;
    if (--self->refs == 0) {
        object_destroy(vm, self);
    }
}

static ALWAYS_INLINE Value value_ref(Value value) {
    if (value.kind == VALUE_OBJECT) {
        value.object->refs++;
    }
    return value;
}

static ALWAYS_INLINE void value_drop(Vm *vm, Value value) {
    if (value.kind == VALUE_OBJECT && --value.object->refs == 0) {
        object_destroy(vm, value.object);
    }
}

// Puts a value (takes it) into a place and drops what was there, in this safe order.
static inline void value_set(Vm *vm, Value *place, Value value) {
    const Value old = *place;
    *place = value;
    value_drop(vm, old);
}

static inline bool value_has_type_flag(Value value, uint32_t flag) {
    return value.kind == VALUE_OBJECT && (value.object->type->flags & flag);
}

#endif
