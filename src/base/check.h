// How the program stops when it is itself wrong.
//
// CHECK states what must hold whatever the user does; it stays on in every build, because a wrong
// picture shown to a class is worse than none. It is never used for a bad file, a bad program or
// a full disk: those have messages.

#ifndef BASE_CHECK_H
#define BASE_CHECK_H

#define CHECK(condition)                                  \
    do {                                                  \
        if (__builtin_expect(!(condition), 0)) {          \
            check_failed(__FILE__, __LINE__, #condition); \
        }                                                 \
    } while (0)

#define UNREACHABLE() check_failed(__FILE__, __LINE__, "unreachable")

// Prints the place and the condition on stderr and aborts.
_Noreturn void check_failed(const char *file, int line, const char *condition);

#endif
