// time: every clock is the simulated one.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/record/recorder.h"
#include "vm/run/frame.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <math.h>

#define EPOCH_SECONDS 1704067200 // 2024-01-01 00:00:00 UTC, where the clock begins
#define SECOND_NS     1000000000

static int64_t wall_ns(const Vm *vm) {
    return EPOCH_SECONDS * (int64_t)SECOND_NS + vm->now_ns;
}

METHOD(time_seconds) {
    return value_of_float(vm_time_to_seconds(vm->now_ns));
}

METHOD(time_nanoseconds) {
    return value_of_int(vm->now_ns);
}

METHOD(time_time) {
    return value_of_float((double)wall_ns(vm) / 1e9);
}

METHOD(time_time_ns) {
    return value_of_int(wall_ns(vm));
}

// Code costs no time, so the processor has done nothing yet.
METHOD(time_process) {
    return value_of_float(0);
}

METHOD(time_process_ns) {
    return value_of_int(0);
}

// --- sleep ---------------------------------------------------------------------------------------

// Ends the run when the clock would pass its limit; false then.
static bool within_limit(Vm *vm, SimTime until) {
    const SimTime limit = vm->options.max_time;
    if (!limit || until <= limit) {
        return true;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "the simulated time would pass %.9g s, the limit of --max-time (0 means none)",
             vm_time_to_seconds(limit));
    interpreter_halt(vm, 3, buf_text(&text));
    buf_deinit(&text);
    return false;
}

static bool pass_time(Vm *vm, SimTime until, Text what) {
    if (vm->pass_time) {
        return vm->pass_time(vm, until, what);
    }
    if (vm->trace) {
        trace_add_block(vm->trace, recorder_current_line(vm), vm->now_ns, until,
                        trace_intern(vm->trace, what));
    }
    vm->now_ns = until;
    return true;
}

// The whole thread stands still: nothing happens until then, but in other threads.
static bool block(Vm *vm, SimTime until, Value seconds) {
    if (!vm->trace) {
        return pass_time(vm, until, TEXT("time.sleep()"));
    }
    Value shown = object_repr(vm, seconds);
    if (value_is_unset(shown)) {
        return false;
    }
    Buf what;
    buf_init(&what, &vm->alloc);
    buf_addf(&what, "time.sleep(%s)", value_as_str(shown)->bytes);
    value_drop(vm, shown);
    const bool done = pass_time(vm, until, buf_text(&what));
    buf_deinit(&what);
    return done;
}

static Step sleep_step(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->state == 0) {
        const Value seconds = frame->args[0];
        SimTime duration;
        double number;
        // What is no float must be an index: text has no length of time.
        Value exact =
            float_value(seconds, &number) ? value_ref(seconds) : int_from_index(vm, seconds);
        const bool known = !value_is_unset(exact) && vm_seconds_to_time(vm, exact, &duration);
        value_drop(vm, exact);
        if (!known) {
            return STEP_RAISE;
        }
        if (duration < 0) {
            vm_raise(vm, vm->exceptions.ValueError, "sleep length must be non-negative");
            return STEP_RAISE;
        }
        SimTime until;
        if (__builtin_add_overflow(vm->now_ns, duration, &until)) {
            until = INT64_MAX;
        }
        if (vm_stack_is_worker(vm)) {
            if (!vm_stack_can_park(vm)) {
                return STEP_RAISE;
            }
            vm->stack->park_until = until;
            frame->state = 1;
            return STEP_YIELD;
        }
        if (within_limit(vm, until) && !block(vm, until, seconds)) {
            return STEP_RAISE;
        }
    }
    *out = NONE;
    return STEP_RETURN;
}

// --- struct_time ---------------------------------------------------------------------------------

// time.struct_time is a tuple of nine with names for them; behind these are two values more, which
// have only names: the zone and its offset.
#define SEQUENCE_FIELDS 9
#define ALL_FIELDS      11

static size_t struct_size(const Object *object) {
    (void)object;
    return sizeof(Tuple) + ALL_FIELDS * sizeof(Value);
}

static void struct_finalize(Vm *vm, Object *object) {
    for (int i = SEQUENCE_FIELDS; i < ALL_FIELDS; i++) {
        value_drop(vm, ((Tuple *)object)->items[i]);
    }
    vm->types.tuple->finalize(vm, object);
}

static void struct_traverse(Object *object, Visit *visit, void *context) {
    for (int i = SEQUENCE_FIELDS; i < ALL_FIELDS; i++) {
        const Value item = ((Tuple *)object)->items[i];
        if (value_is_object(item)) {
            visit(item.object, context);
        }
    }
    object->type->parent->traverse(object, visit, context);
}

// `zone` is "UTC" for the local time, and what CPython says for gmtime.
static Value struct_time_new(Vm *vm, const CivilTime *time, const char *zone) {
    const Value type = vm_import_from(vm, "time", "struct_time");
    if (value_is_unset(type)) {
        return UNSET;
    }
    Str *shown = str_from_c(vm, zone);
    Tuple *made =
        shown ? object_new(vm, (Type *)type.object, sizeof(Tuple) + ALL_FIELDS * sizeof(Value))
              : NULL;
    value_drop(vm, type);
    if (!made) {
        if (shown) {
            object_drop(vm, shown);
        }
        return UNSET;
    }
    made->count = SEQUENCE_FIELDS;
    made->items[SEQUENCE_FIELDS] = value_of_object(shown);
    made->items[SEQUENCE_FIELDS + 1] = value_of_int(0);
    const int64_t fields[] = {time->year,   time->month,   time->day,     time->hour, time->minute,
                              time->second, time->weekday, time->yearday, 0};
    for (int i = 0; i < 9; i++) {
        made->items[i] = value_of_int(fields[i]);
    }
    return value_of_object(made);
}

static const char *const field_names[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",
                                          "tm_sec",  "tm_wday", "tm_yday", "tm_isdst"};

static Value field(Value self, int index) {
    return value_ref(((const Tuple *)self.object)->items[index]);
}

#define FIELD_GETTER(name, index)           \
    static Value name(Vm *vm, Value self) { \
        (void)vm;                           \
        return field(self, index);          \
    }
FIELD_GETTER(get_year, 0)
FIELD_GETTER(get_month, 1)
FIELD_GETTER(get_day, 2)
FIELD_GETTER(get_hour, 3)
FIELD_GETTER(get_minute, 4)
FIELD_GETTER(get_second, 5)
FIELD_GETTER(get_weekday, 6)
FIELD_GETTER(get_yearday, 7)
FIELD_GETTER(get_isdst, 8)

FIELD_GETTER(get_zone, SEQUENCE_FIELDS)
FIELD_GETTER(get_offset, SEQUENCE_FIELDS + 1)

static const NativeGetter struct_getters[] = {
    {"tm_year", get_year, NULL},    {"tm_mon", get_month, NULL},     {"tm_mday", get_day, NULL},
    {"tm_hour", get_hour, NULL},    {"tm_min", get_minute, NULL},    {"tm_sec", get_second, NULL},
    {"tm_wday", get_weekday, NULL}, {"tm_yday", get_yearday, NULL},  {"tm_isdst", get_isdst, NULL},
    {"tm_zone", get_zone, NULL},    {"tm_gmtoff", get_offset, NULL}, {NULL, NULL, NULL},
};

static Value struct_repr(Vm *vm, Value self) {
    Buf out;
    buf_init(&out, &vm->alloc);
    buf_add_text(&out, TEXT("time.struct_time("));
    for (int i = 0; i < 9; i++) {
        Value shown = object_repr(vm, ((const Tuple *)self.object)->items[i]);
        if (value_is_unset(shown)) {
            buf_deinit(&out);
            return UNSET;
        }
        buf_addf(&out, "%s%s=%s", i ? ", " : "", field_names[i], value_as_str(shown)->bytes);
        value_drop(vm, shown);
    }
    buf_add_char(&out, ')');
    return value_or_unset(str_from_buf(vm, &out));
}

static Value struct_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "structseq", args, 1, 1)) {
        return UNSET;
    }
    List *list = list_new(vm, 9);
    if (!list || !list_extend(vm, list, args.values[0])) {
        if (list) {
            object_drop(vm, list);
        }
        return UNSET;
    }
    Tuple *made = NULL;
    if (list->count < 9 || list->count > 11) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "time.struct_time() takes an at %s %d-sequence (%d-sequence given)",
                 list->count < 9 ? "least" : "most", list->count < 9 ? 9 : 11, list->count);
    } else {
        made = object_new(vm, type, sizeof(Tuple) + ALL_FIELDS * sizeof(Value));
        for (int i = 0; made && i < ALL_FIELDS; i++) {
            made->items[i] = i < list->count ? value_ref(list->items[i]) : NONE;
        }
        if (made) {
            made->count = SEQUENCE_FIELDS;
        }
    }
    object_drop(vm, list);
    return value_or_unset(made);
}

// --- Dates ---------------------------------------------------------------------------------------

// Seconds since 1970 from an optional argument; false with an exception set.
static bool take_seconds(Vm *vm, Value value, int64_t *seconds) {
    if (value_is_unset(value) || value_is_none(value)) {
        *seconds = EPOCH_SECONDS + vm->now_ns / SECOND_NS;
        return true;
    }
    double number;
    const Value whole = value.kind == VALUE_FLOAT ? NONE : int_from_index(vm, value);
    value_drop(vm, whole);
    if (value_is_unset(whole) || !float_from_value(vm, value, &number)) {
        return false;
    }
    number = floor(number);
    if (!(number > -6.7e10 && number < 2.5e14)) {
        if (isnan(number)) {
            vm_raise(vm, vm->exceptions.ValueError, "Invalid value NaN (not a number)");
        } else {
            vm_raise(vm, vm->exceptions.OverflowError,
                     "timestamp out of range for platform time_t");
        }
        return false;
    }
    *seconds = (int64_t)number;
    return true;
}

static Value time_in(Vm *vm, Value when, const char *zone) {
    int64_t seconds;
    if (!take_seconds(vm, when, &seconds)) {
        return UNSET;
    }
    CivilTime time;
    civil_from_seconds(seconds, &time);
    return struct_time_new(vm, &time, zone);
}

METHOD(time_gmtime) {
    return time_in(vm, args[0], "GMT");
}

METHOD(time_localtime) {
    return time_in(vm, args[0], "UTC");
}

static int clamp(int64_t value, int low, int high) {
    return value < low ? low : value > high ? high : (int)value;
}

// Nine numbers, or now when there is no argument; false with an exception set.
static bool take_civil(Vm *vm, Value value, CivilTime *time) {
    if (value_is_unset(value)) {
        civil_from_seconds(EPOCH_SECONDS + vm->now_ns / SECOND_NS, time);
        return true;
    }
    if (!value_has_type_flag(value, TYPE_TUPLE)) {
        vm_raise(vm, vm->exceptions.TypeError, "Tuple or struct_time argument required");
        return false;
    }
    const Tuple *tuple = (const Tuple *)value.object;
    if (tuple->count != 9) {
        vm_raise(vm, vm->exceptions.TypeError, "strftime(): illegal time tuple argument");
        return false;
    }
    int64_t n[9];
    for (int i = 0; i < 9; i++) {
        if (!int_index(vm, tuple->items[i], &n[i])) {
            return false;
        }
    }
    *time = (CivilTime){.year = n[0],
                        .month = clamp(n[1], -100000, 100000),
                        .day = clamp(n[2], -10000000, 10000000),
                        .hour = clamp(n[3], -10000000, 10000000),
                        .minute = clamp(n[4], -10000000, 10000000),
                        .second = clamp(n[5], -10000000, 10000000),
                        .weekday = clamp(n[6], -1, 7),
                        .yearday = clamp(n[7], -1, 400)};
    // Where nobody knows whether it is summer, nobody knows the zone.
    time->zone = n[8] < 0 ? (Text){"", 0} : TEXT("UTC");
    time->has_offset = n[8] >= 0;
    if (tuple->base.type->size_of == struct_size) {
        const Value zone = tuple->items[SEQUENCE_FIELDS],
                    offset = tuple->items[SEQUENCE_FIELDS + 1];
        time->zone = value_is_str(zone) ? str_text(value_as_str(zone)) : time->zone;
        time->offset = offset.kind == VALUE_INT ? offset.integer : 0;
    }
    return true;
}

static bool check_range(Vm *vm, CivilTime *time) {
    static const char *const names[] = {"month",   "day of month", "hour",       "minute",
                                        "seconds", "day of week",  "day of year"};
    time->month = time->month == 0 ? 1 : time->month;
    time->day = time->day == 0 ? 1 : time->day;
    time->yearday = time->yearday == 0 ? 1 : time->yearday;
    const int values[] = {time->month,  time->day,     time->hour,   time->minute,
                          time->second, time->weekday, time->yearday};
    const int lows[] = {1, 1, 0, 0, 0, 0, 1}, highs[] = {12, 31, 23, 59, 61, 6, 366};
    for (int i = 0; i < 7; i++) {
        if (values[i] < lows[i] || values[i] > highs[i]) {
            vm_raise(vm, vm->exceptions.ValueError, "%s out of range", names[i]);
            return false;
        }
    }
    return true;
}

METHOD(time_mktime) {
    CivilTime time;
    if (!take_civil(vm, args[0], &time)) {
        return UNSET;
    }
    return value_of_float((double)civil_to_seconds(&time));
}

METHOD(time_strftime) {
    CivilTime time;
    if (!value_is_str(args[0])) {
        return vm_raise(vm, vm->exceptions.TypeError, "strftime() argument 1 must be str, not %s",
                        argument_type_name(vm, args[0]));
    }
    if (!take_civil(vm, args[1], &time) || !check_range(vm, &time)) {
        return UNSET;
    }
    Buf out;
    buf_init(&out, &vm->alloc);
    civil_format(&time, str_text(value_as_str(args[0])), &out);
    return value_or_unset(str_from_buf(vm, &out));
}

static Value ctime_text(Vm *vm, const CivilTime *time) {
    Buf out;
    buf_init(&out, &vm->alloc);
    civil_format(time, TEXT("%c"), &out);
    return value_or_unset(str_from_buf(vm, &out));
}

METHOD(time_ctime) {
    int64_t seconds;
    CivilTime time;
    if (!take_seconds(vm, args[0], &seconds)) {
        return UNSET;
    }
    civil_from_seconds(seconds, &time);
    return ctime_text(vm, &time);
}

METHOD(time_asctime) {
    CivilTime time;
    return take_civil(vm, args[0], &time) && check_range(vm, &time) ? ctime_text(vm, &time) : UNSET;
}

static const NativeDef functions[] = {
    NATIVE("time", "", time_time),
    NATIVE("time_ns", "", time_time_ns),
    NATIVE("monotonic", "", time_seconds),
    NATIVE("monotonic_ns", "", time_nanoseconds),
    NATIVE("perf_counter", "", time_seconds),
    NATIVE("perf_counter_ns", "", time_nanoseconds),
    NATIVE("process_time", "", time_process),
    NATIVE("process_time_ns", "", time_process_ns),
    NATIVE("thread_time", "", time_process),
    NATIVE("thread_time_ns", "", time_process_ns),
    NATIVE_IN_FRAME("sleep", "seconds, /", sleep_step),
    NATIVE("gmtime", "seconds=…, /", time_gmtime),
    NATIVE("localtime", "seconds=…, /", time_localtime),
    NATIVE("mktime", "t, /", time_mktime),
    NATIVE("strftime", "format, t=…, /", time_strftime),
    NATIVE("ctime", "seconds=…, /", time_ctime),
    NATIVE("asctime", "t=…, /", time_asctime),
    {0},
};

// What CPython's sequences with named fields say of themselves.
static bool count_fields(Vm *vm, Type *type) {
    Tuple *names = tuple_new(vm, SEQUENCE_FIELDS);
    bool done = names != NULL;
    for (int i = 0; done && i < SEQUENCE_FIELDS; i++) {
        Str *name = str_from_c(vm, field_names[i]);
        names->items[i] = name ? value_of_object(name) : NONE;
        done = name != NULL;
    }
    done = done && dict_set_c(vm, type->dict, "__match_args__", value_of_object(names)) &&
           dict_set_c(vm, type->dict, "n_fields", value_of_int(ALL_FIELDS)) &&
           dict_set_c(vm, type->dict, "n_sequence_fields", value_of_int(SEQUENCE_FIELDS)) &&
           dict_set_c(vm, type->dict, "n_unnamed_fields", value_of_int(0));
    if (names) {
        object_drop(vm, names);
    }
    return done;
}

static bool setup(Vm *vm, Dict *globals) {
    Type *type = type_new(vm, "struct_time", "time", vm->types.tuple, 0, 0);
    if (!type) {
        return false;
    }
    type->repr = struct_repr;
    type->new_ = struct_new;
    type->size_of = struct_size;
    type->finalize = struct_finalize;
    type->traverse = struct_traverse;
    Str *utc = str_from_c(vm, "UTC");
    const Value zone = value_or_unset(utc);
    const Value zones[] = {zone, zone};
    Tuple *names = utc ? tuple_of(vm, zones, 2) : NULL;
    const bool done = names && type_complete(vm, type, NULL, struct_getters) &&
                      count_fields(vm, type) &&
                      dict_set_c(vm, globals, "struct_time", value_of_object(type)) &&
                      dict_set_c(vm, globals, "timezone", value_of_int(0)) &&
                      dict_set_c(vm, globals, "altzone", value_of_int(0)) &&
                      dict_set_c(vm, globals, "daylight", value_of_int(0)) &&
                      dict_set_c(vm, globals, "tzname", value_of_object(names));
    if (names) {
        object_drop(vm, names);
    }
    value_drop(vm, zone);
    return done;
}

const NativeModule MODULE_TIME = {"time", functions, setup, "vm/modules/time.py"};
