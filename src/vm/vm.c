#include "vm/vm.h"

#include "base/check.h"
#include "base/stack.h"
#include "vm/builtins/builtins.h"
#include "vm/builtins/print.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/slot_wrapper.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/format/format.h"
#include "vm/gc.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/record/recorded.h"
#include "vm/run/frame.h"
#include "vm/run/frame_object.h"
#include "vm/run/function.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/run/native_call.h"
#include "vm/types/bytearray.h"
#include "vm/types/bytes.h"
#include "vm/types/complex.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/iterators.h"
#include "vm/types/list.h"
#include "vm/types/memoryview.h"
#include "vm/types/range.h"
#include "vm/types/set.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/weak.h"

#include <math.h>
#include <stdio.h>

#define MEMORY_RESERVE 65536 // bytes beyond the limit

// --- Set-up and teardown -------------------------------------------------------------------------

static bool names_init(Vm *vm) {
    static const char *const texts[] = {
#define X(field, text) text,
#include "vm/names.def"
#undef X
    };
    Str **const fields = (Str **)&vm->names;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        fields[i] = str_intern(vm, text_of(texts[i]));
        if (!fields[i]) {
            return false;
        }
    }
    return true;
}

static bool make_memory_error(Vm *vm) {
    vm->memory_error = exception_new(vm, vm->exceptions.MemoryError, NULL);
    return !value_is_unset(vm->memory_error);
}

// What every type has: objects of these are made before the types are complete.
static bool set_up_lives(Vm *vm) {
    native_setup_life(vm);
    descriptor_setup_life(vm);
    slot_wrapper_setup_life(vm);
    return true;
}

// In this order: the types that others inherit from first; the names of builtins last.
static bool set_up(Vm *vm) {
    static bool (*const steps[])(Vm *) = {
        gc_init,
        interpreter_init,
        types_init,
        set_up_lives,
        names_init,
        object_setup,
        type_setup,
        native_setup,
        descriptor_setup,
        slot_wrapper_setup,
        function_setup,
        generator_setup,
        singletons_setup,
        int_setup,
        float_setup,
        complex_setup,
        str_setup,
        bytes_setup,
        bytearray_setup,
        memoryview_setup,
        tuple_setup,
        list_setup,
        dict_setup,
        set_setup,
        range_setup,
        slice_setup,
        union_setup,
        weak_setup,
        weak_proxy_setup,
        exception_setup,
        exception_group_setup,
        traceback_setup,
        frame_object_setup,
        iterators_setup,
        mappingproxy_setup,
        protocol_setup,
        module_setup,
        builtins_setup,
        modules_register,
        make_memory_error,
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (!steps[i](vm)) {
            return false;
        }
    }
    return true;
}

Vm *vm_new(const VmOptions *options, Buf *message) {
    Alloc first;
    alloc_init(&first, 0);
    Vm *vm = alloc_try_zero(&first, sizeof *vm);
    if (!vm) {
        buf_addf(message, "no memory for the machine");
        return NULL;
    }
    // The Vm is outside of its own count, so that the limit is about the program's objects.
    vm->own = first;
    alloc_init(&vm->alloc, options->max_memory);
    vm->alloc.fail_at = options->fail_at;
    vm->options = *options;
    vm->max_depth = 1000;
    vm->stack_end = stack_end();
    vm->trace = options->trace;
    vm->error = UNSET;
    vm->recorded = recorded_new(options->max_memory);
    if (!vm->recorded || !set_up(vm)) {
        buf_addf(message, "no memory for the machine (--max-memory is too low)");
        vm_free(vm);
        return NULL;
    }
    return vm;
}

// Drops an object that a field of the Vm owns.
static void drop_field(Vm *vm, void *field) {
    Object **place = field;
    Object *object = *place;
    *place = NULL;
    if (object) {
        object_drop(vm, object);
    }
}

static void drop_names(Vm *vm) {
    Str **const fields = (Str **)&vm->names;
    for (size_t i = 0; i < sizeof vm->names / sizeof *fields; i++) {
        drop_field(vm, &fields[i]);
    }
}

// In reverse: first what the program made, then the library's objects, then its types.
void vm_free(Vm *vm) {
    vm->alloc.limit = vm->alloc.fail_at = 0; // taking everything apart needs a list of it
    if (vm->interpreter) {
        vm->interpreter->halted = true; // finalizers run no code of the program from here on
        vm->trace = NULL;
        value_set(vm, &vm->error, UNSET);
        interpreter_drop_frames(vm);
    }
    drop_field(vm, &vm->modules);
    drop_field(vm, &vm->shown_warnings);
    if (vm->free_loop) {
        vm->free_loop(vm);
    }
    if (vm->collector) {
        gc_free_all(vm);
    }
    value_set(vm, &vm->memory_error, UNSET);
    interpreter_deinit(vm);
    print_free(vm);
    module_free(vm);
    drop_field(vm, &vm->builtins);
    drop_names(vm);
    weak_free(vm);
    str_deinit(vm);
    drop_field(vm, &vm->interned);
    types_deinit(vm);
    gc_deinit(vm);
    alloc_release(&vm->alloc, vm->loop, vm->loop ? vm->loop_size : 0);
    Alloc rest = vm->alloc;
    recorded_free(vm->recorded);
    Alloc own = vm->own;
    alloc_release(&own, vm, sizeof *vm);
    alloc_deinit(&own);
    alloc_deinit(&rest);
}

// --- Raising -------------------------------------------------------------------------------------

// Takes an exception out of a chain of contexts in which it would close a cycle, as CPython does.
// The program may have made a cycle without it, which a second walker at half the speed finds.
static void cut_context(Vm *vm, Exception *at, Value exception) {
    const Exception *slow = at;
    for (bool moves = false; !value_is_unset(at->context); moves = !moves) {
        if (value_is(at->context, exception)) {
            value_set(vm, &at->context, UNSET);
            return;
        }
        at = (Exception *)at->context.object;
        if (at == slow) {
            return;
        }
        if (moves) {
            slow = (const Exception *)slow->context.object;
        }
    }
}

// Most are new, and can't be in the chain, which may be long.
void vm_set_context(Vm *vm, Value exception) {
    const Value handled = frame_handled_exception(vm);
    if (value_is_unset(handled) || value_is(handled, exception) || !value_is_exception(exception)) {
        return;
    }
    if (value_as_exception(exception)->is_context) {
        cut_context(vm, value_as_exception(handled), exception);
    }
    value_as_exception(handled)->is_context = true;
    value_set(vm, &value_as_exception(exception)->context, value_ref(handled));
}

static Value raise_new(Vm *vm, Type *type, const char *message) {
    const Value exception = exception_new(vm, type, message);
    if (value_is_unset(exception)) {
        return UNSET; // MemoryError is set
    }
    vm_set_context(vm, exception);
    value_set(vm, &vm->error, exception);
    return UNSET;
}

Value vm_raise(Vm *vm, Type *type, const char *format, ...) {
    Buf text;
    buf_init(&text, &vm->alloc);
    va_list list;
    va_start(list, format);
    buf_vaddf(&text, format, list);
    va_end(list);
    if (text.failed) {
        vm_raise_memory(vm);
    } else {
        raise_new(vm, type, buf_string(&text));
    }
    buf_deinit(&text);
    return UNSET;
}

Value vm_raise_value(Vm *vm, Value exception) {
    if (value_is_unset(exception)) {
        return UNSET;
    }
    if (value_has_type_flag(exception, TYPE_META)) {
        const Value made = vm_call(vm, exception, NULL, 0);
        if (!value_is_unset(made)) {
            vm_raise_value(vm, made);
            value_drop(vm, made);
        }
        return UNSET;
    }
    vm_set_context(vm, exception);
    if (value_is_exception(exception)) {
        value_as_exception(exception)->in_flight = 0;
    }
    value_set(vm, &vm->error, value_ref(exception));
    return UNSET;
}

// Who is told that there is no memory needs some to answer, until the MemoryError goes: gc.h.
static void open_reserve(Vm *vm) {
    if (vm->alloc.limit) {
        vm->alloc.limit = vm->options.max_memory + MEMORY_RESERVE;
    }
}

// A MemoryError of its own, which keeps the frames that it passed only for as long as it lives;
// UNSET when the reserve is used up, too.
static Value own_memory_error(Vm *vm) {
    const Value kept = vm->memory_error;
    vm->memory_error = UNSET; // so that failing here does not come back here
    const Value made = exception_new(vm, vm->exceptions.MemoryError, NULL);
    vm->memory_error = kept;
    return made;
}

Value vm_raise_memory(Vm *vm) {
    if (value_is_unset(vm->memory_error)) {
        return UNSET; // while the machine is being made: vm_new gives up
    }
    open_reserve(vm);
    Value made = own_memory_error(vm);
    if (value_is_unset(made)) {
        // The one that was made in time; what clung to it belongs to an earlier raise.
        Exception *error = value_as_exception(vm->memory_error);
        value_set(vm, &error->traceback, UNSET);
        value_set(vm, &error->context, UNSET);
        value_set(vm, &error->cause, UNSET);
        made = value_ref(vm->memory_error);
    }
    value_set(vm, &vm->error, made);
    return UNSET;
}

bool vm_error_is(const Vm *vm, const Type *type) {
    return !value_is_unset(vm->error) && value_is_a(vm, vm->error, type);
}

// --- Types ---------------------------------------------------------------------------------------

bool type_is_subtype(const Type *type, const Type *of) {
    if (type == of) {
        return true;
    }
    const Tuple *mro = type->mro;
    if (mro) {
        for (int i = 0; i < mro->count; i++) {
            if ((const Type *)mro->items[i].object == of) {
                return true;
            }
        }
        return false;
    }
    for (const Type *at = type; at; at = at->parent) {
        if (at == of) {
            return true;
        }
    }
    return false;
}

const char *vm_type_name(const Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type->name->bytes;
}

// --- Calling -------------------------------------------------------------------------------------

Value vm_call(Vm *vm, Value callable, const Value *args, int count) {
    return vm_call_args(vm, callable, (Args){args, count, NULL});
}

Value vm_call_args(Vm *vm, Value callable, Args args) {
    const Type *type = value_type(vm, callable);
    if (!type->call) {
        return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not callable",
                        type->name->bytes);
    }
    if (!recursion_enter(vm, "")) {
        return UNSET;
    }
    const Value result = type->call(vm, callable, args);
    recursion_leave(vm);
    return result;
}

Value vm_call_method(Vm *vm, Value self, Str *name, const Value *args, int count) {
    Value method[2];
    if (!object_get_method(vm, self, name, &method[0], &method[1])) {
        return UNSET;
    }
    Value result;
    if (value_is_unset(method[1])) {
        result = vm_call(vm, method[0], args, count);
    } else {
        Value row[8];
        CHECK(count < 8);
        row[0] = method[1];
        for (int i = 0; i < count; i++) {
            row[i + 1] = args[i];
        }
        result = vm_call(vm, method[0], row, count + 1);
    }
    value_drop(vm, method[0]);
    value_drop(vm, method[1]);
    return result;
}

Value vm_call_method_c(Vm *vm, Value self, const char *name, const Value *args, int count) {
    Str *interned = str_intern(vm, text_of(name));
    if (!interned) {
        return UNSET;
    }
    const Value result = vm_call_method(vm, self, interned, args, count);
    object_drop(vm, interned);
    return result;
}

Value vm_import_from(Vm *vm, const char *module, const char *name) {
    const Value imported = vm_import(vm, text_of(module));
    const Value found = value_is_unset(imported) ? UNSET : object_get_attr_c(vm, imported, name);
    value_drop(vm, imported);
    return found;
}

Value vm_call_imported(Vm *vm, const char *module, const char *function, const Value *args,
                       int count) {
    const Value found = vm_import_from(vm, module, function);
    const Value result = value_is_unset(found) ? UNSET : vm_call(vm, found, args, count);
    value_drop(vm, found);
    return result;
}

bool vm_push_imported(Vm *vm, const char *module, const char *function, Args args) {
    const Value found = vm_import_from(vm, module, function);
    const bool pushed = !value_is_unset(found) && vm_push_call(vm, found, args);
    value_drop(vm, found);
    return pushed;
}

// --- Time ----------------------------------------------------------------------------------------

bool vm_seconds_to_time(Vm *vm, Value seconds, SimTime *time_ns) {
    double number;
    if (seconds.kind == VALUE_INT && seconds.integer > -9000000000 &&
        seconds.integer < 9000000000) {
        *time_ns = seconds.integer * 1000000000;
        return true;
    }
    if (!float_from_value(vm, seconds, &number)) {
        return false;
    }
    if (isnan(number)) {
        vm_raise(vm, vm->exceptions.ValueError, "Invalid value NaN (not a number)");
        return false;
    }
    const double scaled = nearbyint(number * 1e9);
    *time_ns = scaled >= 9.2e18 ? INT64_MAX : scaled <= -9.2e18 ? INT64_MIN + 1 : (SimTime)scaled;
    return true;
}

double vm_time_to_seconds(SimTime time_ns) {
    return (double)time_ns / 1e9;
}
