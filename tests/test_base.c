#include "support.h"

#include "base/alloc.h"
#include "base/array.h"
#include "base/text.h"

static void
test_memory_beyond_the_limit_is_refused_and_what_is_released_can_be_had_again(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 100000);
    void *block = alloc_try(&alloc, 60000);
    assert_non_null(block);
    assert_null(alloc_try(&alloc, 60000));
    alloc_release(&alloc, block, 60000);
    block = alloc_try(&alloc, 60000);
    assert_non_null(block);
    alloc_release(&alloc, block, 60000);
    assert_int_equal(alloc.used, 0);
    alloc_deinit(&alloc);
}

static void test_arrays_keep_their_items_while_they_grow(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    ARRAY(int) numbers = {0};
    for (int i = 0; i < 1000; i++) {
        assert_true(array_try_push(&numbers, &alloc, i * i));
    }
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(numbers.items[i], i * i);
    }
    array_free(&numbers, &alloc);
    assert_int_equal(alloc.used, 0);
    alloc_deinit(&alloc);
}

static void test_text_is_walked_and_checked_by_code_points(void **state) {
    (void)state;
    const Text text = TEXT("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x8d\xbd");
    const uint32_t expected[] = {'a', 0xe9, 0x20ac, 0x1f37d};
    size_t at = 0;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(text_next(text, &at), expected[i]);
    }
    assert_int_equal(at, text.size);
    assert_int_equal(text_count(text), 4);
    size_t bad = 99;
    assert_true(text_is_utf8(text, &bad));
    assert_false(text_is_utf8(TEXT("ab\xff"), &bad));
    assert_int_equal(bad, 2);
    char bytes[4];
    assert_int_equal(text_encode(0x20ac, bytes), 3);
    assert_memory_equal(bytes, "\xe2\x82\xac", 3);
    assert_true(text_compare(TEXT("ab"), TEXT("b")) < 0);
    assert_true(text_starts_with(TEXT("awaiter"), TEXT("await")));
    assert_false(text_starts_with(TEXT("aw"), TEXT("await")));
}

static void test_a_buffer_takes_texts_of_any_length(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Buf buf;
    buf_init(&buf, &alloc);
    for (int i = 0; i < 1000; i++) {
        buf_addf(&buf, "%d,", i % 10);
    }
    buf_add_code_point(&buf, 0xe9);
    buf_fill(&buf, '.', 3);
    assert_int_equal(buf_text(&buf).size, 2005);
    assert_string_equal(buf_string(&buf) + 1998, "9,\xc3\xa9...");
    buf_clear(&buf);
    assert_string_equal(buf_string(&buf), "");
    buf_deinit(&buf);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_memory_beyond_the_limit_is_refused_and_what_is_released_can_be_had_again),
        cmocka_unit_test(test_arrays_keep_their_items_while_they_grow),
        cmocka_unit_test(test_text_is_walked_and_checked_by_code_points),
        cmocka_unit_test(test_a_buffer_takes_texts_of_any_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
