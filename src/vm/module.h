// Modules and `import`.
//
// A module is found, in this order, in sys.modules, among the registered NativeModules, and among
// the texts that are part of the program (base/embedded.h: vm/modules/NAME.py, a dot in the name is
// a slash). Nothing else exists for a scenario.

#ifndef VM_MODULE_H
#define VM_MODULE_H

#include "lang/refuse.h"
#include "vm/object.h"
#include "vm/vm.h"

typedef struct ModuleObject {
    Object base;
    Dict *globals;
    Str *name;
} ModuleObject;

// A new empty module with __name__ and the like set; not in sys.modules yet.
ModuleObject *module_new(Vm *vm, const char *name);

bool value_is_module(const Vm *vm, Value value);

// What can be imported, for the compiler; valid as long as the vm.
RefuseLibrary module_library(Vm *vm);

// What a module has under a name if it was imported; borrowed, UNSET: neither, or MemoryError.
Value module_find(Vm *vm, const char *module, const char *name);

// __import__: name, fromlist (NONE or a tuple), level; a new reference.
Value module_import(Vm *vm, Dict *globals, Str *name, Value from_list, int64_t level);

// `from module import name`.
Value module_import_from(Vm *vm, Value module, Str *name);

// `from module import *` into a namespace.
bool module_import_star(Vm *vm, Value module, Value names);

// The end of a program, as CPython comes to it: `__main__` goes, then what is in cycles; finalizers
// run, and warnings are said. Call it when the main stack has ended and its exception was shown.
void module_finish(Vm *vm);

bool module_setup(Vm *vm);
void module_free(Vm *vm);

#endif
