// Golden files: what the program made when somebody last looked at it and found it good.
//
// `make golden` writes them anew, with AWAITER_GOLDEN set; else a test compares, and fails when the
// file is missing. A change of what is drawn or recorded then shows as a diff of these files.

#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <stdbool.h>
#include <stdlib.h>

static inline bool golden_is_written(void) {
    return getenv("AWAITER_GOLDEN") != NULL;
}

#endif
