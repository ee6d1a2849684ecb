// The fields of named tuples: descriptors that know the place of what they stand for.
//
// They are read wherever a program uses named tuples, so they are not left to Python; all else
// about named tuples happens once a class and is in collections.py.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

typedef struct Field {
    Object base;
    int64_t index;
    Value doc;
} Field;

static Field *field_of(Value self) {
    return (Field *)self.object;
}

// _tuplegetter(index, doc)
static Value field_new(Vm *vm, Type *type, Args args) {
    int64_t index;
    if (!args_no_keywords(vm, "_tuplegetter", args) ||
        !args_positional(vm, "_tuplegetter", args, 2, 2) ||
        !int_index(vm, args.values[0], &index)) {
        return UNSET;
    }
    Field *made = object_new(vm, type, sizeof *made);
    if (made) {
        made->index = index;
        made->doc = value_ref(args.values[1]);
    }
    return value_or_unset(made);
}

static Value field_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    if (value_is_unset(instance) || value_is_none(instance)) {
        return value_ref(self);
    }
    const int64_t index = field_of(self)->index;
    if (!value_has_type_flag(instance, TYPE_TUPLE)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "descriptor for index '%lld' for tuple subclasses doesn't apply to '%s' "
                        "object",
                        (long long)index, vm_type_name(vm, instance));
    }
    const Tuple *tuple = (const Tuple *)instance.object;
    if (index < 0 || index >= tuple->count) {
        return vm_raise(vm, vm->exceptions.IndexError, "tuple index out of range");
    }
    return value_ref(tuple->items[index]);
}

static bool field_set(Vm *vm, Value self, Value instance, Value value) {
    (void)self;
    (void)instance;
    vm_raise(vm, vm->exceptions.AttributeError, "can't %s attribute",
             value_is_unset(value) ? "delete" : "set");
    return false;
}

static Value field_repr(Vm *vm, Value self) {
    const Field *field = field_of(self);
    const Value doc = object_repr(vm, field->doc);
    if (value_is_unset(doc)) {
        return UNSET;
    }
    Str *text =
        str_format(vm, "_tuplegetter(%lld, %s)", (long long)field->index, value_as_str(doc)->bytes);
    value_drop(vm, doc);
    return value_or_unset(text);
}

static Value field_doc(Vm *vm, Value self) {
    (void)vm;
    return value_ref(field_of(self)->doc);
}

static bool field_set_doc(Vm *vm, Value self, Value value) {
    value_set(vm, &field_of(self)->doc, value_is_unset(value) ? NONE : value_ref(value));
    return true;
}

static void field_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((Field *)object)->doc);
}

static void field_traverse(Object *object, Visit *visit, void *context) {
    const Field *field = (const Field *)object;
    if (field->doc.kind == VALUE_OBJECT) {
        visit(field->doc.object, context);
    }
}

bool namedtuple_setup(Vm *vm, Dict *globals) {
    static const NativeGetter getters[] = {{"__doc__", field_doc, field_set_doc},
                                           {NULL, NULL, NULL}};
    Type *type = module_add_type(vm, globals, "_tuplegetter", "collections", sizeof(Field));
    if (!type) {
        return false;
    }
    type->new_ = field_new;
    type->repr = field_repr;
    type->finalize = field_finalize;
    type->traverse = field_traverse;
    type->descr_get = field_get;
    type->descr_set = field_set;
    return type_complete(vm, type, NULL, getters);
}
