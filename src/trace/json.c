#include "trace/json.h"

#include "base/array.h"
#include "base/check.h"

#define FORMAT "awaiter-trace 1"

// ---- Writing ----

void json_write_text(Text text, Buf *out) {
    buf_add_char(out, '"');
    size_t plain = 0;
    for (size_t i = 0; i < text.size;) {
        size_t start = i;
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\') {
            i++;
            continue;
        }
        buf_add(out, text.bytes + plain, start - plain);
        if (byte < 0x80) {
            i++;
            static const char from[] = "\"\\\n\t\r", to[] = "\"\\ntr";
            const char *at = byte ? strchr(from, byte) : NULL;
            if (at) {
                buf_addf(out, "\\%c", to[at - from]);
            } else {
                buf_addf(out, "\\u%04x", byte);
            }
        } else if (byte == 0xed && text.size - i >= 3 && (unsigned char)text.bytes[i + 1] >= 0xa0 &&
                   ((unsigned char)text.bytes[i + 1] & 0xc0) == 0x80 &&
                   ((unsigned char)text.bytes[i + 2] & 0xc0) == 0x80) {
            // A lone surrogate, which UTF-8 does not have but Python text may.
            buf_addf(out, "\\ud%x%02x", 8 | ((unsigned char)text.bytes[i + 1] >> 2 & 7),
                     ((unsigned char)text.bytes[i + 1] & 3) << 6 |
                         ((unsigned char)text.bytes[i + 2] & 0x3f));
            i += 3;
        } else {
            buf_add_code_point(out, text_next(text, &i));
        }
        plain = i;
    }
    buf_add(out, text.bytes + plain, text.size - plain);
    buf_add_char(out, '"');
}

static void write_number(int64_t number, Buf *out) {
    char digits[24];
    char *at = digits + sizeof digits;
    uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (number < 0) {
        *--at = '-';
    }
    buf_add(out, at, (size_t)(digits + sizeof digits - at));
}

static void write_key(const char *name, Buf *out) {
    buf_add(out, ",\"", 2);
    buf_add(out, name, strlen(name));
    buf_add(out, "\":", 2);
}

static void write_word(const char *word, Buf *out) {
    buf_addf(out, "\"%s\"", word);
}

// Takes the items of a list out of the trace; NULL when there are none.
static int64_t *list_items(const Trace *trace, ListId list, Alloc *alloc, int *count) {
    *count = trace_list_count(trace, list);
    if (*count == 0) {
        return NULL;
    }
    int64_t *items = alloc_need(alloc, (size_t)*count * sizeof *items);
    int room = *count;
    *count = trace_list_read(trace, list, items, room);
    memset(items + *count, 0, (size_t)(room - *count) * sizeof *items);
    *count = room;
    return items;
}

static void write_list(const Trace *trace, ListId list, bool texts, Buf *out) {
    int count;
    int64_t *items = list_items(trace, list, out->alloc, &count);
    buf_add_char(out, '[');
    for (int i = 0; i < count; i++) {
        if (i) {
            buf_add_char(out, ',');
        }
        if (texts) {
            json_write_text(trace_text(trace, (TextId)items[i]), out);
        } else {
            write_number(items[i], out);
        }
    }
    buf_add_char(out, ']');
    alloc_release(out->alloc, items, (size_t)count * sizeof *items);
}

static void write_chain(const Trace *trace, ChainId chain, Buf *out) {
    int count = trace_chain_count(trace, chain);
    ChainLink *links = count ? alloc_need(out->alloc, (size_t)count * sizeof *links) : NULL;
    trace_chain_read(trace, chain, links, count);
    buf_add_char(out, '[');
    for (int i = 0; i < count; i++) {
        buf_add_text(out, i ? TEXT(",[") : TEXT("["));
        json_write_text(trace_text(trace, links[i].func), out);
        buf_add_char(out, ',');
        write_number(links[i].line, out);
        buf_add_char(out, ']');
    }
    buf_add_char(out, ']');
    alloc_release(out->alloc, links, (size_t)count * sizeof *links);
}

static void write_shown(const Trace *trace, Shown shown, Buf *out) {
    if (shown.tag == SHOWN_NOTHING) {
        buf_add_text(out, TEXT("null"));
        return;
    }
    if (shown.tag == SHOWN_TEXT) {
        json_write_text(trace_text(trace, shown.text), out);
        return;
    }
    buf_add_char(out, '"');
    trace_show(trace, shown, out);
    buf_add_char(out, '"');
}

static void write_time(SimTime time, Buf *out) {
    if (time == TIME_NONE) {
        buf_add_text(out, TEXT("null"));
    } else {
        write_number(time, out);
    }
}

// Whether a field is zero, empty or none.
#define EMPTY_INT(v)           ((v) == 0)
#define EMPTY_LINE(v)          ((v) == 0)
#define EMPTY_FRAME(v)         ((v) == 0)
#define EMPTY_ID(v)            ((v) == 0)
#define EMPTY_TASK(v)          ((v) == 0)
#define EMPTY_REF(v)           ((v) == 0)
#define EMPTY_TIME(v)          ((v) == TIME_NONE)
#define EMPTY_TEXT(v)          ((v) == 0)
#define EMPTY_LIST(v)          (trace_list_count(trace, v) == 0)
#define EMPTY_TEXTS(v)         (trace_list_count(trace, v) == 0)
#define EMPTY_CHAIN(v)         ((v) == 0)
#define EMPTY_SHOWN(v)         ((v).tag == SHOWN_NOTHING)
#define EMPTY_CAUSE(v)         ((v) < 0)
#define EMPTY_BOOL(v)          (!(v))
#define EMPTY_WHY(v)           false
#define EMPTY_OUTCOME(v)       false
#define EMPTY_FUTURE_STATE(v)  false
#define EMPTY_WORKER_STATE(v)  false
#define EMPTY_STREAM(v)        false
#define EMPTY_RESOURCE_TYPE(v) false

#define WRITE_INT(v)           write_number(v, out);
#define WRITE_LINE(v)          write_number(v, out);
#define WRITE_FRAME(v)         write_number(v, out);
#define WRITE_ID(v)            write_number(v, out);
#define WRITE_TASK(v)          write_number(v, out);
#define WRITE_REF(v)           write_number(v, out);
#define WRITE_TIME(v)          write_time(v, out);
#define WRITE_TEXT(v)          json_write_text(trace_text(trace, v), out);
#define WRITE_LIST(v)          write_list(trace, v, false, out);
#define WRITE_TEXTS(v)         write_list(trace, v, true, out);
#define WRITE_CHAIN(v)         write_chain(trace, v, out);
#define WRITE_SHOWN(v)         write_shown(trace, v, out);
#define WRITE_CAUSE(v)         write_number(v, out);
#define WRITE_BOOL(v)          buf_add_text(out, (v) ? TEXT("true") : TEXT("false"));
#define WRITE_WHY(v)           write_word(why_word(v), out);
#define WRITE_OUTCOME(v)       write_word(outcome_word(v), out);
#define WRITE_FUTURE_STATE(v)  write_word(future_state_word(v), out);
#define WRITE_WORKER_STATE(v)  write_word(worker_state_word(v), out);
#define WRITE_STREAM(v)        write_word(stream_word(v), out);
#define WRITE_RESOURCE_TYPE(v) write_word(resource_type_word(v), out);

#define OMITS_KEEP false
#define OMITS_OMIT true
#define FIELD_WRITE(TYPE, name, mode)                    \
    if (!(OMITS_##mode && EMPTY_##TYPE(fields->name))) { \
        write_key(#name, out);                           \
        WRITE_##TYPE(fields->name)                       \
    }

void json_write_header(const Trace *trace, Buf *out) {
    TraceHeader header = trace_header(trace);
    buf_add_text(out, TEXT("{\"kind\":\"header\",\"format\":\"" FORMAT "\",\"file\":"));
    json_write_text(header.file, out);
    write_key("source", out);
    json_write_text(header.source, out);
    write_key("about", out);
    json_write_text(header.about, out);
    write_key("python", out);
    json_write_text(header.python, out);
    buf_add_text(out, TEXT("}\n"));
}

void json_write_event(const Trace *trace, const Event *event, Buf *out) {
    buf_add_text(out, TEXT("{\"i\":"));
    write_number(event->index, out);
    write_key("t", out);
    write_number(event->t, out);
    write_key("tick", out);
    write_number(event->tick, out);
    write_key("kind", out);
    write_word(event_kind_name(event->kind), out);
    write_key("task", out);
    write_number(event->task, out);
    switch (event->kind) {
#define EVENT(NAME, name, json, ...)                                \
    case EVENT_##NAME: {                                            \
        const __typeof__(event->as.name) *fields = &event->as.name; \
        FIELDS(FIELD_WRITE, __VA_ARGS__)                            \
        break;                                                      \
    }
#include "trace/event.def"
    case EVENT_KINDS:
        UNREACHABLE();
    }
    if (event->internal) {
        buf_add_text(out, TEXT(",\"internal\":true"));
    }
    buf_add_text(out, TEXT("}\n"));
}

// ---- Reading: JSON ----

// The keys of a line and where their values begin; values are read when they are asked for.
#define MAX_KEYS 24

typedef struct Key {
    Text name;
    size_t value;
    bool used;
} Key;

typedef struct Reader {
    Alloc *alloc;
    Trace *trace;
    Text line;
    int64_t number; // of the line, from 1
    Key keys[MAX_KEYS];
    int key_count;
    Buf scratch; // a string without its escapes
    ARRAY(int64_t) items;
    ARRAY(ChainLink) links;
    int32_t tasks;
    bool failed;
    Buf *message;
} Reader;

static void fail(Reader *reader, const char *what, const char *name) {
    if (!reader->failed) {
        buf_addf(reader->message, "line %lld: %s%s%s%s", (long long)reader->number, what,
                 name ? " \"" : "", name ? name : "", name ? "\"" : "");
    }
    reader->failed = true;
}

static char peek(const Reader *reader, size_t at) {
    return at < reader->line.size ? reader->line.bytes[at] : '\0';
}

static size_t skip_space(const Reader *reader, size_t at) {
    while (peek(reader, at) == ' ' || peek(reader, at) == '\t') {
        at++;
    }
    return at;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The four digits behind \u; -1 when they are not.
static int32_t hex_unit(const Reader *reader, size_t at) {
    int32_t unit = 0;
    for (size_t i = 0; i < 4; i++) {
        int digit = hex_digit(peek(reader, at + i));
        if (digit < 0) {
            return -1;
        }
        unit = unit << 4 | digit;
    }
    return unit;
}

// Reads \uXXXX, with its other half where it is the first of a pair; *at is behind the 'u'.
static void read_unit(Reader *reader, size_t *at, Buf *out) {
    int32_t unit = hex_unit(reader, *at);
    if (unit < 0) {
        fail(reader, "a bad \\u escape", NULL);
        return;
    }
    *at += 4;
    if (unit >= 0xd800 && unit < 0xdc00 && peek(reader, *at) == '\\' &&
        peek(reader, *at + 1) == 'u') {
        int32_t low = hex_unit(reader, *at + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            *at += 6;
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        }
    }
    buf_add_code_point(out, (uint32_t)unit);
}

// Reads the string at `at` into `out` (NULL: only passes over it); returns the place behind it.
static size_t read_string(Reader *reader, size_t at, Buf *out) {
    if (peek(reader, at) != '"') {
        fail(reader, "a string was expected", NULL);
        return at;
    }
    at++;
    Buf ignored;
    buf_init(&ignored, reader->alloc);
    while (!reader->failed) {
        if (at >= reader->line.size || (unsigned char)reader->line.bytes[at] < 0x20) {
            fail(reader, "a string without an end", NULL);
            break;
        }
        char c = reader->line.bytes[at++];
        if (c == '"') {
            break;
        }
        if (c != '\\') {
            if (out) {
                buf_add_char(out, c);
            }
            continue;
        }
        char escape = peek(reader, at++);
        static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
        const char *known = escape ? strchr(from, escape) : NULL;
        if (escape == 'u') {
            read_unit(reader, &at, out ? out : &ignored);
        } else if (known && out) {
            buf_add_char(out, to[known - from]);
        } else if (!known) {
            fail(reader, "an unknown escape in a string", NULL);
        }
        buf_clear(&ignored);
    }
    buf_deinit(&ignored);
    return at;
}

static size_t read_number(Reader *reader, size_t at, int64_t *number) {
    bool negative = peek(reader, at) == '-';
    at += negative;
    size_t start = at;
    uint64_t sum = 0;
    for (char c; (c = peek(reader, at)) >= '0' && c <= '9'; at++) {
        uint64_t digit = (uint64_t)(c - '0');
        if (sum > ((uint64_t)INT64_MAX - digit) / 10) {
            fail(reader, "a number is too large", NULL);
            return at;
        }
        sum = sum * 10 + digit;
    }
    if (at == start || (peek(reader, start) == '0' && at > start + 1) || peek(reader, at) == '.' ||
        peek(reader, at) == 'e' || peek(reader, at) == 'E') {
        fail(reader, "a whole number was expected", NULL);
    }
    *number = negative ? -(int64_t)sum : (int64_t)sum;
    return at;
}

static bool has_word(const Reader *reader, size_t at, Text word) {
    return text_starts_with((Text){reader->line.bytes + at, reader->line.size - at}, word);
}

static size_t skip_value(Reader *reader, size_t at, int depth);

// Passes over the rest of a list or object, from behind its first bracket.
static size_t skip_inside(Reader *reader, size_t at, int depth, char end) {
    at = skip_space(reader, at);
    if (peek(reader, at) == end) {
        return at + 1;
    }
    while (!reader->failed) {
        if (end == '}') {
            at = skip_space(reader, read_string(reader, at, NULL));
            if (peek(reader, at) != ':') {
                fail(reader, "a colon was expected", NULL);
            }
            at = skip_space(reader, at + 1);
        }
        at = skip_space(reader, skip_value(reader, at, depth + 1));
        if (peek(reader, at) == end) {
            return at + 1;
        }
        if (peek(reader, at) != ',') {
            fail(reader, "a comma was expected", NULL);
        }
        at = skip_space(reader, at + 1);
    }
    return at;
}

static size_t skip_value(Reader *reader, size_t at, int depth) {
    if (depth > JSON_MAX_DEPTH) {
        fail(reader, "lists and objects are too deep in each other", NULL);
        return at;
    }
    static const Text words[] = {{"true", 4}, {"false", 5}, {"null", 4}};
    for (size_t i = 0; i < 3; i++) {
        if (at < reader->line.size && has_word(reader, at, words[i])) {
            return at + words[i].size;
        }
    }
    switch (peek(reader, at)) {
    case '"':
        return read_string(reader, at, NULL);
    case '[':
        return skip_inside(reader, at + 1, depth, ']');
    case '{':
        return skip_inside(reader, at + 1, depth, '}');
    default: {
        int64_t number;
        return read_number(reader, at, &number);
    }
    }
}

// Notes where the keys of the line's object are.
static void read_object(Reader *reader) {
    reader->key_count = 0;
    size_t bad;
    if (reader->line.size > JSON_MAX_LINE) {
        fail(reader, "the line is too long", NULL);
        return;
    }
    if (!text_is_utf8(reader->line, &bad)) {
        fail(reader, "the line is not UTF-8", NULL);
        return;
    }
    size_t at = skip_space(reader, 0);
    if (peek(reader, at) != '{') {
        fail(reader, "an object was expected", NULL);
        return;
    }
    char next = ',';
    while (next == ',' && !reader->failed) {
        at = skip_space(reader, at + 1);
        size_t start = at + 1;
        at = read_string(reader, at, NULL);
        if (reader->failed || reader->key_count == MAX_KEYS) {
            fail(reader, "the object has too many keys", NULL);
            return;
        }
        Key *key = &reader->keys[reader->key_count++];
        *key = (Key){.name = {reader->line.bytes + start, at - 1 - start}};
        at = skip_space(reader, at);
        if (peek(reader, at) != ':') {
            fail(reader, "a colon was expected", NULL);
            return;
        }
        key->value = skip_space(reader, at + 1);
        at = skip_space(reader, skip_value(reader, key->value, 1));
        next = peek(reader, at);
    }
    if (next != '}' || skip_space(reader, at + 1) != reader->line.size) {
        fail(reader, "the object does not end with the line", NULL);
    }
}

// Where the value of the key is, and that somebody wanted it; SIZE_MAX when there is no such key.
static size_t find_key(Reader *reader, const char *name) {
    for (int i = 0; i < reader->key_count; i++) {
        if (!reader->keys[i].used && text_equal(reader->keys[i].name, text_of(name))) {
            reader->keys[i].used = true;
            return reader->keys[i].value;
        }
    }
    return SIZE_MAX;
}

// ---- Reading: fields ----

static Text take_text(Reader *reader, size_t at) {
    buf_clear(&reader->scratch);
    read_string(reader, at, &reader->scratch);
    return buf_text(&reader->scratch);
}

static TextId take_text_id(Reader *reader, size_t at) {
    return trace_intern(reader->trace, take_text(reader, at));
}

static int64_t take_number(Reader *reader, size_t at, int64_t least, int64_t most) {
    int64_t number = 0;
    read_number(reader, at, &number);
    if (number < least || number > most) {
        fail(reader, "a number is out of its range", NULL);
        return least;
    }
    return number;
}

static SimTime take_time(Reader *reader, size_t at) {
    return has_word(reader, at, TEXT("null")) ? TIME_NONE
                                              : take_number(reader, at, -INT64_MAX, INT64_MAX);
}

static bool take_bool(Reader *reader, size_t at) {
    if (has_word(reader, at, TEXT("true"))) {
        return true;
    }
    if (!has_word(reader, at, TEXT("false"))) {
        fail(reader, "true or false was expected", NULL);
    }
    return false;
}

static Shown take_shown(Reader *reader, size_t at) {
    return has_word(reader, at, TEXT("null")) ? shown_nothing()
                                              : shown_text(take_text_id(reader, at));
}

// Goes to the next item of a list: from its bracket at first; false at its end. The syntax was
// checked when the line was passed over.
static bool next_item(Reader *reader, size_t *at, bool *first) {
    if (*first && peek(reader, *at) != '[') {
        fail(reader, "a list was expected", NULL);
    }
    if (reader->failed) {
        return false;
    }
    *at = skip_space(reader, *at);
    if (!*first && peek(reader, *at) == ']') {
        return false;
    }
    *at = skip_space(reader, *at + 1);
    if (*first && peek(reader, *at) == ']') {
        return false;
    }
    *first = false;
    return true;
}

static ListId take_list(Reader *reader, size_t at, bool texts) {
    reader->items.count = 0;
    bool first = true;
    while (next_item(reader, &at, &first)) {
        int64_t item = 0;
        if (texts) {
            item = take_text_id(reader, at);
            at = read_string(reader, at, NULL);
        } else {
            at = read_number(reader, at, &item);
        }
        if (reader->items.count == JSON_MAX_ITEMS ||
            !array_try_push(&reader->items, reader->alloc, item)) {
            fail(reader, "a list is too long", NULL);
        }
    }
    return trace_intern_list(reader->trace, reader->items.items, reader->items.count);
}

static ChainId take_chain(Reader *reader, size_t at) {
    reader->links.count = 0;
    bool first = true;
    while (next_item(reader, &at, &first)) {
        bool inner_first = true;
        ChainLink link = {0, 0};
        bool whole = next_item(reader, &at, &inner_first);
        if (whole) {
            link.func = take_text_id(reader, at);
            at = read_string(reader, at, NULL);
            whole = next_item(reader, &at, &inner_first);
        }
        if (whole) {
            int64_t line = 0;
            link.line = (int32_t)take_number(reader, at, 0, INT32_MAX);
            at = read_number(reader, at, &line);
        }
        if (!whole || next_item(reader, &at, &inner_first)) {
            fail(reader, "a chain is a list of [function, line]", NULL);
        }
        at++;
        if (reader->links.count == JSON_MAX_ITEMS ||
            !array_try_push(&reader->links, reader->alloc, link)) {
            fail(reader, "a list is too long", NULL);
        }
    }
    return trace_intern_chain(reader->trace, reader->links.items, reader->links.count);
}

// Which of `count` words the value is.
static int take_word(Reader *reader, size_t at, const char *const *words, int count) {
    Text text = take_text(reader, at);
    for (int i = 0; i < count; i++) {
        if (text_equal(text, text_of(words[i]))) {
            return i;
        }
    }
    fail(reader, "an unknown word:", buf_string(&reader->scratch));
    return 0;
}

static const char *const why_words[] = {
#define WHY(NAME, word) word,
#include "trace/event.def"
};
static const char *const outcome_words[] = {
#define OUTCOME(NAME, word) word,
#include "trace/event.def"
};
static const char *const future_words[] = {
#define FUTURE_STATE(NAME, word) word,
#include "trace/event.def"
};
static const char *const worker_words[] = {
#define WORKER_STATE(NAME, word) word,
#include "trace/event.def"
};
static const char *const stream_words[] = {
#define STREAM(NAME, word) word,
#include "trace/event.def"
};
static const char *const resource_words[] = {
#define RESOURCE_TYPE(NAME, word) word,
#include "trace/event.def"
};
static const char *const kind_words[] = {
#define EVENT(NAME, name, json, ...) json,
#include "trace/event.def"
};

#define TAKE_INT           take_number(reader, at, -INT64_MAX, INT64_MAX)
#define TAKE_LINE          (int32_t) take_number(reader, at, 0, INT32_MAX)
#define TAKE_FRAME         take_number(reader, at, -1, INT64_MAX)
#define TAKE_ID            (int32_t) take_number(reader, at, 0, INT32_MAX)
#define TAKE_TASK          (int32_t) take_number(reader, at, 0, INT32_MAX)
#define TAKE_REF           take_number(reader, at, -INT64_MAX, INT64_MAX)
#define TAKE_TIME          take_time(reader, at)
#define TAKE_TEXT          take_text_id(reader, at)
#define TAKE_LIST          take_list(reader, at, false)
#define TAKE_TEXTS         take_list(reader, at, true)
#define TAKE_CHAIN         take_chain(reader, at)
#define TAKE_SHOWN         take_shown(reader, at)
#define TAKE_CAUSE         take_number(reader, at, -1, event.index - 1)
#define TAKE_BOOL          take_bool(reader, at)
#define TAKE_WHY           (Why) take_word(reader, at, why_words, WHY_COUNT)
#define TAKE_OUTCOME       (TaskOutcome) take_word(reader, at, outcome_words, OUTCOME_COUNT)
#define TAKE_FUTURE_STATE  (FutureState) take_word(reader, at, future_words, FUTURE_STATE_COUNT)
#define TAKE_WORKER_STATE  (WorkerState) take_word(reader, at, worker_words, WORKER_STATE_COUNT)
#define TAKE_STREAM        (Stream) take_word(reader, at, stream_words, STREAM_COUNT)
#define TAKE_RESOURCE_TYPE (ResourceType) take_word(reader, at, resource_words, RESOURCE_TYPE_COUNT)

#define NONE_INT           0
#define NONE_LINE          0
#define NONE_FRAME         0
#define NONE_ID            0
#define NONE_TASK          0
#define NONE_REF           0
#define NONE_TIME          TIME_NONE
#define NONE_TEXT          0
#define NONE_LIST          0
#define NONE_TEXTS         0
#define NONE_CHAIN         0
#define NONE_SHOWN         shown_nothing()
#define NONE_CAUSE         (-1)
#define NONE_BOOL          false
#define NONE_WHY           (Why)0
#define NONE_OUTCOME       (TaskOutcome)0
#define NONE_FUTURE_STATE  (FutureState)0
#define NONE_WORKER_STATE  (WorkerState)0
#define NONE_STREAM        (Stream)0
#define NONE_RESOURCE_TYPE (ResourceType)0

#define FIELD_TAKE(TYPE, name, mode)        \
    at = find_key(reader, #name);           \
    fields->name = NONE_##TYPE;             \
    if (at != SIZE_MAX) {                   \
        fields->name = TAKE_##TYPE;         \
    } else if (!OMITS_##mode) {             \
        fail(reader, "there is no", #name); \
    }

static void take_fields(Reader *reader, Event *into) {
    Event event = *into;
    size_t at;
    switch (event.kind) {
#define EVENT(NAME, name, json, ...)                        \
    case EVENT_##NAME: {                                    \
        __typeof__(event.as.name) *fields = &event.as.name; \
        FIELDS(FIELD_TAKE, __VA_ARGS__)                     \
        break;                                              \
    }
#include "trace/event.def"
    case EVENT_KINDS:
        break;
    }
    *into = event;
}

// The number of a key that every event has.
static int64_t common_number(Reader *reader, const char *name) {
    size_t at = find_key(reader, name);
    if (at == SIZE_MAX) {
        fail(reader, "there is no", name);
        return 0;
    }
    return take_number(reader, at, 0, INT64_MAX);
}

static void check_unused(Reader *reader) {
    for (int i = 0; i < reader->key_count && !reader->failed; i++) {
        if (!reader->keys[i].used) {
            buf_clear(&reader->scratch);
            buf_add_text(&reader->scratch, reader->keys[i].name);
            fail(reader, "an unknown or repeated key", buf_string(&reader->scratch));
        }
    }
}

// What an event says about itself must be what the trace derives.
static void check_derived(Reader *reader, const Event *said) {
    Event event;
    trace_get(reader->trace, trace_count(reader->trace) - 1, &event);
    if (said->index != event.index) {
        fail(reader, "events must count from 0 in", "i");
    } else if (said->t != event.t) {
        fail(reader, "time moves only by clock and block events; check", "t");
    } else if (said->tick != event.tick) {
        fail(reader, "turns move only by tick and loop events; check", "tick");
    } else if (said->task != event.task) {
        fail(reader, "tasks change only by step and leave; check", "task");
    } else if (said->internal != event.internal) {
        fail(reader, "events of tasks without a table must say so by", "internal");
    }
}

static void check_clock(Reader *reader, const Event *event) {
    SimTime now = trace_time(reader->trace);
    bool clock = event->kind == EVENT_CLOCK, block = event->kind == EVENT_BLOCK;
    if ((clock && (event->as.clock.from != now || event->as.clock.to < now)) ||
        (block && (event->as.block.from != now || event->as.block.to < now))) {
        fail(reader, "time must go on from where it is", NULL);
    }
    if (event->kind == EVENT_LOOP_START &&
        (event->as.loop_start.turns < 0 || event->as.loop_start.turns > INT64_MAX / 2)) {
        fail(reader, "a number is out of its range", NULL);
    }
    if (event->kind == EVENT_TASK_NEW && event->as.task_new.id != ++reader->tasks) {
        fail(reader, "tasks must count from 1 in", "id");
    }
}

static void read_event(Reader *reader) {
    read_object(reader);
    Event event = {.index = common_number(reader, "i")};
    event.t = common_number(reader, "t");
    event.tick = common_number(reader, "tick");
    int64_t task = common_number(reader, "task");
    event.task = task > INT32_MAX ? -1 : (int32_t)task;
    size_t at = find_key(reader, "kind");
    if (at == SIZE_MAX) {
        fail(reader, "there is no", "kind");
    } else {
        event.kind = (EventKind)take_word(reader, at, kind_words, EVENT_KINDS);
    }
    at = find_key(reader, "internal");
    event.internal = at != SIZE_MAX && take_bool(reader, at);
    if (!reader->failed) {
        take_fields(reader, &event);
        check_unused(reader);
        check_clock(reader, &event);
    }
    if (reader->failed) {
        return;
    }
    if (trace_add(reader->trace, &event) < 0) {
        fail(reader,
             trace_is_full(reader->trace) == TRACE_FULL_EVENTS ? "more events than are allowed"
             : trace_is_full(reader->trace)                    ? "out of memory"
                                                               : "an event after the end",
             NULL);
        return;
    }
    check_derived(reader, &event);
}

static Text header_text(Reader *reader, const char *name, Buf *keep) {
    size_t at = find_key(reader, name);
    if (at == SIZE_MAX) {
        fail(reader, "the header has no", name);
        return TEXT("");
    }
    read_string(reader, at, keep);
    return buf_text(keep);
}

static void read_header(Reader *reader, int64_t max_events) {
    read_object(reader);
    Buf kind, format, texts[4];
    Buf *all[] = {&kind, &format, &texts[0], &texts[1], &texts[2], &texts[3]};
    for (size_t i = 0; i < 6; i++) {
        buf_init(all[i], reader->alloc);
    }
    Text kind_text = header_text(reader, "kind", &kind);
    Text format_text = header_text(reader, "format", &format);
    if (!reader->failed &&
        (!text_equal(kind_text, TEXT("header")) || !text_equal(format_text, TEXT(FORMAT)))) {
        fail(reader, "this is not the format \"" FORMAT "\"", NULL);
    }
    TraceHeader header = {.file = header_text(reader, "file", &texts[0]),
                          .source = header_text(reader, "source", &texts[1]),
                          .about = header_text(reader, "about", &texts[2]),
                          .python = header_text(reader, "python", &texts[3])};
    if (!reader->failed) {
        check_unused(reader);
    }
    if (!reader->failed) {
        reader->trace = trace_new(reader->alloc, header, max_events);
        if (!reader->trace) {
            fail(reader, "out of memory", NULL);
        }
    }
    for (size_t i = 0; i < 6; i++) {
        buf_deinit(all[i]);
    }
}

static bool next_line(Text text, size_t *at, Text *line) {
    if (*at >= text.size) {
        return false;
    }
    const char *start = text.bytes + *at;
    const char *end = memchr(start, '\n', text.size - *at);
    line->bytes = start;
    line->size = end ? (size_t)(end - start) : text.size - *at;
    *at += line->size + 1;
    if (line->size && start[line->size - 1] == '\r') {
        line->size--;
    }
    return true;
}

Trace *json_read(Alloc *alloc, Text text, int64_t max_events, Buf *message) {
    Reader reader = {.alloc = alloc, .message = message};
    buf_init(&reader.scratch, alloc);
    size_t at = 0;
    while (!reader.failed && next_line(text, &at, &reader.line)) {
        reader.number++;
        if (!reader.trace) {
            read_header(&reader, max_events);
        } else {
            read_event(&reader);
        }
        if (reader.scratch.failed ||
            (reader.trace && trace_is_full(reader.trace) == TRACE_FULL_MEMORY)) {
            fail(&reader, "out of memory", NULL);
        }
    }
    if (!reader.failed && !reader.trace) {
        fail(&reader, "the file is empty", NULL);
    }
    buf_deinit(&reader.scratch);
    array_free(&reader.items, alloc);
    array_free(&reader.links, alloc);
    if (reader.failed) {
        trace_free(reader.trace);
        return NULL;
    }
    return reader.trace;
}
