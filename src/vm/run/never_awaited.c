#include "vm/run/never_awaited.h"

#include "vm/builtins/print.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/record/recorder.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

// Whether this is said for the first time at this place, as the default filter of warnings has it.
static bool is_new_warning(Vm *vm, Text text) {
    if (!vm->shown_warnings && !(vm->shown_warnings = dict_new(vm))) {
        return true;
    }
    Str *key = str_from_text(vm, text);
    const bool new = key &&value_is_unset(dict_get_str(vm->shown_warnings, key));
    if (new) {
        dict_set_str(vm, vm->shown_warnings, key, NONE);
    }
    if (key) {
        object_drop(vm, key);
    }
    return new;
}

static void add_words(const Generator *self, Buf *out) {
    buf_add_text(out, TEXT("coroutine '"));
    generator_add_qualname(self, out);
    buf_add_text(out, TEXT("' was never awaited"));
}

// "coroutine 'f' was never awaited", in debug mode with where it was made.
static void describe_never_awaited(Vm *vm, const Generator *self, Buf *out) {
    add_words(self, out);
    if (self->base.type != vm->types.coroutine || self->origin.kind != VALUE_OBJECT) {
        return;
    }
    buf_add_text(out, TEXT("\nCoroutine created at (most recent call last)"));
    const Tuple *origin = (const Tuple *)self->origin.object;
    for (int i = origin->count - 1; i >= 0; i--) {
        const Value *row = ((const Tuple *)origin->items[i].object)->items;
        const char *file = value_as_str(row[0])->bytes;
        const int line = (int)row[1].integer;
        buf_addf(out, "\n  File \"%s\", line %d, in %s", file, line, value_as_str(row[2])->bytes);
        const Text source = traceback_source_line(vm, file, line);
        if (source.size > 0) {
            buf_addf(out, "\n    %.*s", (int)source.size, source.bytes);
        }
    }
}

static void record_never_awaited(Vm *vm, const Generator *self, int line) {
    if (!vm->trace) {
        return;
    }
    Buf words;
    buf_init(&words, &vm->alloc);
    add_words(self, &words);
    trace_add_warning(vm->trace, trace_intern(vm->trace, TEXT("never-awaited")),
                      trace_intern(vm->trace, buf_text(&words)), line);
    buf_deinit(&words);
}

// As the module warnings would say it, before there is that module and anybody could change how.
static void say_never_awaited(Vm *vm, Text words, const char *file, int line, bool has_place) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "%s:%d: RuntimeWarning: %.*s\n", file, line, (int)words.size, words.bytes);
    const bool new = !text.failed &&is_new_warning(vm, buf_text(&text));
    const Text source = has_place ? traceback_source_line(vm, file, line) : TEXT("");
    if (source.size > 0) {
        buf_addf(&text, "  %.*s\n", (int)source.size, source.bytes);
    }
    if (has_place) {
        buf_add_text(&text, TEXT("RuntimeWarning: Enable tracemalloc to get the object allocation "
                                 "traceback\n"));
    }
    if (new && !text.failed) {
        print_diagnostic(vm, buf_text(&text));
    }
    buf_deinit(&text);
}

// The function of the module warnings that knows what the program wants to be told; borrowed.
static Value warnings_function(Vm *vm) {
    return module_find(vm, "warnings", "_never_awaited");
}

static void warn_by_module(Vm *vm, Value function, Generator *self, Text words, const char *file,
                           int line) {
    const Value me = value_of_object(self);
    const Value text = value_or_unset(str_from_text(vm, words));
    const Value where = value_or_unset(str_from_c(vm, file));
    if (!value_is_unset(text) && !value_is_unset(where)) {
        const Value parts[] = {me, text, where, value_of_int(line)};
        value_drop(vm, vm_call(vm, function, parts, 4));
    }
    if (vm_has_error(vm)) {
        exception_report_unraisable(vm, me);
    }
    value_drop(vm, text);
    value_drop(vm, where);
}

// The innermost frame of the program; NULL: none.
static const Frame *own_frame(const Vm *vm) {
    const Frame *frame = frame_current(vm);
    while (frame && (!frame->code || frame->code->is_library)) {
        frame = frame->back;
    }
    return frame;
}

// Where CPython is just now, which is in its library where C code of it drops the last reference:
// appends the file, and gives the line; 0: nowhere, as the interpreter ends.
static int add_current_file(Vm *vm, Buf *file) {
    for (const Stack *stack = vm->stack; stack; stack = stack->outer) {
        for (const Frame *frame = stack->frame; frame; frame = frame->back) {
            int line = frame_line(frame);
            if (line > 0) {
                buf_add_text(file, str_text(frame->code->filename));
                return line;
            }
            if (!frame->code && vm->library_place && vm->library_place(vm, frame, file, &line)) {
                return line;
            }
        }
    }
    buf_add_text(file, TEXT("sys"));
    return 0;
}

void never_awaited_warn(Vm *vm, Generator *self) {
    const Frame *frame = own_frame(vm);
    Buf words, file;
    buf_init(&words, &vm->alloc);
    buf_init(&file, &vm->alloc);
    const int line = add_current_file(vm, &file);
    const Value function = line ? warnings_function(vm) : UNSET;
    describe_never_awaited(vm, self, &words);
    if (value_is_unset(function)) {
        say_never_awaited(vm, buf_text(&words), buf_string(&file), line ? line : 1, line != 0);
    } else {
        warn_by_module(vm, function, self, buf_text(&words), buf_string(&file), line);
    }
    buf_deinit(&words);
    buf_deinit(&file);
    record_never_awaited(vm, self, frame ? frame_line(frame) : 1);
}
