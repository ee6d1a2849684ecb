// Exception instances, their hierarchy, chaining, groups.

#ifndef VM_ERRORS_EXCEPTION_H
#define VM_ERRORS_EXCEPTION_H

#include "base/text.h"
#include "vm/object.h"

struct Frame;

typedef struct Exception {
    Object base;
    Tuple *args;
    Value cause;     // `__cause__`: UNSET or an exception or None
    Value context;   // `__context__`: UNSET or an exception
    Value traceback; // UNSET or a traceback object
    Value notes;     // UNSET or a list
    Value kept;      // UNSET or a list, see exception_keep
    bool suppress_context;
    bool is_context; // of another exception, or was once
    int in_flight;   // entries of the traceback since it was raised or caught last
    Value extra[3];  // by type: StopIteration.value; SystemExit.code; ImportError name, path;
                     // AttributeError name, obj; NameError name, names of locals, globals; group
                     // message, exceptions; OSError …; the last one of KeyboardInterrupt and
                     // SystemExit: the task that they left
} Exception;

// A new instance with one text argument, or without when message is NULL.
Value exception_new(Vm *vm, Type *type, const char *message);

// A new instance made by calling the type with these arguments.
Value exception_new_args(Vm *vm, Type *type, const Value *args, int count);

bool value_is_exception(Value value);       // an instance of BaseException or below
Exception *value_as_exception(Value value); // borrowed; CHECKs

// What a traceback shows behind the type's name: `str(exception)`, with the rules of
// print_exception for exceptions that can't be shown. Appends to `out`.
void exception_describe(Vm *vm, Value exception, Buf *out);

// The ending ". Did you mean: 'y'?" that a traceback adds to a NameError or AttributeError, or
// nothing.
void exception_suggest(Vm *vm, Value exception, Buf *out);

// Notes in a NameError which names its first frame knows, for exception_suggest. Ignores want of
// memory.
void exception_note_names(Vm *vm, Exception *exception, struct Frame *frame);

// An AttributeError that is being raised by getting this attribute learns of which name and object
// it tells, unless it knows: `__getattr__` of the program raises one without.
void exception_note_attribute(Vm *vm, Value object, Str *name);

// The exception that is set leaves a function that is Python in CPython, where the traceback holds
// its frame, and so what it had: that stays with the exception. Ignores want of memory.
void exception_keep(Vm *vm, Value value);

// The same for what the function was given: of that only coroutines that have not begun can be told
// from others, as one is warned of when it goes.
void exception_keep_given(Vm *vm, const Value *given, int count);

// TypeError: calling the class of an exception has given something else, of that type. `raise`
// shows the type as a value, everything else by its name.
void exception_raise_not_made(Vm *vm, Value type, Value made, bool as_value);

// AttributeError with `name` and `obj` set; always UNSET.
Value exception_raise_attribute(Vm *vm, Value object, Str *name);

// BaseExceptionGroup's split by a type or tuple of types: parts are new references or NONE.
bool exception_group_split(Vm *vm, Value group, Value matching, Value *match, Value *rest);

// A group like `group` (message, traceback, cause, context, notes) of these exceptions, made by its
// derive().
Value exception_group_derive(Vm *vm, Value group, Value exceptions);

// For what nobody can catch (`__del__`): takes the exception that is set and writes "Exception
// ignored in: …" and its traceback to stderr. `where` may be UNSET.
void exception_report_unraisable(Vm *vm, Value where);

bool value_is_group(const Vm *vm, Value value);

bool exception_setup(Vm *vm);
bool exception_group_setup(Vm *vm);

#endif
