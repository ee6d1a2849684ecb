#include "vm/errors/syntax_error.h"

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

// The attributes, in the order of the tuple that the second argument is; the first is the message.
#define ATTRIBUTES(X)     \
    X(MSG, msg)           \
    X(FILENAME, filename) \
    X(LINENO, lineno)     \
    X(OFFSET, offset)     \
    X(TEXT, text) X(END_LINENO, end_lineno) X(END_OFFSET, end_offset) X(PRINT, print_file_and_line)

enum {
#define X(constant, name) SYNTAX_##constant,
    ATTRIBUTES(X)
#undef X
        SYNTAX_COUNT
};

// They are kept in a list: exceptions have no room for so many.
static Value *fields_of(Value self) {
    const Value list = value_as_exception(self)->extra[0];
    return value_is_unset(list) ? NULL : ((List *)list.object)->items;
}

static Value field(Value self, int index) {
    const Value *fields = fields_of(self);
    const Tuple *args = value_as_exception(self)->args;
    // One that C raises has only a message, and was not initialized.
    return fields ? fields[index] : index == SYNTAX_MSG && args->count > 0 ? args->items[0] : NONE;
}

static bool set_field(Vm *vm, Value self, int index, Value value) {
    Value *fields = fields_of(self);
    if (fields) {
        value_set(vm, &fields[index], value_is_unset(value) ? NONE : value_ref(value));
    }
    return true;
}

#define X(constant, name)                                     \
    static Value get_##name(Vm *vm, Value self) {             \
        (void)vm;                                             \
        return value_ref(field(self, SYNTAX_##constant));     \
    }                                                         \
    static bool set_##name(Vm *vm, Value self, Value value) { \
        return set_field(vm, self, SYNTAX_##constant, value); \
    }
ATTRIBUTES(X)
#undef X

const NativeGetter SYNTAX_ERROR_GETTERS[] = {
#define X(constant, name) {#name, get_##name, set_##name},
    ATTRIBUTES(X)
#undef X
        {NULL, NULL, NULL},
};

static bool take_place(Vm *vm, Value self, Value place) {
    Tuple *parts = tuple_from_iterable(vm, place);
    if (!parts) {
        return false;
    }
    const int count = parts->count;
    if (count < 4 || count > 6) {
        vm_raise(vm, vm->exceptions.TypeError, "function takes at %s %d arguments (%d given)",
                 count < 4 ? "least" : "most", count < 4 ? 4 : 6, count);
    } else if (count == 5) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "end_offset must be provided when end_lineno is provided");
    }
    for (int i = 0; i < count && !vm_has_error(vm); i++) {
        set_field(vm, self, SYNTAX_FILENAME + i, parts->items[i]);
    }
    object_drop(vm, parts);
    return !vm_has_error(vm);
}

bool syntax_error_init(Vm *vm, Value self) {
    List *fields = list_new(vm, SYNTAX_COUNT);
    for (int i = 0; fields && i < SYNTAX_COUNT; i++) {
        list_append(vm, fields, NONE); // has room
    }
    if (!fields) {
        return false;
    }
    Exception *exception = value_as_exception(self);
    value_set(vm, &exception->extra[0], value_of_object(fields));
    if (exception->args->count > 0) {
        set_field(vm, self, SYNTAX_MSG, exception->args->items[0]);
    }
    return exception->args->count != 2 || take_place(vm, self, exception->args->items[1]);
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

Value syntax_error_str(Vm *vm, Value self) {
    const Value file = field(self, SYNTAX_FILENAME), line = field(self, SYNTAX_LINENO);
    const Value message = object_str(vm, field(self, SYNTAX_MSG));
    const bool has_file = value_is_str(file), has_line = line.kind == VALUE_INT;
    if (value_is_unset(message) || (!has_file && !has_line)) {
        return message;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "%s (", value_as_str(message)->bytes);
    if (has_file) {
        buf_addf(&text, "%s%s", base_name(value_as_str(file)->bytes), has_line ? ", " : "");
    }
    if (has_line) {
        buf_addf(&text, "line %lld", (long long)line.integer);
    }
    buf_add_char(&text, ')');
    value_drop(vm, message);
    return value_or_unset(str_from_buf(vm, &text));
}

// --- In tracebacks -------------------------------------------------------------------------------

static int64_t number(Value self, int index) {
    const Value value = field(self, index);
    return value.kind == VALUE_INT ? value.integer : 0;
}

static size_t code_points(Text text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++) {
        text_next(text, &at);
    }
    return count;
}

// The text without its margin, and below it the marks from column `start` on, counted from 0. As in
// CPython only the module traceback takes over the tabs of the line.
static void add_line(Text line, int64_t start, int64_t marks, bool uncaught, Text margin,
                     Buf *out) {
    buf_add_text(out, margin);
    buf_add_text(out, TEXT("    "));
    buf_add_text(out, line);
    buf_add_char(out, '\n');
    if (start < 0) {
        return;
    }
    buf_add_text(out, margin);
    buf_add_text(out, TEXT("    "));
    size_t at = 0;
    for (int64_t column = 0; column < start; column++) {
        const uint32_t point = at < line.size ? text_next(line, &at) : ' ';
        buf_add_char(out, !uncaught && point == '\t' ? '\t' : ' ');
    }
    buf_fill(out, '^', (size_t)marks);
    buf_add_char(out, '\n');
}

static void add_text(Value self, bool uncaught, Text margin, Buf *out) {
    Text line = str_text(value_as_str(field(self, SYNTAX_TEXT)));
    while (line.size > 0 && line.bytes[line.size - 1] == '\n') {
        line.size--;
    }
    int64_t offset = number(self, SYNTAX_OFFSET), end = number(self, SYNTAX_END_OFFSET);
    if (uncaught && number(self, SYNTAX_END_LINENO) > number(self, SYNTAX_LINENO)) {
        end = (int64_t)line.size + 1;
    }
    const bool one = end == 0 || end == -1 || end == offset || (uncaught && end < offset);
    const int64_t marks = one ? 1 : end < offset ? 0 : end - offset;
    const char *blank = uncaught ? " \t\f" : " \n\f";
    int64_t start = offset - 1;
    for (; line.size > 0 && strchr(blank, *line.bytes); start--) {
        line.bytes++;
        line.size--;
    }
    const int64_t size = (int64_t)code_points(line);
    if (uncaught && start > size) {
        start = size;
    }
    add_line(line, start, marks, uncaught, margin, out);
}

bool syntax_error_show(Vm *vm, Value exception, bool uncaught, Text margin, Buf *out,
                       Buf *message) {
    if (!type_is_subtype(exception.object->type, vm->exceptions.SyntaxError)) {
        return false;
    }
    const Value file = field(exception, SYNTAX_FILENAME), line = field(exception, SYNTAX_LINENO);
    const bool has_file = value_is_str(file), has_line = line.kind == VALUE_INT;
    if (uncaught && !has_line) {
        return false;
    }
    if (has_line) {
        buf_add_text(out, margin);
        buf_addf(out, "  File \"%s\", line %lld\n",
                 has_file ? value_as_str(file)->bytes : "<string>", (long long)line.integer);
    }
    if (value_is_str(field(exception, SYNTAX_TEXT))) {
        add_text(exception, uncaught, margin, out);
    }
    const Value words = object_str(vm, field(exception, SYNTAX_MSG));
    if (value_is_unset(words)) {
        value_drop(vm, vm_take_error(vm));
        return false;
    }
    const bool said = !value_is_none(field(exception, SYNTAX_MSG)) || uncaught;
    buf_add_text(message, said ? str_text(value_as_str(words)) : TEXT("<no detail available>"));
    if (!has_line && has_file) {
        buf_addf(message, " (%s)", value_as_str(file)->bytes);
    }
    value_drop(vm, words);
    return true;
}
