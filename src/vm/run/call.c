#include "vm/run/call.h"

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/call_any.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

// --- Messages ------------------------------------------------------------------------------------

static void add_name(Buf *out, const Code *code, int index) {
    buf_add_char(out, '\'');
    buf_add_text(out, code->locals.items[index]);
    buf_add_char(out, '\'');
}

// 'a', 'a' and 'b', 'a', 'b', and 'c'.
static void add_list(Buf *out, const Code *code, const int *missing, int count) {
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            const bool last = i == count - 1;
            buf_add_text(out, count == 2 ? TEXT(" and ") : last ? TEXT(", and ") : TEXT(", "));
        }
        add_name(out, code, missing[i]);
    }
}

static bool raise_type_error(Vm *vm, Buf *text) {
    if (text->failed) {
        vm_raise_memory(vm);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "%s", buf_string(text));
    }
    buf_deinit(text);
    return false;
}

static void begin_message(Vm *vm, const Function *function, Buf *text) {
    buf_init(text, &vm->alloc);
    buf_add_text(text, str_text(function->qualname));
    buf_add_text(text, TEXT("() "));
}

static bool raise_missing(Vm *vm, const Function *function, const Value *registers, int first,
                          int end, bool keyword_only) {
    const Code *code = function->code->code;
    int missing[64];
    int count = 0;
    for (int i = first; i < end; i++) {
        if (value_is_unset(registers[i]) && count < 64) {
            missing[count++] = i;
        }
    }
    Buf text;
    begin_message(vm, function, &text);
    buf_addf(&text, "missing %d required %s argument%s: ", count,
             keyword_only ? "keyword-only" : "positional", count == 1 ? "" : "s");
    add_list(&text, code, missing, count);
    return raise_type_error(vm, &text);
}

static bool raise_too_many(Vm *vm, const Function *function, const Value *registers, int given) {
    const Code *code = function->code->code;
    const int defaults = function->defaults ? function->defaults->count : 0;
    int keyword_only = 0;
    for (int i = 0; i < code->kwonly_count; i++) {
        keyword_only += !value_is_unset(registers[code->arg_count + i]);
    }
    Buf text;
    begin_message(vm, function, &text);
    const bool plural = defaults > 0 || code->arg_count != 1;
    buf_add_text(&text, TEXT("takes "));
    if (defaults > 0) {
        buf_addf(&text, "from %d to %d", code->arg_count - defaults, code->arg_count);
    } else {
        buf_addf(&text, "%d", code->arg_count);
    }
    buf_addf(&text, " positional argument%s but %d", plural ? "s" : "", given);
    if (keyword_only > 0) {
        buf_addf(&text, " positional argument%s (and %d keyword-only argument%s) were given",
                 given == 1 ? "" : "s", keyword_only, keyword_only == 1 ? "" : "s");
    } else {
        buf_addf(&text, " %s given", given == 1 ? "was" : "were");
    }
    return raise_type_error(vm, &text);
}

// --- Keywords ------------------------------------------------------------------------------------

static int find_parameter(const Code *code, const Str *name, int from, int end) {
    for (int i = from; i < end; i++) {
        if (text_equal(code->locals.items[i], str_text(name))) {
            return i;
        }
    }
    return -1;
}

// Names of positional-only parameters that were given by keyword: one message for all.
static bool raise_positional_only(Vm *vm, const Function *function, Args args) {
    const Code *code = function->code->code;
    Buf text;
    begin_message(vm, function, &text);
    buf_add_text(&text, TEXT("got some positional-only arguments passed as keyword arguments: '"));
    bool first = true;
    for (int i = 0; i < code->posonly_count; i++) {
        for (int k = 0; k < args.names->count; k++) {
            const Str *name = (const Str *)args.names->items[k].object;
            if (text_equal(code->locals.items[i], str_text(name))) {
                buf_add_text(&text, first ? TEXT("") : TEXT(", "));
                buf_add_text(&text, str_text(name));
                first = false;
            }
        }
    }
    buf_add_char(&text, '\'');
    return raise_type_error(vm, &text);
}

static bool bind_keyword(Vm *vm, Function *function, Args args, int index, Value *registers,
                         Dict *rest) {
    const Code *code = function->code->code;
    Str *name = (Str *)args.names->items[index].object;
    const Value value = args.values[args.count + index];
    const int place =
        find_parameter(code, name, code->posonly_count, code->arg_count + code->kwonly_count);
    Buf text;
    if (place >= 0) {
        if (value_is_unset(registers[place])) {
            registers[place] = value_ref(value);
            return true;
        }
        begin_message(vm, function, &text);
        buf_add_text(&text, TEXT("got multiple values for argument "));
        add_name(&text, code, place);
        return raise_type_error(vm, &text);
    }
    if (rest) {
        return dict_set_str(vm, rest, name, value);
    }
    if (find_parameter(code, name, 0, code->posonly_count) >= 0) {
        return raise_positional_only(vm, function, args);
    }
    begin_message(vm, function, &text);
    buf_add_text(&text, TEXT("got an unexpected keyword argument '"));
    buf_add_text(&text, str_text(name));
    buf_add_char(&text, '\'');
    return raise_type_error(vm, &text);
}

// --- Binding -------------------------------------------------------------------------------------

static bool bind_defaults(Vm *vm, Function *function, Value *registers, int given) {
    const Code *code = function->code->code;
    const int defaults = function->defaults ? function->defaults->count : 0;
    const int required = code->arg_count - defaults;
    for (int i = given; i < required; i++) {
        if (value_is_unset(registers[i])) {
            return raise_missing(vm, function, registers, 0, required, false);
        }
    }
    for (int i = given > required ? given : required; i < code->arg_count; i++) {
        if (value_is_unset(registers[i])) {
            registers[i] = value_ref(function->defaults->items[i - required]);
        }
    }
    bool missing = false;
    for (int i = code->arg_count; i < code->arg_count + code->kwonly_count; i++) {
        if (value_is_unset(registers[i]) && function->kwdefaults) {
            Str *name = str_intern(vm, code->locals.items[i]);
            if (!name) {
                return false;
            }
            registers[i] = value_ref(dict_get_str(function->kwdefaults, name));
            object_drop(vm, name);
        }
        missing |= value_is_unset(registers[i]);
    }
    return !missing || raise_missing(vm, function, registers, code->arg_count,
                                     code->arg_count + code->kwonly_count, true);
}

void call_bind_closure(Function *function, Value *registers) {
    const Code *code = function->code->code;
    const int first = code->locals.count + code->cells.count;
    for (int i = 0; i < code->frees.count; i++) {
        registers[first + i] = value_ref(function->closure->items[i]);
    }
}

// Binds arguments (borrowed) to the registers of a fresh frame (all UNSET); false with TypeError
// set, the registers are then to be cleared by the caller.
static bool call_bind(Vm *vm, Function *function, Args args, Value *registers) {
    const Code *code = function->code->code;
    const int keywords = args.names ? args.names->count : 0;
    const int parameters = code->arg_count + code->kwonly_count;
    const int positional = args.count < code->arg_count ? args.count : code->arg_count;
    for (int i = 0; i < positional; i++) {
        registers[i] = value_ref(args.values[i]);
    }
    int place = parameters;
    if (code->flags & CODE_VARARGS) {
        const int more = args.count - positional;
        Tuple *rest = tuple_of(vm, args.values + positional, more);
        if (!rest) {
            return false;
        }
        registers[place++] = value_of_object(rest);
    }
    Dict *rest = NULL;
    if (code->flags & CODE_VARKEYWORDS) {
        rest = dict_new(vm);
        if (!rest) {
            return false;
        }
        registers[place] = value_of_object(rest);
    }
    for (int i = 0; i < keywords; i++) {
        if (!bind_keyword(vm, function, args, i, registers, rest)) {
            return false;
        }
    }
    if (args.count > code->arg_count && !(code->flags & CODE_VARARGS)) {
        return raise_too_many(vm, function, registers, args.count);
    }
    if (!bind_defaults(vm, function, registers, positional)) {
        return false;
    }
    call_bind_closure(function, registers);
    return true;
}

// --- Frames --------------------------------------------------------------------------------------

static void set_up(Frame *frame, Function *function) {
    frame->code = function->code;
    frame->function = object_ref(function);
    frame->ip = function->code->code->instructions.items;
}

static Value begin_generator(Vm *vm, Function *function, Args args) {
    Generator *generator = generator_new(vm, function);
    if (generator && !call_bind(vm, function, args, generator->frame->registers)) {
        generator_give_up(vm, generator);
        return UNSET;
    }
    return value_or_unset(generator);
}

Frame *call_begin(Vm *vm, Function *function, Args args, Value *result) {
    const Code *code = function->code->code;
    *result = UNSET;
    if (!args.names && call_is_simple(vm, function, args.count)) {
        return call_copied(vm, function, args.values, args.count);
    }
    if (code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) {
        *result = begin_generator(vm, function, args);
        return NULL;
    }
    if (vm->depth >= vm->max_depth) {
        vm_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    Frame *frame = frame_push(vm, code->register_count);
    if (!frame) {
        return NULL;
    }
    set_up(frame, function);
    if (!call_bind(vm, function, args, frame->registers)) {
        frame_clear(vm, frame);
        frame_pop(vm, frame);
        return NULL;
    }
    vm->depth++;
    frame->back = vm->stack->frame;
    vm->stack->frame = frame;
    return frame;
}

static Value build_class(Vm *vm, const Value *args, int count) {
    (void)count;
    // *args and **keywords come as a tuple and a dict: put them in one row again.
    const Tuple *values = (const Tuple *)args[0].object;
    Dict *keywords = (Dict *)args[1].object;
    const int total = values->count + keywords->used;
    Tuple *row = tuple_new(vm, total);
    Tuple *names = row ? tuple_new(vm, keywords->used) : NULL;
    Value result = UNSET;
    if (names) {
        for (int i = 0; i < values->count; i++) {
            row->items[i] = value_ref(values->items[i]);
        }
        int position = 0;
        Value key, value;
        for (int i = 0; dict_next(keywords, &position, &key, &value); i++) {
            names->items[i] = value_ref(key);
            row->items[values->count + i] = value_ref(value);
        }
        result = class_build(vm, (Args){row->items, values->count, keywords->used ? names : NULL});
    }
    if (names) {
        object_drop(vm, names);
    }
    if (row) {
        object_drop(vm, row);
    }
    return result;
}

Value call_build_class(Vm *vm) {
    static const NativeDef def = NATIVE("__build_class__", "*args, **keywords", build_class);
    return native_function_new(vm, &def, "builtins");
}
