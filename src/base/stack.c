#include "base/stack.h"

#include <sys/resource.h>

#define WITHOUT_LIMIT ((size_t)64 << 20)

static size_t stack_size(void) {
    struct rlimit limit;
    const bool known = getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < WITHOUT_LIMIT;
    return known ? (size_t)limit.rlim_cur : WITHOUT_LIMIT;
}

// Arguments and environment, which may be a quarter of the stack, lie on it above all else.
const char *stack_end(void) {
    return (const char *)__builtin_frame_address(0) - stack_size() / 8 * 5;
}

bool stack_has(size_t bytes) {
    return stack_size() >= bytes;
}
