// Exception instances, their hierarchy, chaining, groups.

#ifndef VM_EXCEPTION_H
#define VM_EXCEPTION_H

#include "vm/object.h"

typedef struct Exception {
    Object base;
    Tuple *args;
    Value cause;     // `__cause__`: UNSET or an exception or None
    Value context;   // `__context__`: UNSET or an exception
    Value traceback; // UNSET or a traceback object
    Value notes;     // UNSET or a list
    bool suppress_context;
    Value extra[3]; // by type: StopIteration.value; SystemExit.code; ImportError name, path;
                    // AttributeError/NameError name, obj; group message, exceptions; OSError …
    Value fields;   // UNSET or the dict of further attributes
} Exception;

// A new instance with one text argument, or without when message is NULL.
Value exception_new(Vm *vm, Type *type, const char *message);

// A new instance made by calling the type with these arguments.
Value exception_new_args(Vm *vm, Type *type, const Value *args, int count);

bool value_is_exception(Value value);       // an instance of BaseException or below
Exception *value_as_exception(Value value); // borrowed; CHECKs

bool exception_setup(Vm *vm);

#endif
