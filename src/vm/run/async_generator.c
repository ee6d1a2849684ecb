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

static Outcome fail_with(Vm *vm, AsyncStep *self, Type *type, const char *message) {
    self->state = ASYNC_CLOSED;
    const Value error = exception_new(vm, type, message);
    vm_raise_value(vm, error);
    value_drop(vm, error);
    return OUTCOME_RAISED;
}

// The frame has stopped or ended: what the step says.
static Outcome conclude(Vm *vm, AsyncStep *self, Outcome outcome, Value *out) {
    Generator *generator = self->generator;
    if (outcome == OUTCOME_YIELDED && !generator->gave_item) {
        return OUTCOME_YIELDED; // for the loop
    }
    generator->step_running = false;
    self->state = ASYNC_CLOSED;
    if (outcome == OUTCOME_YIELDED && self->closing) {
        value_drop(vm, *out);
        *out = UNSET;
        return fail_with(vm, self, vm->exceptions.RuntimeError,
                         "async generator ignored GeneratorExit");
    }
    if (outcome == OUTCOME_YIELDED) {
        return OUTCOME_RETURNED;
    }
    if (outcome == OUTCOME_RETURNED) {
        generator->closed_async = true;
        value_drop(vm, *out);
        *out = NONE;
        return self->closing ? OUTCOME_RETURNED
                             : fail_with(vm, self, vm->exceptions.StopAsyncIteration, NULL);
    }
    if (self->closing && (vm_error_is(vm, vm->exceptions.StopAsyncIteration) ||
                          vm_error_is(vm, vm->exceptions.GeneratorExit))) {
        value_drop(vm, vm_take_error(vm));
        *out = NONE;
        return OUTCOME_RETURNED;
    }
    return OUTCOME_RAISED;
}

static const char *call_name(const Vm *vm, const AsyncStep *self) {
    if (self->base.type == vm->types.async_generator_asend) {
        return value_is_none(self->send) ? "anext" : "asend";
    }
    return self->closing ? "aclose" : "athrow";
}

static bool begin(Vm *vm, AsyncStep *self, Value *sent, Outcome *outcome, Value *out) {
    Generator *generator = self->generator;
    const bool is_send = self->base.type == vm->types.async_generator_asend;
    *outcome = OUTCOME_RAISED;
    if (generator->step_running) {
        char message[80];
        snprintf(message, sizeof message, "%s(): asynchronous generator is already running",
                 call_name(vm, self));
        value_drop(vm, *sent);
        fail_with(vm, self, vm->exceptions.RuntimeError, message);
        return false;
    }
    self->state = ASYNC_RUNNING;
    if (is_send) {
        if (generator->state == GENERATOR_CLOSED) {
            value_drop(vm, *sent);
            fail_with(vm, self, vm->exceptions.StopAsyncIteration, NULL);
            return false;
        }
        if (value_is_none(*sent)) {
            *sent = value_ref(self->send);
        }
        generator->step_running = true;
        return true;
    }
    value_drop(vm, *sent);
    *sent = UNSET;
    if (generator->closed_async || generator->state == GENERATOR_CLOSED) {
        if (self->closing) {
            self->state = ASYNC_CLOSED;
            *out = NONE;
            *outcome = OUTCOME_RETURNED;
            return false;
        }
        fail_with(vm, self, vm->exceptions.StopAsyncIteration, NULL);
        return false;
    }
    if (self->closing) {
        generator->closed_async = true;
        if (generator->state == GENERATOR_CREATED) {
            generator_close(vm, generator);
            self->state = ASYNC_CLOSED;
            *out = NONE;
            *outcome = OUTCOME_RETURNED;
            return false;
        }
        if (!generator_set_exit(vm)) {
            self->state = ASYNC_CLOSED;
            return false;
        }
    } else if (!generator_set_thrown(vm, self->thrown[0], self->thrown[1], self->thrown[2])) {
        self->state = ASYNC_CLOSED;
        return false;
    }
    generator->step_running = true;
    return true;
}

static Outcome step_send(Vm *vm, Value value, Value sent, Value *out) {
    AsyncStep *self = step_of(value);
    *out = UNSET;
    if (self->state == ASYNC_CLOSED) {
        const bool throwing = value_is_unset(sent);
        value_drop(vm, sent);
        if (throwing) {
            value_drop(vm, vm_take_error(vm));
        }
        char message[96];
        snprintf(message, sizeof message, "cannot reuse already awaited %s",
                 self->base.type == vm->types.async_generator_asend ? "__anext__()/asend()"
                                                                    : "aclose()/athrow()");
        vm_raise(vm, vm->exceptions.RuntimeError, "%s", message);
        return OUTCOME_RAISED;
    }
    Outcome outcome;
    if (self->state == ASYNC_NEW && !value_is_unset(sent) &&
        !begin(vm, self, &sent, &outcome, out)) {
        return outcome;
    }
    object_ref(self);
    outcome = vm_resume(vm, value_of_object(self->generator), sent, out);
    outcome = conclude(vm, self, outcome, out);
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
        {"__name__", get_name, NULL},
        {"__qualname__", get_qualname, NULL},
        {"ag_code", get_code, NULL},
        {"ag_running", get_running, NULL},
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
