// "Did you mean: 'y'?": what a traceback adds to a NameError or AttributeError.

#include "vm/classes/attribute.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/vm.h"

// The numbers are CPython's: how many names are looked at, how long they may be, and what it costs
// to move from one spelling to another.
#define MAX_CANDIDATES 750
#define MAX_LENGTH     40
#define COST_MOVE      2
#define COST_CASE      1

static int least(int a, int b) {
    return a < b ? a : b;
}

static int replace_cost(char a, char b) {
    if (a == b) {
        return 0;
    }
    const bool same_letter = (a | 32) == (b | 32) && (a | 32) >= 'a' && (a | 32) <= 'z';
    return same_letter ? COST_CASE : COST_MOVE;
}

// The Levenshtein distance of two names, or anything above `most` when it is larger.
static int distance(Text a, Text b, int most) {
    while (a.size && b.size && a.bytes[0] == b.bytes[0]) {
        a = (Text){a.bytes + 1, a.size - 1};
        b = (Text){b.bytes + 1, b.size - 1};
    }
    while (a.size && b.size && a.bytes[a.size - 1] == b.bytes[b.size - 1]) {
        a.size--;
        b.size--;
    }
    if (a.size == 0 || b.size == 0) {
        return (int)(a.size + b.size) * COST_MOVE;
    }
    if (a.size > MAX_LENGTH || b.size > MAX_LENGTH) {
        return most + 1;
    }
    int row[MAX_LENGTH + 1];
    for (size_t i = 0; i <= a.size; i++) {
        row[i] = (int)i * COST_MOVE;
    }
    for (size_t k = 0; k < b.size; k++) {
        int diagonal = row[0], best = INT32_MAX;
        row[0] = (int)(k + 1) * COST_MOVE;
        for (size_t i = 0; i < a.size; i++) {
            const int replaced = diagonal + replace_cost(b.bytes[k], a.bytes[i]);
            const int moved = least(row[i], row[i + 1]) + COST_MOVE;
            diagonal = row[i + 1];
            row[i + 1] = least(replaced, moved);
            best = least(best, row[i + 1]);
        }
        if (best > most) {
            return most + 1;
        }
    }
    return row[a.size];
}

// The name among the candidates that is most like this one, as a new Str value; NONE when none is.
static Value most_like(Vm *vm, const Str *name, Value candidates) {
    List *list = list_new(vm, 0);
    if (!list || !list_extend(vm, list, candidates)) {
        value_drop(vm, vm_take_error(vm));
        if (list) {
            object_drop(vm, list);
        }
        return NONE;
    }
    Value best = NONE;
    int best_distance = INT32_MAX;
    for (int i = 0; list->count < MAX_CANDIDATES && i < list->count; i++) {
        if (!value_is_str(list->items[i])) {
            continue;
        }
        const Str *candidate = value_as_str(list->items[i]);
        if (str_equal(candidate, name)) {
            continue;
        }
        int most = (int)(name->size + candidate->size + 3) * COST_MOVE / 6;
        most = least(most, best_distance - 1);
        const int found = distance(str_text(name), str_text(candidate), most);
        if (found <= most) {
            best_distance = found;
            best = list->items[i];
        }
    }
    value_ref(best);
    object_drop(vm, list);
    return best;
}

static Value suggest_name(Vm *vm, const Exception *error, const Str *name) {
    Value best = NONE;
    for (int i = 1; i <= 2 && value_is_none(best); i++) {
        if (!value_is_unset(error->extra[i])) {
            best = most_like(vm, name, error->extra[i]);
        }
    }
    return value_is_none(best) ? most_like(vm, name, value_of_object(vm->builtins)) : best;
}

static Value suggest_attribute(Vm *vm, const Str *name, Value object) {
    Value names = attribute_dir(vm, object);
    if (value_is_unset(names)) {
        value_drop(vm, vm_take_error(vm));
        return NONE;
    }
    Value best = most_like(vm, name, names);
    value_drop(vm, names);
    return best;
}

void exception_suggest(Vm *vm, Value exception, Buf *out) {
    const Exception *error = value_as_exception(exception);
    const Type *type = value_type(vm, exception);
    const bool attribute = type == vm->exceptions.AttributeError;
    if (!value_is_str(error->extra[0]) || (!attribute && type != vm->exceptions.NameError)) {
        return;
    }
    const Str *name = value_as_str(error->extra[0]);
    Value best = NONE;
    if (!attribute) {
        best = suggest_name(vm, error, name);
    } else if (!value_is_unset(error->extra[1])) {
        best = suggest_attribute(vm, name, error->extra[1]);
    }
    if (value_is_str(best)) {
        buf_addf(out, ". Did you mean: '%s'?", value_as_str(best)->bytes);
    }
    value_drop(vm, best);
}

// Only the names of the locals are kept: their values may go when the frame does.
void exception_note_names(Vm *vm, Exception *exception, struct Frame *frame) {
    if (exception->base.type != vm->exceptions.NameError || !value_is_str(exception->extra[0]) ||
        !value_is_unset(exception->extra[2])) {
        return;
    }
    const Value error = vm_take_error(vm);
    const bool function = frame->code->code->flags & CODE_FUNCTION;
    Value kept =
        function ? UNSET : value_ref(frame->names); // a dict that locals() gave stays as it is
    Value locals = frame_variables(vm, frame->function, &kept, frame->registers);
    value_drop(vm, kept);
    List *names = list_new(vm, 0);
    if (names && !value_is_unset(locals) && list_extend(vm, names, locals)) {
        value_set(vm, &exception->extra[1], value_of_object(object_ref(names)));
    }
    if (names) {
        object_drop(vm, names);
    }
    value_drop(vm, locals);
    Dict *globals = frame->function->globals;
    value_set(vm, &exception->extra[2], value_of_object(object_ref(globals)));
    value_drop(vm, vm_take_error(vm));
    vm_restore_error(vm, error);
}
