#include "vm/run/frame_object.h"

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"

#include <inttypes.h>
#include <stddef.h>

static size_t size_for(int count) {
    return offsetof(FrameObject, variables) + (size_t)count * sizeof(Value);
}

static size_t size_of(const Object *object) {
    return size_for(((const FrameObject *)object)->count);
}

FrameObject *frame_object_of(Vm *vm, Frame *frame) {
    if (!frame->object) {
        const int count = frame->code->code->first_temporary;
        FrameObject *object = object_new(vm, vm->types.frame, size_for(count));
        if (!object) {
            return NULL;
        }
        object->frame = frame;
        object->code = object_ref(frame->code);
        object->names = UNSET;
        object->count = count;
        for (int i = 0; i < count; i++) {
            object->variables[i] = UNSET;
        }
        frame->object = object;
    }
    return frame->object;
}

Frame *frame_caller(const Frame *frame) {
    Frame *caller = frame->back;
    while (caller && !caller->code) {
        caller = caller->back;
    }
    return caller;
}

void frame_object_part(Vm *vm, Frame *frame) {
    FrameObject *object = frame->object;
    frame->object = NULL;
    object->frame = NULL;
    if (object->base.refs > 1) {
        object->instruction = frame_instruction(frame);
        for (int i = 0; i < object->count; i++) {
            object->variables[i] = frame->registers[i];
            frame->registers[i] = UNSET;
        }
        object->names = frame->names;
        frame->names = UNSET;
        object->function = frame->function ? object_ref(frame->function) : NULL;
        // As in CPython, a generator's frame forgets who resumed it.
        Frame *caller = frame->generator ? NULL : frame_caller(frame);
        const Value error = vm->error;
        vm->error = UNSET;
        FrameObject *back = caller ? frame_object_of(vm, caller) : NULL;
        value_set(vm, &vm->error, error); // without memory its variables go with the caller
        object->back = back ? object_ref(back) : NULL;
    }
    object_drop(vm, object);
}

// The line that it is at, or at which it ended.
static int line_of(const FrameObject *object) {
    const Frame *frame = object->frame;
    if (!frame) {
        return code_span(object->code->code, object->instruction).line;
    }
    return frame->generator ? generator_line(frame->generator) : frame_line(frame);
}

// --- The type ------------------------------------------------------------------------------------

static FrameObject *self_of(Value self) {
    return (FrameObject *)self.object;
}

static void clear(Vm *vm, Object *object) {
    FrameObject *self = (FrameObject *)object;
    for (int i = 0; i < self->count; i++) {
        value_set(vm, &self->variables[i], UNSET);
    }
    value_set(vm, &self->names, UNSET);
    Object *const parts[] = {(Object *)self->function, (Object *)self->back};
    self->function = NULL;
    self->back = NULL;
    for (int i = 0; i < 2; i++) {
        if (parts[i]) {
            object_drop(vm, parts[i]);
        }
    }
}

static void finalize(Vm *vm, Object *object) {
    clear(vm, object);
    object_drop(vm, ((FrameObject *)object)->code);
}

static void traverse(Object *object, Visit *visit, void *context) {
    const FrameObject *self = (const FrameObject *)object;
    for (int i = 0; i < self->count; i++) {
        if (self->variables[i].kind == VALUE_OBJECT) {
            visit(self->variables[i].object, context);
        }
    }
    if (self->names.kind == VALUE_OBJECT) {
        visit(self->names.object, context);
    }
    Object *const parts[] = {(Object *)self->function, (Object *)self->back};
    for (int i = 0; i < 2; i++) {
        if (parts[i]) {
            visit(parts[i], context);
        }
    }
}

static Value repr(Vm *vm, Value self) {
    const FrameObject *object = self_of(self);
    return value_or_unset(str_format(vm, "<frame at 0x%" PRIx64 ", file '%s', line %d, code %s>",
                                     (uint64_t)object_identity(vm, self),
                                     object->code->filename->bytes, line_of(object),
                                     object->code->name->bytes));
}

static Value get_back(Vm *vm, Value self) {
    const FrameObject *object = self_of(self);
    if (!object->frame) {
        return object->back ? value_of_object(object_ref(object->back)) : NONE;
    }
    Frame *caller = frame_caller(object->frame);
    if (!caller) {
        return NONE;
    }
    FrameObject *back = frame_object_of(vm, caller);
    return back ? value_of_object(object_ref(back)) : UNSET;
}

static Value get_code(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->code));
}

static Value get_line(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(line_of(self_of(self)));
}

static const Function *function_of(const FrameObject *object) {
    return object->frame ? object->frame->function : object->function;
}

static Value get_globals(Vm *vm, Value self) {
    (void)vm;
    const Function *function = function_of(self_of(self));
    return function ? value_of_object(object_ref(function->globals)) : NONE;
}

static Value get_locals(Vm *vm, Value self) {
    FrameObject *object = self_of(self);
    const Function *function = function_of(object);
    Frame *frame = object->frame;
    return function ? frame_variables(vm, function, frame ? &frame->names : &object->names,
                                      frame ? frame->registers : object->variables)
                    : value_or_unset(dict_new(vm));
}

bool frame_object_setup(Vm *vm) {
    static const NativeGetter getters[] = {
        {"f_back", get_back, NULL},     {"f_code", get_code, NULL},
        {"f_lineno", get_line, NULL},   {"f_globals", get_globals, NULL},
        {"f_locals", get_locals, NULL}, {NULL, NULL, NULL},
    };
    Type *type = vm->types.frame;
    type->size = sizeof(FrameObject);
    type->size_of = size_of;
    type->flags |= TYPE_NO_NEW;
    type->finalize = finalize;
    type->traverse = traverse;
    type->clear = clear;
    type->repr = repr;
    return type_complete(vm, type, NULL, getters);
}
