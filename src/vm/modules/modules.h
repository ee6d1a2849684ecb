// The part of the standard library that is written in C.
//
// Each module is one NativeModule; the others are Python files beside these (NAME.py), found by
// vm/module.c. Some are both: the C half has what is hot.

#ifndef VM_MODULES_MODULES_H
#define VM_MODULES_MODULES_H

#include "vm/vm.h"

extern const NativeModule MODULE_TIME, MODULE_MATH, MODULE_RANDOM, MODULE_SYS, MODULE_ITERTOOLS,
    MODULE_FUNCTOOLS, MODULE_COLLECTIONS, MODULE_BUILTINS, MODULE_GC, MODULE_TYPES,
    MODULE_TRACEBACK, MODULE_WEAKREF, MODULE_HASHLIB, MODULE_RE, MODULE_AWAITER, MODULE_BISECT,
    MODULE_HEAPQ, MODULE_BINASCII, MODULE_JSON, MODULE_PBKDF2;

// Makes all of them importable.
bool modules_register(Vm *vm);

// A new type of a module, put into its globals under its name; borrowed. NULL with an exception.
Type *module_add_type(Vm *vm, Dict *globals, const char *name, const char *module, size_t size);

// Whether it is a functools.partial, whose parts are its attributes func, args and keywords.
bool value_is_partial(const Vm *vm, Value value);

// Adds what collections.py makes named tuples of.
bool namedtuple_setup(Vm *vm, Dict *globals);

// Civil time, as the module time counts it: seconds since 1970 to year, month, … in UTC.
typedef struct CivilTime {
    int64_t year;
    int month, day, hour, minute, second;
    int weekday; // Monday is 0
    int yearday; // 1 to 366
    // For %Z and %z:
    Text zone; // borrowed
    bool has_offset;
    int64_t offset; // in seconds
} CivilTime;

void civil_from_seconds(int64_t seconds, CivilTime *out);
int64_t civil_to_seconds(const CivilTime *time);

// strftime as the C library has it, in the C locale and UTC.
void civil_format(const CivilTime *time, Text format, Buf *out);

#endif
