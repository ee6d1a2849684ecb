#include "vm/protocol.h"

#include "base/check.h"
#include "vm/classes/attribute.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/warning.h"
#include "vm/method.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/vm.h"
#include "vm/weak.h"

#include <string.h>

static Value raise_type(Vm *vm, const char *format, const char *type) {
    Buf text;
    buf_init(&text, &vm->alloc);
    // `format` has one %s: the type's name.
    const char *place = strstr(format, "%s");
    buf_add(&text, format, (size_t)(place - format));
    buf_add(&text, type, strlen(type));
    buf_add(&text, place + 2, strlen(place + 2));
    vm_raise(vm, vm->exceptions.TypeError, "%s", buf_string(&text));
    buf_deinit(&text);
    return UNSET;
}

// --- Text, hash, truth, length -------------------------------------------------------------------

// What a `__repr__` or `__str__` returned, if it is text; takes it.
static Value checked_text(Vm *vm, Value text, const char *method) {
    if (value_is_unset(text) || value_is_str(text)) {
        return text;
    }
    vm_raise(vm, vm->exceptions.TypeError, "%s returned non-string (type %s)", method,
             vm_type_name(vm, text));
    value_drop(vm, text);
    return UNSET;
}

// Small things run no code of the program, and their str is their repr.
Value object_repr(Vm *vm, Value value) {
    if (value.kind != VALUE_OBJECT) {
        return value_type(vm, value)->repr(vm, value);
    }
    if (!recursion_enter(vm, " while getting the repr of an object")) {
        return UNSET;
    }
    Value text = checked_text(vm, value_type(vm, value)->repr(vm, value), "__repr__");
    recursion_leave(vm);
    return text;
}

Value object_str(Vm *vm, Value value) {
    if (value.kind == VALUE_OBJECT && value.object->type == vm->types.str) {
        return value_ref(value);
    }
    if (value.kind != VALUE_OBJECT) {
        return value_type(vm, value)->repr(vm, value);
    }
    if (!recursion_enter(vm, " while getting the str of an object")) {
        return UNSET;
    }
    Value text = checked_text(vm, value_type(vm, value)->str(vm, value), "__str__");
    recursion_leave(vm);
    return text;
}

Value object_ascii(Vm *vm, Value value) {
    Value shown = object_repr(vm, value);
    if (value_is_unset(shown) || value_as_str(shown)->size == value_as_str(shown)->count) {
        return shown;
    }
    const Text text = str_text(value_as_str(shown));
    Buf out;
    buf_init(&out, &vm->alloc);
    for (size_t i = 0; i < text.size;) {
        const uint32_t point = text_next(text, &i);
        if (point < 128) {
            buf_add_char(&out, (char)point);
        } else if (point < 256) {
            buf_addf(&out, "\\x%02x", point);
        } else if (point < 65536) {
            buf_addf(&out, "\\u%04x", point);
        } else {
            buf_addf(&out, "\\U%08x", point);
        }
    }
    value_drop(vm, shown);
    Str *result = str_from_buf(vm, &out);
    return result ? value_of_object(result) : UNSET;
}

bool object_hash(Vm *vm, Value value, int64_t *hash) {
    const Type *type = value_type(vm, value);
    if (!type->hash) {
        raise_type(vm, "unhashable type: '%s'", type->name->bytes);
        return false;
    }
    return type->hash(vm, value, hash);
}

int object_truth(Vm *vm, Value value) {
    switch (value.kind) {
    case VALUE_NONE:
    case VALUE_UNSET:
        return 0;
    case VALUE_BOOL:
    case VALUE_INT:
        return value.integer != 0;
    case VALUE_FLOAT:
        return value.number != 0;
    case VALUE_ELLIPSIS:
        return 1;
    case VALUE_NOT_IMPLEMENTED:
        return warning_issue(vm, vm->exceptions.DeprecationWarning,
                             "NotImplemented should not be used in a boolean context")
                   ? 1
                   : -1;
    case VALUE_OBJECT:
        break;
    }
    const Type *type = value.object->type;
    if (type->truth) {
        return type->truth(vm, value);
    }
    if (type->length) {
        const int64_t length = type->length(vm, value);
        return length < 0 ? -1 : length > 0;
    }
    return 1;
}

int64_t object_length(Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    if (!type->length) {
        raise_type(vm, "object of type '%s' has no len()", type->name->bytes);
        return -1;
    }
    return type->length(vm, value);
}

// --- Comparing -----------------------------------------------------------------------------------

static const char *const compare_signs[] = {"<", "<=", "==", "!=", ">", ">="};

static CompareOp swapped(CompareOp op) {
    static const CompareOp other[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ,
                                      COMPARE_NE, COMPARE_LT, COMPARE_LE};
    return other[op];
}

static Value compare(Vm *vm, Value a, Value b, CompareOp op) {
    Type *left = value_type(vm, a), *right = value_type(vm, b);
    bool tried_right = false;
    if (left != right && right->compare && type_is_subtype(right, left)) {
        tried_right = true;
        Value result = right->compare(vm, b, a, swapped(op));
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (left->compare) {
        Value result = left->compare(vm, a, b, op);
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (!tried_right && right->compare) {
        Value result = right->compare(vm, b, a, swapped(op));
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return value_of_bool(value_is(a, b) == (op == COMPARE_EQ));
    }
    return vm_raise(vm, vm->exceptions.TypeError,
                    "'%s' not supported between instances of '%s' and '%s'", compare_signs[op],
                    left->name->bytes, right->name->bytes);
}

// Of numbers of one kind; false for a NaN, but for !=.
#define COMPARED(a, b, op)             \
    ((op) == COMPARE_LT   ? (a) < (b)  \
     : (op) == COMPARE_LE ? (a) <= (b) \
     : (op) == COMPARE_EQ ? (a) == (b) \
     : (op) == COMPARE_NE ? (a) != (b) \
     : (op) == COMPARE_GT ? (a) > (b)  \
                          : (a) >= (b))

static bool compare_ints(int64_t a, int64_t b, CompareOp op) {
    return COMPARED(a, b, op);
}

static bool compare_floats(double a, double b, CompareOp op) {
    return COMPARED(a, b, op);
}

static bool compare_strs(const Str *a, const Str *b, CompareOp op) {
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return str_equal(a, b) == (op == COMPARE_EQ);
    }
    return compare_ints(str_compare(a, b), 0, op);
}

static inline bool are_strs(const Vm *vm, Value a, Value b) {
    return a.kind == VALUE_OBJECT && b.kind == VALUE_OBJECT && a.object->type == vm->types.str &&
           b.object->type == vm->types.str;
}

Value object_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (a.kind == VALUE_INT && b.kind == VALUE_INT) {
        return value_of_bool(compare_ints(a.integer, b.integer, op));
    }
    if (are_strs(vm, a, b)) {
        return value_of_bool(compare_strs((const Str *)a.object, (const Str *)b.object, op));
    }
    if (!recursion_enter(vm, " in comparison")) {
        return UNSET;
    }
    Value result = compare(vm, a, b, op);
    recursion_leave(vm);
    return result;
}

int object_compare_truth(Vm *vm, Value a, Value b, CompareOp op) {
    if (a.kind == VALUE_INT && b.kind == VALUE_INT) {
        return compare_ints(a.integer, b.integer, op);
    }
    if (are_strs(vm, a, b)) {
        return compare_strs((const Str *)a.object, (const Str *)b.object, op);
    }
    if (a.kind == VALUE_FLOAT && b.kind == VALUE_FLOAT) {
        return compare_floats(a.number, b.number, op);
    }
    if (a.kind == VALUE_OBJECT && b.kind == VALUE_OBJECT && a.object->type == vm->types.tuple &&
        b.object->type == vm->types.tuple) {
        return tuple_compare_truth(vm, (const Tuple *)a.object, (const Tuple *)b.object, op);
    }
    Value result = object_compare(vm, a, b, op);
    if (result.kind == VALUE_BOOL) {
        return (int)result.integer;
    }
    if (value_is_unset(result)) {
        return -1;
    }
    const int truth = object_truth(vm, result);
    value_drop(vm, result);
    return truth;
}

int object_equal(Vm *vm, Value a, Value b) {
    return value_is(a, b) ? 1 : object_compare_truth(vm, a, b, COMPARE_EQ);
}

// --- Operators -----------------------------------------------------------------------------------

static const char *const binary_signs[] = {"+",  "-",  "*", "/", "//", "%", "** or pow()",
                                           "<<", ">>", "&", "|", "^",  "@"};
static const char *const inplace_signs[] = {
    "+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="};

static Value raise_unsupported(Vm *vm, const char *sign, Value left, Value right) {
    // A hint for those who still know Python 2.
    const char *hint = "";
    if (left.kind == VALUE_OBJECT && strcmp(sign, ">>") == 0 &&
        left.object->type == vm->types.builtin_function &&
        value_is(left, dict_get_str(vm->builtins, vm->names.print))) {
        hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?";
    }
    return vm_raise(vm, vm->exceptions.TypeError,
                    "unsupported operand type(s) for %s: '%s' and '%s'%s", sign,
                    vm_type_name(vm, left), vm_type_name(vm, right), hint);
}

// Sequences give way to the other operand's reflected method before they join or repeat.
static bool gives_way(const Type *left, const Type *right, BinaryOp op) {
    return (op == BINARY_ADD || op == BINARY_MUL) && (right->flags & TYPE_HEAP) &&
           (left->flags & (TYPE_STR | TYPE_LIST | TYPE_TUPLE | TYPE_BYTES)) &&
           !(left->flags & TYPE_HEAP);
}

// NOT_IMPLEMENTED when neither side knows how.
static Value try_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    Type *left_type = value_type(vm, left), *right_type = value_type(vm, right);
    bool try_right = right_type->binary && right_type->binary != left_type->binary;
    if (try_right &&
        (type_is_subtype(right_type, left_type) || gives_way(left_type, right_type, op))) {
        Value result = right_type->binary(vm, op, left, right);
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
        try_right = false;
    }
    if (left_type->binary) {
        Value result = left_type->binary(vm, op, left, right);
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return try_right ? right_type->binary(vm, op, left, right) : NOT_IMPLEMENTED;
}

Value object_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    Value result = try_binary(vm, op, left, right);
    if (result.kind == VALUE_NOT_IMPLEMENTED) {
        return raise_unsupported(vm, binary_signs[op], left, right);
    }
    return result;
}

Value object_binary_reflected(Vm *vm, BinaryOp op, Value left, Value right) {
    const Type *left_type = value_type(vm, left), *right_type = value_type(vm, right);
    const bool try_right = right_type->binary && right_type->binary != left_type->binary;
    const Value result = try_right ? right_type->binary(vm, op, left, right) : NOT_IMPLEMENTED;
    return result.kind == VALUE_NOT_IMPLEMENTED
               ? raise_unsupported(vm, binary_signs[op], left, right)
               : result;
}

Value object_inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    const Type *type = value_type(vm, left);
    if (type->inplace) {
        Value result = type->inplace(vm, op, left, right);
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    Value result = try_binary(vm, op, left, right);
    if (result.kind == VALUE_NOT_IMPLEMENTED) {
        return raise_unsupported(vm, inplace_signs[op], left, right);
    }
    return result;
}

Value object_unary(Vm *vm, UnaryOp op, Value value) {
    static const char *const signs[] = {"-", "+", "~"};
    const Type *type = value_type(vm, value);
    Value result = type->unary ? type->unary(vm, op, value) : NOT_IMPLEMENTED;
    if (result.kind == VALUE_NOT_IMPLEMENTED) {
        return vm_raise(vm, vm->exceptions.TypeError, "bad operand type for unary %s: '%s'",
                        signs[op], type->name->bytes);
    }
    return result;
}

// --- Items ---------------------------------------------------------------------------------------

// `C[x]` for classes: `__class_getitem__`.
static Value get_class_item(Vm *vm, Value value, Value key) {
    Type *type = (Type *)value.object;
    if (type == vm->types.type) {
        return generic_alias_new(vm, value, key);
    }
    Value hook = object_find_attr(vm, value, vm->names.dunder_class_getitem);
    if (!value_is_unset(hook)) {
        Value result = vm_call(vm, hook, &key, 1);
        value_drop(vm, hook);
        return result;
    }
    if (vm_has_error(vm)) {
        return UNSET;
    }
    return raise_type(vm, "type '%s' is not subscriptable", type->name->bytes);
}

Value object_get_item(Vm *vm, Value value, Value key) {
    const Type *type = value_type(vm, value);
    if (type->get_item) {
        return type->get_item(vm, value, key);
    }
    if (type->flags & TYPE_META) {
        return get_class_item(vm, value, key);
    }
    return raise_type(vm, "'%s' object is not subscriptable", type->name->bytes);
}

bool object_set_item(Vm *vm, Value value, Value key, Value to) {
    const Type *type = value_type(vm, value);
    if (type->set_item) {
        return type->set_item(vm, value, key, to);
    }
    raise_type(vm,
               value_is_unset(to) ? "'%s' object doesn't support item deletion"
                                  : "'%s' object does not support item assignment",
               type->name->bytes);
    return false;
}

static int contains_by_iteration(Vm *vm, Value container, Value item) {
    Value iterator = object_iter(vm, container);
    if (value_is_unset(iterator)) {
        if (vm_error_is(vm, vm->exceptions.TypeError)) {
            const Type *type = value_type(vm, container);
            if (!type->iter && !type->get_item) {
                value_drop(vm, vm_take_error(vm));
                raise_type(vm, "argument of type '%s' is not iterable", type->name->bytes);
            }
        }
        return -1;
    }
    int found = 0;
    for (;;) {
        Value next = object_next(vm, iterator);
        if (value_is_unset(next)) {
            found = vm_has_error(vm) ? -1 : 0;
            break;
        }
        found = object_equal(vm, next, item);
        value_drop(vm, next);
        if (found != 0) {
            break;
        }
    }
    value_drop(vm, iterator);
    return found;
}

int object_contains(Vm *vm, Value container, Value item) {
    const Type *type = value_type(vm, container);
    return type->contains ? type->contains(vm, container, item)
                          : contains_by_iteration(vm, container, item);
}

// --- Attributes ----------------------------------------------------------------------------------

Value object_get_attr(Vm *vm, Value value, Str *name) {
    const Value found = value_type(vm, value)->get_attr(vm, value, name);
    if (value_is_unset(found)) {
        exception_note_attribute(vm, value, name);
    }
    return found;
}

Value object_find_attr(Vm *vm, Value value, Str *name) {
    const Type *type = value_type(vm, value);
    const bool plain = type->get_attr == attribute_get;
    Value result = plain ? attribute_find(vm, value, name) : type->get_attr(vm, value, name);
    if (value_is_unset(result) && vm_error_is(vm, vm->exceptions.AttributeError)) {
        value_drop(vm, vm_take_error(vm));
    }
    return result;
}

static Value attr_by_c(Vm *vm, Value value, const char *name,
                       Value (*get)(Vm *vm, Value value, Str *name)) {
    Str *interned = str_intern(vm, text_of(name));
    if (!interned) {
        return UNSET;
    }
    const Value found = get(vm, value, interned);
    object_drop(vm, interned);
    return found;
}

Value object_get_attr_c(Vm *vm, Value value, const char *name) {
    return attr_by_c(vm, value, name, object_get_attr);
}

Value object_find_attr_c(Vm *vm, Value value, const char *name) {
    return attr_by_c(vm, value, name, object_find_attr);
}

bool object_set_attr(Vm *vm, Value value, Str *name, Value to) {
    return value_type(vm, value)->set_attr(vm, value, name, to);
}

bool object_get_method(Vm *vm, Value value, Str *name, Value *method, Value *self) {
    Type *type = value_type(vm, value);
    *self = UNSET;
    if (type->get_attr == attribute_get && name->interned) {
        const Value found = type_lookup(vm, type, name);
        const bool fields = value.kind == VALUE_OBJECT && (value.object->flags & OBJECT_FIELDS);
        if (!value_is_unset(found) && (value_type(vm, found)->flags & TYPE_METHOD) &&
            (!fields || value_is_unset(fields_get(value.object, name)))) {
            *method = value_ref(found);
            *self = value_ref(value);
            return true;
        }
    }
    *method = object_get_attr(vm, value, name);
    return !value_is_unset(*method);
}

// --- Iterating -----------------------------------------------------------------------------------

// Walks anything with `__getitem__` by the numbers from 0.
typedef struct SequenceIterator {
    Object base;
    Value sequence; // UNSET: exhausted
    int64_t next;
} SequenceIterator;

static Value sequence_iterator_next(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    if (value_is_unset(iterator->sequence)) {
        return UNSET;
    }
    Value item = object_get_item(vm, iterator->sequence, value_of_int(iterator->next));
    if (!value_is_unset(item)) {
        iterator->next++;
        return item;
    }
    if (vm_error_is(vm, vm->exceptions.IndexError) ||
        vm_error_is(vm, vm->exceptions.StopIteration)) {
        value_drop(vm, vm_take_error(vm));
        value_set(vm, &iterator->sequence, UNSET);
    }
    return UNSET;
}

static void sequence_iterator_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((SequenceIterator *)object)->sequence);
}

static void sequence_iterator_traverse(Object *object, Visit *visit, void *context) {
    const Value sequence = ((SequenceIterator *)object)->sequence;
    if (sequence.kind == VALUE_OBJECT) {
        visit(sequence.object, context);
    }
}

bool protocol_setup(Vm *vm) {
    Type *type = vm->types.iterator;
    type->size = sizeof(SequenceIterator);
    type->iter = iterator_self;
    type->next = sequence_iterator_next;
    type->finalize = sequence_iterator_finalize;
    type->traverse = sequence_iterator_traverse;
    return type_ready(vm, type);
}

Value object_iter(Vm *vm, Value value) {
    Type *type = value_type(vm, value);
    if (!type->iter) {
        if (!type->get_item || (type->flags & TYPE_DICT)) {
            return raise_type(vm, "'%s' object is not iterable", type->name->bytes);
        }
        SequenceIterator *made = object_new(vm, vm->types.iterator, sizeof *made);
        if (!made) {
            return UNSET;
        }
        made->sequence = value_ref(value);
        return value_of_object(made);
    }
    Value iterator = type->iter(vm, value);
    if (!value_is_unset(iterator) && !value_type(vm, iterator)->next) {
        raise_type(vm, "iter() returned non-iterator of type '%s'", vm_type_name(vm, iterator));
        value_set(vm, &iterator, UNSET);
    }
    return iterator;
}

Value object_next(Vm *vm, Value iterator) {
    const Type *type = value_type(vm, iterator);
    if (!type->next) {
        return raise_type(vm, "'%s' object is not an iterator", type->name->bytes);
    }
    if (!interpreter_step_in_c(vm)) {
        return UNSET;
    }
    Value item = type->next(vm, iterator);
    if (value_is_unset(item) && vm_error_is(vm, vm->exceptions.StopIteration)) {
        value_drop(vm, vm_take_error(vm));
    }
    return item;
}

Value object_await(Vm *vm, Value value) {
    Type *type = value_type(vm, value);
    if (type == vm->types.coroutine ||
        (type == vm->types.generator && ((const Generator *)value.object)->code->is_awaitable)) {
        return value_ref(value);
    }
    if (!type->await) {
        return raise_type(vm, "object %s can't be used in 'await' expression", type->name->bytes);
    }
    Value iterator = type->await(vm, value);
    if (value_is_unset(iterator)) {
        return UNSET;
    }
    const Type *kind = value_type(vm, iterator);
    if (kind == vm->types.coroutine) {
        vm_raise(vm, vm->exceptions.TypeError, "__await__() returned a coroutine");
        value_set(vm, &iterator, UNSET);
    } else if (!kind->next && !kind->send) {
        vm_raise(vm, vm->exceptions.TypeError, "__await__() returned non-iterator of type '%s'",
                 kind->name->bytes);
        value_set(vm, &iterator, UNSET);
    }
    return iterator;
}

// --- isinstance and issubclass -------------------------------------------------------------------

int type_has_instance(Vm *vm, Value type, Value value) {
    Type *of = (Type *)type.object;
    if (value_is_a(vm, value, of)) {
        return 1;
    }
    if (value.kind != VALUE_OBJECT ||
        !((value.object->type->flags & TYPE_HEAP) || weak_is_one(vm, value.object))) {
        return 0;
    }
    // A proxy may claim another class.
    Value claimed = object_find_attr(vm, value, vm->names.dunder_class);
    const int result =
        value_is_unset(claimed) && vm_has_error(vm) ? -1
        : value_has_type_flag(claimed, TYPE_META) && type_is_subtype((Type *)claimed.object, of)
            ? 1
            : 0;
    value_drop(vm, claimed);
    return result;
}

typedef int CheckOne(Vm *vm, Value value, Value class);

// Asks for each class of a tuple or union.
static int check_any(Vm *vm, Value value, const Tuple *classes, CheckOne *check) {
    if (!recursion_enter(vm, " in __instancecheck__")) {
        return -1;
    }
    int result = 0;
    for (int i = 0; i < classes->count && result == 0; i++) {
        Value class = classes->items[i];
        if (value_is_none(class)) {
            class = value_of_object(vm->types.none);
        }
        result = check(vm, value, class);
    }
    recursion_leave(vm);
    return result;
}

static int call_check(Vm *vm, Value class, Str *name, Value value, bool *found) {
    Value result = slots_call(vm, class, name, &value, 1, found);
    if (!*found || value_is_unset(result)) {
        return -1;
    }
    const int truth = object_truth(vm, result);
    value_drop(vm, result);
    return truth;
}

int object_is_instance(Vm *vm, Value value, Value class_or_tuple) {
    if (value_is_object(class_or_tuple)) {
        if (&value_type(vm, value)->base == class_or_tuple.object) {
            return 1;
        }
        if (class_or_tuple.object->type == vm->types.type) {
            return type_has_instance(vm, class_or_tuple, value);
        }
        if (value_has_type_flag(class_or_tuple, TYPE_TUPLE)) {
            return check_any(vm, value, (Tuple *)class_or_tuple.object, object_is_instance);
        }
        if (class_or_tuple.object->type == vm->types.union_type) {
            return check_any(vm, value, ((Union *)class_or_tuple.object)->args, object_is_instance);
        }
    }
    bool found;
    const int result =
        call_check(vm, class_or_tuple, vm->names.dunder_instancecheck, value, &found);
    if (!found) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "isinstance() arg 2 must be a type, a tuple of types, or a union");
    }
    return result;
}

int object_is_subclass(Vm *vm, Value type, Value class_or_tuple) {
    if (value_is_object(class_or_tuple)) {
        if (value_has_type_flag(class_or_tuple, TYPE_TUPLE)) {
            return check_any(vm, type, (Tuple *)class_or_tuple.object, object_is_subclass);
        }
        if (class_or_tuple.object->type == vm->types.union_type) {
            return check_any(vm, type, ((Union *)class_or_tuple.object)->args, object_is_subclass);
        }
    }
    bool found = false;
    int result = -1;
    if (class_or_tuple.kind == VALUE_OBJECT) {
        result = call_check(vm, class_or_tuple, vm->names.dunder_subclasscheck, type, &found);
    }
    if (!found) {
        vm_raise(vm, vm->exceptions.TypeError,
                 value_has_type_flag(type, TYPE_META)
                     ? "issubclass() arg 2 must be a class, a tuple of classes, or a union"
                     : "issubclass() arg 1 must be a class");
    }
    return result;
}
