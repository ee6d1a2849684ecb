// What is wrong with the arguments of a native function, in CPython's words.
//
// CPython's own C functions take their arguments apart in several ways, each with messages of its
// own; which one a function has shows in its signature and in whose method it is.

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/run/native_call.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <stdio.h>

typedef enum Manner {
    MANNER_POSITIONAL, // arguments are only counted: len, list.append
    MANNER_KEYWORDS,   // names are matched too: str.split, int.to_bytes
    MANNER_SEARCH,     // str.find and the like
    MANNER_SLOT,       // a slot of the type, wrapped: int.__divmod__
    MANNER_PYTHON,     // what CPython has in Python: asyncio
} Manner;

// One call that does not fit.
typedef struct Call {
    const NativeFunction *self;
    const Signature *s;
    Args args;
    int own;         // 1 where the first argument is self or a class, which is not counted
    int given;       // positional arguments without it
    int names;       // keyword arguments
    int least, most; // positional parameters without it
    char name[64];   // "append"
    char full[160];  // "list.append", "math.sqrt", "len"
} Call;

Text native_name(const NativeDef *def) {
    const char *at = strchr(def->name, '@');
    return (Text){def->name, at ? (size_t)(at - def->name) : strlen(def->name)};
}

static bool is_of_asyncio(const NativeFunction *self) {
    return self->module && strncmp(self->module, "asyncio", 7) == 0;
}

// Special methods that are slots in CPython and methods here, because a type has no slot for them.
static bool is_slot(const Call *call) {
    static const char *const slots[] = {"__divmod__", "__rdivmod__", "__int__",    "__float__",
                                        "__index__",  "__bool__",    "__pow__",    "__rpow__",
                                        "__ipow__",   "__set__",     "__delete__", "__abs__",
                                        "__neg__",    "__pos__",     "__invert__"};
    for (size_t i = 0; call->self->owner && i < sizeof slots / sizeof *slots; i++) {
        if (strcmp(call->name, slots[i]) == 0) {
            return true;
        }
    }
    return false;
}

static Manner manner_of(const Call *call) {
    const Signature *s = call->s;
    const NativeFunction *self = call->self;
    if (is_slot(call)) {
        return MANNER_SLOT;
    }
    if (self->def->kind != NATIVE_FUNCTION || is_of_asyncio(self) ||
        (call->own && s->positional_only == 0 && s->positional > 0)) {
        if (s->positional_only == 0 || s->positional_only < s->positional) {
            return MANNER_PYTHON;
        }
    }
    if (s->positional == 4 && text_equal(s->parameters[2].name, TEXT("start")) &&
        text_equal(s->parameters[3].name, TEXT("end"))) {
        return MANNER_SEARCH;
    }
    const int named = s->count - (s->rest >= 0) - (s->keywords >= 0) - s->positional_only;
    return named > 0 ? MANNER_KEYWORDS : MANNER_POSITIONAL;
}

// The class that a method is called on says the name: a method of `type` or of the class is bound
// to it.
static const char *shown_owner(Vm *vm, const Call *call) {
    const bool has_class = call->args.count > 0 &&
                           value_has_type_flag(call->args.values[0], TYPE_META) &&
                           (!call->self->owner || call->self->owner == vm->types.type);
    if (has_class) {
        return ((const Type *)call->args.values[0].object)->qualname->bytes;
    }
    return call->self->owner ? call->self->owner->qualname->bytes : NULL;
}

static void describe(Vm *vm, Call *call) {
    const Text name = native_name(call->self->def);
    snprintf(call->name, sizeof call->name, "%.*s", (int)name.size, name.bytes);
    const bool is_class_method = strstr(call->self->def->name, "@class") != NULL;
    call->own = call->self->owner || is_class_method;
    call->given = call->args.count - call->own;
    call->names = call->args.names ? call->args.names->count : 0;
    call->least = call->s->required - call->own;
    call->most = call->s->positional - call->own;
    const char *owner = call->own ? shown_owner(vm, call) : call->self->module;
    if (!call->own && owner && strcmp(owner, "builtins") == 0) {
        owner = NULL;
    }
    snprintf(call->full, sizeof call->full, "%s%s%s", owner ? owner : "", owner ? "." : "",
             call->name);
}

static const char *plural(int count) {
    return count == 1 ? "" : "s";
}

// --- Counted -------------------------------------------------------------------------------------

static void raise_takes(Vm *vm, const Call *call, const char *how, int limit, const char *what,
                        int given) {
    vm_raise(vm, vm->exceptions.TypeError, "%s() takes %s %d %sargument%s (%d given)", call->name,
             how, limit, what, plural(limit), given);
}

static void raise_positional(Vm *vm, const Call *call) {
    Type *type = vm->exceptions.TypeError;
    const int least = call->least, most = call->most, given = call->given;
    if (given < 0) {
        vm_raise(vm, type, "unbound method %s() needs an argument", call->full);
    } else if (call->names > 0) {
        vm_raise(vm, type, "%s() takes no keyword arguments", call->full);
    } else if (most == 0) {
        vm_raise(vm, type, "%s() takes no arguments (%d given)", call->full, given);
    } else if (least == most && most == 1) {
        vm_raise(vm, type, "%s() takes exactly one argument (%d given)", call->full, given);
    } else {
        const int limit = given < least ? least : most;
        vm_raise(vm, type, "%s expected %s%d argument%s, got %d", call->name,
                 least == most   ? ""
                 : given < least ? "at least "
                                 : "at most ",
                 limit, plural(limit), given);
    }
}

static void raise_search(Vm *vm, const Call *call) {
    if (call->given < 0 || call->names > 0) {
        raise_positional(vm, call);
    } else if (call->given < call->least) {
        raise_takes(vm, call, "at least", call->least, "", call->given);
    } else {
        raise_takes(vm, call, "at most", call->most, "", call->given);
    }
}

static void raise_slot(Vm *vm, const Call *call) {
    if (call->names > 0) {
        vm_raise(vm, vm->exceptions.TypeError, "wrapper %s() takes no keyword arguments",
                 call->name);
    } else if (call->least < call->most) {
        const bool few = call->given < call->least;
        const int limit = few ? call->least : call->most;
        vm_raise(vm, vm->exceptions.TypeError, " expected at %s %d argument%s, got %d",
                 few ? "least" : "most", limit, plural(limit), call->given);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "expected %d argument%s, got %d", call->most,
                 plural(call->most), call->given);
    }
}

// --- Matched by name -----------------------------------------------------------------------------

static bool was_named(const Call *call, Text name) {
    for (int i = 0; i < call->names; i++) {
        if (text_equal(str_text((const Str *)call->args.names->items[i].object), name)) {
            return true;
        }
    }
    return false;
}

// A parameter that got nothing, counted from 1 without self; 0: none.
static int find_missing(const Call *call) {
    const Signature *s = call->s;
    for (int i = call->own; i < s->count; i++) {
        const Parameter *parameter = &s->parameters[i];
        if (i != s->rest && i != s->keywords && !parameter->optional &&
            i - call->own >= call->given && !was_named(call, parameter->name)) {
            return i - call->own + 1;
        }
    }
    return 0;
}

// A name that is no parameter's, or was given by place already.
static void raise_name(Vm *vm, const Call *call) {
    const Signature *s = call->s;
    for (int i = 0; i < call->names; i++) {
        const Str *name = (const Str *)call->args.names->items[i].object;
        int place = -1;
        for (int j = s->positional_only; j < s->count; j++) {
            if (j != s->rest && j != s->keywords &&
                text_equal(s->parameters[j].name, str_text(name))) {
                place = j;
            }
        }
        if (place < 0) {
            vm_raise(vm, vm->exceptions.TypeError, "'%s' is an invalid keyword argument for %s()",
                     name->bytes, call->name);
            return;
        }
        if (place - call->own < call->given) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "argument for %s() given by name ('%s') and position (%d)", call->name,
                     name->bytes, place - call->own + 1);
            return;
        }
    }
}

static void raise_keywords(Vm *vm, const Call *call) {
    const Signature *s = call->s;
    const int all = s->count - call->own;
    const int least = s->positional_only - call->own;
    const int missing = find_missing(call);
    if (call->given < 0) {
        vm_raise(vm, vm->exceptions.TypeError, "unbound method %s() needs an argument", call->full);
    } else if (s->rest < 0 && call->given + call->names > all) {
        raise_takes(vm, call, "at most", all, call->given == 0 ? "keyword " : "",
                    call->given + call->names);
    } else if (s->rest < 0 && call->given > call->most) {
        if (call->most == 0) {
            vm_raise(vm, vm->exceptions.TypeError, "%s() takes no positional arguments",
                     call->name);
        } else {
            raise_takes(vm, call, call->least < call->most ? "at most" : "exactly", call->most,
                        "positional ", call->given);
        }
    } else if (call->given < least && call->given < call->least) {
        raise_takes(vm, call, least < call->most ? "at least" : "exactly", least, "positional ",
                    call->given);
    } else if (missing > 0) {
        const Text name = s->parameters[missing - 1 + call->own].name;
        vm_raise(vm, vm->exceptions.TypeError, "%s() missing required argument '%.*s' (pos %d)",
                 call->name, (int)name.size, name.bytes, missing);
    } else {
        raise_name(vm, call);
    }
}

// --- As Python -----------------------------------------------------------------------------------

// "f() missing 2 required positional arguments: 'a' and 'b'": those from `first` to `end`.
static bool raise_missing(Vm *vm, const Call *call, int first, int end, const char *kind) {
    const Signature *s = call->s;
    int missing[NATIVE_MAX_PARAMETERS];
    int count = 0;
    for (int i = first; i < end; i++) {
        if (i != s->rest && i != s->keywords && !s->parameters[i].optional &&
            i >= call->args.count && !was_named(call, s->parameters[i].name)) {
            missing[count++] = i;
        }
    }
    if (count == 0) {
        return false;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "%s%s%s() missing %d required %s argument%s: ",
             call->own ? call->self->owner->name->bytes : "", call->own ? "." : "", call->name,
             count, kind, plural(count));
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            const bool last = i == count - 1;
            buf_add_text(&text, count == 2 ? TEXT(" and ") : last ? TEXT(", and ") : TEXT(", "));
        }
        const Text name = s->parameters[missing[i]].name;
        buf_addf(&text, "'%.*s'", (int)name.size, name.bytes);
    }
    vm_raise(vm, vm->exceptions.TypeError, "%s", buf_string(&text));
    buf_deinit(&text);
    return true;
}

static bool raise_names_as_python(Vm *vm, const Call *call, const char *full) {
    const Signature *s = call->s;
    for (int i = 0; i < call->names; i++) {
        const Str *name = (const Str *)call->args.names->items[i].object;
        int place = -1;
        for (int j = s->positional_only; j < s->count; j++) {
            if (text_equal(s->parameters[j].name, str_text(name))) {
                place = j;
            }
        }
        if (place >= 0 && place < call->args.count) {
            vm_raise(vm, vm->exceptions.TypeError, "%s() got multiple values for argument '%s'",
                     full, name->bytes);
            return true;
        }
        if (place < 0 && s->keywords < 0) {
            vm_raise(vm, vm->exceptions.TypeError, "%s() got an unexpected keyword argument '%s'",
                     full, name->bytes);
            return true;
        }
    }
    return false;
}

static void raise_as_python(Vm *vm, const Call *call) {
    const Signature *s = call->s;
    char full[160];
    snprintf(full, sizeof full, "%s%s%s", call->own ? call->self->owner->name->bytes : "",
             call->own ? "." : "", call->name);
    if (s->rest < 0 && call->args.count > s->positional) {
        char takes[48];
        const bool varies = s->required < s->positional;
        if (varies) {
            snprintf(takes, sizeof takes, "from %d to %d", s->required, s->positional);
        } else {
            snprintf(takes, sizeof takes, "%d", s->positional);
        }
        vm_raise(vm, vm->exceptions.TypeError,
                 "%s() takes %s positional argument%s but %d %s given", full, takes,
                 varies ? "s" : plural(s->positional), call->args.count,
                 call->args.count == 1 ? "was" : "were");
    } else if (!raise_names_as_python(vm, call, full) &&
               !raise_missing(vm, call, 0, s->positional, "positional")) {
        raise_missing(vm, call, s->positional, s->count, "keyword-only");
    }
}

void native_raise_arguments(Vm *vm, const NativeFunction *self, const Signature *s, Args args) {
    Call call = {.self = self, .s = s, .args = args};
    describe(vm, &call);
    switch (manner_of(&call)) {
    case MANNER_POSITIONAL:
        raise_positional(vm, &call);
        break;
    case MANNER_KEYWORDS:
        raise_keywords(vm, &call);
        break;
    case MANNER_SEARCH:
        raise_search(vm, &call);
        break;
    case MANNER_SLOT:
        raise_slot(vm, &call);
        break;
    case MANNER_PYTHON:
        raise_as_python(vm, &call);
        break;
    }
    if (!vm_has_error(vm)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s() got wrong arguments", call.name);
    }
}
