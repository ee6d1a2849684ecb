// Small things that every file with a built-in type needs.

#ifndef VM_METHOD_H
#define VM_METHOD_H

#include "vm/vm.h"

// The head of a native function (NativeFn) that need not use all of its parameters.
#define METHOD(name)                                                                             \
    static Value name(Vm *vm __attribute__((unused)), const Value *args __attribute__((unused)), \
                      int count __attribute__((unused)))

// The last step of a type's setup, when its slots are filled: makes it ready and adds methods and
// getters (each NULL for none).
bool type_complete(Vm *vm, Type *type, const NativeDef *methods, const NativeGetter *getters);

// The slot `iter` of iterators, which are their own.
Value iterator_self(Vm *vm, Value self);

// A Str or any other object that may be NULL as the result of a function returning Value.
static inline Value value_or_unset(void *object) {
    return object ? value_of_object(object) : UNSET;
}

// The arguments of a constructor, bound by hand: false with TypeError set when there are keywords,
// or not between `least` and `most` arguments. `name` as in "list expected at most 1 argument".
bool args_positional(Vm *vm, const char *name, Args args, int least, int most);
bool args_no_keywords(Vm *vm, const char *name, Args args);

// The parameters of a constructor whose arguments may be given by name.
typedef struct ArgNames {
    const char *function;
    int least;            // so many must be given, from the first on
    int positional;       // so many may be given without a name
    int count;            // of names; at most 4
    const char *names[4]; // "" for one that has none
} ArgNames;

// Puts each argument (borrowed) in the place of its parameter, UNSET where none was given; false
// with TypeError set, in the words of CPython's C types.
bool args_bind(Vm *vm, const ArgNames *parameters, Args args, Value *out);

// Marks a container whose repr is being made; false when it is being made already ("[...]").
bool repr_enter(Value self);
void repr_leave(Value self);

// One level deeper in a recursion through C; false with RecursionError set. `what` ends the
// message: " while getting the repr of an object", " in comparison", or "".
bool recursion_enter(Vm *vm, const char *what);

static inline void recursion_leave(Vm *vm) {
    vm->depth--;
    vm->recursion--;
}

// Raises an exception made with these arguments; always UNSET.
Value raise_with(Vm *vm, Type *type, const Value *args, int count);

// How CPython's C functions call the type of an argument that they do not take: None by itself.
const char *argument_type_name(Vm *vm, Value value);

// TypeError: "'LEFT' object cannot be interpreted as an integer" and its like are raised where they
// are found; this one is for methods: "NAME must be WHAT, not TYPE".
Value raise_wrong_type(Vm *vm, const char *what, Value value);

#endif
