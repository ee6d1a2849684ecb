#include "vm/errors/traceback.h"

#include "base/embedded.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/syntax_error.h"
#include "vm/errors/traceback_marks.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <limits.h>

#define MAX_DEPTH     10 // of groups in groups
#define MAX_IN_GROUP  15 // exceptions shown of one group
#define RECURSIVE_CUT 3  // equal entries that are shown

// --- The objects ---------------------------------------------------------------------------------

void traceback_add(Vm *vm, Exception *exception, Frame *frame) {
    const Value error = vm->error;
    vm->error = UNSET;
    FrameObject *object = frame_object_of(vm, frame);
    Traceback *entry = object ? object_new(vm, vm->types.traceback, sizeof *entry) : NULL;
    if (entry) {
        entry->frame = object_ref(object);
        entry->instruction = frame_instruction(frame);
        entry->next = exception->traceback.kind == VALUE_OBJECT
                          ? (Traceback *)exception->traceback.object
                          : NULL;
        exception->traceback = value_of_object(entry);
        exception->in_flight++;
    } else {
        value_drop(vm, vm->error);
    }
    vm->error = error;
}

void traceback_drop_flight(Vm *vm, Exception *exception) {
    for (; exception->in_flight > 0; exception->in_flight--) {
        if (exception->traceback.kind == VALUE_OBJECT) {
            Traceback *next = ((Traceback *)exception->traceback.object)->next;
            value_set(vm, &exception->traceback, next ? value_of_object(object_ref(next)) : UNSET);
        }
    }
}

static int traceback_line(const Traceback *traceback) {
    return code_span(traceback->frame->code->code, traceback->instruction).line;
}

Traceback *traceback_shown_from(Traceback *traceback) {
    while (traceback && traceback->frame->code->is_library && traceback_line(traceback) == 0) {
        traceback = traceback->next;
    }
    return traceback;
}

Value traceback_of(const Exception *exception) {
    Traceback *first =
        value_is_object(exception->traceback) ? (Traceback *)exception->traceback.object : NULL;
    first = traceback_shown_from(first);
    return first ? value_of_object(first) : NONE;
}

static void clear(Vm *vm, Object *object) {
    Traceback *self = (Traceback *)object;
    // The innermost frame goes first, as in CPython.
    Object *const parts[] = {(Object *)self->next, (Object *)self->frame};
    self->frame = NULL;
    self->next = NULL;
    for (int i = 0; i < 2; i++) {
        if (parts[i]) {
            object_drop(vm, parts[i]);
        }
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Traceback *self = (const Traceback *)object;
    if (self->frame) {
        visit((Object *)self->frame, context);
    }
    if (self->next) {
        visit((Object *)self->next, context);
    }
}

static Value get_next(Vm *vm, Value self) {
    (void)vm;
    Traceback *next = traceback_shown_from(((Traceback *)self.object)->next);
    return next ? value_of_object(object_ref(next)) : NONE;
}

static bool set_next(Vm *vm, Value self, Value value) {
    Traceback *traceback = (Traceback *)self.object;
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "can't delete tb_next attribute");
        return false;
    }
    const bool is_traceback = value_is_object(value) && value.object->type == vm->types.traceback;
    if (!is_traceback && !value_is_none(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "expected traceback object, got '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    Traceback *next = is_traceback ? (Traceback *)value.object : NULL;
    for (const Traceback *other = next; other; other = other->next) {
        if (other == traceback) {
            vm_raise(vm, vm->exceptions.ValueError, "traceback loop detected");
            return false;
        }
    }
    Traceback *before = traceback->next;
    traceback->next = next ? object_ref(next) : NULL;
    if (before) {
        object_drop(vm, before);
    }
    return true;
}

static Value get_line(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(traceback_line((Traceback *)self.object));
}

static Value get_frame(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((Traceback *)self.object)->frame));
}

bool traceback_setup(Vm *vm) {
    static const NativeGetter getters[] = {
        {"tb_next", get_next, set_next},
        {"tb_lineno", get_line, NULL},
        {"tb_frame", get_frame, native_readonly},
        {NULL, NULL, NULL},
    };
    Type *type = vm->types.traceback;
    type->size = sizeof(Traceback);
    type->finalize = clear;
    type->traverse = traverse;
    type->clear = clear;
    return type_complete(vm, type, NULL, getters);
}

// --- Sources -------------------------------------------------------------------------------------

bool traceback_add_source(Vm *vm, const char *filename, Text source) {
    vm->source_name = filename;
    vm->source = source;
    return true;
}

static Text find_line(Text source, int line) {
    size_t at = 0;
    for (int i = 1; i < line && at < source.size; at++) {
        i += source.bytes[at] == '\n';
    }
    size_t end = at;
    while (end < source.size && source.bytes[end] != '\n' && source.bytes[end] != '\r') {
        end++;
    }
    return (Text){source.bytes + at, end - at};
}

static Text whole_line(const Vm *vm, const char *filename, int line) {
    if (!vm->source_name || strcmp(vm->source_name, filename) != 0) {
        return (Text){NULL, 0};
    }
    return find_line(vm->source, line);
}

static Text strip(Text text) {
    while (text.size > 0 && (*text.bytes == ' ' || *text.bytes == '\t' || *text.bytes == '\f')) {
        text.bytes++;
        text.size--;
    }
    while (text.size > 0 &&
           (text.bytes[text.size - 1] == ' ' || text.bytes[text.size - 1] == '\t')) {
        text.size--;
    }
    return text;
}

Text traceback_source_line(Vm *vm, const char *filename, int line) {
    return strip(whole_line(vm, filename, line));
}

// --- Entries -------------------------------------------------------------------------------------

static void indent(Buf *out, int depth) {
    // Inside of a group every line begins with its bar.
    if (depth > 0) {
        buf_fill(out, ' ', (size_t)depth * 2);
        buf_add_text(out, TEXT("| "));
    }
}

static bool only_spaces(Text text) {
    return strip(text).size == 0;
}

static size_t width_to(Text text, size_t count) {
    size_t at = 0;
    for (size_t i = 0; i < count && at < text.size; i++) {
        text_next(text, &at);
    }
    return traceback_width((Text){text.bytes, at});
}

static void print_carets(Vm *vm, Text line, Text stripped, Span span, bool as_module, int depth,
                         Buf *out) {
    const size_t margin = (size_t)(stripped.bytes - line.bytes);
    const bool one_line = span.end_line == span.line;
    size_t start = (size_t)span.column;
    size_t end = one_line ? (size_t)span.end_column : margin + stripped.size;
    if (start < margin || end > margin + stripped.size || start >= end) {
        return;
    }
    // The whole line would say nothing.
    const bool whole = start == margin && end == margin + stripped.size;
    size_t from = 0, to = 0;
    const Text segment = {line.bytes + start, end - start};
    const bool anchored = one_line && traceback_find_marks(vm, segment, as_module, &from, &to);
    if (whole && !anchored) {
        return;
    }
    indent(out, depth);
    buf_add_text(out, TEXT("    "));
    buf_fill(out, ' ', traceback_width((Text){stripped.bytes, start - margin}));
    const size_t width = traceback_width(segment);
    if (anchored) {
        const size_t left = width_to(segment, from), right = width_to(segment, to);
        buf_fill(out, '~', left);
        buf_fill(out, '^', right - left);
        buf_fill(out, '~', width - right);
    } else {
        buf_fill(out, '^', width);
    }
    buf_add_char(out, '\n');
}

static void print_entry(Vm *vm, const Traceback *entry, bool as_module, int depth, Buf *out) {
    const CodeObject *code = entry->frame->code;
    const Span span = code_span(code->code, entry->instruction);
    indent(out, depth);
    buf_addf(out, "  File \"%s\", line %d, in %s\n", code->filename->bytes, span.line,
             code->name->bytes);
    const Text line = whole_line(vm, code->filename->bytes, span.line);
    const Text stripped = strip(line);
    if (!line.bytes || only_spaces(line)) {
        return;
    }
    indent(out, depth);
    buf_add_text(out, TEXT("    "));
    buf_add_text(out, stripped);
    buf_add_char(out, '\n');
    print_carets(vm, line, stripped, span, as_module, depth, out);
}

static void print_repeated(int count, int depth, Buf *out) {
    if (count > RECURSIVE_CUT) {
        const int more = count - RECURSIVE_CUT;
        indent(out, depth);
        buf_addf(out, "  [Previous line repeated %d more time%s]\n", more, more == 1 ? "" : "s");
    }
}

static void print_entries(Vm *vm, Traceback *traceback, int limit, bool as_module, int depth,
                          Buf *out) {
    int total = 0;
    Traceback *first = traceback_shown_from(traceback);
    for (Traceback *at = first; at; at = traceback_shown_from(at->next)) {
        total++;
    }
    int skip = limit < 0 && total > -limit ? total + limit : 0;
    int left = limit >= 0 ? limit : total;
    const CodeObject *last = NULL;
    int last_line = 0;
    int same = 0;
    for (Traceback *at = first; at && left > 0; at = traceback_shown_from(at->next)) {
        if (skip > 0) {
            skip--;
            continue;
        }
        left--;
        const int line = traceback_line(at);
        if (at->frame->code != last || line != last_line) {
            print_repeated(same, depth, out);
            last = at->frame->code;
            last_line = line;
            same = 0;
        }
        if (++same <= RECURSIVE_CUT) {
            print_entry(vm, at, as_module, depth, out);
        }
    }
    print_repeated(same, depth, out);
}

void traceback_print_entries(Vm *vm, Traceback *traceback, int limit, Buf *out) {
    print_entries(vm, traceback, limit, true, 0, out);
}

// --- Exceptions ----------------------------------------------------------------------------------

// The exceptions that have had their turn: a hash table by address.
typedef struct Seen {
    const Object **places;  // NULL: a free place
    size_t count, capacity; // a power of two, or 0
} Seen;

// What does not change while one exception and those that it names are printed.
typedef struct Display {
    Vm *vm;
    bool chain, suggests;
    int limit;
    Seen *seen;
    Buf *out;
} Display;

// Text of several lines with the margin of a group. One that ends in a line end has an empty line
// behind it, which has no margin where an exception ends the program.
static void add_lines(Buf *out, Text text, bool uncaught, int depth) {
    for (size_t at = 0; at <= text.size;) {
        const char *end = memchr(text.bytes + at, '\n', text.size - at);
        const size_t size = end ? (size_t)(end - text.bytes) - at : text.size - at;
        if (!uncaught || at < text.size) {
            indent(out, depth);
        }
        buf_add(out, text.bytes + at, size);
        buf_add_char(out, '\n');
        at += size + 1;
    }
}

static void print_last(Vm *vm, Value exception, bool suggests, int depth, Buf *out) {
    const Type *type = value_type(vm, exception);
    Buf text;
    buf_init(&text, &vm->alloc);
    const char *module = type->module ? type->module->bytes : "builtins";
    if (strcmp(module, "builtins") != 0 && strcmp(module, "__main__") != 0) {
        buf_addf(&text, "%s.", module);
    }
    buf_add_text(&text, str_text(type->qualname));
    Buf margin, words;
    buf_init(&margin, &vm->alloc);
    buf_init(&words, &vm->alloc);
    indent(&margin, depth);
    if (!syntax_error_show(vm, exception, suggests, buf_text(&margin), out, &words)) {
        exception_describe(vm, exception, &words);
    }
    if (words.size > 0) {
        buf_add_text(&text, TEXT(": "));
        buf_add_text(&text, buf_text(&words));
    }
    if (suggests) {
        exception_suggest(vm, exception, &text);
    }
    if (suggests) {
        // So does CPython's own printer: the margin is at the first line only.
        indent(out, depth);
        buf_add_text(out, buf_text(&text));
        buf_add_char(out, '\n');
    } else {
        add_lines(out, buf_text(&text), false, depth);
    }
    buf_deinit(&words);
    buf_deinit(&margin);
    buf_deinit(&text);
    const Value notes = value_as_exception(exception)->notes;
    if (value_is_list(notes)) {
        const List *list = value_as_list(notes);
        for (int i = 0; i < list->count; i++) {
            const Value note = object_str(vm, list->items[i]);
            if (value_is_str(note)) {
                add_lines(out, str_text(value_as_str(note)), suggests, depth);
            } else {
                value_drop(vm, vm_take_error(vm));
            }
            value_drop(vm, note);
        }
    }
}

void traceback_print_exception_only(Vm *vm, Value exception, Buf *out) {
    print_last(vm, exception, false, 0, out);
}

static bool print_chain(const Display *d, Value exception, int depth);

// The exceptions of a group, each in a box of its own.
static void print_members(const Display *d, Value group, int depth) {
    Buf *out = d->out;
    const Value members = value_as_exception(group)->extra[1];
    if (!value_is_tuple(members)) {
        return;
    }
    const Tuple *tuple = value_as_tuple(members);
    bool closed = false;
    for (int i = 0; i < tuple->count; i++) {
        buf_fill(out, ' ', (size_t)depth * 2);
        if (i >= MAX_IN_GROUP) {
            buf_addf(out, "  +---------------- ... ----------------\n");
            indent(out, depth + 1);
            const int more = tuple->count - MAX_IN_GROUP;
            buf_addf(out, "and %d more exception%s\n", more, more == 1 ? "" : "s");
            break;
        }
        buf_addf(out, "%s+---------------- %d ----------------\n", i == 0 ? "+-" : "  ", i + 1);
        closed = print_chain(d, tuple->items[i], depth + 1);
    }
    // The box ends under the last member, unless that was a group whose own box has ended here.
    const bool shown = tuple->count <= MAX_IN_GROUP && depth < MAX_DEPTH;
    if (!shown || !closed) {
        buf_fill(out, ' ', (size_t)(depth + 1) * 2);
        buf_add_text(out, TEXT("+------------------------------------\n"));
    }
}

static void print_one(const Display *d, Value exception, int depth) {
    Buf *out = d->out;
    const Value traceback = traceback_of(value_as_exception(exception));
    const bool group = value_is_group(d->vm, exception);
    const int inner = group && depth == 0 ? 1 : depth;
    if (group && depth > MAX_DEPTH) {
        indent(out, depth);
        buf_addf(out, "... (max_group_depth is %d)\n", MAX_DEPTH);
        return;
    }
    if (traceback.kind == VALUE_OBJECT) {
        if (group && depth == 0) {
            buf_add_text(out, TEXT("  + Exception Group Traceback (most recent call last):\n"));
        } else {
            indent(out, depth);
            buf_add_text(out, group ? TEXT("Exception Group Traceback (most recent call last):\n")
                                    : TEXT("Traceback (most recent call last):\n"));
        }
        print_entries(d->vm, (Traceback *)traceback.object, d->limit, !d->suggests, inner, out);
    }
    print_last(d->vm, exception, d->suggests, inner, out);
    if (group) {
        print_members(d, exception, inner);
    }
}

// Where an exception is, or would be, in a table that has room.
static size_t seen_place(const Seen *seen, const Object *exception) {
    size_t place = ((uintptr_t)exception >> 4) * 11400714819323198485u >> 20;
    for (place &= seen->capacity - 1; seen->places[place] && seen->places[place] != exception;) {
        place = (place + 1) & (seen->capacity - 1);
    }
    return place;
}

static bool was_seen(const Seen *seen, Value exception) {
    return seen->capacity > 0 && seen->places[seen_place(seen, exception.object)] != NULL;
}

// False when there is no memory.
static bool add_seen(Vm *vm, Seen *seen, Value exception) {
    if (seen->count * 2 >= seen->capacity) {
        Seen grown = {.capacity = seen->capacity ? seen->capacity * 2 : 16};
        grown.places = alloc_try_zero(&vm->alloc, grown.capacity * sizeof *grown.places);
        if (!grown.places) {
            return false;
        }
        for (size_t i = 0; i < seen->capacity; i++) {
            if (seen->places[i]) {
                grown.places[seen_place(&grown, seen->places[i])] = seen->places[i];
            }
        }
        grown.count = seen->count;
        alloc_release(&vm->alloc, seen->places, seen->capacity * sizeof *seen->places);
        *seen = grown;
    }
    const size_t place = seen_place(seen, exception.object);
    seen->count += seen->places[place] == NULL;
    seen->places[place] = exception.object;
    return true;
}

// Whether a group was among them, whose box has ended; CPython's own printer, unlike its module
// traceback, asks that of the last one alone.
static bool print_chain(const Display *d, Value exception, int depth) {
    Vm *vm = d->vm;
    Buf *out = d->out;
    bool closed = false;
    // The chain is walked to its beginning first, without recursion: it can be long.
    List *row = list_new(vm, 8);
    Value at = exception;
    while (row && list_append(vm, row, at) && add_seen(vm, d->seen, at) && d->chain) {
        const Exception *error = value_as_exception(at);
        Value next = UNSET;
        if (value_is_exception(error->cause)) {
            next = error->cause;
        } else if (!error->suppress_context && value_is_exception(error->context)) {
            next = error->context;
        }
        if (value_is_unset(next) || was_seen(d->seen, next)) {
            break;
        }
        at = next;
    }
    for (int i = row ? row->count - 1 : -1; i >= 0; i--) {
        print_one(d, row->items[i], depth);
        closed |= value_is_group(vm, row->items[i]) && (i == 0 || !d->suggests);
        if (i > 0) {
            const bool cause = value_is_exception(value_as_exception(row->items[i - 1])->cause);
            indent(out, depth);
            buf_add_char(out, '\n');
            indent(out, depth);
            buf_add_text(out, cause ? TEXT("The above exception was the direct cause of the "
                                           "following exception:\n")
                                    : TEXT("During handling of the above exception, another "
                                           "exception occurred:\n"));
            indent(out, depth);
            buf_add_char(out, '\n');
        }
    }
    if (row) {
        object_drop(vm, row);
    }
    return closed;
}

static void print_whole(Display d, Value exception) {
    const Value error = vm_take_error(d.vm);
    Seen seen = {0};
    d.seen = &seen;
    print_chain(&d, exception, 0);
    alloc_release(&d.vm->alloc, seen.places, seen.capacity * sizeof *seen.places);
    value_drop(d.vm, vm_take_error(d.vm));
    vm_restore_error(d.vm, error);
}

void traceback_print(Vm *vm, Value exception, bool chain, int limit, Buf *out) {
    print_whole((Display){.vm = vm, .chain = chain, .limit = limit, .out = out}, exception);
}

void traceback_print_uncaught(Vm *vm, Value exception, Buf *out) {
    const Display display = {
        .vm = vm, .chain = true, .suggests = true, .limit = INT_MAX, .out = out};
    print_whole(display, exception);
}
