#include "vm/record/recorder.h"

#include "vm/classes/instance.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/record/recorded.h"
#include "vm/record/shown.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"

#include <string.h>

static bool is_shown_frame(const Frame *frame) {
    return frame->code && !frame->code->is_library;
}

TextId recorder_code_name(Vm *vm, CodeObject *code) {
    if (__builtin_expect(code->trace_name == 0, 0)) {
        code->trace_name = trace_intern(vm->trace, str_text(code->qualname));
    }
    return code->trace_name;
}

// The frame number for events; made when the frame is first entered.
static inline int64_t recorder_frame(Vm *vm, Frame *frame) {
    if (frame->number == 0 && (frame->code->code->flags & (CODE_FUNCTION | CODE_CLASS_BODY))) {
        frame->number = ++vm->interpreter->frame_count;
    }
    return frame->number;
}

// The scenario's frames from this one down to the next native one. What is under a frame does not
// change while that is on a stack, so it is counted once.
static int count_row(Frame *frame) {
    int count = 0;
    for (Frame *at = frame; at && at->code; at = at->back) {
        if (at->row) {
            count += at->row;
            break;
        }
        count += is_shown_frame(at);
    }
    frame->row = count;
    return count;
}

// recorder_depth, of a frame that is not known to have one of the scenario right under it.
static int find_depth(Frame *frame) {
    if (is_shown_frame(frame) && count_row(frame) > 1) {
        return frame->row - 1;
    }
    for (Frame *at = frame->back; at; at = at->back) {
        if (at->code) {
            const int count = count_row(at);
            if (count) {
                return count;
            }
        } else if (frame->generator) {
            break; // a native frame that resumes coroutines begins a new line of execution
        }
    }
    return 0;
}

// The number of frames under a frame of the scenario on its stack (library code not counted).
static inline int recorder_depth(Frame *frame) {
    return frame->row > 1 ? frame->row - 1 : frame->back ? find_depth(frame) : 0;
}

int recorder_frame_line(const Vm *vm, const Frame *frame) {
    RecordedLine *last =
        &vm->recorded->lines[(uintptr_t)frame->ip / sizeof *frame->ip % RECORDED_LINES];
    if (last->ip != frame->ip) {
        *last = (RecordedLine){frame->ip, frame_line(frame)};
    }
    return last->line;
}

int recorder_current_line(const Vm *vm) {
    for (const Stack *stack = vm->stack; stack; stack = stack->outer) {
        for (const Frame *frame = stack->frame; frame; frame = frame->back) {
            if (is_shown_frame(frame)) {
                return recorder_frame_line(vm, frame);
            }
        }
    }
    return 0;
}

// --- Names and what they are bound to ------------------------------------------------------------

// The TextId of a name that is not at hand, which it is from now on.
static TextId find_name(Vm *vm, RecordedName *place, Text name, Text prefix) {
    Text whole = name;
    if (prefix.size) {
        Buf *buf = &vm->recorded->text;
        buf_clear(buf);
        buf_add_text(buf, prefix);
        buf_add_text(buf, name);
        whole = buf_text(buf);
    }
    *place = (RecordedName){name.bytes, (int32_t)whole.size, trace_intern(vm->trace, whole)};
    return place->id;
}

// The TextId of a name, with "self." before it where it is one of an attribute. The same few names
// are bound again and again: mostly one look at the last one with the same address tells.
static inline TextId name_id(Vm *vm, Text name, Text prefix) {
    RecordedName *last =
        &vm->recorded->names[((uintptr_t)name.bytes / 4 + prefix.size) % RECORDED_NAMES];
    const bool is_last =
        last->bytes == name.bytes && last->size == (int32_t)(prefix.size + name.size);
    return is_last ? last->id : find_name(vm, last, name, prefix);
}

TextId recorder_text(Vm *vm, Text text) {
    return name_id(vm, text, TEXT(""));
}

// Whether it has a number in the trace: containers, instances; no plain values.
static bool is_numbered(const Vm *vm, Value value) {
    if (value.kind != VALUE_OBJECT || value.object->type == vm->types.str ||
        value.object->type == vm->types.function) {
        return false;
    }
    return (value.object->flags & OBJECT_TRACKED) || (value.object->type->flags & TYPE_BYTEARRAY);
}

static void record_set_object(Vm *vm, int64_t frame, TextId name, Value value) {
    if (!is_numbered(vm, value)) {
        trace_add_set(vm->trace, frame, name, shown_text(shown_text_of(vm, value, 0)), 0);
        return;
    }
    const int place = recorded_add(vm->recorded, value.object);
    if (!place) {
        trace_give_up(vm->trace);
        return;
    }
    const bool can_change = shown_can_change(vm, value.object);
    const TextId text = shown_text_of(vm, value, can_change ? place : 0);
    RecordedObject *known = &vm->recorded->objects.items[place];
    known->text = text;
    known->number = known->number ? known->number : ++vm->recorded->count;
    trace_add_set(vm->trace, frame, name, shown_text(text), known->number);
}

static inline void bind(Vm *vm, int64_t frame, TextId name, Value value) {
    if (value.kind != VALUE_OBJECT) {
        if (value.kind != VALUE_UNSET) {
            trace_add_set(vm->trace, frame, name, shown_of(vm, value), 0);
        }
        return;
    }
    record_set_object(vm, frame, name, value);
    if (vm->name_bound) {
        vm->name_bound(vm, trace_text(vm->trace, name), value);
    }
}

// Says that a known object has changed, unless it looks as it did.
static void tell_change(Vm *vm, int place) {
    const RecordedObject known = vm->recorded->objects.items[place];
    if (!known.object || !known.number) {
        return;
    }
    const bool can_change = shown_can_change(vm, known.object);
    const TextId text = shown_text_of(vm, value_of_object(known.object), can_change ? place : 0);
    if (!can_change || text != known.text) {
        vm->recorded->objects.items[place].text = text;
        trace_add_mutate(vm->trace, known.number, shown_text(text));
    }
}

// Says it of the containers in which it was shown. (One that does not show what it holds looks as
// before.)
static void tell_outer_changes(Vm *vm, int place) {
    int next;
    for (int link = vm->recorded->objects.items[place].outers; link; link = next) {
        const RecordedLink at = vm->recorded->links.items[link];
        const Object *outer = vm->recorded->objects.items[at.outer].object;
        next = at.next;
        if (outer && shown_can_change(vm, outer)) {
            tell_change(vm, at.outer);
        }
    }
}

// What has changed since the last line, each once, in the order in which it did.
static void tell_changes(Vm *vm) {
    Recorded *recorded = vm->recorded;
    for (int i = 0; i < recorded->changed.count; i++) {
        const int place = recorded->changed.items[i];
        if (place) {
            recorded->objects.items[place].change = 0;
            recorded->objects.items[place].object->flags &= ~OBJECT_CHANGED;
            tell_change(vm, place);
            tell_outer_changes(vm, place);
        }
    }
    recorded->changed.count = 0;
}

static inline void record_changes(Vm *vm) {
    if (vm->recorded->changed.count) {
        tell_changes(vm);
    }
}

// What a local variable is bound to: a parameter that is captured has moved to its cell.
static Value find_local(const Frame *frame, Text name) {
    const Code *code = frame->code->code;
    for (int i = 0; i < code->cells.count; i++) {
        const Value cell = frame->registers[code->locals.count + i];
        if (cell.kind == VALUE_OBJECT && text_equal(code->cells.items[i], name)) {
            return ((Cell *)cell.object)->value;
        }
    }
    return UNSET;
}

static void set_cell(Vm *vm, Frame *frame, int reg) {
    const Code *code = frame->code->code;
    const int index = reg - code->locals.count;
    const Text name = index < code->cells.count ? code->cells.items[index]
                                                : code->frees.items[index - code->cells.count];
    const Value cell = frame->registers[reg];
    bind(vm, recorder_frame(vm, frame), name_id(vm, name, TEXT("")),
         cell.kind == VALUE_OBJECT ? ((Cell *)cell.object)->value : UNSET);
}

void recorder_set_local(Vm *vm, Frame *frame, int reg) {
    const Code *code = frame->code->code;
    if (reg >= code->locals.count) {
        set_cell(vm, frame, reg);
        return;
    }
    const Text name = code->locals.items[reg];
    Value value = frame->registers[reg];
    if (__builtin_expect(value_is_unset(value), 0)) {
        value = find_local(frame, name);
    }
    bind(vm, recorder_frame(vm, frame), name_id(vm, name, TEXT("")), value);
}

void recorder_set(Vm *vm, Frame *frame, Str *name, Value value, bool global) {
    bind(vm, global ? 0 : recorder_frame(vm, frame), name_id(vm, str_text(name), TEXT("")), value);
}

void recorder_set_attribute(Vm *vm, Frame *frame, Str *name, Value value) {
    bind(vm, recorder_frame(vm, frame), name_id(vm, str_text(name), TEXT("self.")), value);
}

void recorder_delete(Vm *vm, Frame *frame, Str *name) {
    const bool module = !(frame->code->code->flags & (CODE_FUNCTION | CODE_CLASS_BODY));
    trace_add_del(vm->trace, module ? 0 : recorder_frame(vm, frame),
                  name_id(vm, str_text(name), TEXT("")));
}

// --- Frames and lines ----------------------------------------------------------------------------

void recorder_line(Vm *vm, Frame *frame, int line) {
    record_changes(vm);
    frame->line = line;
    trace_add_line(vm->trace, line, recorder_frame(vm, frame), recorder_code_name(vm, frame->code),
                   recorder_depth(frame));
}

static void record_parameters(Vm *vm, Frame *frame) {
    const Code *code = frame->code->code;
    const int count = code->arg_count + code->kwonly_count + !!(code->flags & CODE_VARARGS) +
                      !!(code->flags & CODE_VARKEYWORDS);
    for (int i = 0; i < count; i++) {
        recorder_set_local(vm, frame, i);
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
                   code->first_line, shown_nothing(), recorder_depth(frame), awaited, again);
    if (!again) {
        record_parameters(vm, frame);
    }
}

void recorder_return(Vm *vm, Frame *frame, Value value, bool yields) {
    const Code *code = frame->code->code;
    if (!(code->flags & CODE_FUNCTION) || (code->flags & CODE_COMPREHENSION)) {
        return;
    }
    record_changes(vm);
    if (yields) {
        frame->entered = false;
    }
    trace_add_ret(vm->trace, recorder_frame(vm, frame), recorder_code_name(vm, frame->code),
                  recorder_frame_line(vm, frame), shown_of(vm, value), yields);
}

void recorder_raise(Vm *vm, Frame *frame) {
    trace_add_raise(vm->trace, recorder_frame(vm, frame), recorder_frame_line(vm, frame),
                    shown_text_of(vm, vm->error, 0));
}

void recorder_unwind(Vm *vm, Frame *frame) {
    record_changes(vm);
    trace_add_unwind(vm->trace, recorder_frame(vm, frame), recorder_frame_line(vm, frame),
                     shown_text_of(vm, vm->error, 0));
}

void recorder_catch(Vm *vm, Frame *frame, Value exception) {
    trace_add_catch(vm->trace, recorder_frame(vm, frame), recorder_frame_line(vm, frame),
                    shown_text_of(vm, exception, 0));
}

static Text thing_of(Vm *vm, const NativeFrame *frame) {
    return vm->recorded->thing_of ? vm->recorded->thing_of(vm, frame) : TEXT("");
}

void recorder_await_ends(Vm *vm, const Generator *coroutine) {
    vm->recorded->awaited = coroutine;
    vm->recorded->awaited_thing = thing_of(vm, frame_native(coroutine->frame));
}

// As where it suspends: "stove.acquire()", also for `async with stove`.
static TextId await_text(Vm *vm, const char *name, Text thing) {
    Buf *text = &vm->recorded->text;
    buf_clear(text);
    if (thing.size) {
        buf_add_text(text, thing);
        buf_add_char(text, '.');
        name = strcmp(name, "__aenter__") == 0 ? "acquire" : name;
    }
    const char *locals = strrchr(name, '>');
    buf_add_text(text, text_of(locals && locals[1] == '.' ? locals + 2 : name));
    buf_add_text(text, TEXT("()"));
    return trace_intern(vm->trace, buf_text(text));
}

// The name of what was awaited and has ended.
static TextId awaited_name(Vm *vm, Value awaited) {
    if (!value_is_generator(vm, awaited)) {
        return recorder_text(vm, TEXT("future"));
    }
    const Generator *generator = (const Generator *)awaited.object;
    const Str *qualname = generator_qualname(generator);
    return await_text(vm, qualname ? qualname->bytes : generator->def->name,
                      vm->recorded->awaited == generator ? vm->recorded->awaited_thing : TEXT(""));
}

// Whether an await is the scenario's outermost one: none of its frames awaits this one.
static bool ends_outermost(Frame *frame) {
    frame->await_mark = 0;
    return is_shown_frame(frame) && recorder_depth(frame) == 0;
}

void recorder_no_wait(Vm *vm, Frame *frame, Value awaited) {
    if (ends_outermost(frame)) {
        trace_add_no_wait(vm->trace, recorder_frame_line(vm, frame), awaited_name(vm, awaited));
    }
}

void recorder_no_wait_native(Vm *vm, Frame *frame, const NativeDef *def,
                             const NativeFrame *native) {
    if (ends_outermost(frame)) {
        trace_add_no_wait(vm->trace, recorder_frame_line(vm, frame),
                          await_text(vm, def->name, thing_of(vm, native)));
    }
}
