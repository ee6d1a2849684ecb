#include "vm/types/bytearray.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/bytes_methods.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

#define MAX_SHARED_ARGS 8

static Bytearray *self_of(Value value) {
    return (Bytearray *)value.object;
}

// --- Room ----------------------------------------------------------------------------------------

// Whether the size may become another one; false with BufferError set.
static bool may_resize(Vm *vm, const Bytearray *self, size_t size) {
    if (self->exports && size != self->size) {
        vm_raise(vm, vm->exceptions.BufferError,
                 "Existing exports of data: object cannot be re-sized");
        return false;
    }
    return true;
}

// Makes `size` bytes of it, keeping those that stay; false with MemoryError set.
static bool resize(Vm *vm, Bytearray *self, size_t size) {
    if (size > PTRDIFF_MAX / 2) {
        vm_raise_memory(vm);
        return false;
    }
    if (!may_resize(vm, self, size)) {
        return false;
    }
    if (size > self->capacity) {
        const size_t capacity = size + size / 8 + 8;
        char *bytes = alloc_try(&vm->alloc, capacity);
        if (!bytes) {
            vm_raise_memory(vm);
            return false;
        }
        if (self->size) {
            memcpy(bytes, self->bytes, self->size);
        }
        alloc_release(&vm->alloc, self->bytes, self->capacity);
        self->bytes = bytes;
        self->capacity = capacity;
    }
    self->size = size;
    return true;
}

// Puts text in the place of the bytes from `from` to `to`.
static bool splice(Vm *vm, Bytearray *self, size_t from, size_t to, Text text) {
    const size_t before = self->size, tail = before - to;
    const size_t size = from + text.size + tail;
    if (!may_resize(vm, self, size) || (size > before && !resize(vm, self, size))) {
        return false;
    }
    if (tail) {
        memmove(self->bytes + from + text.size, self->bytes + to, tail);
    }
    if (text.size) {
        memcpy(self->bytes + from, text.bytes, text.size);
    }
    self->size = size;
    object_changed(vm, &self->base);
    return true;
}

static Value new_of_type(Vm *vm, Type *type, Text text) {
    Bytearray *self = object_new(vm, type, sizeof *self);
    if (self && !splice(vm, self, 0, 0, text)) {
        object_drop(vm, self);
        return UNSET;
    }
    return value_or_unset(self);
}

static Value bytearray_new(Vm *vm, Text text) {
    return new_of_type(vm, vm->types.bytearray, text);
}

static void finalize(Vm *vm, Object *object) {
    Bytearray *self = (Bytearray *)object;
    alloc_release(&vm->alloc, self->bytes, self->capacity);
}

// --- Sharing the methods of bytes ----------------------------------------------------------------

static bool adopt_items(Vm *vm, Value *items, int count) {
    for (int i = 0; i < count; i++) {
        if (value_is_bytes(items[i])) {
            Value made = bytearray_new(vm, bytes_text(items[i]));
            if (value_is_unset(made)) {
                return false;
            }
            value_set(vm, &items[i], made);
        }
    }
    return true;
}

// Takes the result of a method of bytes.
static Value adopt(Vm *vm, Value result) {
    bool done = true;
    if (value_is_list(result)) {
        done = adopt_items(vm, value_as_list(result)->items, value_as_list(result)->count);
    } else if (value_is_tuple(result)) {
        Tuple *tuple = (Tuple *)result.object;
        done = adopt_items(vm, tuple->items, tuple->count);
    } else if (value_is_bytes(result)) {
        done = adopt_items(vm, &result, 1);
    }
    if (!done) {
        value_drop(vm, result);
        return UNSET;
    }
    return result;
}

Value bytearray_share(Vm *vm, NativeFn *method, bool adopts, const Value *args, int count) {
    bool any = false;
    for (int i = 0; i < count; i++) {
        any = any || value_has_type_flag(args[i], TYPE_BYTEARRAY | TYPE_MEMORYVIEW);
    }
    if (!any) {
        return method(vm, args, count);
    }
    CHECK(count <= MAX_SHARED_ARGS);
    Value frozen[MAX_SHARED_ARGS];
    bool done = true;
    for (int i = 0; i < count; i++) {
        const bool changes = value_has_type_flag(args[i], TYPE_BYTEARRAY | TYPE_MEMORYVIEW);
        Text text;
        frozen[i] = !changes ? value_ref(args[i]) : UNSET;
        if (changes && done && bytes_of_buffer(vm, args[i], &text)) {
            frozen[i] = bytes_new(vm, text.bytes, text.size);
        }
        done = done && (!changes || !value_is_unset(frozen[i]));
    }
    Value result = done ? method(vm, frozen, count) : UNSET;
    for (int i = 0; i < count; i++) {
        value_drop(vm, frozen[i]);
    }
    return adopts && value_has_type_flag(args[0], TYPE_BYTEARRAY) ? adopt(vm, result) : result;
}

// --- bytearray(…) --------------------------------------------------------------------------------

static Value new_bytearray(Vm *vm, Type *type, Args args) {
    (void)args;
    return new_of_type(vm, type, TEXT(""));
}

static bool init_bytearray(Vm *vm, Value self, Args args) {
    Value made = bytes_make(vm, "bytearray", args);
    const Text text = value_is_unset(made) ? TEXT("") : bytes_text(made);
    const bool done = !value_is_unset(made) && resize(vm, self_of(self), text.size);
    if (done && text.size > 0) {
        memcpy(self_of(self)->bytes, text.bytes, text.size);
    }
    value_drop(vm, made);
    return done;
}

// --- Slots ---------------------------------------------------------------------------------------

static Value repr(Vm *vm, Value self) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    const Type *type = value_type(vm, self);
    buf_addf(&buf, "%s(", type_short_name(type));
    bytes_write_repr(bytes_text(self), true, &buf);
    buf_add_char(&buf, ')');
    return str_value_from_buf(vm, &buf);
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)self_of(self)->size;
}

static Value get_item(Vm *vm, Value self, Value key) {
    SliceBounds bounds;
    if (value_is_slice(vm, key)) {
        if (!slice_unpack(vm, key, &bounds)) {
            return UNSET;
        }
        slice_adjust(&bounds, (int64_t)self_of(self)->size);
        Value made = bytearray_new(vm, TEXT(""));
        if (value_is_unset(made) || !resize(vm, self_of(made), (size_t)bounds.count)) {
            value_drop(vm, made);
            return UNSET;
        }
        for (int64_t i = 0; i < bounds.count; i++) {
            self_of(made)->bytes[i] = self_of(self)->bytes[bounds.start + i * bounds.step];
        }
        return made;
    }
    int64_t index = 0;
    if (!sequence_index(vm, key, "bytearray", &index)) {
        return UNSET;
    }
    const int64_t size = length(vm, self);
    index += index < 0 ? size : 0;
    if (index < 0 || index >= size) {
        return vm_raise(vm, vm->exceptions.IndexError, "bytearray index out of range");
    }
    return value_of_int((unsigned char)self_of(self)->bytes[index]);
}

static bool set_stepped(Vm *vm, Bytearray *self, const SliceBounds *bounds, Text text) {
    if (text.size != (size_t)bounds->count) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "attempt to assign bytes of size %zu to extended slice of size %lld", text.size,
                 (long long)bounds->count);
        return false;
    }
    for (int64_t i = 0; i < bounds->count; i++) {
        self->bytes[bounds->start + i * bounds->step] = text.bytes[i];
    }
    object_changed(vm, &self->base);
    return true;
}

static bool delete_stepped(Vm *vm, Bytearray *self, SliceBounds bounds) {
    if (!may_resize(vm, self, self->size - (size_t)bounds.count)) {
        return false;
    }
    if (bounds.step < 0) {
        bounds.start += (bounds.count - 1) * bounds.step;
        bounds.step = -bounds.step;
    }
    size_t to = 0;
    for (size_t from = 0; from < self->size; from++) {
        const int64_t place = (int64_t)from - bounds.start;
        const bool goes =
            place >= 0 && place % bounds.step == 0 && place / bounds.step < bounds.count;
        if (!goes) {
            self->bytes[to++] = self->bytes[from];
        }
    }
    self->size = to;
    object_changed(vm, &self->base);
    return true;
}

static bool set_slice(Vm *vm, Bytearray *self, Value key, Value value) {
    SliceBounds bounds;
    Value frozen = UNSET;
    const bool deletes = value_is_unset(value);
    if (!deletes) {
        if (value_is_int(value) || value_is_str(value)) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            return false;
        }
        frozen = bytes_from_value(vm, value);
        if (value_is_unset(frozen)) {
            return false;
        }
    }
    if (!slice_unpack(vm, key, &bounds)) {
        value_drop(vm, frozen);
        return false;
    }
    slice_adjust(&bounds, (int64_t)self->size);
    const Text text = deletes ? TEXT("") : bytes_text(frozen);
    bool done = true;
    if (bounds.step == 1) {
        done = splice(vm, self, (size_t)bounds.start, (size_t)(bounds.start + bounds.count), text);
    } else if (deletes) {
        done = delete_stepped(vm, self, bounds);
    } else {
        done = set_stepped(vm, self, &bounds, text);
    }
    value_drop(vm, frozen);
    return done;
}

static bool set_item(Vm *vm, Value object, Value key, Value value) {
    Bytearray *self = self_of(object);
    if (value_is_slice(vm, key)) {
        return set_slice(vm, self, key, value);
    }
    int64_t index = 0;
    char byte = 0;
    if (!sequence_index(vm, key, "bytearray", &index) ||
        (!value_is_unset(value) && !bytes_read_byte(vm, value, &byte))) {
        return false;
    }
    index += index < 0 ? (int64_t)self->size : 0;
    if (index < 0 || index >= (int64_t)self->size) {
        vm_raise(vm, vm->exceptions.IndexError, "bytearray index out of range");
        return false;
    }
    if (value_is_unset(value)) {
        return splice(vm, self, (size_t)index, (size_t)index + 1, TEXT(""));
    }
    self->bytes[index] = byte;
    object_changed(vm, &self->base);
    return true;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    (void)vm;
    Text text;
    if (!value_is_bytes_like(self) || !value_is_buffer(other)) {
        return NOT_IMPLEMENTED;
    }
    if (!bytes_of_buffer(vm, other, &text)) {
        bytes_drop_error(vm);
        return NOT_IMPLEMENTED;
    }
    return value_of_bool(order_answers(text_compare(bytes_text(self), text), op));
}

static Value repeat(Vm *vm, Value self, Value factor, bool in_place) {
    int64_t times = 0;
    if (!sequence_factor(vm, factor, &times)) {
        return UNSET;
    }
    const size_t size = self_of(self)->size;
    const size_t count = times < 0 ? 0 : (size_t)times;
    if (size && count > PTRDIFF_MAX / 2 / size) {
        return vm_raise_memory(vm);
    }
    Value made = in_place ? value_ref(self) : bytearray_new(vm, bytes_text(self));
    if (value_is_unset(made) || !resize(vm, self_of(made), size * count)) {
        value_drop(vm, made);
        return UNSET;
    }
    for (size_t i = 1; i < count; i++) {
        memcpy(self_of(made)->bytes + i * size, self_of(made)->bytes, size);
    }
    return made;
}

static bool append_like(Vm *vm, Value self, Value other) {
    Text text;
    if (!value_is_buffer(other) || !bytes_of_buffer(vm, other, &text)) {
        bytes_drop_error(vm);
        vm_raise(vm, vm->exceptions.TypeError, "can't concat %s to %s", vm_type_name(vm, other),
                 vm_type_name(vm, self));
        return false;
    }
    const size_t size = self_of(self)->size;
    const bool is_itself = value_is(self, other); // then it is an export while it is read
    self_of(self)->exports += is_itself;
    const bool done = splice(vm, self_of(self), size, size, text);
    self_of(self)->exports -= is_itself;
    return done;
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    const bool is_left = value_has_type_flag(left, TYPE_BYTEARRAY);
    if (op == BINARY_MUL) {
        return repeat(vm, is_left ? left : right, is_left ? right : left, false);
    }
    if (!is_left || (op != BINARY_ADD && op != BINARY_MOD)) {
        return NOT_IMPLEMENTED;
    }
    if (op == BINARY_ADD) {
        Value made = bytearray_new(vm, bytes_text(left));
        if (!value_is_unset(made) && !append_like(vm, made, right)) {
            value_set(vm, &made, UNSET);
        }
        return made;
    }
    Value frozen = bytes_from_value(vm, left);
    Value made = value_is_unset(frozen) ? UNSET : format_percent_bytes(vm, frozen, right);
    value_drop(vm, frozen);
    return adopt(vm, made);
}

static Value inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op == BINARY_MUL) {
        return repeat(vm, left, right, true);
    }
    if (op != BINARY_ADD) {
        return NOT_IMPLEMENTED;
    }
    return append_like(vm, left, right) ? value_ref(left) : UNSET;
}

// --- Methods -------------------------------------------------------------------------------------

METHOD(append) {
    char byte = 0;
    Bytearray *self = self_of(args[0]);
    return bytes_read_byte(vm, args[1], &byte) &&
                   splice(vm, self, self->size, self->size, (Text){&byte, 1})
               ? NONE
               : UNSET;
}

METHOD(extend) {
    if (!value_is_buffer(args[1]) && !value_type(vm, args[1])->iter &&
        !value_type(vm, args[1])->get_item) {
        return vm_raise(vm, vm->exceptions.TypeError, "can't extend bytearray with %s",
                        vm_type_name(vm, args[1]));
    }
    if (value_is_str(args[1])) {
        const bool empty = value_as_str(args[1])->size == 0;
        return empty ? NONE
                     : vm_raise(vm, vm->exceptions.TypeError,
                                "'str' object cannot be interpreted as an integer");
    }
    Value frozen = bytes_from_value(vm, args[1]);
    if (value_is_unset(frozen)) {
        return UNSET;
    }
    const bool done = append_like(vm, args[0], frozen);
    value_drop(vm, frozen);
    return done ? NONE : UNSET;
}

METHOD(insert) {
    Bytearray *self = self_of(args[0]);
    int64_t index = 0;
    char byte = 0;
    if (!int_count_argument(vm, args[1], &index) || !bytes_read_byte(vm, args[2], &byte)) {
        return UNSET;
    }
    const int64_t size = (int64_t)self->size;
    index += index < 0 ? size : 0;
    const size_t place = (size_t)(index < 0 ? 0 : index > size ? size : index);
    return splice(vm, self, place, place, (Text){&byte, 1}) ? NONE : UNSET;
}

METHOD(pop) {
    Bytearray *self = self_of(args[0]);
    int64_t index = -1;
    if (!int_count_argument(vm, args[1], &index)) {
        return UNSET;
    }
    const int64_t size = (int64_t)self->size;
    if (size == 0) {
        return vm_raise(vm, vm->exceptions.IndexError, "pop from empty bytearray");
    }
    index += index < 0 ? size : 0;
    if (index < 0 || index >= size) {
        return vm_raise(vm, vm->exceptions.IndexError, "pop index out of range");
    }
    const unsigned char byte = (unsigned char)self->bytes[index];
    return splice(vm, self, (size_t)index, (size_t)index + 1, TEXT("")) ? value_of_int(byte)
                                                                        : UNSET;
}

METHOD(remove_byte) {
    Bytearray *self = self_of(args[0]);
    char byte = 0;
    if (!bytes_read_byte(vm, args[1], &byte)) {
        return UNSET;
    }
    const char *found = self->size ? memchr(self->bytes, byte, self->size) : NULL;
    if (!found) {
        return vm_raise(vm, vm->exceptions.ValueError, "value not found in bytearray");
    }
    const size_t place = (size_t)(found - self->bytes);
    return splice(vm, self, place, place + 1, TEXT("")) ? NONE : UNSET;
}

METHOD(reverse) {
    Bytearray *self = self_of(args[0]);
    for (size_t i = 0; i < self->size / 2; i++) {
        const char byte = self->bytes[i];
        self->bytes[i] = self->bytes[self->size - 1 - i];
        self->bytes[self->size - 1 - i] = byte;
    }
    object_changed(vm, &self->base);
    return NONE;
}

METHOD(clear) {
    return splice(vm, self_of(args[0]), 0, self_of(args[0])->size, TEXT("")) ? NONE : UNSET;
}

METHOD(copy) {
    return bytearray_new(vm, bytes_text(args[0]));
}

// --- Iterating -----------------------------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    return sequence_iterator_new(vm, vm->types.bytearray_iterator, self, 0);
}

static Value iterator_next(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const Bytearray *bytes = (const Bytearray *)iterator->sequence;
    return bytes && (size_t)iterator->index < bytes->size
               ? value_of_int((unsigned char)bytes->bytes[iterator->index++])
               : sequence_iterator_end(vm, iterator);
}

METHOD(iterator_length_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)args[0].object;
    const Bytearray *bytes = (const Bytearray *)iterator->sequence;
    const bool more = bytes && (size_t)iterator->index < bytes->size;
    return value_of_int(more ? (int64_t)bytes->size - iterator->index : 0);
}

bool bytearray_setup(Vm *vm) {
    static const NativeDef iterator_methods[] = {
        NATIVE("__length_hint__", "self, /", iterator_length_hint), {0}};
    static const NativeDef methods[] = {
        NATIVE("append", "self, item, /", append),
        NATIVE("extend", "self, iterable_of_ints, /", extend),
        NATIVE("insert", "self, index, item, /", insert),
        NATIVE("pop", "self, index=-1, /", pop),
        NATIVE("remove", "self, value, /", remove_byte),
        NATIVE("reverse", "self, /", reverse),
        NATIVE("clear", "self, /", clear),
        NATIVE("copy", "self, /", copy),
        {0},
    };
    Type *type = vm->types.bytearray;
    type->size = sizeof(Bytearray);
    type->flags |= TYPE_BYTEARRAY | TYPE_BASETYPE;
    type->finalize = finalize;
    type->new_ = new_bytearray;
    type->init = init_bytearray;
    type->repr = repr;
    type->str = repr;
    type->length = length;
    type->get_item = get_item;
    type->set_item = set_item;
    type->contains = bytes_contain;
    type->compare = compare;
    type->binary = binary;
    type->inplace = inplace;
    type->iter = iter;
    return sequence_iterator_setup(vm, vm->types.bytearray_iterator, iterator_next,
                                   iterator_methods) &&
           type_complete(vm, type, methods, NULL) &&
           native_add_methods(vm, type, bytes_methods()) &&
           native_add_methods(vm, type, bytes_ascii_methods());
}
