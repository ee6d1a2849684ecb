#include "vm/run/interpreter.h"

#include "base/check.h"
#include "vm/gc.h"
#include "vm/run/call_any.h"
#include "vm/run/generator_enter.h"
#include "vm/run/interpreter_loop.h"

#define FUEL_CHUNK 1000000 // instructions between two looks at the limits
#define LATE_CHUNK 100     // likewise, while the budget is over and C still waits for a frame

// --- Fuel ----------------------------------------------------------------------------------------

static void refuel(Vm *vm) {
    Interpreter *in = vm->interpreter;
    int64_t chunk = FUEL_CHUNK;
    if (in->exhausted) {
        chunk = LATE_CHUNK;
    } else if (in->budgeted && vm->budget < FUEL_CHUNK) {
        chunk = (int64_t)vm->budget;
    }
    const uint64_t limit = vm->options.max_steps;
    if (limit > 0 && limit - vm->steps < (uint64_t)chunk) {
        chunk = (int64_t)(limit - vm->steps);
    }
    in->fuel = in->fuel_given = chunk;
}

static void account(Vm *vm) {
    Interpreter *in = vm->interpreter;
    const int64_t used = in->fuel_given - in->fuel;
    vm->steps += (uint64_t)used;
    if (in->budgeted) {
        vm->budget = (int64_t)vm->budget > used ? vm->budget - (uint64_t)used : 0;
    }
    in->fuel_given = in->fuel;
}

void interpreter_halt(Vm *vm, int status, Text message) {
    Interpreter *in = vm->interpreter;
    if (in->halted) {
        return;
    }
    in->halted = true;
    in->status = status;
    buf_clear(&in->message);
    buf_add_text(&in->message, message);
    interpreter_look_soon(vm);
}

void interpreter_look_soon(Vm *vm) {
    account(vm);
    vm->interpreter->fuel = vm->interpreter->fuel_given = 0;
}

void interpreter_raise_halt(Vm *vm) {
    if (!vm_has_error(vm)) {
        vm_raise(vm, vm->exceptions.SystemExit, "halted");
    }
}

void interpreter_halt_at_steps(Vm *vm) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "more than %llu instructions%s, the limit of --max-steps (0 means none)",
             (unsigned long long)vm->options.max_steps,
             vm->trace ? "" : " without a turn of the loop");
    interpreter_halt(vm, 3, buf_text(&text));
    buf_deinit(&text);
    interpreter_raise_halt(vm);
}

bool interpreter_look_at_limits(Vm *vm) {
    account(vm);
    if (vm->options.max_steps > 0 && vm->steps >= vm->options.max_steps) {
        interpreter_halt_at_steps(vm);
    } else if (vm->interpreter->halted) {
        interpreter_raise_halt(vm);
    }
    return !vm->interpreter->halted;
}

bool interpreter_look_around(Vm *vm, bool *pause) {
    Interpreter *in = vm->interpreter;
    *pause = false;
    if (!interpreter_look_at_limits(vm)) {
        return false;
    }
    gc_if_due(vm);
    if (in->budgeted && vm->budget == 0) {
        in->exhausted = true;
    }
    *pause = in->exhausted && vm->native_depth == 0 && !vm->stack->outer;
    refuel(vm);
    return true;
}

// --- Running from C ------------------------------------------------------------------------------

Outcome interpreter_run_nested(Vm *vm, Value *out) {
    vm->native_depth++;
    vm->stack->native_depth++;
    *out = UNSET;
    const LoopEnd end = interpreter_loop(vm, out);
    vm->native_depth--;
    vm->stack->native_depth--;
    switch (end) {
    case LOOP_RETURNED:
        return OUTCOME_RETURNED;
    case LOOP_YIELDED:
        return OUTCOME_YIELDED;
    case LOOP_RAISED:
        return OUTCOME_RAISED;
    case LOOP_PARKED:
    case LOOP_PAUSED:
        break;
    }
    UNREACHABLE();
}

static StackState run_stack(Vm *vm, Stack *stack) {
    Value out = UNSET;
    const LoopEnd end = interpreter_loop(vm, &out);
    switch (end) {
    case LOOP_RETURNED:
    case LOOP_YIELDED:
        value_set(vm, &stack->result, out);
        return STACK_RETURNED;
    case LOOP_RAISED:
        value_set(vm, &stack->result, vm_take_error(vm));
        return STACK_RAISED;
    case LOOP_PARKED:
        return STACK_PARKED;
    case LOOP_PAUSED:
        return STACK_PAUSED;
    }
    UNREACHABLE();
}

bool interpreter_init(Vm *vm) {
    Interpreter *in = alloc_try_zero(&vm->alloc, sizeof *in);
    Stack *stack = alloc_try_zero(&vm->alloc, sizeof *stack);
    if (!in || !stack) {
        alloc_release(&vm->alloc, in, sizeof *in);
        alloc_release(&vm->alloc, stack, sizeof *stack);
        return false;
    }
    buf_init(&in->message, &vm->alloc);
    stack_init(vm, stack);
    in->main = stack;
    vm->interpreter = in;
    vm->stack = stack;
    refuel(vm);
    return true;
}

static void drop_frames(Vm *vm, Stack *stack) {
    Stack *running = vm->stack;
    vm->stack = stack;
    while (stack->frame) {
        Frame *frame = stack->frame;
        stack->frame = frame->back;
        if (frame->generator) {
            generator_end(vm, frame->generator);
        } else {
            frame_clear(vm, frame);
        }
    }
    vm->stack = running;
}

void interpreter_drop_frames(Vm *vm) {
    Stack *stack = vm->interpreter->main;
    drop_frames(vm, stack);
    value_set(vm, &stack->result, UNSET);
    value_set(vm, &stack->handled.exception, UNSET);
}

void interpreter_deinit(Vm *vm) {
    Interpreter *in = vm->interpreter;
    if (!in) {
        return;
    }
    value_set(vm, &in->first_iteration, UNSET);
    value_set(vm, &in->finalizer, UNSET);
    buf_deinit(&in->message);
    stack_deinit(vm, in->main);
    alloc_release(&vm->alloc, in->main, sizeof *in->main);
    alloc_release(&vm->alloc, in, sizeof *in);
    vm->stack = NULL;
    vm->interpreter = NULL;
}

bool interpreter_begin(Vm *vm, Function *body) {
    Value result;
    Frame *frame = call_begin(vm, body, (Args){NULL, 0, NULL}, &result);
    if (!frame) {
        return false;
    }
    frame->on_return = RETURN_TO_C;
    vm->interpreter->main->state = STACK_READY;
    gc_begin(vm);
    return true;
}

VmStatus interpreter_run(Vm *vm, uint64_t budget) {
    Interpreter *in = vm->interpreter;
    Stack *stack = in->main;
    if (!in->halted && stack->frame) {
        in->budgeted = budget > 0;
        in->exhausted = false;
        vm->budget = budget;
        account(vm);
        refuel(vm);
        stack->state = run_stack(vm, stack);
        account(vm);
        if (stack->state == STACK_PAUSED) {
            return VM_PAUSED;
        }
    }
    return in->halted ? VM_LIMIT : VM_ENDED;
}

// --- Stacks --------------------------------------------------------------------------------------

Stack *vm_stack_new(Vm *vm, Value callable, const Value *args, int count) {
    Stack *stack = alloc_try_zero(&vm->alloc, sizeof *stack);
    if (!stack) {
        vm_raise_memory(vm);
        return NULL;
    }
    stack_init(vm, stack);
    Tuple *kept = tuple_new(vm, count + 1);
    if (!kept) {
        alloc_release(&vm->alloc, stack, sizeof *stack);
        return NULL;
    }
    kept->items[0] = value_ref(callable);
    for (int k = 0; k < count; k++) {
        kept->items[k + 1] = value_ref(args[k]);
    }
    stack->result = value_of_object(kept); // until it is run
    return stack;
}

// The first run: what was kept is called.
static bool begin_stack(Vm *vm, Stack *stack) {
    const Value kept = stack->result;
    stack->result = UNSET;
    const Tuple *row = (const Tuple *)kept.object;
    Value result;
    Frame *frame =
        call_any(vm, row->items[0], (Args){row->items + 1, row->count - 1, NULL}, &result);
    value_drop(vm, kept);
    if (frame) {
        if (frame->on_return == RETURN_TO_REGISTER) {
            frame->on_return = RETURN_TO_C;
        }
        return true;
    }
    stack->state = value_is_unset(result) ? STACK_RAISED : STACK_RETURNED;
    stack->result = value_is_unset(result) ? vm_take_error(vm) : result;
    return false;
}

StackState vm_stack_run(Vm *vm, Stack *stack) {
    const int depth = vm->depth;
    const int native_depth = vm->native_depth;
    stack->outer = vm->stack;
    vm->stack = stack;
    vm->depth = stack->depth;
    if (stack->frame || begin_stack(vm, stack)) {
        stack->state = run_stack(vm, stack);
    }
    stack->depth = vm->depth;
    vm->depth = depth;
    vm->native_depth = native_depth;
    vm->stack = stack->outer;
    stack->outer = NULL;
    return stack->state;
}

void vm_stack_free(Vm *vm, Stack *stack) {
    drop_frames(vm, stack);
    stack_deinit(vm, stack);
    alloc_release(&vm->alloc, stack, sizeof *stack);
}

bool vm_stack_is_worker(const Vm *vm) {
    return vm->stack != vm->interpreter->main;
}

bool vm_stack_can_park(Vm *vm) {
    if (vm->stack->native_depth == 0) {
        return true;
    }
    vm_raise(vm, vm->exceptions.RuntimeError,
             "awaiter: time.sleep() in a thread can't be called from inside of a built-in "
             "function; call it from a function that Python code calls");
    return false;
}

// --- Calling -------------------------------------------------------------------------------------

static void set_native_result(Vm *vm, Frame *frame, Outcome outcome, Value value) {
    NativeFrame *native = frame_native(frame);
    value_set(vm, &native->in, value);
    native->outcome = outcome;
}

bool vm_push_call(Vm *vm, Value callable, Args args) {
    Frame *caller = vm->stack->frame;
    Value result;
    Frame *frame = call_any(vm, callable, args, &result);
    if (!frame) {
        const bool failed = value_is_unset(result);
        set_native_result(vm, caller, failed ? OUTCOME_RAISED : OUTCOME_RETURNED, result);
        return true;
    }
    if (frame->on_return == RETURN_TO_REGISTER) {
        frame->on_return = RETURN_TO_NATIVE;
    } else {
        // An instance being initialized: simplest is to wait for it here.
        frame->on_return = RETURN_TO_C;
        const Value instance = value_of_object(object_ref(frame->instance));
        const Outcome outcome = interpreter_run_nested(vm, &result);
        if (outcome == OUTCOME_RETURNED && !value_is_none(result)) {
            vm_raise(vm, vm->exceptions.TypeError, "__init__() should return None, not '%s'",
                     vm_type_name(vm, result));
        }
        const bool failed = vm_has_error(vm);
        value_drop(vm, result);
        if (failed) {
            value_drop(vm, instance);
        }
        set_native_result(vm, caller, failed ? OUTCOME_RAISED : OUTCOME_RETURNED,
                          failed ? UNSET : instance);
    }
    return true;
}

bool vm_push_resume(Vm *vm, Value generator, Value sent) {
    Frame *caller = vm->stack->frame;
    Outcome outcome;
    Value out = UNSET;
    if (value_is_generator(vm, generator)) {
        Frame *frame =
            generator_enter(vm, (Generator *)generator.object, value_ref(sent), &outcome);
        if (frame) {
            frame->on_return = RETURN_TO_NATIVE;
            return true;
        }
        out = outcome == OUTCOME_RETURNED ? NONE : UNSET;
    } else {
        outcome = generator_send_any(vm, generator, value_ref(sent), &out);
    }
    set_native_result(vm, caller, outcome, out);
    return true;
}

Outcome vm_resume(Vm *vm, Value generator, Value sent, Value *out) {
    *out = UNSET;
    if (!value_is_generator(vm, generator)) {
        return generator_send_any(vm, generator, sent, out);
    }
    Outcome outcome;
    Frame *frame = generator_enter(vm, (Generator *)generator.object, sent, &outcome);
    if (!frame) {
        *out = outcome == OUTCOME_RETURNED ? NONE : UNSET;
        return outcome;
    }
    frame->on_return = RETURN_TO_C;
    return interpreter_run_nested(vm, out);
}
