// Message digests: MD5, SHA-1 and the SHA-2 family, for hashlib and for random.seed of text.

#ifndef VM_MODULES_DIGEST_H
#define VM_MODULES_DIGEST_H

#include "base/text.h"

typedef enum DigestKind {
    DIGEST_MD5,
    DIGEST_SHA1,
    DIGEST_SHA224,
    DIGEST_SHA256,
    DIGEST_SHA384,
    DIGEST_SHA512,
} DigestKind;

#define DIGEST_MAX_SIZE 64

// Plain data: copying it copies the state.
typedef struct Digest {
    DigestKind kind;
    uint64_t state[8];
    uint64_t length; // bytes taken so far
    unsigned char block[128];
} Digest;

void digest_init(Digest *digest, DigestKind kind);
void digest_update(Digest *digest, Text bytes);

// Writes the digest of what was taken so far, which stays as it is; how many bytes.
int digest_finish(const Digest *digest, unsigned char out[DIGEST_MAX_SIZE]);

int digest_size(DigestKind kind);
int digest_block_size(DigestKind kind);

#endif
