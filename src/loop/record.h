// What the loop tells the trace: each function appends the events of trace/event.def for one thing
// that happened, and does nothing when no trace is kept.

#ifndef LOOP_RECORD_H
#define LOOP_RECORD_H

#include "loop/loop.h"
#include "loop/task.h"

void record_loop_start(Vm *vm, const Loop *loop);
void record_loop_end(Vm *vm, const Loop *loop);
void record_tick(Vm *vm, const Loop *loop);
void record_clock(Vm *vm, SimTime from, SimTime to);

// The text of a callback, for the events about it that follow; 0: a task's step.
TextId record_ready(Vm *vm, const Ready *ready, Because because);

void record_callback(Vm *vm, const Ready *ready);
void record_callback_end(Vm *vm, const Ready *ready);

// Gives the handle its number; `wakes`: the task that the timer will wake or cancel, or NULL.
void record_timer(Vm *vm, Handle *handle, const Task *wakes);
void record_timer_cancel(Vm *vm, const Handle *handle);

void record_task_new(Vm *vm, Task *task);
void record_rename(Vm *vm, Task *task);

// `exception`: what will be thrown into the coroutine, UNSET: nothing.
void record_step(Vm *vm, const Task *task, Value exception);
void record_leave(Vm *vm, const Task *task);

// The coroutine gave the thread back: `yielded` is the future, or None.
void record_await(Vm *vm, const Task *task, Value yielded);

// Also explains to whoever waits for the task why they go on.
void record_task_done(Vm *vm, Task *task, TaskOutcome outcome, Value value);

// The index of the event; -1 when no trace is kept.
int64_t record_cancel(Vm *vm, const Task *task, Value message);

// The timer whose callback is running is why those who wait for the future go on.
void record_explain_timer(Vm *vm, Future *future, Why why);

// A statement that the program should know of, with CPython's words.
void record_warning(Vm *vm, const char *code, Text text, int line);

#endif
