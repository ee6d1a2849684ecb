// The machine: everything that a running program consists of, in one struct passed first.
//
// There is no global state. The Vm owns its types, modules, interned strings and frames; the trace,
// when one is kept, belongs to the caller. The vm does not know the loop: `await` on something that
// is not ready yields to whoever resumed the coroutine; the loop registers its modules from above.
//
// Errors: a failing function sets `error` (an exception instance) and returns UNSET, false or -1.

#ifndef VM_VM_H
#define VM_VM_H

#include "base/text.h"
#include "trace/trace.h"
#include "vm/notes.h"
#include "vm/object.h"
#include "vm/run/native.h"

typedef struct Frame Frame;
typedef struct Recorded Recorded; // vm/record/recorded.h
typedef struct Stack Stack; // the frames of one line of execution: the main one, or a worker's

// Every builtin type and exception type, by name.
typedef struct BuiltinTypes {
#define X(field, name, module) Type *field;
#include "vm/types.def"
#undef X
} BuiltinTypes;

typedef struct ExceptionTypes {
#define X(name, base) Type *name;
#include "vm/errors/exceptions.def"
#undef X
    Type *ExceptionGroup; // has two bases
} ExceptionTypes;

// Interned names that C code looks up: vm->names.x is the Str "x" (see names.def).
typedef struct KnownNames {
#define X(field, text) Str *field;
#include "vm/names.def"
#undef X
} KnownNames;

typedef struct VmOptions {
    size_t max_memory; // bytes of objects; 0: no limit
    uint64_t fail_at;  // for tests: as Alloc.fail_at, from the machine's first request on; 0: never
    uint64_t max_steps; // instructions between two turns of the loop; 0: no limit
    SimTime max_time;   // simulated nanoseconds; 0: no limit
    const char *path;   // of the scenario, as given
    char **arguments;   // what follows the path in sys.argv; borrowed
    int argument_count;
    // Takes output; stream is 1 or 2. May be NULL (then it goes to the trace alone).
    void (*write)(void *context, int stream, Text text);
    // What was written is to be seen now. May be NULL.
    void (*flush)(void *context, int stream);
    // Reads a line of standard input, with its line end, into the buffer; false at the input's end.
    // NULL: input is empty.
    bool (*read_line)(void *context, Buf *line);
    void *context;
    Trace *trace; // NULL: none is kept
} VmOptions;

struct Vm {
    Alloc alloc;
    VmOptions options;
    Trace *trace;       // NULL: none is kept
    Value error;        // the exception being raised; UNSET: none
    Value memory_error; // made in time, because then there is no memory for one
    Alloc own;          // of this struct alone
    BuiltinTypes types;
    ExceptionTypes exceptions;
    KnownNames names;
    Dict *builtins; // name -> value
    Dict *modules;  // sys.modules
    Dict *interned; // Str -> itself: names and short literals
    uint32_t
        next_nan;    // float('nan') makes one that differs from all others (vm/types/float_text.c)
    Str *ascii[128]; // the one-character strs that were needed so far (vm/types/str.c)
    SimTime now_ns;  // the simulated clock
    int depth;       // frames below
    int max_depth;   // sys.setrecursionlimit
    int recursion;   // of C through the program's values (recursion_enter)
    const char *stack_end; // and where it stops in any case (base/stack.h)
    int native_depth;      // nested vm_call from C: those can't be paused
    int destroy_depth;     // objects whose destruction led to that of the next (vm/object.c)
    Object *destroy_later; // what goes when that is over, linked by the collector's heads
    int origin_depth;     // of so many frames new coroutines remember where they were made; 0: none
    Dict *shown_warnings; // warnings about coroutines that were said already; NULL: none
    uint64_t steps;       // instructions run since the last turn of the loop
    uint64_t budget;      // instructions left in this slice
    uint32_t next_type_version;
    struct TypeCache *type_cache; // what type_lookup found lately (vm/classes/type.c)
    Value streams[3]; // standard input, output, errors as Python objects (vm/builtins/print.c)
    struct WeakTable *weak; // objects with weak references (vm/weak.c); NULL until there is one
    Notes identities;       // of objects beyond the first 16 million (vm/object.c)
    Recorded *recorded;     // what the trace has been told of objects
    int64_t next_identity;  // stable made-up numbers for id()
    Stack *stack;           // the running one
    struct Interpreter *interpreter; // the interpreter's own state (vm/run/interpreter.h)
    struct Collector *collector;     // the cycle collector's (vm/gc.h)
    const char *source_name;         // of the scenario, and its text: for tracebacks
    Text source;
    struct Modules *library; // what can be imported (vm/module.c)
    // When not NULL: lets time pass until then in the place of a thread that blocks, as others may
    // do something meanwhile; `what` as in the `block` event. False with an exception set.
    bool (*pass_time)(Vm *vm, SimTime until, Text what);
    // When not NULL: appends the file, and tells the line, where CPython has a frame that is native
    // here. False: nowhere, or that is not known.
    bool (*library_place)(Vm *vm, const Frame *frame, Buf *file, int *line);
    // When not NULL: is told of every name that is bound to an object while a trace is kept.
    void (*name_bound)(Vm *vm, Text name, Value value);
    void *loop;                // the asyncio layer's state; the vm never looks inside
    size_t loop_size;          // bytes of that, released at the very end
    void (*free_loop)(Vm *vm); // called first on vm_free
};

// NULL with a message when there is no memory even for the builtin types.
Vm *vm_new(const VmOptions *options, Buf *message);

// Drops everything the program made (running no more of its code), then the rest.
void vm_free(Vm *vm);

// --- Raising -------------------------------------------------------------------------------------

// Sets an exception of the type with a formatted message; always UNSET, to be returned. The format
// is printf's; "%T" is not supported: use vm_type_name.
Value vm_raise(Vm *vm, Type *type, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Sets an exception instance (borrowed), or instantiates an exception type; always UNSET.
Value vm_raise_value(Vm *vm, Value exception);

Value vm_raise_memory(Vm *vm);

// The exception that is set, as a new reference; none is set afterwards.
static inline Value vm_take_error(Vm *vm) {
    const Value error = vm->error;
    vm->error = UNSET;
    return error;
}

// The exception being handled becomes the context of this one, unless it is the same.
void vm_set_context(Vm *vm, Value exception);

// Puts back what vm_take_error gave (takes it).
static inline void vm_restore_error(Vm *vm, Value exception) {
    value_set(vm, &vm->error, exception);
}

static inline bool vm_has_error(const Vm *vm) {
    return vm->error.kind != VALUE_UNSET;
}

// Whether the exception that is set is of the type or below.
bool vm_error_is(const Vm *vm, const Type *type);

// --- Changes -------------------------------------------------------------------------------------

// What is in a container, or an attribute of an instance, is not what it was. Whatever changes one
// calls this; it does nothing unless a trace is kept that knows the object.
void recorded_change(Recorded *recorded, Object *object);

static inline void object_changed(Vm *vm, Object *object) {
    if (__builtin_expect((object->flags & (OBJECT_RECORDED | OBJECT_CHANGED)) == OBJECT_RECORDED,
                         0)) {
        recorded_change(vm->recorded, object);
    }
}

// Likewise, when it is known that nothing has changed before a certain item. Of a container only
// the first few items are shown, so what is behind them is of no interest.
void recorded_change_from(Vm *vm, Object *object, int64_t index);

static inline void object_changed_from(Vm *vm, Object *object, int64_t index) {
    if (__builtin_expect((object->flags & (OBJECT_RECORDED | OBJECT_CHANGED)) == OBJECT_RECORDED,
                         0)) {
        recorded_change_from(vm, object, index);
    }
}

// --- Types of values -----------------------------------------------------------------------------

// The type of all values of a kind other than VALUE_OBJECT.
static inline Type *value_small_type(const Vm *vm, ValueKind kind) {
    static const size_t places[VALUE_OBJECT] = {
        [VALUE_UNSET] = offsetof(BuiltinTypes, none),
        [VALUE_NONE] = offsetof(BuiltinTypes, none),
        [VALUE_BOOL] = offsetof(BuiltinTypes, bool_),
        [VALUE_INT] = offsetof(BuiltinTypes, int_),
        [VALUE_FLOAT] = offsetof(BuiltinTypes, float_),
        [VALUE_ELLIPSIS] = offsetof(BuiltinTypes, ellipsis),
        [VALUE_NOT_IMPLEMENTED] = offsetof(BuiltinTypes, not_implemented),
    };
    return *(Type *const *)(const void *)((const char *)&vm->types + places[kind]);
}

// Borrowed; never NULL.
static inline Type *value_type(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT ? value.object->type : value_small_type(vm, value.kind);
}

bool type_is_subtype(const Type *type, const Type *of);

// Whether the value's type is `type` or below it.
static inline bool value_is_a(const Vm *vm, Value value, const Type *type) {
    const Type *own = value_type(vm, value);
    return own == type || type_is_subtype(own, type);
}

// `type(value).__name__` as a C string, borrowed: for messages.
const char *vm_type_name(const Vm *vm, Value value);

// --- Calling -------------------------------------------------------------------------------------

// Calls with positional arguments (borrowed) and runs until it returns; a new reference or UNSET.
// Recurses in C: prefer vm_push_call where the callee may run for long.
Value vm_call(Vm *vm, Value callable, const Value *args, int count);
Value vm_call_args(Vm *vm, Value callable, Args args);

// Calls the method of that name (special methods are looked up on the type).
Value vm_call_method(Vm *vm, Value self, Str *name, const Value *args, int count);
Value vm_call_method_c(Vm *vm, Value self, const char *name, const Value *args, int count);

// From the step function of a native frame, just before returning STEP_CALL: what runs next.
// False with the exception set when it can't even begin.
bool vm_push_call(Vm *vm, Value callable, Args args);

// Likewise: resumes a generator, coroutine or iterator with a value (borrowed), or, when it is
// UNSET, throws the exception in vm->error into it. The outcome tells returned, raised and yielded
// apart.
bool vm_push_resume(Vm *vm, Value generator, Value sent);

// Resumes in C and waits (see Type.send); takes `sent`.
Outcome vm_resume(Vm *vm, Value generator, Value sent, Value *out);

// --- Modules -------------------------------------------------------------------------------------

typedef struct NativeModule {
    const char *name;                     // full, e.g. "collections.abc"
    const NativeDef *functions;           // or NULL
    bool (*setup)(Vm *vm, Dict *globals); // adds the rest; NULL: nothing more
    const char *source; // an embedded file (base/embedded.h) that is run in it then; NULL: none
} NativeModule;

// Makes a module importable (the struct must outlive the Vm). It is set up at its first import.
// A module whose text is embedded as `NAME.py` is found without registering.
bool vm_register_module(Vm *vm, const NativeModule *module);

// Imports by full name; a new reference.
Value vm_import(Vm *vm, Text name);

// `from module import name` for C code that needs what is written in Python; a new reference.
Value vm_import_from(Vm *vm, const char *module, const char *name);

// Imports a function and calls it.
Value vm_call_imported(Vm *vm, const char *module, const char *function, const Value *args,
                       int count);
bool vm_push_imported(Vm *vm, const char *module, const char *function, Args args);

// --- Time ----------------------------------------------------------------------------------------

// Seconds (int or float value) to nanoseconds, rounded half to even; infinity is INT64_MAX: never.
// The only place where float seconds become SimTime. False with TypeError/ValueError set.
bool vm_seconds_to_time(Vm *vm, Value seconds, SimTime *time_ns);
double vm_time_to_seconds(SimTime time_ns);

#endif
