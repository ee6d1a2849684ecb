#include "vm/run/interpreter_loop.h"

#include "base/check.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/errors/traceback.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/protocol.h"
#include "vm/record/recorder.h"
#include "vm/run/call_any.h"
#include "vm/run/generator_enter.h"
#include "vm/run/native_await.h"
#include "vm/run/native_call.h"
#include "vm/run/operation.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/range.h"
#include "vm/types/set.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"

#include <math.h>

// Label addresses and `goto *` are an extension of gcc and clang. Against a switch in a loop they
// gave 15 to 25 % on the computing benchmarks of tests/bench (each instruction ends in a jump of
// its own, which the processor predicts by itself).
#pragma GCC diagnostic ignored "-Wpedantic"

// --- Arithmetic on small things ------------------------------------------------------------------

// Dividing 64 bits takes the processor several times as long as dividing 32, and the usual divisor
// is a small one, often a power of two. Divisors are positive.
static inline bool is_power_of_two(int64_t number) {
    return (number & (number - 1)) == 0;
}

static inline bool fits_32_bits(int64_t a, int64_t b) {
    return (uint64_t)(a | b) <= UINT32_MAX;
}

static ALWAYS_INLINE int64_t floor_divide(int64_t a, int64_t b) {
    if (is_power_of_two(b)) {
        return a >> __builtin_ctzll((uint64_t)b);
    }
    if (fits_32_bits(a, b)) {
        return (uint32_t)a / (uint32_t)b;
    }
    const int64_t quotient = a / b;
    return quotient - (a % b < 0);
}

static ALWAYS_INLINE int64_t floor_modulo(int64_t a, int64_t b) {
    if (is_power_of_two(b)) {
        return a & (b - 1);
    }
    if (fits_32_bits(a, b)) {
        return (uint32_t)a % (uint32_t)b;
    }
    const int64_t rest = a % b;
    return rest < 0 ? rest + b : rest;
}

// A float, or an int that is one without rounding, as division needs it.
static ALWAYS_INLINE bool is_plain_number(const Value *value) {
    return value->kind == VALUE_FLOAT ||
           (value->kind == VALUE_INT && value->integer >= -(INT64_C(1) << 53) &&
            value->integer <= INT64_C(1) << 53);
}

static ALWAYS_INLINE double plain_number(const Value *value) {
    return value->kind == VALUE_FLOAT ? value->number : (double)value->integer;
}

static __attribute__((noinline)) Value slow_binary(Vm *vm, int op, Value left, Value right,
                                                   bool inplace) {
    return inplace ? object_inplace(vm, (BinaryOp)op, left, right)
                   : object_binary(vm, (BinaryOp)op, left, right);
}

static BinaryOp binary_of(int op) {
    static const BinaryOp ops[] = {BINARY_ADD,      BINARY_SUB, BINARY_MUL, BINARY_TRUEDIV,
                                   BINARY_FLOORDIV, BINARY_MOD, BINARY_POW, BINARY_LSHIFT,
                                   BINARY_RSHIFT,   BINARY_AND, BINARY_OR,  BINARY_XOR,
                                   BINARY_MATMUL};
    return ops[op];
}

// --- Exceptions ----------------------------------------------------------------------------------

static const CodeHandler *find_handler(const Code *code, int instruction) {
    for (int i = 0; i < code->handlers.count; i++) {
        const CodeHandler *handler = &code->handlers.items[i];
        if (handler->start <= instruction && instruction < handler->end) {
            return handler;
        }
    }
    return NULL;
}

static void add_traceback(Vm *vm, Frame *frame) {
    if (value_is_exception(vm->error)) {
        Exception *exception = value_as_exception(vm->error);
        exception_note_names(vm, exception, frame);
        traceback_add(vm, exception, frame);
    }
}

// Moves the exception to its handler in this frame; false when it has none.
static bool enter_handler(Vm *vm, Frame *frame) {
    if (vm->interpreter->halted) {
        return false;
    }
    const Code *code = frame->code->code;
    const CodeHandler *handler = find_handler(code, frame_instruction(frame));
    if (!handler) {
        return false;
    }
    const Value error = vm_take_error(vm);
    value_as_exception(error)->in_flight = 0;
    for (int i = code->register_count - 1; i >= handler->level; i--) {
        value_set(vm, &frame->registers[i], UNSET);
    }
    frame->registers[handler->level] = error;
    frame->ip = code->instructions.items + handler->target;
    return true;
}

// --- Registers -----------------------------------------------------------------------------------

// A Value is read and written word by word. Copied as a whole it goes through a vector register,
// and to read 16 bytes at once that were just written as two words makes the processor wait until
// both have reached its cache: that cost a tenth of the computing benchmarks of tests/bench.
static ALWAYS_INLINE Value load(const Value *from) {
    Value value;
    value.kind = from->kind;
    value.integer = from->integer;
    return value;
}

static ALWAYS_INLINE void store(Value *to, Value value) {
    to->kind = value.kind;
    to->integer = value.integer;
}

// Where the item of a list or tuple is, counted from the end when the index is negative; NULL for
// all else, and for an index that is out of range: the slow way then knows what to say.
static ALWAYS_INLINE const Value *item_at(const Vm *vm, Value object, int64_t index) {
    const Value *items;
    int count;
    if (object.kind != VALUE_OBJECT) {
        return NULL;
    }
    if (object.object->type == vm->types.list) {
        items = ((const List *)object.object)->items;
        count = ((const List *)object.object)->count;
    } else if (object.object->type == vm->types.tuple) {
        items = ((const Tuple *)object.object)->items;
        count = ((const Tuple *)object.object)->count;
    } else {
        return NULL;
    }
    index += index < 0 ? count : 0;
    return (uint64_t)index < (uint64_t)count ? &items[index] : NULL;
}

// The frame of the getter of a property, when the site remembers one for this object; else NULL.
static inline Frame *call_getter(Vm *vm, const Site *site, Value object) {
    if (site->kind != SITE_PROPERTY || object.kind != VALUE_OBJECT ||
        site->type != object.object->type->version ||
        ((object.object->flags & OBJECT_FIELDS) &&
         object_fields(object.object)->shape != site->shape) ||
        !call_is_simple(vm, (Function *)site->found.object, 1)) {
        return NULL;
    }
    return call_copied(vm, (Function *)site->found.object, &object, 1);
}

// The frame of a special method in Python that needs nothing but its arguments; else NULL: what is
// asked of the object goes the long way, through C.
static Frame *call_special(Vm *vm, Value function, const Value *args, int count) {
    return value_is_function(vm, function) && call_is_simple(vm, (Function *)function.object, count)
               ? call_copied(vm, (Function *)function.object, args, count)
               : NULL;
}

static inline bool is_of_program(Value value) {
    return value.kind == VALUE_OBJECT && (value.object->type->flags & TYPE_HEAP);
}

static inline Frame *call_operator(Vm *vm, BinaryOp op, Value left, Value right) {
    const Value args[] = {left, right};
    return is_of_program(left)
               ? call_special(vm, slots_binary_function(vm, op, left, right), args, 2)
               : NULL;
}

static inline Frame *call_item(Vm *vm, Value object, Value key) {
    const Value args[] = {object, key};
    return is_of_program(object)
               ? call_special(vm, slots_item_function(vm, object.object->type), args, 2)
               : NULL;
}

static inline Frame *call_next(Vm *vm, Value iterator) {
    return is_of_program(iterator)
               ? call_special(vm, slots_next_function(vm, iterator.object->type), &iterator, 1)
               : NULL;
}

// --- Loops ---------------------------------------------------------------------------------------

static inline bool is_walked_by_index(const Vm *vm, const Type *type) {
    return type == vm->types.list || type == vm->types.tuple || type == vm->types.str;
}

// The state of a loop over something: a range counts in ints (next, step, left); a list or tuple is
// walked by index, a str by the offset of its bytes; all else is an iterator.
static bool for_prepare(Vm *vm, Value source, Value *state) {
    if (source.kind == VALUE_OBJECT) {
        const Type *type = source.object->type;
        if (type == vm->types.range && ((Range *)source.object)->small) {
            const Range *range = (const Range *)source.object;
            state[0] = range->start;
            state[1] = range->step;
            state[2] = range->length;
            return true;
        }
        if (is_walked_by_index(vm, type)) {
            state[0] = value_ref(source);
            state[1] = value_of_int(0);
            return true;
        }
    }
    state[0] = object_iter(vm, source);
    return !value_is_unset(state[0]);
}

static bool is_part(const Vm *vm, Value value) {
    if (value.kind != VALUE_OBJECT) {
        return false;
    }
    const Type *type = value.object->type;
    return is_walked_by_index(vm, type) ||
           (type == vm->types.range && ((Range *)value.object)->small);
}

// The next character of a str; UNSET at the end, or with MemoryError set.
static ALWAYS_INLINE Value next_character(Vm *vm, Value *state) {
    const Str *str = (const Str *)state->object;
    size_t offset = (size_t)state[1].integer;
    if (offset == str->size) {
        return UNSET;
    }
    const uint32_t code_point = text_next(str_text(str), &offset);
    state[1].integer = (int64_t)offset;
    return value_or_unset(str_from_code_point(vm, code_point));
}

// --- The loop ------------------------------------------------------------------------------------

// What an instruction needs (vm, frame, ip, i, r, temps, labels) is in registers of the processor
// as long as there are no more local variables than that: the stack is read from vm when it is
// needed.
LoopEnd interpreter_loop(Vm *vm, Value *out) {
    static const void *const labels[] = {
#define OPCODE(name, form, meaning) &&L_##name,
#include "lang/opcode.def"
    };
    Frame *frame;
    const Instruction *ip;
    const Instruction *i;
    Value *r;
    int temps;
    Value value;
    Value result;
    Args args;
    Frame *pushed;
    Value *last_used;
    Awaited awaited;
    Generator *coroutine;
    Outcome outcome;
    bool pause;
    bool truth;

#define SAVE()   (frame->ip = ip)
#define RAISED() goto raised
#define NEXT()               \
    do {                     \
        i = ip++;            \
        goto *labels[i->op]; \
    } while (0)
#define CASE(name) L_##name
#define SET(reg, new_value)                                         \
    do {                                                            \
        Value *const set_place = &r[reg];                           \
        const Value set_new = (new_value);                          \
        if (__builtin_expect(set_place->kind == VALUE_OBJECT, 0)) { \
            Object *const set_old = set_place->object;              \
            store(set_place, set_new);                              \
            SAVE();                                                 \
            object_drop(vm, set_old);                               \
        } else {                                                    \
            store(set_place, set_new);                              \
        }                                                           \
    } while (0)
#define SET_WORD(reg, new_kind, member, word)                       \
    do {                                                            \
        Value *const set_place = &r[reg];                           \
        if (__builtin_expect(set_place->kind == VALUE_OBJECT, 0)) { \
            Object *const set_old = set_place->object;              \
            set_place->member = (word);                             \
            set_place->kind = new_kind;                             \
            SAVE();                                                 \
            object_drop(vm, set_old);                               \
        } else {                                                    \
            set_place->member = (word);                             \
            set_place->kind = new_kind;                             \
        }                                                           \
    } while (0)
#define CONSUME(reg)                                         \
    do {                                                     \
        if ((reg) >= temps && r[reg].kind == VALUE_OBJECT) { \
            r[reg].kind = VALUE_UNSET;                       \
            object_drop(vm, r[reg].object);                  \
        }                                                    \
    } while (0)
#define ENTER_FRAME()                            \
    do {                                         \
        frame = vm->stack->frame;                \
        if (__builtin_expect(!frame->code, 0)) { \
            goto native;                         \
        }                                        \
        ip = frame->ip;                          \
        r = frame->registers;                    \
        temps = frame->code->first_temporary;    \
    } while (0)
// Whether the result of call i goes to the `await` behind it and nowhere else.
#define IS_AWAITED() (ip->op == OP_GET_AWAITABLE && ip->b == i->c && i->c >= temps)
// Drops what a call has used: the callable, which is at i->a, and what lies behind it up to
// `last_used`, as CPython does when the callee has its own references.
#define DROP_CALL()                                         \
    do {                                                    \
        for (Value *at = &r[i->a]; at <= last_used; at++) { \
            frame_drop_value(vm, at);                       \
        }                                                   \
    } while (0)
// Where `result` goes, and on. That of a statement that is only a call or an await is mostly None,
// and cleared by the next instruction.
#define SET_OR_FORGET(reg)                                                         \
    do {                                                                           \
        if (result.kind != VALUE_OBJECT && ip->op == OP_CLEAR && ip->a == (reg)) { \
            ip++;                                                                  \
        } else {                                                                   \
            SET(reg, result);                                                      \
        }                                                                          \
        NEXT();                                                                    \
    } while (0)
#define CHECK_RESULT(a_register)      \
    do {                              \
        if (value_is_unset(result)) { \
            RAISED();                 \
        }                             \
        SET(a_register, result);      \
    } while (0)

    ENTER_FRAME();
    if (vm_has_error(vm)) {
        goto resume_raised;
    }
    goto enter;

enter: // a code frame that was pushed or resumed
    if (--vm->interpreter->fuel < 0) {
        SAVE();
        if (!interpreter_look_around(vm, &pause)) {
            RAISED();
        }
        if (pause) {
            return LOOP_PAUSED;
        }
    }
    if (vm->trace && (frame->code->code->flags & CODE_MARKED) && !frame->entered) {
        recorder_call(vm, frame, frame->number != 0);
    }
    NEXT();

    // --- Moving values ---
    CASE(EXTRA) : CASE(NOP) : NEXT();

    CASE(COPY) : value = value_ref(load(&r[i->b]));
    SET(i->a, value);
    NEXT();

    CASE(MOVE) : value = load(&r[i->b]);
    r[i->b].kind = VALUE_UNSET;
    SET(i->a, value);
    NEXT();

    CASE(LOAD_CONST) : value = value_ref(frame->code->constants[i->x]);
    SET(i->a, value);
    NEXT();

    CASE(LOAD_INT) : value = value_of_int(i->x);
    SET(i->a, value);
    NEXT();

    CASE(CLEAR) : value = load(&r[i->a]);
    r[i->a].kind = VALUE_UNSET;
    if (value.kind == VALUE_OBJECT) {
        SAVE();
        value_drop(vm, value);
    }
    NEXT();

    CASE(CHECK_LOCAL) : if (__builtin_expect(r[i->a].kind == VALUE_UNSET, 0)) {
        SAVE();
        op_raise_unbound(vm, frame, i->a);
        RAISED();
    }
    NEXT();

    CASE(DELETE_LOCAL) : SAVE();
    if (r[i->a].kind == VALUE_UNSET) {
        op_raise_unbound(vm, frame, i->a);
        RAISED();
    }
    SET(i->a, UNSET);
    NEXT();

    // --- Variables ---
    CASE(MAKE_CELL) : {
        SAVE();
        Cell *cell = cell_new(vm, i->c ? r[i->b] : UNSET);
        if (!cell) {
            RAISED();
        }
        if (i->c) {
            SET(i->b, UNSET);
        }
        SET(i->a, value_of_object(cell));
        NEXT();
    }

    CASE(LOAD_CELL) : value = ((Cell *)r[i->b].object)->value;
    if (value.kind == VALUE_UNSET) {
        SAVE();
        op_raise_unbound(vm, frame, i->b);
        RAISED();
    }
    value_ref(value);
    SET(i->a, value);
    NEXT();

    CASE(STORE_CELL) : value = value_ref(load(&r[i->b]));
    SAVE();
    CONSUME(i->b);
    value_set(vm, &((Cell *)r[i->a].object)->value, value);
    NEXT();

    CASE(DELETE_CELL) : SAVE();
    if (value_is_unset(((Cell *)r[i->a].object)->value)) {
        op_raise_unbound(vm, frame, i->a);
        RAISED();
    }
    value_set(vm, &((Cell *)r[i->a].object)->value, UNSET);
    NEXT();

    CASE(LOAD_CLASS_CELL) : SAVE();
    result = op_load_class_cell(vm, frame, i->b, &frame->code->sites[i->c]);
    CHECK_RESULT(i->a);
    NEXT();

    CASE(LOAD_GLOBAL) : {
        Site *site = &frame->code->sites[i->x];
        const Dict *globals = frame->function->globals;
        if (site->owner == globals && site->layout == globals->layout) {
            if (site->kind == SITE_GLOBAL) {
                value = value_ref(load(&globals->entries[site->index].value));
                SET(i->a, value);
                NEXT();
            }
            if (site->kind == SITE_BUILTIN && site->builtins_layout == vm->builtins->layout) {
                value = value_ref(load(&vm->builtins->entries[site->index].value));
                SET(i->a, value);
                NEXT();
            }
        }
        SAVE();
        result = op_load_global(vm, frame, site);
        CHECK_RESULT(i->a);
        NEXT();
    }

    CASE(STORE_GLOBAL) : {
        Site *site = &frame->code->sites[i->x];
        Dict *globals = frame->function->globals;
        SAVE();
        if (site->owner == globals && site->layout == globals->layout &&
            site->kind == SITE_GLOBAL) {
            globals->version++;
            object_changed(vm, &globals->base);
            value_set(vm, &globals->entries[site->index].value, value_ref(load(&r[i->a])));
        } else if (!op_store_global(vm, frame, site, r[i->a])) {
            RAISED();
        }
        CONSUME(i->a);
        NEXT();
    }

    CASE(DELETE_GLOBAL) : SAVE();
    if (!op_delete_global(vm, frame, &frame->code->sites[i->x])) {
        RAISED();
    }
    NEXT();

    CASE(LOAD_NAME) : SAVE();
    result = op_load_name(vm, frame, &frame->code->sites[i->x]);
    CHECK_RESULT(i->a);
    NEXT();

    CASE(STORE_NAME) : SAVE();
    if (!op_store_name(vm, frame, &frame->code->sites[i->x], r[i->a])) {
        RAISED();
    }
    CONSUME(i->a);
    NEXT();

    CASE(DELETE_NAME) : SAVE();
    if (!op_delete_name(vm, frame, &frame->code->sites[i->x])) {
        RAISED();
    }
    NEXT();

    // --- Attributes and items ---
    CASE(LOAD_ATTR) : {
        Site *site = &frame->code->sites[i->c];
        const Value object = load(&r[i->b]);
        if (object.kind == VALUE_OBJECT) {
            if (site->type == object.object->type->version && site->kind != SITE_EMPTY) {
                const bool has_fields = object.object->flags & OBJECT_FIELDS;
                if (site->kind == SITE_FIELD && has_fields) {
                    const Fields *fields = object_fields(object.object);
                    // Another shape may have fewer places, or none.
                    value =
                        fields->shape == site->shape ? load(&fields->values[site->index]) : UNSET;
                    if (value.kind != VALUE_UNSET) {
                        value_ref(value);
                        SAVE();
                        CONSUME(i->b);
                        SET(i->a, value);
                        NEXT();
                    }
                } else if (site->kind == SITE_VALUE &&
                           (!has_fields || object_fields(object.object)->shape == site->shape)) {
                    value = value_ref(load(&site->found));
                    SAVE();
                    CONSUME(i->b);
                    SET(i->a, value);
                    NEXT();
                }
            } else if (site->kind == SITE_MODULE && object.object->type == vm->types.module) {
                const Dict *globals = ((ModuleObject *)object.object)->globals;
                if (site->owner == globals && site->layout == globals->layout) {
                    value = value_ref(load(&globals->entries[site->index].value));
                    SAVE();
                    CONSUME(i->b);
                    SET(i->a, value);
                    NEXT();
                }
            }
        }
        SAVE();
        pushed = call_getter(vm, site, object);
        if (pushed) {
            CONSUME(i->b);
            pushed->dest = i->a;
            ENTER_FRAME();
            goto enter;
        }
        result = op_load_attr(vm, site, object);
        if (value_is_unset(result)) {
            RAISED();
        }
        CONSUME(i->b);
        SET(i->a, result);
        NEXT();
    }

    CASE(STORE_ATTR) : {
        Site *site = &frame->code->sites[i->c];
        const Value object = load(&r[i->a]);
        SAVE();
        if (object.kind == VALUE_OBJECT && site->type == object.object->type->version &&
            (object.object->flags & OBJECT_FIELDS) &&
            object_fields(object.object)->shape == site->shape && site->kind != SITE_EMPTY) {
            Fields *fields = object_fields(object.object);
            if (site->kind == SITE_FIELD) {
                value_set(vm, &fields->values[site->index], value_ref(load(&r[i->b])));
                CONSUME(i->b);
                CONSUME(i->a);
                NEXT();
            }
            if (site->kind == SITE_NEW_FIELD && site->index < fields->capacity) {
                fields->shape = site->next;
                fields->values[site->index] = value_ref(load(&r[i->b]));
                CONSUME(i->b);
                CONSUME(i->a);
                NEXT();
            }
        }
        if (!op_store_attr(vm, site, object, r[i->b])) {
            RAISED();
        }
        CONSUME(i->b);
        CONSUME(i->a);
        NEXT();
    }

    CASE(DELETE_ATTR) : SAVE();
    if (!object_set_attr(vm, r[i->a], frame->code->sites[i->c].name, UNSET)) {
        RAISED();
    }
    CONSUME(i->a);
    NEXT();

    CASE(LOAD_METHOD) : {
        Site *site = &frame->code->sites[i->c];
        const Value object = load(&r[i->b]);
        Value method[2];
        if (object.kind == VALUE_OBJECT) {
            if (site->kind == SITE_METHOD && site->type == object.object->type->version &&
                (!(object.object->flags & OBJECT_FIELDS) ||
                 object_fields(object.object)->shape == site->shape)) {
                method[0] = value_ref(load(&site->found));
                method[1] = object;
                if (i->b < temps) {
                    value_ref(object);
                } else {
                    r[i->b].kind = VALUE_UNSET;
                }
                store(&r[i->a], method[0]);
                store(&r[i->a + 1], method[1]);
                NEXT();
            }
            if (site->kind == SITE_MODULE && object.object->type == vm->types.module) {
                const Dict *globals = ((ModuleObject *)object.object)->globals;
                if (site->owner == globals && site->layout == globals->layout) {
                    method[0] = value_ref(load(&globals->entries[site->index].value));
                    SAVE();
                    CONSUME(i->b);
                    store(&r[i->a], method[0]);
                    r[i->a + 1].kind = VALUE_UNSET;
                    NEXT();
                }
            }
        }
        SAVE();
        if (!op_load_method(vm, site, object, method)) {
            RAISED();
        }
        CONSUME(i->b);
        store(&r[i->a], method[0]);
        store(&r[i->a + 1], method[1]);
        NEXT();
    }

    CASE(GET_ITEM) : {
        const Value object = load(&r[i->b]);
        const Value key = load(&r[i->c]);
        const Value *item = key.kind == VALUE_INT ? item_at(vm, object, key.integer) : NULL;
        if (item) {
            value = value_ref(load(item));
            SAVE();
            CONSUME(i->b);
            SET(i->a, value);
            NEXT();
        }
        SAVE();
        pushed = call_item(vm, object, key);
        if (pushed) {
            goto operator_called;
        }
        result = op_get_item(vm, object, key);
        if (value_is_unset(result)) {
            RAISED();
        }
        CONSUME(i->b);
        CONSUME(i->c);
        SET(i->a, result);
        NEXT();
    }

    CASE(GET_ITEM_INT) : {
        const Value object = load(&r[i->b]);
        const Value *item = item_at(vm, object, (int16_t)i->c);
        if (item) {
            value = value_ref(load(item));
            SAVE();
            CONSUME(i->b);
            SET(i->a, value);
            NEXT();
        }
        SAVE();
        pushed = call_item(vm, object, value_of_int((int16_t)i->c));
        if (pushed) {
            goto operator_called;
        }
        result = op_get_item(vm, object, value_of_int((int16_t)i->c));
        if (value_is_unset(result)) {
            RAISED();
        }
        CONSUME(i->b);
        SET(i->a, result);
        NEXT();
    }

    CASE(SET_ITEM) : {
        const Value object = load(&r[i->a]);
        const Value key = load(&r[i->b]);
        SAVE();
        if (object.kind == VALUE_OBJECT && key.kind == VALUE_INT &&
            object.object->type == vm->types.list) {
            List *list = (List *)object.object;
            const int64_t index = key.integer + (key.integer < 0 ? list->count : 0);
            if ((uint64_t)index < (uint64_t)list->count) {
                value = value_ref(load(&r[i->c]));
                object_changed_from(vm, &list->base, index);
                value_set(vm, &list->items[index], value);
                CONSUME(i->c);
                CONSUME(i->a);
                NEXT();
            }
        }
        if (!op_set_item(vm, object, key, r[i->c])) {
            RAISED();
        }
        CONSUME(i->c);
        CONSUME(i->a);
        CONSUME(i->b);
        NEXT();
    }

    CASE(DELETE_ITEM) : SAVE();
    if (!object_set_item(vm, r[i->a], r[i->b], UNSET)) {
        RAISED();
    }
    CONSUME(i->a);
    CONSUME(i->b);
    NEXT();

    CASE(BUILD_SLICE) : SAVE();
    result = slice_new(vm, r[i->b], r[i->b + 1], r[i->b + 2]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    CONSUME(i->b + 1);
    CONSUME(i->b + 2);
    SET(i->a, result);
    NEXT();

    // --- Operators ---
#define INT_OR_FLOAT(name, builtin, sign)                                                        \
    CASE(name) : CASE(INPLACE_##name) : {                                                        \
        const Value *left = &r[i->b];                                                            \
        const Value *right = &r[i->c];                                                           \
        if (left->kind == VALUE_INT && right->kind == VALUE_INT) {                               \
            int64_t number;                                                                      \
            if (!builtin(left->integer, right->integer, &number)) {                              \
                SET_WORD(i->a, VALUE_INT, integer, (number));                                    \
                NEXT();                                                                          \
            }                                                                                    \
        } else if (left->kind == VALUE_FLOAT) {                                                  \
            if (right->kind == VALUE_FLOAT) {                                                    \
                SET_WORD(i->a, VALUE_FLOAT, number, (left->number sign right->number));          \
                NEXT();                                                                          \
            }                                                                                    \
            if (right->kind == VALUE_INT) {                                                      \
                SET_WORD(i->a, VALUE_FLOAT, number, (left->number sign(double) right->integer)); \
                NEXT();                                                                          \
            }                                                                                    \
        } else if (left->kind == VALUE_INT && right->kind == VALUE_FLOAT) {                      \
            SET_WORD(i->a, VALUE_FLOAT, number, ((double)left->integer sign right->number));     \
            NEXT();                                                                              \
        }                                                                                        \
        goto binary;                                                                             \
    }
    INT_OR_FLOAT(SUB, __builtin_sub_overflow, -)
    INT_OR_FLOAT(MUL, __builtin_mul_overflow, *)

    CASE(ADD) : CASE(INPLACE_ADD) : {
        const Value *left = &r[i->b];
        const Value *right = &r[i->c];
        if (left->kind == VALUE_INT && right->kind == VALUE_INT) {
            int64_t number;
            if (!__builtin_add_overflow(left->integer, right->integer, &number)) {
                SET_WORD(i->a, VALUE_INT, integer, (number));
                NEXT();
            }
        } else if (left->kind == VALUE_FLOAT && right->kind == VALUE_FLOAT) {
            SET_WORD(i->a, VALUE_FLOAT, number, (left->number + right->number));
            NEXT();
        } else if (left->kind == VALUE_OBJECT && right->kind == VALUE_OBJECT && i->a == i->b &&
                   left->object->type == vm->types.str && right->object->type == vm->types.str) {
            SAVE();
            if (!str_append_in_place(vm, &r[i->a], *right)) {
                RAISED();
            }
            CONSUME(i->c);
            NEXT();
        }
        goto binary;
    }

#define INT_ONLY(name, expression)                                 \
    CASE(name) : CASE(INPLACE_##name) : {                          \
        const Value *left = &r[i->b];                              \
        const Value *right = &r[i->c];                             \
        if (left->kind == VALUE_INT && right->kind == VALUE_INT) { \
            SET_WORD(i->a, VALUE_INT, integer, (expression));      \
            NEXT();                                                \
        }                                                          \
        goto binary;                                               \
    }
    INT_ONLY(AND, left->integer & right->integer)
    INT_ONLY(OR, left->integer | right->integer)
    INT_ONLY(XOR, left->integer ^ right->integer)

    CASE(TRUEDIV) : CASE(INPLACE_TRUEDIV) : {
        const Value *left = &r[i->b];
        const Value *right = &r[i->c];
        if (is_plain_number(left) && is_plain_number(right) && plain_number(right) != 0) {
            SET_WORD(i->a, VALUE_FLOAT, number, (plain_number(left) / plain_number(right)));
            NEXT();
        }
        goto binary;
    }

    CASE(FLOORDIV) : CASE(INPLACE_FLOORDIV) : {
        const Value *left = &r[i->b];
        const Value *right = &r[i->c];
        if (left->kind == VALUE_INT && right->kind == VALUE_INT && right->integer > 0) {
            SET_WORD(i->a, VALUE_INT, integer, (floor_divide(left->integer, right->integer)));
            NEXT();
        }
        goto binary;
    }

    CASE(MOD) : CASE(INPLACE_MOD) : {
        const Value *left = &r[i->b];
        const Value *right = &r[i->c];
        if (left->kind == VALUE_INT && right->kind == VALUE_INT && right->integer > 0) {
            SET_WORD(i->a, VALUE_INT, integer, (floor_modulo(left->integer, right->integer)));
            NEXT();
        }
        goto binary;
    }

    CASE(RSHIFT) : CASE(INPLACE_RSHIFT) : {
        const Value *left = &r[i->b];
        const Value *right = &r[i->c];
        if (left->kind == VALUE_INT && right->kind == VALUE_INT && (uint64_t)right->integer < 64) {
            SET_WORD(i->a, VALUE_INT, integer, (left->integer >> right->integer));
            NEXT();
        }
        goto binary;
    }

    CASE(POW)
        : CASE(INPLACE_POW)
        : CASE(LSHIFT) : CASE(INPLACE_LSHIFT) : CASE(MATMUL) : CASE(INPLACE_MATMUL) : goto binary;

binary : {
    const bool inplace = i->op >= OP_INPLACE_ADD;
    const int op = i->op - (inplace ? OP_INPLACE_ADD : OP_ADD);
    SAVE();
    pushed = inplace ? NULL : call_operator(vm, binary_of(op), r[i->b], r[i->c]);
    if (pushed) {
        goto operator_called;
    }
    result = slow_binary(vm, binary_of(op), r[i->b], r[i->c], inplace);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    CONSUME(i->c);
    SET(i->a, result);
    NEXT();
}

operator_called: // a special method in Python was called for the operands of i
    pushed->on_return = RETURN_OPERATOR;
    ENTER_FRAME();
    goto enter;

#define WITH_NUMBER(name, condition, expression)          \
    CASE(name) : {                                        \
        const Value *left = &r[i->b];                     \
        const int64_t right = (int16_t)i->c;              \
        int64_t number;                                   \
        if (left->kind == VALUE_INT && (condition)) {     \
            (void)(expression);                           \
            SET_WORD(i->a, VALUE_INT, integer, (number)); \
            NEXT();                                       \
        }                                                 \
        goto binary_number;                               \
    }
    WITH_NUMBER(ADD_INT, !__builtin_add_overflow(left->integer, right, &number), 0)
    WITH_NUMBER(SUB_INT, !__builtin_sub_overflow(left->integer, right, &number), 0)
    WITH_NUMBER(MUL_INT, !__builtin_mul_overflow(left->integer, right, &number), 0)
    WITH_NUMBER(INPLACE_ADD_INT, !__builtin_add_overflow(left->integer, right, &number), 0)
    WITH_NUMBER(INPLACE_SUB_INT, !__builtin_sub_overflow(left->integer, right, &number), 0)
    WITH_NUMBER(FLOORDIV_INT, true, number = floor_divide(left->integer, right))
    WITH_NUMBER(MOD_INT, true, number = floor_modulo(left->integer, right))
    WITH_NUMBER(AND_INT, true, number = left->integer & right)

binary_number : {
    static const BinaryOp ops[] = {BINARY_ADD, BINARY_SUB, BINARY_MUL, BINARY_FLOORDIV,
                                   BINARY_MOD, BINARY_AND, BINARY_ADD, BINARY_SUB};
    SAVE();
    result = slow_binary(vm, ops[i->op - OP_ADD_INT], r[i->b], value_of_int((int16_t)i->c),
                         i->op >= OP_INPLACE_ADD_INT);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();
}

    CASE(NEGATE) : if (r[i->b].kind == VALUE_INT && r[i->b].integer != INT64_MIN) {
        SET_WORD(i->a, VALUE_INT, integer, (-r[i->b].integer));
        NEXT();
    }
    if (r[i->b].kind == VALUE_FLOAT) {
        SET_WORD(i->a, VALUE_FLOAT, number, (-r[i->b].number));
        NEXT();
    }
    goto unary;
    CASE(POSITIVE) : CASE(INVERT) : goto unary;

unary : {
    const UnaryOp op = i->op == OP_NEGATE     ? UNARY_NEG
                       : i->op == OP_POSITIVE ? UNARY_POS
                                              : UNARY_INVERT;
    SAVE();
    result = object_unary(vm, op, r[i->b]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();
}

    CASE(NOT) : {
        int known;
        value = load(&r[i->b]);
        if (value.kind == VALUE_BOOL || value.kind == VALUE_INT) {
            known = value.integer != 0;
        } else {
            SAVE();
            known = object_truth(vm, value);
            if (known < 0) {
                RAISED();
            }
            CONSUME(i->b);
        }
        SET_WORD(i->a, VALUE_BOOL, integer, (!known));
        NEXT();
    }

#define COMPARE(name, sign, compare_op)                                               \
    CASE(name) : {                                                                    \
        const Value *left = &r[i->b];                                                 \
        const Value *right = &r[i->c];                                                \
        if (left->kind == VALUE_INT && right->kind == VALUE_INT) {                    \
            SET_WORD(i->a, VALUE_BOOL, integer, (left->integer sign right->integer)); \
            NEXT();                                                                   \
        }                                                                             \
        if (left->kind == VALUE_FLOAT && right->kind == VALUE_FLOAT) {                \
            SET_WORD(i->a, VALUE_BOOL, integer, (left->number sign right->number));   \
            NEXT();                                                                   \
        }                                                                             \
        SAVE();                                                                       \
        result = object_compare(vm, *left, *right, compare_op);                       \
        goto compared;                                                                \
    }
    COMPARE(LT, <, COMPARE_LT)
    COMPARE(LE, <=, COMPARE_LE)
    COMPARE(EQ, ==, COMPARE_EQ)
    COMPARE(NE, !=, COMPARE_NE)
    COMPARE(GT, >, COMPARE_GT)
    COMPARE(GE, >=, COMPARE_GE)

compared:
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    CONSUME(i->c);
    SET(i->a, result);
    NEXT();

    CASE(IS) : CASE(IS_NOT) : SAVE();
    result = value_of_bool(value_is(r[i->b], r[i->c]) == (i->op == OP_IS));
    goto compared;

    CASE(IN) : CASE(NOT_IN) : {
        SAVE();
        const int found = object_contains(vm, r[i->c], r[i->b]);
        result = found < 0 ? UNSET : value_of_bool((found == 1) == (i->op == OP_IN));
        goto compared;
    }

    // --- Jumps ---
    CASE(JUMP) : ip += i->x;
    NEXT();

    CASE(JUMP_BACK) : ip += i->x;
    vm->interpreter->fuel += i->x;
    if (__builtin_expect(vm->interpreter->fuel < 0, 0)) {
        SAVE();
        if (!interpreter_look_around(vm, &pause)) {
            RAISED();
        }
        if (pause) {
            return LOOP_PAUSED;
        }
    }
    NEXT();

#define TRUTH_OF(reg)                                          \
    value = load(&r[reg]);                                     \
    if (value.kind == VALUE_BOOL || value.kind == VALUE_INT) { \
        truth = value.integer != 0;                            \
    } else if (value.kind == VALUE_NONE) {                     \
        truth = false;                                         \
    } else {                                                   \
        SAVE();                                                \
        const int known = object_truth(vm, value);             \
        if (known < 0) {                                       \
            RAISED();                                          \
        }                                                      \
        truth = known;                                         \
    }

    CASE(JUMP_IF_TRUE) : TRUTH_OF(i->a);
    SAVE();
    CONSUME(i->a);
    ip += truth ? i->x : 0;
    NEXT();

    CASE(JUMP_IF_FALSE) : TRUTH_OF(i->a);
    SAVE();
    CONSUME(i->a);
    ip += truth ? 0 : i->x;
    NEXT();

    CASE(JUMP_IF_TRUE_KEEP) : TRUTH_OF(i->a);
    if (truth) {
        ip += i->x;
    } else {
        SAVE();
        CONSUME(i->a);
    }
    NEXT();

    CASE(JUMP_IF_FALSE_KEEP) : TRUTH_OF(i->a);
    if (!truth) {
        ip += i->x;
    } else {
        SAVE();
        CONSUME(i->a);
    }
    NEXT();

#define JUMP_COMPARE(name, sign)                                              \
    CASE(JUMP_##name) : {                                                     \
        const Value *left = &r[i->a];                                         \
        const Value *right = &r[i->b];                                        \
        if (left->kind == VALUE_INT && right->kind == VALUE_INT) {            \
            truth = left->integer sign right->integer;                        \
        } else if (left->kind == VALUE_FLOAT && right->kind == VALUE_FLOAT) { \
            truth = left->number sign right->number;                          \
        } else {                                                              \
            goto jump_compare;                                                \
        }                                                                     \
        ip += truth == (bool)i->c ? ip->x + 1 : 1;                            \
        NEXT();                                                               \
    }                                                                         \
    CASE(JUMP_##name##_INT) : {                                               \
        const Value *left = &r[i->a];                                         \
        if (left->kind == VALUE_INT) {                                        \
            truth = left->integer sign(int16_t) i->b;                         \
            ip += truth == (bool)i->c ? ip->x + 1 : 1;                        \
            NEXT();                                                           \
        }                                                                     \
        goto jump_compare;                                                    \
    }
    JUMP_COMPARE(LT, <)
    JUMP_COMPARE(LE, <=)
    JUMP_COMPARE(EQ, ==)
    JUMP_COMPARE(NE, !=)
    JUMP_COMPARE(GT, >)
    JUMP_COMPARE(GE, >=)

jump_compare : {
    static const CompareOp ops[] = {COMPARE_LT, COMPARE_LE, COMPARE_EQ,
                                    COMPARE_NE, COMPARE_GT, COMPARE_GE};
    const bool number = i->op >= OP_JUMP_LT_INT;
    const CompareOp op = ops[i->op - (number ? OP_JUMP_LT_INT : OP_JUMP_LT)];
    const Value right = number ? value_of_int((int16_t)i->b) : r[i->b];
    SAVE();
    const int known = object_compare_truth(vm, r[i->a], right, op);
    if (known < 0) {
        RAISED();
    }
    CONSUME(i->a);
    if (!number) {
        CONSUME(i->b);
    }
    ip += (known == 1) == (bool)i->c ? ip->x + 1 : 1;
    NEXT();
}

    CASE(JUMP_IS) : truth = value_is(r[i->a], r[i->b]);
    SAVE();
    CONSUME(i->a);
    CONSUME(i->b);
    ip += truth == (bool)i->c ? ip->x + 1 : 1;
    NEXT();

    CASE(JUMP_NONE) : truth = r[i->a].kind == VALUE_NONE;
    if (i->b == 0) {
        SAVE();
        CONSUME(i->a);
    }
    ip += truth == (bool)i->c ? ip->x + 1 : 1;
    NEXT();

    CASE(JUMP_IN) : {
        SAVE();
        const int found = object_contains(vm, r[i->b], r[i->a]);
        if (found < 0) {
            RAISED();
        }
        CONSUME(i->a);
        CONSUME(i->b);
        ip += (found == 1) == (bool)i->c ? ip->x + 1 : 1;
        NEXT();
    }

    // --- Iterating ---
    CASE(GET_ITER) : SAVE();
    result = object_iter(vm, r[i->b]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();

    CASE(GET_ITER_PART) : SAVE();
    result = is_part(vm, r[i->b]) ? value_ref(load(&r[i->b])) : object_iter(vm, r[i->b]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();

    CASE(FOR_PREPARE) : {
        Value state[3] = {UNSET, UNSET, UNSET};
        SAVE();
        if (!for_prepare(vm, r[i->b], state)) {
            RAISED();
        }
        CONSUME(i->b);
        store(&r[i->a], state[0]);
        store(&r[i->a + 1], state[1]);
        store(&r[i->a + 2], state[2]);
        NEXT();
    }

    CASE(FOR_ITER) : {
        Value *state = &r[i->b];
        if (state->kind == VALUE_INT) {
            if (state[2].integer > 0) {
                const int64_t number = state->integer;
                state[2].integer--;
                state->integer = (int64_t)((uint64_t)number + (uint64_t)state[1].integer);
                ip++;
                SET(i->a, value_of_int(number));
                NEXT();
            }
            state->kind = VALUE_UNSET;
            ip += ip->x + 1;
            NEXT();
        }
        const Type *type = state->object->type;
        if (type == vm->types.list) {
            const List *list = (const List *)state->object;
            if (state[1].integer < list->count) {
                value = value_ref(load(&list->items[state[1].integer++]));
                ip++;
                SET(i->a, value);
                NEXT();
            }
        } else if (type == vm->types.tuple) {
            const Tuple *tuple = (const Tuple *)state->object;
            if (state[1].integer < tuple->count) {
                value = value_ref(load(&tuple->items[state[1].integer++]));
                ip++;
                SET(i->a, value);
                NEXT();
            }
        } else if (type == vm->types.generator) {
            SAVE();
            pushed = generator_enter(vm, (Generator *)state->object, NONE, &outcome);
            if (pushed) {
                pushed->on_return = RETURN_NEXT;
                pushed->dest = i->a;
                ENTER_FRAME();
                goto resumed;
            }
            if (outcome == OUTCOME_RAISED) {
                RAISED();
            }
        } else if (type == vm->types.str) {
            SAVE();
            result = next_character(vm, state);
            if (!value_is_unset(result)) {
                ip++;
                SET(i->a, result);
                NEXT();
            }
            if (vm_has_error(vm)) {
                RAISED();
            }
        } else {
            SAVE();
            pushed = call_next(vm, *state);
            if (pushed) {
                pushed->on_return = RETURN_ITEM;
                ENTER_FRAME();
                goto enter;
            }
            if (type->next_apart && ip[1].op == OP_UNPACK && ip[1].b == i->a && i->a >= temps) {
                const int taken = type->next_apart(vm, *state, &r[ip[1].a], ip[1].c);
                if (taken > 0) {
                    ip += 2;
                    NEXT();
                }
                if (taken == 0) {
                    goto for_ended;
                }
            }
            result = type->next ? type->next(vm, *state) : object_next(vm, *state);
            if (!value_is_unset(result)) {
                ip++;
                SET(i->a, result);
                NEXT();
            }
        for_ended:
            if (vm_has_error(vm)) {
                if (!vm_error_is(vm, vm->exceptions.StopIteration)) {
                    RAISED();
                }
                value_drop(vm, vm_take_error(vm));
            }
        }
        ip += ip->x + 1;
        SAVE();
        value_set(vm, state, UNSET);
        NEXT();
    }

    CASE(UNPACK) : SAVE();
    value = load(&r[i->b]);
    if (i->b >= temps) {
        r[i->b].kind = VALUE_UNSET;
    } else {
        value_ref(value);
    }
    truth = op_unpack(vm, value, i->c, &r[i->a]);
    value_drop(vm, value);
    if (!truth) {
        RAISED();
    }
    NEXT();

    CASE(UNPACK_STAR) : SAVE();
    value = load(&r[i->b]);
    if (i->b >= temps) {
        r[i->b].kind = VALUE_UNSET;
    } else {
        value_ref(value);
    }
    truth = op_unpack_star(vm, value, i->c, ip->x, &r[i->a]);
    value_drop(vm, value);
    if (!truth) {
        RAISED();
    }
    ip++;
    NEXT();

    // --- Building ---
    CASE(BUILD_TUPLE) : CASE(BUILD_LIST) : {
        SAVE();
        Value *items;
        if (i->op == OP_BUILD_TUPLE) {
            Tuple *tuple = tuple_new(vm, i->c);
            items = tuple ? tuple->items : NULL;
            result = value_or_unset(tuple);
        } else {
            List *list = list_new(vm, i->c);
            items = list ? list->items : NULL;
            result = value_or_unset(list);
            if (list) {
                list->count = i->c;
            }
        }
        if (value_is_unset(result)) {
            RAISED();
        }
        for (int k = 0; k < i->c; k++) {
            items[k] = r[i->b + k];
            r[i->b + k].kind = VALUE_UNSET;
        }
        SET(i->a, result);
        NEXT();
    }

    CASE(BUILD_SET) : SAVE();
    result = op_build_set(vm, &r[i->b], i->c);
    goto built;

    CASE(BUILD_DICT) : SAVE();
    result = op_build_dict(vm, &r[i->b], i->c);
    if (value_is_unset(result)) {
        RAISED();
    }
    for (int k = 0; k < 2 * i->c; k++) {
        CONSUME(i->b + k);
    }
    SET(i->a, result);
    NEXT();

    CASE(BUILD_STRING) : SAVE();
    result = value_or_unset(str_join_pieces(vm, &r[i->b], i->c));
    goto built;

built:
    if (value_is_unset(result)) {
        RAISED();
    }
    for (int k = 0; k < i->c; k++) {
        CONSUME(i->b + k);
    }
    SET(i->a, result);
    NEXT();

    CASE(FORMAT) : SAVE();
    result = op_format(vm, r[i->b], i->c, i->c & 4 ? r[i->b + 1] : UNSET);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    if (i->c & 4) {
        CONSUME(i->b + 1);
    }
    SET(i->a, result);
    NEXT();

    CASE(LIST_APPEND) : SAVE();
    if (!list_append(vm, (List *)r[i->a].object, r[i->b])) {
        RAISED();
    }
    CONSUME(i->b);
    NEXT();

    CASE(LIST_EXTEND) : SAVE();
    if (!op_list_extend(vm, r[i->a], r[i->b])) {
        RAISED();
    }
    CONSUME(i->b);
    NEXT();

    CASE(LIST_TO_TUPLE) : SAVE();
    result = op_list_to_tuple(vm, r[i->b], i->a > temps ? r[i->a - 1] : UNSET);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();

    CASE(SET_ADD) : SAVE();
    if (!set_add(vm, (Set *)r[i->a].object, r[i->b])) {
        RAISED();
    }
    CONSUME(i->b);
    NEXT();

    CASE(SET_UPDATE) : SAVE();
    if (!set_update(vm, (Set *)r[i->a].object, r[i->b])) {
        RAISED();
    }
    CONSUME(i->b);
    NEXT();

    CASE(DICT_SET) : SAVE();
    if (!dict_set(vm, (Dict *)r[i->a].object, r[i->b], r[i->c])) {
        RAISED();
    }
    CONSUME(i->b);
    CONSUME(i->c);
    NEXT();

    CASE(DICT_UPDATE) : SAVE();
    if (!op_dict_update(vm, r[i->a], r[i->b])) {
        RAISED();
    }
    CONSUME(i->b);
    NEXT();

    CASE(DICT_MERGE) : SAVE();
    if (!op_dict_merge(vm, r[i->a], r[i->b], r[i->c])) {
        RAISED();
    }
    CONSUME(i->b);
    NEXT();

    // --- Calling ---
    CASE(CALL) : SAVE();
    value = load(&r[i->a]);
    last_used = &r[i->a + i->b];
    if (value.kind == VALUE_OBJECT && value.object->type == vm->types.function) {
        if (call_is_simple(vm, (Function *)value.object, i->b)) {
            pushed = call_simple(vm, (Function *)value.object, &r[i->a + 1], i->b);
            r[i->a].kind = VALUE_UNSET;
            pushed->dest = i->c;
            ENTER_FRAME();
            goto enter;
        }
        if (IS_AWAITED() && call_makes_coroutine((Function *)value.object, i->b)) {
            coroutine = generator_new_called(vm, (Function *)value.object, &r[i->a + 1], i->b);
            goto awaited_coroutine;
        }
    } else if (value.kind == VALUE_OBJECT && value.object->type == vm->types.type) {
        pushed = call_class(vm, &r[i->a], i->b);
        if (pushed) {
            pushed->dest = i->c;
            ENTER_FRAME();
            goto enter;
        }
        if (vm_has_error(vm)) {
            RAISED();
        }
    }
    if (IS_AWAITED() && native_await_call(vm, value, &r[i->a + 1], i->b, &awaited)) {
        goto awaited_native;
    }
    if (native_is_direct(vm, value, &r[i->a + 1], i->b)) {
        result = native_run(vm, (const NativeFunction *)value.object, &r[i->a + 1], i->b);
        goto has_result;
    }
    pushed = NULL;
    if (value.kind != VALUE_OBJECT || !call_direct(vm, value, &r[i->a + 1], i->b, &result)) {
        args = (Args){&r[i->a + 1], i->b, NULL};
        pushed = call_any(vm, value, args, &result);
    }
    goto called;

    CASE(CALL_METHOD) : {
        SAVE();
        value = load(&r[i->a]);
        const bool has_self = r[i->a + 1].kind != VALUE_UNSET;
        Value *const given = &r[i->a + 2 - has_self];
        const int count = i->b + has_self;
        if (value.kind == VALUE_OBJECT && value.object->type == vm->types.function) {
            if (call_is_simple(vm, (Function *)value.object, count)) {
                pushed = call_simple(vm, (Function *)value.object, given, count);
                r[i->a].kind = VALUE_UNSET;
                pushed->dest = i->c;
                ENTER_FRAME();
                goto enter;
            }
            if (IS_AWAITED() && call_makes_coroutine((Function *)value.object, count)) {
                coroutine = generator_new_called(vm, (Function *)value.object, given, count);
                goto awaited_coroutine;
            }
        }
        last_used = given + count - 1;
        if (IS_AWAITED() && native_await_call(vm, value, given, count, &awaited)) {
            goto awaited_native;
        }
        if (native_is_direct(vm, value, given, count)) {
            result = native_run(vm, (const NativeFunction *)value.object, given, count);
            goto has_result;
        }
        pushed = NULL;
        if (value.kind != VALUE_OBJECT || !call_direct(vm, value, given, count, &result)) {
            pushed = call_any(vm, value, (Args){given, count, NULL}, &result);
        }
        goto called;
    }

    CASE(CALL_KEYWORDS) : {
        const bool has_self = r[i->a + 1].kind != VALUE_UNSET;
        const Tuple *names = (const Tuple *)frame->code->constants[ip->x].object;
        ip++;
        SAVE();
        value = load(&r[i->a]);
        last_used = &r[i->a + 1 + i->b];
        args = (Args){&r[i->a + 2 - has_self], i->b + has_self - names->count, names};
        pushed = call_any(vm, value, args, &result);
        goto called;
    }

    CASE(CALL_SPREAD) : SAVE();
    last_used = &r[i->a + 2];
    pushed = call_spread(vm, r[i->a], r[i->a + 1], r[i->a + 2], &result);
    goto called;

called: // the call pushed a frame, or has its result
    if (pushed) {
        pushed->dest = i->c;
        DROP_CALL();
        ENTER_FRAME();
        goto enter;
    }
has_result:
    if (value_is_unset(result)) {
        RAISED();
    }
    DROP_CALL();
    SET_OR_FORGET(i->c);

awaited_coroutine: // the call has made a coroutine (or failed), which is awaited at once
    if (!coroutine) {
        RAISED();
    }
    r[i->a].kind = VALUE_UNSET;
    store(&r[ip->a], value_of_object(coroutine));
    if (vm->trace) {
        frame->await_mark = vm->interpreter->suspensions + 1;
    }
    ip += AWAIT_SEND + 1;
    SAVE();
    pushed = generator_enter(vm, coroutine, NONE, &outcome);
    if (!pushed) {
        RAISED();
    }
    pushed->on_return = RETURN_SEND;
    ENTER_FRAME();
    goto enter;

awaited_native: // the call is of a coroutine in C that is awaited at once, and has begun
    outcome = awaited.outcome;
    result = awaited.result;
    if (vm->trace) {
        frame->await_mark = outcome == OUTCOME_RETURNED ? 0 : vm->interpreter->suspensions + 1;
    }
    if (outcome == OUTCOME_RETURNED) {
        DROP_CALL();
        i = ip + AWAIT_SEND;
        ip = i + 1;
        SET_OR_FORGET(i->a);
    }
    if (outcome == OUTCOME_YIELDED) {
        DROP_CALL();
        store(&r[ip->a], awaited.coroutine);
    } else {
        value = vm_take_error(vm);
        DROP_CALL();
        vm_restore_error(vm, value);
    }
    i = ip + AWAIT_SEND;
    ip = i + 1;
    SAVE();
    goto sent;

    CASE(RETURN) : result = load(&r[i->a]);
    if (i->a >= temps) {
        r[i->a].kind = VALUE_UNSET;
    } else {
        value_ref(result);
    }
    SAVE();
    goto frame_returns;

    CASE(MAKE_FUNCTION) : SAVE();
    result = op_make_function(vm, frame, frame->code->constants[ip->x], &r[i->b], i->c);
    if (value_is_unset(result)) {
        RAISED();
    }
    ip++;
    SET(i->a, result);
    NEXT();

    CASE(LOAD_BUILD_CLASS) : SAVE();
    result = call_build_class(vm);
    CHECK_RESULT(i->a);
    NEXT();

    CASE(SETUP_ANNOTATIONS) : SAVE();
    if (!op_setup_annotations(vm, frame)) {
        RAISED();
    }
    NEXT();

    // --- Generators and awaiting ---
    CASE(YIELD) : result = load(&r[i->b]);
    if (i->b >= temps) {
        r[i->b].kind = VALUE_UNSET;
    } else {
        value_ref(result);
    }
    SAVE();
    frame->generator->gave_item = true;
    goto frame_yields;

    CASE(SEND) : {
        const Value iterator = load(&r[i->b]);
        SAVE();
        if (value_is_generator(vm, iterator)) {
            Generator *const generator = (Generator *)iterator.object;
            value = load(&r[i->c]);
            r[i->c].kind = VALUE_UNSET;
            if (generator->alone && generator->state == GENERATOR_SUSPENDED) {
                outcome = native_await_send(vm, generator, value, &result);
                goto sent;
            }
            pushed = generator_enter(vm, generator, value, &outcome);
            if (pushed) {
                pushed->on_return = RETURN_SEND;
                ENTER_FRAME();
                goto resumed;
            }
            result = NONE;
        } else {
            value = load(&r[i->c]);
            r[i->c].kind = VALUE_UNSET;
            outcome = generator_send_any(vm, iterator, value, &result);
        }
        goto sent;
    }

sent: // the SEND instruction i has an outcome
    if (outcome == OUTCOME_YIELDED) {
        frame->ip = i;
        frame->generator->gave_item = false;
        goto frame_yields;
    }
    if (outcome == OUTCOME_RAISED) {
        RAISED();
    }
await_is_over: // with `result`
    if (vm->trace && frame->await_mark == vm->interpreter->suspensions + 1) {
        recorder_no_wait(vm, frame, r[i->b]);
    }
    value = load(&r[i->b]);
    r[i->b].kind = VALUE_UNSET;
    if (value_is_coroutine(vm, value)) {
        generator_drop_ended(vm, (Generator *)value.object);
    } else {
        value_drop(vm, value);
    }
    SET_OR_FORGET(i->a);

    CASE(GET_AWAITABLE) : SAVE();
    if (vm->trace) {
        frame->await_mark = vm->interpreter->suspensions + 1;
    }
    value = load(&r[i->b]);
    if (i->b >= temps && value_is_coroutine(vm, value) &&
        ((const Generator *)value.object)->state == GENERATOR_CREATED) {
        r[i->b].kind = VALUE_UNSET;
        SET(i->a, value);
        NEXT();
    }
    result = op_get_awaitable(vm, r[i->b], i->c);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();

    CASE(GET_YIELD_FROM_ITER) : SAVE();
    result = op_get_yield_from_iter(vm, frame, r[i->b]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();

    CASE(GET_AITER) : SAVE();
    result = op_get_aiter(vm, r[i->b]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b);
    SET(i->a, result);
    NEXT();

    CASE(GET_ANEXT) : SAVE();
    if (vm->trace) {
        frame->await_mark = vm->interpreter->suspensions + 1;
    }
    result = op_get_anext(vm, r[i->b]);
    CHECK_RESULT(i->a);
    NEXT();

    CASE(END_ASYNC_FOR) : SAVE();
    value = load(&r[i->b]);
    r[i->b].kind = VALUE_UNSET;
    if (value_is_a(vm, value, vm->exceptions.StopAsyncIteration)) {
        value_drop(vm, value);
        SET(i->a, UNSET);
        NEXT();
    }
    vm_restore_error(vm, value);
    goto reraised;

    // --- Exceptions and with ---
    CASE(RAISE) : CASE(RAISE_FROM) : SAVE();
    value = i->op == OP_RAISE_FROM ? r[i->b] : UNSET;
    op_raise(vm, r[i->a], value);
    CONSUME(i->a);
    if (i->op == OP_RAISE_FROM) {
        CONSUME(i->b);
    }
    RAISED();

    CASE(RAISE_AGAIN) : SAVE();
    truth = !value_is_unset(frame_handled_exception(vm));
    op_raise_again(vm);
    if (truth) {
        goto reraised;
    }
    RAISED();

    CASE(RERAISE) : SAVE();
    value = load(&r[i->a]);
    r[i->a].kind = VALUE_UNSET;
    vm_restore_error(vm, value);
    goto reraised;

    CASE(PUSH_HANDLED) : {
        Handled *top = vm->stack->handled_top;
        store(&r[i->a + 1], top->exception);
        top->exception = value_ref(load(&r[i->a]));
        NEXT();
    }

    CASE(POP_HANDLED) : {
        Handled *top = vm->stack->handled_top;
        value = top->exception;
        top->exception = r[i->a + 1];
        r[i->a + 1].kind = VALUE_UNSET;
        SAVE();
        value_drop(vm, value);
        SET(i->a, UNSET);
        NEXT();
    }

    CASE(CHECK_MATCH) : {
        SAVE();
        const int known = op_check_match(vm, r[i->b], r[i->c]);
        if (known < 0) {
            RAISED();
        }
        CONSUME(i->c);
        SET(i->a, value_of_bool(known));
        NEXT();
    }

    CASE(CHECK_STAR_MATCH) : SAVE();
    if (!op_check_star_match(vm, &r[i->b], r[i->c], &result)) {
        RAISED();
    }
    CONSUME(i->c);
    if (value_is_exception(result)) {
        value_set(vm, &vm->stack->handled_top->exception, value_ref(result));
    }
    SET(i->a, result);
    NEXT();

    CASE(STAR_RERAISE) : SAVE();
    result = op_star_reraise(vm, r[i->b], r[i->c]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->c);
    SET(i->a, result);
    NEXT();

    CASE(MARK_CATCH) : if (vm->trace) {
        SAVE();
        recorder_catch(vm, frame, r[i->a]);
    }
    NEXT();

    CASE(LOAD_ASSERTION_ERROR) : SAVE();
    SET(i->a, value_of_object(object_ref(vm->exceptions.AssertionError)));
    NEXT();

    CASE(WITH_PREPARE) : {
        Value methods[4];
        SAVE();
        if (!op_with_prepare(vm, r[i->b], i->c, methods, methods + 2)) {
            RAISED();
        }
        CONSUME(i->b);
        for (int k = 0; k < 4; k++) {
            store(&r[i->a + k], methods[k]);
        }
        NEXT();
    }

    CASE(WITH_EXCEPT) : {
        const Exception *exception = value_as_exception(r[i->c]);
        store(&r[i->a], value_ref(load(&r[i->b])));
        store(&r[i->a + 1], value_ref(load(&r[i->b + 1])));
        store(&r[i->a + 2], value_of_object(object_ref(exception->base.type)));
        store(&r[i->a + 3], value_ref(load(&r[i->c])));
        store(&r[i->a + 4], value_ref(traceback_of(exception)));
        NEXT();
    }

    // --- Imports ---
    CASE(IMPORT_NAME) : SAVE();
    result = op_import_name(vm, frame, frame->code->sites[i->c].name, r[i->b], r[i->b + 1]);
    if (value_is_unset(result)) {
        RAISED();
    }
    CONSUME(i->b + 1);
    SET(i->a, result);
    NEXT();

    CASE(IMPORT_FROM) : SAVE();
    result = module_import_from(vm, r[i->b], frame->code->sites[i->c].name);
    CHECK_RESULT(i->a);
    NEXT();

    CASE(IMPORT_STAR) : SAVE();
    if (!module_import_star(vm, r[i->a],
                            value_is_unset(frame->names) ? value_of_object(frame->function->globals)
                                                         : frame->names)) {
        RAISED();
    }
    CONSUME(i->a);
    NEXT();

    // --- Matching ---
    CASE(MATCH_SEQUENCE) : truth = op_match_sequence(vm, r[i->b]);
    SET(i->a, value_of_bool(truth));
    NEXT();

    CASE(MATCH_MAPPING) : truth = op_match_mapping(vm, r[i->b]);
    SET(i->a, value_of_bool(truth));
    NEXT();

    CASE(MATCH_LENGTH) : {
        SAVE();
        const int64_t length = object_length(vm, r[i->b]);
        if (length < 0) {
            RAISED();
        }
        SET(i->a, value_of_int(length));
        NEXT();
    }

    CASE(MATCH_KEYS) : SAVE();
    result = op_match_keys(vm, r[i->b], r[i->c]);
    CHECK_RESULT(i->a);
    NEXT();

    CASE(MATCH_CLASS) : SAVE();
    result = op_match_class(vm, r[i->b], r[i->c], ip->x, r[i->a]);
    if (value_is_unset(result)) {
        RAISED();
    }
    ip++;
    CONSUME(i->c);
    SET(i->a, result);
    NEXT();

    CASE(MATCH_REST) : SAVE();
    result = op_match_rest(vm, r[i->b], r[i->c]);
    CHECK_RESULT(i->a);
    NEXT();

    // --- Marks ---
    CASE(LINE) : if (vm->trace) {
        SAVE();
        recorder_line(vm, frame, i->x);
    }
    NEXT();

    CASE(LINE_LEFT) : if (vm->trace && frame->line != i->x) {
        SAVE();
        recorder_line(vm, frame, i->x);
    }
    NEXT();

    CASE(MARK_LOCAL) : if (vm->trace) {
        SAVE();
        recorder_set_local(vm, frame, i->a);
    }
    NEXT();

    CASE(MARK_CELL) : if (vm->trace) {
        SAVE();
        recorder_set_local(vm, frame, i->a);
    }
    NEXT();

    CASE(MARK_NAME) : CASE(MARK_GLOBAL) : if (vm->trace) {
        Str *name = frame->code->sites[i->x].name;
        SAVE();
        if (i->op == OP_MARK_NAME && frame->names.kind == VALUE_OBJECT) {
            if (value_is_dict(frame->names)) {
                recorder_set(vm, frame, name, dict_get_str((Dict *)frame->names.object, name),
                             false);
            }
        } else {
            recorder_set(vm, frame, name, dict_get_str(frame->function->globals, name), true);
        }
    }
    NEXT();

    CASE(MARK_ATTR) : if (vm->trace && r[i->a].kind == VALUE_OBJECT) {
        Str *name = frame->code->sites[i->c].name;
        SAVE();
        if (r[i->a].object->flags & OBJECT_FIELDS) {
            value = fields_get(r[i->a].object, name);
            if (!value_is_unset(value)) {
                recorder_set_attribute(vm, frame, name, value);
            }
        }
    }
    NEXT();

    CASE(MARK_CHANGED)
        : if (vm->trace && r[i->a].kind == VALUE_OBJECT &&
              (r[i->a].object->flags & OBJECT_FIELDS)) {
        object_changed(vm, r[i->a].object);
    }
    NEXT();

    CASE(MARK_DELETED) : if (vm->trace) {
        SAVE();
        recorder_delete(vm, frame, frame->code->sites[i->x].name);
    }
    NEXT();

    // --- Leaving frames --------------------------------------------------------------------------

resumed: // a generator's frame was put on the stack, with or without an exception
    if (vm_has_error(vm)) {
        goto resume_raised;
    }
    goto enter;

resume_raised: // an exception is thrown into the frame
    if (!frame->code) {
        goto native;
    }
    if (ip->op == OP_SEND && frame->generator && frame->generator->delegates) {
        i = ip++;
        SAVE();
        generator_step_aside(vm, frame->generator);
        if (generator_throw_into(vm, r[i->b], &outcome, &result)) {
            pushed = vm->stack->frame;
            pushed->on_return = RETURN_THROW;
            pushed->dest = i->a;
            ENTER_FRAME();
            goto resumed;
        }
        generator_step_back(vm, frame->generator);
        if (outcome == OUTCOME_RAISED) {
            generator_chain_thrown(vm, frame->generator);
        }
        goto sent;
    }
    if (frame->generator) {
        generator_chain_thrown(vm, frame->generator);
    }
    goto raised;

frame_yields: // `result` goes to whoever resumed this generator
    pushed = frame;
    {
        Generator *generator = frame->generator;
        generator->delegates = frame->code && !generator->gave_item;
        if (vm->trace && frame->code && (frame->code->code->flags & CODE_MARKED) &&
            generator->gave_item) {
            recorder_return(vm, frame, result, true);
        }
        vm->stack->frame = frame->back;
        vm->depth--;
        generator_leave(vm, generator);
    }
    switch ((FrameReturn)pushed->on_return) {
    case RETURN_NEXT:
        ENTER_FRAME();
        i = ip - 1;
        ip++;
        SET(i->a, result);
        NEXT();
    case RETURN_SEND:
    case RETURN_THROW:
        frame = vm->stack->frame;
        frame->ip--;
        frame->generator->gave_item = false;
        goto frame_yields;
    case RETURN_TO_NATIVE: {
        frame = vm->stack->frame;
        NativeFrame *native = frame_native(frame);
        value_set(vm, &native->in, result);
        native->outcome = OUTCOME_YIELDED;
        goto native;
    }
    case RETURN_TO_C:
    case RETURN_TO_REGISTER:
    case RETURN_ITEM:
    case RETURN_OPERATOR:
    case RETURN_INSTANCE:
        *out = result;
        return LOOP_YIELDED;
    }

frame_returns: // the frame ends with `result`
    if (vm->trace && frame->code && (frame->code->code->flags & CODE_MARKED)) {
        recorder_return(vm, frame, result, false);
    }
    vm->stack->frame = frame->back;
    vm->depth--;
    {
        const FrameReturn how = frame->on_return;
        const int dest = frame->dest;
        Object *const instance = frame->instance;
        frame->instance = NULL;
        if (frame->generator && frame->code) {
            generator_end_code(vm, frame->generator);
        } else if (frame->generator) {
            generator_end(vm, frame->generator);
        } else {
            // The frame is off the stack but still in its memory: what its clearing runs must not
            // be cut from there.
            if (frame->code) {
                frame_clear_returned(vm, frame);
            } else {
                frame_clear(vm, frame);
            }
            frame_pop(vm, frame);
        }
        switch (how) {
        case RETURN_INSTANCE:
            if (!value_is_none(result)) {
                vm_raise(vm, vm->exceptions.TypeError, "__init__() should return None, not '%s'",
                         vm_type_name(vm, result));
                value_drop(vm, result);
                object_drop(vm, instance);
                frame = vm->stack->frame;
                if (!frame) {
                    return LOOP_RAISED;
                }
                if (!frame->code) {
                    goto native_raised;
                }
                ENTER_FRAME();
                RAISED();
            }
            result = value_of_object(instance);
            // Falls through: where an ordinary result goes.
            __attribute__((fallthrough));
        case RETURN_TO_REGISTER:
            ENTER_FRAME();
            SET(dest, result);
            NEXT();
        case RETURN_ITEM:
            ENTER_FRAME();
            i = ip - 1;
            ip++;
            SET(i->a, result);
            NEXT();
        case RETURN_OPERATOR:
            ENTER_FRAME();
            i = ip - 1;
            truth = i->op != OP_GET_ITEM && i->op != OP_GET_ITEM_INT;
            if (truth && result.kind == VALUE_NOT_IMPLEMENTED) {
                result = object_binary_reflected(vm, binary_of(i->op - OP_ADD), r[i->b], r[i->c]);
                if (value_is_unset(result)) {
                    RAISED();
                }
            }
            CONSUME(i->b);
            if (i->op != OP_GET_ITEM_INT) {
                CONSUME(i->c);
            }
            SET(i->a, result);
            NEXT();
        case RETURN_NEXT:
            value_drop(vm, result);
            ENTER_FRAME();
            i = ip - 1;
            ip += ip->x + 1;
            SAVE();
            value_set(vm, &r[i->b], UNSET);
            NEXT();
        case RETURN_SEND:
        case RETURN_THROW:
            ENTER_FRAME();
            if (how == RETURN_THROW) {
                generator_step_back(vm, frame->generator);
            }
            i = ip - 1;
            goto await_is_over;
        case RETURN_TO_NATIVE: {
            frame = vm->stack->frame;
            NativeFrame *native = frame_native(frame);
            value_set(vm, &native->in, result);
            native->outcome = OUTCOME_RETURNED;
            goto native;
        }
        case RETURN_TO_C:
            *out = result;
            return LOOP_RETURNED;
        }
    }

raised: // vm->error was raised by an instruction of this frame
    add_traceback(vm, frame);
    if ((frame->code->code->flags & CODE_MARKED) && vm->trace && !vm->interpreter->halted) {
        recorder_raise(vm, frame);
    }
reraised:
    if (enter_handler(vm, frame)) {
        ENTER_FRAME();
        NEXT();
    }
    if ((frame->code->code->flags & CODE_MARKED) && vm->trace && !vm->interpreter->halted) {
        recorder_unwind(vm, frame);
    }
frame_raises: // the frame ends with vm->error
    vm->stack->frame = frame->back;
    vm->depth--;
    {
        const FrameReturn how = frame->on_return;
        value = vm_take_error(vm);
        if (frame->generator) {
            vm_restore_error(vm, value);
            generator_convert_error(vm, frame->generator);
            value = vm_take_error(vm);
            generator_end(vm, frame->generator);
        } else {
            frame_clear(vm, frame);
            frame_pop(vm, frame);
        }
        vm_restore_error(vm, value);
        if (how == RETURN_TO_C) {
            return LOOP_RAISED;
        }
        frame = vm->stack->frame;
        if (!frame->code) {
            goto native_raised;
        }
        ENTER_FRAME();
        if (how == RETURN_THROW) {
            generator_step_back(vm, frame->generator);
            generator_chain_thrown(vm, frame->generator);
        }
        if (how == RETURN_ITEM && !vm->interpreter->halted &&
            vm_error_is(vm, vm->exceptions.StopIteration)) {
            value_drop(vm, vm_take_error(vm));
            i = ip - 1;
            ip += ip->x + 1;
            SAVE();
            value_set(vm, &r[i->b], UNSET);
            NEXT();
        }
        RAISED();
    }

native_raised:
    frame_native(frame)->outcome = OUTCOME_RAISED;
    value_set(vm, &frame_native(frame)->in, UNSET);
native: // a native frame goes on
    frame = vm->stack->frame;
    if (--vm->interpreter->fuel < 0) {
        if (!interpreter_look_around(vm, &pause)) {
            goto frame_raises;
        }
        if (pause) {
            return LOOP_PAUSED;
        }
    }
    if (vm->interpreter->halted) {
        interpreter_raise_halt(vm);
        goto frame_raises;
    }
    result = UNSET;
    switch (frame->step(vm, frame_native(frame), &result)) {
    case STEP_RETURN:
        goto frame_returns;
    case STEP_RAISE:
        frame_keep_native(vm, frame);
        goto frame_raises;
    case STEP_YIELD:
        if (!frame->generator) {
            return LOOP_PARKED;
        }
        frame->generator->gave_item = false;
        goto frame_yields;
    case STEP_CALL:
        frame = vm->stack->frame;
        if (!frame->code) {
            goto native;
        }
        ENTER_FRAME();
        goto resumed;
    }
    UNREACHABLE();
}
