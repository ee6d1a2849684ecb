// The interpreter as others see it: stacks of frames, run in slices.
//
// One loop in C (interpreter_loop.h) runs all frames of a stack, whatever they are. It is left when
// the stack ends, when the budget of instructions is used up (only where nothing in C waits for a
// frame), when a worker parks, or at a limit. Steps are counted in pieces: a whole loop body when
// it jumps back, a function when it is entered; so counting costs nothing, and is the same in every
// run. What C does for one instruction may be long too (sum of an endless iterator, two lists
// compared that are the same ones many times over), so it counts what it takes from iterators, and
// each descent into a value.

#ifndef VM_RUN_INTERPRETER_H
#define VM_RUN_INTERPRETER_H

#include "vm/run/frame.h"

typedef enum VmStatus {
    VM_ENDED,  // the main stack has returned or raised: stack->state
    VM_PAUSED, // the budget is used up: call again
    VM_LIMIT,  // interpreter_halt was called, or a limit was reached: the run can't go on
} VmStatus;

typedef struct Interpreter {
    int64_t fuel;       // instructions until something must be looked at
    int64_t fuel_given; // what it was when it was last counted
    bool halted;        // the run is to end; no handler of the program runs any more
    int status;         // with this exit status
    Buf message;        // and this text for stderr
    bool budgeted;      // it is run in slices
    bool exhausted;     // the budget is over; the loop is left as soon as C allows
    Stack *main;
    Value first_iteration, finalizer; // hooks of async generators
    int64_t suspensions;              // of tasks so far, while a trace is made
    int64_t frame_count;              // numbers given to frames so far
} Interpreter;

bool interpreter_init(Vm *vm);
void interpreter_deinit(Vm *vm);

// Makes the loop look around (limits, collector) before long.
void interpreter_look_soon(Vm *vm);

// Takes the frames of the main stack apart, when the run is over or given up.
void interpreter_drop_frames(Vm *vm);

// Runs the main stack (made by interpreter_begin) for about `budget` instructions; 0: to the end.
VmStatus interpreter_run(Vm *vm, uint64_t budget);

// Prepares the main stack to run a module's code; false with an exception set.
bool interpreter_begin(Vm *vm, Function *body);

// Ends the run at the next look: with this exit status and message (copied; one line or more for
// stderr, without the last line end). No more code of the program runs.
void interpreter_halt(Vm *vm, int status, Text message);

// Likewise for --max-steps.
void interpreter_halt_at_steps(Vm *vm);

// Whether the run may go on; else the exception that ends it is set.
bool interpreter_look_at_limits(Vm *vm);

// Counts steps of C's own, or one; false with an exception set when the run is to end.
static inline bool interpreter_spend_in_c(Vm *vm, int64_t steps) {
    // The fuel stays used up, so that the collector and a pause wait for the next instruction.
    return (vm->interpreter->fuel -= steps) >= 0 || interpreter_look_at_limits(vm);
}

static inline bool interpreter_step_in_c(Vm *vm) {
    return interpreter_spend_in_c(vm, 1);
}

// --- Stacks --------------------------------------------------------------------------------------

// A stack that will call the callable (borrowed) with positional arguments; NULL with an exception.
Stack *vm_stack_new(Vm *vm, Value callable, const Value *args, int count);

// Runs it until it ends, parks (a NATIVE_FRAME returned STEP_YIELD) or the budget is over. The
// result or exception is in stack->result.
StackState vm_stack_run(Vm *vm, Stack *stack);

// Drops its frames, running no code of the program's handlers.
void vm_stack_free(Vm *vm, Stack *stack);

// Whether code on the running stack may park: it is not the main one, and no C function waits.
// When C is in between, sets RuntimeError.
bool vm_stack_is_worker(const Vm *vm);
bool vm_stack_can_park(Vm *vm);

// --- For call.c, generator.c and the like --------------------------------------------------------

// Runs the newest frame and what it calls until that frame ends; C waits meanwhile.
Outcome interpreter_run_nested(Vm *vm, Value *out);

#endif
