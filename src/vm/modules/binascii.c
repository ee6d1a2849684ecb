// The core of binascii, base64, zlib and struct: what walks over every byte, or looks into a float.

#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/types/bytes.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/str.h"

#include <math.h>
#include <string.h>

// What these functions are given by the Python halves: bytes and an int. A program can reach them
// too, so they look.
static bool take_data(Vm *vm, Value value, Value number, Text *data) {
    if (!value_is_bytes(value) || number.kind != VALUE_INT) {
        vm_raise(vm, vm->exceptions.TypeError, "bytes and an int are expected");
        return false;
    }
    *data = bytes_text(value);
    return true;
}

// --- Base 64 -------------------------------------------------------------------------------------

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// _encode(bytes): four letters for every three bytes.
METHOD(base64_encode) {
    Text data;
    if (!take_data(vm, args[0], value_of_int(0), &data)) {
        return UNSET;
    }
    const Value result = bytes_new_zeroed(vm, (data.size + 2) / 3 * 4);
    if (value_is_unset(result)) {
        return UNSET;
    }
    char *out = ((Bytes *)result.object)->bytes;
    for (size_t i = 0; i < data.size; i += 3) {
        uint32_t bits = 0;
        for (size_t j = 0; j < 3; j++) {
            bits = bits << 8 | (i + j < data.size ? (unsigned char)data.bytes[i + j] : 0);
        }
        for (size_t j = 0; j < 4; j++) {
            *out++ = i + j > data.size ? '=' : letters[bits >> (18 - 6 * j) & 63];
        }
    }
    return result;
}

static int digit_of(char letter) {
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? (int)(found - letters) : -1;
}

typedef struct Decoder {
    Buf out;
    int phase;      // how many letters of the group of four were read
    unsigned group; // their bits
    int pads;       // '=' in a row
    int digits;     // letters in all
    bool strict;
    const char *wrong; // what strict mode does not take
} Decoder;

// One character that is no digit: padding may end the group. True: all is over.
static bool take_pad(Decoder *decoder, bool is_last) {
    decoder->pads++;
    if (decoder->phase >= 2 && decoder->phase + decoder->pads >= 4) {
        if (decoder->strict && !is_last) {
            decoder->wrong = "Excess data after padding";
        }
        return true;
    }
    return false;
}

static void take_digit(Decoder *decoder, int digit) {
    decoder->pads = 0;
    decoder->digits++;
    decoder->group = decoder->group << 6 | (unsigned)digit;
    decoder->phase++;
    if (decoder->phase == 1) {
        decoder->group = (unsigned)digit;
        return;
    }
    const int kept = 6 - 2 * (decoder->phase - 1);
    buf_add_char(&decoder->out, (char)(decoder->group >> kept & 255));
    decoder->phase %= 4;
}

// Whether the data ended behind a whole group.
static bool decode(Decoder *decoder, Text data) {
    for (size_t i = 0; i < data.size && !decoder->wrong; i++) {
        const char letter = data.bytes[i];
        const int digit = digit_of(letter);
        if (letter == '=') {
            if (decoder->strict && decoder->phase == 0 && decoder->pads == 0) {
                decoder->wrong =
                    decoder->digits ? "Excess data after padding" : "Leading padding not allowed";
            } else if (take_pad(decoder, i + 1 == data.size)) {
                return true;
            }
        } else if (digit < 0) {
            decoder->wrong = decoder->strict ? "Only base64 data is allowed" : NULL;
        } else if (decoder->strict && decoder->pads) {
            decoder->wrong = "Discontinuous padding not allowed";
        } else {
            take_digit(decoder, digit);
        }
    }
    return decoder->phase == 0;
}

// _decode(bytes, strict): the bytes, or the words of what is wrong as a str.
METHOD(base64_decode) {
    Text data;
    if (!take_data(vm, args[0], args[1], &data)) {
        return UNSET;
    }
    Decoder decoder = {.strict = args[1].integer != 0};
    buf_init(&decoder.out, &vm->alloc);
    const bool whole = decode(&decoder, data);
    Value result;
    if (decoder.wrong) {
        result = value_or_unset(str_from_c(vm, decoder.wrong));
    } else if (!whole && decoder.phase == 1) {
        result = value_or_unset(str_format(
            vm,
            "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a "
            "multiple of 4",
            decoder.digits));
    } else if (!whole) {
        result = value_or_unset(str_from_c(vm, "Incorrect padding"));
    } else if (decoder.out.failed) {
        result = vm_raise_memory(vm);
    } else {
        result = bytes_new(vm, decoder.out.bytes, decoder.out.size);
    }
    buf_deinit(&decoder.out);
    return result;
}

// --- Sums ----------------------------------------------------------------------------------------

// _crc32(bytes, value): the polynomial of zip and gzip, low bit first.
METHOD(crc32) {
    Text data;
    if (!take_data(vm, args[0], args[1], &data)) {
        return UNSET;
    }
    uint32_t sum = ~(uint32_t)args[1].integer;
    for (size_t i = 0; i < data.size; i++) {
        sum ^= (unsigned char)data.bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = sum & 1 ? sum >> 1 ^ 0xEDB88320u : sum >> 1;
        }
    }
    return value_of_int((int64_t)(uint32_t)~sum);
}

// _crc_hqx(bytes, value): CRC-CCITT, high bit first.
METHOD(crc_hqx) {
    Text data;
    if (!take_data(vm, args[0], args[1], &data)) {
        return UNSET;
    }
    unsigned sum = (unsigned)args[1].integer & 0xFFFF;
    for (size_t i = 0; i < data.size; i++) {
        sum ^= (unsigned)(unsigned char)data.bytes[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            sum = (sum & 0x8000 ? sum << 1 ^ 0x1021 : sum << 1) & 0xFFFF;
        }
    }
    return value_of_int(sum);
}

// _adler32(bytes, value)
METHOD(adler32) {
    Text data;
    if (!take_data(vm, args[0], args[1], &data)) {
        return UNSET;
    }
    uint32_t low = (uint32_t)args[1].integer & 0xFFFF, high = (uint32_t)args[1].integer >> 16;
    for (size_t i = 0; i < data.size; i++) {
        low = (low + (unsigned char)data.bytes[i]) % 65521;
        high = (high + low) % 65521;
    }
    return value_of_int((int64_t)((uint64_t)high << 16 | low));
}

// --- Floats as bits ------------------------------------------------------------------------------

// A positive number as a half float's bits without the sign; -1 when it is too large. Rounded half
// to even.
static int half_bits(double number) {
    if (isnan(number)) {
        return 0x7E00;
    }
    if (isinf(number)) {
        return 0x7C00;
    }
    int exponent;
    const double fraction = frexp(number, &exponent); // 0.5 <= fraction < 1
    if (number == 0.0 || exponent < -24) {
        return 0;
    }
    // Below 2**-14 the unit in the last place stays 2**-24.
    const int unit = exponent - 11 < -24 ? -24 : exponent - 11;
    const int units = (int)nearbyint(ldexp(fraction, exponent - unit));
    const int bits = (unit + 24) * 1024 + units;
    return bits >= 0x7C00 ? -1 : bits;
}

static double half_number(unsigned bits) {
    const int exponent = (int)(bits >> 10 & 31), fraction = (int)(bits & 1023);
    double number;
    if (exponent == 31) {
        number = fraction ? NAN : INFINITY;
    } else {
        number = exponent ? ldexp(1024 + fraction, exponent - 25) : ldexp(fraction, -24);
    }
    return bits & 0x8000 ? -number : number;
}

// _float_bits(number, size): the IEEE 754 form of 2, 4 or 8 bytes as an int; None: too large.
METHOD(float_bits) {
    if (args[0].kind != VALUE_FLOAT || args[1].kind != VALUE_INT) {
        return vm_raise(vm, vm->exceptions.TypeError, "a float and an int are expected");
    }
    const double number = args[0].number;
    uint64_t bits = 0;
    if (args[1].integer == 8) {
        memcpy(&bits, &number, sizeof bits);
        return int_from_uint(vm, bits);
    }
    if (args[1].integer == 4) {
        const float small = (float)number;
        uint32_t word;
        memcpy(&word, &small, sizeof word);
        return isinf(small) && !isinf(number) ? NONE : value_of_int(word);
    }
    const int half = half_bits(fabs(number));
    return half < 0 ? NONE : value_of_int(half | (signbit(number) ? 0x8000 : 0));
}

// _bits_float(bytes): of 2, 4 or 8 bytes, the lowest first.
METHOD(bits_float) {
    Text data;
    if (!take_data(vm, args[0], value_of_int(0), &data)) {
        return UNSET;
    }
    uint64_t bits = 0;
    for (size_t i = data.size; i-- > 0;) {
        bits = bits << 8 | (unsigned char)data.bytes[i];
    }
    if (data.size == 8) {
        double number;
        memcpy(&number, &bits, sizeof number);
        return value_of_float(number);
    }
    if (data.size == 4) {
        const uint32_t word = (uint32_t)bits;
        float number;
        memcpy(&number, &word, sizeof number);
        return value_of_float(number);
    }
    return value_of_float(half_number((unsigned)bits));
}

static const NativeDef functions[] = {
    NATIVE("_encode", "data, /", base64_encode),
    NATIVE("_decode", "data, strict, /", base64_decode),
    NATIVE("_crc32", "data, value, /", crc32),
    NATIVE("_crc_hqx", "data, value, /", crc_hqx),
    NATIVE("_adler32", "data, value, /", adler32),
    NATIVE("_float_bits", "number, size, /", float_bits),
    NATIVE("_bits_float", "data, /", bits_float),
    {0},
};

const NativeModule MODULE_BINASCII = {"binascii", functions, NULL, "vm/modules/binascii.py"};
