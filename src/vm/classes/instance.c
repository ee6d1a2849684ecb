#include "vm/classes/instance.h"

#include "base/check.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

// --- Shapes --------------------------------------------------------------------------------------

static Shape *shape_new(Vm *vm, Type *type, Shape *parent, Str *name) {
    Shape *shape = alloc_try(&vm->alloc, sizeof *shape);
    if (!shape) {
        return NULL;
    }
    *shape = (Shape){.parent = parent,
                     .name = name ? object_ref(name) : NULL,
                     .count = parent ? parent->count + 1 : type->member_count};
    type->shape_count++;
    return shape;
}

// The shape with one more name, made when needed; NULL when the instance should have a dict (or no
// memory is left, which comes to the same).
static Shape *shape_add(Vm *vm, Type *type, Shape *shape, Str *name) {
    for (Shape *child = shape->child; child; child = child->sibling) {
        if (child->name == name) {
            return child;
        }
    }
    if (shape->count - type->member_count >= SHAPE_MAX_NAMES ||
        type->shape_count >= SHAPE_MAX_PER_TYPE) {
        return NULL;
    }
    Shape *child = shape_new(vm, type, shape, name);
    if (child) {
        child->sibling = shape->child;
        shape->child = child;
        if (child->count > type->field_hint) {
            type->field_hint = child->count;
        }
    }
    return child;
}

void type_free_shapes(Vm *vm, Type *type) {
    // Down to a leaf, free it, back to its parent: no recursion, as the tree may be deep.
    Shape *shape = type->shape;
    while (shape) {
        if (shape->child) {
            Shape *child = shape->child;
            shape->child = child->sibling;
            child->sibling = NULL;
            child->parent = shape;
            shape = child;
            continue;
        }
        Shape *parent = shape->parent;
        if (shape->name) {
            object_drop(vm, shape->name);
        }
        alloc_release(&vm->alloc, shape, sizeof *shape);
        shape = parent;
    }
    type->shape = NULL;
}

// --- Fields --------------------------------------------------------------------------------------

bool fields_init(Vm *vm, Type *type, Fields *fields) {
    if (!type->shape) {
        type->shape = shape_new(vm, type, NULL, NULL);
        if (!type->shape) {
            vm_raise_memory(vm);
            return false;
        }
        type->field_hint = type->member_count;
    }
    fields->shape = type->shape;
    if (type->field_hint == 0) {
        return true;
    }
    const size_t size = (size_t)type->field_hint * sizeof(Value);
    fields->values = alloc_try(&vm->alloc, size);
    if (!fields->values) {
        vm_raise_memory(vm);
        return false;
    }
    memset(fields->values, 0, size); // all UNSET
    fields->capacity = type->field_hint;
    return true;
}

void fields_clear(Vm *vm, Fields *fields) {
    for (int64_t i = 0; i < fields->capacity; i++) {
        value_set(vm, &fields->values[i], UNSET);
    }
    if (fields->dict) {
        dict_clear(vm, fields->dict);
    }
}

void fields_deinit(Vm *vm, Fields *fields) {
    for (int64_t i = 0; i < fields->capacity; i++) {
        value_drop(vm, fields->values[i]);
    }
    alloc_release(&vm->alloc, fields->values, (size_t)fields->capacity * sizeof(Value));
    if (fields->dict) {
        object_drop(vm, fields->dict);
    }
}

void fields_traverse(const Fields *fields, Visit *visit, void *context) {
    for (int64_t i = 0; i < fields->capacity; i++) {
        if (fields->values[i].kind == VALUE_OBJECT) {
            visit(fields->values[i].object, context);
        }
    }
    if (fields->dict) {
        visit(&fields->dict->base, context);
    }
}

// Room for `count` places; false with MemoryError set.
static bool reserve(Vm *vm, Fields *fields, int64_t count) {
    if (count <= fields->capacity) {
        return true;
    }
    const int64_t capacity = count < 4 ? 4 : count * 2;
    Value *grown =
        alloc_try_resize(&vm->alloc, fields->values, (size_t)fields->capacity * sizeof(Value),
                         (size_t)capacity * sizeof(Value));
    if (!grown) {
        vm_raise_memory(vm);
        return false;
    }
    memset(grown + fields->capacity, 0, (size_t)(capacity - fields->capacity) * sizeof(Value));
    fields->values = grown;
    fields->capacity = capacity;
    return true;
}

// The names of a shape, oldest first, into an array of `count`.
static void shape_names(const Shape *shape, int members, Str **names) {
    for (; shape->parent; shape = shape->parent) {
        names[shape->count - 1 - members] = shape->name;
    }
}

Dict *fields_dict(Vm *vm, Object *object) {
    Fields *fields = object_fields(object);
    if (fields->dict) {
        return fields->dict;
    }
    Dict *dict = dict_new(vm);
    if (!dict) {
        return NULL;
    }
    const int members = object->type->member_count;
    Str *names[SHAPE_MAX_NAMES];
    const int count = fields->shape->count - members;
    shape_names(fields->shape, members, names);
    for (int i = 0; i < count; i++) {
        if (!dict_set_str(vm, dict, names[i], fields->values[members + i])) {
            object_drop(vm, dict);
            return NULL;
        }
    }
    fields->shape = NULL;
    fields->dict = dict;
    for (int i = 0; i < count; i++) {
        value_set(vm, &fields->values[members + i], UNSET);
    }
    return dict;
}

bool fields_set_dict(Vm *vm, Object *object, Dict *dict) {
    Dict *old = fields_dict(vm, object);
    if (!old) {
        return false;
    }
    object_fields(object)->dict = object_ref(dict);
    object_drop(vm, old);
    return true;
}

Value fields_get(const Object *object, Str *name) {
    const Fields *fields = object_fields(object);
    if (!fields->shape) {
        return dict_get_str(fields->dict, name);
    }
    const int place = shape_find(fields->shape, name);
    return place < 0 ? UNSET : fields->values[place];
}

static int set_in_dict(Vm *vm, Object *object, Str *name, Value value) {
    Dict *dict = fields_dict(vm, object);
    if (!dict) {
        return -1;
    }
    if (!value_is_unset(value)) {
        return dict_set_str(vm, dict, name, value) ? 1 : -1;
    }
    return dict_delete(vm, dict, value_of_object(name));
}

int fields_set(Vm *vm, Object *object, Str *name, Value value) {
    Fields *fields = object_fields(object);
    if (!fields->shape) {
        return set_in_dict(vm, object, name, value);
    }
    const int place = shape_find(fields->shape, name);
    if (place >= 0 && !value_is_unset(value)) {
        value_set(vm, &fields->values[place], value_ref(value));
        return 1;
    }
    if (value_is_unset(value)) {
        return place < 0 ? 0 : set_in_dict(vm, object, name, value);
    }
    Shape *shape = shape_add(vm, object->type, fields->shape, name);
    if (!shape) {
        return set_in_dict(vm, object, name, value);
    }
    if (!reserve(vm, fields, shape->count)) {
        return -1;
    }
    fields->values[shape->count - 1] = value_ref(value);
    fields->shape = shape;
    return 1;
}

// --- object.__new__ and object.__init__ ----------------------------------------------------------

static Value raise_abstract(Vm *vm, Type *type) {
    // "Can't instantiate abstract class C with abstract methods f, g", names in order.
    const Value names = dict_get_str(type->dict, vm->names.dunder_abstractmethods);
    const Value sorted = dict_get_str(vm->builtins, vm->names.sorted);
    Value list =
        value_is_unset(names) || value_is_unset(sorted) ? UNSET : vm_call(vm, sorted, &names, 1);
    const int64_t count = value_is_unset(list) ? 0 : object_length(vm, list);
    Buf text;
    buf_init(&text, &vm->alloc);
    for (int64_t i = 0; i < count; i++) {
        Value name = object_get_item(vm, list, value_of_int(i));
        if (value_is_str(name)) {
            buf_addf(&text, "%s%s", i ? ", " : "", value_as_str(name)->bytes);
        }
        value_drop(vm, name);
    }
    if (!vm_has_error(vm)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "Can't instantiate abstract class %s with abstract method%s %s", type->name->bytes,
                 count == 1 ? "" : "s", buf_string(&text));
    }
    buf_deinit(&text);
    value_drop(vm, list);
    return UNSET;
}

Value instance_new(Vm *vm, Type *type) {
    if (type->flags & TYPE_ABSTRACT) {
        return raise_abstract(vm, type);
    }
    Object *object = object_new(vm, type, type->size);
    return object ? value_of_object(object) : UNSET;
}

static bool has_args(Args args) {
    return args.count > 0 || (args.names && args.names->count > 0);
}

Value object_slot_new(Vm *vm, Type *type, Args args) {
    if (has_args(args)) {
        // Superfluous arguments are an error unless the other of the two methods wanted them.
        if (type->new_ != object_slot_new) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "object.__new__() takes exactly one argument (the type to "
                            "instantiate)");
        }
        if (type->init == object_slot_init) {
            return vm_raise(vm, vm->exceptions.TypeError, "%s() takes no arguments",
                            type->name->bytes);
        }
    }
    return instance_new(vm, type);
}

bool object_slot_init(Vm *vm, Value self, Args args) {
    const Type *type = value_type(vm, self);
    if (!has_args(args)) {
        return true;
    }
    if (type->init != object_slot_init) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (type->new_ == object_slot_new) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "%s.__init__() takes exactly one argument (the "
                 "instance to initialize)",
                 type->name->bytes);
        return false;
    }
    return true;
}
