#include "loop/asyncio.h"

#include "loop/context.h"
#include "loop/handle.h"
#include "loop/library.h"
#include "loop/repr.h"
#include "loop/resource.h"
#include "vm/builtins/print.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/errors/traceback.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/run/function.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <limits.h>
#include <string.h>

// ---- Loops ----

Loop *asyncio_running_loop(Vm *vm) {
    Loop *loop = asyncio_of(vm)->running;
    if (!loop) {
        vm_raise(vm, vm->exceptions.RuntimeError, "no running event loop");
    }
    return loop;
}

// What the policy that is there at first does: makes it what get_event_loop gives outside of a
// running loop; NULL: none.
static void keep_event_loop(Vm *vm, Loop *loop) {
    Asyncio *asyncio = asyncio_of(vm);
    Loop *old = asyncio->current;
    asyncio->current = loop ? object_ref(loop) : NULL;
    asyncio->current_set = true;
    if (old) {
        object_drop(vm, old);
    }
}

// A loop is ours, or one that the program wrote from the ground up: that one is refused.
static bool check_loop(Vm *vm, Value value) {
    const Asyncio *asyncio = asyncio_of(vm);
    if (value_is_a(vm, value, asyncio->loop_type)) {
        return true;
    }
    if (value_is_a(vm, value, asyncio->loop_bases[0])) {
        refusal_raise(vm, TEXT("running in an event loop that does not inherit SelectorEventLoop"),
                      TEXT("let the class inherit asyncio.SelectorEventLoop"));
        return false;
    }
    return true;
}

// A method of the program's policy; a new reference.
static Value ask_policy(Vm *vm, const char *method, const Value *args, int count) {
    const Value policy = value_ref(asyncio_of(vm)->policy);
    const Value answer = vm_call_method_c(vm, policy, method, args, count);
    value_drop(vm, policy);
    return answer;
}

Loop *asyncio_new_event_loop(Vm *vm) {
    if (value_is_unset(asyncio_of(vm)->policy)) {
        return loop_new(vm, asyncio_of(vm)->loop_type);
    }
    const Value made = ask_policy(vm, "new_event_loop", NULL, 0);
    if (value_is_unset(made) || value_is_a(vm, made, asyncio_of(vm)->loop_type)) {
        return value_is_unset(made) ? NULL : (Loop *)made.object;
    }
    if (check_loop(vm, made)) {
        refusal_raise(vm, TEXT("a policy that makes no event loop"), (Text){NULL, 0});
    }
    value_drop(vm, made);
    return NULL;
}

bool asyncio_set_event_loop(Vm *vm, Loop *loop) {
    if (value_is_unset(asyncio_of(vm)->policy)) {
        keep_event_loop(vm, loop);
        return true;
    }
    const Value arg = loop ? value_of_object(loop) : NONE;
    const Value answer = ask_policy(vm, "set_event_loop", &arg, 1);
    value_drop(vm, answer);
    return !value_is_unset(answer);
}

// What the policy that is there at first gives: the loop that was set, or one made for the main
// thread.
static Loop *policy_get_event_loop(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    if (!asyncio->current && !asyncio->current_set) {
        Loop *loop = loop_new(vm, asyncio->loop_type);
        if (!loop) {
            return NULL;
        }
        keep_event_loop(vm, loop);
        object_drop(vm, loop);
    }
    if (!asyncio->current) {
        vm_raise(vm, vm->exceptions.RuntimeError, "There is no current event loop in thread '%s'.",
                 workers_thread_name(vm));
    }
    return asyncio->current;
}

Loop *asyncio_get_event_loop(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    if (asyncio->running || value_is_unset(asyncio->policy)) {
        return asyncio->running ? asyncio->running : policy_get_event_loop(vm);
    }
    const Value found = ask_policy(vm, "get_event_loop", NULL, 0);
    if (!value_is_unset(found) && !value_is_a(vm, found, asyncio->loop_type) &&
        check_loop(vm, found)) {
        refusal_raise(vm, TEXT("a policy that gives no event loop"), (Text){NULL, 0});
    }
    // Borrowed: a policy that gives it will go on holding it.
    value_drop(vm, found);
    return vm_has_error(vm) ? NULL : (Loop *)found.object;
}

bool asyncio_push_call(Vm *vm, Value callable, Value args, Value kwargs) {
    const Tuple *positional = (const Tuple *)args.object;
    Dict *named = value_is_object(kwargs) ? (Dict *)kwargs.object : NULL;
    const int keywords = named ? named->used : 0;
    if (keywords == 0) {
        return vm_push_call(vm, callable, (Args){positional->items, positional->count, NULL});
    }
    const size_t size = (size_t)(positional->count + keywords) * sizeof(Value);
    Value *values = alloc_try(&vm->alloc, size);
    Tuple *names = values ? tuple_new(vm, keywords) : NULL;
    bool pushed = false;
    if (names) {
        memcpy(values, positional->items, (size_t)positional->count * sizeof(Value));
        Value name = UNSET, value = UNSET;
        for (int i = 0, at = 0; dict_next(named, &at, &name, &value); i++) {
            names->items[i] = value_ref(name);
            values[positional->count + i] = value;
        }
        pushed = vm_push_call(vm, callable, (Args){values, positional->count, names});
        object_drop(vm, names);
    } else {
        vm_raise_memory(vm);
    }
    alloc_release(&vm->alloc, values, size);
    return pushed;
}

// ---- Types ----

static Value get_dict(Vm *vm, Value self) {
    Dict *dict = fields_dict(vm, self.object);
    return dict ? value_of_object(object_ref(dict)) : UNSET;
}

static const NativeGetter DICT_GETTER[] = {{"__dict__", get_dict, NULL}, {0}};

Type *asyncio_type_new(Vm *vm, const char *name, const char *module, Type *parent, size_t size,
                       uint32_t flags) {
    Type *type = type_new(vm, name, module, parent, size, flags | TYPE_HAS_FIELDS | TYPE_FIELDS);
    if (!type) {
        return NULL;
    }
    type->new_ = object_slot_new;
    return parent || native_add_getters(vm, type, DICT_GETTER) ? type : NULL;
}

void asyncio_fields_traverse(const Object *object, Visit *visit, void *context) {
    if (object->flags & OBJECT_FIELDS) {
        fields_traverse(object_fields(object), visit, context);
    }
}

void asyncio_fields_clear(Vm *vm, Object *object) {
    // At the end of its life (no references) object_destroy does it, and spares a `__dict__` that
    // somebody else holds.
    if (object->refs > 0 && (object->flags & OBJECT_FIELDS)) {
        fields_clear(vm, object_fields(object));
    }
}

Loop *asyncio_loop_of(Vm *vm, Value value) {
    if (value_is_unset(value) || value_is_none(value)) {
        return asyncio_running_loop(vm);
    }
    if (!check_loop(vm, value)) {
        return NULL;
    }
    if (!value_is_a(vm, value, asyncio_of(vm)->loop_type)) {
        vm_raise(vm, vm->exceptions.TypeError, "an event loop is required, not '%s'",
                 vm_type_name(vm, value));
        return NULL;
    }
    return (Loop *)value.object;
}

bool asyncio_init_by_method(Vm *vm, Value self, Args args) {
    const Value method = type_lookup(vm, value_type(vm, self), vm->names.dunder_init);
    const int keywords = args.names ? args.names->count : 0;
    const int total = args.count + keywords + 1;
    Value *values = alloc_try(&vm->alloc, (size_t)total * sizeof *values);
    if (!values) {
        vm_raise_memory(vm);
        return false;
    }
    values[0] = self;
    for (int i = 1; i < total; i++) {
        values[i] = args.values[i - 1];
    }
    const Value result = vm_call_args(vm, method, (Args){values, args.count + 1, args.names});
    alloc_release(&vm->alloc, values, (size_t)total * sizeof *values);
    value_drop(vm, result);
    return !value_is_unset(result);
}

static Value loop_value(Loop *loop) {
    return loop ? value_ref(value_of_object(loop)) : UNSET;
}

static Value get_running_loop(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return loop_value(asyncio_running_loop(vm));
}

static Value get_running_loop_or_none(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    Loop *loop = asyncio_of(vm)->running;
    return loop ? loop_value(loop) : NONE;
}

static Value get_event_loop(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return loop_value(asyncio_get_event_loop(vm));
}

static Value get_event_loop_of_policy(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return loop_value(policy_get_event_loop(vm));
}

// What runs is what the program says from now on: only for the curious, and for its own loops.
static Value set_running_loop(Vm *vm, const Value *args, int count) {
    (void)count;
    Asyncio *asyncio = asyncio_of(vm);
    Loop *loop = value_is_none(args[0]) ? NULL : asyncio_loop_of(vm, args[0]);
    if (!loop && !value_is_none(args[0])) {
        return UNSET;
    }
    Loop *old = asyncio->running;
    asyncio->running = loop ? object_ref(loop) : NULL;
    if (old) {
        object_drop(vm, old);
    }
    return NONE;
}

static Value monotonic(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return value_of_float(loop_time(vm));
}

static Value new_event_loop(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    Loop *loop = asyncio_new_event_loop(vm);
    return loop ? value_of_object(loop) : UNSET;
}

static Value set_event_loop(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!value_is_none(args[0]) && !value_is_a(vm, args[0], asyncio_of(vm)->loop_type)) {
        if (check_loop(vm, args[0])) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "loop must be an instance of AbstractEventLoop or None, not '%s'",
                     vm_type_name(vm, args[0]));
        }
        return UNSET;
    }
    Loop *loop = value_is_none(args[0]) ? NULL : (Loop *)args[0].object;
    return asyncio_set_event_loop(vm, loop) ? NONE : UNSET;
}

// The same for the policy that is there at first.
static Value policy_set_event_loop(Vm *vm, const Value *args, int count) {
    (void)count;
    keep_event_loop(vm, value_is_none(args[0]) ? NULL : (Loop *)args[0].object);
    return NONE;
}

// None: the policy that is there at first.
static Value set_policy(Vm *vm, const Value *args, int count) {
    (void)count;
    value_set(vm, &asyncio_of(vm)->policy, value_is_none(args[0]) ? UNSET : value_ref(args[0]));
    return NONE;
}

// ---- Tasks ----

bool asyncio_is_own_coroutine(const Vm *vm, Value coro) {
    if (!value_is_generator(vm, coro)) {
        return false;
    }
    const NativeDef *def = ((const Generator *)coro.object)->def;
    return def && (strcmp(def->name, "shutdown_asyncgens") == 0 ||
                   strcmp(def->name, "shutdown_default_executor") == 0);
}

static bool named(Value name) {
    return !value_is_unset(name) && !value_is_none(name);
}

// What a task can drive: a coroutine, a generator, or what has all the methods of a coroutine.
bool asyncio_is_coroutine(Vm *vm, Value value) {
    static const char *const methods[] = {"__await__", "send", "throw", "close"};
    if (value_is_coroutine(vm, value) || value_is_a(vm, value, vm->types.generator)) {
        return true;
    }
    if (!value_is_object(value) || !value.object->type->await || value_is_future(vm, value)) {
        return false;
    }
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        const Value found = type_lookup_c(vm, value.object->type, methods[i]);
        if (value_is_unset(found)) {
            return false;
        }
    }
    return true;
}

bool asyncio_needs_coroutine(Vm *vm, Value value) {
    if (asyncio_is_coroutine(vm, value)) {
        return true;
    }
    const Value repr = object_repr(vm, value);
    if (!value_is_unset(repr)) {
        vm_raise(vm, vm->exceptions.TypeError, "a coroutine was expected, got %s",
                 value_as_str(repr)->bytes);
        value_drop(vm, repr);
    }
    return false;
}

static bool set_name(Vm *vm, Value task, Value name) {
    const Value found = object_find_attr_c(vm, task, "set_name");
    if (value_is_unset(found)) {
        return !vm_has_error(vm); // a factory may make what has no name
    }
    const Value result = vm_call(vm, found, &name, 1);
    value_drop(vm, found);
    value_drop(vm, result);
    return !value_is_unset(result);
}

// Calls what the program has to make tasks, with `first` unless it is UNSET, the coroutine, and the
// context where one is given; names what it made.
static Value create_by(Vm *vm, Value maker, Value first, Value coro, Value name, Value context) {
    const Value args[] = {first, coro, context};
    const int skipped = value_is_unset(first);
    Tuple *names = NULL;
    if (named(context)) {
        Str *keyword = str_intern(vm, TEXT("context"));
        const Value value = keyword ? value_of_object(keyword) : NONE;
        names = keyword ? tuple_of(vm, &value, 1) : NULL;
        value_drop(vm, value);
        if (!names) {
            return UNSET;
        }
    }
    const Value task = vm_call_args(vm, maker, (Args){args + skipped, 2 - skipped, names});
    if (names) {
        object_drop(vm, names);
    }
    if (!value_is_unset(task) && named(name) && !set_name(vm, task, name)) {
        value_drop(vm, task);
        return UNSET;
    }
    return task;
}

Value asyncio_create_task(Vm *vm, Loop *loop, Value coro, Value name, Value context) {
    if (!loop_overrides(vm, loop, "create_task")) {
        return asyncio_make_task(vm, loop, coro, name, context);
    }
    const Value maker = object_get_attr_c(vm, value_of_object(loop), "create_task");
    const Value task =
        value_is_unset(maker) ? UNSET : create_by(vm, maker, UNSET, coro, name, context);
    value_drop(vm, maker);
    return task;
}

Value asyncio_make_task(Vm *vm, Loop *loop, Value coro, Value name, Value context) {
    if (!loop_check_open(vm, loop)) {
        return UNSET;
    }
    if (!value_is_none(loop->task_factory)) {
        return create_by(vm, loop->task_factory, value_of_object(loop), coro, name, context);
    }
    if (!asyncio_needs_coroutine(vm, coro)) {
        return UNSET;
    }
    const bool given = !value_is_none(context) && !value_is_unset(context);
    const Value own = given ? value_ref(context) : context_copy(vm);
    Task *task = vm_has_error(vm) ? NULL : task_new(vm, loop, coro, name, own);
    value_drop(vm, own);
    return task ? value_of_object(task) : UNSET;
}

// A task of the running loop; `places`: where CPython's would be made, without and with a context.
static Value make_named_task(Vm *vm, const Value *args, const Place places[2]) {
    Loop *loop = asyncio_running_loop(vm);
    if (!loop) {
        return UNSET;
    }
    // CPython's makes the task first and names it then, so that a number is used up all the same.
    const bool counts = value_is_none(loop->task_factory) && named(args[1]) &&
                        !loop_overrides(vm, loop, "create_task");
    asyncio_of(vm)->creator = &places[named(args[2])];
    const Value task = asyncio_create_task(vm, loop, args[0], args[1], args[2]);
    asyncio_of(vm)->creator = NULL;
    asyncio_of(vm)->next_task_name += counts && !value_is_unset(task);
    return task;
}

static Value create_task(Vm *vm, const Value *args, int count) {
    (void)count;
    static const Place places[] = {{"create_task", "tasks.py", 384, 0},
                                   {"create_task", "tasks.py", 386, 0}};
    return make_named_task(vm, args, places);
}

static Value create_group_task(Vm *vm, const Value *args, int count) {
    (void)count;
    static const Place places[] = {{"create_task", "taskgroups.py", 161, 0},
                                   {"create_task", "taskgroups.py", 163, 0}};
    return make_named_task(vm, args, places);
}

// The body of `_wrap_awaitable`: a coroutine for anything with __await__. It hands what it is sent
// to the awaitable's iterator, and what that yields to whoever resumed it.
static Step step_wrap_awaitable(Vm *vm, NativeFrame *frame, Value *out) {
    enum { BEGIN, RESUMED, YIELDED };
    if (frame->state == BEGIN) {
        frame->slots[0] = object_await(vm, frame->args[0]);
        if (value_is_unset(frame->slots[0])) {
            return STEP_RAISE;
        }
    }
    if (frame->state == RESUMED) {
        if (frame->outcome == OUTCOME_RAISED) {
            return STEP_RAISE;
        }
        *out = value_ref(frame->in);
        frame->state = YIELDED;
        return frame->outcome == OUTCOME_RETURNED ? STEP_RETURN : STEP_YIELD;
    }
    const Value sent = frame->state == BEGIN              ? NONE
                       : frame->outcome == OUTCOME_RAISED ? UNSET
                                                          : frame->in;
    frame->state = RESUMED;
    return vm_push_resume(vm, frame->slots[0], sent) ? STEP_CALL : STEP_RAISE;
}

static const NativeDef WRAP_AWAITABLE =
    NATIVE_ASYNC_CALLS("_wrap_awaitable", "awaitable", step_wrap_awaitable, 2);

static Value wrap_awaitable(Vm *vm, Value awaitable) {
    Value args = value_ref(awaitable);
    return generator_new_native(vm, &WRAP_AWAITABLE, NULL, &args, 1);
}

static bool is_awaitable(Value value) {
    return value_is_object(value) && value.object->type->await;
}

static Value coroutine_for(Vm *vm, Value awaitable) {
    if (future_is_foreign(vm, awaitable)) {
        return UNSET;
    }
    if (asyncio_is_coroutine(vm, awaitable)) {
        return value_ref(awaitable);
    }
    if (is_awaitable(awaitable)) {
        return wrap_awaitable(vm, awaitable);
    }
    return vm_raise(vm, vm->exceptions.TypeError,
                    "An asyncio.Future, a coroutine or an awaitable is required");
}

// A loop that is closed makes no task: the coroutine is closed then, so that nobody is warned of
// it.
static void close_unused(Vm *vm, Value coro) {
    const Value error = vm_take_error(vm);
    if (value_is_a(vm, error, vm->exceptions.RuntimeError)) {
        value_drop(vm, vm_call_method_c(vm, coro, "close", NULL, 0));
    }
    if (vm_has_error(vm)) {
        value_drop(vm, error);
    } else {
        vm_restore_error(vm, error);
    }
}

Future *asyncio_ensure_future(Vm *vm, Value awaitable, Loop *loop) {
    if (value_is_future(vm, awaitable)) {
        Future *future = future_alive(vm, awaitable);
        if (!future) {
            return NULL;
        }
        if (loop && future->loop != loop) {
            vm_raise(vm, vm->exceptions.ValueError,
                     "The future belongs to a different loop than "
                     "the one specified as the loop argument");
            return NULL;
        }
        return object_ref(future);
    }
    const Value coro = coroutine_for(vm, awaitable);
    if (value_is_unset(coro)) {
        return NULL;
    }
    Loop *owner = loop ? loop : asyncio_get_event_loop(vm);
    static const Place place = {"_ensure_future", "tasks.py", 680, 0};
    asyncio_of(vm)->creator = &place;
    const Value task = owner ? asyncio_create_task(vm, owner, coro, NONE, NONE) : UNSET;
    asyncio_of(vm)->creator = NULL;
    if (owner && value_is_unset(task) && value_is(coro, awaitable)) {
        close_unused(vm, coro);
    }
    value_drop(vm, coro);
    if (!value_is_unset(task) && !value_is_future(vm, task)) {
        vm_raise(vm, vm->exceptions.TypeError, "the task factory gave %s, and no future",
                 vm_type_name(vm, task));
        value_drop(vm, task);
        return NULL;
    }
    return value_is_unset(task) ? NULL : value_as_future(task);
}

static Value ensure_future(Vm *vm, const Value *args, int count) {
    (void)count;
    Loop *loop = value_is_none(args[1]) ? NULL : asyncio_loop_of(vm, args[1]);
    if (!loop && vm_has_error(vm)) {
        return UNSET;
    }
    Future *future = asyncio_ensure_future(vm, args[0], loop);
    return future ? value_of_object(future) : UNSET;
}

// Something else than a loop, which therefore has no tasks.
static bool is_no_loop(Vm *vm, Value value) {
    const Asyncio *asyncio = asyncio_of(vm);
    return !value_is_none(value) && !value_is_a(vm, value, asyncio->loop_type) &&
           !value_is_a(vm, value, asyncio->loop_bases[0]);
}

static Value current_task(Vm *vm, const Value *args, int count) {
    (void)count;
    int64_t hash; // loops are looked up
    if (is_no_loop(vm, args[0])) {
        return object_hash(vm, args[0], &hash) ? NONE : UNSET;
    }
    Loop *loop = asyncio_loop_of(vm, args[0]);
    if (!loop) {
        return UNSET;
    }
    return loop->current ? value_ref(value_of_object(loop->current)) : NONE;
}

static Value all_tasks(Vm *vm, const Value *args, int count) {
    (void)count;
    const bool none = is_no_loop(vm, args[0]);
    Loop *loop = none ? NULL : asyncio_loop_of(vm, args[0]);
    Set *tasks = loop || none ? set_new(vm, vm->types.set) : NULL;
    if (!tasks || none) {
        return value_or_unset(tasks);
    }
    for (Task *task = asyncio_of(vm)->first_task; task; task = task->next) {
        if (task->future.loop == loop && !future_is_done(&task->future) &&
            !set_add(vm, tasks, value_of_object(task))) {
            object_drop(vm, tasks);
            return UNSET;
        }
    }
    return value_of_object(tasks);
}

static Value iscoroutine(Vm *vm, const Value *args, int count) {
    (void)count;
    return value_of_bool(asyncio_is_coroutine(vm, args[0]));
}

// What iscoroutinefunction looks at: a function below bound methods and partials; new reference.
static Value plain_function(Vm *vm, Value callable) {
    static const char *const below[] = {"__func__", "func"};
    callable = value_ref(callable);
    for (int depth = 0; depth < 100 && !value_is_function(vm, callable); depth++) {
        const bool method = value_is_a(vm, callable, vm->types.method);
        if (!method && !value_is_partial(vm, callable)) {
            break;
        }
        const Value inner = object_find_attr_c(vm, callable, below[!method]);
        if (value_is_unset(inner)) {
            break;
        }
        value_set(vm, &callable, inner);
    }
    return callable;
}

int asyncio_is_coroutine_function(Vm *vm, Value value) {
    const Value function = plain_function(vm, value);
    bool answer = false;
    if (vm_has_error(vm)) {
        value_drop(vm, function);
        return -1;
    }
    if (value_is_function(vm, function)) {
        answer = ((Function *)function.object)->code->code->flags & CODE_COROUTINE;
    } else if (value_is_a(vm, function, vm->types.builtin_function) ||
               value_is_a(vm, function, vm->types.method_descriptor)) {
        answer = ((NativeFunction *)function.object)->def->kind == NATIVE_COROUTINE;
    }
    value_drop(vm, function);
    return answer;
}

static Value iscoroutinefunction(Vm *vm, const Value *args, int count) {
    (void)count;
    const int answer = asyncio_is_coroutine_function(vm, args[0]);
    return answer < 0 ? UNSET : value_of_bool(answer);
}

static Value source_line(Vm *vm, const Value *args, int count) {
    (void)count;
    const Text line = traceback_source_line(vm, value_as_str(args[0])->bytes, (int)args[1].integer);
    return value_or_unset(str_from_text(vm, line));
}

// What is only found at run time not to be supported.
static Value refuse(Vm *vm, const Value *args, int count) {
    (void)count;
    return refusal_raise(vm, str_text(value_as_str(args[0])), (Text){NULL, 0});
}

static Value isfuture(Vm *vm, const Value *args, int count) {
    (void)count;
    return future_is_foreign(vm, args[0]) ? UNSET : value_of_bool(value_is_future(vm, args[0]));
}

// ---- The module ----

// What CPython has in C too, and what only our own modules use.
static const NativeDef ASYNCIO_FUNCTIONS[] = {
    NATIVE("get_running_loop", "", get_running_loop),
    NATIVE("_get_running_loop", "", get_running_loop_or_none),
    NATIVE("get_event_loop", "", get_event_loop),
    NATIVE("_set_running_loop", "loop, /", set_running_loop),
    NATIVE("_policy_get_event_loop", "", get_event_loop_of_policy),
    NATIVE("_policy_set_event_loop", "loop, /", policy_set_event_loop),
    NATIVE("_set_policy", "policy, /", set_policy),
    NATIVE("_monotonic", "", monotonic),
    NATIVE("_source_line", "filename, line, /", source_line),
    NATIVE("_refuse", "what, /", refuse),
    {0},
};

static const NativeDef EVENTS_FUNCTIONS[] = {
    NATIVE("new_event_loop", "", new_event_loop),
    NATIVE("set_event_loop", "loop", set_event_loop),
    {0},
};

static const NativeDef TASKS_FUNCTIONS[] = {
    NATIVE("create_task", "coro, *, name=None, context=None", create_task),
    NATIVE("_create_group_task", "coro, name, context", create_group_task),
    NATIVE("ensure_future", "coro_or_future, *, loop=None", ensure_future),
    NATIVE("current_task", "loop=None", current_task),
    NATIVE("all_tasks", "loop=None", all_tasks),
    {0},
};

static const NativeDef COROUTINES_FUNCTIONS[] = {
    NATIVE("iscoroutine", "obj", iscoroutine),
    NATIVE("iscoroutinefunction", "func", iscoroutinefunction),
    {0},
};

static const NativeDef BASE_FUTURES_FUNCTIONS[] = {
    NATIVE("isfuture", "obj", isfuture),
    {0},
};

static bool add_functions(Vm *vm, Dict *globals, const NativeDef *functions, const char *module) {
    for (const NativeDef *def = functions; def->name; def++) {
        const Value function = native_function_new(vm, def, module);
        const bool added =
            !value_is_unset(function) && dict_set_c(vm, globals, def->name, function);
        value_drop(vm, function);
        if (!added) {
            return false;
        }
    }
    return true;
}

static bool add_type(Vm *vm, Dict *globals, Type *type) {
    return dict_set_c(vm, globals, type_short_name(type), value_of_object(type));
}

static bool make_exceptions(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    const struct {
        Type **place;
        const char *name;
        Type *base;
    } list[] = {
        {&asyncio->CancelledError, "CancelledError", vm->exceptions.BaseException},
        {&asyncio->InvalidStateError, "InvalidStateError", vm->exceptions.Exception},
        {&asyncio->QueueEmpty, "QueueEmpty", vm->exceptions.Exception},
        {&asyncio->QueueFull, "QueueFull", vm->exceptions.Exception},
        {&asyncio->BrokenBarrierError, "BrokenBarrierError", vm->exceptions.RuntimeError},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        const char *module =
            strncmp(list[i].name, "Queue", 5) == 0 ? "asyncio.queues" : "asyncio.exceptions";
        *list[i].place = type_new(vm, list[i].name, module, list[i].base, list[i].base->size,
                                  TYPE_EXCEPTION | TYPE_BASETYPE | TYPE_HAS_FIELDS);
        if (!*list[i].place || !type_ready(vm, *list[i].place)) {
            return false;
        }
    }
    return true;
}

static bool make_types(Vm *vm) {
    return make_exceptions(vm) && context_setup(vm) && future_setup(vm) && task_setup(vm) &&
           handle_setup(vm) && loop_setup(vm) && gather_setup(vm) && runner_setup(vm) &&
           locks_setup(vm) && queues_setup(vm) && shared_setup(vm);
}

// asyncio.__all__, in CPython's order without what awaiter lacks.
static const char PUBLIC[] =
    "BaseEventLoop iscoroutinefunction iscoroutine AbstractEventLoopPolicy AbstractEventLoop "
    "Handle TimerHandle get_event_loop_policy set_event_loop_policy get_event_loop set_event_loop "
    "new_event_loop _set_running_loop get_running_loop _get_running_loop BrokenBarrierError "
    "CancelledError InvalidStateError TimeoutError IncompleteReadError LimitOverrunError "
    "SendfileNotAvailableError Future wrap_future isfuture Lock Event "
    "Condition Semaphore BoundedSemaphore Barrier Runner run Queue PriorityQueue LifoQueue "
    "QueueFull QueueEmpty Task create_task FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED wait "
    "wait_for as_completed sleep gather shield ensure_future run_coroutine_threadsafe "
    "current_task all_tasks to_thread Timeout timeout timeout_at SelectorEventLoop "
    "DefaultEventLoopPolicy TaskGroup";

// Sets a name to a tuple of words.
static bool add_words(Vm *vm, Dict *globals, const char *name, const char *words) {
    List *list = list_new(vm, 64);
    bool done = list != NULL;
    for (const char *at = words; done && *at;) {
        const size_t size = strcspn(at, " ");
        Str *word = str_intern(vm, (Text){at, size});
        done = word && list_append(vm, list, value_of_object(word));
        if (word) {
            object_drop(vm, word);
        }
        at += size + (at[size] == ' ');
    }
    Tuple *tuple = done ? tuple_of(vm, list->items, list->count) : NULL;
    done = tuple && dict_set_c(vm, globals, name, value_of_object(tuple));
    if (tuple) {
        object_drop(vm, tuple);
    }
    if (list) {
        object_drop(vm, list);
    }
    return done;
}

static bool add_types(Vm *vm, Dict *globals) {
    const Asyncio *asyncio = asyncio_of(vm);
    Type *const types[] = {
        asyncio->future_type,         asyncio->task_type,
        asyncio->handle_type,         asyncio->timer_handle_type,
        asyncio->CancelledError,      asyncio->InvalidStateError,
        asyncio->QueueEmpty,          asyncio->QueueFull,
        asyncio->BrokenBarrierError,  asyncio->queue_type,
        asyncio->priority_queue_type, asyncio->lifo_queue_type,
        asyncio->lock_type,           asyncio->event_type,
        asyncio->semaphore_type,      asyncio->bounded_semaphore_type,
        vm->exceptions.TimeoutError,  asyncio->runner_type,
        asyncio->shared_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!add_type(vm, globals, types[i])) {
            return false;
        }
    }
    const Value loop_type = value_of_object(asyncio->loop_type);
    return add_words(vm, globals, "_public", PUBLIC) &&
           dict_set_c(vm, globals, "SelectorEventLoop", loop_type) &&
           add_type(vm, globals, asyncio->loop_bases[0]) &&
           add_type(vm, globals, asyncio->loop_bases[1]);
}

// `_asyncio`: all that is written in C.
static bool setup_core(Vm *vm, Dict *globals) {
    const struct {
        const NativeDef *functions;
        const char *module;
    } parts[] = {
        {SLEEP_FUNCTIONS, "asyncio.tasks"},
        {WAIT_FOR_FUNCTIONS, "asyncio.tasks"},
        {GATHER_FUNCTIONS, "asyncio.tasks"},
        {SHARED_FUNCTIONS, "_asyncio"},
        {QUEUE_FUNCTIONS, "_asyncio"},
        {LOG_FUNCTIONS, "_asyncio"},
        {EVENTS_FUNCTIONS, "asyncio.events"},
        {TASKS_FUNCTIONS, "asyncio.tasks"},
        {COROUTINES_FUNCTIONS, "asyncio.coroutines"},
        {BASE_FUTURES_FUNCTIONS, "asyncio.base_futures"},
    };
    if (!(asyncio_of(vm)->task_type || make_types(vm)) || !add_types(vm, globals)) {
        return false;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!add_functions(vm, globals, parts[i].functions, parts[i].module)) {
            return false;
        }
    }
    return true;
}

// The names of `_asyncio` that each module of the package has, and its `__all__` where that has
// others, in CPython's order.
static const struct {
    const char *module, *names, *all;
} NAMES[] = {
    {"asyncio.base_events", "BaseEventLoop", NULL},
    {"asyncio.coroutines", "iscoroutinefunction iscoroutine", NULL},
    {"asyncio.events",
     "AbstractEventLoop Handle TimerHandle get_event_loop set_event_loop new_event_loop "
     "_set_running_loop get_running_loop _get_running_loop",
     "AbstractEventLoopPolicy AbstractEventLoop Handle TimerHandle get_event_loop_policy "
     "set_event_loop_policy get_event_loop set_event_loop new_event_loop _set_running_loop "
     "get_running_loop _get_running_loop"},
    {"asyncio.exceptions", "BrokenBarrierError CancelledError InvalidStateError TimeoutError",
     "BrokenBarrierError CancelledError InvalidStateError TimeoutError IncompleteReadError "
     "LimitOverrunError SendfileNotAvailableError"},
    {"asyncio.futures", "Future isfuture", "Future wrap_future isfuture"},
    {"asyncio.locks", "Lock Event Semaphore BoundedSemaphore",
     "Lock Event Condition Semaphore BoundedSemaphore Barrier"},
    {"asyncio.queues", "Queue PriorityQueue LifoQueue QueueFull QueueEmpty", NULL},
    {"asyncio.runners", "Runner", "Runner run"},
    {"asyncio.taskgroups", "", "TaskGroup"},
    {"asyncio.tasks",
     "Future Task all_tasks create_task current_task ensure_future gather sleep wait_for",
     "Task create_task FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED wait wait_for as_completed "
     "sleep gather shield ensure_future run_coroutine_threadsafe current_task all_tasks"},
    {"asyncio.threads", "", "to_thread"},
    {"asyncio.timeouts", "", "Timeout timeout timeout_at"},
    {"asyncio.unix_events", "SelectorEventLoop", "SelectorEventLoop DefaultEventLoopPolicy"},
};

static bool copy_name(Vm *vm, Value from, Dict *globals, Text name) {
    Str *key = str_intern(vm, name);
    const Value value = key ? object_get_attr(vm, from, key) : UNSET;
    const bool done = !value_is_unset(value) && dict_set_str(vm, globals, key, value);
    if (key) {
        object_drop(vm, key);
    }
    value_drop(vm, value);
    return done;
}

// A module of the package: the names in NAMES; what it has more of is in its Python part.
static bool setup_part(Vm *vm, Dict *globals) {
    const Value own = dict_get_str(globals, vm->names.dunder_name);
    const char *names = "", *all = "";
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (str_equals_c(value_as_str(own), NAMES[i].module)) {
            names = NAMES[i].names;
            all = NAMES[i].all ? NAMES[i].all : names;
        }
    }
    const Value core = vm_import(vm, TEXT("_asyncio"));
    bool done = !value_is_unset(core) && add_words(vm, globals, "__all__", all);
    while (done && *names) {
        const size_t size = strcspn(names, " ");
        done = copy_name(vm, core, globals, (Text){names, size});
        names += size + (names[size] == ' ');
    }
    value_drop(vm, core);
    return done;
}

static const NativeModule MODULES[] = {
    {.name = "_asyncio", .functions = ASYNCIO_FUNCTIONS, .setup = setup_core},
    {.name = "asyncio", .source = "loop/asyncio.py"},
    {.name = "asyncio.base_events", .setup = setup_part, .source = "loop/base_events.py"},
    {.name = "asyncio.base_futures", .source = "loop/base_futures.py"},
    {.name = "asyncio.base_tasks", .source = "loop/stacks.py"},
    {.name = "asyncio.constants", .source = "loop/constants.py"},
    {.name = "asyncio.coroutines", .setup = setup_part},
    {.name = "asyncio.events", .setup = setup_part, .source = "loop/policies.py"},
    {.name = "asyncio.exceptions", .setup = setup_part, .source = "loop/exceptions.py"},
    {.name = "asyncio.format_helpers", .source = "loop/format_helpers.py"},
    {.name = "asyncio.futures", .setup = setup_part, .source = "loop/futures.py"},
    {.name = "asyncio.locks", .setup = setup_part, .source = "loop/conditions.py"},
    {.name = "asyncio.log", .source = "loop/log.py"},
    {.name = "asyncio.mixins", .source = "loop/mixins.py"},
    {.name = "asyncio.queues", .setup = setup_part},
    {.name = "asyncio.runners", .setup = setup_part, .source = "loop/runners.py"},
    {.name = "asyncio.staggered", .source = "loop/staggered.py"},
    {.name = "asyncio.taskgroups", .setup = setup_part, .source = "loop/taskgroups.py"},
    {.name = "asyncio.tasks", .setup = setup_part, .source = "loop/waiting.py"},
    {.name = "asyncio.threads", .setup = setup_part, .source = "loop/threads.py"},
    {.name = "asyncio.timeouts", .setup = setup_part, .source = "loop/timeouts.py"},
    {.name = "asyncio.unix_events", .setup = setup_part, .source = "loop/unix_events.py"},
    {.name = "concurrent"},
    {.name = "concurrent.futures", .source = "loop/pools.py"},
    {.name = "concurrent.futures._base", .source = "loop/pools_part.py"},
    {.name = "concurrent.futures.thread", .source = "loop/pools_part.py"},
    {.name = "queue", .source = "loop/queue.py"},
    {.name = "threading", .source = "loop/threading.py"},
};

static void free_asyncio(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    workers_free(vm);
    Loop *const loops[] = {asyncio->running, asyncio->current};
    asyncio->running = asyncio->current = NULL;
    value_set(vm, &asyncio->context, UNSET);
    value_set(vm, &asyncio->policy, UNSET);
    for (int i = 0; i < 2; i++) {
        if (loops[i]) {
            object_drop(vm, loops[i]);
        }
    }
}

bool asyncio_setup(Vm *vm) {
    vm->loop = alloc_try_zero(&vm->alloc, sizeof(Asyncio));
    vm->loop_size = sizeof(Asyncio);
    bool done = vm->loop != NULL;
    vm->free_loop = done ? free_asyncio : NULL;
    vm->library_place = done ? repr_library_place : NULL;
    for (size_t i = 0; done && i < sizeof MODULES / sizeof *MODULES; i++) {
        done = vm_register_module(vm, &MODULES[i]);
    }
    return done && vm_register_module(vm, &CONTEXTVARS_MODULE) &&
           vm_register_module(vm, &THREADS_MODULE);
}
