#include "vm/types/bytes.h"

#include "vm/classes/type.h"
#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/bytearray.h"
#include "vm/types/bytes_methods.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/memoryview.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

#include <string.h>

// --- Making --------------------------------------------------------------------------------------

static size_t size_for(size_t size) {
    const size_t wanted = offsetof(Bytes, bytes) + size + 1;
    return wanted < sizeof(Bytes) ? sizeof(Bytes) : wanted;
}

static size_t size_of(const Object *object) {
    return size_for(((const Bytes *)object)->size);
}

static Value new_of_type(Vm *vm, Type *type, size_t size) {
    if (size > PTRDIFF_MAX / 2) {
        return vm_raise_memory(vm);
    }
    Bytes *bytes = object_new(vm, type, size_for(size));
    if (bytes) {
        bytes->size = size;
        bytes->hash = -1;
    }
    return value_or_unset(bytes);
}

Value bytes_new_zeroed(Vm *vm, size_t size) {
    return new_of_type(vm, vm->types.bytes, size);
}

Value bytes_new(Vm *vm, const char *bytes, size_t size) {
    Value made = bytes_new_zeroed(vm, size);
    if (!value_is_unset(made) && size) {
        memcpy(((Bytes *)made.object)->bytes, bytes, size);
    }
    return made;
}

bool value_is_bytes(Value value) {
    return value_has_type_flag(value, TYPE_BYTES);
}

bool value_is_bytes_like(Value value) {
    return value_has_type_flag(value, TYPE_BYTES | TYPE_BYTEARRAY);
}

Text bytes_text(Value value) {
    if (value_has_type_flag(value, TYPE_BYTEARRAY)) {
        const Bytearray *array = (const Bytearray *)value.object;
        return (Text){array->size ? array->bytes : "", array->size};
    }
    const Bytes *bytes = (const Bytes *)value.object;
    return (Text){bytes->bytes, bytes->size};
}

bool value_is_buffer(Value value) {
    return value_has_type_flag(value, TYPE_BYTES | TYPE_BYTEARRAY | TYPE_MEMORYVIEW);
}

bool bytes_of_buffer(Vm *vm, Value value, Text *out) {
    if (value_is_memoryview(value)) {
        return memoryview_text(vm, value, out);
    }
    *out = bytes_text(value);
    return true;
}

void bytes_drop_error(Vm *vm) {
    if (vm_has_error(vm)) {
        value_drop(vm, vm_take_error(vm));
    }
}

static bool add_item(Vm *vm, const char *name, Value item, Buf *out) {
    int64_t byte = 0;
    if (!int_index_or(vm, item, NULL, &byte)) {
        return false;
    }
    if (byte < 0 || byte > 255) {
        vm_raise(vm, vm->exceptions.ValueError, "%s must be in range(0, 256)",
                 strcmp(name, "bytes") == 0 ? "bytes" : "byte");
        return false;
    }
    buf_add_char(out, (char)byte);
    return true;
}

static Value from_any(Vm *vm, const char *name, Value value) {
    if (value_is_bytes(value)) {
        return value_ref(value);
    }
    if (value_has_type_flag(value, TYPE_BYTEARRAY)) {
        return bytes_new(vm, bytes_text(value).bytes, bytes_text(value).size);
    }
    if (value_is_memoryview(value)) {
        return memoryview_copy(vm, value);
    }
    Walk walk;
    if (value_is_str(value) || !walk_begin(vm, &walk, value)) {
        if (vm_has_error(vm) && !vm_error_is(vm, vm->exceptions.TypeError)) {
            return UNSET;
        }
        bytes_drop_error(vm);
        return vm_raise(vm, vm->exceptions.TypeError, "cannot convert '%s' object to %s",
                        vm_type_name(vm, value), name);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (Value item; !value_is_unset(item = walk_next(vm, &walk));) {
        const bool done = add_item(vm, name, item, &buf);
        value_drop(vm, item);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    Value made = UNSET;
    if (!vm_has_error(vm)) {
        made = buf.failed ? vm_raise_memory(vm) : bytes_new(vm, buf_text(&buf).bytes, buf.size);
    }
    buf_deinit(&buf);
    return made;
}

Value bytes_from_value(Vm *vm, Value value) {
    return from_any(vm, "bytes", value);
}

// --- bytes(…) ------------------------------------------------------------------------------------

static Value make(Vm *vm, const char *name, const Value bound[3]) {
    const Value source = bound[0];
    const bool has_codec = !value_is_unset(bound[1]) || !value_is_unset(bound[2]);
    int64_t size = 0;
    if (value_is_unset(source)) {
        return has_codec
                   ? vm_raise(vm, vm->exceptions.TypeError, "encoding without a string argument")
                   : bytes_new_zeroed(vm, 0);
    }
    if (value_is_str(source)) {
        if (value_is_unset(bound[1])) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            value_is_unset(bound[2]) ? "string argument without an encoding"
                                                     : "errors without a string argument");
        }
        return bytes_encode(vm, (Str *)source.object, value_as_str(bound[1])->bytes,
                            value_is_unset(bound[2]) ? NULL : value_as_str(bound[2])->bytes);
    }
    if (has_codec) {
        return vm_raise(vm, vm->exceptions.TypeError, "encoding without a string argument");
    }
    if (strcmp(name, "bytes") == 0 &&
        !value_is_unset(type_lookup(vm, value_type(vm, source), vm->names.dunder_bytes))) {
        Value made = vm_call_method(vm, source, vm->names.dunder_bytes, NULL, 0);
        if (!value_is_unset(made) && !value_is_bytes(made)) {
            vm_raise(vm, vm->exceptions.TypeError, "__bytes__ returned non-bytes (type %s)",
                     vm_type_name(vm, made));
            value_drop(vm, made);
            return UNSET;
        }
        return made;
    }
    if (!int_has_index(vm, source)) {
        return from_any(vm, name, source);
    }
    if (!int_index_or(vm, source, vm->exceptions.OverflowError, &size)) {
        if (!vm_error_is(vm, vm->exceptions.TypeError)) {
            return UNSET;
        }
        value_drop(vm, vm_take_error(vm));
        return from_any(vm, name, source);
    }
    if (size < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "negative count");
    }
    return bytes_new_zeroed(vm, (size_t)size);
}

Value bytes_make(Vm *vm, const char *name, Args args) {
    const ArgNames parameters = {name, 0, 3, 3, {"source", "encoding", "errors"}};
    Value bound[3];
    if (!args_bind(vm, &parameters, args, bound)) {
        return UNSET;
    }
    for (int i = 1; i < 3; i++) {
        if (!value_is_unset(bound[i]) && !value_is_str(bound[i])) {
            return vm_raise(vm, vm->exceptions.TypeError, "%s() argument '%s' must be str, not %s",
                            name, i == 1 ? "encoding" : "errors", argument_type_name(vm, bound[i]));
        }
    }
    return make(vm, name, bound);
}

static Value new_bytes(Vm *vm, Type *type, Args args) {
    Value made = bytes_make(vm, "bytes", args);
    if (value_is_unset(made) || type == vm->types.bytes || !value_is_bytes(made)) {
        return made;
    }
    const Text text = bytes_text(made);
    Value object = new_of_type(vm, type, text.size);
    if (!value_is_unset(object) && text.size) {
        memcpy(((Bytes *)object.object)->bytes, text.bytes, text.size);
    }
    value_drop(vm, made);
    return object;
}

// --- Slots ---------------------------------------------------------------------------------------

void bytes_write_repr(Text text, bool is_array, Buf *out) {
    const bool has_single = text.size && memchr(text.bytes, '\'', text.size);
    const bool has_double = text.size && memchr(text.bytes, '"', text.size);
    const char quote = has_single && !has_double ? '"' : '\'';
    buf_add_char(out, 'b');
    buf_add_char(out, quote);
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.bytes[i];
        if (c == (is_array ? '\'' : (unsigned char)quote) || c == '\\') {
            buf_add_char(out, '\\');
            buf_add_char(out, (char)c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            buf_add_char(out, '\\');
            buf_add_char(out, c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        } else if (c < ' ' || c >= 0x7f) {
            buf_addf(out, "\\x%02x", c);
        } else {
            buf_add_char(out, (char)c);
        }
    }
    buf_add_char(out, quote);
}

static Value repr(Vm *vm, Value self) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    bytes_write_repr(bytes_text(self), false, &buf);
    return str_value_from_buf(vm, &buf);
}

// Made up like str's, but another one: b'a' and 'a' are different keys.
static bool hash(Vm *vm, Value self, int64_t *out) {
    Bytes *bytes = (Bytes *)self.object;
    (void)vm;
    if (bytes->hash == -1) {
        uint64_t mixed = UINT64_C(0xcbf29ce484222325) + 1;
        for (size_t i = 0; i < bytes->size; i++) {
            mixed = (mixed ^ (unsigned char)bytes->bytes[i]) * UINT64_C(0x100000001b3);
        }
        bytes->hash = mixed == UINT64_MAX ? -2 : (int64_t)mixed;
    }
    *out = bytes->hash;
    return true;
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)((const Bytes *)self.object)->size;
}

static Value get_item(Vm *vm, Value self, Value key) {
    const Text text = bytes_text(self);
    if (value_is_slice(vm, key)) {
        SliceBounds bounds;
        if (!slice_unpack(vm, key, &bounds)) {
            return UNSET;
        }
        slice_adjust(&bounds, (int64_t)text.size);
        Value made = bytes_new_zeroed(vm, (size_t)bounds.count);
        for (int64_t i = 0; !value_is_unset(made) && i < bounds.count; i++) {
            ((Bytes *)made.object)->bytes[i] = text.bytes[bounds.start + i * bounds.step];
        }
        return made;
    }
    int64_t index = 0;
    if (!sequence_index(vm, key, "byte", &index)) {
        return UNSET;
    }
    index += index < 0 ? (int64_t)text.size : 0;
    if (index < 0 || (uint64_t)index >= text.size) {
        return vm_raise(vm, vm->exceptions.IndexError, "index out of range");
    }
    return value_of_int((unsigned char)text.bytes[index]);
}

bool bytes_read_byte(Vm *vm, Value value, char *out) {
    int64_t byte = 0;
    if (!int_index_or(vm, value, NULL, &byte)) {
        return false;
    }
    if (byte < 0 || byte > 255) {
        vm_raise(vm, vm->exceptions.ValueError, "byte must be in range(0, 256)");
        return false;
    }
    *out = (char)byte;
    return true;
}

int bytes_contain(Vm *vm, Value self, Value item) {
    int64_t number = 0;
    char byte = 0;
    if (value_is_buffer(item)) {
        Text sought;
        return !bytes_of_buffer(vm, item, &sought)
                   ? -1
                   : text_find(bytes_text(self), sought, 0) != SIZE_MAX;
    }
    if (!int_index_or(vm, item, NULL, &number)) {
        // Whatever its `__index__` says: it is no number then, and it is no bytes either.
        value_drop(vm, vm_take_error(vm));
        vm_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%s'",
                 vm_type_name(vm, item));
        return -1;
    }
    if (!bytes_read_byte(vm, value_of_int(number), &byte)) {
        return -1;
    }
    const Text text = bytes_text(self);
    return text.size && memchr(text.bytes, byte, text.size) != NULL;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    (void)vm;
    if (!value_is_bytes(self) || !value_is_bytes(other)) {
        return NOT_IMPLEMENTED;
    }
    return value_of_bool(order_answers(text_compare(bytes_text(self), bytes_text(other)), op));
}

static Value repeat(Vm *vm, Text text, int64_t times) {
    if (times <= 0 || text.size == 0) {
        return bytes_new_zeroed(vm, 0);
    }
    if ((uint64_t)times > PTRDIFF_MAX / 2 / text.size) {
        return vm_raise_memory(vm);
    }
    Value made = bytes_new_zeroed(vm, text.size * (size_t)times);
    for (int64_t i = 0; !value_is_unset(made) && i < times; i++) {
        memcpy(((Bytes *)made.object)->bytes + (size_t)i * text.size, text.bytes, text.size);
    }
    return made;
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op == BINARY_ADD && value_is_bytes(left)) {
        const Text a = bytes_text(left);
        Text b;
        if (!value_is_buffer(right) || !bytes_of_buffer(vm, right, &b)) {
            bytes_drop_error(vm);
            return vm_raise(vm, vm->exceptions.TypeError, "can't concat %s to %s",
                            vm_type_name(vm, right), vm_type_name(vm, left));
        }
        Value made = bytes_new_zeroed(vm, a.size + b.size);
        if (!value_is_unset(made)) {
            memcpy(((Bytes *)made.object)->bytes, a.bytes, a.size);
            memcpy(((Bytes *)made.object)->bytes + a.size, b.bytes, b.size);
        }
        return made;
    }
    if (op == BINARY_MOD && value_is_bytes(left)) {
        return format_percent_bytes(vm, left, right);
    }
    if (op == BINARY_MUL) {
        const bool is_left = value_is_bytes(left);
        int64_t times = 0;
        if (!sequence_factor(vm, is_left ? right : left, &times)) {
            return UNSET;
        }
        return repeat(vm, bytes_text(is_left ? left : right), times);
    }
    return NOT_IMPLEMENTED;
}

// --- Iterating -----------------------------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    return sequence_iterator_new(vm, vm->types.bytes_iterator, self, 0);
}

static Value iterator_next(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const Bytes *bytes = (const Bytes *)iterator->sequence;
    return bytes && (size_t)iterator->index < bytes->size
               ? value_of_int((unsigned char)bytes->bytes[iterator->index++])
               : sequence_iterator_end(vm, iterator);
}

METHOD(iterator_length_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)args[0].object;
    const Bytes *bytes = (const Bytes *)iterator->sequence;
    return value_of_int(bytes ? (int64_t)bytes->size - iterator->index : 0);
}

bool bytes_setup(Vm *vm) {
    static const NativeDef iterator_methods[] = {
        NATIVE("__length_hint__", "self, /", iterator_length_hint), {0}};
    Type *type = vm->types.bytes;
    type->size = sizeof(Bytes);
    type->size_of = size_of;
    type->flags |= TYPE_BYTES | TYPE_BASETYPE;
    type->new_ = new_bytes;
    type->repr = repr;
    type->str = repr;
    type->hash = hash;
    type->length = length;
    type->get_item = get_item;
    type->contains = bytes_contain;
    type->compare = compare;
    type->binary = binary;
    type->iter = iter;
    return sequence_iterator_setup(vm, vm->types.bytes_iterator, iterator_next, iterator_methods) &&
           type_complete(vm, type, bytes_methods(), NULL) &&
           native_add_methods(vm, type, bytes_ascii_methods());
}
