#include "vm/types/memory_item.h"

#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/vm.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *formats;
    size_t size;
} SIZES[] = {{"cbB?", 1}, {"hH", 2}, {"iIf", 4}, {"lLqQnNdP", 8}};

size_t memory_item_size(char format) {
    for (size_t i = 0; format && i < sizeof SIZES / sizeof *SIZES; i++) {
        if (strchr(SIZES[i].formats, format)) {
            return SIZES[i].size;
        }
    }
    return 0;
}

static bool is_signed(char format) {
    return strchr("bhilqn", format) != NULL;
}

// --- Reading -------------------------------------------------------------------------------------

static uint64_t read_bits(const char *place, size_t size) {
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        bits |= (uint64_t)(unsigned char)place[i] << (8 * i);
    }
    return bits;
}

static Value read_float(Vm *vm, uint64_t bits, size_t size) {
    double number = 0;
    if (size == sizeof number) {
        memcpy(&number, &bits, sizeof number);
    } else {
        const uint32_t half = (uint32_t)bits;
        float narrow = 0;
        memcpy(&narrow, &half, sizeof narrow);
        number = (double)narrow;
    }
    return value_of_float(isnan(number) ? float_new_nan(vm, signbit(number) ? -1.0 : 1.0) : number);
}

Value memory_item_read(Vm *vm, char format, const char *place) {
    const size_t size = memory_item_size(format);
    if (format == 'c') {
        return bytes_new(vm, place, size);
    }
    uint64_t bits = read_bits(place, size);
    if (format == '?') {
        return value_of_bool(bits != 0);
    }
    if (format == 'f' || format == 'd') {
        return read_float(vm, bits, size);
    }
    if (!is_signed(format)) {
        return int_from_uint(vm, bits);
    }
    if (size < sizeof bits && bits >> (8 * size - 1)) {
        bits |= UINT64_MAX << (8 * size); // the sign goes on to the left
    }
    return value_of_int((int64_t)bits);
}

// --- Writing -------------------------------------------------------------------------------------

static bool raise_invalid(Vm *vm, char format, bool is_type) {
    vm_raise(vm, is_type ? vm->exceptions.TypeError : vm->exceptions.ValueError,
             "memoryview: invalid %s for format '%c'", is_type ? "type" : "value", format);
    return false;
}

// What was raised while the number was asked for: the common errors are said in the view's words.
static bool reword_error(Vm *vm, char format) {
    const bool is_type = vm_error_is(vm, vm->exceptions.TypeError);
    if (!is_type && !vm_error_is(vm, vm->exceptions.OverflowError) &&
        !vm_error_is(vm, vm->exceptions.ValueError)) {
        return false;
    }
    value_drop(vm, vm_take_error(vm));
    return raise_invalid(vm, format, is_type);
}

// The bits of an int that fits the format; false without an exception when it does not.
static bool bits_of_int(Value number, char format, size_t size, uint64_t *out) {
    int64_t small = 0;
    const bool negative = int_sign(number) < 0;
    const bool may_be_negative = is_signed(format) || format == 'P';
    if (negative && !may_be_negative) {
        return false;
    }
    if (int_fits(number, &small)) {
        *out = (uint64_t)small;
        const int64_t high = small >> (8 * (int)size - (is_signed(format) ? 1 : 0)) % 64;
        return size == sizeof *out || high == 0 || (is_signed(format) && high == -1);
    }
    IntView view;
    mpz_srcptr large = int_view(&view, number);
    if (negative || is_signed(format) || size < sizeof *out || mpz_sizeinbase(large, 2) > 64) {
        return false;
    }
    *out = mpz_get_ui(large);
    return true;
}

static bool make_int(Vm *vm, char format, Value value, size_t size, uint64_t *out) {
    Value number = int_from_index(vm, value);
    if (value_is_unset(number)) {
        return reword_error(vm, format);
    }
    const bool fits = bits_of_int(number, format, size, out);
    value_drop(vm, number);
    return fits || raise_invalid(vm, format, false);
}

static bool make_float(Vm *vm, char format, Value value, uint64_t *out) {
    double number = 0;
    if (!float_from_value(vm, value, &number)) {
        return reword_error(vm, format);
    }
    if (format == 'd') {
        memcpy(out, &number, sizeof number);
    } else {
        const float narrow = (float)number;
        uint32_t half = 0;
        memcpy(&half, &narrow, sizeof narrow);
        *out = half;
    }
    return true;
}

static bool make_char(Vm *vm, Value value, uint64_t *out) {
    if (!value_is_bytes(value) || bytes_text(value).size != 1) {
        return raise_invalid(vm, 'c', !value_is_bytes(value));
    }
    *out = (unsigned char)bytes_text(value).bytes[0];
    return true;
}

bool memory_item_make(Vm *vm, char format, Value value, char out[MEMORY_ITEM_MOST]) {
    const size_t size = memory_item_size(format);
    uint64_t bits = 0;
    bool done = true;
    if (format == 'c') {
        done = make_char(vm, value, &bits);
    } else if (format == '?') {
        const int truth = object_truth(vm, value);
        done = truth >= 0;
        bits = truth > 0;
    } else if (format == 'f' || format == 'd') {
        done = make_float(vm, format, value, &bits);
    } else {
        done = make_int(vm, format, value, size, &bits);
    }
    for (size_t i = 0; i < size; i++) {
        out[i] = (char)(bits >> (8 * i));
    }
    return done;
}
