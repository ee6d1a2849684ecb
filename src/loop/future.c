#include "loop/future.h"

#include "base/check.h"
#include "loop/asyncio.h"
#include "loop/context.h"
#include "loop/repr.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"

// What `await future` iterates over: yields the future once, then gives its result.
typedef struct FutureIter {
    Object base;
    Future *future; // counted; NULL once it is exhausted
} FutureIter;

bool value_is_future(const Vm *vm, Value value) {
    if (!value_is_object(value)) {
        return false;
    }
    const Asyncio *asyncio = asyncio_of(vm);
    const Type *type = value.object->type;
    return type == asyncio->future_type || type == asyncio->task_type ||
           type_is_subtype(type, asyncio->future_type);
}

bool future_is_foreign(Vm *vm, Value value) {
    if (!value_is_object(value) || value_is_coroutine(vm, value) || value_is_future(vm, value)) {
        return false;
    }
    const bool foreign =
        !value_is_unset(type_lookup_c(vm, value.object->type, "_asyncio_future_blocking"));
    if (foreign) {
        refusal_raise(vm, TEXT("a future of a class that does not inherit asyncio.Future"),
                      TEXT("let the class inherit asyncio.Future"));
    }
    return foreign;
}

Future *value_as_future(Value value) {
    CHECK(value_is_object(value));
    return (Future *)value.object;
}

// ---- Life ----

bool future_init(Vm *vm, Future *future, Loop *loop) {
    if (future->loop) {
        future_clear(vm, &future->base);
    }
    future->loop = object_ref(loop);
    future->state = FUTURE_STATE_PENDING;
    future->blocking = false;
    future->log_traceback = false;
    future->because = (Because){WHY_FUTURE_DONE, -1, 0};
    future->until = TIME_NONE;
    return true;
}

Future *future_new(Vm *vm, Loop *loop) {
    Future *future = object_new(vm, asyncio_of(vm)->future_type, sizeof *future);
    if (future) {
        static const Place place = {"create_future", "base_events.py", 427, 0};
        future_init(vm, future, loop);
        future->id = --asyncio_of(vm)->next_future_id;
        future->made = loop_made_at(vm, loop, &place);
    }
    return future;
}

static void drop_callbacks(Vm *vm, Future *future) {
    for (int i = 0; i < future->callback_count; i++) {
        const DoneCallback dropped = *future_callback(future, i);
        value_drop(vm, dropped.target);
        value_drop(vm, dropped.context);
    }
    future->callback_count = 0;
    if (future->more_callbacks.items) {
        array_free(&future->more_callbacks, &vm->alloc);
    }
}

void future_clear(Vm *vm, Object *object) {
    Future *future = (Future *)object;
    drop_callbacks(vm, future);
    value_set(vm, &future->outcome, UNSET);
    value_set(vm, &future->traceback, UNSET);
    value_set(vm, &future->cancel_message, UNSET);
    value_set(vm, &future->made, UNSET);
    asyncio_fields_clear(vm, object);
    Object *about = future->about;
    future->about = NULL;
    if (about) {
        object_drop(vm, about);
    }
    Loop *loop = future->loop;
    future->loop = NULL;
    if (loop) {
        object_drop(vm, loop);
    }
}

static void future_finalize(Vm *vm, Object *object) {
    future_clear(vm, object);
}

static void visit_value(Value value, Visit *visit, void *context) {
    if (value_is_object(value)) {
        visit(value.object, context);
    }
}

void future_traverse(Object *object, Visit *visit, void *context) {
    Future *future = (Future *)object;
    for (int i = 0; i < future->callback_count; i++) {
        visit_value(future_callback(future, i)->target, visit, context);
        visit_value(future_callback(future, i)->context, visit, context);
    }
    visit_value(future->outcome, visit, context);
    visit_value(future->traceback, visit, context);
    visit_value(future->cancel_message, visit, context);
    visit_value(future->made, visit, context);
    asyncio_fields_traverse(object, visit, context);
    if (future->about) {
        visit(future->about, context);
    }
    if (future->loop) {
        visit(&future->loop->base, context);
    }
}

// The exception of a future that nobody asked for is told when the future goes.
static void future_finish(Vm *vm, Object *object) {
    Future *future = (Future *)object;
    if (!future->log_traceback || !future->loop || vm->interpreter->halted) {
        return;
    }
    future->log_traceback = false;
    const Value kept = vm_has_error(vm) ? vm_take_error(vm) : UNSET;
    Str *message =
        str_format(vm, "%s exception was never retrieved", type_short_name(future->base.type));
    if (message) {
        vm_restore_error(vm, value_ref(future->exception));
        loop_call_exception_handler(vm, future->loop, message->bytes, value_of_object(future),
                                    "future", future->made);
        object_drop(vm, message);
    }
    if (!value_is_unset(kept)) {
        vm_restore_error(vm, kept);
    }
}

// ---- Being done ----

static bool schedule(Vm *vm, Future *future, const DoneCallback *callback) {
    const bool wakes = callback->native && !callback->native->fn;
    const Ready ready = {
        .kind = wakes              ? READY_WAKEUP
                : callback->native ? READY_NATIVE
                                   : READY_CALLABLE,
        .native = callback->native,
        .target = callback->target,
        .argument = value_of_object(future),
        .context = callback->context,
    };
    Because because = future->because;
    if (ready.kind == READY_CALLABLE) {
        because.why = WHY_DONE_CALLBACK;
    }
    return loop_add_ready(vm, future->loop, ready, because);
}

// Fills in why those who wait go on, when nobody knew better.
static void record_done(Vm *vm, Future *future) {
    if (!vm->trace || future->because.cause >= 0) {
        return;
    }
    const Shown value = future->state == FUTURE_STATE_DONE ? shown_none() : shown_nothing();
    const int64_t cause =
        future->callback_count || future->id > 0 || !future->what
            ? trace_add_future(vm->trace, future->id, future->state,
                               future->label ? future->label : future->what, value)
            : -1;
    future->because = (Because){future->because.why, cause, future->id};
}

static bool schedule_callbacks(Vm *vm, Future *future) {
    record_done(vm, future);
    bool done = true;
    for (int i = 0; i < future->callback_count && done; i++) {
        done = schedule(vm, future, future_callback(future, i));
    }
    drop_callbacks(vm, future);
    return done;
}

static bool invalid_state(Vm *vm) {
    vm_raise(vm, asyncio_of(vm)->InvalidStateError, "invalid state");
    return false;
}

bool future_set_result(Vm *vm, Future *future, Value result) {
    if (future_is_done(future)) {
        return invalid_state(vm);
    }
    future->result = value_ref(result);
    future->state = FUTURE_STATE_DONE;
    return schedule_callbacks(vm, future);
}

// The instance to be kept for an exception given as an instance or a class; UNSET with TypeError.
static Value exception_instance(Vm *vm, Value exception) {
    Value instance = value_ref(exception);
    if (value_is_object(exception) && value_is_a(vm, exception, vm->types.type)) {
        instance = vm_call(vm, exception, NULL, 0);
        if (value_is_unset(instance)) {
            return UNSET;
        }
    }
    if (!value_is_exception(instance)) {
        value_drop(vm, instance);
        return vm_raise(vm, vm->exceptions.TypeError, "invalid exception object");
    }
    if (value_is_a(vm, instance, vm->exceptions.StopIteration)) {
        value_drop(vm, instance);
        return vm_raise(vm, vm->exceptions.TypeError,
                        "StopIteration interacts badly with generators "
                        "and cannot be raised into a Future");
    }
    return instance;
}

bool future_set_exception(Vm *vm, Future *future, Value exception) {
    if (future_is_done(future)) {
        return invalid_state(vm);
    }
    const Value instance = exception_instance(vm, exception);
    if (value_is_unset(instance)) {
        return false;
    }
    future->exception = instance;
    future->traceback = value_ref(value_as_exception(instance)->traceback);
    future->state = FUTURE_STATE_ERROR;
    future->log_traceback = true;
    return schedule_callbacks(vm, future);
}

bool future_cancel(Vm *vm, Future *future, Value message) {
    future->log_traceback = false;
    if (future_is_done(future)) {
        return false;
    }
    future->state = FUTURE_STATE_CANCELLED;
    value_set(vm, &future->cancel_message, value_ref(message));
    schedule_callbacks(vm, future);
    return true;
}

int future_request_cancel(Vm *vm, Future *future, Value message) {
    const Asyncio *asyncio = asyncio_of(vm);
    const Type *type = future->base.type;
    if (type == asyncio->future_type) {
        return future_cancel(vm, future, message);
    }
    if (type == asyncio->task_type) {
        return task_cancel(vm, (Task *)future, message);
    }
    const Value argument = value_is_unset(message) ? NONE : message;
    const Value answer = vm_call_method_c(vm, value_of_object(future), "cancel", &argument, 1);
    if (value_is_unset(answer)) {
        return -1;
    }
    const int truth = object_truth(vm, answer);
    value_drop(vm, answer);
    return truth;
}

Value future_make_cancelled_error(Vm *vm, Future *future) {
    if (future->state == FUTURE_STATE_CANCELLED && !value_is_unset(future->cancelled_error)) {
        const Value kept = future->cancelled_error;
        future->cancelled_error = UNSET;
        return kept;
    }
    const bool has_message =
        !value_is_unset(future->cancel_message) && !value_is_none(future->cancel_message);
    return exception_new_args(vm, asyncio_of(vm)->CancelledError, &future->cancel_message,
                              has_message ? 1 : 0);
}

void future_mark_retrieved(Future *future) {
    future->log_traceback = false;
}

Value future_take_exception(Vm *vm, Future *future) {
    future_mark_retrieved(future);
    Exception *exception = value_as_exception(future->exception);
    value_set(vm, &exception->traceback, future->traceback);
    future->traceback = UNSET;
    return future->exception;
}

Value future_result(Vm *vm, Future *future) {
    switch (future->state) {
    case FUTURE_STATE_PENDING:
        return vm_raise(vm, asyncio_of(vm)->InvalidStateError, "Result is not set.");
    case FUTURE_STATE_CANCELLED: {
        const Value error = future_make_cancelled_error(vm, future);
        vm_raise_value(vm, error);
        value_drop(vm, error);
        return UNSET;
    }
    case FUTURE_STATE_ERROR:
        return vm_raise_value(vm, future_take_exception(vm, future));
    case FUTURE_STATE_DONE:
    case FUTURE_STATE_COUNT:
        break;
    }
    future->log_traceback = false;
    return value_ref(future->result);
}

// ---- Callbacks ----

static bool add_callback_slow(Vm *vm, Future *future, DoneCallback callback) {
    if (!future->loop) {
        vm_raise(vm, vm->exceptions.RuntimeError, "uninitialized Future object");
        return false;
    }
    if (future_is_done(future)) {
        return schedule(vm, future, &callback);
    }
    if (!array_try_push(&future->more_callbacks, &vm->alloc, callback)) {
        vm_raise_memory(vm);
        return false;
    }
    future->callback_count++;
    value_ref(callback.target);
    value_ref(callback.context);
    return true;
}

// Mostly it is the first one.
static ALWAYS_INLINE bool add_callback(Vm *vm, Future *future, const NativeCallback *native,
                                       Value target, Value context) {
    if (!future->loop || future_is_done(future) || future->callback_count > 0) {
        return add_callback_slow(vm, future, (DoneCallback){native, target, context});
    }
    future->callback.native = native;
    future->callback.target = value_ref(target);
    future->callback.context = value_ref(context);
    future->callback_count = 1;
    return true;
}

static bool future_add_callback(Vm *vm, Future *future, Value callable, Value context) {
    return add_callback(vm, future, NULL, callable, context);
}

// A class of the program may have these itself, but then asyncio's own code in C can't use its
// futures, as it does not call them. False when one has, and the run ends.
static bool has_our_methods_by_name(Vm *vm, const Future *future) {
    static const char *const methods[] = {
        "add_done_callback", "remove_done_callback", "result", "exception", "done", "cancelled",
        "get_loop"};
    const Asyncio *asyncio = asyncio_of(vm);
    Type *type = future->base.type;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (!value_is(type_lookup_c(vm, type, methods[i]),
                      type_lookup_c(vm, asyncio->future_type, methods[i]))) {
            Str *what =
                str_format(vm, "waiting for a future whose class has its own %s", methods[i]);
            if (what) {
                refusal_raise(
                    vm, str_text(what),
                    TEXT("set_result, set_exception, cancel and __await__ can be replaced"));
                object_drop(vm, what);
            }
            return false;
        }
    }
    return true;
}

static inline bool has_our_methods(Vm *vm, const Future *future) {
    const Asyncio *asyncio = asyncio_of(vm);
    const Type *type = future->base.type;
    return type == asyncio->future_type || type == asyncio->task_type ||
           type == asyncio->gathering_future_type || has_our_methods_by_name(vm, future);
}

bool future_add_native_callback(Vm *vm, Future *future, const NativeCallback *native,
                                Value target) {
    return has_our_methods(vm, future) && add_callback(vm, future, native, target, UNSET);
}

static void remove_callback_at(Vm *vm, Future *future, int index) {
    const DoneCallback removed = *future_callback(future, index);
    future->callback_count--;
    for (int i = index; i < future->callback_count; i++) {
        *future_callback(future, i) = *future_callback(future, i + 1);
    }
    future->more_callbacks.count -= future->more_callbacks.count > 0;
    value_drop(vm, removed.target);
    value_drop(vm, removed.context);
}

int future_remove_native_callback(Vm *vm, Future *future, const NativeCallback *native,
                                  Value target) {
    int removed = 0;
    for (int i = future->callback_count - 1; i >= 0; i--) {
        const DoneCallback *callback = future_callback(future, i);
        if (callback->native == native && value_is(callback->target, target)) {
            remove_callback_at(vm, future, i);
            removed++;
        }
    }
    return removed;
}

static int remove_callable(Vm *vm, Future *future, Value callable) {
    int removed = 0;
    for (int i = 0; i < future->callback_count;) {
        const DoneCallback *callback = future_callback(future, i);
        const int equal = callback->native ? 0 : object_equal(vm, callback->target, callable);
        if (equal < 0) {
            return -1;
        }
        // The comparison may have run code that removed some.
        if (equal && i < future->callback_count) {
            remove_callback_at(vm, future, i);
            removed++;
        } else {
            i++;
        }
    }
    return removed;
}

// ---- Awaiting ----

Future *future_alive(Vm *vm, Value self) {
    Future *future = value_as_future(self);
    if (!future->loop) {
        vm_raise(vm, vm->exceptions.RuntimeError, "Future object is not initialized.");
        return NULL;
    }
    return future;
}

static Value future_await(Vm *vm, Value self) {
    if (!future_alive(vm, self)) {
        return UNSET;
    }
    FutureIter *iter = object_new(vm, asyncio_of(vm)->future_iter_type, sizeof *iter);
    if (!iter) {
        return UNSET;
    }
    iter->future = object_ref(value_as_future(self));
    return value_of_object(iter);
}

static void give_up(Vm *vm, FutureIter *iter) {
    if (iter->future) {
        object_drop(vm, iter->future);
        iter->future = NULL;
    }
}

static Outcome exhaust(Vm *vm, FutureIter *iter, Value *out) {
    Future *future = iter->future;
    iter->future = NULL;
    *out = future_result(vm, future);
    object_drop(vm, future);
    return value_is_unset(*out) ? OUTCOME_RAISED : OUTCOME_RETURNED;
}

static Outcome future_iter_send(Vm *vm, Value self, Value sent, Value *out) {
    FutureIter *iter = (FutureIter *)self.object;
    if (value_is_unset(sent)) { // thrown into: the future is given up, the exception goes on
        give_up(vm, iter);
        return OUTCOME_RAISED;
    }
    value_drop(vm, sent);
    Future *future = iter->future;
    if (!future) {
        *out = NONE;
        return OUTCOME_RETURNED;
    }
    if (future_is_done(future)) {
        return exhaust(vm, iter, out);
    }
    if (!future->blocking) {
        future->blocking = true;
        *out = value_ref(value_of_object(future));
        return OUTCOME_YIELDED;
    }
    vm_raise(vm, vm->exceptions.RuntimeError, "await wasn't used with future");
    return OUTCOME_RAISED;
}

static void future_iter_finalize(Vm *vm, Object *object) {
    give_up(vm, (FutureIter *)object);
}

static Value future_iter_close(Vm *vm, const Value *args, int count) {
    (void)count;
    give_up(vm, (FutureIter *)args[0].object);
    return NONE;
}

static void future_iter_traverse(Object *object, Visit *visit, void *context) {
    FutureIter *iter = (FutureIter *)object;
    if (iter->future) {
        visit(&iter->future->base, context);
    }
}

// ---- What the program sees ----

static bool new_init(Vm *vm, Value self, Args args) {
    static const ArgNames parameters = {"Future", 0, 0, 1, {"loop"}};
    Value loop;
    if (!args_bind(vm, &parameters, args, &loop)) {
        return false;
    }
    loop = value_is_unset(loop) ? NONE : loop;
    Loop *given = value_is_none(loop) ? asyncio_get_event_loop(vm) : asyncio_loop_of(vm, loop);
    if (!given) {
        return false;
    }
    Future *future = value_as_future(self);
    future_init(vm, future, given);
    future->id = --asyncio_of(vm)->next_future_id;
    future->made = loop_made_at(vm, given, NULL);
    if (vm->trace) {
        trace_add_future(vm->trace, future->id, FUTURE_STATE_PENDING, 0, shown_nothing());
    }
    return true;
}

// What result() and exception() say of one whose __init__ was not called.
static Value no_answer(Vm *vm) {
    return vm_raise(vm, asyncio_of(vm)->InvalidStateError, "Future object is not initialized.");
}

static Value method_result(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = value_as_future(args[0]);
    return future->loop ? future_result(vm, future) : no_answer(vm);
}

static Value method_exception(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = value_as_future(args[0]);
    if (!future->loop) {
        return no_answer(vm);
    }
    if (future->state == FUTURE_STATE_PENDING) {
        return vm_raise(vm, asyncio_of(vm)->InvalidStateError, "Exception is not set.");
    }
    if (future->state == FUTURE_STATE_CANCELLED) {
        return future_result(vm, future);
    }
    future->log_traceback = false;
    return future->state == FUTURE_STATE_ERROR ? value_ref(future->exception) : NONE;
}

static Value method_done(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(future_is_done(value_as_future(args[0])));
}

static Value method_cancelled(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(value_as_future(args[0])->state == FUTURE_STATE_CANCELLED);
}

// A future to be finished by the program. A task has methods of its own for that, and Future's are
// not for it: its next step would find it done.
static Future *to_finish(Vm *vm, Value self) {
    if (value_is_task(vm, self)) {
        refusal_raise(vm, TEXT("finishing a task with a method of Future"), (Text){NULL, 0});
        return NULL;
    }
    return future_alive(vm, self);
}

static Value method_cancel(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = to_finish(vm, args[0]);
    return future ? value_of_bool(future_cancel(vm, future, args[1])) : UNSET;
}

static Value method_set_result(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = to_finish(vm, args[0]);
    return future && future_set_result(vm, future, args[1]) ? NONE : UNSET;
}

static Value method_set_exception(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = to_finish(vm, args[0]);
    return future && future_set_exception(vm, future, args[1]) ? NONE : UNSET;
}

static Value method_add_done_callback(Vm *vm, const Value *args, int count) {
    (void)count;
    const bool given = !value_is_unset(args[2]) && !value_is_none(args[2]);
    const Value context = given ? value_ref(args[2]) : context_copy(vm);
    const bool added = future_add_callback(vm, value_as_future(args[0]), args[1], context);
    value_drop(vm, context);
    return added ? NONE : UNSET;
}

static Value method_remove_done_callback(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = future_alive(vm, args[0]);
    const int removed = future ? remove_callable(vm, future, args[1]) : -1;
    return removed < 0 ? UNSET : value_of_int(removed);
}

static Value method_get_loop(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = future_alive(vm, args[0]);
    return future ? value_ref(value_of_object(future->loop)) : UNSET;
}

static Value method_make_cancelled_error(Vm *vm, const Value *args, int count) {
    (void)count;
    return future_make_cancelled_error(vm, value_as_future(args[0]));
}

static const NativeDef FUTURE_METHODS[] = {
    CLASS_GETITEM,
    NATIVE("result", "self, /", method_result),
    NATIVE("exception", "self, /", method_exception),
    NATIVE("done", "self, /", method_done),
    NATIVE("cancelled", "self, /", method_cancelled),
    NATIVE("cancel", "self, /, msg=None", method_cancel),
    NATIVE("set_result", "self, result, /", method_set_result),
    NATIVE("set_exception", "self, exception, /", method_set_exception),
    NATIVE("add_done_callback", "self, fn, /, *, context=...", method_add_done_callback),
    NATIVE("remove_done_callback", "self, fn, /", method_remove_done_callback),
    NATIVE("get_loop", "self, /", method_get_loop),
    NATIVE("_make_cancelled_error", "self, /", method_make_cancelled_error),
    {0},
};

static Value or_none(Value value) {
    return value_is_unset(value) ? NONE : value_ref(value);
}

static Value get_blocking(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(value_as_future(self)->blocking);
}

static bool set_blocking(Vm *vm, Value self, Value value) {
    const int truth = object_truth(vm, value);
    value_as_future(self)->blocking = truth > 0;
    return truth >= 0;
}

static Value get_state(Vm *vm, Value self) {
    static const char *const words[] = {"PENDING", "FINISHED", "FINISHED", "CANCELLED"};
    const Future *future = future_alive(vm, self);
    Str *word = future ? str_from_c(vm, words[future->state]) : NULL;
    return word ? value_of_object(word) : UNSET;
}

static Value get_log_traceback(Vm *vm, Value self) {
    const Future *future = future_alive(vm, self);
    return future ? value_of_bool(future->log_traceback) : UNSET;
}

static bool set_log_traceback(Vm *vm, Value self, Value value) {
    const int truth = object_truth(vm, value);
    if (truth > 0) {
        vm_raise(vm, vm->exceptions.ValueError, "_log_traceback can only be set to False");
        return false;
    }
    value_as_future(self)->log_traceback = false;
    return truth >= 0;
}

static Value get_loop(Vm *vm, Value self) {
    (void)vm;
    const Future *future = value_as_future(self);
    return future->loop ? value_ref(value_of_object(future->loop)) : NONE;
}

static Value get_cancel_message(Vm *vm, Value self) {
    (void)vm;
    return or_none(value_as_future(self)->cancel_message);
}

static bool set_cancel_message(Vm *vm, Value self, Value value) {
    value_set(vm, &value_as_future(self)->cancel_message, value_ref(value));
    return true;
}

// (callback, context) as a tuple, or NULL with an exception set.
static Tuple *callback_pair(Vm *vm, const DoneCallback *callback) {
    if (callback->native) {
        refusal_raise(vm, TEXT("_callbacks with a callback of asyncio's own, as of who awaits it"),
                      (Text){NULL, 0});
        return NULL;
    }
    const Value pair[] = {callback->target, context_object(vm, callback->context)};
    Tuple *row = value_is_unset(pair[1]) ? NULL : tuple_of(vm, pair, 2);
    value_drop(vm, pair[1]);
    return row;
}

// [(callback, context), …], None when there are none.
static Value get_callbacks(Vm *vm, Value self) {
    Future *future = future_alive(vm, self);
    if (!future || future->callback_count == 0) {
        return future ? NONE : UNSET;
    }
    List *list = list_new(vm, future->callback_count);
    bool done = list != NULL;
    for (int i = 0; done && i < future->callback_count; i++) {
        Tuple *row = callback_pair(vm, future_callback(future, i));
        done = row && list_append(vm, list, value_of_object(row));
        if (row) {
            object_drop(vm, row);
        }
    }
    if (list && !done) {
        object_drop(vm, list);
    }
    return done ? value_of_object(list) : UNSET;
}

static Value outcome_in(const Future *future, FutureState state) {
    return future->state == state ? or_none(future->outcome) : NONE;
}

static Value get_exception(Vm *vm, Value self) {
    const Future *future = future_alive(vm, self);
    return future ? outcome_in(future, FUTURE_STATE_ERROR) : UNSET;
}

static Value get_result(Vm *vm, Value self) {
    const Future *future = future_alive(vm, self);
    return future ? outcome_in(future, FUTURE_STATE_DONE) : UNSET;
}

static Value get_made(Vm *vm, Value self) {
    (void)vm;
    return or_none(value_as_future(self)->made);
}

static const NativeGetter FUTURE_GETTERS[] = {
    {"_exception", get_exception, NULL},
    {"_result", get_result, NULL},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {"_state", get_state, NULL},
    {"_callbacks", get_callbacks, NULL},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_loop", get_loop, NULL},
    {"_cancel_message", get_cancel_message, set_cancel_message},
    {"_source_traceback", get_made, NULL},
    {0},
};

static Value future_repr(Vm *vm, Value self) {
    Future *future = future_alive(vm, self);
    return future ? repr_of_future(vm, future) : UNSET;
}

static bool setup_iter(Vm *vm) {
    static const NativeDef methods[] = {NATIVE("close", "self, /", future_iter_close), {0}};
    Type *type = type_new(vm, "FutureIter", "_asyncio", NULL, sizeof(FutureIter), 0);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->future_iter_type = type;
    type->finalize = future_iter_finalize;
    type->traverse = future_iter_traverse;
    type->iter = iterator_self;
    type->next = generator_next_or_stop;
    type->send = future_iter_send;
    return native_add_methods(vm, type, GENERATOR_SEND_METHODS) &&
           type_complete(vm, type, methods, NULL);
}

bool future_setup(Vm *vm) {
    Type *type = asyncio_type_new(vm, "Future", "_asyncio", NULL, sizeof(Future), TYPE_BASETYPE);
    if (!type || !setup_iter(vm)) {
        return false;
    }
    asyncio_of(vm)->future_type = type;
    type->finalize = future_finalize;
    type->traverse = future_traverse;
    type->clear = future_clear;
    type->finish = future_finish;
    type->init = new_init;
    type->repr = future_repr;
    type->await = future_await;
    type->iter = future_await;
    return native_add_methods(vm, type, FUTURE_METHODS) &&
           native_add_getters(vm, type, FUTURE_GETTERS) && type_ready(vm, type) &&
           type_name_in_full(vm, type);
}
