#include "vm/types/int.h"
#include "vm/errors/warning.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/format/format.h"
#include "vm/hash.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/interpreter.h"
#include "vm/run/native.h"
#include "vm/types/float.h"
#include "vm/types/int_methods.h"
#include "vm/types/sequence.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <math.h>
#include <string.h>

// Below this many bytes nobody asks whether a number may be made.
#define SMALL_BYTES 4096
#define MAX_BYTES   ((uint64_t)1 << 32)

// --- The forms of a number -----------------------------------------------------------------------

bool value_is_int(Value value) {
    return value.kind == VALUE_INT || value.kind == VALUE_BOOL ||
           value_has_type_flag(value, TYPE_INT);
}

static uint64_t magnitude(int64_t integer) {
    return integer < 0 ? -(uint64_t)integer : (uint64_t)integer;
}

mpz_srcptr int_view(IntView *view, Value value) {
    if (value.kind == VALUE_OBJECT) {
        const Int *big = (const Int *)value.object;
        return mpz_roinit_n(view->number, big->limbs, (mp_size_t)big->size);
    }
    view->limb = magnitude(value.integer);
    return mpz_roinit_n(view->number, &view->limb, value.integer < 0 ? -1 : 1);
}

static size_t size_for(int64_t limbs) {
    return sizeof(Int) + (size_t)(limbs < 0 ? -limbs : limbs) * sizeof(mp_limb_t);
}

static size_t size_of(const Object *object) {
    return size_for(((const Int *)object)->size);
}

static Value new_object(Vm *vm, Type *type, mpz_srcptr number) {
    const size_t limbs = mpz_size(number);
    Int *big = object_new(vm, type, size_for((int64_t)limbs));
    if (!big) {
        return UNSET;
    }
    big->size = mpz_sgn(number) < 0 ? -(int64_t)limbs : (int64_t)limbs;
    if (limbs) {
        memcpy(big->limbs, mpz_limbs_read(number), limbs * sizeof(mp_limb_t));
    }
    return value_of_object(big);
}

static Value from_number(Vm *vm, mpz_srcptr number) {
    return mpz_fits_slong_p(number) ? value_of_int(mpz_get_si(number))
                                    : new_object(vm, vm->types.int_, number);
}

Value int_from_mpz(Vm *vm, mpz_t number) {
    Value value = from_number(vm, number);
    mpz_clear(number);
    return value;
}

Value int_from_uint(Vm *vm, uint64_t number) {
    if (number <= INT64_MAX) {
        return value_of_int((int64_t)number);
    }
    mpz_t big;
    mpz_init_set_ui(big, number);
    return int_from_mpz(vm, big);
}

Value int_plain(Vm *vm, Value value) {
    if (value.kind == VALUE_INT) {
        return value;
    }
    if (value.kind == VALUE_BOOL) {
        return value_of_int(value.integer);
    }
    if (value.object->type == vm->types.int_) {
        return value_ref(value);
    }
    IntView view;
    return from_number(vm, int_view(&view, value));
}

bool int_may_have_bits(Vm *vm, uint64_t bits) {
    const uint64_t bytes = bits / 8 + 16;
    if (bytes < SMALL_BYTES) {
        return true;
    }
    // What GMP needs while it works is about as much again as the result.
    void *probe = bytes > MAX_BYTES ? NULL : alloc_try(&vm->alloc, bytes * 2);
    if (!probe) {
        vm_raise_memory(vm);
        return false;
    }
    alloc_release(&vm->alloc, probe, bytes * 2);
    return true;
}

#define LIMBS_IN_A_STEP 8
#define STEPS_OF_A_LIMB 4                   // for each bit of the length of the shorter one
#define MOST_STEPS      ((uint64_t)1 << 52) // far from where counting overflows

bool int_spend(Vm *vm, uint64_t limbs, uint64_t shorter, uint64_t times) {
    uint64_t most = 0, steps = 0;
    for (uint64_t rest = shorter; rest > 0; rest /= 2) {
        most += STEPS_OF_A_LIMB * LIMBS_IN_A_STEP;
    }
    const uint64_t weight = 1 + (shorter < most ? shorter : most);
    if (__builtin_mul_overflow(limbs, weight, &steps) ||
        __builtin_mul_overflow(steps / LIMBS_IN_A_STEP, times, &steps) || steps > MOST_STEPS) {
        steps = MOST_STEPS;
    }
    return interpreter_spend_in_c(vm, (int64_t)steps);
}

bool int_fits(Value value, int64_t *out) {
    if (value.kind != VALUE_OBJECT) {
        *out = value.integer;
        return true;
    }
    IntView view;
    mpz_srcptr number = int_view(&view, value);
    if (!mpz_fits_slong_p(number)) {
        return false;
    }
    *out = mpz_get_si(number);
    return true;
}

int int_sign(Value value) {
    if (value.kind != VALUE_OBJECT) {
        return (value.integer > 0) - (value.integer < 0);
    }
    const int64_t size = ((const Int *)value.object)->size;
    return (size > 0) - (size < 0);
}

int int_compare_values(Value a, Value b) {
    if (a.kind != VALUE_OBJECT && b.kind != VALUE_OBJECT) {
        return (a.integer > b.integer) - (a.integer < b.integer);
    }
    IntView left, right;
    return mpz_cmp(int_view(&left, a), int_view(&right, b));
}

// --- To and from other types ---------------------------------------------------------------------

Value int_from_float(Vm *vm, double number) {
    if (isnan(number)) {
        return vm_raise(vm, vm->exceptions.ValueError, "cannot convert float NaN to integer");
    }
    if (isinf(number)) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "cannot convert float infinity to integer");
    }
    if (number > -9e18 && number < 9e18) {
        return value_of_int((int64_t)number);
    }
    mpz_t big;
    mpz_init_set_d(big, number);
    return int_from_mpz(vm, big);
}

// The upper bits and a mark for the rest being not 0 round like the whole number.
static double round_to_double(mpz_srcptr number) {
    const size_t bits = mpz_sizeinbase(number, 2);
    if (bits > 1100) {
        return mpz_sgn(number) < 0 ? -HUGE_VAL : HUGE_VAL;
    }
    const mp_bitcnt_t shift = bits > 62 ? bits - 62 : 0;
    mpz_t top;
    mpz_init(top);
    mpz_tdiv_q_2exp(top, number, shift);
    uint64_t head = mpz_get_ui(top); // Of the magnitude.
    mpz_clear(top);
    if (shift && mpz_scan1(number, 0) < shift) {
        head |= 1;
    }
    const double rounded = ldexp((double)head, (int)shift);
    return mpz_sgn(number) < 0 ? -rounded : rounded;
}

bool int_to_double(Vm *vm, Value value, double *out) {
    if (value.kind != VALUE_OBJECT) {
        *out = (double)value.integer;
        return true;
    }
    IntView view;
    *out = round_to_double(int_view(&view, value));
    if (isinf(*out)) {
        vm_raise(vm, vm->exceptions.OverflowError, "int too large to convert to float");
        return false;
    }
    return true;
}

Value int_from_answer(Vm *vm, Value answer, const char *method) {
    Value plain = UNSET;
    if (!value_is_int(answer)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s returned non-int (type %s)", method,
                 vm_type_name(vm, answer));
    } else if (value_type(vm, answer) == vm->types.int_ ||
               warning_of_subclass(vm, "", method, "int", answer)) {
        plain = int_plain(vm, answer);
    }
    value_drop(vm, answer);
    return plain;
}

Value int_from_index(Vm *vm, Value value) {
    if (value_is_int(value)) {
        return int_plain(vm, value);
    }
    if (!int_has_index(vm, value)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "'%s' object cannot be interpreted as an integer", vm_type_name(vm, value));
    }
    const Value index = vm_call_method(vm, value, vm->names.dunder_index, NULL, 0);
    return value_is_unset(index) ? UNSET : int_from_answer(vm, index, "__index__");
}

bool int_index_or(Vm *vm, Value value, Type *overflow, int64_t *out) {
    if (value.kind == VALUE_INT) {
        *out = value.integer;
        return true;
    }
    Value index = int_from_index(vm, value);
    if (value_is_unset(index)) {
        return false;
    }
    bool done = int_fits(index, out);
    if (!done && !overflow) {
        *out = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
        done = true;
    } else if (!done) {
        vm_raise(vm, overflow, "cannot fit '%s' into an index-sized integer",
                 vm_type_name(vm, value));
    }
    value_drop(vm, index);
    return done;
}

bool int_index(Vm *vm, Value value, int64_t *out) {
    return int_index_or(vm, value, vm->exceptions.OverflowError, out);
}

bool int_has_index(Vm *vm, Value value) {
    return value_is_int(value) ||
           !value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_index));
}

static bool argument(Vm *vm, Value value, const char *c_type, int64_t least, int64_t most,
                     int64_t *out) {
    Value index = int_from_index(vm, value);
    if (value_is_unset(index)) {
        return false;
    }
    const bool fits = int_fits(index, out) && *out >= least && *out <= most;
    value_drop(vm, index);
    if (!fits) {
        vm_raise(vm, vm->exceptions.OverflowError, "Python int too large to convert to C %s",
                 c_type);
    }
    return fits;
}

bool int_count_argument(Vm *vm, Value value, int64_t *out) {
    return argument(vm, value, "ssize_t", INT64_MIN, INT64_MAX, out);
}

bool int_small_argument(Vm *vm, Value value, int64_t *out) {
    return argument(vm, value, "int", INT32_MIN, INT32_MAX, out);
}

int64_t int_hash(Value value) {
    int64_t hash = 0;
    if (value.kind != VALUE_OBJECT) {
        hash = value.integer % HASH_PRIME;
    } else {
        IntView view;
        mpz_srcptr number = int_view(&view, value);
        hash = (int64_t)mpz_tdiv_ui(number, (unsigned long)HASH_PRIME);
        hash = mpz_sgn(number) < 0 ? -hash : hash;
    }
    return hash == -1 ? -2 : hash;
}

// --- Operators -----------------------------------------------------------------------------------

static Value raise_zero(Vm *vm, BinaryOp op) {
    return vm_raise(vm, vm->exceptions.ZeroDivisionError,
                    op == BINARY_TRUEDIV ? "division by zero"
                    : op == BINARY_MOD   ? "integer modulo by zero"
                                         : "integer division or modulo by zero");
}

// left / right, rounded once. Both are cut to a quotient of 55 bits or a few more; the bits below
// are kept as a mark, so that rounding to double sees whether anything was there.
static Value divide_big(Vm *vm, mpz_srcptr left, mpz_srcptr right) {
    const int64_t difference = (int64_t)mpz_sizeinbase(left, 2) - (int64_t)mpz_sizeinbase(right, 2);
    if (difference > 1025) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "integer division result too large for a float");
    }
    const bool is_negative = (mpz_sgn(left) < 0) != (mpz_sgn(right) < 0);
    if (mpz_sgn(left) == 0 || difference < -1080) {
        return value_of_float(is_negative ? -0.0 : 0.0);
    }
    if (!int_spend(vm, mpz_size(left) + mpz_size(right), 1, 1)) {
        return UNSET;
    }
    // The exponent of the quotient's lowest bit; below the smallest number's it must not go.
    const int64_t wanted = difference - 56;
    const int64_t shift = wanted < -1076 ? -1076 : wanted;
    mpz_t quotient, scaled, rest;
    mpz_inits(quotient, scaled, rest, NULL);
    if (shift < 0) {
        mpz_mul_2exp(scaled, left, (mp_bitcnt_t)-shift);
        mpz_tdiv_qr(quotient, rest, scaled, right);
    } else {
        mpz_mul_2exp(scaled, right, (mp_bitcnt_t)shift);
        mpz_tdiv_qr(quotient, rest, left, scaled);
    }
    uint64_t bits = mpz_get_ui(quotient); // Of the magnitude, which has at most 58 bits.
    bits = bits << 1 | (mpz_sgn(rest) != 0);
    mpz_clears(quotient, scaled, rest, NULL);
    // Among the subnormals a double has fewer bits: round here, where the mark still counts.
    int64_t exponent = shift - 1;
    const int length = 64 - __builtin_clzll(bits | 1);
    const int64_t excess = -1074 - exponent;
    if (excess > 0 && length - 53 < excess) {
        const uint64_t unit = (uint64_t)1 << excess, half = unit >> 1;
        const uint64_t below = bits & (unit - 1);
        bits >>= excess;
        bits += below > half || (below == half && (bits & 1));
        exponent += excess;
    }
    const double result = ldexp((double)bits, (int)exponent);
    if (isinf(result)) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "integer division result too large for a float");
    }
    return value_of_float(is_negative ? -result : result);
}

static bool is_exact_double(int64_t integer) {
    return integer >= -(INT64_C(1) << 53) && integer <= INT64_C(1) << 53;
}

static Value divide(Vm *vm, Value left, Value right) {
    if (int_sign(right) == 0) {
        return raise_zero(vm, BINARY_TRUEDIV);
    }
    if (left.kind != VALUE_OBJECT && right.kind != VALUE_OBJECT && is_exact_double(left.integer) &&
        is_exact_double(right.integer)) {
        return value_of_float((double)left.integer / (double)right.integer);
    }
    IntView a, b;
    return divide_big(vm, int_view(&a, left), int_view(&b, right));
}

// base ** exponent with 0 <= exponent; false when it does not fit.
static bool power_small(int64_t base, uint64_t exponent, int64_t *out) {
    int64_t result = 1;
    for (;;) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            *out = result;
            return true;
        }
        if (__builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
}

static Value power_big(Vm *vm, mpz_srcptr base, mpz_srcptr exponent) {
    // 0, 1 and -1 stay small whatever the exponent.
    if (mpz_cmpabs_ui(base, 1) <= 0) {
        const bool is_odd = mpz_odd_p(exponent);
        return value_of_int(mpz_sgn(exponent) == 0 ? 1
                            : is_odd               ? mpz_get_si(base)
                                                   : mpz_get_si(base) * mpz_get_si(base));
    }
    if (!mpz_fits_ulong_p(exponent) ||
        mpz_get_ui(exponent) > UINT64_MAX / 2 / mpz_sizeinbase(base, 2)) {
        return vm_raise_memory(vm);
    }
    const unsigned long count = mpz_get_ui(exponent);
    const uint64_t bits = (uint64_t)mpz_sizeinbase(base, 2) * count;
    if (!int_may_have_bits(vm, bits) || !int_spend(vm, bits / 64, bits / 64, 1)) {
        return UNSET;
    }
    mpz_t result;
    mpz_init(result);
    mpz_pow_ui(result, base, count);
    return int_from_mpz(vm, result);
}

static Value power(Vm *vm, Value left, Value right) {
    if (int_sign(right) < 0) {
        double base = 0, exponent = 0;
        if (!int_to_double(vm, left, &base) || !int_to_double(vm, right, &exponent)) {
            return UNSET;
        }
        return float_binary(vm, BINARY_POW, value_of_float(base), value_of_float(exponent));
    }
    int64_t small = 0;
    if (left.kind != VALUE_OBJECT && right.kind != VALUE_OBJECT &&
        power_small(left.integer, (uint64_t)right.integer, &small)) {
        return value_of_int(small);
    }
    IntView base, exponent;
    return power_big(vm, int_view(&base, left), int_view(&exponent, right));
}

static Value shift_left(Vm *vm, Value left, Value right) {
    int64_t count = 0;
    if (int_sign(right) < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "negative shift count");
    }
    if (int_sign(left) == 0) {
        return value_of_int(0);
    }
    if (!int_fits(right, &count)) {
        return vm_raise(vm, vm->exceptions.OverflowError, "too many digits in integer");
    }
    if (left.kind != VALUE_OBJECT && count < 63) {
        const int64_t shifted = (int64_t)((uint64_t)left.integer << count);
        if (shifted >> count == left.integer) {
            return value_of_int(shifted);
        }
    }
    IntView view;
    mpz_srcptr number = int_view(&view, left);
    const uint64_t bits = mpz_sizeinbase(number, 2) + (uint64_t)count;
    if (!int_may_have_bits(vm, bits) || !int_spend(vm, bits / 64, 0, 1)) {
        return UNSET;
    }
    mpz_t result;
    mpz_init(result);
    mpz_mul_2exp(result, number, (mp_bitcnt_t)count);
    return int_from_mpz(vm, result);
}

static Value shift_right(Vm *vm, Value left, Value right) {
    int64_t count = INT64_MAX;
    if (int_sign(right) < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "negative shift count");
    }
    int_fits(right, &count);
    if (left.kind != VALUE_OBJECT) {
        return value_of_int(left.integer >> (count > 63 ? 63 : count));
    }
    IntView view;
    if (!int_spend(vm, mpz_size(int_view(&view, left)), 0, 1)) {
        return UNSET;
    }
    mpz_t result;
    mpz_init(result);
    mpz_fdiv_q_2exp(result, int_view(&view, left), (mp_bitcnt_t)count);
    return int_from_mpz(vm, result);
}

// What an operator takes of numbers of so many limbs: a division is as long as the multiplication
// that would undo it, and works about twice as hard.
static bool spend_on(Vm *vm, BinaryOp op, size_t a, size_t b) {
    const size_t longer = a > b ? a : b, shorter = a > b ? b : a;
    if (op == BINARY_MUL) {
        return int_spend(vm, longer, shorter, 1);
    }
    if ((op == BINARY_FLOORDIV || op == BINARY_MOD) && a >= b) {
        const size_t quotient = a - b + 1;
        return int_spend(vm, quotient > b ? quotient : b, quotient > b ? b : quotient, 2);
    }
    return int_spend(vm, longer, 0, 1);
}

// The operators whose result is no longer than both operands together.
static Value binary_big(Vm *vm, BinaryOp op, Value left, Value right) {
    IntView left_view, right_view;
    mpz_srcptr a = int_view(&left_view, left), b = int_view(&right_view, right);
    if (!int_may_have_bits(vm, (uint64_t)(mpz_size(a) + mpz_size(b) + 1) * 64)) {
        return UNSET;
    }
    if ((op == BINARY_FLOORDIV || op == BINARY_MOD) && mpz_sgn(b) == 0) {
        return raise_zero(vm, op);
    }
    if (!spend_on(vm, op, mpz_size(a), mpz_size(b))) {
        return UNSET;
    }
    mpz_t result;
    mpz_init(result);
    switch (op) {
    case BINARY_ADD:
        mpz_add(result, a, b);
        break;
    case BINARY_SUB:
        mpz_sub(result, a, b);
        break;
    case BINARY_MUL:
        mpz_mul(result, a, b);
        break;
    case BINARY_FLOORDIV:
        mpz_fdiv_q(result, a, b);
        break;
    case BINARY_MOD:
        mpz_fdiv_r(result, a, b);
        break;
    case BINARY_AND:
        mpz_and(result, a, b);
        break;
    case BINARY_OR:
        mpz_ior(result, a, b);
        break;
    case BINARY_XOR:
        mpz_xor(result, a, b);
        break;
    case BINARY_TRUEDIV:
    case BINARY_POW:
    case BINARY_LSHIFT:
    case BINARY_RSHIFT:
    case BINARY_MATMUL:
        UNREACHABLE();
    }
    return int_from_mpz(vm, result);
}

// The same for numbers that fit; UNSET when the result does not.
static Value binary_small(BinaryOp op, int64_t a, int64_t b) {
    int64_t result = 0;
    switch (op) {
    case BINARY_ADD:
        return __builtin_add_overflow(a, b, &result) ? UNSET : value_of_int(result);
    case BINARY_SUB:
        return __builtin_sub_overflow(a, b, &result) ? UNSET : value_of_int(result);
    case BINARY_MUL:
        return __builtin_mul_overflow(a, b, &result) ? UNSET : value_of_int(result);
    case BINARY_FLOORDIV:
        if (b == 0 || (b == -1 && a == INT64_MIN)) {
            return UNSET;
        }
        return value_of_int(a / b - (a % b != 0 && (a < 0) != (b < 0)));
    case BINARY_MOD:
        if (b == 0 || b == -1) {
            return b ? value_of_int(0) : UNSET;
        }
        result = a % b;
        return value_of_int(result + (result != 0 && (result < 0) != (b < 0) ? b : 0));
    case BINARY_AND:
        return value_of_int(a & b);
    case BINARY_OR:
        return value_of_int(a | b);
    case BINARY_XOR:
        return value_of_int(a ^ b);
    default:
        return UNSET;
    }
}

Value int_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (!value_is_int(left) || !value_is_int(right)) {
        return NOT_IMPLEMENTED;
    }
    switch (op) {
    case BINARY_TRUEDIV:
        return divide(vm, left, right);
    case BINARY_POW:
        return power(vm, left, right);
    case BINARY_LSHIFT:
        return shift_left(vm, left, right);
    case BINARY_RSHIFT:
        return shift_right(vm, left, right);
    case BINARY_MATMUL:
        return NOT_IMPLEMENTED;
    default:
        break;
    }
    if (left.kind != VALUE_OBJECT && right.kind != VALUE_OBJECT) {
        const Value small = binary_small(op, left.integer, right.integer);
        if (!value_is_unset(small)) {
            return small;
        }
    }
    return binary_big(vm, op, left, right);
}

// pow() with a modulus that is not 0: the sign of the result is that of the modulus.
static Value pow_mod(Vm *vm, mpz_srcptr base, mpz_srcptr exponent, mpz_srcptr modulus) {
    mpz_t result, inverse;
    mpz_inits(result, inverse, NULL);
    mpz_srcptr from = base;
    if (mpz_sgn(exponent) < 0) {
        if (!mpz_invert(inverse, base, modulus) && mpz_cmpabs_ui(modulus, 1) != 0) {
            mpz_clears(result, inverse, NULL);
            return vm_raise(vm, vm->exceptions.ValueError,
                            "base is not invertible for the given modulus");
        }
        from = inverse;
    }
    mpz_t positive;
    mpz_init(positive);
    mpz_abs(positive, exponent);
    mpz_powm(result, from, positive, modulus);
    mpz_fdiv_r(result, result, modulus);
    mpz_clears(positive, inverse, NULL);
    return int_from_mpz(vm, result);
}

Value int_pow_mod(Vm *vm, Value base, Value exponent, Value modulus) {
    if (!value_is_int(base) || !value_is_int(exponent) || !value_is_int(modulus)) {
        return NOT_IMPLEMENTED;
    }
    if (int_sign(modulus) == 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "pow() 3rd argument cannot be 0");
    }
    IntView a, b, c;
    mpz_srcptr from = int_view(&a, base), to = int_view(&b, exponent), by = int_view(&c, modulus);
    // A multiplication and a division by the modulus for each bit of the exponent.
    if (!int_spend(vm, mpz_size(by), mpz_size(by), 3 * (uint64_t)mpz_sizeinbase(to, 2))) {
        return UNSET;
    }
    return pow_mod(vm, from, to, by);
}

static Value unary(Vm *vm, UnaryOp op, Value self) {
    if (self.kind != VALUE_OBJECT && (op != UNARY_NEG || self.integer != INT64_MIN)) {
        return value_of_int(op == UNARY_NEG   ? -self.integer
                            : op == UNARY_POS ? self.integer
                                              : ~self.integer);
    }
    if (op == UNARY_POS) {
        return int_plain(vm, self);
    }
    IntView view;
    mpz_t result;
    mpz_init(result);
    if (op == UNARY_NEG) {
        mpz_neg(result, int_view(&view, self));
    } else {
        mpz_com(result, int_view(&view, self));
    }
    return int_from_mpz(vm, result);
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!value_is_int(self) || !value_is_int(other)) {
        return NOT_IMPLEMENTED;
    }
    IntView view;
    if (self.kind == VALUE_OBJECT && other.kind == VALUE_OBJECT &&
        !int_spend(vm, mpz_size(int_view(&view, self)), 0, 1)) {
        return UNSET;
    }
    return value_of_bool(order_answers(int_compare_values(self, other), op));
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    IntView view;
    *out = int_hash(self);
    return self.kind != VALUE_OBJECT || int_spend(vm, mpz_size(int_view(&view, self)), 0, 1);
}

static int truth(Vm *vm, Value self) {
    (void)vm;
    return int_sign(self) != 0;
}

static Value repr(Vm *vm, Value self) {
    if (self.kind == VALUE_INT) {
        return int_decimal(vm, self.integer);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    if (!int_write(vm, self, 10, &buf)) {
        buf_deinit(&buf);
        return UNSET;
    }
    return str_value_from_buf(vm, &buf);
}

static Value new_int(Vm *vm, Type *type, Args args) {
    Value made = int_make(vm, args);
    if (value_is_unset(made) || type == vm->types.int_) {
        return made;
    }
    IntView view;
    Value object = new_object(vm, type, int_view(&view, made));
    value_drop(vm, made);
    return object;
}

// --- bool ----------------------------------------------------------------------------------------

static Value bool_new(Vm *vm, Type *type, Args args) {
    (void)type;
    if (!args_positional(vm, "bool", args, 0, 1)) {
        return UNSET;
    }
    const int is_true = args.count ? object_truth(vm, args.values[0]) : 0;
    return is_true < 0 ? UNSET : value_of_bool(is_true);
}

static Value bool_repr(Vm *vm, Value self) {
    return value_or_unset(str_intern(vm, self.integer ? TEXT("True") : TEXT("False")));
}

static Value bool_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (left.kind == VALUE_BOOL && right.kind == VALUE_BOOL) {
        switch (op) {
        case BINARY_AND:
            return value_of_bool(left.integer & right.integer);
        case BINARY_OR:
            return value_of_bool(left.integer | right.integer);
        case BINARY_XOR:
            return value_of_bool(left.integer ^ right.integer);
        default:
            break;
        }
    }
    return int_binary(vm, op, left, right);
}

static bool bool_setup(Vm *vm) {
    Type *type = vm->types.bool_;
    type->parent = vm->types.int_;
    type->size = sizeof(Int);
    type->flags &= ~TYPE_BASETYPE;
    type->new_ = bool_new;
    type->repr = bool_repr;
    type->binary = bool_binary;
    return type_complete(vm, type, NULL, NULL);
}

bool int_setup(Vm *vm) {
    Type *type = vm->types.int_;
    type->size = sizeof(Int);
    type->size_of = size_of;
    type->flags |= TYPE_INT | TYPE_BASETYPE;
    type->new_ = new_int;
    type->repr = repr;
    type->format = format_int;
    type->hash = hash;
    type->truth = truth;
    type->compare = compare;
    type->binary = int_binary;
    type->unary = unary;
    return type_complete(vm, type, int_methods(), int_getters()) && bool_setup(vm);
}
