// Places in text (vm/str): offsets of code points, found from where one was found last.

#include "vm_fixture.h"

#include "vm/types/str.h"

// "aé日🎉" again and again: code points of one, two, three and four bytes.
static Str *mixed(Vm *vm, int times) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (int i = 0; i < times; i++) {
        buf_add_text(&buf, TEXT("a\xc3\xa9\xe6\x97\xa5\xf0\x9f\x8e\x89"));
    }
    Str *str = str_from_buf(vm, &buf);
    assert_non_null(str);
    return str;
}

static size_t expected_offset(size_t index) {
    static const size_t within[] = {0, 1, 3, 6};
    return index / 4 * 10 + within[index % 4];
}

static void test_offsets_are_right_in_any_order_of_asking(void **state) {
    Vm *vm = *state;
    Str *str = mixed(vm, 25);
    assert_int_equal(str->count, 100);
    size_t index = 0;
    for (int i = 0; i < 2000; i++) {
        index = (index * 61 + 17) % 101;
        assert_int_equal(str_offset(str, index), expected_offset(index));
        assert_int_equal(str_index_of_offset(str, expected_offset(index)), index);
    }
    object_drop(vm, str);
}

static void test_walking_from_both_ends_keeps_a_place_in_each_half(void **state) {
    Vm *vm = *state;
    Str *str = mixed(vm, 250);
    for (size_t i = 0; i < 500; i++) {
        assert_int_equal(str_offset(str, i), expected_offset(i));
        assert_int_equal(str_offset(str, 999 - i), expected_offset(999 - i));
    }
    assert_int_equal(str->places[0].index, 500);
    assert_int_equal(str->places[1].index, 501);
    object_drop(vm, str);
}

static void test_places_stay_right_when_text_is_appended(void **state) {
    Vm *vm = *state;
    Value text = value_of_object(mixed(vm, 1));
    for (size_t i = 1; i < 200; i++) {
        assert_int_equal(str_offset(value_as_str(text), 4 * i - 1), expected_offset(4 * i - 1));
        Str *more = mixed(vm, 1);
        assert_true(str_append_in_place(vm, &text, value_of_object(more)));
        object_drop(vm, more);
        assert_int_equal(str_offset(value_as_str(text), 2 * i), expected_offset(2 * i));
    }
    value_drop(vm, text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_offsets_are_right_in_any_order_of_asking, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_walking_from_both_ends_keeps_a_place_in_each_half,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_places_stay_right_when_text_is_appended, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
