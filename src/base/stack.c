#include "base/stack.h"

#include <stddef.h>
#include <sys/resource.h>

#define WITHOUT_LIMIT ((size_t)64 << 20)

// Arguments and environment, which may be a quarter of the stack, lie on it above all else.
const char *stack_end(void) {
    struct rlimit limit;
    const bool known = getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < WITHOUT_LIMIT;
    const size_t size = known ? (size_t)limit.rlim_cur : WITHOUT_LIMIT;
    return (const char *)__builtin_frame_address(0) - size / 8 * 5;
}
