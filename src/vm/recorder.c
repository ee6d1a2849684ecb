#include "vm/recorder.h"

#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/generator.h"
#include "vm/instance.h"
#include "vm/interpreter.h"
#include "vm/protocol.h"
#include "vm/shown.h"
#include "vm/str.h"

#include <string.h>

static bool is_shown_frame(const Frame *frame) {
    return frame->code && !frame->code->is_library;
}

TextId recorder_code_name(Vm *vm, CodeObject *code) {
    if (code->trace_name == 0) {
        code->trace_name = trace_intern(vm->trace, str_text(code->qualname));
    }
    return code->trace_name;
}

int64_t recorder_frame(Vm *vm, Frame *frame) {
    if (frame->number == 0 && (frame->code->code->flags & (CODE_FUNCTION | CODE_CLASS_BODY))) {
        frame->number = ++vm->interpreter->frame_count;
    }
    return frame->number;
}

int recorder_depth(Vm *vm, const Frame *frame) {
    (void)vm;
    int depth = 0;
    for (const Frame *at = frame->back; at; at = at->back) {
        if (!at->code) {
            // A native frame that resumes coroutines begins a new line of execution.
            if (frame->generator || depth > 0) {
                break;
            }
            continue;
        }
        depth += is_shown_frame(at);
    }
    return depth;
}

int recorder_current_line(const Vm *vm) {
    for (const Stack *stack = vm->stack; stack; stack = stack->outer) {
        for (const Frame *frame = stack->frame; frame; frame = frame->back) {
            if (is_shown_frame(frame)) {
                return frame_line(frame);
            }
        }
    }
    return 0;
}

Shown recorder_shown(Vm *vm, Value value) {
    return shown_of(vm, vm->trace, value);
}

// --- Names and what they are bound to ------------------------------------------------------------

// What is noted of an object: its number in the trace, and below it the text last shown of it.
#define NOTE_NUMBER(note) ((note) >> 32)
#define NOTE_TEXT(note)   ((TextId)((note)&0xffffffff))

static int64_t note_of(int64_t number, TextId text) {
    return number << 32 | (int64_t)(uint32_t)text;
}

// Whether what is shown of it can change while it stays the same object.
static bool can_change(const Vm *vm, const Object *object) {
    const Type *type = object->type;
    return type == vm->types.list || type == vm->types.dict || type == vm->types.set;
}

// The number of an object in the trace (not its id(), which a run without a trace must give too);
// 0 for plain values.
static int64_t object_number(Vm *vm, Value value, Shown shown) {
    if (value.kind != VALUE_OBJECT || value.object->type == vm->types.str ||
        value.object->type == vm->types.function || !(value.object->flags & OBJECT_TRACKED)) {
        return 0;
    }
    int64_t *note = notes_add(&vm->recorded, &vm->alloc, value.object);
    if (!note) {
        return 0;
    }
    value.object->flags |= OBJECT_RECORDED;
    const int64_t number = *note ? NOTE_NUMBER(*note) : ++vm->recorded_count;
    *note = note_of(number, shown.text);
    return number;
}

static void record_set(Vm *vm, int64_t frame, Text name, Value value) {
    if (value_is_unset(value)) {
        return;
    }
    const Shown shown = recorder_shown(vm, value);
    trace_add_set(vm->trace, frame, trace_intern(vm->trace, name), shown,
                  object_number(vm, value, shown));
    if (vm->name_bound && value.kind == VALUE_OBJECT) {
        vm->name_bound(vm, name, value);
    }
}

static void record_change(Vm *vm, Value value) {
    if (value.kind != VALUE_OBJECT || !(value.object->flags & OBJECT_RECORDED) ||
        !can_change(vm, value.object)) {
        return;
    }
    int64_t *note = notes_find(&vm->recorded, value.object);
    const Shown shown = recorder_shown(vm, value);
    if (NOTE_TEXT(*note) != shown.text) {
        *note = note_of(NOTE_NUMBER(*note), shown.text);
        trace_add_mutate(vm->trace, NOTE_NUMBER(*note), shown);
    }
}

static void record_changed_fields(Vm *vm, Value instance) {
    if (instance.kind != VALUE_OBJECT || !(instance.object->flags & OBJECT_FIELDS)) {
        return;
    }
    int position = 0;
    Str *name;
    Value value;
    while (fields_next(instance.object, &position, &name, &value)) {
        record_change(vm, value);
    }
}

// What has changed of the containers that this frame can name: its variables, the attributes of its
// first one (self), and the names of the module. Asked at each line, so that a change is told once.
static void record_changes(Vm *vm, const Frame *frame) {
    const Code *code = frame->code->code;
    if (code->flags & CODE_FUNCTION) {
        for (int i = 0; i < code->locals.count; i++) {
            record_change(vm, frame->registers[i]);
        }
        for (int i = 0; i < code->cells.count + code->frees.count; i++) {
            const Value cell = frame->registers[code->locals.count + i];
            record_change(vm, cell.kind == VALUE_OBJECT ? ((Cell *)cell.object)->value : UNSET);
        }
        if (vm->records_fields && code->arg_count > 0) {
            record_changed_fields(vm, frame->registers[0]);
        }
    }
    if (vm->records_globals && frame->function) {
        int position = 0;
        Value key, value;
        while (dict_next(frame->function->globals, &position, &key, &value)) {
            record_change(vm, value);
        }
    }
}

void recorder_set_local(Vm *vm, Frame *frame, int reg, Str *name) {
    (void)name;
    const Code *code = frame->code->code;
    Value value = frame->registers[reg];
    Text text;
    if (reg < code->locals.count) {
        text = code->locals.items[reg];
        // A parameter that is captured has moved to its cell.
        for (int i = 0; value_is_unset(value) && i < code->cells.count; i++) {
            const Value cell = frame->registers[code->locals.count + i];
            if (cell.kind == VALUE_OBJECT && text_equal(code->cells.items[i], text)) {
                value = ((Cell *)cell.object)->value;
            }
        }
    } else {
        const int index = reg - code->locals.count;
        text = index < code->cells.count ? code->cells.items[index]
                                         : code->frees.items[index - code->cells.count];
        value = value.kind == VALUE_OBJECT ? ((Cell *)value.object)->value : UNSET;
    }
    record_set(vm, recorder_frame(vm, frame), text, value);
}

void recorder_set(Vm *vm, Frame *frame, Str *name, Value value, bool global) {
    const bool module = !(frame->code->code->flags & (CODE_FUNCTION | CODE_CLASS_BODY));
    if ((global || module) && value.kind == VALUE_OBJECT && can_change(vm, value.object)) {
        vm->records_globals = true;
    }
    record_set(vm, global ? 0 : recorder_frame(vm, frame), str_text(name), value);
}

void recorder_set_attribute(Vm *vm, Frame *frame, Value object, Str *name, Value value) {
    (void)object;
    if (value.kind == VALUE_OBJECT && can_change(vm, value.object)) {
        vm->records_fields = true;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_add_text(&text, TEXT("self."));
    buf_add_text(&text, str_text(name));
    record_set(vm, recorder_frame(vm, frame), buf_text(&text), value);
    buf_deinit(&text);
}

void recorder_delete(Vm *vm, Frame *frame, Str *name) {
    const bool module = !(frame->code->code->flags & (CODE_FUNCTION | CODE_CLASS_BODY));
    trace_add_del(vm->trace, module ? 0 : recorder_frame(vm, frame),
                  trace_intern(vm->trace, str_text(name)));
}

// --- Frames and lines ----------------------------------------------------------------------------

void recorder_line(Vm *vm, Frame *frame, int line) {
    record_changes(vm, frame);
    frame->line = line;
    trace_add_line(vm->trace, line, recorder_frame(vm, frame), recorder_code_name(vm, frame->code),
                   recorder_depth(vm, frame));
}

static void record_parameters(Vm *vm, Frame *frame) {
    const Code *code = frame->code->code;
    const int count = code->arg_count + code->kwonly_count + !!(code->flags & CODE_VARARGS) +
                      !!(code->flags & CODE_VARKEYWORDS);
    for (int i = 0; i < count; i++) {
        recorder_set_local(vm, frame, i, NULL);
    }
}

void recorder_call(Vm *vm, Frame *frame, bool again) {
    frame->entered = true;
    const Code *code = frame->code->code;
    if (!(code->flags & CODE_FUNCTION) || (code->flags & CODE_COMPREHENSION)) {
        return;
    }
    const bool awaited = code->flags & CODE_COROUTINE;
    if (again && awaited) {
        return; // it goes on after an await: `resume`
    }
    trace_add_call(vm->trace, recorder_frame(vm, frame), recorder_code_name(vm, frame->code),
                   code->first_line, shown_nothing(), recorder_depth(vm, frame), awaited, again);
    if (!again) {
        record_parameters(vm, frame);
    }
}

void recorder_return(Vm *vm, Frame *frame, Value value, bool yields) {
    const Code *code = frame->code->code;
    if (!(code->flags & CODE_FUNCTION) || (code->flags & CODE_COMPREHENSION)) {
        return;
    }
    record_changes(vm, frame);
    if (yields) {
        frame->entered = false;
    }
    trace_add_ret(vm->trace, recorder_frame(vm, frame), recorder_code_name(vm, frame->code),
                  frame_line(frame), recorder_shown(vm, value), yields);
}

// "ValueError: burnt" of an exception, without running code of the program.
static TextId describe(Vm *vm, Value exception) {
    Buf text;
    buf_init(&text, &vm->alloc);
    shown_write(vm, exception, &text);
    const TextId id = trace_intern(vm->trace, buf_text(&text));
    buf_deinit(&text);
    return id;
}

void recorder_raise(Vm *vm, Frame *frame) {
    trace_add_raise(vm->trace, recorder_frame(vm, frame), frame_line(frame),
                    describe(vm, vm->error));
}

void recorder_unwind(Vm *vm, Frame *frame) {
    record_changes(vm, frame);
    trace_add_unwind(vm->trace, recorder_frame(vm, frame), frame_line(frame),
                     describe(vm, vm->error));
}

void recorder_catch(Vm *vm, Frame *frame, Value exception) {
    trace_add_catch(vm->trace, recorder_frame(vm, frame), frame_line(frame),
                    describe(vm, exception));
}

// An await is the scenario's outermost one when none of its frames awaits this one.
void recorder_no_wait(Vm *vm, Frame *frame, Value awaited) {
    frame->await_mark = 0;
    if (!is_shown_frame(frame) || recorder_depth(vm, frame) > 0) {
        return;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    if (value_is_generator(vm, awaited)) {
        const Generator *generator = (const Generator *)awaited.object;
        const Str *qualname = generator_qualname(generator);
        const char *name = qualname ? qualname->bytes : generator->def->name;
        const char *locals = strrchr(name, '>');
        buf_addf(&text, "%s()", locals && locals[1] == '.' ? locals + 2 : name);
    } else {
        buf_add_text(&text, TEXT("future"));
    }
    trace_add_no_wait(vm->trace, frame_line(frame), trace_intern(vm->trace, buf_text(&text)));
    buf_deinit(&text);
}
