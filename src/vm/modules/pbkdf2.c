// Keys made of passwords, slowly: PBKDF2 over HMAC (RFC 8018), the core of hashlib.pbkdf2_hmac.
//
// What a key adds to both ends of each message is digested once and copied from then on, so a round
// costs two blocks.

#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/digest.h"
#include "vm/modules/modules.h"
#include "vm/types/bytes.h"

#include <string.h>

typedef struct Keyed {
    Digest inner, outer;
} Keyed;

static void keyed_init(Keyed *keyed, DigestKind kind, Text key) {
    unsigned char digested[DIGEST_MAX_SIZE], pad[128];
    const size_t size = (size_t)digest_block_size(kind);
    if (key.size > size) {
        digest_init(&keyed->inner, kind);
        digest_update(&keyed->inner, key);
        key = (Text){(const char *)digested, (size_t)digest_finish(&keyed->inner, digested)};
    }
    for (int outer = 0; outer < 2; outer++) {
        Digest *digest = outer ? &keyed->outer : &keyed->inner;
        for (size_t i = 0; i < size; i++) {
            const unsigned char byte = i < key.size ? (unsigned char)key.bytes[i] : 0;
            pad[i] = byte ^ (outer ? 0x5c : 0x36);
        }
        digest_init(digest, kind);
        digest_update(digest, (Text){(const char *)pad, size});
    }
}

// What HMAC makes of a message and, behind it, the number of a block (0: none).
static void keyed_digest(const Keyed *keyed, Text message, uint32_t number, unsigned char *out) {
    Digest inner = keyed->inner, outer = keyed->outer;
    digest_update(&inner, message);
    if (number) {
        const char bytes[] = {(char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
                              (char)number};
        digest_update(&inner, (Text){bytes, 4});
    }
    const int size = digest_finish(&inner, out);
    digest_update(&outer, (Text){(const char *)out, (size_t)size});
    digest_finish(&outer, out);
}

// pbkdf2(kind, password, salt, iterations, size)
METHOD(pbkdf2) {
    Text password, salt;
    if (!bytes_of_buffer(vm, args[1], &password) || !bytes_of_buffer(vm, args[2], &salt)) {
        return UNSET;
    }
    const DigestKind kind = (DigestKind)args[0].integer;
    const size_t step = (size_t)digest_size(kind), size = (size_t)args[4].integer;
    Buf out;
    buf_init(&out, &vm->alloc);
    Keyed keyed;
    keyed_init(&keyed, kind, password);
    for (uint32_t number = 1; out.size < size && !out.failed; number++) {
        unsigned char round[DIGEST_MAX_SIZE], sum[DIGEST_MAX_SIZE];
        keyed_digest(&keyed, salt, number, round);
        memcpy(sum, round, step);
        for (int64_t i = 1; i < args[3].integer; i++) {
            keyed_digest(&keyed, (Text){(const char *)round, step}, 0, round);
            for (size_t k = 0; k < step; k++) {
                sum[k] ^= round[k];
            }
        }
        buf_add(&out, (const char *)sum, step < size - out.size ? step : size - out.size);
    }
    const Value made = out.failed ? vm_raise_memory(vm) : bytes_new(vm, out.bytes, out.size);
    buf_deinit(&out);
    return made;
}

static const NativeDef functions[] = {
    NATIVE("pbkdf2", "kind, password, salt, iterations, size, /", pbkdf2),
    {0},
};

const NativeModule MODULE_PBKDF2 = {"_pbkdf2", functions, NULL, NULL};
