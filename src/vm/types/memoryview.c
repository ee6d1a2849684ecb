#include "vm/types/memoryview.h"

#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/bytearray.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/memory_item.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

#define FORMAT_MESSAGE                                                                       \
    "memoryview: destination format must be a native single character format prefixed with " \
    "an optional '@'"

// Where the items lie.
typedef struct Layout {
    char *first; // byte of the first item; NULL: of an empty bytearray
    int64_t count, stride;
    char format;
    bool marked; // the format was given with an @ in front
    bool readonly;
} Layout;

typedef struct Memoryview {
    Object base;
    Object *owner; // counted: a bytes or bytearray; NULL when it was released
    Layout layout;
    int64_t hash; // -1: not computed yet
} Memoryview;

static Memoryview *self_of(Value value) {
    return (Memoryview *)value.object;
}

bool value_is_memoryview(Value value) {
    return value_has_type_flag(value, TYPE_MEMORYVIEW);
}

// --- Life ----------------------------------------------------------------------------------------

static Value view_new(Vm *vm, Object *owner, const Layout *layout) {
    Memoryview *view = object_new(vm, vm->types.memoryview, sizeof *view);
    if (!view) {
        return UNSET;
    }
    view->owner = object_ref(owner);
    view->layout = *layout;
    view->hash = -1;
    if (owner->type->flags & TYPE_BYTEARRAY) {
        ((Bytearray *)owner)->exports++;
    }
    return value_of_object(view);
}

static void let_go(Vm *vm, Object *object) {
    Memoryview *view = (Memoryview *)object;
    Object *owner = view->owner;
    if (owner) {
        view->owner = NULL;
        if (owner->type->flags & TYPE_BYTEARRAY) {
            ((Bytearray *)owner)->exports--;
        }
        object_drop(vm, owner);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Memoryview *view = (const Memoryview *)object;
    if (view->owner) {
        visit(view->owner, context);
    }
}

// Whether the view may still be used; false with ValueError set.
static bool is_live(Vm *vm, Value self) {
    if (!self_of(self)->owner) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "operation forbidden on released memoryview object");
        return false;
    }
    return true;
}

// --- Layouts -------------------------------------------------------------------------------------

static int64_t item_size(const Layout *layout) {
    return (int64_t)memory_item_size(layout->format);
}

static bool is_contiguous(const Layout *layout) {
    return layout->count == 1 || layout->stride == item_size(layout);
}

static char *place_at(const Layout *layout, int64_t index) {
    return layout->count ? layout->first + index * layout->stride : layout->first;
}

// That of a view which is not released, or of a bytes or bytearray.
static Layout layout_of(Value value) {
    if (value_is_memoryview(value)) {
        return self_of(value)->layout;
    }
    const Text text = bytes_text(value);
    const bool changes = value_has_type_flag(value, TYPE_BYTEARRAY);
    char *first = changes ? ((Bytearray *)value.object)->bytes : ((Bytes *)value.object)->bytes;
    return (Layout){first, (int64_t)text.size, 1, 'B', false, !changes};
}

// Puts the bytes of all items one behind the other.
static void gather(const Layout *layout, char *out) {
    const size_t size = (size_t)item_size(layout);
    for (int64_t i = 0; i < layout->count; i++) {
        memcpy(out + (size_t)i * size, place_at(layout, i), size);
    }
}

static Value copy_of(Vm *vm, const Layout *layout) {
    Value made = bytes_new_zeroed(vm, (size_t)(layout->count * item_size(layout)));
    if (!value_is_unset(made)) {
        gather(layout, ((Bytes *)made.object)->bytes);
    }
    return made;
}

Value memoryview_copy(Vm *vm, Value value) {
    return is_live(vm, value) ? copy_of(vm, &self_of(value)->layout) : UNSET;
}

bool memoryview_text(Vm *vm, Value value, Text *out) {
    if (!is_live(vm, value)) {
        return false;
    }
    const Layout *layout = &self_of(value)->layout;
    if (!is_contiguous(layout)) {
        vm_raise(vm, vm->exceptions.BufferError,
                 "memoryview: underlying buffer is not C-contiguous");
        return false;
    }
    const size_t size = (size_t)(layout->count * item_size(layout));
    *out = (Text){size ? layout->first : "", size};
    return true;
}

static Value new_memoryview(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"memoryview", 1, 1, 1, {"object"}};
    Value source;
    (void)type;
    if (!args_bind(vm, &parameters, args, &source)) {
        return UNSET;
    }
    if (!value_is_buffer(source)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "memoryview: a bytes-like object is required, not '%s'",
                        vm_type_name(vm, source));
    }
    const bool is_view = value_is_memoryview(source);
    if (is_view && !is_live(vm, source)) {
        return UNSET;
    }
    const Layout layout = layout_of(source);
    return view_new(vm, is_view ? self_of(source)->owner : source.object, &layout);
}

// --- Items ---------------------------------------------------------------------------------------

static bool is_index(Vm *vm, Value key) {
    return value_is_int(key) ||
           !value_is_unset(type_lookup(vm, value_type(vm, key), vm->names.dunder_index));
}

// What stands in brackets.
typedef enum Key { KEY_INDEX, KEY_SLICE, KEY_INDEXES, KEY_SLICES, KEY_INVALID } Key;

static Key kind_of_key(Vm *vm, Value key) {
    if (is_index(vm, key)) {
        return KEY_INDEX;
    }
    if (value_is_slice(vm, key)) {
        return KEY_SLICE;
    }
    if (!value_is_tuple(key)) {
        return KEY_INVALID;
    }
    const Tuple *tuple = (const Tuple *)key.object;
    int indexes = 0, slices = 0;
    for (int i = 0; i < tuple->count; i++) {
        indexes += is_index(vm, tuple->items[i]);
        slices += value_is_slice(vm, tuple->items[i]);
    }
    return indexes == tuple->count  ? KEY_INDEXES
           : slices == tuple->count ? KEY_SLICES
                                    : KEY_INVALID;
}

// The single index of a key that is one, or a tuple of indexes; false with an exception set.
static bool single_index(Vm *vm, Value self, Value key, Key kind, int64_t *out) {
    Value index = key;
    if (kind == KEY_INDEXES) {
        const Tuple *tuple = (const Tuple *)key.object;
        if (tuple->count == 0) {
            vm_raise(vm, vm->exceptions.NotImplementedError, "sub-views are not implemented");
            return false;
        }
        if (tuple->count > 1) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "cannot index 1-dimension view with %d-element tuple", tuple->count);
            return false;
        }
        index = tuple->items[0];
    }
    // The index may be code of the program, which may release the view.
    if (!int_index_or(vm, index, vm->exceptions.IndexError, out) || !is_live(vm, self)) {
        return false;
    }
    const int64_t count = self_of(self)->layout.count;
    *out += *out < 0 ? count : 0;
    if (*out < 0 || *out >= count) {
        vm_raise(vm, vm->exceptions.IndexError, "index out of bounds on dimension 1");
        return false;
    }
    return true;
}

// Makes the layout that of the part that a slice means; false with an exception set.
static bool take_part(Vm *vm, Value slice, Layout *layout) {
    SliceBounds bounds;
    if (!slice_unpack(vm, slice, &bounds)) {
        return false;
    }
    slice_adjust(&bounds, layout->count);
    layout->first = bounds.count ? place_at(layout, bounds.start) : layout->first;
    layout->count = bounds.count;
    // With a step that is too large to be multiplied there is one item at most, and the stride is
    // only shown.
    layout->stride = (int64_t)((uint64_t)layout->stride * (uint64_t)bounds.step);
    return true;
}

// The new view is there before the slice is asked for its numbers: what they run, should it be code
// of the program, can neither pull the bytes away nor change their number.
static Value get_part(Vm *vm, Value self, Value slice) {
    Value part = view_new(vm, self_of(self)->owner, &self_of(self)->layout);
    if (!value_is_unset(part) && !take_part(vm, slice, &self_of(part)->layout)) {
        value_set(vm, &part, UNSET);
    }
    return part;
}

static Value get_item(Vm *vm, Value self, Value key) {
    if (!is_live(vm, self)) {
        return UNSET;
    }
    const Key kind = kind_of_key(vm, key);
    int64_t index = 0;
    switch (kind) {
    case KEY_INDEX:
    case KEY_INDEXES:
        return single_index(vm, self, key, kind, &index)
                   ? memory_item_read(vm, self_of(self)->layout.format,
                                      place_at(&self_of(self)->layout, index))
                   : UNSET;
    case KEY_SLICE:
        return get_part(vm, self, key);
    case KEY_SLICES:
        return vm_raise(vm, vm->exceptions.NotImplementedError,
                        "multi-dimensional slicing is not implemented");
    case KEY_INVALID:
        break;
    }
    return vm_raise(vm, vm->exceptions.TypeError, "memoryview: invalid slice key");
}

static bool set_one(Vm *vm, Value self, Value key, Key kind, Value value) {
    char bytes[MEMORY_ITEM_MOST];
    int64_t index = 0;
    const char format = self_of(self)->layout.format;
    if (!single_index(vm, self, key, kind, &index) || !memory_item_make(vm, format, value, bytes) ||
        !is_live(vm, self)) {
        return false;
    }
    memcpy(place_at(&self_of(self)->layout, index), bytes, memory_item_size(format));
    object_changed(vm, self_of(self)->owner);
    return true;
}

static bool set_part(Vm *vm, Value self, Value key, Value value) {
    if (!value_is_buffer(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    Layout part = self_of(self)->layout;
    const bool is_view = value_is_memoryview(value);
    // Asked again behind the slice, whose numbers may be made by code of the program.
    if ((is_view && !is_live(vm, value)) || !take_part(vm, key, &part) || !is_live(vm, self) ||
        (is_view && !is_live(vm, value))) {
        return false;
    }
    const Layout from = layout_of(value);
    if (from.format != part.format || from.count != part.count) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "memoryview assignment: lvalue and rvalue have different structures");
        return false;
    }
    Value copy = copy_of(vm, &from); // as the two may overlap
    if (value_is_unset(copy)) {
        return false;
    }
    const size_t size = (size_t)item_size(&part);
    for (int64_t i = 0; i < part.count; i++) {
        memcpy(place_at(&part, i), bytes_text(copy).bytes + (size_t)i * size, size);
    }
    value_drop(vm, copy);
    object_changed(vm, self_of(self)->owner);
    return true;
}

static bool set_item(Vm *vm, Value self, Value key, Value value) {
    if (!is_live(vm, self)) {
        return false;
    }
    if (self_of(self)->layout.readonly || value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 self_of(self)->layout.readonly ? "cannot modify read-only memory"
                                                : "cannot delete memory");
        return false;
    }
    const Key kind = kind_of_key(vm, key);
    switch (kind) {
    case KEY_INDEX:
    case KEY_INDEXES:
        return set_one(vm, self, key, kind, value);
    case KEY_SLICE:
        return set_part(vm, self, key, value);
    case KEY_SLICES:
        vm_raise(vm, vm->exceptions.NotImplementedError,
                 "memoryview slice assignments are currently restricted to ndim = 1");
        return false;
    case KEY_INVALID:
        break;
    }
    vm_raise(vm, vm->exceptions.TypeError, "memoryview: invalid slice key");
    return false;
}

// --- Other slots ---------------------------------------------------------------------------------

static Value repr(Vm *vm, Value self) {
    return value_or_unset(str_format(vm, "<%smemory at 0x%llx>",
                                     self_of(self)->owner ? "" : "released ",
                                     (unsigned long long)object_identity(vm, self)));
}

static int64_t length(Vm *vm, Value self) {
    return is_live(vm, self) ? self_of(self)->layout.count : -1;
}

static bool is_byte_format(char format) {
    return format == 'B' || format == 'b' || format == 'c';
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    Memoryview *view = self_of(self);
    if (view->hash != -1) {
        *out = view->hash;
        return true;
    }
    if (!is_live(vm, self)) {
        return false;
    }
    if (!view->layout.readonly || !is_byte_format(view->layout.format)) {
        vm_raise(vm, vm->exceptions.ValueError,
                 view->layout.readonly
                     ? "memoryview: hashing is restricted to formats 'B', 'b' or 'c'"
                     : "cannot hash writable memoryview object");
        return false;
    }
    if (!object_hash(vm, value_of_object(view->owner), out)) {
        return false;
    }
    Value copy = memoryview_copy(vm, self);
    const bool done = !value_is_unset(copy) && object_hash(vm, copy, &view->hash);
    value_drop(vm, copy);
    *out = view->hash;
    return done;
}

// Whether two places show equal items; 1, 0, -1.
static int same_item(Vm *vm, const Layout *a, const Layout *b, int64_t index) {
    Value left = memory_item_read(vm, a->format, place_at(a, index));
    Value right = memory_item_read(vm, b->format, place_at(b, index));
    const int same = value_is_unset(left) || value_is_unset(right)
                         ? -1
                         : object_compare_truth(vm, left, right, COMPARE_EQ);
    value_drop(vm, left);
    value_drop(vm, right);
    return same;
}

static int same_items(Vm *vm, const Layout *a, const Layout *b) {
    if (a->count != b->count) {
        return 0;
    }
    int same = 1;
    for (int64_t i = 0; same == 1 && i < a->count; i++) {
        same = same_item(vm, a, b, i);
    }
    return same;
}

static bool is_released(Value value) {
    return value_is_memoryview(value) && !self_of(value)->owner;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_memoryview(self)) {
        return NOT_IMPLEMENTED;
    }
    int same = 0;
    if (is_released(self) || is_released(other)) {
        same = value_is(self, other);
    } else if (value_is_buffer(other)) {
        const Layout a = layout_of(self), b = layout_of(other);
        same = same_items(vm, &a, &b);
    } else {
        return NOT_IMPLEMENTED;
    }
    return same < 0 ? UNSET : value_of_bool(same == (op == COMPARE_EQ));
}

static Value iter(Vm *vm, Value self) {
    return is_live(vm, self) ? sequence_iterator_new(vm, vm->types.memory_iterator, self, 0)
                             : UNSET;
}

static Value iterator_next(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const Memoryview *view = (const Memoryview *)iterator->sequence;
    if (!view || iterator->index >= view->layout.count) {
        return sequence_iterator_end(vm, iterator);
    }
    if (!is_live(vm, value_of_object(iterator->sequence))) {
        return UNSET;
    }
    return memory_item_read(vm, view->layout.format, place_at(&view->layout, iterator->index++));
}

// --- Attributes ----------------------------------------------------------------------------------

static Value get_obj(Vm *vm, Value self) {
    return is_live(vm, self) ? value_of_object(object_ref(self_of(self)->owner)) : UNSET;
}

static Value get_nbytes(Vm *vm, Value self) {
    const Layout *layout = &self_of(self)->layout;
    return is_live(vm, self) ? value_of_int(layout->count * item_size(layout)) : UNSET;
}

static Value get_itemsize(Vm *vm, Value self) {
    return is_live(vm, self) ? value_of_int(item_size(&self_of(self)->layout)) : UNSET;
}

static Value get_format(Vm *vm, Value self) {
    const Layout *layout = &self_of(self)->layout;
    return is_live(vm, self)
               ? value_or_unset(str_format(vm, "%s%c", layout->marked ? "@" : "", layout->format))
               : UNSET;
}

static Value get_ndim(Vm *vm, Value self) {
    return is_live(vm, self) ? value_of_int(1) : UNSET;
}

static Value one_number(Vm *vm, Value self, int64_t number) {
    const Value item = value_of_int(number);
    return is_live(vm, self) ? value_or_unset(tuple_of(vm, &item, 1)) : UNSET;
}

static Value get_shape(Vm *vm, Value self) {
    return one_number(vm, self, self_of(self)->layout.count);
}

static Value get_strides(Vm *vm, Value self) {
    return one_number(vm, self, self_of(self)->layout.stride);
}

static Value get_suboffsets(Vm *vm, Value self) {
    return is_live(vm, self) ? value_or_unset(tuple_of(vm, NULL, 0)) : UNSET;
}

static Value get_readonly(Vm *vm, Value self) {
    return is_live(vm, self) ? value_of_bool(self_of(self)->layout.readonly) : UNSET;
}

static Value get_contiguous(Vm *vm, Value self) {
    return is_live(vm, self) ? value_of_bool(is_contiguous(&self_of(self)->layout)) : UNSET;
}

static const NativeGetter getters[] = {{"obj", get_obj, NULL},
                                       {"nbytes", get_nbytes, NULL},
                                       {"itemsize", get_itemsize, NULL},
                                       {"format", get_format, NULL},
                                       {"ndim", get_ndim, NULL},
                                       {"shape", get_shape, NULL},
                                       {"strides", get_strides, NULL},
                                       {"suboffsets", get_suboffsets, NULL},
                                       {"readonly", get_readonly, NULL},
                                       {"contiguous", get_contiguous, NULL},
                                       {"c_contiguous", get_contiguous, NULL},
                                       {"f_contiguous", get_contiguous, NULL},
                                       {0}};

// --- Methods -------------------------------------------------------------------------------------

METHOD(tobytes) {
    if (!value_is_none(args[1]) && !value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "tobytes() argument 'order' must be str or None, not %s",
                        argument_type_name(vm, args[1]));
    }
    if (!is_live(vm, args[0])) {
        return UNSET;
    }
    if (value_is_str(args[1])) {
        const Text order = str_text((const Str *)args[1].object);
        if (order.size != 1 || !strchr("CFA", order.bytes[0])) {
            return vm_raise(vm, vm->exceptions.ValueError, "order must be 'C', 'F' or 'A'");
        }
    }
    return memoryview_copy(vm, args[0]);
}

METHOD(tolist) {
    if (!is_live(vm, args[0])) {
        return UNSET;
    }
    const Layout *layout = &self_of(args[0])->layout;
    List *list = list_new(vm, 0);
    for (int64_t i = 0; list && i < layout->count; i++) {
        Value item = memory_item_read(vm, layout->format, place_at(layout, i));
        if (value_is_unset(item) || !list_append_take(vm, list, item)) {
            object_drop(vm, list);
            return UNSET;
        }
    }
    return value_or_unset(list);
}

METHOD(hex) {
    Value copy = memoryview_copy(vm, args[0]);
    const int given = value_is_unset(args[1]) ? 0 : 2;
    const Value text =
        value_is_unset(copy) ? UNSET : vm_call_method_c(vm, copy, "hex", args + 1, given);
    value_drop(vm, copy);
    return text;
}

METHOD(toreadonly) {
    if (!is_live(vm, args[0])) {
        return UNSET;
    }
    Layout layout = self_of(args[0])->layout;
    layout.readonly = true;
    return view_new(vm, self_of(args[0])->owner, &layout);
}

METHOD(release) {
    let_go(vm, args[0].object);
    return NONE;
}

METHOD(enter) {
    return is_live(vm, args[0]) ? value_ref(args[0]) : UNSET;
}

// The format that a cast goes to; false with an exception set.
static bool read_format(Vm *vm, const Layout *from, Value value, Layout *out) {
    const Text text = str_text((const Str *)value.object);
    *out = *from;
    out->marked = text.size == 2 && text.bytes[0] == '@';
    out->format = text.size == (out->marked ? 2u : 1u) ? text.bytes[text.size - 1] : '\0';
    const int64_t size = item_size(out), bytes = from->count * item_size(from);
    if (size == 0) {
        vm_raise(vm, vm->exceptions.ValueError, FORMAT_MESSAGE);
    } else if (!is_byte_format(from->format) && !is_byte_format(out->format)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "memoryview: cannot cast between two non-byte formats");
    } else if (bytes % size) {
        vm_raise(vm, vm->exceptions.TypeError, "memoryview: length is not a multiple of itemsize");
    } else {
        out->count = bytes / size;
        out->stride = size;
        return true;
    }
    return false;
}

// Whether the shape is the one that the view has anyway; false with an exception set.
static bool check_shape(Vm *vm, const Layout *layout, const Value *items, int count) {
    int64_t number = 0;
    if (count != 1) {
        refusal_raise(vm, TEXT("a memoryview that has not one dimension"),
                      TEXT("cast without a shape, and compute the index"));
        return false;
    }
    if (!value_is_int(items[0])) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "memoryview.cast(): elements of shape must be integers");
        return false;
    }
    if (!int_index(vm, items[0], &number)) {
        return false;
    }
    if (number <= 0) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "memoryview.cast(): elements of shape must be integers > 0");
        return false;
    }
    if (number != layout->count) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "memoryview: product(shape) * itemsize != buffer size");
        return false;
    }
    return true;
}

// The errors of the shape that do not depend on the format.
static bool may_take_shape(Vm *vm, const Layout *layout, Value shape) {
    if (layout->count == 0) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "memoryview: cannot cast view with zeros in shape or strides");
        return false;
    }
    if (!value_is_list(shape) && !value_is_tuple(shape)) {
        vm_raise(vm, vm->exceptions.TypeError, "shape must be a list or a tuple");
        return false;
    }
    return true;
}

METHOD(cast) {
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "cast() argument 'format' must be str, not %s",
                        argument_type_name(vm, args[1]));
    }
    if (!is_live(vm, args[0])) {
        return UNSET;
    }
    const Layout *from = &self_of(args[0])->layout;
    const Value shape = args[2];
    Layout to;
    if (!is_contiguous(from)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "memoryview: casts are restricted to C-contiguous views");
    }
    if ((!value_is_unset(shape) && !may_take_shape(vm, from, shape)) ||
        !read_format(vm, from, args[1], &to)) {
        return UNSET;
    }
    if (!value_is_unset(shape)) {
        const bool is_list = value_is_list(shape);
        const Tuple *tuple = (const Tuple *)shape.object;
        const Value *items = is_list ? value_as_list(shape)->items : tuple->items;
        if (!check_shape(vm, &to, items, is_list ? value_as_list(shape)->count : tuple->count)) {
            return UNSET;
        }
    }
    return view_new(vm, self_of(args[0])->owner, &to);
}

bool memoryview_setup(Vm *vm) {
    static const NativeDef methods[] = {
        NATIVE("tobytes", "self, /, order=None", tobytes),
        NATIVE("tolist", "self, /", tolist),
        NATIVE("hex", "self, /, sep=…, bytes_per_sep=1", hex),
        NATIVE("toreadonly", "self, /", toreadonly),
        NATIVE("cast", "self, /, format, shape=…", cast),
        NATIVE("release", "self, /", release),
        NATIVE("__enter__", "self, /", enter),
        NATIVE("__exit__", "self, /, *args", release),
        {0},
    };
    Type *type = vm->types.memoryview;
    type->size = sizeof(Memoryview);
    type->flags |= TYPE_MEMORYVIEW | TYPE_SEQUENCE;
    type->finalize = let_go;
    type->clear = let_go;
    type->traverse = traverse;
    type->new_ = new_memoryview;
    type->repr = repr;
    type->hash = hash;
    type->length = length;
    type->get_item = get_item;
    type->set_item = set_item;
    type->compare = compare;
    type->iter = iter;
    return sequence_iterator_setup(vm, vm->types.memory_iterator, iterator_next, NULL) &&
           type_complete(vm, type, methods, getters);
}
