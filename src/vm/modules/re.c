// The core of `re`: patterns that re/_parser.py has put into PCRE2's words, compiled and matched.
//
// PCRE2 does the searching; Python's syntax, its errors, templates and Match objects are in
// re.py. The library is opened when the first pattern is compiled. It counts its steps: a pattern
// that would try for ever ends the run, at a part of --max-steps. All its memory is the machine's.
//
// Places in text are code points here and bytes there.

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "base/library.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/run/interpreter.h"
#include "vm/types/bytes.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#define WEIGHT_OF_STEP 10 // in instructions

#define PCRE_FUNCTIONS(X)                     \
    X(pcre2_general_context_create_8)         \
    X(pcre2_general_context_free_8)           \
    X(pcre2_compile_context_create_8)         \
    X(pcre2_compile_context_free_8)           \
    X(pcre2_set_newline_8)                    \
    X(pcre2_compile_8)                        \
    X(pcre2_code_free_8)                      \
    X(pcre2_match_context_create_8)           \
    X(pcre2_match_context_free_8)             \
    X(pcre2_set_match_limit_8)                \
    X(pcre2_match_data_create_from_pattern_8) \
    X(pcre2_match_data_free_8)                \
    X(pcre2_match_8)                          \
    X(pcre2_get_ovector_pointer_8)            \
    X(pcre2_get_ovector_count_8)              \
    X(pcre2_get_error_message_8)

typedef struct Pcre {
    PCRE_FUNCTIONS(LIBRARY_MEMBER)
} Pcre;

#define SYMBOL(name) LIBRARY_SYMBOL(Pcre, name)
static const LibrarySymbol symbols[] = {PCRE_FUNCTIONS(SYMBOL)};

typedef struct Program {
    Object base;
    Pcre pcre;
    pcre2_general_context *memory;
    pcre2_match_context *limits;
    pcre2_code *code;
    pcre2_match_data *data;
    bool is_text; // for str, not for bytes
} Program;

// --- Memory --------------------------------------------------------------------------------------

// PCRE2 releases blocks without their size, so each begins with it.
typedef union BlockHead {
    size_t size;
    max_align_t align;
} BlockHead;

static void *take(size_t size, void *context) {
    Vm *vm = context;
    BlockHead *head =
        size < SIZE_MAX - sizeof *head ? alloc_try(&vm->alloc, size + sizeof *head) : NULL;
    if (!head) {
        return NULL;
    }
    head->size = size + sizeof *head;
    return head + 1;
}

static void give_back(void *block, void *context) {
    Vm *vm = context;
    if (block) {
        BlockHead *head = (BlockHead *)block - 1;
        alloc_release(&vm->alloc, head, head->size);
    }
}

// --- Compiling -----------------------------------------------------------------------------------

static void program_finalize(Vm *vm, Object *object) {
    (void)vm;
    Program *program = (Program *)object;
    const Pcre *pcre = &program->pcre;
    if (program->data) {
        pcre->pcre2_match_data_free_8(program->data);
    }
    if (program->code) {
        pcre->pcre2_code_free_8(program->code);
    }
    if (program->limits) {
        pcre->pcre2_match_context_free_8(program->limits);
    }
    if (program->memory) {
        pcre->pcre2_general_context_free_8(program->memory);
    }
}

static bool open_pcre(Vm *vm, Pcre *pcre) {
    static const char files[] = "libpcre2-8.so.0 libpcre2-8.so libpcre2-8.0.dylib libpcre2-8.dylib";
    Buf message;
    buf_init(&message, &vm->alloc);
    const bool found =
        library_open(files, "PCRE2", symbols, sizeof symbols / sizeof symbols[0], pcre, &message);
    buf_deinit(&message);
    if (!found) {
        vm_raise(vm, vm->exceptions.ImportError,
                 "re needs the library PCRE2, which is not installed (make deps)");
    }
    return found;
}

static uint32_t match_limit(const Vm *vm) {
    const uint64_t limit = vm->options.max_steps / WEIGHT_OF_STEP + 1;
    return vm->options.max_steps == 0 || limit > UINT32_MAX ? UINT32_MAX : (uint32_t)limit;
}

// What every match of the pattern needs; false without memory.
static bool prepare(Vm *vm, Program *program) {
    const Pcre *pcre = &program->pcre;
    program->memory = pcre->pcre2_general_context_create_8(take, give_back, vm);
    if (!program->memory) {
        return false;
    }
    program->limits = pcre->pcre2_match_context_create_8(program->memory);
    if (!program->limits) {
        return false;
    }
    pcre->pcre2_set_match_limit_8(program->limits, match_limit(vm));
    return true;
}

static void raise_refusal(Vm *vm, const Program *program, int code) {
    PCRE2_UCHAR8 message[160];
    if (program->pcre.pcre2_get_error_message_8(code, message, sizeof message) < 0) {
        message[0] = '\0';
    }
    Buf what;
    buf_init(&what, &vm->alloc);
    buf_addf(&what, "this regular expression (%s)", (const char *)message);
    refusal_raise(vm, buf_text(&what), (Text){NULL, 0});
    buf_deinit(&what);
}

// Fills in code and match data; false with an exception set.
static bool compile(Vm *vm, Program *program, Text pattern) {
    const Pcre *pcre = &program->pcre;
    pcre2_compile_context *context = pcre->pcre2_compile_context_create_8(program->memory);
    if (!context) {
        vm_raise_memory(vm);
        return false;
    }
    pcre->pcre2_set_newline_8(context, PCRE2_NEWLINE_LF);
    const uint32_t options = PCRE2_NEVER_BACKSLASH_C | (program->is_text ? PCRE2_UTF : 0);
    int error;
    PCRE2_SIZE offset;
    program->code = pcre->pcre2_compile_8((PCRE2_SPTR8)pattern.bytes, pattern.size, options, &error,
                                          &offset, context);
    pcre->pcre2_compile_context_free_8(context);
    if (!program->code) {
        if (error == PCRE2_ERROR_HEAP_FAILED || error == PCRE2_ERROR_NOMEMORY) {
            vm_raise_memory(vm);
        } else {
            raise_refusal(vm, program, error);
        }
        return false;
    }
    program->data = pcre->pcre2_match_data_create_from_pattern_8(program->code, program->memory);
    if (!program->data) {
        vm_raise_memory(vm);
    }
    return program->data != NULL;
}

// compile(type, pattern, is_text): the type is the module's _Program.
METHOD(re_compile) {
    if (!value_has_type_flag(args[0], TYPE_META) || !value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "_compile() takes a type and a str");
    }
    Program *program = object_new(vm, (Type *)args[0].object, sizeof *program);
    if (!program) {
        return UNSET;
    }
    program->memory = NULL;
    program->limits = NULL;
    program->code = NULL;
    program->data = NULL;
    program->is_text = args[2].kind == VALUE_BOOL && args[2].integer;
    bool done = open_pcre(vm, &program->pcre);
    if (done && !prepare(vm, program)) {
        vm_raise_memory(vm);
        done = false;
    }
    done = done && compile(vm, program, str_text(value_as_str(args[1])));
    if (!done) {
        object_drop(vm, program);
        return UNSET;
    }
    return value_of_object(program);
}

// --- Matching ------------------------------------------------------------------------------------

// A text being searched, and the last place whose code point was counted.
typedef struct Subject {
    Text text;
    const Str *str; // NULL: a byte is a place
    size_t index, offset;
    size_t done;   // where the last match ended
    bool is_text;  // str, not bytes
    bool as_texts; // what is wanted of a match: texts, not places
} Subject;

// The place of a byte. Those behind the last one are counted from there.
static int64_t place_of(Subject *subject, size_t offset) {
    if (!subject->str) {
        return (int64_t)offset;
    }
    if (offset < subject->offset) {
        return (int64_t)str_index_of_offset(subject->str, offset);
    }
    for (size_t i = subject->offset; i < offset; i++) {
        subject->index += ((unsigned char)subject->text.bytes[i] & 0xc0) != 0x80;
    }
    subject->offset = offset;
    return (int64_t)subject->index;
}

// The tuple start, end of the match, start, end of the first group…; -1 where nothing matched.
static Tuple *spans_of(Vm *vm, const Program *program, Subject *subject) {
    const PCRE2_SIZE *found = program->pcre.pcre2_get_ovector_pointer_8(program->data);
    const int count = (int)program->pcre.pcre2_get_ovector_count_8(program->data) * 2;
    Tuple *spans = tuple_new(vm, count);
    for (int i = 0; spans && i < count; i++) {
        const bool unset = found[i] == PCRE2_UNSET;
        spans->items[i] = value_of_int(unset ? -1 : place_of(subject, found[i]));
    }
    return spans;
}

static Value cut(Vm *vm, const Subject *subject, size_t start, size_t end) {
    const char *bytes = subject->text.bytes + start;
    return subject->is_text ? value_or_unset(str_new(vm, bytes, end - start))
                            : bytes_new(vm, bytes, end - start);
}

// The tuple of the text before the match, behind the match before it; its own; those of the groups,
// None where nothing matched.
static Tuple *texts_of(Vm *vm, const Program *program, const Subject *subject) {
    const PCRE2_SIZE *found = program->pcre.pcre2_get_ovector_pointer_8(program->data);
    const int count = (int)program->pcre.pcre2_get_ovector_count_8(program->data);
    Tuple *texts = tuple_new(vm, count + 1);
    for (int i = 0; texts && i <= count; i++) {
        const size_t start = i == 0 ? subject->done : found[2 * i - 2];
        const size_t end = i == 0 ? found[0] : found[2 * i - 1];
        texts->items[i] = start == PCRE2_UNSET ? NONE : cut(vm, subject, start, end);
        if (value_is_unset(texts->items[i])) {
            object_drop(vm, texts);
            return NULL;
        }
    }
    return texts;
}

// Raises what a negative result other than "no match" means.
static void raise_failure(Vm *vm, const Program *program, int code) {
    switch (code) {
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
        interpreter_halt_at_steps(vm);
        break;
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_NOMEMORY:
        vm_raise_memory(vm);
        break;
    default:
        raise_refusal(vm, program, code);
        break;
    }
}

// The matches from `at` on, at most `most` of them; an empty one never follows at the place where
// the one before it ended and was empty. False with an exception set.
static bool find_all(Vm *vm, const Program *program, Subject *subject, size_t at, uint32_t options,
                     int64_t most, List *out) {
    const Pcre *pcre = &program->pcre;
    uint32_t now = options;
    while (most-- > 0) {
        if (!interpreter_step_in_c(vm)) {
            return false;
        }
        const int code =
            pcre->pcre2_match_8(program->code, (PCRE2_SPTR8)subject->text.bytes, subject->text.size,
                                at, now, program->data, program->limits);
        if (code == PCRE2_ERROR_NOMATCH) {
            return true;
        }
        if (code < 0) {
            raise_failure(vm, program, code);
            return false;
        }
        Tuple *match =
            subject->as_texts ? texts_of(vm, program, subject) : spans_of(vm, program, subject);
        const bool done = match && list_append(vm, out, value_of_object(match));
        if (match) {
            object_drop(vm, match);
        }
        if (!done) {
            return false;
        }
        const PCRE2_SIZE *found = pcre->pcre2_get_ovector_pointer_8(program->data);
        at = subject->done = found[1];
        now = options | PCRE2_NO_UTF_CHECK | (found[0] == found[1] ? PCRE2_NOTEMPTY_ATSTART : 0);
    }
    return true;
}

// Takes what is searched and where; false with TypeError set.
static bool subject_of(Vm *vm, const Program *program, Value value, int64_t *pos, int64_t *end,
                       Subject *subject) {
    size_t count;
    *subject = (Subject){.is_text = program->is_text};
    if (program->is_text && value_is_str(value)) {
        const Str *str = value_as_str(value);
        subject->text = str_text(str);
        subject->str = str_is_ascii(str) ? NULL : str;
        count = str->count;
    } else if (!program->is_text && value_is_bytes(value)) {
        subject->text = bytes_text(value);
        count = subject->text.size;
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "expected string or bytes-like object, got '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    *end = *end < 0 ? 0 : *end > (int64_t)count ? (int64_t)count : *end;
    *pos = *pos < 0 ? 0 : *pos > (int64_t)count ? (int64_t)count : *pos;
    if (subject->str) {
        subject->text.size = str_offset(subject->str, (size_t)*end);
        *pos = *pos < *end ? (int64_t)str_offset(subject->str, (size_t)*pos)
                           : *pos + (int64_t)subject->text.size - *end;
    } else {
        subject->text.size = (size_t)*end;
    }
    return true;
}

static List *find(Vm *vm, const Value *args, int ints, Subject *subject, int64_t most) {
    if (args[0].kind != VALUE_OBJECT || args[0].object->type->finalize != program_finalize) {
        vm_raise(vm, vm->exceptions.TypeError, "a program is wanted");
        return NULL;
    }
    for (int i = 2; i < 2 + ints; i++) {
        if (args[i].kind != VALUE_INT) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "'%s' object cannot be interpreted as an integer", vm_type_name(vm, args[i]));
            return NULL;
        }
    }
    const Program *program = (const Program *)args[0].object;
    const bool as_texts = ints < 3;
    int64_t pos = as_texts ? 0 : args[2].integer, end = as_texts ? INT64_MAX : args[3].integer;
    if (!subject_of(vm, program, args[1], &pos, &end, subject)) {
        return NULL;
    }
    subject->as_texts = as_texts;
    List *found = list_new(vm, 0);
    if (!found || pos > (int64_t)subject->text.size) {
        return found;
    }
    const int64_t mode = as_texts ? 0 : args[4].integer;
    uint32_t options = mode == 0 ? 0 : PCRE2_ANCHORED;
    options |= mode == 2 ? PCRE2_ENDANCHORED : 0;
    // ASCII needs no check that it is good UTF-8; other text is checked with the first match.
    options |= subject->str ? 0 : PCRE2_NO_UTF_CHECK;
    if (!find_all(vm, program, subject, (size_t)pos, options, most, found)) {
        object_drop(vm, found);
        return NULL;
    }
    return found;
}

// find(program, subject, pos, endpos, mode, most): the spans of the matches, in a list. Mode 0
// searches, 1 wants a match at pos, 2 one that ends at endpos too.
METHOD(re_find) {
    Subject subject;
    return value_or_unset(find(vm, args, 4, &subject, args[5].integer));
}

// texts(program, subject, most): a list of what texts_of says, and the text behind the last match.
METHOD(re_texts) {
    Subject subject;
    List *found = find(vm, args, 1, &subject, args[2].integer);
    if (!found) {
        return UNSET;
    }
    Value rest = cut(vm, &subject, subject.done, subject.text.size);
    const bool done = !value_is_unset(rest) && list_append(vm, found, rest);
    value_drop(vm, rest);
    if (!done) {
        object_drop(vm, found);
        return UNSET;
    }
    return value_of_object(found);
}

static const NativeDef functions[] = {
    NATIVE("_compile", "type, pattern, is_text, /", re_compile),
    NATIVE("_find", "program, subject, pos, endpos, mode, most, /", re_find),
    NATIVE("_texts", "program, subject, most, /", re_texts),
    {0},
};

static bool setup(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "_Program", "re", sizeof(Program));
    if (!type) {
        return false;
    }
    type->finalize = program_finalize;
    type->flags = (type->flags & ~TYPE_BASETYPE) | TYPE_NO_NEW;
    return type_ready(vm, type);
}

const NativeModule MODULE_RE = {"re", functions, setup, "vm/modules/re.py"};
