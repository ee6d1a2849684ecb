// A Vm for each test of src/vm, as cmocka's state.

#ifndef TESTS_VM_FIXTURE_H
#define TESTS_VM_FIXTURE_H

#include "support.h"

#include "vm/vm.h"

static inline int set_up(void **state) {
    Alloc alloc;
    Buf message;
    alloc_init(&alloc, 0);
    buf_init(&message, &alloc);
    *state = vm_new(&(VmOptions){.path = "test.py", .max_memory = 64 << 20}, &message);
    assert_non_null(*state);
    return 0;
}

static inline int tear_down(void **state) {
    vm_free(*state);
    return 0;
}

#endif
