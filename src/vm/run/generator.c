#include "vm/run/generator.h"

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/gc.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/record/recorder.h"
#include "vm/run/call.h"
#include "vm/run/call_any.h"
#include "vm/run/frame_object.h"
#include "vm/run/frame_stack.h"
#include "vm/run/generator_enter.h"
#include "vm/run/interpreter.h"
#include "vm/run/native_call.h"
#include "vm/run/never_awaited.h"
#include "vm/run/operation.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <inttypes.h>
#include <string.h>

// --- Making --------------------------------------------------------------------------------------

// ((file, line, function), …) of the frames of the program that are running, the innermost first;
// UNSET when it is not asked for, or without memory.
static Value origin_now(Vm *vm) {
    List *rows = list_new(vm, 0);
    bool done = rows != NULL;
    for (Frame *frame = frame_current(vm); done && frame && rows->count < vm->origin_depth;
         frame = frame->back) {
        if (!frame->code || frame->code->is_library) {
            continue;
        }
        const Value parts[] = {value_of_object(frame->code->filename),
                               value_of_int(frame_line(frame)), value_of_object(frame->code->name)};
        Tuple *row = tuple_of(vm, parts, 3);
        done = row && list_append(vm, rows, value_of_object(row));
        if (row) {
            object_drop(vm, row);
        }
    }
    Tuple *origin = done ? tuple_of(vm, rows->items, rows->count) : NULL;
    if (rows) {
        object_drop(vm, rows);
    }
    return value_or_unset(origin);
}

static Type *type_of_code(const Vm *vm, const Code *code) {
    if (code->flags & CODE_COROUTINE) {
        return vm->types.coroutine;
    }
    return code->flags & CODE_GENERATOR ? vm->types.generator : vm->types.async_generator;
}

// A new one with so many bytes for its frame, which is not cleared yet.
static ALWAYS_INLINE Generator *new_generator(Vm *vm, Type *type, size_t room) {
    const size_t size = sizeof(Generator) + room;
    Generator *self = gc_new_object(vm, type, size);
    if (self) {
        self->frame = (Frame *)(void *)(self + 1);
        self->handled.exception.kind = VALUE_UNSET;
        self->handled.outer = NULL;
        self->name = self->qualname = NULL;
        self->code = NULL;
        self->def = NULL;
        self->owner = NULL;
        self->state = GENERATOR_CREATED;
        self->gave_item = self->delegates = self->hooks_called = self->step_running = false;
        self->closed_async = self->alone = self->seen_in_row = false;
        self->size = (uint32_t)size;
        self->finalizer.kind = VALUE_UNSET;
        frame_reset(self->frame, room);
        self->frame->generator = self;
    }
    return self;
}

// One of a function's, which it takes; its registers are still to be filled.
static ALWAYS_INLINE Generator *new_of_function(Vm *vm, Function *function) {
    CodeObject *object = function->code;
    const Code *code = object->code;
    Generator *self = new_generator(vm, type_of_code(vm, code), object->frame_size);
    if (!self) {
        return NULL;
    }
    Frame *frame = self->frame;
    frame->code = object;
    frame->function = function;
    frame->ip = code->instructions.items;
    self->code = object_ref(object);
    // Nearly always the names are the code's, and need not be kept.
    self->name = function->name == object->name ? NULL : object_ref(function->name);
    self->qualname = function->qualname == object->qualname ? NULL : object_ref(function->qualname);
    return self;
}

static inline void note_origin(Vm *vm, Generator *self) {
    if (vm->origin_depth > 0 && self->base.type == vm->types.coroutine) {
        self->origin = origin_now(vm);
    }
}

Generator *generator_new(Vm *vm, Function *function) {
    Generator *self = new_of_function(vm, function);
    if (self) {
        object_ref(function);
        for (int i = 0; i < function->code->register_count; i++) {
            self->frame->registers[i].kind = VALUE_UNSET;
        }
        note_origin(vm, self);
    }
    return self;
}

Generator *generator_new_called(Vm *vm, Function *function, Value *args, int count) {
    Generator *self = new_of_function(vm, function);
    if (!self) {
        return NULL;
    }
    const CodeObject *object = function->code;
    Value *to = self->frame->registers;
    for (int i = 0; i < count; i++) {
        frame_move(to++, &args[i]);
    }
    if (count < object->code->arg_count) {
        to = call_fill_defaults(function, to, object->code->arg_count - count);
    }
    for (const Value *end = self->frame->registers + object->register_count; to < end; to++) {
        to->kind = VALUE_UNSET;
    }
    if (object->has_frees) {
        call_bind_closure(function, self->frame->registers);
    }
    note_origin(vm, self);
    return self;
}

void generator_give_up(Vm *vm, Generator *self) {
    self->state = GENERATOR_CLOSED;
    object_drop(vm, self);
}

static ALWAYS_INLINE Generator *new_native(Vm *vm, const NativeDef *def, const Type *owner,
                                           int slots, int count) {
    const size_t room = sizeof(Frame) + native_frame_size(slots + count);
    Generator *self = new_generator(vm, vm->types.coroutine, room);
    if (self) {
        self->frame->step = def->step;
        self->def = def;
        self->alone = def->alone;
        self->owner = owner;
        native_frame_reset(frame_native(self->frame), slots, count);
    }
    return self;
}

Value generator_new_native(Vm *vm, const NativeDef *def, const Type *owner, const Value *args,
                           int count) {
    Generator *self = new_native(vm, def, owner, def->slots, count);
    if (!self) {
        for (int i = 0; i < count; i++) {
            value_drop(vm, args[i]);
        }
        return UNSET;
    }
    for (int i = 0; i < count; i++) {
        frame_native(self->frame)->slots[def->slots + i] = args[i];
    }
    note_origin(vm, self);
    return value_of_object(self);
}

Generator *generator_new_waiting(Vm *vm, const NativeDef *def, const Type *owner,
                                 const NativeFrame *frame) {
    const int count = frame->arg_count;
    Generator *self = new_native(vm, def, owner, NATIVE_ALONE_SLOTS, count);
    if (self) {
        NativeFrame *native = frame_native(self->frame);
        native->state = frame->state;
        native->numbers[0] = frame->numbers[0];
        native->numbers[1] = frame->numbers[1];
        for (int i = 0; i < NATIVE_ALONE_SLOTS; i++) {
            native->slots[i].kind = frame->slots[i].kind;
            native->slots[i].integer = frame->slots[i].integer;
        }
        for (int i = 0; i < count; i++) {
            native->slots[NATIVE_ALONE_SLOTS + i] = value_ref(frame->args[i]);
        }
        self->state = GENERATOR_SUSPENDED;
    }
    return self;
}

static const char *kind_name(const Vm *vm, const Generator *self) {
    return self->base.type == vm->types.generator   ? "generator"
           : self->base.type == vm->types.coroutine ? "coroutine"
                                                    : "async generator";
}

// --- Entering and leaving ------------------------------------------------------------------------

void generator_chain_to_handled(Vm *vm) {
    vm_set_context(vm, vm->error);
    if (value_is_exception(vm->error)) {
        traceback_drop_flight(vm, value_as_exception(vm->error));
    }
}

Frame *generator_enter_slow(Vm *vm, Generator *self, Value sent, Outcome *answer) {
    const bool throwing = value_is_unset(sent);
    *answer = OUTCOME_RAISED;
    if (self->state == GENERATOR_RUNNING) {
        if (throwing) {
            value_drop(vm, vm_take_error(vm));
        }
        value_drop(vm, sent);
        vm_raise(vm, vm->exceptions.ValueError, "%s already executing", kind_name(vm, self));
        return NULL;
    }
    if (self->state == GENERATOR_CLOSED) {
        value_drop(vm, sent);
        if (self->base.type == vm->types.coroutine) {
            if (throwing) {
                value_drop(vm, vm_take_error(vm));
            }
            vm_raise(vm, vm->exceptions.RuntimeError, "cannot reuse already awaited coroutine");
        } else if (!throwing) {
            *answer = OUTCOME_RETURNED;
        }
        return NULL;
    }
    if (self->state == GENERATOR_CREATED && !throwing && !value_is_none(sent)) {
        value_drop(vm, sent);
        vm_raise(vm, vm->exceptions.TypeError, "can't send non-None value to a just-started %s",
                 kind_name(vm, self));
        return NULL;
    }
    if (vm->depth >= vm->max_depth) {
        if (throwing) {
            value_drop(vm, vm_take_error(vm));
        }
        value_drop(vm, sent);
        vm_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    Frame *frame = self->frame;
    if (!frame->code && self->state == GENERATOR_CREATED && self->def->kind != NATIVE_AWAITABLE) {
        // Thrown into a body that never begins: there is nobody who could catch it.
        self->state = GENERATOR_CLOSED;
        self->frame = NULL;
        frame_keep_native(vm, frame);
        frame_clear(vm, frame);
        return NULL;
    }
    if (!frame->code) {
        NativeFrame *native = frame_native(frame);
        native->outcome = OUTCOME_RAISED;
        value_set(vm, &native->in, UNSET);
    }
    generator_push(vm, self);
    if (!frame->code && throwing) {
        generator_chain_thrown(vm, self);
    }
    return frame;
}

void generator_end(Vm *vm, Generator *self) {
    Frame *frame = self->frame;
    generator_step_out(vm, self);
    if (vm->trace && !self->code) {
        recorder_await_ends(vm, self);
    }
    self->state = GENERATOR_CLOSED;
    self->frame = NULL;
    if (self->def && self->def->kind == NATIVE_AWAITABLE) {
        value_set(vm, &self->passed_to, value_ref(frame_native(frame)->args[0]));
    }
    frame_clear(vm, frame);
    frame_drop_value(vm, &self->handled.exception);
    object_drop(vm, self);
}

void generator_convert_error(Vm *vm, const Generator *self) {
    const bool async = self->base.type == vm->types.async_generator;
    const char *name = NULL;
    if (vm_error_is(vm, vm->exceptions.StopIteration)) {
        name = "StopIteration";
    } else if (async && vm_error_is(vm, vm->exceptions.StopAsyncIteration)) {
        name = "StopAsyncIteration";
    }
    if (!name || (self->def != NULL)) {
        return;
    }
    const Value cause = vm_take_error(vm);
    vm_raise(vm, vm->exceptions.RuntimeError, "%s raised %s", kind_name(vm, self), name);
    if (value_is_exception(vm->error)) {
        Exception *error = value_as_exception(vm->error);
        value_set(vm, &error->cause, value_ref(cause));
        value_set(vm, &error->context, value_ref(cause));
        error->suppress_context = true;
    }
    value_drop(vm, cause);
}

// --- Throwing and sending from C -----------------------------------------------------------------

// The answer of an iterator's method or `next`: StopIteration is a return with its value.
static Outcome outcome_of(Vm *vm, Value result, Value *out) {
    *out = result;
    if (!value_is_unset(result)) {
        return OUTCOME_YIELDED;
    }
    if (!vm_has_error(vm)) {
        *out = NONE;
        return OUTCOME_RETURNED;
    }
    if (vm_error_is(vm, vm->exceptions.StopIteration)) {
        const Value error = vm_take_error(vm);
        const Value value = value_as_exception(error)->extra[0];
        *out = value_is_unset(value) ? NONE : value_ref(value);
        value_drop(vm, error);
        return OUTCOME_RETURNED;
    }
    return OUTCOME_RAISED;
}

static Outcome throw_by_name(Vm *vm, Value iterator, Value *out) {
    const Value method = object_find_attr(vm, iterator, vm->names.throw_);
    if (value_is_unset(method)) {
        return OUTCOME_RAISED;
    }
    Value error = vm_take_error(vm);
    Value args[3] = {value_of_object(error.object->type), error,
                     value_as_exception(error)->traceback};
    if (value_is_unset(args[2])) {
        args[2] = NONE;
    }
    const Value result = vm_call(vm, method, args, 3);
    value_drop(vm, error);
    value_drop(vm, method);
    return outcome_of(vm, result, out);
}

Outcome generator_send_any(Vm *vm, Value iterator, Value sent, Value *out) {
    *out = UNSET;
    if (value_is_generator(vm, iterator)) {
        return vm_resume(vm, iterator, sent, out);
    }
    const Type *type = value_type(vm, iterator);
    if (type->send) {
        return type->send(vm, iterator, sent, out);
    }
    if (value_is_unset(sent)) {
        const Value error = vm_take_error(vm);
        vm_restore_error(vm, error);
        return throw_by_name(vm, iterator, out);
    }
    if (value_is_none(sent) && type->next) {
        return outcome_of(vm, type->next(vm, iterator), out);
    }
    const Value result = vm_call_method(vm, iterator, vm->names.send, &sent, 1);
    value_drop(vm, sent);
    return outcome_of(vm, result, out);
}

static bool close_awaited(Vm *vm, Value awaited) {
    if (value_is_generator(vm, awaited)) {
        return generator_close(vm, (Generator *)awaited.object);
    }
    const Value method = object_find_attr(vm, awaited, vm->names.close);
    if (value_is_unset(method)) {
        return !vm_has_error(vm);
    }
    const Value result = vm_call(vm, method, NULL, 0);
    value_drop(vm, method);
    value_drop(vm, result);
    return !value_is_unset(result);
}

bool generator_throw_into(Vm *vm, Value awaited, Outcome *outcome, Value *out) {
    *out = UNSET;
    if (vm_error_is(vm, vm->exceptions.GeneratorExit)) {
        const Value error = vm_take_error(vm);
        *outcome = OUTCOME_RAISED;
        if (close_awaited(vm, awaited)) {
            vm_restore_error(vm, error);
        } else {
            value_drop(vm, error);
        }
        return false;
    }
    if (value_is_generator(vm, awaited)) {
        if (generator_enter(vm, (Generator *)awaited.object, UNSET, outcome)) {
            return true;
        }
        *out = NONE;
        return false;
    }
    const Type *type = value_type(vm, awaited);
    *outcome = type->send ? type->send(vm, awaited, UNSET, out) : throw_by_name(vm, awaited, out);
    return false;
}

bool generator_set_exit(Vm *vm) {
    const Value exit = exception_new(vm, vm->exceptions.GeneratorExit, NULL);
    if (value_is_unset(exit)) {
        return false;
    }
    vm_restore_error(vm, exit);
    return true;
}

bool generator_close(Vm *vm, Generator *self) {
    if (self->state == GENERATOR_CLOSED) {
        return true;
    }
    if (self->state == GENERATOR_CREATED && self->frame) {
        Frame *frame = self->frame;
        self->state = GENERATOR_CLOSED;
        self->frame = NULL;
        frame_clear(vm, frame);
        return true;
    }
    if (!generator_set_exit(vm)) {
        return false;
    }
    vm_set_context(vm, vm->error);
    Value out;
    const Outcome outcome = vm_resume(vm, value_of_object(self), UNSET, &out);
    if (outcome == OUTCOME_YIELDED) {
        value_drop(vm, out);
        vm_raise(vm, vm->exceptions.RuntimeError, "%s ignored GeneratorExit", kind_name(vm, self));
        return false;
    }
    if (outcome == OUTCOME_RETURNED) {
        value_drop(vm, out);
        return true;
    }
    if (vm_error_is(vm, vm->exceptions.GeneratorExit) ||
        vm_error_is(vm, vm->exceptions.StopIteration)) {
        value_drop(vm, vm_take_error(vm));
        return true;
    }
    return false;
}

// --- Life ----------------------------------------------------------------------------------------

// Before the last reference goes: a generator that waits in the middle is closed, so that its
// `finally` runs.
static void generator_finish(Vm *vm, Object *object) {
    Generator *self = (Generator *)object;
    if (!self->frame || self->state == GENERATOR_CLOSED || vm->interpreter->halted) {
        return;
    }
    const Value error = vm->error;
    vm->error = UNSET;
    if (self->base.type == vm->types.async_generator && self->finalizer.kind == VALUE_OBJECT &&
        !self->closed_async) {
        const Value finalizer = value_ref(self->finalizer);
        const Value me = value_of_object(self);
        const Value result = vm_call(vm, finalizer, &me, 1);
        value_drop(vm, finalizer);
        if (value_is_unset(result)) {
            exception_report_unraisable(vm, me);
        }
        value_drop(vm, result);
    } else if (self->state == GENERATOR_CREATED) {
        if (self->base.type == vm->types.coroutine &&
            (!self->def || self->def->kind != NATIVE_AWAITABLE)) {
            never_awaited_warn(vm, self);
        }
    } else if (!generator_close(vm, self)) {
        exception_report_unraisable(vm, value_of_object(self));
    }
    value_drop(vm, vm->error);
    vm->error = error;
}

static void drop_frame(Vm *vm, Generator *self) {
    Frame *frame = self->frame;
    self->frame = NULL;
    self->state = GENERATOR_CLOSED;
    if (frame) {
        frame_clear(vm, frame);
    }
}

static void generator_finalize(Vm *vm, Object *object) {
    Generator *self = (Generator *)object;
    if (self->frame) {
        drop_frame(vm, self);
    }
    frame_drop_value(vm, &self->handled.exception);
    frame_drop_value(vm, &self->finalizer);
    if (self->code) {
        object_drop(vm, self->code);
    }
    if (self->name) {
        object_drop(vm, self->name);
    }
    if (self->qualname) {
        object_drop(vm, self->qualname);
    }
}

static void visit_value(Value value, Visit *visit, void *context) {
    if (value.kind == VALUE_OBJECT) {
        visit(value.object, context);
    }
}

static void generator_traverse(Object *object, Visit *visit, void *context) {
    const Generator *self = (const Generator *)object;
    visit_value(self->handled.exception, visit, context);
    visit_value(self->finalizer, visit, context);
    Frame *frame = self->frame;
    if (!frame || self->state == GENERATOR_RUNNING) {
        return;
    }
    if (!frame->code) {
        const NativeFrame *native = frame_native(frame);
        visit_value(native->in, visit, context);
        for (int i = 0; i < native->slot_count + native->arg_count; i++) {
            visit_value(native->slots[i], visit, context);
        }
        return;
    }
    if (frame->function) {
        visit((Object *)frame->function, context);
    }
    visit_value(frame->names, visit, context);
    for (int i = 0; i < frame->code->code->register_count; i++) {
        visit_value(frame->registers[i], visit, context);
    }
}

static void generator_clear(Vm *vm, Object *object) {
    Generator *self = (Generator *)object;
    if (self->state != GENERATOR_RUNNING) {
        drop_frame(vm, self);
    }
}

// --- What can be asked ---------------------------------------------------------------------------

Value generator_awaited(const Generator *self) {
    const Frame *frame = self->frame;
    if (!frame || self->state != GENERATOR_SUSPENDED) {
        return UNSET;
    }
    if (!frame->code) {
        return UNSET;
    }
    return self->delegates && frame->ip->op == OP_SEND ? frame->registers[frame->ip->b] : UNSET;
}

int generator_line(const Generator *self) {
    if (!self->code) {
        return 0;
    }
    if (!self->frame || self->state == GENERATOR_CREATED || self->state == GENERATOR_CLOSED) {
        return self->code->code->first_line;
    }
    return frame_line(self->frame);
}

void generator_set_hooks(Vm *vm, Value first_iteration, Value finalizer) {
    value_set(vm, &vm->interpreter->first_iteration, value_ref(first_iteration));
    value_set(vm, &vm->interpreter->finalizer, value_ref(finalizer));
}

void generator_hooks(const Vm *vm, Value *first_iteration, Value *finalizer) {
    *first_iteration = vm->interpreter->first_iteration;
    *finalizer = vm->interpreter->finalizer;
}

void generator_add_qualname(const Generator *generator, Buf *out) {
    const Str *qualname = generator_qualname(generator);
    if (qualname) {
        buf_add_text(out, str_text(qualname));
    } else {
        native_add_qualname(generator->def, generator->owner, out);
    }
}

static Generator *self_of(Value value) {
    return (Generator *)value.object;
}

static Value get_name(Vm *vm, Value self) {
    const Generator *generator = self_of(self);
    Str *name = generator_name(generator);
    return name ? value_of_object(object_ref(name))
                : value_or_unset(str_intern(vm, text_of(generator->def->name)));
}

static Value get_qualname(Vm *vm, Value self) {
    Str *qualname = generator_qualname(self_of(self));
    if (qualname) {
        return value_of_object(object_ref(qualname));
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    generator_add_qualname(self_of(self), &text);
    return str_value_from_buf(vm, &text);
}

static bool replace_text(Vm *vm, Str **place, const char *name, Value value) {
    if (!value_is_str(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s must be set to a string object", name);
        return false;
    }
    Str *old = *place;
    *place = object_ref(value.object);
    if (old) {
        object_drop(vm, old);
    }
    return true;
}

bool generator_set_name(Vm *vm, Value self, Value value) {
    return replace_text(vm, &self_of(self)->name, "__name__", value);
}

bool generator_set_qualname(Vm *vm, Value self, Value value) {
    return replace_text(vm, &self_of(self)->qualname, "__qualname__", value);
}

static Value get_code(Vm *vm, Value self) {
    (void)vm;
    const Generator *generator = self_of(self);
    return generator->code ? value_of_object(object_ref(generator->code)) : NONE;
}

static Value get_running(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(self_of(self)->state == GENERATOR_RUNNING);
}

static Value get_suspended(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(self_of(self)->state == GENERATOR_SUSPENDED);
}

static Value get_awaited(Vm *vm, Value self) {
    (void)vm;
    const Value awaited = generator_awaited(self_of(self));
    return value_is_unset(awaited) ? NONE : value_ref(awaited);
}

Value generator_frame(Vm *vm, Value self) {
    Frame *frame = self_of(self)->frame;
    if (!frame) {
        return NONE;
    }
    if (!frame->code) {
        return value_ref(self); // it is written in C: what inspect asks is only whether it lives
    }
    FrameObject *object = frame_object_of(vm, frame);
    return object ? value_of_object(object_ref(object)) : UNSET;
}

static Value generator_repr(Vm *vm, Value self) {
    const Generator *generator = self_of(self);
    const Value name = get_qualname(vm, self);
    if (value_is_unset(name)) {
        return UNSET;
    }
    Str *text =
        str_format(vm, "<%s object %s at 0x%" PRIx64 ">",
                   generator->base.type == vm->types.async_generator ? "async_generator"
                                                                     : kind_name(vm, generator),
                   ((Str *)name.object)->bytes, object_identity(vm, self));
    value_drop(vm, name);
    return value_or_unset(text);
}

// --- Methods -------------------------------------------------------------------------------------

static Value raise_stop(Vm *vm, Value value) {
    if (value_is_none(value)) {
        const Value stop = exception_new_args(vm, vm->exceptions.StopIteration, NULL, 0);
        vm_raise_value(vm, stop);
        value_drop(vm, stop);
        return UNSET;
    }
    const Value stop = exception_new_args(vm, vm->exceptions.StopIteration, &value, 1);
    if (!value_is_unset(stop)) {
        vm_raise_value(vm, stop);
        value_drop(vm, stop);
    }
    value_drop(vm, value);
    return UNSET;
}

static Value generator_next(Vm *vm, Value self) {
    Value out;
    const Outcome outcome = vm_resume(vm, self, NONE, &out);
    if (outcome == OUTCOME_RETURNED) {
        value_drop(vm, out);
        return UNSET;
    }
    return outcome == OUTCOME_YIELDED ? out : UNSET;
}

// What `__next__`, send and throw return or raise for an outcome.
static Value answer(Vm *vm, Outcome outcome, Value out) {
    if (outcome == OUTCOME_RETURNED) {
        return raise_stop(vm, out);
    }
    return outcome == OUTCOME_YIELDED ? out : UNSET;
}

static Value send_and_answer(Vm *vm, Value self, Value sent) {
    Value out;
    const Outcome outcome = value_type(vm, self)->send(vm, self, sent, &out);
    return answer(vm, outcome, out);
}

Value generator_next_or_stop(Vm *vm, Value self) {
    return send_and_answer(vm, self, NONE);
}

static Value method_next(Vm *vm, const Value *args, int count) {
    (void)count;
    return generator_next_or_stop(vm, args[0]);
}

static Value method_send(Vm *vm, const Value *args, int count) {
    (void)count;
    return send_and_answer(vm, args[0], value_ref(args[1]));
}

// The exception that throw(type, value, traceback) means, set as vm->error; false: TypeError.
bool generator_set_thrown(Vm *vm, Value type, Value value, Value traceback) {
    if (value_is_exception(type)) {
        if (!value_is_unset(value) && !value_is_none(value)) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "instance exception may not have a separate value");
            return false;
        }
        vm_restore_error(vm, value_ref(type));
    } else if (value_has_type_flag(type, TYPE_META) &&
               type_is_subtype((Type *)type.object, vm->exceptions.BaseException)) {
        Value made;
        if (value_is_exception(value)) {
            made = value_ref(value);
        } else {
            const bool none = value_is_unset(value) || value_is_none(value);
            const Tuple *row = value_is_tuple(value) ? (const Tuple *)value.object : NULL;
            made = row    ? vm_call(vm, type, row->items, row->count)
                   : none ? vm_call(vm, type, NULL, 0)
                          : vm_call(vm, type, &value, 1);
        }
        // What goes wrong in making it is thrown in instead.
        if (value_is_exception(made)) {
            vm_restore_error(vm, made);
        } else if (!value_is_unset(made)) {
            exception_raise_not_made(vm, type, made, false);
            value_drop(vm, made);
        }
    } else {
        vm_raise(vm, vm->exceptions.TypeError,
                 "exceptions must be classes or instances deriving from BaseException, not %s",
                 vm_type_name(vm, type));
        return false;
    }
    if (traceback.kind == VALUE_OBJECT && traceback.object->type == vm->types.traceback) {
        value_set(vm, &value_as_exception(vm->error)->traceback, value_ref(traceback));
    }
    value_as_exception(vm->error)->in_flight = 0;
    return true;
}

static Value method_throw(Vm *vm, const Value *args, int count) {
    (void)count;
    return generator_set_thrown(vm, args[1], args[2], args[3]) ? send_and_answer(vm, args[0], UNSET)
                                                               : UNSET;
}

const NativeDef GENERATOR_SEND_METHODS[] = {
    NATIVE("send", "self, value, /", method_send),
    NATIVE("throw", "self, type, value=…, traceback=…, /", method_throw),
    {0},
};

static Value method_close(Vm *vm, const Value *args, int count) {
    (void)count;
    return generator_close(vm, self_of(args[0])) ? NONE : UNSET;
}

// coroutine.__await__(): an iterator over the coroutine itself.
typedef struct CoroutineWrapper {
    Object base;
    Value coroutine;
} CoroutineWrapper;

static Value coroutine_await(Vm *vm, Value self) {
    CoroutineWrapper *wrapper = object_new(vm, vm->types.coroutine_wrapper, sizeof *wrapper);
    if (wrapper) {
        wrapper->coroutine = value_ref(self);
    }
    return value_or_unset(wrapper);
}

static void wrapper_finalize(Vm *vm, Object *object) {
    value_set(vm, &((CoroutineWrapper *)object)->coroutine, UNSET);
}

static void wrapper_traverse(Object *object, Visit *visit, void *context) {
    visit_value(((CoroutineWrapper *)object)->coroutine, visit, context);
}

static Value wrapper_next(Vm *vm, Value self) {
    return generator_next(vm, ((CoroutineWrapper *)self.object)->coroutine);
}

static Outcome wrapper_send(Vm *vm, Value self, Value sent, Value *out) {
    return vm_resume(vm, ((CoroutineWrapper *)self.object)->coroutine, sent, out);
}

static Value wrapper_method_close(Vm *vm, const Value *args, int count) {
    return method_close(vm, &((CoroutineWrapper *)args[0].object)->coroutine, count);
}

// --- Setup ---------------------------------------------------------------------------------------

static size_t size_of(const Object *object) {
    return ((const Generator *)object)->size;
}

static void fill(Type *type) {
    type->size = sizeof(Generator);
    type->size_of = size_of;
    type->finalize = generator_finalize;
    type->traverse = generator_traverse;
    type->clear = generator_clear;
    type->finish = generator_finish;
    type->repr = generator_repr;
}

static bool generators(Vm *vm) {
    static const NativeDef methods[] = {
        NATIVE("__next__", "self, /", method_next),
        NATIVE("close", "self, /", method_close),
        {0},
    };
    static const NativeGetter getters[] = {
        {"__name__", get_name, generator_set_name},
        {"__qualname__", get_qualname, generator_set_qualname},
        {"gi_code", get_code, native_readonly},
        {"gi_running", get_running, NULL},
        {"gi_suspended", get_suspended, NULL},
        {"gi_yieldfrom", get_awaited, NULL},
        {"gi_frame", generator_frame, NULL},
        {NULL, NULL, NULL},
    };
    Type *type = vm->types.generator;
    fill(type);
    type->iter = iterator_self;
    type->next = generator_next;
    type->send = vm_resume;
    return native_add_methods(vm, type, GENERATOR_SEND_METHODS) &&
           type_complete(vm, type, methods, getters);
}

static Value coroutine_origin(Vm *vm, Value self) {
    (void)vm;
    const Value origin = ((const Generator *)self.object)->origin;
    return value_is_unset(origin) ? NONE : value_ref(origin);
}

static bool coroutines(Vm *vm) {
    static const NativeDef methods[] = {
        NATIVE("close", "self, /", method_close),
        {0},
    };
    static const NativeGetter getters[] = {
        {"__name__", get_name, generator_set_name},
        {"__qualname__", get_qualname, generator_set_qualname},
        {"cr_code", get_code, native_readonly},
        {"cr_running", get_running, NULL},
        {"cr_suspended", get_suspended, NULL},
        {"cr_await", get_awaited, NULL},
        {"cr_frame", generator_frame, NULL},
        {"cr_origin", coroutine_origin, native_readonly},
        {NULL, NULL, NULL},
    };
    static const NativeDef wrapper_methods[] = {
        NATIVE("close", "self, /", wrapper_method_close),
        {0},
    };
    Type *type = vm->types.coroutine;
    fill(type);
    type->await = coroutine_await;
    type->send = vm_resume;
    Type *wrapper = vm->types.coroutine_wrapper;
    wrapper->size = sizeof(CoroutineWrapper);
    wrapper->finalize = wrapper_finalize;
    wrapper->traverse = wrapper_traverse;
    wrapper->iter = iterator_self;
    wrapper->next = wrapper_next;
    wrapper->send = wrapper_send;
    return native_add_methods(vm, type, GENERATOR_SEND_METHODS) &&
           type_complete(vm, type, methods, getters) &&
           native_add_methods(vm, wrapper, GENERATOR_SEND_METHODS) &&
           type_complete(vm, wrapper, wrapper_methods, NULL);
}

bool generator_setup(Vm *vm) {
    fill(vm->types.async_generator);
    return generators(vm) && coroutines(vm) && async_generator_setup(vm);
}
