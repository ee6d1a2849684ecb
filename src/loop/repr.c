#include "loop/repr.h"

#include "loop/asyncio.h"
#include "loop/handle.h"
#include "loop/library.h"
#include "loop/resource.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/record/shown.h"
#include "vm/run/function.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <string.h>

static Value finish(Vm *vm, Buf *text, bool done) {
    Value result = UNSET;
    if (done) {
        Str *str = str_new(vm, buf_string(text), text->size);
        result = str ? value_of_object(str) : UNSET;
    }
    buf_deinit(text);
    return result;
}

static bool add_text_of(Vm *vm, Value repr, Buf *out) {
    if (value_is_unset(repr)) {
        return false;
    }
    buf_add_text(out, str_text(value_as_str(repr)));
    value_drop(vm, repr);
    return true;
}

// Whether a future is of a class of asyncio's own, whose repr is all in this file.
static bool is_own_future(const Vm *vm, Value value) {
    return value_is_future(vm, value) && !(value.object->type->flags & TYPE_HEAP);
}

static bool add_repr(Vm *vm, Value value, Buf *out) {
    if (asyncio_of(vm)->shows && !value_is_str(value) && !is_own_future(vm, value)) {
        shown_write(vm, value, out);
        return true;
    }
    return add_text_of(vm, object_repr(vm, value), out);
}

// As reprlib.repr cuts what it does not know: to 30 code points, with dots in the middle.
static bool add_cut_repr(Vm *vm, Value value, Buf *out) {
    const Value repr = object_repr(vm, value);
    if (value_is_unset(repr) || value_as_str(repr)->count <= 30) {
        return add_text_of(vm, repr, out);
    }
    const Str *str = value_as_str(repr);
    const size_t tail = str_offset(str, str->count - 14);
    buf_add(out, str->bytes, str_offset(str, 13));
    buf_add_text(out, TEXT("..."));
    buf_add_text(out, (Text){str->bytes + tail, str_text(str).size - tail});
    value_drop(vm, repr);
    return true;
}

// repr(value) cut in the middle, as reprlib.repr does, which asyncio uses for results and
// arguments. What is short by its nature needs no reprlib.
static bool add_short_repr(Vm *vm, Value value, Buf *out) {
    if (!value_is_object(value)) {
        return add_repr(vm, value, out);
    }
    if (asyncio_of(vm)->shows) {
        return is_own_future(vm, value) ? add_cut_repr(vm, value, out) : add_repr(vm, value, out);
    }
    return add_text_of(vm, vm_call_imported(vm, "reprlib", "repr", &value, 1), out);
}

// ---- Places in CPython's library ----

// Of what is in C here; functions in Python have theirs in their text (vm/module.c).
static const Place PLACES[] = {
    {"_release_waiter", "tasks.py", 431, 0},
    {"_set_result_unless_cancelled", "futures.py", 311, 0},
    {"sleep", "tasks.py", 637, 649},
    {"wait_for", "tasks.py", 436, 476},
    {"_wrap_awaitable", "tasks.py", 687, 694},
    {"Queue.get", "queues.py", 149, 158},
    {"Queue.put", "queues.py", 110, 120},
    {"Queue.join", "queues.py", 206, 215},
    {"Lock.acquire", "locks.py", 93, 114},
    {"Semaphore.acquire", "locks.py", 364, 387},
    {"Event.wait", "locks.py", 200, 213},
    {"_ContextManagerMixin.__aenter__", "locks.py", 14, 15},
    {"_ContextManagerMixin.__aexit__", "locks.py", 20, 0},
    {"BaseEventLoop.shutdown_asyncgens", "base_events.py", 539, 551},
    {"BaseEventLoop.shutdown_default_executor", "base_events.py", 564, 573},
};

static const Place *place_named(const char *name) {
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (strcmp(PLACES[i].name, name) == 0) {
            return &PLACES[i];
        }
    }
    return NULL;
}

// " created at FILE:LINE", which objects of a loop in debug mode know.
static bool add_made(Vm *vm, Value made, Buf *out) {
    if (!value_is_object(made)) {
        return true;
    }
    const List *stack = (const List *)made.object;
    const Value last = stack->count ? stack->items[stack->count - 1] : NONE;
    const Value file = object_get_attr_c(vm, last, "filename");
    const Value line = value_is_unset(file) ? UNSET : object_get_attr_c(vm, last, "lineno");
    if (value_is_unset(line)) {
        value_drop(vm, file);
        return false;
    }
    buf_addf(out, " created at %s:%lld", value_as_str(file)->bytes, (long long)line.integer);
    value_drop(vm, file);
    return true;
}

static void add_place(const Place *place, int line, Buf *out) {
    buf_addf(out, "/usr/lib/python3.11/asyncio/%s:%d", place->file, line);
}

// ---- Callbacks ----

static bool add_name_of(Vm *vm, Value callable, Buf *out) {
    if (asyncio_of(vm)->shows && (value_type(vm, callable)->flags & TYPE_HEAP)) {
        return add_repr(vm, callable, out);
    }
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

static bool add_arguments(Vm *vm, const Value *args, int count, Dict *keywords, Buf *out) {
    buf_add_char(out, '(');
    for (int i = 0; i < count; i++) {
        buf_add_text(out, i ? TEXT(", ") : TEXT(""));
        if (!add_short_repr(vm, args[i], out)) {
            return false;
        }
    }
    int position = 0;
    Value key = UNSET, value = UNSET;
    for (bool more = count > 0; keywords && dict_next(keywords, &position, &key, &value);) {
        buf_addf(out, "%s%s=", more ? ", " : "", value_is_str(key) ? value_as_str(key)->bytes : "");
        more = true;
        if (!add_short_repr(vm, value, out)) {
            return false;
        }
    }
    buf_add_char(out, ')');
    return true;
}

// Appends "name(args)", for a functools.partial "name(its args)(args)". `inner` gets what is below
// all partials (new reference).
static bool add_call(Vm *vm, Value callable, const Tuple *args, Value *inner, Buf *out) {
    if (!value_is_partial(vm, callable)) {
        *inner = value_ref(callable);
        return add_name_of(vm, callable, out) &&
               add_arguments(vm, args ? args->items : NULL, args ? args->count : 0, NULL, out);
    }
    const Value func = object_get_attr_c(vm, callable, "func");
    const Value own = object_get_attr_c(vm, callable, "args");
    const Value keywords = object_get_attr_c(vm, callable, "keywords");
    bool done = value_is_a(vm, own, vm->types.tuple) && value_is_a(vm, keywords, vm->types.dict);
    if (done && value_is_partial(vm, func)) { // only reprs of partials of partials made by hand
        done = add_call(vm, func, (const Tuple *)own.object, inner, out);
    } else if (done) {
        *inner = value_ref(func);
        done = add_name_of(vm, func, out) &&
               add_arguments(vm, ((Tuple *)own.object)->items, ((Tuple *)own.object)->count,
                             (Dict *)keywords.object, out);
    }
    done = done && add_arguments(vm, args ? args->items : NULL, args ? args->count : 0, NULL, out);
    value_drop(vm, func);
    value_drop(vm, own);
    value_drop(vm, keywords);
    return done;
}

// As format_helpers._format_callback_source: "name(args) at FILE:LINE"; of a bound method CPython
// does not say where it is.
static bool add_callable(Vm *vm, Value callable, Value args, Buf *out) {
    Value inner = UNSET;
    const Tuple *tuple = value_is_object(args) ? (const Tuple *)args.object : NULL;
    const bool done = add_call(vm, callable, tuple, &inner, out);
    if (done && value_is_function(vm, inner)) {
        const Function *function = value_as_function(inner);
        const CodeObject *code = function->code;
        const Place *place = code->is_library ? place_named(function->qualname->bytes) : NULL;
        buf_add_text(out, TEXT(" at "));
        if (place) {
            add_place(place, place->line, out);
        } else {
            buf_addf(out, "%s:%d", code->filename->bytes, code->code->first_line);
        }
    }
    value_drop(vm, inner);
    return done;
}

// A callback of asyncio's own that is C here: its `repr` says all, but for those with arguments.
static bool add_native(Vm *vm, const NativeCallback *native, Value target, const Value *args,
                       int count, Buf *out) {
    if (!native->fn) {
        buf_addf(out, "%s.", value_type(vm, target)->qualname->bytes);
    }
    buf_add_text(out, text_of(native->repr));
    if (!native->has_arguments) {
        return true;
    }
    if (native == &RELEASE_WAITER) { // a partial of the waiter in CPython
        if (!add_arguments(vm, &target, 1, NULL, out) ||
            !add_arguments(vm, args, count, NULL, out)) {
            return false;
        }
    } else {
        const Value both[] = {target, count ? args[0] : NONE};
        if (!add_arguments(vm, both, 2, NULL, out)) {
            return false;
        }
    }
    const Place *place = place_named(native->repr);
    buf_add_text(out, TEXT(" at "));
    add_place(place, place->line, out);
    return true;
}

static bool add_callbacks(Vm *vm, const Future *future, Buf *out) {
    const int count = future->callback_count;
    buf_add_text(out, TEXT(" cb=["));
    for (int i = 0; i < count; i++) {
        if (count > 2 && i > 0 && i < count - 1) {
            i = count - 2;
            buf_addf(out, ", <%d more>", count - 2);
            continue;
        }
        buf_add_text(out, i ? TEXT(", ") : TEXT(""));
        const DoneCallback *callback = future_callback((Future *)(uintptr_t)future, i);
        if (callback->native) {
            if (!add_native(vm, callback->native, callback->target, NULL, 0, out)) {
                return false;
            }
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
        return add_short_repr(vm, future->result, out);
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
    if (!repr_enter(value_of_object(future))) {
        buf_add_text(&text, TEXT("..."));
        return finish(vm, &text, true);
    }
    buf_addf(&text, "<%s %s", type_short_name(future->base.type), state_word(future));
    bool done = add_outcome(vm, future, &text);
    if (done && future->callback_count > 0) {
        done = add_callbacks(vm, future, &text);
    }
    done = done && add_made(vm, future->made, &text);
    buf_add_char(&text, '>');
    repr_leave(value_of_object(future));
    return finish(vm, &text, done);
}

// The line of a coroutine in C that has begun and not ended.
static int line_of_await(const Generator *generator, const Place *place) {
    // Where it awaits while this slot of its frame is empty: nothing of its own is waited for then.
    static const struct {
        const char *name;
        int line, slot;
    } plain[] = {{"sleep", 640, 0}, {"wait_for", 452, 1}};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (strcmp(plain[i].name, place->name) == 0 && generator->frame &&
            !generator->frame->code &&
            value_is_unset(frame_native(generator->frame)->slots[plain[i].slot])) {
            return plain[i].line;
        }
    }
    return place->awaits ? place->awaits : place->line;
}

static void add_file_and_line(const Generator *generator, const Place *place, Buf *out) {
    const bool done = generator->state == GENERATOR_CLOSED;
    const bool begun = generator->state != GENERATOR_CREATED;
    buf_add_text(out, done ? TEXT("done, defined at ") : TEXT("running at "));
    if (place) {
        add_place(place, begun && !done ? line_of_await(generator, place) : place->line, out);
    } else {
        buf_addf(out, "%s:%d", generator->code->filename->bytes,
                 done ? generator->code->code->first_line : generator_line(generator));
    }
}

static bool has_true(Vm *vm, Value object, const char *name) {
    const Value value = object_find_attr_c(vm, object, name);
    const bool is_true = !value_is_unset(value) && object_truth(vm, value) > 0;
    value_drop(vm, value);
    return is_true;
}

// Of an object with the methods of a coroutine.
static bool add_foreign(Vm *vm, Value coro, Buf *out) {
    static const char *const attributes[] = {"__qualname__", "__name__"};
    Value name = UNSET;
    for (int i = 0; i < 2 && !value_is_str(name) && !vm_has_error(vm); i++) {
        value_drop(vm, name);
        name =
            has_true(vm, coro, attributes[i]) ? object_get_attr_c(vm, coro, attributes[i]) : UNSET;
    }
    if (value_is_str(name)) {
        buf_addf(out, "%s()", value_as_str(name)->bytes);
    } else {
        buf_addf(out, "<%s without __name__>()", vm_type_name(vm, coro));
    }
    value_drop(vm, name);
    const bool runs = has_true(vm, coro, "cr_running") || has_true(vm, coro, "gi_running");
    buf_add_text(out, runs ? TEXT(" running") : TEXT(""));
    return !vm_has_error(vm);
}

// As coroutines._format_coroutine.
static bool add_coroutine(Vm *vm, Value coro, Buf *out) {
    if (!value_is_generator(vm, coro)) {
        return add_foreign(vm, coro, out);
    }
    const Generator *generator = (const Generator *)coro.object;
    if (generator->def && generator->def->kind == NATIVE_AWAITABLE) {
        // No coroutine in CPython, but an object of a type of its own, which has no name.
        buf_addf(out, "<%s_awaitable without __name__>()", generator->def->name);
        return true;
    }
    const bool is_library = !generator->code || generator->code->is_library;
    Buf name;
    buf_init(&name, &vm->alloc);
    generator_add_qualname(generator, &name);
    const Place *place = is_library ? place_named(buf_string(&name)) : NULL;
    buf_addf(out, "%s()", buf_string(&name));
    if (place || generator->code) {
        buf_add_char(out, ' ');
        add_file_and_line(generator, place, out);
    }
    buf_deinit(&name);
    return true;
}

static bool add_task_info(Vm *vm, Task *task, Buf *out) {
    const Future *future = &task->future;
    const bool cancelling = task->cancel_requests > 0 && !future_is_done(future);
    buf_addf(out, "<%s %s name=", type_short_name(task->future.base.type),
             cancelling ? "cancelling" : state_word(future));
    if (!task_name(vm, task) || !add_repr(vm, value_of_object(task->name), out)) {
        return false;
    }
    buf_add_text(out, TEXT(" coro=<"));
    if (!add_coroutine(vm, task->coro, out)) {
        return false;
    }
    buf_add_char(out, '>');
    if (task->waiter) {
        buf_add_text(out, TEXT(" wait_for="));
        if (!add_repr(vm, value_of_object(task->waiter), out)) {
            return false;
        }
    }
    if (!add_outcome(vm, future, out) ||
        (future->callback_count > 0 && !add_callbacks(vm, future, out)) ||
        !add_made(vm, future->made, out)) {
        return false;
    }
    buf_add_char(out, '>');
    return true;
}

Value repr_of_task(Vm *vm, Task *task) {
    if (!future_alive(vm, value_of_object(task))) {
        return UNSET;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    if (!repr_enter(value_of_object(task))) {
        buf_add_text(&text, TEXT("..."));
        return finish(vm, &text, true);
    }
    const bool done = add_task_info(vm, task, &text);
    repr_leave(value_of_object(task));
    return finish(vm, &text, done);
}

static void add_task_name(Vm *vm, Task *task, Buf *out) {
    const Str *name = task_name(vm, task);
    if (name) {
        buf_add_text(out, str_text(name));
    } else {
        value_drop(vm, vm_take_error(vm));
    }
}

Text repr_resource(const Vm *vm, const Resource *resource) {
    const Text label = vm->trace ? trace_text(vm->trace, resource->label) : TEXT("");
    return label.size && label.size < 60 ? label : text_of(resource_type_word(resource->type));
}

void repr_awaited(Vm *vm, const Future *future, Buf *out) {
    if (value_is_task(vm, value_of_object((void *)(uintptr_t)future))) {
        add_task_name(vm, (Task *)(uintptr_t)future, out);
    } else if (future->about) {
        buf_add_text(out, repr_resource(vm, (const Resource *)future->about));
        buf_addf(out, ".%s", future->verb);
    } else {
        buf_add_text(out, future->verb ? text_of(future->verb) : TEXT("a future"));
    }
}

void repr_waiting_task(Vm *vm, Task *task, Buf *out) {
    buf_add_text(out, TEXT("\n  "));
    add_task_name(vm, task, out);
    int line = 0;
    for (Value coro = task->coro; value_is_generator(vm, coro);
         coro = generator_awaited_within((const Generator *)coro.object)) {
        const Generator *generator = (const Generator *)coro.object;
        if (generator->code && !generator->code->is_library) {
            line = generator_line(generator);
        }
    }
    if (line) {
        buf_addf(out, ", line %d,", line);
    }
    buf_add_text(out, TEXT(" waits for "));
    if (task->waiter) {
        repr_awaited(vm, task->waiter, out);
    } else {
        buf_add_text(out, TEXT("nothing"));
    }
}

// ---- Handles and loops ----

static bool add_handle_call(Vm *vm, const Handle *handle, Buf *out) {
    if (handle->native) {
        const bool has_argument = handle->native != &RELEASE_WAITER;
        return add_native(vm, handle->native, handle->callback, &handle->args, has_argument, out);
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
        done = add_native(vm, ready->native, ready->target, &ready->argument, 1, &text);
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

Value repr_callback_shown(Vm *vm, const Ready *ready) {
    Asyncio *asyncio = asyncio_of(vm);
    asyncio->shows = true;
    const Value text = repr_callback_of(vm, ready);
    asyncio->shows = false;
    return text;
}

bool repr_is_plain_sleeper(const Vm *vm, const Handle *handle) {
    if (handle->native != &END_SLEEP || handle->args.kind != VALUE_NONE) {
        return false;
    }
    const Future *future = value_as_future(handle->callback);
    return future->state == FUTURE_STATE_PENDING && !value_is_object(future->made) &&
           future->base.type == asyncio_of(vm)->future_type && future->callback_count == 1 &&
           future->callback.native && !future->callback.native->fn;
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
    const bool calls = handle->native
                           ? !handle->cancelled
                           : !value_is_unset(handle->callback) && !value_is_none(handle->callback);
    if (done && calls) {
        buf_add_char(&text, ' ');
        done = add_handle_call(vm, handle, &text);
    }
    done = done && add_made(vm, handle->made, &text);
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

static bool place_of_frame(Vm *vm, const Frame *frame, Place *out) {
    if (!frame->generator) {
        return loop_place(frame, out) || runner_place(frame, out);
    }
    Buf name;
    buf_init(&name, &vm->alloc);
    generator_add_qualname(frame->generator, &name);
    const Place *place = place_named(buf_string(&name));
    buf_deinit(&name);
    *out = place ? *place : (Place){0};
    return place;
}

bool repr_library_place(Vm *vm, const Frame *frame, Buf *file, int *line) {
    Place place;
    const bool known = place_of_frame(vm, frame, &place);
    if (known) {
        buf_addf(file, "/usr/lib/python3.11/asyncio/%s", place.file);
        *line = place.awaits ? place.awaits : place.line;
    }
    return known;
}
