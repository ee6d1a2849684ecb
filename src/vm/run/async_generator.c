// Async generators: what __anext__, asend, athrow and aclose give to be awaited.
//
// Such an AsyncStep resumes the generator's frame. What the frame yields itself ends the step with
// that value; what an await inside of it yields is passed on to the loop.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/generator_enter.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"

#include <stdio.h>

typedef enum StepState { ASYNC_NEW, ASYNC_RUNNING, ASYNC_CLOSED } StepState;

typedef struct AsyncStep {
    Object base;
    Generator *generator; // counted
    StepState state;
    bool closing;    // aclose
    Value send;      // asend's value
    Value thrown[3]; // athrow's arguments; UNSET for asend
} AsyncStep;

static AsyncStep *step_of(Value value) {
    return (AsyncStep *)value.object;
}

static void step_finalize(Vm *vm, Object *object) {
    AsyncStep *self = (AsyncStep *)object;
    value_set(vm, &self->send, UNSET);
    for (int i = 0; i < 3; i++) {
        value_set(vm, &self->thrown[i], UNSET);
    }
    Generator *generator = self->generator;
    self->generator = NULL;
    if (generator) {
        object_drop(vm, generator);
    }
}

static void step_traverse(Object *object, Visit *visit, void *context) {
    AsyncStep *self = (AsyncStep *)object;
    if (self->generator) {
        visit((Object *)self->generator, context);
    }
    const Value values[] = {self->send, self->thrown[0], self->thrown[1], self->thrown[2]};
    for (int i = 0; i < 4; i++) {
        if (values[i].kind == VALUE_OBJECT) {
            visit(values[i].object, context);
        }
    }
}

static bool call_first_iteration(Vm *vm, Value self) {
    Generator *generator = (Generator *)self.object;
    if (generator->hooks_called) {
        return true;
    }
    generator->hooks_called = true;
    Value first, finalizer;
    generator_hooks(vm, &first, &finalizer);
    if (finalizer.kind == VALUE_OBJECT) {
        value_set(vm, &generator->finalizer, value_ref(finalizer));
    }
    if (first.kind != VALUE_OBJECT) {
        return true;
    }
    const Value result = vm_call(vm, first, &self, 1);
    value_drop(vm, result);
    return !value_is_unset(result);
}

static Value step_new(Vm *vm, Type *type, Value self, Value send, const Value *thrown,
                      bool closing) {
    if (!call_first_iteration(vm, self)) {
        return UNSET;
    }
    AsyncStep *step = object_new(vm, type, sizeof *step);
    if (!step) {
        return UNSET;
    }
    step->generator = object_ref(self.object);
    step->send = value_ref(send);
    step->closing = closing;
    for (int i = 0; i < 3; i++) {
        step->thrown[i] = thrown ? value_ref(thrown[i]) : UNSET;
    }
    return value_of_object(step);
}

// --- Running a step ------------------------------------------------------------------------------

static Outcome fail_with(Vm *vm, Type *type, const char *message) {
    const Value error = exception_new(vm, type, message);
    vm_raise_value(vm, error);
    value_drop(vm, error);
    return OUTCOME_RAISED;
}

static bool is_send(const Vm *vm, const AsyncStep *self) {
    return self->base.type == vm->types.async_generator_asend;
}

static bool says_end(const Vm *vm) {
    return vm_error_is(vm, vm->exceptions.StopAsyncIteration) ||
           vm_error_is(vm, vm->exceptions.GeneratorExit);
}

// What anext, asend and athrow say when the generator gave an item or raised.
static Outcome conclude(Vm *vm, AsyncStep *self, Outcome outcome) {
    Generator *generator = self->generator;
    generator->step_running = false;
    if (is_send(vm, self)) {
        self->state = ASYNC_CLOSED;
    }
    if (outcome == OUTCOME_YIELDED) {
        return OUTCOME_RETURNED;
    }
    generator->closed_async = generator->closed_async || says_end(vm);
    return OUTCOME_RAISED;
}

// What aclose says. As in CPython, the generator goes on to count as running when this step was
// `thrown` into from outside.
static Outcome conclude_closing(Vm *vm, AsyncStep *self, Outcome outcome, bool thrown, Value *out) {
    if (!thrown || outcome == OUTCOME_YIELDED) {
        self->generator->step_running = false;
        self->state = ASYNC_CLOSED;
    }
    if (outcome == OUTCOME_YIELDED) {
        value_set(vm, out, UNSET);
        return fail_with(vm, vm->exceptions.RuntimeError, "async generator ignored GeneratorExit");
    }
    if (!says_end(vm)) {
        return OUTCOME_RAISED;
    }
    value_drop(vm, vm_take_error(vm));
    *out = NONE;
    return OUTCOME_RETURNED;
}

static Outcome resume(Vm *vm, AsyncStep *self, Value sent, bool thrown, Value *out) {
    Outcome outcome = vm_resume(vm, value_of_object(self->generator), sent, out);
    if (outcome == OUTCOME_RETURNED) {
        value_set(vm, out, UNSET);
        outcome = fail_with(vm, vm->exceptions.StopAsyncIteration, NULL);
    }
    const bool for_loop = outcome == OUTCOME_YIELDED && !self->generator->gave_item;
    if (for_loop) {
        return OUTCOME_YIELDED;
    }
    return self->closing ? conclude_closing(vm, self, outcome, thrown, out)
                         : conclude(vm, self, outcome);
}

static bool refuse_running(Vm *vm, const char *call) {
    char message[80];
    snprintf(message, sizeof message, "%s(): asynchronous generator is already running", call);
    fail_with(vm, vm->exceptions.RuntimeError, message);
    return false;
}

// The first send of anext and asend; `sent` becomes what the generator is sent.
static bool begin_send(Vm *vm, AsyncStep *self, Value *sent) {
    if (self->generator->step_running) {
        return refuse_running(vm, "anext");
    }
    self->state = ASYNC_RUNNING;
    if (value_is_none(*sent)) {
        *sent = value_ref(self->send);
    }
    return true;
}

// The first send of athrow and aclose: sets the exception that goes into the generator.
static bool begin_throw(Vm *vm, AsyncStep *self, Value sent) {
    Generator *generator = self->generator;
    self->state = ASYNC_CLOSED;
    if (generator->step_running) {
        return refuse_running(vm, self->closing ? "aclose" : "athrow");
    }
    if (generator->closed_async) {
        fail_with(vm, vm->exceptions.StopAsyncIteration, NULL);
        return false;
    }
    self->state = value_is_none(sent) ? ASYNC_RUNNING : ASYNC_NEW;
    if (!value_is_none(sent)) {
        fail_with(vm, vm->exceptions.RuntimeError,
                  "can't send non-None value to a just-started coroutine");
        return false;
    }
    generator->closed_async = self->closing;
    return self->closing
               ? generator_set_exit(vm)
               : generator_set_thrown(vm, self->thrown[0], self->thrown[1], self->thrown[2]);
}

// Readies the generator for what is sent. False: *outcome is what comes of it.
static bool begin(Vm *vm, AsyncStep *self, Value *sent, Outcome *outcome) {
    *outcome = OUTCOME_RAISED;
    if (!is_send(vm, self) && self->generator->state == GENERATOR_CLOSED) {
        self->state = ASYNC_CLOSED;
        *outcome = OUTCOME_RETURNED;
        return false;
    }
    if (self->state == ASYNC_NEW && is_send(vm, self)) {
        return begin_send(vm, self, sent);
    }
    if (self->state == ASYNC_NEW) {
        const Value given = *sent;
        *sent = UNSET;
        const bool begun = begin_throw(vm, self, given);
        value_drop(vm, given);
        return begun;
    }
    return true;
}

static Outcome step_send(Vm *vm, Value value, Value sent, Value *out) {
    AsyncStep *self = step_of(value);
    const bool thrown = value_is_unset(sent);
    *out = UNSET;
    if (self->state == ASYNC_CLOSED) {
        value_drop(vm, thrown ? vm_take_error(vm) : sent);
        vm_raise(vm, vm->exceptions.RuntimeError, "cannot reuse already awaited %s",
                 is_send(vm, self) ? "__anext__()/asend()" : "aclose()/athrow()");
        return OUTCOME_RAISED;
    }
    Outcome outcome;
    const bool first = !thrown && self->state == ASYNC_NEW;
    if (!thrown && !begin(vm, self, &sent, &outcome)) {
        value_drop(vm, sent);
        *out = outcome == OUTCOME_RETURNED ? NONE : UNSET;
        return outcome;
    }
    if (!thrown) {
        self->generator->step_running = true;
    }
    object_ref(self);
    outcome = resume(vm, self, sent, thrown, out);
    if (first && outcome != OUTCOME_YIELDED) {
        self->state = ASYNC_CLOSED;
    }
    object_drop(vm, self);
    return outcome;
}

static Value method_close(Vm *vm, const Value *args, int count) {
    (void)vm;
    (void)count;
    step_of(args[0])->state = ASYNC_CLOSED;
    return NONE;
}

// --- Methods of async generators -----------------------------------------------------------------

static Value agen_anext(Vm *vm, Value self) {
    return step_new(vm, vm->types.async_generator_asend, self, NONE, NULL, false);
}

static Value agen_asend(Vm *vm, const Value *args, int count) {
    (void)count;
    return step_new(vm, vm->types.async_generator_asend, args[0], args[1], NULL, false);
}

static Value agen_athrow(Vm *vm, const Value *args, int count) {
    (void)count;
    return step_new(vm, vm->types.async_generator_athrow, args[0], NONE, args + 1, false);
}

static Value agen_aclose(Vm *vm, const Value *args, int count) {
    (void)count;
    return step_new(vm, vm->types.async_generator_athrow, args[0], NONE, NULL, true);
}

static Generator *self_of(Value value) {
    return (Generator *)value.object;
}

static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(generator_name(self_of(self))));
}

static Value get_qualname(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(generator_qualname(self_of(self))));
}

static Value get_code(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->code));
}

static Value get_running(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(self_of(self)->step_running);
}

Value generator_awaited_within(const Generator *generator) {
    const Value awaited = generator_awaited(generator);
    if (awaited.kind == VALUE_OBJECT && awaited.object->type->finalize == step_finalize &&
        step_of(awaited)->generator) {
        return value_of_object(step_of(awaited)->generator);
    }
    return awaited;
}

static Value get_awaited(Vm *vm, Value self) {
    (void)vm;
    const Value awaited = generator_awaited(self_of(self));
    return value_is_unset(awaited) ? NONE : value_ref(awaited);
}

static bool set_up_step(Vm *vm, Type *type) {
    static const NativeDef methods[] = {
        NATIVE("close", "self, /", method_close),
        {0},
    };
    type->size = sizeof(AsyncStep);
    type->finalize = step_finalize;
    type->traverse = step_traverse;
    type->iter = iterator_self;
    type->next = generator_next_or_stop;
    type->await = iterator_self;
    type->send = step_send;
    return native_add_methods(vm, type, GENERATOR_SEND_METHODS) &&
           type_complete(vm, type, methods, NULL);
}

bool async_generator_setup(Vm *vm) {
    static const NativeDef methods[] = {
        NATIVE("asend", "self, value, /", agen_asend),
        NATIVE("athrow", "self, type, value=…, traceback=…, /", agen_athrow),
        NATIVE("aclose", "self, /", agen_aclose),
        CLASS_GETITEM,
        {0},
    };
    static const NativeGetter getters[] = {
        {"__name__", get_name, generator_set_name},
        {"__qualname__", get_qualname, generator_set_qualname},
        {"ag_code", get_code, native_readonly},
        {"ag_running", get_running, native_readonly},
        {"ag_await", get_awaited, NULL},
        {"ag_frame", generator_frame, NULL},
        {NULL, NULL, NULL},
    };
    Type *type = vm->types.async_generator;
    type->aiter = iterator_self;
    type->anext = agen_anext;
    return type_complete(vm, type, methods, getters) &&
           set_up_step(vm, vm->types.async_generator_asend) &&
           set_up_step(vm, vm->types.async_generator_athrow);
}
