// A value of the scenario's program: small things by themselves, everything else by reference.
//
// Two words: the kind, and the thing. An int that fits int64_t, a float, a bool and None need no
// object and no allocation, which is where an interpreter spends its time. An int that does not fit
// is an Int object (never one that would fit: there is one form for each number).
//
// References are counted. A Value in a local variable of C is borrowed unless the function that
// returned it says "new reference"; every function returning Value returns a new reference unless
// its comment says "borrowed". `Value` parameters are borrowed unless the comment says "takes".
// VALUE_UNSET is no value: an unbound variable, an absent argument, or "an exception is set".

#ifndef VM_VALUE_H
#define VM_VALUE_H

#include <stdbool.h>
#include <stdint.h>

// What is worth being in its caller, in the compiler's eyes or not: it runs all the time.
#define ALWAYS_INLINE inline __attribute__((always_inline))

typedef struct Object Object;
typedef struct Type Type;
typedef struct Vm Vm;

// A whole word: a kind of four bytes has four bytes without a meaning behind it, which the compiler
// then copies around through memory.
typedef enum __attribute__((mode(DI))) ValueKind {
    VALUE_UNSET,
    VALUE_NONE,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_ELLIPSIS,
    VALUE_NOT_IMPLEMENTED,
    VALUE_OBJECT, // last: everything before it needs no counting
} ValueKind;

typedef struct Value {
    ValueKind kind;
    union {
        int64_t integer; // VALUE_INT; VALUE_BOOL: 0 or 1
        double number;   // VALUE_FLOAT
        Object *object;  // VALUE_OBJECT
    };
} Value;

#define UNSET           ((Value){.kind = VALUE_UNSET})
#define NONE            ((Value){.kind = VALUE_NONE})
#define ELLIPSIS        ((Value){.kind = VALUE_ELLIPSIS})
#define NOT_IMPLEMENTED ((Value){.kind = VALUE_NOT_IMPLEMENTED})

static inline Value value_of_bool(bool truth) {
    return (Value){.kind = VALUE_BOOL, .integer = truth};
}

static inline Value value_of_int(int64_t integer) {
    return (Value){.kind = VALUE_INT, .integer = integer};
}

static inline Value value_of_float(double number) {
    return (Value){.kind = VALUE_FLOAT, .number = number};
}

// Of any struct that begins with an Object; the reference goes over into the Value.
static inline Value value_of_object(void *object) {
    return (Value){.kind = VALUE_OBJECT, .object = (Object *)object};
}

static inline bool value_is_unset(Value value) {
    return value.kind == VALUE_UNSET;
}

static inline bool value_is_none(Value value) {
    return value.kind == VALUE_NONE;
}

static inline bool value_is_object(Value value) {
    return value.kind == VALUE_OBJECT;
}

// Python's `is`.
static inline bool value_is(Value a, Value b) {
    return a.kind == b.kind && (a.kind <= VALUE_NONE || a.kind == VALUE_ELLIPSIS ||
                                a.kind == VALUE_NOT_IMPLEMENTED || a.integer == b.integer);
}

#endif
