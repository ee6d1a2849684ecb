// int: int64_t in the Value while it fits, else an Int object that holds GMP's limbs.
//
// The limbs are part of the object, so that the memory of every number is counted and there is
// nothing to release; GMP reads them in place (IntView) and works in numbers of its own only while
// an operation lasts. Every operation bounds the size of its result before it asks GMP, whose
// allocator may not fail. Only an instance of a subclass of int may be an Int object that would
// fit int64_t.

#ifndef VM_TYPES_INT_H
#define VM_TYPES_INT_H

#include "base/text.h"
#include "vm/object.h"

#include <gmp.h>

// The largest number of decimal digits that str() and int() convert (CPython's protection).
#define INT_MAX_STR_DIGITS 4300

typedef struct Int {
    Object base;
    int64_t size; // how many limbs; negative for a negative number
    mp_limb_t limbs[];
} Int;

// An int value of any form as GMP's number, to be read only; nothing to release.
typedef struct IntView {
    mpz_t number;
    mp_limb_t limb;
} IntView;

// The value must be an int (value_is_int). The pointer is into the view or the value.
mpz_srcptr int_view(IntView *view, Value value);

// The value of a number in its one form; clears the number.
Value int_from_mpz(Vm *vm, mpz_t number);

// False with MemoryError set when a number of so many bits should not be made. Ask before GMP.
bool int_may_have_bits(Vm *vm, uint64_t bits);

// Counts what an operation on long numbers takes, in instructions that take as long, so that no few
// of them can take for ever: `times` multiplications of numbers of so many limbs, the longer and
// the shorter; 0 for the shorter: so many passes over the longer. Ask before GMP. False with an
// exception set when the run is to end.
bool int_spend(Vm *vm, uint64_t limbs, uint64_t shorter, uint64_t times);

// From digits in a base 2…36 without prefix or underscores; UNSET with an exception set.
Value int_from_digits(Vm *vm, const char *digits, size_t size, int base);

// As int() reads text: white space, sign, prefix, underscores; base 0 or 2…36.
Value int_parse(Vm *vm, Text text, int base);

// The integral part of a float; ValueError or OverflowError for nan and infinities.
Value int_from_float(Vm *vm, double number);
Value int_from_uint(Vm *vm, uint64_t number);

// The decimal digits of a small one, as a Str value.
Value int_decimal(Vm *vm, int64_t integer);

// The digits in a base from 2 to 36, with a minus sign; false with an exception set (the limit on
// decimal digits, or no memory).
bool int_write(Vm *vm, Value value, int base, Buf *out);

bool value_is_int(Value value); // int or bool or below

// The number of an int value as int64_t; false (without an exception) when it does not fit.
bool int_fits(Value value, int64_t *out);
int int_sign(Value value);                // of an int value: -1, 0, 1
int int_compare_values(Value a, Value b); // of int values: negative, 0, positive

// An int value by `__index__` when it is none already; a new reference in int's one form. UNSET
// with "'str' object cannot be interpreted as an integer".
Value int_from_index(Vm *vm, Value value);

// What `__int__` or `__index__` answered, which is given up, in int's one form. UNSET with an
// exception set: it is no int, or a warning about its class became an exception.
Value int_from_answer(Vm *vm, Value answer, const char *method);

// As `int(value)` would for an index-like value (int, bool, `__index__`); false with TypeError set.
bool int_index(Vm *vm, Value value, int64_t *out); // OverflowError when it does not fit

// The same with the exception type for numbers that do not fit ("cannot fit 'int' into an
// index-sized integer"); NULL: the number is cut to the nearest that fits.
bool int_index_or(Vm *vm, Value value, Type *overflow, int64_t *out);

// Whether int_index would take it: an int or something with `__index__`.
bool int_has_index(Vm *vm, Value value);

// An argument of a method that counts or says a place; false with TypeError, or with OverflowError
// in the words that CPython has for arguments ("Python int too large to convert to C ssize_t").
bool int_count_argument(Vm *vm, Value value, int64_t *out);
bool int_small_argument(Vm *vm, Value value, int64_t *out); // the same for a C int

// The number as a double, rounded half to even; false with OverflowError set.
bool int_to_double(Vm *vm, Value value, double *out);

// Any operator on two ints (bools, subclasses); NOT_IMPLEMENTED when one of them is none.
Value int_binary(Vm *vm, BinaryOp op, Value left, Value right);

// pow(base, exponent, modulus) of three ints; NOT_IMPLEMENTED when one of them is none.
Value int_pow_mod(Vm *vm, Value base, Value exponent, Value modulus);

// divmod(left, right) of ints and floats as a tuple; NOT_IMPLEMENTED for anything else.
Value number_divmod(Vm *vm, Value left, Value right);

int64_t int_hash(Value value);     // of an int value, as CPython's
int64_t float_hash(double number); // equal numbers have equal hashes, whatever their type

bool int_setup(Vm *vm);

#endif
