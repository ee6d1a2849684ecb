// How far C's own stack reaches.
//
// What recurses counts its depth, and gives up at a depth that is the same on every build. The end
// of the stack is only the net below that, for builds whose frames are many times as large (not
// optimized, sanitized) and for systems that give little.

#ifndef BASE_STACK_H
#define BASE_STACK_H

#include <stdbool.h>
#include <stddef.h>

// The address that no recursion which begins at the caller should pass, downwards. Some of the
// stack is left: for what those need who find out that it ends, and for what came before the
// caller.
const char *stack_end(void);

// Whether all of the stack is at least so large.
bool stack_has(size_t bytes);

// Whether the caller stands below it.
static inline bool stack_is_used_up(const char *end) {
    return (const char *)__builtin_frame_address(0) < end;
}

#endif
