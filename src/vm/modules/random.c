// random: the Mersenne Twister, and what must draw from it exactly as CPython does.
//
// The C half is the class behind random.Random; random.py has what is made from its numbers.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/digest.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <string.h>

#define SIZE   624
#define MIDDLE 397

typedef struct Generator32 {
    Object base;
    uint32_t state[SIZE];
    int index; // the next number; SIZE: make new ones first
} Generator32;

static Generator32 *self_of(Value self) {
    return (Generator32 *)self.object;
}

// --- The twister ---------------------------------------------------------------------------------

static void seed_number(Generator32 *self, uint32_t number) {
    self->state[0] = number;
    for (uint32_t i = 1; i < SIZE; i++) {
        const uint32_t last = self->state[i - 1];
        self->state[i] = 1812433253u * (last ^ last >> 30) + i;
    }
    self->index = SIZE;
}

static void seed_words(Generator32 *self, const uint32_t *words, size_t count) {
    seed_number(self, 19650218);
    uint32_t *state = self->state;
    size_t i = 1, k = 0;
    for (size_t step = count > SIZE ? count : SIZE; step; step--) {
        const uint32_t last = state[i - 1];
        state[i] = (state[i] ^ (last ^ last >> 30) * 1664525u) + words[k] + (uint32_t)k;
        if (++i >= SIZE) {
            state[0] = state[SIZE - 1];
            i = 1;
        }
        k = k + 1 < count ? k + 1 : 0;
    }
    for (size_t step = SIZE - 1; step; step--) {
        const uint32_t last = state[i - 1];
        state[i] = (state[i] ^ (last ^ last >> 30) * 1566083941u) - (uint32_t)i;
        if (++i >= SIZE) {
            state[0] = state[SIZE - 1];
            i = 1;
        }
    }
    state[0] = 0x80000000u;
}

static void twist(Generator32 *self) {
    uint32_t *state = self->state;
    for (int i = 0; i < SIZE; i++) {
        const uint32_t mixed = (state[i] & 0x80000000u) | (state[(i + 1) % SIZE] & 0x7fffffffu);
        state[i] = state[(i + MIDDLE) % SIZE] ^ mixed >> 1 ^ (mixed & 1 ? 0x9908b0dfu : 0);
    }
    self->index = 0;
}

static uint32_t next_word(Generator32 *self) {
    if (self->index >= SIZE) {
        twist(self);
    }
    uint32_t word = self->state[self->index++];
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c5680u;
    word ^= word << 15 & 0xefc60000u;
    return word ^ word >> 18;
}

static double next_double(Generator32 *self) {
    const uint32_t a = next_word(self) >> 5, b = next_word(self) >> 6;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
}

// --- Seeds ---------------------------------------------------------------------------------------

static bool seed_mpz(Vm *vm, Generator32 *self, mpz_srcptr number) {
    const size_t count = mpz_sgn(number) == 0 ? 1 : (mpz_sizeinbase(number, 2) + 31) / 32;
    uint32_t *words = alloc_try_zero(&vm->alloc, count * sizeof *words);
    if (!words) {
        vm_raise_memory(vm);
        return false;
    }
    mpz_export(words, NULL, -1, sizeof *words, 0, 0, number);
    seed_words(self, words, count);
    alloc_release(&vm->alloc, words, count * sizeof *words);
    return true;
}

// Text and bytes: followed by their SHA-512, as one number.
static bool seed_text(Vm *vm, Generator32 *self, Text text) {
    Digest digest;
    unsigned char hash[DIGEST_MAX_SIZE];
    digest_init(&digest, DIGEST_SHA512);
    digest_update(&digest, text);
    const size_t more = (size_t)digest_finish(&digest, hash);
    const size_t size = text.size + more;
    if (!int_may_have_bits(vm, (uint64_t)size * 8)) {
        return false;
    }
    char *bytes = alloc_try(&vm->alloc, size);
    if (!bytes) {
        vm_raise_memory(vm);
        return false;
    }
    memcpy(bytes, text.bytes, text.size);
    memcpy(bytes + text.size, hash, more);
    mpz_t number;
    mpz_init(number);
    mpz_import(number, size, 1, 1, 1, 0, bytes);
    alloc_release(&vm->alloc, bytes, size);
    const bool done = seed_mpz(vm, self, number);
    mpz_clear(number);
    return done;
}

static bool seed_any(Vm *vm, Generator32 *self, Value value) {
    if (value_is_unset(value) || value_is_none(value)) {
        value = value_of_int(0); // the same in every run
    }
    if (value_is_int(value)) {
        IntView view;
        return seed_mpz(vm, self, int_view(&view, value));
    }
    if (value_is_str(value)) {
        return seed_text(vm, self, str_text(value_as_str(value)));
    }
    if (value_is_bytes(value)) {
        return seed_text(vm, self, bytes_text(value));
    }
    if (value.kind != VALUE_FLOAT && !value_has_type_flag(value, TYPE_FLOAT)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "The only supported seed types are: None,\nint, float, str, bytes, and "
                 "bytearray.");
        return false;
    }
    int64_t hash;
    if (!object_hash(vm, value, &hash)) {
        return false;
    }
    const uint64_t number = (uint64_t)hash;
    const uint32_t words[] = {(uint32_t)number, (uint32_t)(number >> 32)};
    seed_words(self, words, number >> 32 ? 2 : 1);
    return true;
}

// --- Methods -------------------------------------------------------------------------------------

static Value random_new(Vm *vm, Type *type, Args args) {
    Generator32 *made = object_new(vm, type, sizeof *made);
    if (made && !seed_any(vm, made, args.count > 0 ? args.values[0] : UNSET)) {
        object_drop(vm, made);
        return UNSET;
    }
    return value_or_unset(made);
}

METHOD(random_seed) {
    return seed_any(vm, self_of(args[0]), args[1]) ? NONE : UNSET;
}

METHOD(random_random) {
    return value_of_float(next_double(self_of(args[0])));
}

static Value get_bits(Vm *vm, Generator32 *self, int64_t bits) {
    if (bits <= 32) {
        return value_of_int(bits == 0 ? 0 : next_word(self) >> (32 - bits));
    }
    if (!int_may_have_bits(vm, (uint64_t)bits)) {
        return UNSET;
    }
    const size_t count = ((size_t)bits + 31) / 32;
    uint32_t *words = alloc_try(&vm->alloc, count * sizeof *words);
    if (!words) {
        return vm_raise_memory(vm);
    }
    for (size_t i = 0; i < count; i++, bits -= 32) {
        words[i] = next_word(self) >> (bits < 32 ? 32 - bits : 0);
    }
    mpz_t number;
    mpz_init(number);
    mpz_import(number, count, -1, sizeof *words, 0, 0, words);
    alloc_release(&vm->alloc, words, count * sizeof *words);
    return int_from_mpz(vm, number);
}

METHOD(random_getrandbits) {
    int64_t bits;
    if (!int_index_or(vm, args[1], NULL, &bits)) {
        return UNSET;
    }
    if (bits < INT32_MIN || bits > INT32_MAX) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "Python int too large to convert to C int");
    }
    if (bits < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "number of bits must be non-negative");
    }
    return get_bits(vm, self_of(args[0]), bits);
}

// A number below a limit: as many bits as the limit has, until they make one below it.
METHOD(random_randbelow) {
    Value limit = int_from_index(vm, args[1]);
    if (value_is_unset(limit)) {
        return UNSET;
    }
    IntView view;
    const int64_t bits =
        int_sign(limit) == 0 ? 0 : (int64_t)mpz_sizeinbase(int_view(&view, limit), 2);
    Value number = int_sign(limit) <= 0 ? value_of_int(0) : get_bits(vm, self_of(args[0]), bits);
    while (int_sign(limit) > 0 && !value_is_unset(number) &&
           int_compare_values(number, limit) >= 0) {
        value_set(vm, &number, get_bits(vm, self_of(args[0]), bits));
    }
    value_drop(vm, limit);
    return number;
}

METHOD(random_getstate) {
    const Generator32 *self = self_of(args[0]);
    Tuple *state = tuple_new(vm, SIZE + 1);
    for (int i = 0; state && i < SIZE; i++) {
        state->items[i] = value_of_int(self->state[i]);
    }
    if (state) {
        state->items[SIZE] = value_of_int(self->index);
    }
    return value_or_unset(state);
}

METHOD(random_setstate) {
    Generator32 *self = self_of(args[0]);
    if (!value_has_type_flag(args[1], TYPE_TUPLE)) {
        return vm_raise(vm, vm->exceptions.TypeError, "state vector must be a tuple");
    }
    const Tuple *state = (const Tuple *)args[1].object;
    if (state->count != SIZE + 1) {
        return vm_raise(vm, vm->exceptions.ValueError, "state vector is the wrong size");
    }
    uint32_t words[SIZE];
    int64_t number;
    for (int i = 0; i < SIZE; i++) {
        if (!int_index(vm, state->items[i], &number)) {
            return UNSET;
        }
        words[i] = (uint32_t)number;
    }
    if (!int_index(vm, state->items[SIZE], &number)) {
        return UNSET;
    }
    if (number < 0 || number > SIZE) {
        return vm_raise(vm, vm->exceptions.ValueError, "invalid state");
    }
    memcpy(self->state, words, sizeof words);
    self->index = (int)number;
    return NONE;
}

static const NativeDef methods[] = {
    NATIVE("seed", "self, n=…, /", random_seed),
    NATIVE("random", "self, /", random_random),
    NATIVE("getrandbits", "self, k, /", random_getrandbits),
    NATIVE("_randbelow", "self, n, /", random_randbelow),
    NATIVE("getstate", "self, /", random_getstate),
    NATIVE("setstate", "self, state, /", random_setstate),
    {0},
};

static bool setup(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "_Random", "_random", sizeof(Generator32));
    if (!type) {
        return false;
    }
    type->new_ = random_new;
    return type_complete(vm, type, methods, NULL);
}

const NativeModule MODULE_RANDOM = {"random", NULL, setup, "vm/modules/random.py"};
