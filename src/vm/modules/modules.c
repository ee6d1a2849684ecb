#include "vm/modules/modules.h"

#include "vm/classes/type.h"
#include "vm/types/dict.h"

Type *module_add_type(Vm *vm, Dict *globals, const char *name, const char *module, size_t size) {
    Type *type = type_new(vm, name, module, NULL, size, TYPE_BASETYPE);
    return type && type_name_in_full(vm, type) &&
                   dict_set_c(vm, globals, name, value_of_object(type))
               ? type
               : NULL;
}

bool modules_register(Vm *vm) {
    static const NativeModule *const all[] = {
        &MODULE_TIME,     &MODULE_MATH,      &MODULE_RANDOM,    &MODULE_SYS,
        &MODULE_AWAITER,  &MODULE_FUNCTOOLS, &MODULE_ITERTOOLS, &MODULE_COLLECTIONS,
        &MODULE_WEAKREF,  &MODULE_GC,        &MODULE_RE,        &MODULE_HASHLIB,
        &MODULE_BUILTINS, &MODULE_TRACEBACK, &MODULE_BISECT,    &MODULE_HEAPQ,
        &MODULE_BINASCII, &MODULE_JSON,      &MODULE_PBKDF2,
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (!vm_register_module(vm, all[i])) {
            return false;
        }
    }
    return true;
}
