// Builtins that make code at run time: compile, eval, exec.
//
// The text of such code is not the scenario's: as of the library's, nothing of it is a step for the
// viewer. Its names are looked up in a namespace, as those in the body of a class.

#include "lang/compiler.h"
#include "vm/builtins/builtins.h"
#include "vm/builtins/print.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/run/interpreter.h"
#include "vm/types/bytes.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <string.h>

// --- Compiling -----------------------------------------------------------------------------------

static Type *type_of_diag(Vm *vm, DiagKind kind) {
    return kind == DIAG_INDENTATION_ERROR ? vm->exceptions.IndentationError
           : kind == DIAG_TAB_ERROR       ? vm->exceptions.TabError
                                          : vm->exceptions.SyntaxError;
}

static bool ends_with(Text text, Text end) {
    return text.size >= end.size &&
           memcmp(text.bytes + text.size - end.size, end.bytes, end.size) == 0;
}

// The line that CPython shows: its tokenizer gives it without its end, and reads a module that does
// not end in a line end as if it did. What its compiler finds has none, as there is no such file.
static Value line_of_diag(Vm *vm, const Diags *diags, Text source, bool expression) {
    const Diag *diag = &diags->items.items[0];
    if (diags->is_grammatical) {
        return NONE;
    }
    const Text line = diag_source_line(source, diag->line);
    const bool by_tokenizer = diag->kind == DIAG_SYNTAX_ERROR && diag->is_lexical;
    const bool has_end = line.bytes + line.size < source.bytes + source.size;
    const bool shows_end = !by_tokenizer && (has_end || !expression);
    Str *text = str_format(vm, "%.*s%s", (int)line.size, line.bytes, shows_end ? "\n" : "");
    return value_or_unset(text);
}

// (filename, lineno, offset, text, end_lineno, end_offset) as CPython has them, which says of some
// errors only where they begin. Where the text just ends, it means a line end that is not there.
static Tuple *place_of_diag(Vm *vm, const Diags *diags, Str *filename, Text source,
                            bool expression) {
    const Diag *diag = &diags->items.items[0];
    const Value line = line_of_diag(vm, diags, source, expression);
    if (value_is_unset(line)) {
        return NULL;
    }
    int number = source.size > 0 ? diag->line : 0, column = diag->column, end = diag->end_column;
    const Text text = diag_source_line(source, diag->line);
    const bool at_end = text.bytes + text.size == source.bytes + source.size &&
                        column > diag_column(text, (int)text.size) - 1;
    if (diag->end_line == 0) {
        const bool unclosed = ends_with(diag->message, TEXT("was never closed"));
        end = diag->kind == DIAG_INDENTATION_ERROR       ? -1
              : diag->kind == DIAG_TAB_ERROR || unclosed ? 0
                                                         : column;
    } else if (at_end) {
        column = expression ? 0 : column;
        end = column;
    }
    const int end_number = diag->end_line && number ? diag->end_line : number;
    const Value items[] = {value_of_object(filename), value_of_int(number),
                           value_of_int(column),      line,
                           value_of_int(end_number),  value_of_int(end)};
    Tuple *place = tuple_of(vm, items, 6);
    value_drop(vm, line);
    return place;
}

static void raise_syntax_error(Vm *vm, const Diags *diags, Str *filename, Text source,
                               bool expression) {
    const Diag *diag = &diags->items.items[0];
    Str *message = str_from_text(vm, diag->message);
    Tuple *place = message ? place_of_diag(vm, diags, filename, source, expression) : NULL;
    if (place) {
        const Value args[] = {value_of_object(message), value_of_object(place)};
        const Value error = exception_new_args(vm, type_of_diag(vm, diag->kind), args, 2);
        if (!value_is_unset(error)) {
            vm_raise_value(vm, error);
        }
        value_drop(vm, error);
        object_drop(vm, place);
    }
    if (message) {
        object_drop(vm, message);
    }
}

static void raise_diags(Vm *vm, const Diags *diags, Str *filename, Text source, bool expression) {
    const Diag *first = diags->items.count > 0 ? &diags->items.items[0] : NULL;
    if (!first || diags_lack_memory(diags)) {
        vm_raise_memory(vm);
    } else if (first->kind == DIAG_LIMIT || first->kind == DIAG_NOT_SUPPORTED) {
        refusal_raise(vm, first->message, first->hint);
    } else {
        raise_syntax_error(vm, diags, filename, source, expression);
    }
}

static CodeObject *compile_text(Vm *vm, Text source, Str *filename, bool expression) {
    if (memchr(source.bytes, 0, source.size)) {
        vm_raise(vm, vm->exceptions.SyntaxError, "source code string cannot contain null bytes");
        return NULL;
    }
    // Compiling is work as well: about as many instructions as there are letters.
    if (!interpreter_spend_in_c(vm, (int64_t)source.size)) {
        return NULL;
    }
    Diags diags;
    diags_init(&diags, &vm->alloc);
    Buf warnings;
    buf_init(&warnings, &vm->alloc);
    const RefuseLibrary library = module_library(vm);
    const CompilerOptions options = {.in_namespace = true,
                                     .library = &library,
                                     .expression = expression,
                                     .path = filename->bytes,
                                     .warnings = &warnings};
    Code *code = compiler_compile(source, options, &vm->alloc, &diags, NULL);
    if (warnings.size > 0) {
        print_diagnostic(vm, buf_text(&warnings));
    }
    if (!code) {
        raise_diags(vm, &diags, filename, source, expression);
    }
    buf_deinit(&warnings);
    diags_deinit(&diags);
    return code ? code_object_new(vm, code, filename->bytes, true) : NULL;
}

// The text of a str, bytes or bytearray; false with TypeError or SyntaxError set.
static bool take_source(Vm *vm, Value source, const char *function, const char *what, Text *text) {
    if (value_is_str(source)) {
        *text = str_text(value_as_str(source));
    } else if (value_is_bytes_like(source)) {
        *text = bytes_text(source);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "%s() arg 1 must be a %s", function, what);
        return false;
    }
    return true;
}

static bool is_code(const Vm *vm, Value value) {
    return value_is_object(value) && value.object->type == vm->types.code;
}

// What eval and exec are given, as code (new reference).
static CodeObject *take_code(Vm *vm, Value source, bool expression) {
    const char *function = expression ? "eval" : "exec";
    if (is_code(vm, source)) {
        CodeObject *code = (CodeObject *)source.object;
        if (code->code->frees.count > 0) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "code object passed to %s() may not contain free variables", function);
            return NULL;
        }
        return object_ref(code);
    }
    Text text;
    if (!take_source(vm, source, function, "string, bytes or code object", &text)) {
        return NULL;
    }
    for (; expression && text.size > 0 && (*text.bytes == ' ' || *text.bytes == '\t');
         text.size--) {
        text.bytes++;
    }
    Str *filename = str_intern(vm, TEXT("<string>"));
    CodeObject *code = filename ? compile_text(vm, text, filename, expression) : NULL;
    if (filename) {
        object_drop(vm, filename);
    }
    return code;
}

static bool check_options(Vm *vm, const Value *args, Text mode) {
    int64_t flags, optimize;
    if (!int_index(vm, args[3], &flags) || !int_index(vm, args[5], &optimize)) {
        return false;
    }
    if (optimize < -1 || optimize > 2) {
        vm_raise(vm, vm->exceptions.ValueError, "compile(): invalid optimize value");
    } else if (flags != 0) {
        refusal_raise(vm, TEXT("compile() with flags"), TEXT("compile without them"));
    } else if (optimize > 0) {
        refusal_raise(vm, TEXT("compile() that optimizes"), TEXT("leave `optimize` out"));
    } else if (text_equal(mode, TEXT("single"))) {
        refusal_raise(vm, TEXT("compile() in mode 'single'"), TEXT("use 'exec' or 'eval'"));
    } else if (!text_equal(mode, TEXT("exec")) && !text_equal(mode, TEXT("eval"))) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "compile() mode must be 'exec', 'eval' or 'single'");
    }
    return !vm_has_error(vm);
}

// compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)
METHOD(builtin_compile) {
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "expected str, bytes or os.PathLike object, not %s",
                        vm_type_name(vm, args[1]));
    }
    if (!value_is_str(args[2])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "compile() argument 'mode' must be str, not %s",
                        argument_type_name(vm, args[2]));
    }
    const Text mode = str_text(value_as_str(args[2]));
    if (!check_options(vm, args, mode)) {
        return UNSET;
    }
    if (is_code(vm, args[0])) {
        return value_ref(args[0]);
    }
    Text text;
    if (!take_source(vm, args[0], "compile", "string, bytes or AST object", &text)) {
        return UNSET;
    }
    return value_or_unset(
        compile_text(vm, text, value_as_str(args[1]), text_equal(mode, TEXT("eval"))));
}

// --- Running -------------------------------------------------------------------------------------

static bool is_mapping(Vm *vm, Value value) {
    return value_is_dict(value) ||
           !value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_getitem));
}

static bool check_namespaces(Vm *vm, const Value *args, bool expression) {
    const Value globals = args[1], locals = args[2];
    Type *type_error = vm->exceptions.TypeError;
    const bool bad_globals = !value_is_none(globals) && !value_is_dict(globals);
    const bool bad_locals = !value_is_none(locals) && !is_mapping(vm, locals);
    if (expression && bad_locals) {
        vm_raise(vm, type_error, "locals must be a mapping");
    } else if (expression && bad_globals) {
        vm_raise(vm, type_error,
                 is_mapping(vm, globals)
                     ? "globals must be a real dict; try eval(expr, {}, mapping)"
                     : "globals must be a dict");
    } else if (bad_globals) {
        vm_raise(vm, type_error, "exec() globals must be a dict, not %s",
                 vm_type_name(vm, globals));
    } else if (bad_locals) {
        vm_raise(vm, type_error, "locals must be a mapping or None, not %s",
                 vm_type_name(vm, locals));
    }
    return !vm_has_error(vm);
}

// The builtins of code with these globals, which get them when they have none: NULL with `fine`
// when they are the usual ones. Borrowed.
static Dict *builtins_for(Vm *vm, Dict *globals, bool *fine) {
    const Value found = dict_get_str(globals, vm->names.dunder_builtins);
    *fine = true;
    if (value_is_unset(found)) {
        *fine = dict_set_str(vm, globals, vm->names.dunder_builtins, value_of_object(vm->builtins));
        return NULL;
    }
    Dict *dict = value_is_dict(found)         ? (Dict *)found.object
                 : value_is_module(vm, found) ? ((ModuleObject *)found.object)->globals
                                              : vm->builtins;
    return dict == vm->builtins ? NULL : dict;
}

static Value run(Vm *vm, CodeObject *code, Dict *globals, Value locals) {
    bool fine;
    Dict *builtins = builtins_for(vm, globals, &fine);
    Function *function = fine ? function_new(vm, code, globals) : NULL;
    if (!function) {
        return UNSET;
    }
    function->builtins = builtins ? object_ref(builtins) : NULL;
    const Value result = function_run_body(vm, function, locals);
    object_drop(vm, function);
    return result;
}

// Without globals it is those of whoever calls, and his variables.
static Value run_source(Vm *vm, const Value *args, bool expression) {
    Frame *frame = frame_current(vm);
    if (!check_namespaces(vm, args, expression)) {
        return UNSET;
    }
    const bool given = !value_is_none(args[1]);
    Dict *globals = given   ? (Dict *)args[1].object
                    : frame ? frame->function->globals
                            : vm->builtins;
    const Value locals = !value_is_none(args[2]) ? value_ref(args[2])
                         : given || !frame       ? value_of_object(object_ref(globals))
                                                 : frame_locals(vm, frame);
    if (value_is_unset(locals)) {
        return UNSET;
    }
    object_ref(globals);
    CodeObject *code = take_code(vm, args[0], expression);
    const Value result = code ? run(vm, code, globals, locals) : UNSET;
    if (code) {
        object_drop(vm, code);
    }
    object_drop(vm, globals);
    value_drop(vm, locals);
    return result;
}

// eval(source, globals=None, locals=None)
METHOD(builtin_eval) {
    return run_source(vm, args, true);
}

// exec(source, globals=None, locals=None, *, closure=None)
METHOD(builtin_exec) {
    if (!value_is_none(args[3])) {
        return refusal_raise(vm, TEXT("exec() with a closure"), TEXT("call the function instead"));
    }
    const Value result = run_source(vm, args, false);
    if (value_is_unset(result)) {
        return UNSET;
    }
    value_drop(vm, result);
    return NONE;
}

const NativeDef builtins_of_code[] = {
    NATIVE("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1",
           builtin_compile),
    NATIVE("eval", "source, globals=None, locals=None, /", builtin_eval),
    NATIVE("exec", "source, globals=None, locals=None, /, *, closure=None", builtin_exec),
    {0},
};
