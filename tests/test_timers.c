#include "support.h"

#include "loop/timers.h"

// Handles are only compared here, never looked into.
static Handle *handle(intptr_t number) {
    return (Handle *)(number * 16);
}

static void test_timers_due_at_the_same_time_fire_in_the_order_they_were_set(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    TimerHeap timers = {0};
    for (int i = 1; i <= 200; i++) {
        assert_true(timers_push(&timers, &alloc, i % 3, handle(i)));
    }
    SimTime when = 0;
    intptr_t last = 0;
    while (timers_count(&timers) > 0) {
        const Timer *first = timers_first(&timers);
        const Handle *expected = first->handle;
        const Timer timer = timers_pop(&timers);
        assert_ptr_equal(timer.handle, expected);
        assert_true(timer.when >= when);
        if (timer.when > when) {
            when = timer.when;
            last = 0;
        }
        assert_true((intptr_t)timer.handle > last);
        last = (intptr_t)timer.handle;
    }
    assert_int_equal(when, 2);
    array_free(&timers.heap, &alloc);
    alloc_deinit(&alloc);
}

static bool is_odd(const Timer *timer, void *context) {
    ++*(int *)context;
    return (intptr_t)timer->handle / 16 % 2 == 1;
}

static void test_timers_that_are_taken_out_leave_the_others_in_order(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    TimerHeap timers = {0};
    for (int i = 1; i <= 100; i++) {
        assert_true(timers_push(&timers, &alloc, (SimTime)(i * 37 % 101), handle(i)));
    }
    int asked = 0;
    timers_filter(&timers, is_odd, &asked);
    assert_int_equal(asked, 100);
    assert_int_equal(timers_count(&timers), 50);
    SimTime when = -1;
    while (timers_count(&timers) > 0) {
        const Timer timer = timers_pop(&timers);
        assert_true(timer.when > when);
        assert_int_equal((intptr_t)timer.handle / 16 % 2, 0);
        when = timer.when;
    }
    array_free(&timers.heap, &alloc);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timers_due_at_the_same_time_fire_in_the_order_they_were_set),
        cmocka_unit_test(test_timers_that_are_taken_out_leave_the_others_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
