// An exception that nobody caught: `sys.excepthook` is asked to show it.

#ifndef VM_ERRORS_UNCAUGHT_H
#define VM_ERRORS_UNCAUGHT_H

#include "vm/vm.h"

// Shows the exception as the program wants it, or as CPython does by itself. A new reference to the
// SystemExit with which the hook ended, which then decides about the status; else UNSET.
Value uncaught_show(Vm *vm, Value exception);

#endif
