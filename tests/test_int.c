// ints of any size, and floats, as numbers and as text (vm/int, vm/float).

#include "vm_fixture.h"

#include "vm/protocol.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/str.h"

#include <math.h>

static Value number(Vm *vm, const char *digits) {
    Value value = int_parse(vm, text_of(digits), 10);
    assert_false(value_is_unset(value));
    return value;
}

// Checks repr(value) and drops it.
static void assert_shown(Vm *vm, Value value, const char *expected) {
    assert_false(value_is_unset(value));
    Value text = object_repr(vm, value);
    assert_string_equal(value_as_str(text)->bytes, expected);
    value_drop(vm, text);
    value_drop(vm, value);
}

static void assert_error(Vm *vm, Value result, const Type *type) {
    assert_true(value_is_unset(result));
    assert_true(vm_error_is(vm, type));
    value_drop(vm, vm_take_error(vm));
}

// left OP right of numbers given as text.
static Value compute(Vm *vm, BinaryOp op, const char *left, const char *right) {
    Value a = number(vm, left), b = number(vm, right);
    Value result = int_binary(vm, op, a, b);
    value_drop(vm, a);
    value_drop(vm, b);
    return result;
}

static void test_a_number_that_fits_is_never_an_object(void **state) {
    Vm *vm = *state;
    Value big = compute(vm, BINARY_ADD, "9223372036854775807", "1");
    assert_int_equal(big.kind, VALUE_OBJECT);
    Value back = int_binary(vm, BINARY_SUB, big, value_of_int(1));
    assert_int_equal(back.kind, VALUE_INT);
    assert_true(back.integer == INT64_MAX);
    value_drop(vm, big);
}

static void test_operators_cross_the_border_to_big_numbers(void **state) {
    Vm *vm = *state;
    assert_shown(vm, compute(vm, BINARY_MUL, "4294967296", "-4294967296"), "-18446744073709551616");
    assert_shown(vm, compute(vm, BINARY_FLOORDIV, "-9223372036854775808", "-1"),
                 "9223372036854775808");
    assert_shown(vm, compute(vm, BINARY_MOD, "-100000000000000000000", "7"), "5");
    assert_shown(vm, compute(vm, BINARY_POW, "3", "50"), "717897987691852588770249");
    assert_shown(vm, compute(vm, BINARY_RSHIFT, "-1", "1000000000000"), "-1");
    assert_shown(vm, compute(vm, BINARY_XOR, "18446744073709551616", "-1"),
                 "-18446744073709551617");
}

static void test_true_division_rounds_once(void **state) {
    Vm *vm = *state;
    assert_shown(vm, compute(vm, BINARY_TRUEDIV, "9007199254740993", "1"), "9007199254740992.0");
    assert_shown(vm, compute(vm, BINARY_TRUEDIV, "100000000000000000000000", "3"),
                 "3.333333333333333e+22");
    assert_shown(vm, compute(vm, BINARY_TRUEDIV, "0", "-10000000000000000000000000"), "-0.0");
}

static void test_a_result_too_large_for_memory_is_refused_before_it_is_computed(void **state) {
    Vm *vm = *state;
    assert_error(vm, compute(vm, BINARY_POW, "2", "10000000000"), vm->exceptions.MemoryError);
    assert_error(vm, compute(vm, BINARY_LSHIFT, "1", "1000000000000"), vm->exceptions.MemoryError);
    assert_error(vm, compute(vm, BINARY_LSHIFT, "1", "100000000000000000000"),
                 vm->exceptions.OverflowError);
}

static void test_text_of_more_than_4300_digits_is_not_converted(void **state) {
    Vm *vm = *state;
    Value big = compute(vm, BINARY_POW, "10", "4299");
    Value text = object_repr(vm, big);
    assert_int_equal(value_as_str(text)->size, INT_MAX_STR_DIGITS);
    value_drop(vm, text);
    Value bigger = int_binary(vm, BINARY_MUL, big, value_of_int(10));
    assert_error(vm, object_repr(vm, bigger), vm->exceptions.ValueError);
    value_drop(vm, big);
    value_drop(vm, bigger);
}

static void test_reading_ints_follows_pythons_rules(void **state) {
    Vm *vm = *state;
    assert_shown(vm, int_parse(vm, TEXT(" -1_000 "), 10), "-1000");
    assert_shown(vm, int_parse(vm, TEXT("0x_ff"), 0), "255");
    assert_shown(vm, int_parse(vm, TEXT("zz"), 36), "1295");
    assert_shown(vm, int_parse(vm, TEXT("٣٤"), 10), "34");
    const Text wrong[] = {TEXT(""), TEXT("1__0"), TEXT("_1"), TEXT("1_"), TEXT("08"), TEXT("1 2")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_error(vm, int_parse(vm, wrong[i], 0), vm->exceptions.ValueError);
    }
}

static void test_hashes_of_equal_numbers_are_equal(void **state) {
    Vm *vm = *state;
    Value big = compute(vm, BINARY_POW, "2", "61");
    assert_true(int_hash(big) == 1); // 2 ** 61 is 1 modulo 2 ** 61 - 1
    assert_true(float_hash(ldexp(1, 61)) == 1);
    assert_true(int_hash(value_of_int(-1)) == -2);
    assert_true(float_hash(0.5) == INT64_C(1) << 60);
    value_drop(vm, big);
}

static void assert_float(Vm *vm, double value, const char *expected) {
    assert_shown(vm, value_of_float(value), expected);
}

static void test_floats_are_shown_by_the_shortest_text_that_reads_back(void **state) {
    Vm *vm = *state;
    assert_float(vm, 0.1 + 0.2, "0.30000000000000004");
    assert_float(vm, 1e16, "1e+16");
    assert_float(vm, 123456789012345678.0, "1.2345678901234568e+17");
    assert_float(vm, 5e-324, "5e-324");
    assert_float(vm, -0.0, "-0.0");
    assert_float(vm, 1e-5, "1e-05");
    // Powers of two, whose neighbours are not equally far away.
    assert_float(vm, ldexp(1, -44), "5.684341886080802e-14");
    assert_float(vm, ldexp(1, 89), "6.189700196426902e+26");
}

static void test_every_power_of_two_reads_back(void **state) {
    Vm *vm = *state;
    for (int exponent = -1074; exponent < 1024; exponent++) {
        Buf text;
        buf_init(&text, &vm->alloc);
        float_repr(ldexp(1, exponent), &text);
        Value read = float_parse(vm, buf_text(&text), NONE);
        assert_true(read.kind == VALUE_FLOAT && read.number == ldexp(1, exponent));
        buf_deinit(&text);
    }
}

static void test_rounding_sees_the_exact_digits(void **state) {
    Vm *vm = *state;
    assert_shown(vm, float_round(vm, 2.675, 2), "2.67");
    assert_shown(vm, float_round(vm, 0.5, 0), "0.0");
    assert_shown(vm, float_round(vm, 1234.5678, -2), "1200.0");
    assert_shown(vm, float_round(vm, 50.0, -2), "0.0");
    assert_shown(vm, float_round(vm, 51.0, -2), "100.0");
    assert_error(vm, float_round(vm, 1.7e308, -308), vm->exceptions.OverflowError);
}

static void test_ints_and_floats_are_compared_exactly(void **state) {
    Vm *vm = *state;
    assert_int_equal(float_compare_int(ldexp(1, 53), value_of_int((INT64_C(1) << 53) + 1)), -1);
    assert_int_equal(float_compare_int(HUGE_VAL, value_of_int(INT64_MAX)), 1);
    assert_int_equal(float_compare_int(NAN, value_of_int(0)), 2);
    Value big = compute(vm, BINARY_POW, "10", "400");
    assert_int_equal(float_compare_int(1e308, big), -1);
    value_drop(vm, big);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_number_that_fits_is_never_an_object),
        cmocka_unit_test(test_operators_cross_the_border_to_big_numbers),
        cmocka_unit_test(test_true_division_rounds_once),
        cmocka_unit_test(test_a_result_too_large_for_memory_is_refused_before_it_is_computed),
        cmocka_unit_test(test_text_of_more_than_4300_digits_is_not_converted),
        cmocka_unit_test(test_reading_ints_follows_pythons_rules),
        cmocka_unit_test(test_hashes_of_equal_numbers_are_equal),
        cmocka_unit_test(test_floats_are_shown_by_the_shortest_text_that_reads_back),
        cmocka_unit_test(test_every_power_of_two_reads_back),
        cmocka_unit_test(test_rounding_sees_the_exact_digits),
        cmocka_unit_test(test_ints_and_floats_are_compared_exactly),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
