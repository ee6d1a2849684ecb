#include "cli/machine.h"

#include "base/check.h"
#include "lang/compiler.h"
#include "lang/mistakes.h"
#include "lang/refuse.h"
#include "loop/asyncio.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/errors/uncaught.h"
#include "vm/module.h"
#include "vm/run/function.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

// Defaults of --max-steps: in all when recording, else between loop turns.
#define STEPS_RECORDING 200000000
#define STEPS_RUNNING   2000000000

struct Machine {
    Alloc *alloc; // of the machine itself and of the trace
    MachineSetup setup;
    Vm *vm;
    Trace *trace;       // NULL: none is kept
    size_t input_place; // how far in the source `# input:` comments were read
    MachineState state;
    int status;
};

// ---- Input and output ----

static void write_stream(void *context, int stream, Text text) {
    const Machine *machine = context;
    if (machine->setup.write) {
        machine->setup.write(machine->setup.context, stream, text);
    }
}

static void flush_stream(void *context, int stream) {
    const Machine *machine = context;
    if (machine->setup.flush) {
        machine->setup.flush(machine->setup.context, stream);
    }
}

// While recording, input comes from comments in the source: `# input: Ada` is one line.
static bool next_input_comment(Machine *machine, Buf *line) {
    static const Text mark = {"# input:", 8};
    const Text source = machine->setup.source;
    while (machine->input_place < source.size) {
        const char *begin = source.bytes + machine->input_place;
        const char *end = memchr(begin, '\n', source.size - machine->input_place);
        const size_t size = end ? (size_t)(end - begin) : source.size - machine->input_place;
        machine->input_place += size + 1;
        Text text = {begin, size};
        while (text.size && (*text.bytes == ' ' || *text.bytes == '\t')) {
            text = (Text){text.bytes + 1, text.size - 1};
        }
        if (text_starts_with(text, mark)) {
            text = (Text){text.bytes + mark.size, text.size - mark.size};
            while (text.size && text.bytes[text.size - 1] == '\r') {
                text.size--;
            }
            const bool space = text.size && *text.bytes == ' ';
            buf_add(line, text.bytes + space, text.size - space);
            buf_add_char(line, '\n');
            return true;
        }
    }
    return false;
}

static bool read_line(void *context, Buf *line) {
    Machine *machine = context;
    if (machine->setup.read_line) {
        return machine->setup.read_line(machine->setup.context, line);
    }
    return next_input_comment(machine, line);
}

// ---- Source to code ----

static Code *compile(Vm *vm, Text source, bool marks, Diags *diags, Buf *about, Buf *warnings) {
    const RefuseLibrary library = module_library(vm);
    const CompilerOptions options = {
        .marks = marks, .library = &library, .path = vm->options.path, .warnings = warnings};
    return compiler_compile(source, options, &vm->alloc, diags, about);
}

// ---- Making one ----

static Vm *make_vm(Machine *machine) {
    const Options *options = machine->setup.options;
    const int64_t standard = machine->setup.record ? STEPS_RECORDING : STEPS_RUNNING;
    const VmOptions vm_options = {
        .max_memory = (size_t)options->max_memory,
        .fail_at = machine->setup.fail_at,
        .max_steps = (uint64_t)(options->max_steps < 0 ? standard : options->max_steps),
        .max_time = options->max_time,
        .path = machine->setup.path,
        .arguments = machine->setup.arguments,
        .argument_count = machine->setup.argument_count,
        .write = write_stream,
        .flush = flush_stream,
        .read_line = read_line,
        .context = machine,
    };
    Buf message;
    buf_init(&message, machine->alloc);
    Vm *vm = vm_new(&vm_options, &message);
    buf_deinit(&message);
    if (vm && !asyncio_setup(vm)) {
        vm_free(vm);
        return NULL;
    }
    return vm;
}

static bool make_trace(Machine *machine, Text about) {
    const TraceHeader header = {
        .file = text_of(machine->setup.path),
        .source = machine->setup.source,
        .about = about,
        .python = TEXT("3.11.7"),
    };
    machine->trace = trace_new(machine->alloc, header, machine->setup.options->max_events);
    machine->vm->trace = machine->vm->options.trace = machine->trace;
    return machine->trace != NULL;
}

static bool set_name(Vm *vm, Dict *globals, const char *name, Text text) {
    Str *str = str_from_text(vm, text);
    const bool done = str && dict_set_c(vm, globals, name, value_of_object(str));
    if (str) {
        object_drop(vm, str);
    }
    return done;
}

// The names that only `__main__` begins with, in CPython's order.
static bool set_names_of_main(Machine *machine, Dict *globals) {
    Vm *vm = machine->vm;
    Dict *annotations = dict_new(vm);
    const Value builtins = annotations ? vm_import(vm, TEXT("builtins")) : UNSET;
    const bool done = !value_is_unset(builtins) &&
                      dict_set_c(vm, globals, "__annotations__", value_of_object(annotations)) &&
                      dict_set_c(vm, globals, "__builtins__", builtins) &&
                      set_name(vm, globals, "__file__", text_of(machine->setup.path)) &&
                      dict_set_c(vm, globals, "__cached__", NONE);
    value_drop(vm, builtins);
    if (annotations) {
        object_drop(vm, annotations);
    }
    return done;
}

// The module `__main__`, ready to run. False with an exception set.
static bool begin_main(Machine *machine, Code *code) {
    Vm *vm = machine->vm;
    CodeObject *object = code_object_new(vm, code, machine->setup.path, false);
    ModuleObject *module = object ? module_new(vm, "__main__") : NULL;
    bool done = module && set_names_of_main(machine, module->globals) &&
                dict_set_c(vm, vm->modules, "__main__", value_of_object(module)) &&
                traceback_add_source(vm, machine->setup.path, machine->setup.source);
    Function *body = done ? function_new(vm, object, module->globals) : NULL;
    done = body && interpreter_begin(vm, body);
    void *const held[] = {object, module, body};
    for (int i = 0; i < 3; i++) {
        if (held[i]) {
            object_drop(vm, held[i]);
        }
    }
    return done;
}

static void tell(Machine *machine, Text text) {
    if (machine->trace && text.size) {
        trace_add_print(machine->trace, trace_intern(machine->trace, text), STREAM_STDERR);
    }
    write_stream(machine, 2, text);
}

static bool prepare(Machine *machine, Diags *diags) {
    machine->vm = make_vm(machine);
    if (!machine->vm) {
        return false;
    }
    Buf about, warnings;
    buf_init(&about, machine->alloc);
    buf_init(&warnings, machine->alloc);
    Code *code = compile(machine->vm, machine->setup.source, machine->setup.record, diags, &about,
                         &warnings);
    bool done = code && (!machine->setup.record || make_trace(machine, buf_text(&about)));
    if (done && warnings.size > 0) {
        tell(machine, buf_text(&warnings));
    }
    done = done && begin_main(machine, code);
    buf_deinit(&about);
    buf_deinit(&warnings);
    return done;
}

Machine *machine_new(Alloc *alloc, const MachineSetup *setup, Diags *diags) {
    Machine *machine = alloc_try_zero(alloc, sizeof *machine);
    if (!machine) {
        return NULL;
    }
    machine->alloc = alloc;
    machine->setup = *setup;
    if (!prepare(machine, diags)) {
        machine_free(machine);
        return NULL;
    }
    return machine;
}

void machine_free(Machine *machine) {
    if (machine->vm) {
        vm_free(machine->vm);
    }
    if (machine->trace) {
        trace_free(machine->trace);
    }
    alloc_release(machine->alloc, machine, sizeof *machine);
}

// ---- Running ----

static bool is_full(const Machine *machine) {
    return machine->trace && trace_is_full(machine->trace) != TRACE_NOT_FULL;
}

// The trace takes no more: what is recorded stays, and how the run went on is not its end.
static void end_full(Machine *machine) {
    char reason[160] = "no memory is left to record more";
    if (trace_is_full(machine->trace) == TRACE_FULL_EVENTS) {
        snprintf(reason, sizeof reason,
                 "more than %lld events, the limit of --max-events (0 means none)",
                 (long long)machine->setup.options->max_events);
    }
    machine->state = MACHINE_ENDED;
    machine->status = 3;
    machine->vm->trace = NULL;
    trace_end(machine->trace, 3, text_of(reason));
}

static void end(Machine *machine, int status, Text reason) {
    if (is_full(machine)) {
        end_full(machine);
        return;
    }
    machine->state = MACHINE_ENDED;
    machine->status = status;
    if (machine->trace) {
        machine->vm->trace = NULL;
        trace_end(machine->trace, status, reason);
    }
}

// The last line of a text that ends with a line end.
static Text last_line(Text text) {
    while (text.size && text.bytes[text.size - 1] == '\n') {
        text.size--;
    }
    size_t begin = text.size;
    while (begin > 0 && text.bytes[begin - 1] != '\n') {
        begin--;
    }
    return (Text){text.bytes + begin, text.size - begin};
}

// SystemExit's argument as a status; what is no number is printed, with status 1.
static int exit_status(Machine *machine, Value code) {
    if (value_is_unset(code) || value_is_none(code)) {
        return 0;
    }
    if (code.kind == VALUE_INT || code.kind == VALUE_BOOL) {
        return (int)(code.integer & 0xff);
    }
    if (value_is_int(code)) {
        return 255; // too large for C, which CPython takes as -1
    }
    Vm *vm = machine->vm;
    const Value text = vm_call(vm, value_of_object(vm->types.str), &code, 1);
    if (!value_is_unset(text) && value_is_str(text)) {
        Buf line;
        buf_init(&line, machine->alloc);
        buf_add_text(&line, str_text(value_as_str(text)));
        buf_add_text(&line, TEXT("\n"));
        tell(machine, buf_text(&line));
        buf_deinit(&line);
    }
    value_drop(vm, text);
    return 1;
}

// Ends by SystemExit: its argument is the status.
static void end_with_exit(Machine *machine, Value exit) {
    const int status = exit_status(machine, value_as_exception(exit)->extra[0]);
    workers_finish(machine->vm);
    module_finish(machine->vm);
    end(machine, status, TEXT(""));
}

static void end_with_exception(Machine *machine, Value exception) {
    Vm *vm = machine->vm;
    if (value_is_a(vm, exception, vm->exceptions.SystemExit)) {
        end_with_exit(machine, exception);
        return;
    }
    const Value exit = uncaught_show(vm, exception);
    if (!value_is_unset(exit)) {
        end_with_exit(machine, exit);
        value_drop(vm, exit);
        return;
    }
    Buf text;
    buf_init(&text, machine->alloc);
    // The last line says what went wrong; that of a group is the frame around its members.
    if (value_is_a(vm, exception, vm->exceptions.BaseExceptionGroup)) {
        traceback_print_exception_only(vm, exception, &text);
    } else {
        traceback_print_uncaught(vm, exception, &text);
    }
    const bool interrupted = value_is_a(vm, exception, vm->exceptions.KeyboardInterrupt);
    workers_finish(vm);
    module_finish(vm);
    end(machine, interrupted ? 130 : 1, last_line(buf_text(&text)));
    buf_deinit(&text);
}

static void end_at_limit(Machine *machine) {
    const Interpreter *interpreter = machine->vm->interpreter;
    const int status = interpreter->status;
    const Text reason = buf_text(&interpreter->message);
    // A deadlock or a refusal has its own beginning; a limit is awaiter's, and names the file.
    const bool own = status != 3;
    Buf text;
    buf_init(&text, machine->alloc);
    buf_addf(&text, "%s%s%.*s\n", own ? "" : machine->setup.path, own ? "" : ": ", (int)reason.size,
             reason.bytes);
    tell(machine, buf_text(&text));
    buf_deinit(&text);
    end(machine, status, reason);
}

static void end_normally(Machine *machine) {
    const Stack *stack = machine->vm->interpreter->main;
    if (stack->state == STACK_RAISED) {
        end_with_exception(machine, stack->result);
        return;
    }
    workers_finish(machine->vm);
    if (machine->vm->interpreter->halted) {
        end_at_limit(machine);
        return;
    }
    module_finish(machine->vm);
    end(machine, 0, TEXT(""));
}

MachineState machine_run(Machine *machine, uint64_t budget) {
    const uint64_t slice = 1000000; // so that a full trace is noticed
    while (machine->state == MACHINE_RUNNING) {
        const uint64_t now = budget && budget < slice ? budget : slice;
        switch (interpreter_run(machine->vm, machine->trace || budget ? now : 0)) {
        case VM_ENDED:
            end_normally(machine);
            break;
        case VM_LIMIT:
            end_at_limit(machine);
            break;
        case VM_PAUSED:
            if (is_full(machine)) {
                end_full(machine);
                break;
            }
            if (budget && budget <= slice) {
                return MACHINE_RUNNING;
            }
            budget -= budget ? slice : 0;
            break;
        }
    }
    return MACHINE_ENDED;
}

int machine_status(const Machine *machine) {
    return machine->status;
}

const Trace *machine_trace(const Machine *machine) {
    return machine->trace;
}

bool machine_check(Alloc *alloc, const char *path, Text source, Diags *diags) {
    const Options options = {0};
    Machine machine = {
        .alloc = alloc,
        .setup = {.path = path, .source = source, .options = &options},
    };
    machine.vm = make_vm(&machine);
    if (!machine.vm) {
        return false;
    }
    Buf about;
    buf_init(&about, alloc);
    Code *code = compile(machine.vm, source, false, diags, &about, NULL);
    if (code) {
        code_free(code);
    }
    buf_deinit(&about);
    vm_free(machine.vm);
    if (code) {
        mistakes_find(source, alloc, diags);
    }
    return code != NULL && !diags_any(diags);
}
