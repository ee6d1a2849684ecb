#include "loop/record.h"

#include "loop/asyncio.h"
#include "loop/repr.h"
#include "loop/resource.h"
#include "vm/protocol.h"
#include "vm/record/recorder.h"
#include "vm/record/shown.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/str.h"

// The links of a chain of awaits that are kept; a deeper one is cut in the middle of nowhere, which
// only the picture notices.
#define MAX_CHAIN 64

static TextId intern_str(Vm *vm, const Str *str) {
    return trace_intern(vm->trace, str_text(str));
}

void record_loop_start(Vm *vm, const Loop *loop) {
    if (vm->trace) {
        trace_add_loop_start(vm->trace, loop->id, loop->turn);
    }
}

void record_loop_end(Vm *vm, const Loop *loop) {
    if (vm->trace) {
        trace_add_loop_end(vm->trace, loop->id);
    }
}

void record_tick(Vm *vm, const Loop *loop) {
    if (vm->trace) {
        trace_add_tick(vm->trace, loop->todo);
    }
}

void record_clock(Vm *vm, SimTime from, SimTime to) {
    if (vm->trace) {
        trace_add_clock(vm->trace, from, to);
    }
}

// ---- Handles ----

static TextId find_callback_text(Vm *vm, const Ready *ready) {
    const Value text = repr_callback_shown(vm, ready);
    if (value_is_unset(text)) {
        value_drop(vm, vm_take_error(vm));
        return 0;
    }
    const TextId id = intern_str(vm, value_as_str(text));
    value_drop(vm, text);
    return id;
}

// Mostly it is one of asyncio's own, of which there are few that show differently.
static TextId callback_text(Vm *vm, const Ready *ready) {
    if (ready->kind == READY_NATIVE && !ready->native->has_arguments) {
        return recorder_text(vm, text_of(ready->native->repr));
    }
    if (ready->kind != READY_HANDLE ||
        !repr_is_plain_sleeper(vm, (const Handle *)ready->target.object)) {
        return find_callback_text(vm, ready);
    }
    TextId *text = &asyncio_of(vm)->sleeper;
    if (*text == 0) {
        *text = find_callback_text(vm, ready);
    }
    return *text;
}

static bool is_step(const Ready *ready) {
    return ready->kind == READY_STEP || ready->kind == READY_WAKEUP;
}

TextId record_ready(Vm *vm, const Ready *ready, Because because) {
    if (!vm->trace) {
        return 0;
    }
    const bool step = is_step(ready);
    const TextId text = step ? 0 : callback_text(vm, ready);
    trace_add_ready(vm->trace, step ? ((Task *)ready->target.object)->future.id : 0, text,
                    because.why, because.cause, because.on);
    return text;
}

void record_callback(Vm *vm, const Ready *ready) {
    if (vm->trace) {
        trace_add_callback(vm->trace, ready->text);
    }
}

void record_callback_end(Vm *vm, const Ready *ready) {
    if (vm->trace) {
        trace_add_callback_end(vm->trace, ready->text);
    }
}

void record_timer(Vm *vm, Handle *handle, const Task *wakes) {
    handle->id = ++asyncio_of(vm)->next_timer_id;
    if (!vm->trace) {
        return;
    }
    const Ready ready = {.kind = READY_HANDLE, .target = value_of_object(handle)};
    handle->event =
        trace_add_timer(vm->trace, handle->id, handle->when, wakes ? 0 : callback_text(vm, &ready),
                        wakes ? wakes->future.id : 0);
}

void record_timer_cancel(Vm *vm, const Handle *handle) {
    if (vm->trace) {
        trace_add_timer_cancel(vm->trace, handle->id, handle->when);
    }
}

// ---- Tasks ----

static TextId coro_name(Vm *vm, Value coro) {
    if (!value_is_generator(vm, coro)) {
        return trace_intern(vm->trace, text_of(vm_type_name(vm, coro)));
    }
    Buf name;
    buf_init(&name, &vm->alloc);
    generator_add_qualname((const Generator *)coro.object, &name);
    const TextId id = trace_intern(vm->trace, buf_text(&name));
    buf_deinit(&name);
    return id;
}

void record_task_new(Vm *vm, Task *task) {
    if (!vm->trace) {
        return;
    }
    task->name_text = intern_str(vm, task->name);
    const Task *parent = task->future.loop->current;
    trace_add_task_new(vm->trace, task->future.id, task->table, task->name_text,
                       coro_name(vm, task->coro), parent ? parent->future.id : 0,
                       recorder_current_line(vm));
}

void record_rename(Vm *vm, Task *task) {
    if (vm->trace) {
        task->name_text = intern_str(vm, task->name);
        trace_add_rename(vm->trace, task->future.id, task->name_text);
    }
}

// The scenario's frames from the task's coroutine to the innermost await; how many.
static int chain_of(Vm *vm, Value coro, ChainLink *links) {
    int count = 0;
    while (count < MAX_CHAIN && value_is_generator(vm, coro)) {
        const Generator *generator = (const Generator *)coro.object;
        if (generator->code && !generator->code->is_library) {
            const int line = generator->frame && generator->state == GENERATOR_SUSPENDED
                                 ? recorder_frame_line(vm, generator->frame)
                                 : generator_line(generator);
            links[count++] = (ChainLink){recorder_code_name(vm, generator->code), line};
        }
        coro = generator_awaited_within(generator);
    }
    return count;
}

void record_step(Vm *vm, const Task *task, Value exception) {
    if (!vm->trace) {
        return;
    }
    trace_add_step(vm->trace, task->future.id, task->name_text);
    const bool begun = value_is_generator(vm, task->coro) &&
                       ((const Generator *)task->coro.object)->state != GENERATOR_CREATED;
    if (begun) {
        ChainLink links[MAX_CHAIN];
        const int count = chain_of(vm, task->coro, links);
        trace_add_resume(vm->trace, count ? links[count - 1].line : 0, shown_nothing(),
                         value_is_unset(exception) ? 0 : shown_text_of(vm, exception, 0));
    }
}

void record_leave(Vm *vm, const Task *task) {
    if (vm->trace) {
        trace_add_leave(vm->trace, task->future.id, task->name_text);
    }
}

// What awaiting a future is called; a thing that is shared remembers its latest name.
static TextId what_of(Vm *vm, Value yielded) {
    if (!value_is_future(vm, yielded)) {
        return recorder_text(vm, TEXT("sleep(0)"));
    }
    const Future *future = value_as_future(yielded);
    if (future->what) {
        return future->what;
    }
    Resource *about = (Resource *)future->about;
    if (about && about->named_verb == future->verb && about->named_label == about->label) {
        return about->named;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    if (!future->verb && !value_is_task(vm, yielded)) {
        buf_add_text(&text, future->label ? trace_text(vm->trace, future->label) : TEXT("future"));
    } else {
        repr_awaited(vm, future, &text);
    }
    const TextId id = trace_intern(vm->trace, buf_text(&text));
    buf_deinit(&text);
    if (about) {
        about->named_verb = future->verb;
        about->named_label = about->label;
        about->named = id;
    }
    return id;
}

void record_await(Vm *vm, const Task *task, Value yielded) {
    if (!vm->trace) {
        return;
    }
    vm->interpreter->suspensions++;
    ChainLink links[MAX_CHAIN];
    const int count = chain_of(vm, task->coro, links);
    ListId on = 0;
    SimTime until = TIME_NONE;
    if (value_is_future(vm, yielded)) {
        const Future *future = value_as_future(yielded);
        const int64_t id = future->about ? ((Resource *)future->about)->id : future->id;
        until = future->until;
        // A sleep waits for time only; what else has no list of its own is waited for itself.
        on = future->on || until != TIME_NONE ? future->on : trace_intern_list(vm->trace, &id, 1);
    }
    trace_add_await(vm->trace, trace_intern_chain(vm->trace, links, count), what_of(vm, yielded),
                    on, until);
}

void record_task_done(Vm *vm, Task *task, TaskOutcome outcome, Value value) {
    if (!vm->trace) {
        return;
    }
    const Shown shown = outcome == OUTCOME_RESULT  ? shown_of(vm, value)
                        : outcome == OUTCOME_ERROR ? shown_text(shown_text_of(vm, value, 0))
                                                   : shown_nothing();
    const int64_t event = trace_add_task_done(vm->trace, task->future.id, outcome, shown);
    future_explain(&task->future, WHY_TASK_DONE, event, task->future.id);
}

int64_t record_cancel(Vm *vm, const Task *task, Value message) {
    if (!vm->trace) {
        return -1;
    }
    const Task *by = asyncio_of(vm)->running ? asyncio_of(vm)->running->current : NULL;
    const char *own = asyncio_of(vm)->cancels_for;
    const TextId why = own                     ? trace_intern(vm->trace, text_of(own))
                       : value_is_str(message) ? intern_str(vm, value_as_str(message))
                                               : 0;
    return trace_add_cancel(vm->trace, task->future.id, by ? by->future.id : 0, why);
}

void record_explain_timer(Vm *vm, Future *future, Why why) {
    const Loop *loop = future->loop;
    if (vm->trace && loop->now.kind == READY_HANDLE && value_is_object(loop->now.target)) {
        const Handle *handle = (const Handle *)loop->now.target.object;
        if (handle->is_timer) {
            future_explain(future, why, handle->event, handle->id);
        }
    }
}

void record_warning(Vm *vm, const char *code, Text text, int line) {
    if (vm->trace) {
        trace_add_warning(vm->trace, trace_intern(vm->trace, text_of(code)),
                          trace_intern(vm->trace, text), line);
    }
}
