#include "vm/types/int_methods.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/bytes.h"
#include "vm/types/float.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <math.h>
#include <string.h>

METHOD(to_int) {
    return int_plain(vm, args[0]);
}

METHOD(to_float) {
    double number = 0;
    return int_to_double(vm, args[0], &number) ? value_of_float(number) : UNSET;
}

METHOD(absolute) {
    return int_sign(args[0]) < 0 ? int_binary(vm, BINARY_SUB, value_of_int(0), args[0])
                                 : int_plain(vm, args[0]);
}

METHOD(bit_length) {
    IntView view;
    mpz_srcptr number = int_view(&view, args[0]);
    return value_of_int(mpz_sgn(number) ? (int64_t)mpz_sizeinbase(number, 2) : 0);
}

METHOD(bit_count) {
    IntView view;
    mpz_srcptr number = int_view(&view, args[0]);
    const mp_size_t limbs = (mp_size_t)mpz_size(number);
    if (!int_spend(vm, (uint64_t)limbs, 0, 1)) {
        return UNSET;
    }
    return value_of_int(limbs ? (int64_t)mpn_popcount(mpz_limbs_read(number), limbs) : 0);
}

METHOD(as_integer_ratio) {
    Value plain = int_plain(vm, args[0]);
    if (value_is_unset(plain)) {
        return UNSET;
    }
    const Value parts[] = {plain, value_of_int(1)};
    Tuple *tuple = tuple_of(vm, parts, 2);
    value_drop(vm, plain);
    return value_or_unset(tuple);
}

METHOD(divmod_method) {
    return value_is_int(args[1]) ? number_divmod(vm, args[0], args[1]) : NOT_IMPLEMENTED;
}

METHOD(rdivmod_method) {
    return value_is_int(args[1]) ? number_divmod(vm, args[1], args[0]) : NOT_IMPLEMENTED;
}

// The nearest multiple of 10 ** digits, half to even.
static Value round_to(Vm *vm, Value value, uint64_t digits) {
    IntView view;
    mpz_srcptr number = int_view(&view, value);
    // A power of ten beyond the number's digits is more than twice the number.
    if (digits > mpz_sizeinbase(number, 10) + 1) {
        return value_of_int(0);
    }
    if (!int_may_have_bits(vm, digits * 4) ||
        !int_spend(vm, mpz_size(number), mpz_size(number), 3)) {
        return UNSET;
    }
    mpz_t unit, rest, twice;
    mpz_inits(unit, rest, twice, NULL);
    mpz_ui_pow_ui(unit, 10, digits);
    mpz_t quotient;
    mpz_init(quotient);
    mpz_fdiv_qr(quotient, rest, number, unit);
    mpz_mul_2exp(twice, rest, 1);
    const int order = mpz_cmp(twice, unit);
    if (order > 0 || (order == 0 && mpz_odd_p(quotient))) {
        mpz_add_ui(quotient, quotient, 1);
    }
    mpz_mul(quotient, quotient, unit);
    mpz_clears(unit, rest, twice, NULL);
    return int_from_mpz(vm, quotient);
}

METHOD(round_method) {
    if (value_is_unset(args[1])) {
        return int_plain(vm, args[0]);
    }
    int64_t digits = 0;
    if (!int_index_or(vm, args[1], NULL, &digits)) {
        return UNSET;
    }
    return digits >= 0 ? int_plain(vm, args[0]) : round_to(vm, args[0], -(uint64_t)digits);
}

METHOD(is_true) {
    return value_of_bool(int_sign(args[0]) != 0);
}

METHOD(power_method) {
    return value_is_none(args[2]) ? int_binary(vm, BINARY_POW, args[0], args[1])
                                  : int_pow_mod(vm, args[0], args[1], args[2]);
}

// --- Bytes ---------------------------------------------------------------------------------------

static bool is_order(Vm *vm, Value order, const char *function) {
    if (!value_is_str(order)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s() argument 'byteorder' must be str, not %s",
                 function, argument_type_name(vm, order));
        return false;
    }
    return true;
}

// 1 little, 0 big, -1 with an exception set.
static int is_little(Vm *vm, Value order) {
    if (str_equals_c((const Str *)order.object, "little")) {
        return 1;
    }
    if (str_equals_c((const Str *)order.object, "big")) {
        return 0;
    }
    vm_raise(vm, vm->exceptions.ValueError, "byteorder must be either 'little' or 'big'");
    return -1;
}

static void reverse_bytes(char *bytes, size_t size) {
    for (size_t i = 0; i < size / 2; i++) {
        const char byte = bytes[i];
        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = byte;
    }
}

#define PASSES_OF_BYTES 32 // over the limbs, as each byte is moved by itself

// Two's complement, the lowest byte first; false when it does not fit.
static bool write_bytes(mpz_srcptr number, bool is_signed, char *bytes, size_t size) {
    mpz_t copy;
    mpz_init_set(copy, number);
    const bool is_negative = mpz_sgn(number) < 0;
    if (is_negative) {
        mpz_com(copy, copy); // -x - 1: its inverted bytes are those of x.
    }
    const size_t bits = mpz_sgn(copy) ? mpz_sizeinbase(copy, 2) : 0;
    const bool fits = bits + (is_signed ? 1 : 0) <= size * 8;
    if (fits) {
        memset(bytes, 0, size);
        mpz_export(bytes, NULL, -1, 1, 0, 0, copy);
        for (size_t i = 0; is_negative && i < size; i++) {
            bytes[i] = (char)~bytes[i];
        }
    }
    mpz_clear(copy);
    return fits;
}

METHOD(to_bytes) {
    int64_t size = 0;
    if (!int_count_argument(vm, args[1], &size) || !is_order(vm, args[2], "to_bytes")) {
        return UNSET;
    }
    const int is_signed = object_truth(vm, args[3]);
    const int little = is_signed < 0 ? -1 : is_little(vm, args[2]);
    if (little < 0) {
        return UNSET;
    }
    if (size < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "length argument must be non-negative");
    }
    if (int_sign(args[0]) < 0 && !is_signed) {
        return vm_raise(vm, vm->exceptions.OverflowError, "can't convert negative int to unsigned");
    }
    IntView view;
    mpz_srcptr number = int_view(&view, args[0]);
    if (!int_spend(vm, (uint64_t)size / sizeof(mp_limb_t), 0, PASSES_OF_BYTES)) {
        return UNSET;
    }
    Value made = bytes_new_zeroed(vm, (size_t)size);
    if (value_is_unset(made)) {
        return UNSET;
    }
    char *bytes = ((Bytes *)made.object)->bytes;
    if (size == 0 && int_sign(args[0]) == 0) {
        return made;
    }
    if (!write_bytes(number, is_signed, bytes, (size_t)size)) {
        value_drop(vm, made);
        return vm_raise(vm, vm->exceptions.OverflowError, "int too big to convert");
    }
    if (!little) {
        reverse_bytes(bytes, (size_t)size);
    }
    return made;
}

METHOD(from_bytes) {
    const int is_signed = is_order(vm, args[2], "from_bytes") ? object_truth(vm, args[3]) : -1;
    const int little = is_signed < 0 ? -1 : is_little(vm, args[2]);
    if (little < 0) {
        return UNSET;
    }
    Value bytes = bytes_from_value(vm, args[1]);
    if (value_is_unset(bytes)) {
        return UNSET;
    }
    const Text text = bytes_text(bytes);
    if (!int_may_have_bits(vm, (uint64_t)text.size * 8) ||
        !int_spend(vm, text.size / sizeof(mp_limb_t), 0, PASSES_OF_BYTES)) {
        value_drop(vm, bytes);
        return UNSET;
    }
    mpz_t number;
    mpz_init(number);
    mpz_import(number, text.size, little ? -1 : 1, 1, 0, 0, text.bytes);
    const size_t bits = text.size * 8;
    if (is_signed && text.size && mpz_tstbit(number, bits - 1)) {
        mpz_t whole;
        mpz_init_set_ui(whole, 1);
        mpz_mul_2exp(whole, whole, bits);
        mpz_sub(number, number, whole);
        mpz_clear(whole);
    }
    value_drop(vm, bytes);
    Value made = int_from_mpz(vm, number);
    if (value_is_unset(made) || args[0].object == &vm->types.int_->base) {
        return made;
    }
    Value converted = vm_call(vm, args[0], &made, 1);
    value_drop(vm, made);
    return converted;
}

// --- divmod, which ints and floats share ---------------------------------------------------------

static Value new_pair(Vm *vm, Value first, Value second) {
    Tuple *pair = NULL;
    if (!value_is_unset(first) && !value_is_unset(second)) {
        const Value parts[] = {first, second};
        pair = tuple_of(vm, parts, 2);
    }
    value_drop(vm, first);
    value_drop(vm, second);
    return value_or_unset(pair);
}

Value number_divmod(Vm *vm, Value left, Value right) {
    if (value_is_int(left) && value_is_int(right)) {
        Value quotient = int_binary(vm, BINARY_FLOORDIV, left, right);
        return new_pair(vm, quotient,
                        value_is_unset(quotient) ? UNSET : int_binary(vm, BINARY_MOD, left, right));
    }
    double a = 0, b = 0;
    if ((!float_value(left, &a) && !value_is_int(left)) ||
        (!float_value(right, &b) && !value_is_int(right))) {
        return NOT_IMPLEMENTED;
    }
    if ((value_is_int(left) && !int_to_double(vm, left, &a)) ||
        (value_is_int(right) && !int_to_double(vm, right, &b))) {
        return UNSET;
    }
    if (b == 0) {
        return vm_raise(vm, vm->exceptions.ZeroDivisionError, "float divmod()");
    }
    const double quotient = float_floor_divide(a, b), rest = float_modulo(a, b);
    // Two nans are two objects.
    return new_pair(vm, value_of_float(isnan(quotient) ? float_new_nan(vm, quotient) : quotient),
                    value_of_float(rest));
}

// --- Tables --------------------------------------------------------------------------------------

static Value get_zero(Vm *vm, Value self) {
    (void)vm;
    (void)self;
    return value_of_int(0);
}

static Value get_one(Vm *vm, Value self) {
    (void)vm;
    (void)self;
    return value_of_int(1);
}

static const NativeDef methods[] = {
    NATIVE("bit_length", "self, /", bit_length),
    NATIVE("bit_count", "self, /", bit_count),
    NATIVE("as_integer_ratio", "self, /", as_integer_ratio),
    NATIVE("conjugate", "self, /", to_int),
    NATIVE("to_bytes", "self, /, length=1, byteorder='big', *, signed=False", to_bytes),
    NATIVE("from_bytes@class", "type, /, bytes, byteorder='big', *, signed=False", from_bytes),
    NATIVE("__int__", "self, /", to_int),
    NATIVE("__index__", "self, /", to_int),
    NATIVE("__trunc__", "self, /", to_int),
    NATIVE("__floor__", "self, /", to_int),
    NATIVE("__ceil__", "self, /", to_int),
    NATIVE("__float__", "self, /", to_float),
    NATIVE("__abs__", "self, /", absolute),
    NATIVE("__bool__", "self, /", is_true),
    NATIVE("__round__", "self, ndigits=…, /", round_method),
    NATIVE("__divmod__", "self, value, /", divmod_method),
    NATIVE("__rdivmod__", "self, value, /", rdivmod_method),
    NATIVE("__pow__", "self, value, mod=None, /", power_method),
    {0}};

static const NativeGetter getters[] = {{"real", int_plain, NULL},
                                       {"numerator", int_plain, NULL},
                                       {"imag", get_zero, NULL},
                                       {"denominator", get_one, NULL},
                                       {0}};

const NativeDef *int_methods(void) {
    return methods;
}

const NativeGetter *int_getters(void) {
    return getters;
}
