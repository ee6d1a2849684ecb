// mappingproxy: a mapping that can be read and not changed through this object.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/union.h"
#include "vm/vm.h"

typedef struct Proxy {
    Object base;
    Value mapping;
} Proxy;

static Value mapping_of(Value self) {
    return ((const Proxy *)self.object)->mapping;
}

static bool is_proxy(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && value.object->type == vm->types.mappingproxy;
}

Value mappingproxy_new(Vm *vm, Value mapping) {
    Proxy *proxy = object_new(vm, vm->types.mappingproxy, sizeof *proxy);
    if (!proxy) {
        return UNSET;
    }
    proxy->mapping = value_ref(mapping);
    return value_of_object(proxy);
}

static Value proxy_new(Vm *vm, Type *type, Args args) {
    (void)type;
    if (!args_positional(vm, "mappingproxy", args, 1, 1)) {
        return UNSET;
    }
    const uint32_t rows = TYPE_LIST | TYPE_TUPLE;
    if (!value_type(vm, args.values[0])->get_item || value_has_type_flag(args.values[0], rows)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "mappingproxy() argument must be a mapping, not %s",
                        vm_type_name(vm, args.values[0]));
    }
    return mappingproxy_new(vm, args.values[0]);
}

static Value proxy_repr(Vm *vm, Value self) {
    Value shown = object_repr(vm, mapping_of(self));
    if (value_is_unset(shown)) {
        return UNSET;
    }
    Str *text = str_format(vm, "mappingproxy(%s)", value_as_str(shown)->bytes);
    value_drop(vm, shown);
    return value_or_unset(text);
}

static Value proxy_str(Vm *vm, Value self) {
    return object_str(vm, mapping_of(self));
}

static Value proxy_get_item(Vm *vm, Value self, Value key) {
    return object_get_item(vm, mapping_of(self), key);
}

static int64_t proxy_length(Vm *vm, Value self) {
    return object_length(vm, mapping_of(self));
}

static int proxy_contains(Vm *vm, Value self, Value item) {
    return object_contains(vm, mapping_of(self), item);
}

static Value proxy_iter(Vm *vm, Value self) {
    return object_iter(vm, mapping_of(self));
}

static Value proxy_compare(Vm *vm, Value self, Value other, CompareOp op) {
    return object_compare(vm, mapping_of(self), is_proxy(vm, other) ? mapping_of(other) : other,
                          op);
}

static Value proxy_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op != BINARY_OR) {
        return NOT_IMPLEMENTED;
    }
    return object_binary(vm, op, is_proxy(vm, left) ? mapping_of(left) : left,
                         is_proxy(vm, right) ? mapping_of(right) : right);
}

static Value proxy_inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    (void)right;
    if (op != BINARY_OR) {
        return NOT_IMPLEMENTED;
    }
    return vm_raise(vm, vm->exceptions.TypeError, "'|=' is not supported by %s; use '|' instead",
                    vm_type_name(vm, left));
}

// Calls the mapping's method of that name.
static Value forward(Vm *vm, const Value *args, int count, const char *name) {
    return vm_call_method_c(vm, mapping_of(args[0]), name, args + 1, count - 1);
}

METHOD(proxy_get) {
    return forward(vm, args, 3, "get");
}

METHOD(proxy_keys) {
    return forward(vm, args, 1, "keys");
}

METHOD(proxy_values) {
    return forward(vm, args, 1, "values");
}

METHOD(proxy_items) {
    return forward(vm, args, 1, "items");
}

METHOD(proxy_copy) {
    return forward(vm, args, 1, "copy");
}

METHOD(proxy_reversed) {
    return forward(vm, args, 1, "__reversed__");
}

static const NativeDef methods[] = {
    NATIVE("get", "self, key, default=None, /", proxy_get),
    NATIVE("keys", "self, /", proxy_keys),
    NATIVE("values", "self, /", proxy_values),
    NATIVE("items", "self, /", proxy_items),
    NATIVE("copy", "self, /", proxy_copy),
    NATIVE("__reversed__", "self, /", proxy_reversed),
    {0},
};

static void proxy_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((Proxy *)object)->mapping);
}

static void proxy_traverse(Object *object, Visit *visit, void *context) {
    const Value mapping = ((Proxy *)object)->mapping;
    if (mapping.kind == VALUE_OBJECT) {
        visit(mapping.object, context);
    }
}

bool mappingproxy_setup(Vm *vm) {
    Type *type = vm->types.mappingproxy;
    type->size = sizeof(Proxy);
    type->flags |= TYPE_MAPPING;
    type->new_ = proxy_new;
    type->repr = proxy_repr;
    type->str = proxy_str;
    type->get_item = proxy_get_item;
    type->length = proxy_length;
    type->contains = proxy_contains;
    type->iter = proxy_iter;
    type->compare = proxy_compare;
    type->binary = proxy_binary;
    type->inplace = proxy_inplace;
    type->finalize = proxy_finalize;
    type->traverse = proxy_traverse;
    return type_complete(vm, type, methods, NULL);
}
