#include "loop/workers.h"

#include "loop/asyncio.h"
#include "loop/record.h"
#include "vm/builtins/print.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/record/recorder.h"
#include "vm/run/function.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <limits.h>

static Workers *workers_of(const Vm *vm) {
    return &asyncio_of(vm)->workers;
}

// ---- Running one ----

// Exchanges what belongs to a thread: afterwards the worker's is in force, or the other's again.
static void exchange(Vm *vm, Worker *worker) {
    Asyncio *asyncio = asyncio_of(vm);
    const Worker kept = *worker;
    worker->running = asyncio->running;
    worker->current = asyncio->current;
    worker->current_set = asyncio->current_set;
    worker->context = asyncio->context;
    asyncio->running = kept.running;
    asyncio->current = kept.current;
    asyncio->current_set = kept.current_set;
    asyncio->context = kept.context;
}

static void record_worker(Vm *vm, Worker *worker, WorkerState state, SimTime until) {
    if (!vm->trace) {
        return;
    }
    Stack *running = vm->stack;
    vm->stack = worker->stack;
    const int line = recorder_current_line(vm);
    vm->stack = running;
    worker->event = trace_add_worker(vm->trace, worker->id, worker->job, state, until, line);
}

static void park(Vm *vm, Worker *worker) {
    worker->due = worker->stack->park_until;
    worker->parked = true;
    worker->sequence = workers_of(vm)->next_sequence++;
    if (worker->job && worker->due != WORKER_NEVER) {
        record_worker(vm, worker, WORKER_STATE_PARKS, worker->due);
    }
}

static void worker_free(Vm *vm, Worker *worker) {
    if (worker->stack) {
        vm_stack_free(vm, worker->stack);
    }
    if (worker->name) {
        object_drop(vm, worker->name);
    }
    Loop *const loops[] = {worker->running, worker->current};
    for (int i = 0; i < 2; i++) {
        if (loops[i]) {
            object_drop(vm, loops[i]);
        }
    }
    value_drop(vm, worker->context);
    alloc_release(&vm->alloc, worker, sizeof *worker);
}

static void forget(Vm *vm, Worker *worker) {
    Workers *workers = workers_of(vm);
    int kept = 0;
    for (int i = 0; i < workers->all.count; i++) {
        if (workers->all.items[i] != worker) {
            workers->all.items[kept++] = workers->all.items[i];
        }
    }
    workers->all.count = kept;
    worker_free(vm, worker);
}

// An exception that left a thread: nobody can catch it.
static void report(Vm *vm, const Worker *worker) {
    const Value error = worker->stack->result;
    if (vm->interpreter->halted || value_is_a(vm, error, vm->exceptions.SystemExit)) {
        return;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "Exception in thread %s:\n", worker->name->bytes);
    traceback_print(vm, error, true, INT_MAX, &text);
    print_diagnostic(vm, buf_text(&text));
    buf_deinit(&text);
}

// Hands the baton to a worker, until it parks or ends.
static void run(Vm *vm, Worker *worker) {
    Workers *workers = workers_of(vm);
    Worker *before = workers->running;
    const bool goes_on = worker->parked && worker->job && worker->due != WORKER_NEVER;
    worker->parked = worker->waits_in_loop = false;
    if (goes_on) {
        record_worker(vm, worker, WORKER_STATE_RUNS, TIME_NONE);
    }
    exchange(vm, worker);
    workers->running = worker;
    const StackState state = vm_stack_run(vm, worker->stack);
    workers->running = before;
    exchange(vm, worker);
    if (state == STACK_PARKED) {
        park(vm, worker);
        return;
    }
    if (state == STACK_RAISED) {
        report(vm, worker);
    }
    forget(vm, worker);
}

// ---- Time ----

static Worker *next_worker(const Workers *workers) {
    Worker *next = NULL;
    for (int i = 0; i < workers->all.count; i++) {
        Worker *worker = workers->all.items[i];
        if (!worker->parked || worker->due == WORKER_NEVER) {
            continue;
        }
        if (!next || worker->due < next->due ||
            (worker->due == next->due && worker->sequence < next->sequence)) {
            next = worker;
        }
    }
    return next;
}

SimTime workers_next_due(const Workers *workers) {
    const Worker *next = next_worker(workers);
    return next ? next->due : WORKER_NEVER;
}

bool workers_run_due(Vm *vm, SimTime until) {
    Workers *workers = workers_of(vm);
    const uint64_t newest = workers->next_sequence++;
    for (;;) {
        Worker *worker = next_worker(workers);
        // What parked since and is due at once waits for the next time, as those behind it do: they
        // are newer still.
        if (!worker || worker->due > until || vm->interpreter->halted ||
            (worker->sequence > newest && worker->due <= vm->now_ns)) {
            return !vm->interpreter->halted;
        }
        if (!loop_check_time(vm, worker->due)) {
            return false;
        }
        if (worker->due > vm->now_ns) {
            vm->now_ns = worker->due;
        }
        run(vm, worker);
    }
}

// Moves the clock while the main line blocks.
static bool stand_still(Vm *vm, SimTime until, Text what) {
    if (until <= vm->now_ns) {
        return true;
    }
    if (!loop_check_time(vm, until)) {
        return false;
    }
    if (vm->trace) {
        trace_add_block(vm->trace, recorder_current_line(vm), vm->now_ns, until,
                        trace_intern(vm->trace, what));
    }
    vm->now_ns = until;
    return true;
}

static bool deadlock(Vm *vm, Text what) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text,
             "deadlock: the main thread waits for %.*s, which no thread can give it any more",
             (int)what.size, what.bytes);
    loop_halt(vm, 1, &text);
    buf_deinit(&text);
    return false;
}

// The main line waits until then, or until *woken (NULL: only for the time).
static bool block(Vm *vm, SimTime until, const bool *woken, Text what) {
    const Workers *workers = workers_of(vm);
    while (!woken || !*woken) {
        const SimTime due = workers_next_due(workers);
        if (due == WORKER_NEVER || due > until) {
            return until == WORKER_NEVER ? deadlock(vm, what) : stand_still(vm, until, what);
        }
        if (!stand_still(vm, due, what) || !workers_run_due(vm, due)) {
            return false;
        }
    }
    return true;
}

// The main line stands still until then, while workers go on (Vm.pass_time). `what` is for the
// trace, as short Python.
static bool pass_time(Vm *vm, SimTime until, Text what) {
    return block(vm, until, NULL, what);
}

const char *workers_thread_name(const Vm *vm) {
    const Worker *worker = workers_of(vm)->running;
    return worker ? worker->name->bytes : "MainThread";
}

static void wake(Vm *vm, Worker *worker) {
    worker->due = vm->now_ns;
    worker->sequence = workers_of(vm)->next_sequence++;
}

void workers_wake_loop(Vm *vm, Worker *worker) {
    if (worker && worker->parked && worker->waits_in_loop) {
        wake(vm, worker);
    }
}

static bool somebody_is_awaited(const Workers *workers) {
    for (int i = 0; i < workers->all.count; i++) {
        const Worker *worker = workers->all.items[i];
        if (worker->awaited == WORKER_AWAITED_END ||
            (worker->awaited == WORKER_AWAITED_WORK && worker->due != WORKER_NEVER)) {
            return true;
        }
    }
    return false;
}

void workers_finish(Vm *vm) {
    const Workers *workers = workers_of(vm);
    while (somebody_is_awaited(workers) && !vm->interpreter->halted) {
        const SimTime due = workers_next_due(workers);
        if (due == WORKER_NEVER) {
            deadlock(vm, TEXT("the end of its threads"));
            return;
        }
        if (!stand_still(vm, due, TEXT("the end of its threads")) || !workers_run_due(vm, due)) {
            return;
        }
    }
}

void workers_free(Vm *vm) {
    Workers *workers = workers_of(vm);
    while (workers->all.count > 0) {
        workers->all.count--;
        worker_free(vm, workers->all.items[workers->all.count]);
    }
    array_free(&workers->all, &vm->alloc);
}

// ---- The module `_threads`, for concurrent.futures ----

static Worker *worker_new(Vm *vm, Value target, Str *name) {
    Workers *workers = workers_of(vm);
    Worker *worker = alloc_try_zero(&vm->alloc, sizeof *worker);
    if (!worker) {
        vm_raise_memory(vm);
        return NULL;
    }
    worker->stack = vm_stack_new(vm, target, NULL, 0);
    if (!worker->stack || !array_try_push(&workers->all, &vm->alloc, worker)) {
        if (worker->stack) {
            vm_raise_memory(vm);
            vm_stack_free(vm, worker->stack);
        }
        alloc_release(&vm->alloc, worker, sizeof *worker);
        return NULL;
    }
    worker->id = ++workers->next_id;
    worker->name = object_ref(name);
    worker->event = -1;
    worker->current_set = true; // only the main thread makes a loop when it is asked for one
    vm->pass_time = pass_time;
    return worker;
}

// start(target, name, awaited=0): a new thread, which runs at once until it parks; its number.
// `awaited` is a WorkerAwaited.
static Value threads_start(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "name must be a str");
    }
    Worker *worker = worker_new(vm, args[0], value_as_str(args[1]));
    if (!worker) {
        return UNSET;
    }
    const int id = worker->id;
    worker->awaited = (WorkerAwaited)args[2].integer;
    run(vm, worker);
    return value_of_int(id);
}

static Worker *find(Vm *vm, Value id) {
    const Workers *workers = workers_of(vm);
    for (int i = 0; i < workers->all.count; i++) {
        if (id.kind == VALUE_INT && workers->all.items[i]->id == id.integer) {
            return workers->all.items[i];
        }
    }
    return NULL;
}

// resume(number): a parked thread goes on, until it parks again.
static Value threads_resume(Vm *vm, const Value *args, int count) {
    (void)count;
    Worker *worker = find(vm, args[0]);
    if (worker && worker->parked) {
        run(vm, worker);
    }
    return NONE;
}

// park(): the running thread waits until somebody resumes it.
static Step step_park(Vm *vm, NativeFrame *frame, Value *out) {
    *out = NONE;
    if (frame->state++ > 0) {
        return STEP_RETURN;
    }
    if (!vm_stack_is_worker(vm) || !vm_stack_can_park(vm)) {
        return STEP_RAISE;
    }
    vm->stack->park_until = WORKER_NEVER;
    return STEP_YIELD;
}

// The name of the function that a thread runs; one that runs in a context stands for what it calls.
static TextId name_of(Vm *vm, Value callable, Value args) {
    if (value_is_a(vm, callable, vm->types.method) && value_is_a(vm, args, vm->types.tuple) &&
        value_is_a(vm, ((Method *)callable.object)->self, asyncio_of(vm)->context_type) &&
        ((Tuple *)args.object)->count > 0) {
        callable = ((Tuple *)args.object)->items[0];
    }
    Value name = object_find_attr(vm, callable, vm->names.dunder_qualname);
    if (vm_has_error(vm)) {
        value_drop(vm, vm_take_error(vm));
    }
    const Text text =
        value_is_str(name) ? str_text(value_as_str(name)) : text_of(vm_type_name(vm, callable));
    const TextId id = trace_intern(vm->trace, text);
    value_drop(vm, name);
    return id;
}

// begin(callable, args) and end(): the running thread takes a job, and is done with it.
static Value threads_begin(Vm *vm, const Value *args, int count) {
    (void)count;
    Worker *worker = workers_of(vm)->running;
    if (worker && vm->trace) {
        worker->job = name_of(vm, args[0], args[1]);
        record_worker(vm, worker, WORKER_STATE_STARTS, TIME_NONE);
    }
    return NONE;
}

// What `explain` needs to know: (event, number).
static Value threads_end(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    Worker *worker = workers_of(vm)->running;
    if (!worker || !vm->trace) {
        return NONE;
    }
    record_worker(vm, worker, WORKER_STATE_ENDS, TIME_NONE);
    worker->job = 0;
    const Value pair[] = {value_of_int(worker->event), value_of_int(worker->id)};
    return value_or_unset(tuple_of(vm, pair, 2));
}

// explain(future, pair): a thread is why those who wait for the future go on.
static Value threads_explain(Vm *vm, const Value *args, int count) {
    (void)count;
    if (value_is_future(vm, args[0]) && value_is_a(vm, args[1], vm->types.tuple)) {
        const Tuple *pair = (const Tuple *)args[1].object;
        future_explain(value_as_future(args[0]), WHY_THREAD_DONE, pair->items[0].integer,
                       pair->items[1].integer);
    }
    return NONE;
}

static Value threads_name(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return value_or_unset(str_from_c(vm, workers_thread_name(vm)));
}

static Value threads_ident(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    const Worker *worker = workers_of(vm)->running;
    return value_of_int(worker ? worker->id : 0);
}

// numbers(): of the threads that have not ended.
static Value threads_numbers(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    const Workers *workers = workers_of(vm);
    List *list = list_new(vm, workers->all.count);
    for (int i = 0; list && i < workers->all.count; i++) {
        if (!list_append(vm, list, value_of_int(workers->all.items[i]->id))) {
            object_drop(vm, list);
            list = NULL;
        }
    }
    return value_or_unset(list);
}

// ---- Signal: what a thread waits for ----

typedef struct Signal {
    Object base;
    bool sent;
    int waiter; // number of the worker that waits; 0: the main line, or nobody
} Signal;

static Value signal_init(Vm *vm, const Value *args, int count) {
    (void)vm, (void)args, (void)count;
    return NONE;
}

static Value signal_send(Vm *vm, const Value *args, int count) {
    (void)count;
    Signal *signal = (Signal *)args[0].object;
    signal->sent = true;
    Worker *waiter = find(vm, value_of_int(signal->waiter));
    if (waiter && waiter->parked) {
        wake(vm, waiter);
    }
    return NONE;
}

static Value signal_is_sent(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(((Signal *)args[0].object)->sent);
}

// The moment at which a wait of so many seconds is over. False with an exception set.
static bool end_of_wait(Vm *vm, Value timeout, SimTime *until) {
    *until = WORKER_NEVER;
    if (value_is_none(timeout)) {
        return true;
    }
    SimTime limit = 0;
    if (!vm_seconds_to_time(vm, timeout, &limit)) {
        return false;
    }
    if (limit < 0) {
        limit = 0;
    }
    if (__builtin_add_overflow(vm->now_ns, limit, until)) {
        *until = WORKER_NEVER;
    }
    return true;
}

// wait(timeout=None): whether it was sent in time. The moment is kept in numbers[0].
static Step step_wait(Vm *vm, NativeFrame *frame, Value *out) {
    Signal *signal = (Signal *)frame->args[0].object;
    if (frame->state++ == 0 && !end_of_wait(vm, frame->args[1], &frame->numbers[0])) {
        return STEP_RAISE;
    }
    const SimTime until = frame->numbers[0];
    if (!vm_stack_is_worker(vm)) {
        if (!block(vm, until, &signal->sent, TEXT("a result"))) {
            return STEP_RAISE;
        }
    } else if (!signal->sent && (frame->state == 1 || vm->now_ns < until)) {
        if (!vm_stack_can_park(vm)) {
            return STEP_RAISE;
        }
        signal->waiter = workers_of(vm)->running->id;
        vm->stack->park_until = until;
        return STEP_YIELD;
    }
    *out = value_of_bool(signal->sent);
    return STEP_RETURN;
}

static const NativeDef SIGNAL_METHODS[] = {
    NATIVE("__init__", "self", signal_init),
    NATIVE("send", "self", signal_send),
    NATIVE("is_sent", "self", signal_is_sent),
    NATIVE_IN_FRAME("wait", "self, timeout=None", step_wait),
    {0},
};

static bool setup(Vm *vm, Dict *globals) {
    Type *type = type_new(vm, "Signal", "_threads", NULL, sizeof(Signal), 0);
    if (!type) {
        return false;
    }
    type->new_ = object_slot_new;
    type->init = asyncio_init_by_method;
    return native_add_methods(vm, type, SIGNAL_METHODS) && type_ready(vm, type) &&
           dict_set_c(vm, globals, "Signal", value_of_object(type));
}

static const NativeDef FUNCTIONS[] = {
    NATIVE("start", "target, name, awaited=0, /", threads_start),
    NATIVE("resume", "number, /", threads_resume),
    NATIVE_IN_FRAME("park", "", step_park),
    NATIVE("begin", "callable, args, /", threads_begin),
    NATIVE("end", "", threads_end),
    NATIVE("explain", "future, pair, /", threads_explain),
    NATIVE("thread_name", "", threads_name),
    NATIVE("thread_number", "", threads_ident),
    NATIVE("numbers", "", threads_numbers),
    {0},
};

const NativeModule THREADS_MODULE = {.name = "_threads", .functions = FUNCTIONS, .setup = setup};
