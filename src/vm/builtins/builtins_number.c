// Builtins about numbers: abs, bin, divmod, hex, oct, pow, round, chr, ord, hash, id.

#include "vm/builtins/builtins.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/complex.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <math.h>

// divmod() and pow(): also what the modules operator and math need. New references or UNSET.
static Value builtin_abs(Vm *vm, Value value) {
    if (value.kind == VALUE_INT && value.integer != INT64_MIN) {
        return value_of_int(value.integer < 0 ? -value.integer : value.integer);
    }
    if (value.kind == VALUE_FLOAT) {
        return value_of_float(fabs(value.number));
    }
    bool found;
    Value result = slots_call(vm, value, vm->names.dunder_abs, NULL, 0, &found);
    if (!found) {
        return vm_raise(vm, vm->exceptions.TypeError, "bad operand type for abs(): '%s'",
                        vm_type_name(vm, value));
    }
    return result;
}

METHOD(builtin_abs_) {
    return builtin_abs(vm, args[0]);
}

// --- divmod and pow ------------------------------------------------------------------------------

// The special method of one side or the reflected one of the other; NOT_IMPLEMENTED for neither.
static Value either_side(Vm *vm, Value left, Value right, Str *name, Str *reflected) {
    Type *left_type = value_type(vm, left), *right_type = value_type(vm, right);
    bool found;
    bool try_right = left_type != right_type;
    if (try_right && type_is_subtype(right_type, left_type)) {
        Value result = slots_call(vm, right, reflected, &left, 1, &found);
        if (found && result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
        try_right = false;
    }
    Value result = slots_call(vm, left, name, &right, 1, &found);
    if (found && result.kind != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    result = try_right ? slots_call(vm, right, reflected, &left, 1, &found) : NOT_IMPLEMENTED;
    return try_right && !found ? NOT_IMPLEMENTED : result;
}

static Value builtin_divmod(Vm *vm, Value left, Value right) {
    if (left.kind < VALUE_OBJECT && right.kind < VALUE_OBJECT) {
        Value result = number_divmod(vm, left, right);
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    Value result = either_side(vm, left, right, vm->names.dunder_divmod, vm->names.dunder_rdivmod);
    if (result.kind == VALUE_NOT_IMPLEMENTED) {
        result = number_divmod(vm, left, right);
    }
    if (result.kind == VALUE_NOT_IMPLEMENTED) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "unsupported operand type(s) for divmod(): '%s' and '%s'",
                        vm_type_name(vm, left), vm_type_name(vm, right));
    }
    return result;
}

METHOD(builtin_divmod_) {
    return builtin_divmod(vm, args[0], args[1]);
}

static Value raise_pow(Vm *vm, Value base, Value exponent, Value modulus) {
    return vm_raise(vm, vm->exceptions.TypeError,
                    "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                    vm_type_name(vm, base), vm_type_name(vm, exponent), vm_type_name(vm, modulus));
}

static Value builtin_pow(Vm *vm, Value base, Value exponent, Value modulus) {
    if (value_is_none(modulus)) {
        return object_binary(vm, BINARY_POW, base, exponent);
    }
    if (value_is_complex(vm, base)) {
        return vm_raise(vm, vm->exceptions.ValueError, "complex modulo");
    }
    double number;
    if (float_value(base, &number) || float_value(exponent, &number) ||
        float_value(modulus, &number)) {
        if (value_is_int(base) || float_value(base, &number)) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "pow() 3rd argument not allowed unless all arguments are integers");
        }
    }
    if (value_has_type_flag(base, TYPE_INT) || base.kind != VALUE_OBJECT) {
        Value result = int_pow_mod(vm, base, exponent, modulus);
        if (result.kind != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
        return raise_pow(vm, base, exponent, modulus);
    }
    const Value args[] = {exponent, modulus};
    bool found;
    Value result = slots_call(vm, base, vm->names.dunder_pow, args, 2, &found);
    return found && result.kind != VALUE_NOT_IMPLEMENTED ? result
                                                         : raise_pow(vm, base, exponent, modulus);
}

METHOD(builtin_pow_) {
    return builtin_pow(vm, args[0], args[1], args[2]);
}

METHOD(builtin_round) {
    bool found;
    const int more = value_is_none(args[1]) ? 0 : 1;
    Value result = slots_call(vm, args[0], vm->names.dunder_round, &args[1], more, &found);
    if (!found) {
        return vm_raise(vm, vm->exceptions.TypeError, "type %s doesn't define __round__ method",
                        vm_type_name(vm, args[0]));
    }
    return result;
}

// --- Digits --------------------------------------------------------------------------------------

static Value in_base(Vm *vm, Value value, int base, const char *prefix) {
    Value number = int_from_index(vm, value);
    if (value_is_unset(number)) {
        return UNSET;
    }
    Buf digits, out;
    buf_init(&digits, &vm->alloc);
    buf_init(&out, &vm->alloc);
    const bool done = int_write(vm, number, base, &digits);
    value_drop(vm, number);
    const char *text = buf_string(&digits);
    buf_addf(&out, "%s%s%s", *text == '-' ? "-" : "", prefix, *text == '-' ? text + 1 : text);
    buf_deinit(&digits);
    if (!done) {
        buf_deinit(&out);
        return UNSET;
    }
    return value_or_unset(str_from_buf(vm, &out));
}

METHOD(builtin_bin) {
    return in_base(vm, args[0], 2, "0b");
}

METHOD(builtin_oct) {
    return in_base(vm, args[0], 8, "0o");
}

METHOD(builtin_hex) {
    return in_base(vm, args[0], 16, "0x");
}

METHOD(builtin_chr) {
    int64_t point;
    if (!int_small_argument(vm, args[0], &point)) {
        return UNSET;
    }
    if (point < 0 || point > 0x10ffff) {
        return vm_raise(vm, vm->exceptions.ValueError, "chr() arg not in range(0x110000)");
    }
    char bytes[4];
    const int size = text_encode((uint32_t)point, bytes);
    return value_or_unset(str_new(vm, bytes, (size_t)size));
}

METHOD(builtin_ord) {
    if (value_has_type_flag(args[0], TYPE_BYTES | TYPE_BYTEARRAY)) {
        const Text bytes = bytes_text(args[0]);
        if (bytes.size == 1) {
            return value_of_int((unsigned char)bytes.bytes[0]);
        }
        return vm_raise(vm, vm->exceptions.TypeError,
                        "ord() expected a character, but string of length %zu found", bytes.size);
    }
    if (!value_is_str(args[0])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "ord() expected string of length 1, but %s found",
                        vm_type_name(vm, args[0]));
    }
    const Str *str = value_as_str(args[0]);
    if (str->count != 1) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "ord() expected a character, but string of length %zu found", str->count);
    }
    const unsigned char *bytes = (const unsigned char *)str->bytes;
    if (str->size == 3 && bytes[0] == 0xed && bytes[1] >= 0xa0) {
        return value_of_int(0xd000 | (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f)); // a surrogate
    }
    size_t index = 0;
    return value_of_int(text_next(str_text(str), &index));
}

METHOD(builtin_hash) {
    int64_t hash;
    return object_hash(vm, args[0], &hash) ? value_of_int(hash) : UNSET;
}

METHOD(builtin_id) {
    return value_of_int(object_identity(vm, args[0]));
}

const NativeDef builtins_of_numbers[] = {
    NATIVE("abs", "x, /", builtin_abs_),
    NATIVE("bin", "number, /", builtin_bin),
    NATIVE("chr", "i, /", builtin_chr),
    NATIVE("divmod", "x, y, /", builtin_divmod_),
    NATIVE("hash", "obj, /", builtin_hash),
    NATIVE("hex", "number, /", builtin_hex),
    NATIVE("id", "obj, /", builtin_id),
    NATIVE("oct", "number, /", builtin_oct),
    NATIVE("ord", "c, /", builtin_ord),
    NATIVE("pow", "base, exp, mod=None", builtin_pow_),
    NATIVE("round", "number, ndigits=None", builtin_round),
    {0},
};
