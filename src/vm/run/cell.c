// Cells, and the types of code objects and cells.

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/run/function.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/vm.h"

Cell *cell_new(Vm *vm, Value value) {
    Cell *cell = object_new(vm, vm->types.cell, sizeof(Cell));
    if (cell) {
        cell->value = value_ref(value);
    }
    return cell;
}

static void finalize(Vm *vm, Object *object) {
    value_set(vm, &((Cell *)object)->value, UNSET);
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Value value = ((Cell *)object)->value;
    if (value.kind == VALUE_OBJECT) {
        visit(value.object, context);
    }
}

static Value get_contents(Vm *vm, Value self) {
    const Value value = ((Cell *)self.object)->value;
    if (value_is_unset(value)) {
        return vm_raise(vm, vm->exceptions.ValueError, "Cell is empty");
    }
    return value_ref(value);
}

static bool set_contents(Vm *vm, Value self, Value value) {
    value_set(vm, &((Cell *)self.object)->value, value_ref(value));
    return true;
}

bool cell_setup(Vm *vm) {
    static const NativeGetter getters[] = {{"cell_contents", get_contents, set_contents},
                                           {NULL, NULL, NULL}};
    Type *type = vm->types.cell;
    type->size = sizeof(Cell);
    type->finalize = finalize;
    type->traverse = traverse;
    type->clear = finalize;
    return type_complete(vm, type, NULL, getters);
}
