// Containers: dict, set, list and its sorting (vm/dict, vm/set, vm/list, vm/sort), and what they do
// when there is no memory.

#include "vm_fixture.h"

#include "vm/format/format.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>

static void assert_shown(Vm *vm, Value value, const char *expected) {
    Value text = object_repr(vm, value);
    assert_string_equal(value_as_str(text)->bytes, expected);
    value_drop(vm, text);
}

static Str *name_of(Vm *vm, int number) {
    Str *name = str_format(vm, "name %d", number);
    assert_non_null(name);
    return name;
}

static void test_a_dict_finds_what_was_put_in_and_walks_in_order(void **state) {
    Vm *vm = *state;
    Dict *dict = dict_new(vm);
    for (int i = 0; i < 1000; i++) {
        Str *name = name_of(vm, i);
        assert_true(dict_set_str(vm, dict, name, value_of_int(i)));
        object_drop(vm, name);
    }
    for (int i = 0; i < 1000; i += 3) {
        Str *name = name_of(vm, i);
        assert_int_equal(dict_delete(vm, dict, value_of_object(name)), 1);
        assert_true(value_is_unset(dict_get_str(dict, name)));
        object_drop(vm, name);
    }
    int position = 0, expected = 1;
    for (Value key, value; dict_next(dict, &position, &key, &value);) {
        assert_int_equal(value.integer, expected);
        assert_true(value_is(dict_get(vm, dict, key), value));
        expected += expected % 3 == 2 ? 2 : 1;
    }
    assert_int_equal(dict->used, 666);
    object_drop(vm, dict);
}

static void test_equal_keys_of_different_types_are_one_key(void **state) {
    Vm *vm = *state;
    Dict *dict = dict_new(vm);
    assert_true(dict_set(vm, dict, value_of_int(1), NONE));
    assert_true(dict_set(vm, dict, value_of_bool(true), value_of_int(2)));
    assert_true(dict_set(vm, dict, value_of_float(1.0), value_of_int(3)));
    assert_shown(vm, value_of_object(dict), "{1: 3}");
    object_drop(vm, dict);
}

static void test_only_a_change_of_keys_changes_the_layout(void **state) {
    Vm *vm = *state;
    Dict *dict = dict_new(vm);
    Str *name = name_of(vm, 1);
    assert_true(dict_set_str(vm, dict, name, NONE));
    const uint64_t layout = dict->layout, version = dict->version;
    const int at = dict_find_str(dict, name);
    assert_true(dict_set_str(vm, dict, name, value_of_int(5)));
    assert_true(dict->layout == layout && dict->version != version);
    assert_int_equal(dict->entries[at].value.integer, 5);
    assert_true(dict_set(vm, dict, value_of_int(1), NONE));
    assert_true(dict->layout != layout);
    object_drop(vm, name);
    object_drop(vm, dict);
}

static void test_adding_and_removing_for_ever_takes_no_more_room(void **state) {
    Vm *vm = *state;
    Dict *dict = dict_new(vm);
    Set *set = set_new(vm, vm->types.set);
    for (int i = 0; i < 20000; i++) {
        assert_true(dict_set(vm, dict, value_of_int(i), NONE));
        assert_true(set_add(vm, set, value_of_int(i)));
        if (i >= 50) {
            assert_int_equal(dict_delete(vm, dict, value_of_int(i - 50)), 1);
            assert_int_equal(set_discard(vm, set, value_of_int(i - 50)), 1);
        }
    }
    assert_int_equal(dict->used, 50);
    assert_true(dict->entry_capacity <= 256);
    assert_int_equal(set->used, 50);
    assert_true(set->mask < 1024);
    object_drop(vm, dict);
    object_drop(vm, set);
}

static void test_sets_of_numbers_are_walked_as_in_cpython(void **state) {
    Vm *vm = *state;
    const int numbers[] = {61, 1, 69, 92, -9, 72};
    Set *set = set_new(vm, vm->types.set);
    for (int i = 0; i < 6; i++) {
        assert_true(set_add(vm, set, value_of_int(numbers[i])));
    }
    assert_shown(vm, value_of_object(set), "{1, 69, 72, -9, 92, 61}");
    object_drop(vm, set);
}

static void test_sets_with_text_are_walked_in_order_of_insertion(void **state) {
    Vm *vm = *state;
    Set *set = set_new(vm, vm->types.set);
    for (int i = 9; i >= 0; i--) {
        Str *name = name_of(vm, i);
        assert_true(set_add(vm, set, value_of_object(name)));
        object_drop(vm, name);
    }
    Value first = set_pop(vm, set);
    assert_string_equal(value_as_str(first)->bytes, "name 9");
    value_drop(vm, first);
    int position = 0, expected = 8;
    for (Value item; set_next(set, &position, &item); expected--) {
        char text[32];
        snprintf(text, sizeof text, "name %d", expected);
        assert_string_equal(value_as_str(item)->bytes, text);
    }
    assert_int_equal(expected, -1);
    object_drop(vm, set);
}

static void test_sorting_is_stable_in_both_directions(void **state) {
    Vm *vm = *state;
    for (int reverse = 0; reverse < 2; reverse++) {
        List *list = list_new(vm, 0);
        uint32_t seed = 1;
        for (int i = 0; i < 3000; i++) {
            seed = seed * 1664525 + 1013904223;
            // Equal numbers can be told apart by being ints or floats.
            const int64_t key = seed >> 24;
            const Value item = i % 2 ? value_of_int(key) : value_of_float((double)key);
            assert_true(list_append(vm, list, item));
        }
        List *before = list_of(vm, list->items, list->count);
        assert_true(list_sort(vm, list, NONE, reverse));
        int64_t kinds[2] = {0, 0};
        for (int i = 0; i < list->count; i++) {
            kinds[list->items[i].kind == VALUE_INT]++;
            if (i) {
                const int order = object_compare_truth(vm, list->items[i - 1], list->items[i],
                                                       reverse ? COMPARE_LT : COMPARE_GT);
                assert_int_equal(order, 0);
            }
        }
        assert_true(kinds[0] == 1500 && kinds[1] == 1500);
        // The items with one key are in the order that they had.
        int at = 0;
        for (int i = 0; i < before->count; i++) {
            if (object_equal(vm, before->items[i], value_of_int(7)) == 1) {
                while (object_equal(vm, list->items[at], value_of_int(7)) != 1) {
                    at++;
                }
                assert_int_equal(list->items[at++].kind, before->items[i].kind);
            }
        }
        object_drop(vm, list);
        object_drop(vm, before);
    }
}

// --- Without memory ------------------------------------------------------------------------------

static Value make_dict(Vm *vm) {
    Dict *dict = dict_new(vm);
    for (int i = 0; dict && i < 40; i++) {
        Str *name = str_format(vm, "a name that is not short %d", i);
        const bool done = name && dict_set_str(vm, dict, name, value_of_object(name));
        if (name) {
            object_drop(vm, name);
        }
        if (!done) {
            object_drop(vm, dict);
            return UNSET;
        }
    }
    Value text = dict ? object_repr(vm, value_of_object(dict)) : UNSET;
    if (dict) {
        object_drop(vm, dict);
    }
    return text;
}

static Value make_set(Vm *vm) {
    Set *set = set_new(vm, vm->types.set);
    for (int i = 0; set && i < 40; i++) {
        if (!set_add(vm, set, value_of_int(i * 7))) {
            object_drop(vm, set);
            return UNSET;
        }
    }
    Value copy =
        set ? object_binary(vm, BINARY_SUB, value_of_object(set), value_of_object(set)) : UNSET;
    if (set) {
        object_drop(vm, set);
    }
    return copy;
}

static Value make_list(Vm *vm) {
    List *list = list_new(vm, 0);
    for (int i = 0; list && i < 100; i++) {
        if (!list_append(vm, list, i % 3 ? value_of_int(-i) : value_of_float(i))) {
            object_drop(vm, list);
            return UNSET;
        }
    }
    if (list && !list_sort(vm, list, NONE, true)) {
        object_drop(vm, list);
        return UNSET;
    }
    return list ? value_of_object(list) : UNSET;
}

static Value make_text(Vm *vm) {
    Str *format = str_from_c(vm, "%(a)20s %(b).50f");
    Dict *dict = dict_new(vm);
    Value text = UNSET;
    if (format && dict && dict_set_c(vm, dict, "a", value_of_int(5)) &&
        dict_set_c(vm, dict, "b", value_of_float(0.1))) {
        text = format_percent(vm, format, value_of_object(dict));
    }
    if (format) {
        object_drop(vm, format);
    }
    if (dict) {
        object_drop(vm, dict);
    }
    return text;
}

static Value make_number(Vm *vm) {
    Value big = int_binary(vm, BINARY_POW, value_of_int(7), value_of_int(900));
    Value text = value_is_unset(big) ? UNSET : object_repr(vm, big);
    value_drop(vm, big);
    return text;
}

static void test_whatever_allocation_fails_memory_error_is_raised_and_nothing_leaks(void **state) {
    Vm *vm = *state;
    Value (*const makers[])(Vm *) = {make_dict, make_set, make_list, make_text, make_number};
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        // Once before: names that are interned stay.
        value_drop(vm, makers[i](vm));
        const size_t used = vm->alloc.used;
        bool finished = false;
        for (uint64_t n = 1; !finished; n++) {
            vm->alloc.fail_at = vm->alloc.count + n;
            Value made = makers[i](vm);
            vm->alloc.fail_at = 0;
            finished = !value_is_unset(made);
            if (!finished) {
                assert_true(vm_error_is(vm, vm->exceptions.MemoryError));
                value_drop(vm, vm_take_error(vm));
            }
            value_drop(vm, made);
            assert_int_equal(vm->alloc.used, used);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_dict_finds_what_was_put_in_and_walks_in_order),
        cmocka_unit_test(test_equal_keys_of_different_types_are_one_key),
        cmocka_unit_test(test_only_a_change_of_keys_changes_the_layout),
        cmocka_unit_test(test_adding_and_removing_for_ever_takes_no_more_room),
        cmocka_unit_test(test_sets_of_numbers_are_walked_as_in_cpython),
        cmocka_unit_test(test_sets_with_text_are_walked_in_order_of_insertion),
        cmocka_unit_test(test_sorting_is_stable_in_both_directions),
        cmocka_unit_test(test_whatever_allocation_fails_memory_error_is_raised_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
