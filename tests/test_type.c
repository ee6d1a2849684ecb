// What types, instances and their attributes are made of (vm/type, vm/instance, vm/protocol).

#include "vm_fixture.h"

#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/gc.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>

// A class without a body; a new reference.
static Type *make_class(Vm *vm, const char *name, Type *const *bases, int count) {
    Tuple *all = tuple_new(vm, count);
    for (int i = 0; i < count; i++) {
        all->items[i] = value_of_object(object_ref(bases[i]));
    }
    Dict *names = dict_new(vm);
    Str *text = str_intern(vm, text_of(name));
    const Value values[] = {value_of_object(text), value_of_object(all), value_of_object(names)};
    const Value made = vm_call(vm, value_of_object(vm->types.type), values, 3);
    for (int i = 0; i < 3; i++) {
        value_drop(vm, values[i]);
    }
    return value_is_unset(made) ? NULL : (Type *)made.object;
}

static void set_named(Vm *vm, Value object, const char *name, Value value) {
    Str *key = str_intern(vm, text_of(name));
    assert_true(object_set_attr(vm, object, key, value));
    object_drop(vm, key);
}

static void assert_error(Vm *vm, const Type *type, const char *message) {
    assert_true(vm_error_is(vm, type));
    Value error = vm_take_error(vm);
    Value text = object_str(vm, error);
    assert_string_equal(value_as_str(text)->bytes, message);
    value_drop(vm, text);
    value_drop(vm, error);
}

static void test_instances_with_the_same_names_share_a_shape(void **state) {
    Vm *vm = *state;
    Type *type = make_class(vm, "C", NULL, 0);
    Value a = instance_new(vm, type), b = instance_new(vm, type);
    set_named(vm, a, "x", value_of_int(1));
    set_named(vm, a, "y", value_of_int(2));
    set_named(vm, b, "x", value_of_int(3));
    assert_ptr_not_equal(object_fields(a.object)->shape, object_fields(b.object)->shape);
    set_named(vm, b, "y", value_of_int(4));
    assert_ptr_equal(object_fields(a.object)->shape, object_fields(b.object)->shape);
    value_drop(vm, a);
    value_drop(vm, b);
    object_drop(vm, type);
}

static void test_the_dict_of_an_instance_is_in_order_of_insertion_and_alive(void **state) {
    Vm *vm = *state;
    Type *type = make_class(vm, "C", NULL, 0);
    Value a = instance_new(vm, type);
    set_named(vm, a, "b", value_of_int(1));
    set_named(vm, a, "a", value_of_int(2));
    Dict *dict = fields_dict(vm, a.object);
    Value shown = object_repr(vm, value_of_object(dict));
    assert_string_equal(value_as_str(shown)->bytes, "{'b': 1, 'a': 2}");
    value_drop(vm, shown);
    assert_true(dict_set_c(vm, dict, "c", value_of_int(3)));
    Value c = object_get_attr(vm, a, vm->names.close);
    assert_true(value_is_unset(c));
    assert_error(vm, vm->exceptions.AttributeError, "'C' object has no attribute 'close'");
    Str *name = str_intern(vm, TEXT("c"));
    c = object_get_attr(vm, a, name);
    assert_int_equal(c.integer, 3);
    object_drop(vm, name);
    value_drop(vm, a);
    object_drop(vm, type);
}

static void test_many_attributes_move_into_a_dict(void **state) {
    Vm *vm = *state;
    Type *type = make_class(vm, "C", NULL, 0);
    Value a = instance_new(vm, type);
    char name[16];
    for (int i = 0; i < SHAPE_MAX_NAMES + 1; i++) {
        snprintf(name, sizeof name, "a%d", i);
        set_named(vm, a, name, value_of_int(i));
    }
    assert_null(object_fields(a.object)->shape);
    assert_int_equal(object_fields(a.object)->dict->used, SHAPE_MAX_NAMES + 1);
    value_drop(vm, a);
    object_drop(vm, type);
}

static void test_a_change_of_a_base_is_seen_through_the_cache(void **state) {
    Vm *vm = *state;
    Type *base = make_class(vm, "B", NULL, 0);
    Type *type = make_class(vm, "C", &base, 1);
    Str *name = str_intern(vm, TEXT("f"));
    assert_true(value_is_unset(type_lookup(vm, type, name)));
    const uint32_t before = type->version;
    assert_true(type_set(vm, base, name, value_of_int(5)));
    assert_int_not_equal(type->version, before);
    assert_int_equal(type_lookup(vm, type, name).integer, 5);
    object_drop(vm, name);
    object_drop(vm, type);
    object_drop(vm, base);
}

static void test_bases_without_an_order_are_refused(void **state) {
    Vm *vm = *state;
    Type *a = make_class(vm, "A", NULL, 0);
    Type *b = make_class(vm, "B", &a, 1);
    Type *const bases[] = {a, b};
    assert_null(make_class(vm, "C", bases, 2));
    assert_error(vm, vm->exceptions.TypeError,
                 "Cannot create a consistent method resolution\norder (MRO) for bases A, B");
    object_drop(vm, b);
    object_drop(vm, a);
}

static int count_below(const Type *type) {
    int count = 0;
    for (const BelowLink *link = type->first_below; link; link = link->next) {
        count++;
    }
    return count;
}

static void test_classes_go_when_nobody_refers_to_them(void **state) {
    Vm *vm = *state;
    const int before = count_below(vm->types.object);
    Type *type = make_class(vm, "C", NULL, 0);
    assert_int_equal(count_below(vm->types.object), before + 1);
    object_drop(vm, type); // it is in its own mro, so only the collector finds it
    gc_collect(vm);
    assert_int_equal(count_below(vm->types.object), before);
}

static void test_identity_is_a_small_stable_number(void **state) {
    Vm *vm = *state;
    List *a = list_new(vm, 0), *b = list_new(vm, 0);
    const int64_t id = object_identity(vm, value_of_object(a));
    assert_int_equal(id % 16, 0);
    assert_int_not_equal(object_identity(vm, value_of_object(b)), id);
    assert_int_equal(object_identity(vm, value_of_object(a)), id);
    assert_int_equal(object_identity(vm, value_of_int(5)), object_identity(vm, value_of_int(5)));
    object_drop(vm, a);
    object_drop(vm, b);
}

static void test_special_methods_of_builtin_types_appear_when_asked_for(void **state) {
    Vm *vm = *state;
    assert_true(value_is_object(type_lookup(vm, vm->types.list, vm->names.dunder_len)));
    assert_true(value_is_unset(type_lookup(vm, vm->types.list, vm->names.dunder_sub)));
    assert_true(value_is_none(type_lookup(vm, vm->types.list, vm->names.dunder_hash)));
}

static void test_operators_without_an_answer_name_both_types(void **state) {
    Vm *vm = *state;
    Value result = object_binary(vm, BINARY_SUB, value_of_int(1), NONE);
    assert_true(value_is_unset(result));
    assert_error(vm, vm->exceptions.TypeError,
                 "unsupported operand type(s) for -: 'int' and 'NoneType'");
}

static void test_a_split_group_keeps_its_message_and_shape(void **state) {
    Vm *vm = *state;
    Value inner = exception_new(vm, vm->exceptions.ValueError, "v");
    Value other = exception_new(vm, vm->exceptions.TypeError, "t");
    List *list = list_new(vm, 2);
    assert_true(list_append(vm, list, inner) && list_append(vm, list, other));
    Str *message = str_from_c(vm, "m");
    const Value args[] = {value_of_object(message), value_of_object(list)};
    Value group = exception_new_args(vm, vm->exceptions.ExceptionGroup, args, 2);
    Value match, rest;
    assert_true(exception_group_split(vm, group, value_of_object(vm->exceptions.ValueError), &match,
                                      &rest));
    Value shown = object_repr(vm, match), left = object_repr(vm, rest);
    assert_string_equal(value_as_str(shown)->bytes, "ExceptionGroup('m', [ValueError('v')])");
    assert_string_equal(value_as_str(left)->bytes, "ExceptionGroup('m', [TypeError('t')])");
    const Value all[] = {shown, left, match, rest, group, inner, other, args[0], args[1]};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        value_drop(vm, all[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_instances_with_the_same_names_share_a_shape, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            test_the_dict_of_an_instance_is_in_order_of_insertion_and_alive, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many_attributes_move_into_a_dict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_change_of_a_base_is_seen_through_the_cache, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_bases_without_an_order_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_classes_go_when_nobody_refers_to_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_identity_is_a_small_stable_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_special_methods_of_builtin_types_appear_when_asked_for,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_operators_without_an_answer_name_both_types, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_split_group_keeps_its_message_and_shape, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
