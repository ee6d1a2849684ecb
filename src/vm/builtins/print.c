#include "vm/builtins/print.h"

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

// sys.stdin, sys.stdout or sys.stderr.
typedef struct TextStream {
    Object base;
    int number; // 0, 1, 2
} TextStream;

// Writes text to stream 1 (stdout) or 2 (stderr); one event.
static bool print_write(Vm *vm, int stream, Text text) {
    if (text.size == 0) {
        return true;
    }
    if (vm->trace) {
        trace_add_print(vm->trace, trace_intern(vm->trace, text),
                        stream == 2 ? STREAM_STDERR : STREAM_STDOUT);
    }
    if (vm->options.write) {
        vm->options.write(vm->options.context, stream, text);
    }
    return true;
}

static void print_flush(Vm *vm, int stream) {
    if (vm->options.flush) {
        vm->options.flush(vm->options.context, stream);
    }
}

// --- Reading -------------------------------------------------------------------------------------

// A line with its end; empty at the end of the input. NULL with MemoryError set.
static Str *read_line(Vm *vm) {
    Buf line;
    buf_init(&line, &vm->alloc);
    if (!vm->options.read_line || !vm->options.read_line(vm->options.context, &line)) {
        buf_deinit(&line);
        return object_ref(vm->names.empty);
    }
    return str_from_buf(vm, &line);
}

// A line as input() gives it: without its end. Takes `line`, NULL: an exception is set.
static Value input_line(Vm *vm, Str *line) {
    if (!line) {
        return UNSET;
    }
    if (line->size == 0) {
        object_drop(vm, line);
        return vm_raise(vm, vm->exceptions.EOFError, "EOF when reading a line");
    }
    size_t size = line->size;
    if (line->bytes[size - 1] == '\n') {
        size--;
    }
    Str *text = str_new(vm, line->bytes, size);
    object_drop(vm, line);
    return value_or_unset(text);
}

// --- The stream objects --------------------------------------------------------------------------

static int stream_number(Value self) {
    return ((const TextStream *)self.object)->number;
}

static Value stream_repr(Vm *vm, Value self) {
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    const int number = stream_number(self);
    return value_or_unset(str_format(vm,
                                     "<_io.TextIOWrapper name='<%s>' mode='%s' encoding='utf-8'>",
                                     names[number], number ? "w" : "r"));
}

static Value raise_unsupported(Vm *vm, const char *what) {
    return vm_raise(vm, vm->exceptions.OSError, "not %s", what);
}

METHOD(stream_write) {
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "write() argument must be str, not %s",
                        argument_type_name(vm, args[1]));
    }
    const int number = stream_number(args[0]);
    if (number == 0) {
        return raise_unsupported(vm, "writable");
    }
    const Str *text = value_as_str(args[1]);
    return print_write(vm, number, str_text(text)) ? value_of_int((int64_t)text->count) : UNSET;
}

METHOD(stream_writelines) {
    Walk walk;
    if (!walk_begin(vm, &walk, args[1])) {
        return UNSET;
    }
    Value line, result = NONE;
    while (!value_is_unset(result) && !value_is_unset(line = walk_next(vm, &walk))) {
        const Value both[] = {args[0], line};
        result = stream_write(vm, both, 2);
        value_drop(vm, line);
    }
    walk_end(vm, &walk);
    return value_is_unset(result) || vm_has_error(vm) ? UNSET : NONE;
}

METHOD(stream_flush) {
    print_flush(vm, stream_number(args[0]));
    return NONE;
}

METHOD(stream_false) {
    return value_of_bool(false);
}

METHOD(stream_fileno) {
    return value_of_int(stream_number(args[0]));
}

METHOD(stream_readable) {
    return value_of_bool(stream_number(args[0]) == 0);
}

METHOD(stream_writable) {
    return value_of_bool(stream_number(args[0]) != 0);
}

METHOD(stream_readline) {
    return stream_number(args[0]) ? raise_unsupported(vm, "readable")
                                  : value_or_unset(read_line(vm));
}

METHOD(stream_read) {
    if (stream_number(args[0])) {
        return raise_unsupported(vm, "readable");
    }
    Buf all;
    buf_init(&all, &vm->alloc);
    for (;;) {
        Str *line = read_line(vm);
        const size_t size = line ? line->size : 0;
        if (line) {
            buf_add_text(&all, str_text(line));
            object_drop(vm, line);
        }
        if (size == 0) {
            break;
        }
    }
    return value_or_unset(str_from_buf(vm, &all));
}

METHOD(stream_readlines) {
    List *lines = list_new(vm, 0);
    while (lines) {
        Value line = stream_readline(vm, args, 1);
        if (value_is_unset(line) || value_as_str(line)->size == 0) {
            value_drop(vm, line);
            break;
        }
        list_append(vm, lines, line);
        value_drop(vm, line);
    }
    if (lines && vm_has_error(vm)) {
        object_drop(vm, lines);
        return UNSET;
    }
    return value_or_unset(lines);
}

static Value stream_next(Vm *vm, Value self) {
    Value line = stream_readline(vm, &self, 1);
    if (!value_is_unset(line) && value_as_str(line)->size == 0) {
        value_drop(vm, line);
        return UNSET;
    }
    return line;
}

static const NativeDef stream_methods[] = {
    NATIVE("write", "self, text, /", stream_write),
    NATIVE("writelines", "self, lines, /", stream_writelines),
    NATIVE("flush", "self, /", stream_flush),
    NATIVE("isatty", "self, /", stream_false),
    NATIVE("fileno", "self, /", stream_fileno),
    NATIVE("readable", "self, /", stream_readable),
    NATIVE("writable", "self, /", stream_writable),
    NATIVE("readline", "self, size=-1, /", stream_readline),
    NATIVE("read", "self, size=-1, /", stream_read),
    NATIVE("readlines", "self, hint=-1, /", stream_readlines),
    {0},
};

static Value stream_encoding(Vm *vm, Value self) {
    (void)self;
    return value_or_unset(str_from_c(vm, "utf-8"));
}

static Value stream_name(Vm *vm, Value self) {
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    return value_or_unset(str_from_c(vm, names[stream_number(self)]));
}

static Value stream_closed(Vm *vm, Value self) {
    (void)vm, (void)self;
    return value_of_bool(false);
}

static const NativeGetter stream_getters[] = {
    {"encoding", stream_encoding, NULL},
    {"name", stream_name, NULL},
    {"closed", stream_closed, NULL},
    {NULL, NULL, NULL},
};

Value print_stream(Vm *vm, int stream) {
    if (!value_is_unset(vm->streams[stream])) {
        return vm->streams[stream];
    }
    Type *type;
    if (value_is_unset(vm->streams[0]) && value_is_unset(vm->streams[1]) &&
        value_is_unset(vm->streams[2])) {
        type = type_new(vm, "TextIOWrapper", "_io", NULL, sizeof(TextStream), 0);
        if (!type) {
            return UNSET;
        }
        type->repr = stream_repr;
        type->iter = iterator_self;
        type->next = stream_next;
        if (!type_complete(vm, type, stream_methods, stream_getters)) {
            return UNSET;
        }
    } else {
        const int other =
            value_is_unset(vm->streams[(stream + 1) % 3]) ? (stream + 2) % 3 : (stream + 1) % 3;
        type = vm->streams[other].object->type;
    }
    TextStream *made = object_new(vm, type, sizeof *made);
    if (!made) {
        return UNSET;
    }
    made->number = stream;
    vm->streams[stream] = value_of_object(made);
    return vm->streams[stream];
}

void print_free(Vm *vm) {
    for (int i = 0; i < 3; i++) {
        value_set(vm, &vm->streams[i], UNSET);
    }
}

// The stream that print() uses now: `sys.stdout` or `sys.stderr`, borrowed.
static Value current_stream(Vm *vm, int stream) {
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    const Value found = module_find(vm, "sys", names[stream]);
    return value_is_unset(found) ? print_stream(vm, stream) : found;
}

void print_diagnostic(Vm *vm, Text text) {
    const Value stream = value_ref(current_stream(vm, 2));
    if (value_is(stream, vm->streams[2])) {
        print_write(vm, 2, text);
        value_drop(vm, stream);
        return;
    }
    const Value error = vm_take_error(vm);
    const Value shown = value_or_unset(str_from_text(vm, text));
    if (!value_is_unset(shown)) {
        value_drop(vm, vm_call_method_c(vm, stream, "write", &shown, 1));
    }
    value_drop(vm, shown);
    value_drop(vm, stream);
    vm_restore_error(vm, error);
}

// --- print() -------------------------------------------------------------------------------------

// Borrowed text of sep or end; NULL with TypeError set.
static Str *ending(Vm *vm, Value value, const char *what, Str *otherwise) {
    if (value_is_none(value)) {
        return otherwise;
    }
    if (value_is_str(value)) {
        return value_as_str(value);
    }
    vm_raise(vm, vm->exceptions.TypeError, "%s must be None or a string, not %s", what,
             vm_type_name(vm, value));
    return NULL;
}

static bool add_value(Vm *vm, Buf *out, Value value) {
    Value text = object_str(vm, value);
    if (value_is_unset(text)) {
        return false;
    }
    buf_add_text(out, str_text(value_as_str(text)));
    value_drop(vm, text);
    return true;
}

// To one of our own streams: all in one piece.
static Value print_to_stream(Vm *vm, int stream, const Tuple *values, const Str *sep,
                             const Str *end) {
    Buf out;
    buf_init(&out, &vm->alloc);
    bool done = true;
    for (int i = 0; done && i < values->count; i++) {
        if (i > 0) {
            buf_add_text(&out, str_text(sep));
        }
        done = add_value(vm, &out, values->items[i]);
    }
    if (done) {
        buf_add_text(&out, str_text(end));
    }
    if (out.failed) {
        vm_raise_memory(vm);
        done = false;
    }
    // What came before a value that can't be shown is written, as CPython does.
    print_write(vm, stream, buf_text(&out));
    buf_deinit(&out);
    return done ? NONE : UNSET;
}

static bool call_write(Vm *vm, Value file, Value text) {
    Value result = vm_call_method(vm, file, vm->names.write, &text, 1);
    value_drop(vm, result);
    return !value_is_unset(result);
}

// To any object with `write`: a call for each piece.
static Value print_to_object(Vm *vm, Value file, const Tuple *values, Str *sep, Str *end) {
    for (int i = 0; i < values->count; i++) {
        if (i > 0 && !call_write(vm, file, value_of_object(sep))) {
            return UNSET;
        }
        Value text = object_str(vm, values->items[i]);
        const bool done = !value_is_unset(text) && call_write(vm, file, text);
        value_drop(vm, text);
        if (!done) {
            return UNSET;
        }
    }
    return call_write(vm, file, value_of_object(end)) ? NONE : UNSET;
}

METHOD(builtin_print) {
    const Tuple *values = (const Tuple *)args[0].object;
    const int flush = object_truth(vm, args[4]);
    if (flush < 0) {
        return UNSET;
    }
    Str *sep = ending(vm, args[1], "sep", vm->names.space);
    Str *end = sep ? ending(vm, args[2], "end", vm->names.newline) : NULL;
    if (!end) {
        return UNSET;
    }
    Value file = value_is_none(args[3]) ? current_stream(vm, 1) : args[3];
    if (value_is_unset(file)) {
        return UNSET;
    }
    if (value_is_none(file)) {
        return NONE; // sys.stdout = None
    }
    if (file.kind == VALUE_OBJECT && file.object->type->next == stream_next &&
        stream_number(file) > 0) {
        const int stream = stream_number(file);
        const Value printed = print_to_stream(vm, stream, values, sep, end);
        if (flush && !value_is_unset(printed)) {
            print_flush(vm, stream);
        }
        return printed;
    }
    value_ref(file);
    Value result = print_to_object(vm, file, values, sep, end);
    if (flush && !value_is_unset(result)) {
        Value flushed = vm_call_method(vm, file, vm->names.flush, NULL, 0);
        result = value_is_unset(flushed) ? UNSET : NONE;
        value_drop(vm, flushed);
    }
    value_drop(vm, file);
    return result;
}

// The stream that input() uses now, as a new reference; UNSET with RuntimeError set when it is
// None.
static Value input_stream(Vm *vm, int stream, const char *name) {
    const Value found = current_stream(vm, stream);
    return value_is_none(found)
               ? vm_raise(vm, vm->exceptions.RuntimeError, "input(): lost sys.%s", name)
               : value_ref(found);
}

// Asks, where there is something to ask, and flushes; a flush that fails is as good as none.
static bool ask(Vm *vm, Value file, Value prompt) {
    const bool own = value_is(file, vm->streams[1]);
    if (!value_is_unset(prompt)) {
        const Value text = object_str(vm, prompt);
        const bool asked =
            !value_is_unset(text) &&
            (own ? print_write(vm, 1, str_text(value_as_str(text))) : call_write(vm, file, text));
        value_drop(vm, text);
        if (!asked) {
            return false;
        }
    }
    if (!own) {
        value_drop(vm, vm_call_method(vm, file, vm->names.flush, NULL, 0));
        value_drop(vm, vm_take_error(vm));
    }
    return true;
}

// A line of whatever the program has put in the place of sys.stdin.
static Str *line_of_object(Vm *vm, Value file) {
    const Value line = vm_call_method_c(vm, file, "readline", NULL, 0);
    if (!value_is_unset(line) && !value_is_str(line)) {
        vm_raise(vm, vm->exceptions.TypeError, "object.readline() returned non-string");
        value_drop(vm, line);
        return NULL;
    }
    return value_is_unset(line) ? NULL : value_as_str(line);
}

METHOD(builtin_input) {
    const Value in = input_stream(vm, 0, "stdin");
    const Value out = value_is_unset(in) ? UNSET : input_stream(vm, 1, "stdout");
    Value line = UNSET;
    if (!value_is_unset(out) && ask(vm, out, args[0])) {
        const bool own = value_is(in, vm->streams[0]);
        line = input_line(vm, own ? read_line(vm) : line_of_object(vm, in));
    }
    value_drop(vm, in);
    value_drop(vm, out);
    return line;
}

const NativeDef print_functions[] = {
    NATIVE("print", "*args, sep=' ', end='\n', file=None, flush=False", builtin_print),
    NATIVE("input", "prompt=…, /", builtin_input),
    {0},
};
