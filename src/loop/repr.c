#include "loop/repr.h"

#include "loop/asyncio.h"
#include "loop/handle.h"
#include "vm/generator.h"
#include "vm/protocol.h"
#include "vm/shown.h"
#include "vm/str.h"
#include "vm/tuple.h"

static Value finish(Vm *vm, Buf *text, bool done) {
    Value result = UNSET;
    if (done) {
        Str *str = str_new(vm, buf_string(text), text->size);
        result = str ? value_of_object(str) : UNSET;
    }
    buf_deinit(text);
    return result;
}

// Appends repr(value), cut in the middle as reprlib does, which asyncio uses for results.
static bool add_repr(Vm *vm, Value value, Buf *out) {
    const Value repr = object_repr(vm, value);
    if (value_is_unset(repr)) {
        return false;
    }
    buf_add_text(out, str_text(value_as_str(repr)));
    value_drop(vm, repr);
    return true;
}

// ---- Callbacks ----

static bool add_name_of(Vm *vm, Value callable, Buf *out) {
    Value name = object_find_attr(vm, callable, vm->names.dunder_qualname);
    if (value_is_unset(name) && !vm_has_error(vm)) {
        name = object_find_attr(vm, callable, vm->names.dunder_name);
    }
    if (vm_has_error(vm)) {
        return false;
    }
    if (value_is_unset(name) || !value_is_str(name)) {
        value_drop(vm, name);
        return add_repr(vm, callable, out);
    }
    buf_add_text(out, str_text(value_as_str(name)));
    value_drop(vm, name);
    return true;
}

static bool add_arguments(Vm *vm, Value args, Buf *out) {
    buf_add_char(out, '(');
    const Tuple *tuple = value_is_object(args) ? (const Tuple *)args.object : NULL;
    for (int i = 0; tuple && i < tuple->count; i++) {
        buf_add_text(out, i ? TEXT(", ") : TEXT(""));
        if (!add_repr(vm, tuple->items[i], out)) {
            return false;
        }
    }
    buf_add_char(out, ')');
    return true;
}

// As format_helpers._format_callback_source: "name(args) at FILE:LINE".
static bool add_callable(Vm *vm, Value callable, Value args, Buf *out) {
    if (!add_name_of(vm, callable, out) || !add_arguments(vm, args, out)) {
        return false;
    }
    if (value_is_function(vm, callable)) {
        const Function *function = value_as_function(callable);
        buf_addf(out, " at %s:%d", function->code->filename->bytes,
                 function->code->code->first_line);
    }
    return true;
}

static bool add_callbacks(Vm *vm, const Future *future, Buf *out) {
    const int count = future->callbacks.count;
    buf_add_text(out, TEXT(" cb=["));
    for (int i = 0; i < count; i++) {
        if (count > 2 && i > 0 && i < count - 1) {
            i = count - 2;
            buf_addf(out, ", <%d more>", count - 2);
            continue;
        }
        buf_add_text(out, i ? TEXT(", ") : TEXT(""));
        const DoneCallback *callback = &future->callbacks.items[i];
        if (callback->native) {
            buf_add_text(out, text_of(callback->native->repr));
        } else if (!add_callable(vm, callback->target, UNSET, out)) {
            return false;
        }
    }
    buf_add_char(out, ']');
    return true;
}

// ---- Futures and tasks ----

static bool add_outcome(Vm *vm, const Future *future, Buf *out) {
    switch (future->state) {
    case FUTURE_STATE_DONE:
        buf_add_text(out, TEXT(" result="));
        return add_repr(vm, future->result, out);
    case FUTURE_STATE_ERROR:
        buf_add_text(out, TEXT(" exception="));
        return add_repr(vm, future->exception, out);
    case FUTURE_STATE_PENDING:
    case FUTURE_STATE_CANCELLED:
    case FUTURE_STATE_COUNT:
        break;
    }
    return true;
}

static const char *state_word(const Future *future) {
    static const char *const words[] = {"pending", "finished", "finished", "cancelled"};
    return words[future->state];
}

Value repr_of_future(Vm *vm, Future *future) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "<%s %s", vm_type_name(vm, value_of_object(future)), state_word(future));
    bool done = add_outcome(vm, future, &text);
    if (done && future->callbacks.count > 0) {
        done = add_callbacks(vm, future, &text);
    }
    buf_add_char(&text, '>');
    return finish(vm, &text, done);
}

// As coroutines._format_coroutine.
static void add_coroutine(Vm *vm, Value coro, Buf *out) {
    if (!value_is_generator(vm, coro)) {
        buf_add_text(out, text_of(vm_type_name(vm, coro)));
        return;
    }
    const Generator *generator = (const Generator *)coro.object;
    if (!generator->code) {
        buf_addf(out, "%s()", generator->def->name);
        return;
    }
    buf_addf(out, "%s() ", generator->qualname->bytes);
    if (generator->state == GENERATOR_CLOSED) {
        buf_addf(out, "done, defined at %s:%d", generator->code->filename->bytes,
                 generator->code->code->first_line);
    } else {
        buf_addf(out, "running at %s:%d", generator->code->filename->bytes,
                 generator_line(generator));
    }
}

Value repr_of_task(Vm *vm, Task *task) {
    Buf text;
    buf_init(&text, &vm->alloc);
    const Future *future = &task->future;
    const bool cancelling = task->cancel_requests > 0 && !future_is_done(future);
    buf_addf(&text, "<%s %s name=", vm_type_name(vm, value_of_object(task)),
             cancelling ? "cancelling" : state_word(future));
    bool done = add_repr(vm, value_of_object(task->name), &text);
    buf_add_text(&text, TEXT(" coro=<"));
    add_coroutine(vm, task->coro, &text);
    buf_add_char(&text, '>');
    if (done && task->waiter) {
        buf_add_text(&text, TEXT(" wait_for="));
        done = add_repr(vm, value_of_object(task->waiter), &text);
    }
    done = done && add_outcome(vm, future, &text);
    if (done && future->callbacks.count > 0) {
        done = add_callbacks(vm, future, &text);
    }
    buf_add_char(&text, '>');
    return finish(vm, &text, done);
}

void repr_waiting_task(Vm *vm, Task *task, Buf *out) {
    buf_addf(out, "; %s", task->name->bytes);
    if (value_is_generator(vm, task->coro)) {
        buf_addf(out, " (line %d)", generator_line((const Generator *)task->coro.object));
    }
    buf_add_text(out, TEXT(" waits for "));
    if (!task->waiter) {
        buf_add_text(out, TEXT("nothing"));
    } else if (value_is_task(vm, value_of_object(task->waiter))) {
        buf_add_text(out, str_text(((Task *)task->waiter)->name));
    } else if (task->waiter->what && vm->trace) {
        buf_add_text(out, trace_text(vm->trace, task->waiter->what));
    } else {
        buf_add_text(out, TEXT("a future"));
    }
}

// ---- Handles and loops ----

static bool add_handle_call(Vm *vm, const Handle *handle, Buf *out) {
    if (handle->native) {
        buf_add_text(out, text_of(handle->native->repr));
        return true;
    }
    return add_callable(vm, handle->callback, handle->args, out);
}

Value repr_callback_of(Vm *vm, const Ready *ready) {
    Buf text;
    buf_init(&text, &vm->alloc);
    bool done = true;
    switch (ready->kind) {
    case READY_HANDLE:
        done = add_handle_call(vm, (const Handle *)ready->target.object, &text);
        break;
    case READY_NATIVE:
        buf_add_text(&text, text_of(ready->native->repr));
        break;
    case READY_CALLABLE: {
        Tuple *args = tuple_of(vm, &ready->argument, 1);
        done = args && add_callable(vm, ready->target, value_of_object(args), &text);
        if (args) {
            object_drop(vm, args);
        }
        break;
    }
    case READY_STEP:
    case READY_WAKEUP:
        buf_add_text(&text, TEXT("TaskStepMethWrapper()"));
        break;
    }
    return finish(vm, &text, done);
}

Value repr_of_handle(Vm *vm, Handle *handle) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "<%s", vm_type_name(vm, value_of_object(handle)));
    bool done = true;
    if (handle->cancelled) {
        buf_add_text(&text, TEXT(" cancelled"));
    }
    if (handle->is_timer) {
        buf_add_text(&text, TEXT(" when="));
        done = add_repr(vm, value_of_float(handle->when_s), &text);
    }
    if (done && !value_is_unset(handle->callback)) {
        buf_add_char(&text, ' ');
        done = add_handle_call(vm, handle, &text);
    }
    buf_add_char(&text, '>');
    return finish(vm, &text, done);
}

Value repr_of_loop(Vm *vm, Loop *loop) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "<%s running=%s closed=%s debug=%s>", vm_type_name(vm, value_of_object(loop)),
             loop->running ? "True" : "False", loop->closed ? "True" : "False",
             loop->debug ? "True" : "False");
    return finish(vm, &text, true);
}
