#include "vm/types/float.h"
#include "vm/errors/warning.h"

#include "vm/classes/type.h"
#include "vm/format/format.h"
#include "vm/hash.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/complex.h"
#include "vm/types/float_methods.h"
#include "vm/types/int.h"
#include "vm/types/sequence.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <math.h>

bool float_value(Value value, double *out) {
    if (value.kind == VALUE_FLOAT) {
        *out = value.number;
        return true;
    }
    if (value_has_type_flag(value, TYPE_FLOAT)) {
        *out = ((const Float *)value.object)->number;
        return true;
    }
    return false;
}

// A float or int operand; 1, 0 when it is neither, -1 with OverflowError set.
static int operand(Vm *vm, Value value, double *out) {
    if (float_value(value, out)) {
        return 1;
    }
    if (!value_is_int(value)) {
        return 0;
    }
    return int_to_double(vm, value, out) ? 1 : -1;
}

bool float_from_method(Vm *vm, Value value, double *out) {
    Value made = vm_call_method(vm, value, vm->names.dunder_float, NULL, 0);
    if (value_is_unset(made)) {
        return false;
    }
    const char *whose = vm_type_name(vm, value);
    bool done = float_value(made, out);
    if (!done) {
        vm_raise(vm, vm->exceptions.TypeError, "%s.__float__ returned non-float (type %s)", whose,
                 vm_type_name(vm, made));
    } else if (made.kind != VALUE_FLOAT) {
        Str *dotted = str_format(vm, "%s.", whose);
        done = dotted && warning_of_subclass(vm, dotted->bytes, "__float__", "float", made);
        if (dotted) {
            object_drop(vm, dotted);
        }
    }
    value_drop(vm, made);
    return done;
}

bool float_from_value(Vm *vm, Value value, double *out) {
    const int known = operand(vm, value, out);
    if (known) {
        return known > 0;
    }
    if (!value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_float))) {
        return float_from_method(vm, value, out);
    }
    if (!value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_index))) {
        Value index = int_from_index(vm, value);
        const bool done = !value_is_unset(index) && int_to_double(vm, index, out);
        value_drop(vm, index);
        return done;
    }
    vm_raise(vm, vm->exceptions.TypeError, "must be real number, not %s", vm_type_name(vm, value));
    return false;
}

// --- Operators -----------------------------------------------------------------------------------

double float_modulo(double left, double right) {
    double rest = fmod(left, right);
    if (rest == 0) {
        return copysign(0.0, right);
    }
    return (rest < 0) != (right < 0) ? rest + right : rest;
}

double float_floor_divide(double left, double right) {
    double rest = fmod(left, right);
    double quotient = (left - rest) / right;
    if (rest != 0 && (rest < 0) != (right < 0)) {
        quotient -= 1;
    }
    if (quotient == 0) {
        return copysign(0.0, left / right);
    }
    const double floored = floor(quotient);
    return quotient - floored > 0.5 ? floored + 1 : floored;
}

static bool is_odd_integer(double number) {
    return fmod(fabs(number), 2.0) == 1.0;
}

// The exact cases of C's pow differ between systems: those of Python are decided here. True when
// this was one of them.
static bool power_of_special(double base, double exponent, double *out) {
    if (exponent == 0 || base == 1) {
        *out = 1;
    } else if (isnan(base) || isnan(exponent)) {
        *out = isnan(base) ? base : exponent;
    } else if (isinf(exponent)) {
        const double size = fabs(base);
        *out = size == 1 ? 1 : (exponent > 0) == (size > 1) ? HUGE_VAL : 0;
    } else if (isinf(base)) {
        const bool is_odd = is_odd_integer(exponent);
        *out = exponent > 0 ? (is_odd ? base : fabs(base)) : (is_odd ? copysign(0.0, base) : 0);
    } else if (base == 0 && exponent > 0) {
        *out = is_odd_integer(exponent) ? base : 0;
    } else {
        return false;
    }
    return true;
}

static Value power(Vm *vm, double base, double exponent) {
    double result = 0;
    if (power_of_special(base, exponent, &result)) {
        return value_of_float(result);
    }
    if (base == 0) {
        return vm_raise(vm, vm->exceptions.ZeroDivisionError,
                        "0.0 cannot be raised to a negative power");
    }
    if (base < 0 && exponent != floor(exponent)) {
        return complex_power(vm, value_of_float(base), value_of_float(exponent));
    }
    // Minus one to a whole power is exact even where C's pow is not.
    if (base == -1) {
        return value_of_float(is_odd_integer(exponent) ? -1 : 1);
    }
    result = pow(base, exponent);
    if (isinf(result)) {
        Value parts[] = {value_of_int(34), UNSET};
        Str *text = str_from_c(vm, "Numerical result out of range");
        if (text) {
            parts[1] = value_of_object(text);
            raise_with(vm, vm->exceptions.OverflowError, parts, 2);
            object_drop(vm, text);
        }
        return UNSET;
    }
    return value_of_float(result);
}

static Value divide(Vm *vm, BinaryOp op, double left, double right) {
    if (right == 0) {
        return vm_raise(vm, vm->exceptions.ZeroDivisionError,
                        op == BINARY_TRUEDIV    ? "float division by zero"
                        : op == BINARY_FLOORDIV ? "float floor division by zero"
                                                : "float modulo");
    }
    return value_of_float(op == BINARY_TRUEDIV    ? left / right
                          : op == BINARY_FLOORDIV ? float_floor_divide(left, right)
                                                  : float_modulo(left, right));
}

Value float_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op > BINARY_POW) {
        return NOT_IMPLEMENTED; // shifts, bits, @: before an int that is too large can be told so
    }
    double a = 0, b = 0;
    const int has_left = operand(vm, left, &a);
    const int has_right = has_left > 0 ? operand(vm, right, &b) : has_left;
    if (has_right <= 0) {
        return has_right < 0 ? UNSET : NOT_IMPLEMENTED;
    }
    switch (op) {
    case BINARY_ADD:
        return value_of_float(a + b);
    case BINARY_SUB:
        return value_of_float(a - b);
    case BINARY_MUL:
        return value_of_float(a * b);
    case BINARY_TRUEDIV:
    case BINARY_FLOORDIV:
    case BINARY_MOD:
        return divide(vm, op, a, b);
    case BINARY_POW:
        return power(vm, a, b);
    default:
        return NOT_IMPLEMENTED;
    }
}

static Value unary(Vm *vm, UnaryOp op, Value self) {
    double number = 0;
    (void)vm;
    float_value(self, &number);
    if (op == UNARY_INVERT) {
        return NOT_IMPLEMENTED;
    }
    return value_of_float(op == UNARY_NEG ? -number : number);
}

int float_compare_int(double number, Value integer) {
    if (isnan(number)) {
        return 2;
    }
    IntView view;
    const int order = mpz_cmp_d(int_view(&view, integer), number);
    return order < 0 ? 1 : order > 0 ? -1 : 0;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    (void)vm;
    double a = 0, b = 0;
    if (!float_value(self, &a)) {
        return NOT_IMPLEMENTED;
    }
    int order;
    if (float_value(other, &b)) {
        order = isnan(a) || isnan(b) ? 2 : (a > b) - (a < b);
    } else if (value_is_int(other)) {
        order = float_compare_int(a, other);
    } else {
        return NOT_IMPLEMENTED;
    }
    return value_of_bool(order == 2 ? op == COMPARE_NE : order_answers(order, op));
}

int64_t float_hash(double number) {
    if (isnan(number)) {
        return 0;
    }
    if (isinf(number)) {
        return number > 0 ? 314159 : -314159;
    }
    // The number is fraction × 2 ** exponent; powers of two are rotations modulo 2 ** 61 - 1.
    int exponent = 0;
    double fraction = frexp(fabs(number), &exponent);
    uint64_t hash = 0;
    while (fraction != 0) {
        hash = (hash << 28 & (uint64_t)HASH_PRIME) | hash >> 33;
        fraction *= 268435456.0;
        exponent -= 28;
        const uint64_t digit = (uint64_t)fraction;
        fraction -= (double)digit;
        hash += digit;
        if (hash >= (uint64_t)HASH_PRIME) {
            hash -= (uint64_t)HASH_PRIME;
        }
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    hash = (hash << exponent & (uint64_t)HASH_PRIME) | hash >> (61 - exponent);
    const int64_t result = number < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    double number = 0;
    (void)vm;
    float_value(self, &number);
    *out = float_hash(number);
    return true;
}

static int truth(Vm *vm, Value self) {
    double number = 0;
    (void)vm;
    float_value(self, &number);
    return number != 0;
}

static Value repr(Vm *vm, Value self) {
    double number = 0;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    float_value(self, &number);
    float_repr(number, &buf);
    return str_value_from_buf(vm, &buf);
}

static Value new_float(Vm *vm, Type *type, Args args) {
    double number = 0;
    const bool has_init = type->init != vm->types.float_->init;
    const Args positional = {args.values, args.count, has_init ? NULL : args.names};
    if (!args_positional(vm, "float", positional, 0, 1)) {
        return UNSET;
    }
    if (args.count && !float_make(vm, args.values[0], &number)) {
        return UNSET;
    }
    if (type == vm->types.float_) {
        return value_of_float(number);
    }
    Float *object = object_new(vm, type, sizeof *object);
    if (object) {
        object->number = number;
    }
    return value_or_unset(object);
}

bool float_setup(Vm *vm) {
    Type *type = vm->types.float_;
    type->size = sizeof(Float);
    type->flags |= TYPE_FLOAT | TYPE_BASETYPE;
    type->new_ = new_float;
    type->repr = repr;
    type->format = format_float;
    type->hash = hash;
    type->truth = truth;
    type->compare = compare;
    type->binary = float_binary;
    type->unary = unary;
    return type_complete(vm, type, float_methods(), float_getters());
}
