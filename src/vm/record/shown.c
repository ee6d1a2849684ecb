#include "vm/record/shown.h"

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/record/recorded.h"
#include "vm/types/bytes.h"
#include "vm/types/complex.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/range.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

// What is being written, and how much of it there may still be.
typedef struct Writer {
    Vm *vm;
    Buf *out;
    size_t end; // size of `out` at which the whole is long enough
    int depth;
    int outer; // place in vm->recorded of what is being shown; 0: nobody asks what is inside
} Writer;

static void write_value(Writer *writer, Value value);

// Mostly some letters that the compiler knows, for which there is room.
static inline void write_text(Writer *writer, const char *text) {
    Buf *out = writer->out;
    const size_t size = strlen(text);
    if (out->failed || out->capacity - out->size <= size) {
        buf_add(out, text, size);
        return;
    }
    memcpy(out->bytes + out->size, text, size + 1);
    out->size += size;
}

static bool is_full(const Writer *writer) {
    return writer->out->failed || writer->out->size >= writer->end;
}

// --- Plain values --------------------------------------------------------------------------------

static void write_big(Writer *writer, Value value) {
    IntView view;
    mpz_srcptr number = int_view(&view, value);
    const size_t bits = mpz_sizeinbase(number, 2);
    if (bits > 512) {
        buf_addf(writer->out, "<int of %zu bits>", bits);
        return;
    }
    // Short, so the limit on digits is out of sight; no memory shows in the buffer.
    char digits[200];
    mpz_get_str(digits, 10, number);
    write_text(writer, digits);
}

// As repr, of the first code points.
static void write_str(Writer *writer, const Str *str) {
    Text text = str_text(str);
    const bool is_cut = str->count > SHOWN_MAX_TEXT;
    if (is_cut) {
        text.size = str_offset(str, SHOWN_MAX_TEXT);
    }
    str_write_repr(text, writer->out);
    if (is_cut) {
        write_text(writer, "…");
    }
}

static void write_bytes(Writer *writer, Value value) {
    const Text text = bytes_text(value);
    const size_t size = text.size > SHOWN_MAX_TEXT ? SHOWN_MAX_TEXT : text.size;
    write_text(writer, "b'");
    for (size_t i = 0; i < size; i++) {
        const unsigned char c = (unsigned char)text.bytes[i];
        buf_addf(writer->out, c >= ' ' && c < 0x7f && c != '\'' && c != '\\' ? "%c" : "\\x%02x", c);
    }
    write_text(writer, size < text.size ? "'…" : "'");
}

// --- Containers ----------------------------------------------------------------------------------

// Before item number i of a container: a separator, or dots when it is enough. False: stop.
static bool begin_item(Writer *writer, int i) {
    if (i) {
        write_text(writer, ", ");
    }
    if (i >= SHOWN_MAX_ITEMS || is_full(writer)) {
        write_text(writer, "…");
        return false;
    }
    return true;
}

static void write_row(Writer *writer, const char *open, const Value *items, int count,
                      const char *close) {
    write_text(writer, open);
    for (int i = 0; i < count && begin_item(writer, i); i++) {
        write_value(writer, items[i]);
    }
    write_text(writer, close);
}

static void write_dict(Writer *writer, const Dict *dict) {
    Value key, value;
    int position = 0;
    write_text(writer, "{");
    for (int i = 0; dict_next(dict, &position, &key, &value) && begin_item(writer, i); i++) {
        write_value(writer, key);
        write_text(writer, ": ");
        write_value(writer, value);
    }
    write_text(writer, "}");
}

static void write_set(Writer *writer, const Set *set, bool is_frozen) {
    Value item;
    int position = 0;
    if (set->used == 0) {
        write_text(writer, is_frozen ? "frozenset()" : "set()");
        return;
    }
    write_text(writer, is_frozen ? "frozenset({" : "{");
    for (int i = 0; set_next(set, &position, &item) && begin_item(writer, i); i++) {
        write_value(writer, item);
    }
    write_text(writer, is_frozen ? "})" : "}");
}

static void write_range(Writer *writer, const Range *range) {
    write_text(writer, "range(");
    write_value(writer, range->start);
    write_text(writer, ", ");
    write_value(writer, range->stop);
    if (range->step.kind != VALUE_INT || range->step.integer != 1) {
        write_text(writer, ", ");
        write_value(writer, range->step);
    }
    write_text(writer, ")");
}

// Whether a class is an exception whose repr is BaseException's. One of the program may have a repr
// of its own, which is never run: then it is shown by its name.
static bool is_plain_exception(Vm *vm, Type *type) {
    Str *repr = vm->names.dunder_repr;
    return (type->flags & TYPE_EXCEPTION) &&
           (!(type->flags & TYPE_HEAP) ||
            value_is(type_lookup(vm, type, repr),
                     type_lookup(vm, vm->exceptions.BaseException, repr)));
}

// An exception is shown as its repr: its arguments say what went wrong, and are shown without
// asking it.
static void write_exception(Writer *writer, const Exception *exception) {
    buf_add_text(writer->out, text_of(type_short_name(exception->base.type)));
    const Tuple *args = exception->args;
    write_row(writer, "(", args ? args->items : NULL, args ? args->count : 0, ")");
}

// Of the module collections: what holds its values as a dict does, and deques. They are read
// without asking them, as their methods may be the program's.
static bool is_of_collections(const Type *type) {
    const bool is_deque =
        !(type->flags & TYPE_HEAP) && text_equal(str_text(type->name), TEXT("collections.deque"));
    return is_deque ||
           ((type->flags & TYPE_DICT) && type->module && str_equals_c(type->module, "collections"));
}

static void write_deque(Writer *writer, Value deque) {
    const Type *type = deque.object->type;
    const int64_t count = type->length(writer->vm, deque);
    write_text(writer, "[");
    for (int i = 0; i < count && begin_item(writer, i); i++) {
        const Value item = type->get_item(writer->vm, deque, value_of_int(i));
        write_value(writer, item);
        value_drop(writer->vm, item);
    }
    write_text(writer, "]");
}

// As CPython's repr, but for what a defaultdict makes and how long a deque may be.
static void write_of_collections(Writer *writer, Object *object) {
    buf_add_text(writer->out, text_of(type_short_name(object->type)));
    write_text(writer, "(");
    if (object->type->flags & TYPE_DICT) {
        write_dict(writer, (const Dict *)object);
    } else {
        write_deque(writer, value_of_object(object));
    }
    write_text(writer, ")");
}

// --- Everything ----------------------------------------------------------------------------------

// The shown form of a container of the library, by exact type; false when it is none.
static bool write_container(Writer *writer, Object *object) {
    const BuiltinTypes *types = &writer->vm->types;
    Type *type = object->type;
    if (writer->outer && writer->depth > 1 && shown_can_change(writer->vm, object)) {
        if (!recorded_link(writer->vm->recorded, object, writer->outer)) {
            trace_give_up(writer->vm->trace);
        }
    }
    if (type == types->list) {
        const List *list = (const List *)object;
        write_row(writer, "[", list->items, list->count, "]");
    } else if (type == types->tuple) {
        const Tuple *tuple = (const Tuple *)object;
        write_row(writer, "(", tuple->items, tuple->count, tuple->count == 1 ? ",)" : ")");
    } else if (type == types->dict) {
        write_dict(writer, (const Dict *)object);
    } else if (type == types->set || type == types->frozenset) {
        write_set(writer, (const Set *)object, type == types->frozenset);
    } else if (is_plain_exception(writer->vm, type)) {
        write_exception(writer, (const Exception *)object);
    } else if (is_of_collections(type)) {
        write_of_collections(writer, object);
    } else {
        return false;
    }
    return true;
}

static void write_object(Writer *writer, Object *object) {
    const BuiltinTypes *types = &writer->vm->types;
    const Type *type = object->type;
    const Value value = value_of_object(object);
    if (type == types->str) {
        write_str(writer, (const Str *)object);
    } else if (type == types->int_) {
        write_big(writer, value);
    } else if (type == types->bytes) {
        write_bytes(writer, value);
    } else if (type == types->complex) {
        const Complex *number = (const Complex *)object;
        complex_repr(number->real, number->imag, writer->out);
    } else if (type == types->range) {
        write_range(writer, (const Range *)object);
    } else if (type->flags & TYPE_META) {
        buf_addf(writer->out, "<class %s>", type_short_name((const Type *)object));
    } else if (writer->depth < SHOWN_MAX_DEPTH) {
        writer->depth++;
        if (!write_container(writer, object)) {
            buf_add_char(writer->out, '<');
            buf_add_text(writer->out, text_of(type_short_name(type)));
            buf_add_char(writer->out, '>');
        }
        writer->depth--;
    } else {
        write_text(writer, "…");
    }
}

static void write_value(Writer *writer, Value value) {
    switch (value.kind) {
    case VALUE_UNSET:
        return;
    case VALUE_NONE:
        write_text(writer, "None");
        return;
    case VALUE_BOOL:
        write_text(writer, value.integer ? "True" : "False");
        return;
    case VALUE_INT:
        buf_add_int(writer->out, value.integer);
        return;
    case VALUE_FLOAT:
        float_repr(value.number, writer->out);
        return;
    case VALUE_ELLIPSIS:
        write_text(writer, "Ellipsis");
        return;
    case VALUE_NOT_IMPLEMENTED:
        write_text(writer, "NotImplemented");
        return;
    case VALUE_OBJECT:
        write_object(writer, value.object);
        return;
    }
}

bool shown_can_change(const Vm *vm, const Object *object) {
    const Type *type = object->type;
    return type == vm->types.list || type == vm->types.dict || type == vm->types.set ||
           is_of_collections(type);
}

void shown_write(Vm *vm, Value value, Buf *out) {
    Writer writer = {.vm = vm, .out = out, .end = out->size + SHOWN_MAX_SIZE};
    write_value(&writer, value);
}

// Whether of an instance only the name of its class is shown, which is the program's own.
static bool is_only_named(const Type *type) {
    return (type->flags & (TYPE_HEAP | TYPE_EXCEPTION | TYPE_META | TYPE_DICT)) == TYPE_HEAP;
}

// "<Name>": mostly a look at the last one from the same place tells; there may be another name by
// now, so its letters are looked at, too.
static TextId name_in_angles(Vm *vm, const Type *type) {
    const Text name = text_of(type_short_name(type));
    RecordedName *last = &vm->recorded->class_names[(uintptr_t)name.bytes / 16 % RECORDED_CLASSES];
    if (last->bytes == name.bytes && last->size == (int32_t)name.size &&
        memcmp(trace_text(vm->trace, last->id).bytes + 1, name.bytes, name.size) == 0) {
        return last->id;
    }
    Buf *out = &vm->recorded->text;
    buf_clear(out);
    buf_addf(out, "<%s>", name.bytes);
    if (out->failed) {
        trace_give_up(vm->trace);
    }
    const TextId id = trace_intern(vm->trace, buf_text(out));
    if (id) {
        *last = (RecordedName){name.bytes, (int32_t)name.size, id};
    }
    return id;
}

TextId shown_text_of(Vm *vm, Value value, int outer) {
    if (value.kind == VALUE_OBJECT && is_only_named(value.object->type)) {
        return name_in_angles(vm, value.object->type);
    }
    Buf *out = &vm->recorded->text;
    buf_clear(out);
    Writer writer = {.vm = vm, .out = out, .end = SHOWN_MAX_SIZE, .outer = outer};
    write_value(&writer, value);
    if (out->failed) {
        trace_give_up(vm->trace);
    }
    return trace_intern(vm->trace, buf_text(out));
}
