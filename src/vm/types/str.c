#include "vm/types/str.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/bytes.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/str_methods.h"
#include "vm/types/tuple.h"
#include "vm/types/unicode.h"
#include "vm/vm.h"

#include <stdio.h>
#include <string.h>

// --- Making --------------------------------------------------------------------------------------

// The bytes of the object for a text of `size` bytes. Larger ones are rounded up by up to an
// eighth, so that appending in place moves the text only now and then.
static size_t block_size(size_t size) {
    const size_t wanted = offsetof(Str, bytes) + size + 1;
    if (wanted <= 512) {
        return wanted < sizeof(Str) ? sizeof(Str) : (wanted + 15) & ~(size_t)15;
    }
    const size_t step = (size_t)1 << (60 - __builtin_clzll(wanted));
    return (wanted + step - 1) & ~(step - 1);
}

static size_t size_of(const Object *object) {
    return block_size(((const Str *)object)->size);
}

// Looks at whole words, of which the last may lie over the one before.
static inline bool is_ascii(const char *bytes, size_t size) {
    uint64_t word, all = 0;
    if (size < 8) {
        uint32_t first, last;
        if (size < 4) {
            return size == 0 || !((bytes[0] | bytes[size / 2] | bytes[size - 1]) & 0x80);
        }
        memcpy(&first, bytes, 4);
        memcpy(&last, bytes + size - 4, 4);
        return !((first | last) & UINT32_C(0x80808080));
    }
    for (size_t i = 0; i + 8 <= size; i += 8) {
        memcpy(&word, bytes + i, 8);
        all |= word;
    }
    memcpy(&word, bytes + size - 8, 8);
    return !((all | word) & UINT64_C(0x8080808080808080));
}

// How many bytes begin a code point.
static size_t count_code_points(const char *bytes, size_t size) {
    if (is_ascii(bytes, size)) {
        return size;
    }
    size_t continuing = 0, i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t word = 0;
        memcpy(&word, bytes + i, 8);
        const uint64_t high = word & UINT64_C(0x8080808080808080);
        if (high) {
            continuing += (size_t)__builtin_popcountll(high & ~(word << 1));
        }
    }
    for (; i < size; i++) {
        continuing += ((unsigned char)bytes[i] & 0xc0) == 0x80;
    }
    return size - continuing;
}

static Str *new_of_type(Vm *vm, Type *type, size_t size, size_t count) {
    if (size > PTRDIFF_MAX / 2) {
        vm_raise_memory(vm);
        return NULL;
    }
    Str *str = object_new_part(vm, type, block_size(size), offsetof(Str, bytes));
    if (str) {
        str->size = size;
        str->count = count;
        str->bytes[size] = 0;
    }
    return str;
}

// The same for what is a str and nothing more. All that it has is filled in, so none is cleared
// before.
Str *str_new_uninitialized(Vm *vm, size_t size, size_t count) {
    Str *str = size > PTRDIFF_MAX / 2 ? NULL : alloc_try(&vm->alloc, block_size(size));
    if (!str) {
        vm_raise_memory(vm);
        return NULL;
    }
    str->base = (Object){.type = vm->types.str, .refs = 1};
    str->size = size;
    str->count = count;
    str->hash = 0;
    str->places[0] = str->places[1] = (StrPlace){0};
    str->interned = false;
    str->bytes[size] = 0;
    return str;
}

Str *str_from_code_point(Vm *vm, uint32_t code_point) {
    if (code_point < 0x80 && vm->ascii[code_point]) {
        return object_ref(vm->ascii[code_point]);
    }
    char bytes[4];
    const int size = text_encode(code_point, bytes);
    if (code_point < 0x80) {
        vm->ascii[code_point] = str_intern(vm, (Text){bytes, 1});
        return vm->ascii[code_point] ? object_ref(vm->ascii[code_point]) : NULL;
    }
    Str *str = str_new_uninitialized(vm, (size_t)size, 1);
    if (str) {
        memcpy(str->bytes, bytes, (size_t)size);
    }
    return str;
}

void str_deinit(Vm *vm) {
    for (int i = 0; i < 128; i++) {
        if (vm->ascii[i]) {
            object_drop(vm, vm->ascii[i]);
            vm->ascii[i] = NULL;
        }
    }
}

Str *str_new(Vm *vm, const char *bytes, size_t size) {
    if (size == 1 && (unsigned char)bytes[0] < 0x80) {
        return str_from_code_point(vm, (unsigned char)bytes[0]);
    }
    if (size == 0 && vm->names.empty) {
        return object_ref(vm->names.empty);
    }
    Str *str = str_new_uninitialized(vm, size, count_code_points(bytes, size));
    if (str && size) {
        memcpy(str->bytes, bytes, size);
    }
    return str;
}

Str *str_from_text(Vm *vm, Text text) {
    return str_new(vm, text.bytes, text.size);
}

Str *str_from_c(Vm *vm, const char *zero_ended) {
    return str_new(vm, zero_ended, strlen(zero_ended));
}

static uint64_t hash_bytes(const char *bytes, size_t size) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    }
    hash ^= hash >> 32;
    // 0 means "not computed", and -1 is no hash in Python.
    return hash == 0 || hash == UINT64_MAX ? 2 : hash;
}

uint64_t str_hash(Str *str) {
    if (!str->hash) {
        str->hash = hash_bytes(str->bytes, str->size);
    }
    return str->hash;
}

Str *str_intern(Vm *vm, Text text) {
    const uint64_t hash = hash_bytes(text.bytes, text.size);
    Str *found = dict_find_text(vm->interned, text, (int64_t)hash);
    if (found) {
        return object_ref(found);
    }
    // Not str_new, which asks here for the shared ones.
    Str *str = str_new_uninitialized(vm, text.size, count_code_points(text.bytes, text.size));
    if (!str) {
        return NULL;
    }
    if (text.size) {
        memcpy(str->bytes, text.bytes, text.size);
    }
    str->hash = hash;
    str->interned = true;
    const Value value = value_of_object(str);
    if (!dict_set_hashed(vm, vm->interned, value, (int64_t)hash, value)) {
        str->interned = false;
        object_drop(vm, str);
        return NULL;
    }
    return str;
}

Str *str_from_buf(Vm *vm, Buf *buf) {
    Str *str = NULL;
    if (buf->failed) {
        vm_raise_memory(vm);
    } else {
        str = str_from_text(vm, buf_text(buf));
    }
    buf_deinit(buf);
    return str;
}

Value str_value_from_buf(Vm *vm, Buf *buf) {
    Str *str = str_from_buf(vm, buf);
    return str ? value_of_object(str) : UNSET;
}

Str *str_format(Vm *vm, const char *format, ...) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    va_list args;
    va_start(args, format);
    buf_vaddf(&buf, format, args);
    va_end(args);
    return str_from_buf(vm, &buf);
}

// left + right, as a new Str.
static Str *concat(Vm *vm, Str *left, Str *right) {
    if (left->size == 0 && right->base.type == vm->types.str) {
        return object_ref(right);
    }
    if (right->size == 0 && left->base.type == vm->types.str) {
        return object_ref(left);
    }
    Str *str = str_new_uninitialized(vm, left->size + right->size, left->count + right->count);
    if (str) {
        memcpy(str->bytes, left->bytes, left->size);
        memcpy(str->bytes + left->size, right->bytes, right->size);
    }
    return str;
}

bool str_append_in_place(Vm *vm, Value *left, Value right) {
    Str *into = (Str *)left->object;
    const Str *from = (const Str *)right.object;
    const size_t size = into->size + from->size;
    if (into->base.refs == 1 && !into->interned && into->base.type == vm->types.str &&
        block_size(size) == block_size(into->size)) {
        memcpy(into->bytes + into->size, from->bytes, from->size);
        into->size = size;
        into->count += from->count;
        into->hash = 0;
        into->bytes[size] = 0;
        return true;
    }
    Str *joined = concat(vm, into, (Str *)right.object);
    if (!joined) {
        return false;
    }
    value_set(vm, left, value_of_object(joined));
    return true;
}

Str *str_join_pieces(Vm *vm, const Value *pieces, int count) {
    size_t size = 0, points = 0;
    for (int i = 0; i < count; i++) {
        const Str *piece = (const Str *)pieces[i].object;
        size += piece->size;
        points += piece->count;
    }
    if (size == 0) {
        return str_new(vm, "", 0);
    }
    Str *str = str_new_uninitialized(vm, size, points);
    if (!str) {
        return NULL;
    }
    char *to = str->bytes;
    for (int i = 0; i < count; i++) {
        const Str *piece = (const Str *)pieces[i].object;
        memcpy(to, piece->bytes, piece->size);
        to += piece->size;
    }
    return str;
}

// --- Asking --------------------------------------------------------------------------------------

Text str_text(const Str *str) {
    return (Text){str->bytes, str->size};
}

bool str_equal(const Str *a, const Str *b) {
    return a == b || (a->size == b->size && (!a->hash || !b->hash || a->hash == b->hash) &&
                      memcmp(a->bytes, b->bytes, a->size) == 0);
}

bool str_equals_c(const Str *str, const char *zero_ended) {
    return strlen(zero_ended) == str->size && memcmp(str->bytes, zero_ended, str->size) == 0;
}

// The order of UTF-8's bytes is that of the code points.
int str_compare(const Str *a, const Str *b) {
    // Most texts differ in their first byte already; the zero behind an empty one is before all.
    const int order = (unsigned char)a->bytes[0] - (unsigned char)b->bytes[0];
    if (order) {
        return order;
    }
    return text_compare(str_text(a), str_text(b));
}

bool value_is_str(Value value) {
    return value_has_type_flag(value, TYPE_STR);
}

Str *value_as_str(Value value) {
    CHECK(value_is_str(value));
    return (Str *)value.object;
}

static size_t sequence_size(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static size_t distance(size_t a, size_t b) {
    return a < b ? b - a : a - b;
}

// Goes from one place in the text to a code point.
static size_t walk_to(const Str *str, size_t index, size_t offset, size_t wanted) {
    for (; index < wanted; index++) {
        offset += sequence_size((unsigned char)str->bytes[offset]);
    }
    for (; index > wanted; index--) {
        do {
            offset--;
        } while (((unsigned char)str->bytes[offset] & 0xc0) == 0x80);
    }
    return offset;
}

// What was found is kept: it is true as long as the text lives, which only ever gets longer.
static void keep_place(const Str *str, size_t index, size_t offset) {
    if (offset <= UINT32_MAX) {
        StrPlace *place = (StrPlace *)&str->places[index > str->count / 2];
        *place = (StrPlace){(uint32_t)index, (uint32_t)offset};
    }
}

size_t str_offset(const Str *str, size_t index) {
    if (str_is_ascii(str) || index == 0) {
        return index;
    }
    if (index >= str->count) {
        return str->size;
    }
    size_t from = 0, offset = 0;
    if (index > str->count - index) {
        from = str->count;
        offset = str->size;
    }
    for (int i = 0; i < 2; i++) {
        if (distance(str->places[i].index, index) < distance(from, index)) {
            from = str->places[i].index;
            offset = str->places[i].offset;
        }
    }
    offset = walk_to(str, from, offset, index);
    keep_place(str, index, offset);
    return offset;
}

size_t str_index_of_offset(const Str *str, size_t offset) {
    if (str_is_ascii(str)) {
        return offset;
    }
    size_t index = 0, from = 0;
    for (int i = 0; i < 2; i++) {
        if (str->places[i].offset <= offset && str->places[i].offset > from) {
            index = str->places[i].index;
            from = str->places[i].offset;
        }
    }
    index += count_code_points(str->bytes + from, offset - from);
    keep_place(str, index, offset);
    return index;
}

// Code points from start to stop (0 <= start <= stop <= count) as a new Str.
static Str *slice(Vm *vm, Str *str, size_t start, size_t stop) {
    if (start >= stop) {
        return str_new(vm, "", 0);
    }
    if (stop - start == str->count && str->base.type == vm->types.str) {
        return object_ref(str);
    }
    const size_t from = str_offset(str, start);
    const size_t to = str_is_ascii(str) ? stop : str_offset(str, stop);
    return str_new(vm, str->bytes + from, to - from);
}

// --- repr ----------------------------------------------------------------------------------------

static void write_escaped(uint32_t c, char quote, Buf *out) {
    if (c == (unsigned char)quote || c == '\\') {
        buf_add_char(out, '\\');
        buf_add_char(out, (char)c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
        buf_add_char(out, '\\');
        buf_add_char(out, c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (c < ' ' || c == 0x7f) {
        buf_addf(out, "\\x%02x", (unsigned)c);
    } else if (c < 0x7f || unicode_is(c, UNICODE_PRINTABLE)) {
        buf_add_code_point(out, c);
    } else if (c <= 0xff) {
        buf_addf(out, "\\x%02x", (unsigned)c);
    } else if (c <= 0xffff) {
        buf_addf(out, "\\u%04x", (unsigned)c);
    } else {
        buf_addf(out, "\\U%08x", (unsigned)c);
    }
}

void str_write_repr(Text text, Buf *out) {
    const bool has_single = text.size && memchr(text.bytes, '\'', text.size);
    const bool has_double = text.size && memchr(text.bytes, '"', text.size);
    const char quote = has_single && !has_double ? '"' : '\'';
    buf_add_char(out, quote);
    for (size_t i = 0; i < text.size;) {
        // Runs of plain characters are copied at once.
        size_t end = i;
        while (end < text.size && text.bytes[end] >= ' ' && text.bytes[end] < 0x7f &&
               text.bytes[end] != '\\' && text.bytes[end] != quote) {
            end++;
        }
        buf_add(out, text.bytes + i, end - i);
        i = end;
        if (i < text.size) {
            write_escaped(text_next(text, &i), quote, out);
        }
    }
    buf_add_char(out, quote);
}

static Value repr(Vm *vm, Value self) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    str_write_repr(str_text((const Str *)self.object), &buf);
    return str_value_from_buf(vm, &buf);
}

// --- Slots ---------------------------------------------------------------------------------------

// The same text as an exact str.
static Value to_str(Vm *vm, Value self) {
    if (self.object->type == vm->types.str) {
        return value_ref(self);
    }
    Str *str = str_from_text(vm, str_text((const Str *)self.object));
    return str ? value_of_object(str) : UNSET;
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    *out = (int64_t)str_hash((Str *)self.object);
    return true;
}

static int truth(Vm *vm, Value self) {
    (void)vm;
    return ((const Str *)self.object)->size != 0;
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)((const Str *)self.object)->count;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    (void)vm;
    if (!value_is_str(other)) {
        return NOT_IMPLEMENTED;
    }
    const Str *a = (const Str *)self.object, *b = (const Str *)other.object;
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return value_of_bool(str_equal(a, b) == (op == COMPARE_EQ));
    }
    return value_of_bool(order_answers(str_compare(a, b), op));
}

// A slice with a step other than 1.
static Value stepped(Vm *vm, const Str *str, const SliceBounds *bounds) {
    if (str_is_ascii(str)) {
        Str *out = str_new_uninitialized(vm, (size_t)bounds->count, (size_t)bounds->count);
        if (!out) {
            return UNSET;
        }
        for (int64_t i = 0; i < bounds->count; i++) {
            out->bytes[i] = str->bytes[bounds->start + i * bounds->step];
        }
        return value_of_object(out);
    }
    // One walk to find where each code point begins, for sequences in any order.
    uint32_t *points = alloc_try(&vm->alloc, str->count * sizeof *points);
    if (!points) {
        return vm_raise_memory(vm);
    }
    size_t at = 0;
    for (size_t i = 0; i < str->count; i++) {
        points[i] = text_next(str_text(str), &at);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (int64_t i = 0; i < bounds->count; i++) {
        buf_add_code_point(&buf, points[bounds->start + i * bounds->step]);
    }
    alloc_release(&vm->alloc, points, str->count * sizeof *points);
    return str_value_from_buf(vm, &buf);
}

static Value get_slice(Vm *vm, Str *str, Value key) {
    SliceBounds bounds;
    if (!slice_unpack(vm, key, &bounds)) {
        return UNSET;
    }
    slice_adjust(&bounds, (int64_t)str->count);
    if (bounds.count > 1 && bounds.step != 1) {
        return stepped(vm, str, &bounds);
    }
    Str *part = slice(vm, str, (size_t)bounds.start, (size_t)(bounds.start + bounds.count));
    return part ? value_of_object(part) : UNSET;
}

static Value get_item(Vm *vm, Value self, Value key) {
    Str *str = (Str *)self.object;
    int64_t index = 0;
    if (value_is_slice(vm, key)) {
        return get_slice(vm, str, key);
    }
    if (key.kind == VALUE_INT) {
        index = key.integer;
    } else if (!value_is_int(key) &&
               value_is_unset(type_lookup(vm, value_type(vm, key), vm->names.dunder_index))) {
        return vm_raise(vm, vm->exceptions.TypeError, "string indices must be integers, not '%s'",
                        vm_type_name(vm, key));
    } else if (!int_index_or(vm, key, vm->exceptions.IndexError, &index)) {
        return UNSET;
    }
    if (index < 0) {
        index += (int64_t)str->count;
    }
    if (index < 0 || (uint64_t)index >= str->count) {
        return vm_raise(vm, vm->exceptions.IndexError, "string index out of range");
    }
    size_t offset = str_offset(str, (size_t)index);
    Str *one = str_from_code_point(vm, text_next(str_text(str), &offset));
    return one ? value_of_object(one) : UNSET;
}

static int contains(Vm *vm, Value self, Value item) {
    if (!value_is_str(item)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "'in <string>' requires string as left operand, not %s", vm_type_name(vm, item));
        return -1;
    }
    return text_find(str_text((const Str *)self.object), str_text((const Str *)item.object), 0) !=
           SIZE_MAX;
}

static Value repeat(Vm *vm, const Str *str, int64_t times) {
    if (times <= 0 || str->size == 0) {
        return value_of_object(object_ref(vm->names.empty));
    }
    if ((uint64_t)times > PTRDIFF_MAX / 2 / str->size) {
        return vm_raise_memory(vm);
    }
    Str *out = str_new_uninitialized(vm, str->size * (size_t)times, str->count * (size_t)times);
    if (!out) {
        return UNSET;
    }
    if (str->size == 1) {
        memset(out->bytes, str->bytes[0], (size_t)times);
        return value_of_object(out);
    }
    // Doubling what is there already takes few copies.
    memcpy(out->bytes, str->bytes, str->size);
    for (size_t done = str->size; done < out->size;) {
        const size_t more = done < out->size - done ? done : out->size - done;
        memcpy(out->bytes + done, out->bytes, more);
        done += more;
    }
    return value_of_object(out);
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op == BINARY_ADD && value_is_str(left) && value_is_str(right)) {
        Str *str = concat(vm, (Str *)left.object, (Str *)right.object);
        return str ? value_of_object(str) : UNSET;
    }
    if (op == BINARY_ADD && value_is_str(left)) {
        return raise_concat(vm, "str", right);
    }
    if (op == BINARY_MOD && value_is_str(left)) {
        return format_percent(vm, (Str *)left.object, right);
    }
    if (op == BINARY_MUL) {
        const Value text = value_is_str(left) ? left : right;
        int64_t times = 0;
        Value factor = value_is_str(left) ? right : left;
        if (!sequence_factor(vm, factor, &times)) {
            return UNSET;
        }
        if (times == 1) {
            return to_str(vm, text);
        }
        return repeat(vm, (const Str *)text.object, times);
    }
    return NOT_IMPLEMENTED;
}

// --- Iterating -----------------------------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    // CPython has one for ASCII and one for the rest, and shows it.
    const Str *str = (const Str *)self.object;
    Type *type = str->size == str->count ? vm->types.str_ascii_iterator : vm->types.str_iterator;
    return sequence_iterator_new(vm, type, self, 0);
}

static Value iterator_next(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const Str *str = (const Str *)iterator->sequence;
    size_t offset = (size_t)iterator->index;
    if (!str || offset >= str->size) {
        return sequence_iterator_end(vm, iterator);
    }
    const uint32_t code_point = text_next(str_text(str), &offset);
    iterator->index = (int64_t)offset;
    return value_or_unset(str_from_code_point(vm, code_point));
}

METHOD(iterator_length_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)args[0].object;
    const Str *str = (const Str *)iterator->sequence;
    if (!str) {
        return value_of_int(0);
    }
    const size_t done = str_index_of_offset(str, (size_t)iterator->index);
    return value_of_int((int64_t)(str->count - done));
}

// --- str(…) --------------------------------------------------------------------------------------

static Value make(Vm *vm, Args args) {
    static const ArgNames parameters = {"str", 0, 3, 3, {"object", "encoding", "errors"}};
    Value bound[3];
    if (!args_bind(vm, &parameters, args, bound)) {
        return UNSET;
    }
    for (int i = 1; i < 3; i++) {
        if (!value_is_unset(bound[i]) && !value_is_str(bound[i])) {
            return vm_raise(vm, vm->exceptions.TypeError, "str() argument '%s' must be str, not %s",
                            i == 1 ? "encoding" : "errors", argument_type_name(vm, bound[i]));
        }
    }
    if (value_is_unset(bound[0])) {
        return value_of_object(object_ref(vm->names.empty));
    }
    if (value_is_unset(bound[1]) && value_is_unset(bound[2])) {
        return object_str(vm, bound[0]);
    }
    Text text;
    if (!value_is_buffer(bound[0]) || !bytes_of_buffer(vm, bound[0], &text)) {
        bytes_drop_error(vm);
        return vm_raise(vm, vm->exceptions.TypeError,
                        value_is_str(bound[0])
                            ? "decoding str is not supported"
                            : "decoding to str: need a bytes-like object, %s found",
                        vm_type_name(vm, bound[0]));
    }
    return bytes_decode(vm, text, value_is_unset(bound[1]) ? NULL : ((Str *)bound[1].object)->bytes,
                        value_is_unset(bound[2]) ? NULL : ((Str *)bound[2].object)->bytes);
}

static Value new_str(Vm *vm, Type *type, Args args) {
    Value made = make(vm, args);
    if (value_is_unset(made) || type == vm->types.str) {
        return made;
    }
    const Str *from = (const Str *)made.object;
    Str *str = new_of_type(vm, type, from->size, from->count);
    if (str) {
        memcpy(str->bytes, from->bytes, from->size);
    }
    value_drop(vm, made);
    return str ? value_of_object(str) : UNSET;
}

void str_setup_life(Vm *vm) {
    vm->types.str->size = sizeof(Str);
    vm->types.str->size_of = size_of;
}

bool str_setup(Vm *vm) {
    static const NativeDef iterator_methods[] = {
        NATIVE("__length_hint__", "self, /", iterator_length_hint), {0}};
    Type *type = vm->types.str;
    type->flags |= TYPE_STR | TYPE_BASETYPE;
    type->new_ = new_str;
    type->repr = repr;
    type->str = to_str;
    type->format = format_str;
    type->hash = hash;
    type->truth = truth;
    type->length = length;
    type->get_item = get_item;
    type->contains = contains;
    type->compare = compare;
    type->binary = binary;
    type->iter = iter;
    return sequence_iterator_setup(vm, vm->types.str_iterator, iterator_next, iterator_methods) &&
           sequence_iterator_setup(vm, vm->types.str_ascii_iterator, iterator_next,
                                   iterator_methods) &&
           type_complete(vm, type, NULL, NULL) && str_add_methods(vm) && str_add_search_methods(vm);
}
