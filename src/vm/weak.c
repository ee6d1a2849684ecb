#include "vm/weak.h"

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/vm.h"

typedef struct Weak {
    Object base;
    Object *target; // not counted; NULL: it has gone
    Value callback; // UNSET: none
    struct Weak *next;
    int64_t hash;
    bool hashed;
} Weak;

// The weak references to each object that has any: a hash table by address.
typedef struct WeakTable {
    Weak **heads; // NULL: a free place
    size_t count, capacity;
} WeakTable;

static size_t place_of(const WeakTable *table, const Object *target) {
    size_t place = (((uintptr_t)target >> 4) * 11400714819323198485u >> 20) & (table->capacity - 1);
    while (table->heads[place] && table->heads[place]->target != target) {
        place = (place + 1) & (table->capacity - 1);
    }
    return place;
}

static bool reserve(Vm *vm, WeakTable *table) {
    if (table->count * 2 < table->capacity) {
        return true;
    }
    WeakTable grown = {.count = table->count,
                       .capacity = table->capacity ? table->capacity * 2 : 16};
    grown.heads = alloc_try_zero(&vm->alloc, grown.capacity * sizeof *grown.heads);
    if (!grown.heads) {
        vm_raise_memory(vm);
        return false;
    }
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->heads[i]) {
            grown.heads[place_of(&grown, table->heads[i]->target)] = table->heads[i];
        }
    }
    alloc_release(&vm->alloc, table->heads, table->capacity * sizeof *table->heads);
    *table = grown;
    return true;
}

// Empties a place and moves those behind it that would not be found any more.
static void take_out(WeakTable *table, size_t place) {
    table->heads[place] = NULL;
    table->count--;
    for (size_t next = (place + 1) & (table->capacity - 1); table->heads[next];
         next = (next + 1) & (table->capacity - 1)) {
        Weak *moved = table->heads[next];
        table->heads[next] = NULL;
        table->heads[place_of(table, moved->target)] = moved;
    }
}

// One without a callback, of no class of the program: there is one of each type for an object, and
// they come first.
static bool is_basic(const Type *type, Value callback) {
    return value_is_unset(callback) && !(type->flags & TYPE_HEAP);
}

// Where a new one belongs in the list: `ref` before `proxy` before all others, the newest first.
static Weak **link_for(const Vm *vm, Weak **link, const Type *type, Value callback) {
    const bool basic = is_basic(type, callback);
    if (basic && type == vm->types.weakref) {
        return link;
    }
    while (*link && is_basic((*link)->base.type, (*link)->callback) &&
           (!basic || (*link)->base.type == vm->types.weakref)) {
        link = &(*link)->next;
    }
    return link;
}

bool weak_is_possible(Vm *vm, Type *type) {
    if (!value_is_unset(type_lookup(vm, type, vm->names.dunder_weakref))) {
        return true;
    }
    while (type->flags & TYPE_HEAP) {
        type = type->parent;
    }
    return type->traverse && !(type->flags & (TYPE_TUPLE | TYPE_LIST | TYPE_DICT | TYPE_STR |
                                              TYPE_INT | TYPE_EXCEPTION));
}

Value weak_new(Vm *vm, Type *type, Value target, Value callback) {
    if (target.kind != VALUE_OBJECT || !weak_is_possible(vm, target.object->type)) {
        return vm_raise(vm, vm->exceptions.TypeError, "cannot create weak reference to '%s' object",
                        vm_type_name(vm, target));
    }
    if (!vm->weak) {
        vm->weak = alloc_try_zero(&vm->alloc, sizeof(WeakTable));
    }
    if (!vm->weak || !reserve(vm, vm->weak)) {
        return vm_has_error(vm) ? UNSET : vm_raise_memory(vm);
    }
    Weak **head = &vm->weak->heads[place_of(vm->weak, target.object)];
    for (Weak *weak = *head; weak && is_basic(type, callback); weak = weak->next) {
        if (value_is_unset(weak->callback) && weak->base.type == type) {
            return value_of_object(object_ref(weak));
        }
    }
    Weak *made = object_new(vm, type, sizeof *made);
    if (!made) {
        return UNSET;
    }
    // Making it may have collected garbage and so have changed the table.
    head = &vm->weak->heads[place_of(vm->weak, target.object)];
    vm->weak->count += *head == NULL;
    made->target = target.object;
    made->callback = value_ref(callback);
    Weak **link = link_for(vm, head, type, callback);
    made->next = *link;
    *link = made;
    target.object->flags |= OBJECT_WEAK;
    return value_of_object(made);
}

Value weak_target(Value weak) {
    Object *target = ((Weak *)weak.object)->target;
    return target ? value_of_object(object_ref(target)) : NONE;
}

bool weak_is_one(const Vm *vm, const Object *object) {
    return type_is_subtype(object->type, vm->types.weakref) ||
           object->type == vm->types.weakproxy || object->type == vm->types.weakcallableproxy;
}

bool weak_list(Vm *vm, Value target, List *out) {
    const bool any = target.kind == VALUE_OBJECT && (target.object->flags & OBJECT_WEAK);
    Weak *weak = any ? vm->weak->heads[place_of(vm->weak, target.object)] : NULL;
    for (; weak; weak = weak->next) {
        if (!list_append(vm, out, value_of_object(weak))) {
            return false;
        }
    }
    return true;
}

int weak_count(const Vm *vm, Value target) {
    int count = 0;
    if (target.kind == VALUE_OBJECT && (target.object->flags & OBJECT_WEAK)) {
        const Weak *weak = vm->weak->heads[place_of(vm->weak, target.object)];
        for (; weak; weak = weak->next) {
            count++;
        }
    }
    return count;
}

static void call_back(Vm *vm, Weak *weak) {
    if (vm->interpreter->halted) {
        return; // nothing of the program runs any more, and its functions may be empty already
    }
    Value self = value_of_object(weak);
    Value before = vm_take_error(vm);
    Value result = vm_call(vm, weak->callback, &self, 1);
    if (value_is_unset(result)) {
        exception_report_unraisable(vm, weak->callback);
    }
    value_drop(vm, result);
    if (!value_is_unset(before)) {
        vm_restore_error(vm, before);
    }
}

void weak_forget_callback(Vm *vm, Object *weak) {
    value_set(vm, &((Weak *)weak)->callback, UNSET);
}

void weak_forget(Vm *vm, Object *object) {
    const size_t place = place_of(vm->weak, object);
    Weak *list = vm->weak->heads[place];
    if (!list) {
        return;
    }
    take_out(vm->weak, place);
    for (Weak *weak = list; weak; weak = weak->next) {
        weak->target = NULL;
        object_ref(weak);
    }
    while (list) {
        Weak *weak = list;
        list = weak->next;
        weak->next = NULL;
        if (!value_is_unset(weak->callback) && weak->base.refs > 1) {
            call_back(vm, weak);
        }
        object_drop(vm, weak);
    }
}

// --- The type ------------------------------------------------------------------------------------

static void finalize(Vm *vm, Object *object) {
    Weak *self = (Weak *)object;
    if (self->target) {
        const size_t place = place_of(vm->weak, self->target);
        Weak **link = &vm->weak->heads[place];
        if (*link == self && !self->next) {
            self->target->flags &= ~OBJECT_WEAK;
            take_out(vm->weak, place);
        } else {
            while (*link && *link != self) {
                link = &(*link)->next;
            }
            if (*link) {
                *link = self->next;
            }
        }
    }
    value_drop(vm, self->callback);
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Value callback = ((Weak *)object)->callback;
    if (callback.kind == VALUE_OBJECT) {
        visit(callback.object, context);
    }
}

static Value weak_slot_new(Vm *vm, Type *type, Args args) {
    if (type != vm->types.weakref) {
        args.names = NULL; // they are for the `__init__` of the class
    }
    if (!args_positional(vm, "ref", args, 1, 2)) {
        return UNSET;
    }
    const bool called_back = args.count == 2 && !value_is_none(args.values[1]);
    return weak_new(vm, type, args.values[0], called_back ? args.values[1] : UNSET);
}

static Value call(Vm *vm, Value self, Args args) {
    return args_positional(vm, "ref", args, 0, 0) ? weak_target(self) : UNSET;
}

static Value repr(Vm *vm, Value self) {
    Value target = weak_target(self);
    const unsigned long long id = (unsigned long long)object_identity(vm, self);
    Str *text;
    if (value_is_none(target)) {
        text = str_format(vm, "<weakref at 0x%llx; dead>", id);
    } else {
        text =
            str_format(vm, "<weakref at 0x%llx; to '%s' at 0x%llx>", id, vm_type_name(vm, target),
                       (unsigned long long)object_identity(vm, target));
    }
    value_drop(vm, target);
    return value_or_unset(text);
}

static Value compare(Vm *vm, Value a, Value b, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) ||
        !type_is_subtype(value_type(vm, b), vm->types.weakref)) {
        return NOT_IMPLEMENTED;
    }
    Value left = weak_target(a), right = weak_target(b);
    const bool alive = !value_is_none(left) && !value_is_none(right);
    const Value answer = alive ? object_compare(vm, left, right, op)
                               : value_of_bool(value_is(a, b) == (op == COMPARE_EQ));
    value_drop(vm, left);
    value_drop(vm, right);
    return answer;
}

static bool weak_hash(Vm *vm, Value self, int64_t *hash) {
    Weak *weak = (Weak *)self.object;
    if (!weak->hashed) {
        if (!weak->target) {
            vm_raise(vm, vm->exceptions.TypeError, "weak object has gone away");
            return false;
        }
        if (!object_hash(vm, value_of_object(weak->target), &weak->hash)) {
            return false;
        }
        weak->hashed = true;
    }
    *hash = weak->hash;
    return true;
}

static Value weak_callback(Vm *vm, Value self) {
    (void)vm;
    const Weak *weak = (Weak *)self.object;
    return !weak->target || value_is_unset(weak->callback) ? NONE : value_ref(weak->callback);
}

bool weak_setup(Vm *vm) {
    static const NativeGetter getters[] = {
        {"__callback__", weak_callback, NULL},
        {NULL, NULL, NULL},
    };
    Type *type = vm->types.weakref;
    type->size = sizeof(Weak);
    type->flags |= TYPE_BASETYPE;
    type->new_ = weak_slot_new;
    type->call = call;
    type->repr = repr;
    type->compare = compare;
    type->hash = weak_hash;
    type->finalize = finalize;
    type->traverse = traverse;
    return type_complete(vm, type, NULL, getters) && type_name_in_full(vm, type);
}

void weak_free(Vm *vm) {
    if (vm->weak) {
        alloc_release(&vm->alloc, vm->weak->heads, vm->weak->capacity * sizeof *vm->weak->heads);
        alloc_release(&vm->alloc, vm->weak, sizeof(WeakTable));
        vm->weak = NULL;
    }
}
