#include "vm/run/frame.h"

#include "base/check.h"
#include "vm/errors/exception.h"
#include "vm/run/call.h"
#include "vm/run/frame_object.h"
#include "vm/run/frame_stack.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#define CHUNK_SIZE (16 * 1024)

// --- Memory --------------------------------------------------------------------------------------

bool stack_init(Vm *vm, Stack *stack) {
    (void)vm;
    *stack = (Stack){.result = UNSET};
    stack->handled.exception = UNSET;
    stack->handled_top = &stack->handled;
    return true;
}

static void drop_chunk(Vm *vm, Stack *stack) {
    StackChunk *chunk = stack->chunk;
    stack->chunk = chunk->older;
    if (stack->chunk) {
        stack->cut = stack->chunk->cut;
        stack->cut_end = (char *)stack->chunk + stack->chunk->size;
    } else {
        stack->cut = stack->cut_end = NULL;
    }
    alloc_release(&vm->alloc, chunk, chunk->size);
}

void stack_deinit(Vm *vm, Stack *stack) {
    while (stack->chunk) {
        drop_chunk(vm, stack);
    }
    value_set(vm, &stack->result, UNSET);
    value_set(vm, &stack->handled.exception, UNSET);
}

static bool add_chunk(Vm *vm, Stack *stack, size_t need) {
    const size_t size = sizeof(StackChunk) + (need > CHUNK_SIZE ? need : CHUNK_SIZE);
    StackChunk *chunk = alloc_try(&vm->alloc, size);
    if (!chunk) {
        vm_raise_memory(vm);
        return false;
    }
    if (stack->chunk) {
        stack->chunk->cut = stack->cut;
    }
    chunk->older = stack->chunk;
    chunk->size = size;
    stack->chunk = chunk;
    stack->cut = (char *)(chunk + 1);
    stack->cut_end = (char *)chunk + size;
    return true;
}

Frame *frame_push(Vm *vm, int registers) {
    Stack *stack = vm->stack;
    const size_t size = frame_size(registers);
    if ((size_t)(stack->cut_end - stack->cut) < size && !add_chunk(vm, stack, size)) {
        return NULL;
    }
    Frame *frame = (Frame *)(void *)stack->cut;
    stack->cut += size;
    frame_init(frame, size, registers);
    return frame;
}

void frame_pop_chunk(Vm *vm, Stack *stack) {
    // The last chunk is kept, and one beyond it would be asked for again at once.
    if (stack->chunk->older) {
        drop_chunk(vm, stack);
    }
}

static void clear_native(Vm *vm, Frame *frame) {
    NativeFrame *native = frame_native(frame);
    frame_drop_value(vm, &native->in);
    for (int i = 0; i < native->slot_count + native->arg_count; i++) {
        frame_drop_value(vm, &native->slots[i]);
    }
}

void frame_clear(Vm *vm, Frame *frame) {
    if (frame->code) {
        frame_clear_code(vm, frame, frame->code->register_count);
    } else {
        clear_native(vm, frame);
    }
}

// --- Looking -------------------------------------------------------------------------------------

Frame *frame_current(const Vm *vm) {
    for (const Stack *stack = vm->stack; stack; stack = stack->outer) {
        for (Frame *frame = stack->frame; frame; frame = frame->back) {
            if (frame->code) {
                return frame;
            }
        }
    }
    return NULL;
}

int frame_instruction(const Frame *frame) {
    return (int)(frame->ip - frame->code->code->instructions.items) - 1;
}

int frame_line(const Frame *frame) {
    return frame->code ? code_span(frame->code->code, frame_instruction(frame)).line : 0;
}

static bool set_variable(Vm *vm, Dict *dict, Text name, Value value) {
    Str *key = str_intern(vm, name);
    const bool fine =
        key && (!value_is_unset(value) ? dict_set_str(vm, dict, key, value)
                                       : dict_delete(vm, dict, value_of_object(key)) >= 0);
    if (key) {
        object_drop(vm, key);
    }
    return fine;
}

static bool set_variables(Vm *vm, Dict *dict, const Code *code, const Value *registers) {
    bool fine = true;
    for (int i = 0; i < code->locals.count && fine; i++) {
        fine = set_variable(vm, dict, code->locals.items[i], registers[i]);
    }
    for (int i = 0; i < code->cells.count + code->frees.count && fine; i++) {
        const Value cell = registers[code->locals.count + i];
        const Text name =
            i < code->cells.count ? code->cells.items[i] : code->frees.items[i - code->cells.count];
        if (cell.kind == VALUE_OBJECT) {
            fine = set_variable(vm, dict, name, ((Cell *)cell.object)->value);
        }
    }
    return fine;
}

Value frame_variables(Vm *vm, const Function *function, Value *names, const Value *registers) {
    const Code *code = function->code->code;
    if (!(code->flags & CODE_FUNCTION)) {
        return value_is_unset(*names) ? value_of_object(object_ref(function->globals))
                                      : value_ref(*names);
    }
    if (value_is_unset(*names)) {
        Dict *dict = dict_new(vm);
        *names = dict ? value_of_object(dict) : UNSET;
    }
    const bool fine =
        !value_is_unset(*names) && set_variables(vm, (Dict *)names->object, code, registers);
    return fine ? value_ref(*names) : UNSET;
}

Value frame_locals(Vm *vm, Frame *frame) {
    return frame_variables(vm, frame->function, &frame->names, frame->registers);
}

static Value first_argument(const Frame *frame) {
    const Code *code = frame->code->code;
    const Value first = frame->registers[0];
    if (!value_is_unset(first)) {
        return first;
    }
    // A first parameter that is captured lives in its cell.
    for (int i = 0; i < code->cells.count; i++) {
        const Value cell = frame->registers[code->locals.count + i];
        if (text_equal(code->cells.items[i], code->locals.items[0]) && cell.kind == VALUE_OBJECT) {
            return ((Cell *)cell.object)->value;
        }
    }
    return UNSET;
}

bool frame_super_arguments(Vm *vm, Type **type, Value *self) {
    const Frame *frame = frame_current(vm);
    const Code *code = frame ? frame->code->code : NULL;
    if (!code || !(code->flags & CODE_FUNCTION) || code->arg_count == 0) {
        vm_raise(vm, vm->exceptions.RuntimeError, "super(): no arguments");
        return false;
    }
    *self = first_argument(frame);
    if (value_is_unset(*self)) {
        vm_raise(vm, vm->exceptions.RuntimeError, "super(): arg[0] deleted");
        return false;
    }
    for (int i = 0; i < code->frees.count; i++) {
        if (!text_equal(code->frees.items[i], TEXT("__class__"))) {
            continue;
        }
        const Value cell = frame->registers[code->locals.count + code->cells.count + i];
        const Value found = cell.kind == VALUE_OBJECT ? ((Cell *)cell.object)->value : UNSET;
        if (found.kind != VALUE_OBJECT) {
            vm_raise(vm, vm->exceptions.RuntimeError, "super(): empty __class__ cell");
            return false;
        }
        *type = (Type *)found.object;
        return true;
    }
    vm_raise(vm, vm->exceptions.RuntimeError, "super(): __class__ cell not found");
    return false;
}

static void keep_all(Vm *vm, const Value *values, int count) {
    for (int i = 0; i < count; i++) {
        exception_keep(vm, values[i]);
    }
}

void native_keep(Vm *vm, const NativeFrame *frame) {
    keep_all(vm, frame->args, frame->arg_count);
    keep_all(vm, frame->slots, frame->slot_count);
}

void frame_keep_native(Vm *vm, const Frame *frame) {
    const NativeFrame *native = (const NativeFrame *)(const void *)frame->registers;
    if (frame->generator) {
        native_keep(vm, native);
    } else {
        exception_keep_given(vm, native->args, native->arg_count);
    }
}

void frame_handle_exception(Vm *vm, Value exception) {
    CHECK(vm->stack->frame && !vm->stack->frame->code && vm->stack->frame->generator);
    value_as_exception(exception)->in_flight = 0;
    value_set(vm, &vm->stack->handled_top->exception, exception);
}

void frame_begin_handling(Vm *vm, Handled *handled, Value exception) {
    *handled = (Handled){value_ref(exception), vm->stack->handled_top};
    vm->stack->handled_top = handled;
}

void frame_end_handling(Vm *vm, Handled *handled) {
    CHECK(vm->stack->handled_top == handled);
    vm->stack->handled_top = handled->outer;
    value_drop(vm, handled->exception);
}

Value frame_handled_exception(const Vm *vm) {
    for (const Handled *at = vm->stack ? vm->stack->handled_top : NULL; at; at = at->outer) {
        if (!value_is_unset(at->exception)) {
            return at->exception;
        }
    }
    return UNSET;
}
