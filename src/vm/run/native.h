// Functions of the library that are written in C.
//
// A table of NativeDef is a library in one look: name, signature in Python's notation, function.
// Arguments are bound by the signature before the function is called, with CPython's messages, so
// that a function finds `args[i]` for parameter i, in order of the signature: UNSET where nothing
// was given and the default is not written as a literal; a Tuple for `*name`, a Dict for `**name`.
// Signatures: "self, key, default=None, /", "*values, sep=' ', end='\n'", "delay, result=None";
// defaults may be None, True, False, ints, floats, 'strings', () or … (UNSET when not given).
// Before the colon of "doc:" style words nothing else is allowed. Positional-only parameters (/)
// give the messages of C functions ("expected at most 2 arguments, got 3"), others those of Python
// functions ("missing 1 required positional argument: 'delay'").
//
// Four kinds:
// - NATIVE_FUNCTION runs and returns.
// - NATIVE_COROUTINE makes, when called, a coroutine object whose body is `step`, a state machine:
//   `async def` in C. It yields futures to the loop as compiled code does.
// - NATIVE_AWAITABLE is a coroutine that only passes on to another one (generator_new_native): what
//   is thrown into it before it has begun reaches its step, and nobody is warned if it never
//   begins.
// - NATIVE_FRAME runs on the VM's stack of frames as a state machine: it may call code of the
//   program, or resume a coroutine, without C recursion, so that the machine can stop in the middle
//   (recording in slices, worker threads that park). `loop.run_until_complete` is one.

#ifndef VM_RUN_NATIVE_H
#define VM_RUN_NATIVE_H

#include "vm/object.h"

typedef Value NativeFn(Vm *vm, const Value *args, int count);

typedef enum Step {
    STEP_RETURN, // *out: the result (new reference)
    STEP_RAISE,  // the exception is in vm->error
    STEP_YIELD,  // coroutines only; *out goes to whoever resumed
    STEP_CALL,   // vm_push_call or vm_push_resume was called: step again with what came of it
} Step;

// What a step function sees. `state` is 0 at first and belongs to the step function, as do the
// `slots` (counted Values, dropped with the frame). What came of the last STEP_CALL, or what was
// sent in after a STEP_YIELD, is `in` (owned by the frame: use value_ref to keep it) and `outcome`:
// OUTCOME_RAISED means that the exception is in vm->error, to be handled (taken with
// vm_take_error) or passed on by STEP_RAISE. At the first step `outcome` is OUTCOME_RETURNED.
typedef struct NativeFrame {
    int state;
    Outcome outcome;
    Value in;
    int64_t numbers[2]; // uncounted scratch
    int arg_count, slot_count;
    const Value *args; // bound arguments; they stand behind the slots (but see native_await.c)
    Value slots[];     // as many as the definition asks for
} NativeFrame;

typedef Step NativeStep(Vm *vm, NativeFrame *frame, Value *out);

typedef enum NativeKind {
    NATIVE_FUNCTION,
    NATIVE_COROUTINE,
    NATIVE_AWAITABLE,
    NATIVE_FRAME
} NativeKind;

typedef struct NativeDef {
    const char *name;      // NULL ends a table
    const char *signature; // "" for none
    NativeKind kind;
    NativeFn *fn;     // NATIVE_FUNCTION
    NativeStep *step; // the others
    int slots;        // likewise: how many its frame has
    bool alone;       // of a coroutine: `step` never says STEP_CALL (native_await.h); it has
                      // NATIVE_ALONE_SLOTS
    // Of a method: the class whose it is in CPython, where that is not the one that has it here.
    const char *owner;
} NativeDef;

#define NATIVE_ALONE_SLOTS 2

#define NATIVE(name, signature, fn) \
    { name, signature, NATIVE_FUNCTION, fn, 0, 0, false, NULL }
#define NATIVE_ASYNC(name, signature, step) \
    { name, signature, NATIVE_COROUTINE, 0, step, NATIVE_ALONE_SLOTS, true, NULL }
#define NATIVE_ASYNC_OF(owner, name, signature, step) \
    { name, signature, NATIVE_COROUTINE, 0, step, NATIVE_ALONE_SLOTS, true, owner }
#define NATIVE_ASYNC_CALLS(name, signature, step, slots) \
    { name, signature, NATIVE_COROUTINE, 0, step, slots, false, NULL }
#define NATIVE_IN_FRAME(name, signature, step) \
    { name, signature, NATIVE_FRAME, 0, step, 3, false, NULL }

// An attribute computed by C: `getter` as a function of self, `setter` NULL: read-only.
typedef struct NativeGetter {
    const char *name; // NULL ends a table
    Value (*getter)(Vm *vm, Value self);
    bool (*setter)(Vm *vm, Value self, Value value); // UNSET deletes
} NativeGetter;

// The setter of what CPython calls a member: AttributeError "readonly attribute".
bool native_readonly(Vm *vm, Value self, Value value);

// A function object for a definition (which must outlive the Vm). `module` names where it is from,
// e.g. "asyncio.tasks"; it is borrowed and may be NULL.
Value native_function_new(Vm *vm, const NativeDef *def, const char *module);

// Adds methods ("self" is the first parameter) to a type; names ending in "@static" or "@class"
// become static or class methods (of the name before the @).
bool native_add_methods(Vm *vm, Type *type, const NativeDef *methods);
bool native_add_getters(Vm *vm, Type *type, const NativeGetter *getters);

#endif
