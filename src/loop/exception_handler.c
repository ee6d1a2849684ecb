// Exceptions that nobody can catch: the loop's handler, and the logger that the default one tells.
//
// As BaseEventLoop.call_exception_handler. Without a program that has imported logging, what the
// logger "asyncio" would do is known: messages from WARNING on go to stderr as they are.

#include "loop/asyncio.h"
#include "loop/library.h"
#include "loop/record.h"
#include "vm/builtins/print.h"
#include "vm/errors/traceback.h"
#include "vm/protocol.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <limits.h>
#include <string.h>

#define LEVEL_DEBUG   10
#define LEVEL_WARNING 30
#define LEVEL_ERROR   40

// ---- The logger ----

static bool print_record(Vm *vm, Text message, Value exception) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_add_text(&text, message);
    buf_add_char(&text, '\n');
    if (!value_is_unset(exception) && !value_is_none(exception)) {
        traceback_print(vm, exception, true, INT_MAX, &text);
    }
    print_diagnostic(vm, buf_text(&text));
    buf_deinit(&text);
    return true;
}

// The level of logging of each occasion, and the place of CPython's library that tells it: a
// program can have both shown.
static const struct {
    int level;
    const char *file, *function;
    int line;
} PLACES[] = {
    [LOG_SELECTOR] = {LEVEL_DEBUG, "selector_events.py", "__init__", 54},
    [LOG_CLOSE] = {LEVEL_DEBUG, "base_events.py", "close", 676},
    [LOG_SLOW] = {LEVEL_WARNING, "base_events.py", "_run_once", 1917},
    [LOG_UNHANDLED] = {LEVEL_ERROR, "base_events.py", "default_exception_handler", 1771},
    [LOG_HANDLER] = {LEVEL_ERROR, "base_events.py", "call_exception_handler", 1804},
};

// asyncio.log._tell(level, file, line, function, message, exception)
static bool log_record(Vm *vm, AsyncioLog occasion, Text message, Value exception) {
    Str *file = str_from_c(vm, PLACES[occasion].file);
    Str *function = str_from_c(vm, PLACES[occasion].function);
    Str *text = str_from_text(vm, message);
    bool done = file && function && text;
    if (done) {
        const Value args[] = {value_of_int(PLACES[occasion].level),
                              value_of_object(file),
                              value_of_int(PLACES[occasion].line),
                              value_of_object(function),
                              value_of_object(text),
                              exception};
        const Value answer = vm_call_imported(vm, "asyncio.log", "_tell", args, 6);
        done = !value_is_unset(answer);
        value_drop(vm, answer);
    }
    Str *const made[] = {file, function, text};
    for (int i = 0; i < 3; i++) {
        if (made[i]) {
            object_drop(vm, made[i]);
        }
    }
    return done;
}

// What kind of message it is, for the trace.
static const char *code_of(Text message) {
    static const struct {
        const char *words, *code;
    } codes[] = {
        {"exception was never retrieved", "never-retrieved"},
        {"was destroyed but it is pending!", "destroyed-pending"},
        {"Exception in callback", "callback-error"},
        {"Executing ", "slow-callback"},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (memmem(message.bytes, message.size, codes[i].words, strlen(codes[i].words))) {
            return codes[i].code;
        }
    }
    return "unhandled-error";
}

bool asyncio_log(Vm *vm, AsyncioLog occasion, Text message, Value exception) {
    const char *end = memchr(message.bytes, '\n', message.size);
    const bool is_warning = PLACES[occasion].level >= LEVEL_WARNING;
    if (is_warning) {
        const size_t size = end ? (size_t)(end - message.bytes) : message.size;
        const Text first = {message.bytes, size};
        record_warning(vm, code_of(first), first, 0);
    }
    if (value_is_unset(dict_get_c(vm, vm->modules, "logging"))) {
        return !is_warning || print_record(vm, message, exception);
    }
    return log_record(vm, occasion, message, value_is_unset(exception) ? NONE : exception);
}

static Value log_unhandled(Vm *vm, const Value *args, int count) {
    (void)count;
    return asyncio_log(vm, LOG_UNHANDLED, str_text(value_as_str(args[0])), args[1]) ? NONE : UNSET;
}

// ---- The handlers ----

static bool must_leave(const Vm *vm) {
    return vm_error_is(vm, vm->exceptions.SystemExit) ||
           vm_error_is(vm, vm->exceptions.KeyboardInterrupt);
}

// loop.default_exception_handler(context), which a class of the program may have replaced.
static bool call_default(Vm *vm, Loop *loop, Value context) {
    const Value answer =
        vm_call_method_c(vm, value_of_object(loop), "default_exception_handler", &context, 1);
    value_drop(vm, answer);
    if (!value_is_unset(answer) || must_leave(vm)) {
        return !value_is_unset(answer);
    }
    const Value error = vm_take_error(vm);
    const bool done =
        asyncio_log(vm, LOG_HANDLER, TEXT("Exception in default exception handler"), error);
    value_drop(vm, error);
    return done;
}

static bool tell_of_handler(Vm *vm, Loop *loop, Value context, Value error) {
    Dict *own = dict_new(vm);
    Str *text = str_from_c(vm, "Unhandled error in exception handler");
    const bool done = own && text && dict_set_c(vm, own, "message", value_of_object(text)) &&
                      dict_set_c(vm, own, "exception", error) &&
                      dict_set_c(vm, own, "context", context) &&
                      call_default(vm, loop, value_of_object(own));
    if (text) {
        object_drop(vm, text);
    }
    if (own) {
        object_drop(vm, own);
    }
    return done;
}

static bool call_handler(Vm *vm, Loop *loop, Value context) {
    if (value_is_none(loop->exception_handler)) {
        return call_default(vm, loop, context);
    }
    const Value args[] = {value_of_object(loop), context};
    const Value handler = value_ref(loop->exception_handler);
    const Value answer = vm_call(vm, handler, args, 2);
    value_drop(vm, handler);
    value_drop(vm, answer);
    if (!value_is_unset(answer) || must_leave(vm)) {
        return !value_is_unset(answer);
    }
    const Value error = vm_take_error(vm);
    const bool done = tell_of_handler(vm, loop, context, error);
    value_drop(vm, error);
    return done;
}

// loop.call_exception_handler(context), as the loop's class has it.
static bool call_method(Vm *vm, Loop *loop, Value context) {
    if (!loop_overrides(vm, loop, "call_exception_handler")) {
        return call_handler(vm, loop, context);
    }
    const Value answer =
        vm_call_method_c(vm, value_of_object(loop), "call_exception_handler", &context, 1);
    value_drop(vm, answer);
    return !value_is_unset(answer);
}

bool loop_call_exception_handler(Vm *vm, Loop *loop, const char *message, Value key_object,
                                 const char *key, Value made) {
    const Value error = vm_has_error(vm) ? vm_take_error(vm) : UNSET;
    Dict *context = dict_new(vm);
    Str *text = str_from_c(vm, message);
    bool done = context && text && dict_set_c(vm, context, "message", value_of_object(text));
    done = done && (value_is_unset(error) || dict_set_c(vm, context, "exception", error));
    done = done && dict_set_c(vm, context, key, key_object);
    done = done && (value_is_unset(made) || dict_set_c(vm, context, "source_traceback", made));
    done = done && call_method(vm, loop, value_of_object(context));
    value_drop(vm, error);
    if (text) {
        object_drop(vm, text);
    }
    if (context) {
        object_drop(vm, context);
    }
    return done;
}

// ---- What the program sees ----

static Loop *self_of(const Value *args) {
    return (Loop *)args[0].object;
}

static Value method_set_exception_handler(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!value_is_none(args[1]) && !value_type(vm, args[1])->call) {
        const Value repr = object_repr(vm, args[1]);
        if (!value_is_unset(repr)) {
            vm_raise(vm, vm->exceptions.TypeError, "A callable object or None is expected, got %s",
                     value_as_str(repr)->bytes);
            value_drop(vm, repr);
        }
        return UNSET;
    }
    value_set(vm, &self_of(args)->exception_handler, value_ref(args[1]));
    return NONE;
}

static Value method_get_exception_handler(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_ref(self_of(args)->exception_handler);
}

static Value method_call_exception_handler(Vm *vm, const Value *args, int count) {
    (void)count;
    return call_handler(vm, self_of(args), args[1]) ? NONE : UNSET;
}

static Value method_default_exception_handler(Vm *vm, const Value *args, int count) {
    (void)count;
    return vm_call_imported(vm, "asyncio.base_events", "_default_exception_handler", args, 2);
}

const NativeDef EXCEPTION_HANDLER_METHODS[] = {
    NATIVE("set_exception_handler", "self, handler", method_set_exception_handler),
    NATIVE("get_exception_handler", "self", method_get_exception_handler),
    NATIVE("call_exception_handler", "self, context", method_call_exception_handler),
    NATIVE("default_exception_handler", "self, context", method_default_exception_handler),
    {0},
};

const NativeDef LOG_FUNCTIONS[] = {
    NATIVE("_log", "message, exception=None, /", log_unhandled),
    {0},
};

// ---- Debug mode ----

bool loop_check_callback(Vm *vm, const Loop *loop, Value callback, const char *method,
                         bool thread) {
    if (!loop->debug) {
        return true;
    }
    if (thread && loop->running && asyncio_of(vm)->workers.running != loop->worker) {
        vm_raise(vm, vm->exceptions.RuntimeError,
                 "Non-thread-safe operation invoked on an event loop other than the current one");
        return false;
    }
    const int coroutine =
        asyncio_is_coroutine(vm, callback) ? 1 : asyncio_is_coroutine_function(vm, callback);
    if (coroutine > 0) {
        vm_raise(vm, vm->exceptions.TypeError, "coroutines cannot be used with %s()", method);
    } else if (coroutine == 0 && !value_type(vm, callback)->call) {
        const Value repr = object_repr(vm, callback);
        if (!value_is_unset(repr)) {
            vm_raise(vm, vm->exceptions.TypeError, "a callable object was expected by %s(), got %s",
                     method, value_as_str(repr)->bytes);
            value_drop(vm, repr);
        }
    }
    return !vm_has_error(vm);
}

Value loop_made_at(Vm *vm, const Loop *loop, const Place *place) {
    if (!loop->debug || vm->interpreter->halted) {
        return UNSET;
    }
    Value where = NONE;
    if (place) {
        Str *file = str_from_c(vm, place->file), *name = str_from_c(vm, place->name);
        const Value parts[] = {file ? value_of_object(file) : NONE, value_of_int(place->line),
                               name ? value_of_object(name) : NONE};
        Tuple *tuple = file && name ? tuple_of(vm, parts, 3) : NULL;
        value_drop(vm, parts[0]);
        value_drop(vm, parts[2]);
        where = tuple ? value_of_object(tuple) : NONE;
    }
    const Value kept = vm_has_error(vm) ? vm_take_error(vm) : UNSET;
    const Value made = vm_call_imported(vm, "asyncio.base_events", "_made_at", &where, 1);
    if (value_is_unset(made)) { // without memory it is not known, which is no reason to fail
        value_drop(vm, vm_take_error(vm));
    }
    if (!value_is_unset(kept)) {
        vm_restore_error(vm, kept);
    }
    value_drop(vm, where);
    return made;
}
