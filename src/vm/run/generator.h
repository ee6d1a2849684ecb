// Generators, coroutines and async generators: a frame that can be left and entered again.
//
// All three are one struct; the type says which. A coroutine may also be a native one
// (NATIVE_COROUTINE): its frame is a state machine in C. The objects that async generators give to
// be awaited (asend, athrow) are AsyncStep.

#ifndef VM_RUN_GENERATOR_H
#define VM_RUN_GENERATOR_H

#include "vm/run/frame.h"

typedef enum GeneratorState {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RUNNING,
    GENERATOR_CLOSED,
} GeneratorState;

struct Generator {
    Object base;
    Frame *frame; // stands behind the generator, in the same block; NULL when closed
    Handled handled;
    Str *name, *qualname; // counted; NULL: as the code says, or the definition
    CodeObject *code;     // counted; NULL: native
    const NativeDef *def; // of a native coroutine
    const Type *owner;    // likewise, of a method: borrowed; or NULL
    uint8_t state;        // GeneratorState
    bool gave_item;       // the last stop was a `yield`, not an await that passes something on
    bool delegates;       // it is suspended at an OP_SEND
    bool hooks_called;    // async generators: firstiter was told
    bool step_running;    // likewise: an asend or athrow is on its way
    bool closed_async;    // likewise: aclose was called
    bool alone;           // native: see native_await.h
    uint32_t size;        // bytes, with the frame
    bool seen_in_row;     // whoever takes rows of them has had it already
    union {
        Value finalizer; // async generators: the hook, called when it is dropped; or UNSET
        Value origin;    // coroutines, in debug mode where: ((file, line, function), …); or UNSET
        Value passed_to; // of a NATIVE_AWAITABLE that has ended: to what, which lives as long
    };
};

// A new one for a call of a function whose code says so: its frame's registers are UNSET and wait
// for the arguments. NULL with the exception set.
Generator *generator_new(Vm *vm, Function *function);

// The same for a call with so many positional arguments of a plain function (CodeObject.is_plain)
// that has defaults for the rest: they move out of `args`, and the reference to the function is
// taken. NULL with the exception set; then nothing is taken.
Generator *generator_new_called(Vm *vm, Function *function, Value *args, int count);

// Drops a new one whose arguments could not be bound.
void generator_give_up(Vm *vm, Generator *generator);

// A coroutine with a native body, of a method of `owner` (or NULL); takes the references in `args`,
// not the array.
Value generator_new_native(Vm *vm, const NativeDef *def, const Type *owner, const Value *args,
                           int count);

// The same for a body that has run already, and waits: takes the references in its frame's slots,
// not the frame or its arguments. NULL with MemoryError set; then nothing is taken.
Generator *generator_new_waiting(Vm *vm, const NativeDef *def, const Type *owner,
                                 const NativeFrame *frame);

static inline bool value_is_coroutine(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && value.object->type == vm->types.coroutine;
}

// A generator, coroutine or async generator.
static inline bool value_is_generator(const Vm *vm, Value value) {
    return value_is_coroutine(vm, value) ||
           (value.kind == VALUE_OBJECT && (value.object->type == vm->types.generator ||
                                           value.object->type == vm->types.async_generator));
}

// Its `__name__`, borrowed; NULL: native, and not set by the program.
static inline Str *generator_name(const Generator *generator) {
    return generator->name || !generator->code ? generator->name : generator->code->name;
}

// Its `__qualname__`, of any: appended.
void generator_add_qualname(const Generator *generator, Buf *out);

// `__name__ = …` and `__qualname__ = …`. False with an exception set.
bool generator_set_name(Vm *vm, Value self, Value value);
bool generator_set_qualname(Vm *vm, Value self, Value value);

// The same, borrowed; NULL: native, and not set by the program.
static inline Str *generator_qualname(const Generator *generator) {
    return generator->qualname || !generator->code ? generator->qualname
                                                   : generator->code->qualname;
}

// What it waits for (cr_await, gi_yieldfrom): borrowed, UNSET when nothing.
Value generator_awaited(const Generator *generator);

// The same, but where it waits for the next step of an async generator, that generator: so a walk
// from a task's coroutine comes to the innermost await. Borrowed, UNSET when nothing.
Value generator_awaited_within(const Generator *generator);

// The line where it is suspended, or of its `def` before it has begun; 0 for a native one.
int generator_line(const Generator *generator);

// What gi_frame, cr_frame and ag_frame give: None when it has ended.
Value generator_frame(Vm *vm, Value self);

// close(): throws GeneratorExit in and waits for the end. False with an exception set.
bool generator_close(Vm *vm, Generator *generator);

// Sets a new GeneratorExit as the error; false when there was no memory for it: MemoryError is set.
bool generator_set_exit(Vm *vm);

// next() of anything with the slot `send`: at its end StopIteration is raised with the value that
// it returned, which a generator's own slot `next` does not tell.
Value generator_next_or_stop(Vm *vm, Value self);

// send and throw, for every type with the slot `send`.
extern const NativeDef GENERATOR_SEND_METHODS[];

// What async generators tell about their life (sys.set_asyncgen_hooks): callables or NONE/UNSET;
// borrowed. The loop sets them while it runs.
void generator_set_hooks(Vm *vm, Value first_iteration, Value finalizer);
void generator_hooks(const Vm *vm, Value *first_iteration, Value *finalizer); // borrowed

bool generator_setup(Vm *vm);

#endif
