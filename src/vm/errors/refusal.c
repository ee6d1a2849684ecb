#include "vm/errors/refusal.h"

#include "lang/diag.h"
#include "lang/refuse.h"
#include "vm/classes/type.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/run/interpreter.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

static const struct {
    const char *type; // module.name
    const char *names;
} types[] = {
#include "vm/errors/refusal_names.inc"
};

static const struct {
    const char *name, *hint;
} hints[] = {
    {"add_reader", "a scenario has no files or sockets: let `await asyncio.sleep(seconds)` stand "
                   "for the wait"},
    {"add_writer", "a scenario has no files or sockets: let `await asyncio.sleep(seconds)` stand "
                   "for the wait"},
    {"add_signal_handler", "no signal ever arrives in a scenario: loop.call_later(seconds, "
                           "callback) can stand for one"},
    {"create_server", "a scenario has no network: let tasks and an asyncio.Queue stand for clients "
                      "and requests"},
    {"create_connection", "a scenario has no network: let `await asyncio.sleep(seconds)` stand for "
                          "the time that an answer takes"},
    {"getaddrinfo", "a scenario has no network: let `await asyncio.sleep(seconds)` stand for the "
                    "time that an answer takes"},
    {"subprocess_exec", "a scenario has no processes: let `await asyncio.sleep(seconds)` stand for "
                        "the time that one takes"},
    {"subprocess_shell", "a scenario has no processes: let `await asyncio.sleep(seconds)` stand "
                         "for the time that one takes"},
};

static Text hint_for(Text name) {
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
        if (text_equal(text_of(hints[i].name), name)) {
            return text_of(hints[i].hint);
        }
    }
    return (Text){NULL, 0};
}

// --- Ending the run ------------------------------------------------------------------------------

static Diag place_of(const Vm *vm, const Frame *frame) {
    if (!frame) {
        return (Diag){.kind = DIAG_NOT_SUPPORTED};
    }
    return diag_at(DIAG_NOT_SUPPORTED, vm->source,
                   code_span(frame->code->code, frame_instruction(frame)));
}

Value refusal_raise(Vm *vm, Text what, Text hint) {
    const Frame *frame = frame_current(vm);
    while (frame && (!frame->code || frame->code->is_library)) {
        frame = frame->back;
    }
    Diag diag = place_of(vm, frame);
    diag.message = what;
    diag.hint = hint;
    Buf text;
    buf_init(&text, &vm->alloc);
    diag_print(&diag, text_of(vm->options.path), vm->source, &text);
    while (text.size > 0 && text.bytes[text.size - 1] == '\n') {
        text.size--;
    }
    interpreter_halt(vm, 2, buf_text(&text));
    buf_deinit(&text);
    if (!vm_has_error(vm)) {
        vm_raise(vm, vm->exceptions.SystemExit, "halted");
    }
    return UNSET;
}

// --- What CPython has ----------------------------------------------------------------------------

static bool asked_by_program(const Vm *vm) {
    const Frame *frame = frame_current(vm);
    return frame && frame->code && !frame->code->is_library;
}

static bool has_word(const char *words, Text word) {
    const char *at = words;
    while ((at = strstr(at, word.bytes))) {
        if ((at == words || at[-1] == ' ') && at[word.size] == ' ') {
            return true;
        }
        at += word.size;
    }
    return false;
}

// As strcmp for "module.name" of a type beside a full name.
static int compare_name(const Type *type, const char *full) {
    const Text module = type->module ? str_text(type->module) : TEXT("builtins");
    const int order = strncmp(module.bytes, full, module.size);
    if (order != 0 || full[module.size] != '.') {
        return order != 0 ? order : '.' - (unsigned char)full[module.size];
    }
    return strcmp(type->qualname->bytes, full + module.size + 1);
}

// The table is in order of the names: a class of the program whose attributes are often asked for
// in vain (`__getattr__`, `hasattr`) is not in it.
static bool python_type_has(const Type *type, Text name) {
    if ((type->flags & TYPE_HEAP) && type->module && str_equals_c(type->module, "__main__")) {
        return false;
    }
    size_t low = 0, high = sizeof types / sizeof types[0];
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare_name(type, types[middle].type);
        if (order == 0) {
            return has_word(types[middle].names, name);
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return false;
}

static const Type *python_owner(const Type *type, Text name) {
    for (int i = 0; type->mro && i < type->mro->count; i++) {
        const Type *from = (const Type *)type->mro->items[i].object;
        if (python_type_has(from, name)) {
            return from;
        }
    }
    return NULL;
}

bool refusal_of_attribute(Vm *vm, Value object, const Str *name) {
    if (!asked_by_program(vm)) {
        return false;
    }
    // An attribute that the type knows, but this value has not set, CPython does not find either.
    const bool class = value_has_type_flag(object, TYPE_META);
    const Type *type = class ? (const Type *)object.object : value_type(vm, object);
    if (!value_is_unset(type_lookup(vm, (Type *)type, (Str *)name))) {
        return false;
    }
    const Type *owner = python_owner(type, str_text(name));
    if (!owner) {
        return false;
    }
    Buf what;
    buf_init(&what, &vm->alloc);
    const Text module = owner->module ? str_text(owner->module) : TEXT("builtins");
    const bool plain = text_equal(module, TEXT("builtins"));
    buf_addf(&what, "%s%s%s.%s", plain ? "" : module.bytes, plain ? "" : ".",
             owner->qualname->bytes, name->bytes);
    refusal_raise(vm, buf_text(&what), hint_for(str_text(name)));
    buf_deinit(&what);
    return true;
}

bool refusal_of_module(Vm *vm, Text module, const Str *name) {
    if (!asked_by_program(vm) || refuse_python_module_has(module, str_text(name)) != 1) {
        return false;
    }
    Buf what;
    buf_init(&what, &vm->alloc);
    if (!text_equal(module, TEXT("builtins"))) {
        buf_addf(&what, "%.*s.", (int)module.size, module.bytes);
    }
    buf_addf(&what, "%s", name->bytes);
    refusal_raise(vm, buf_text(&what), refuse_hint(buf_text(&what)));
    buf_deinit(&what);
    return true;
}
