// What the files of bytes share: bytes.c (the object), bytes_methods.c, bytes_ascii.c (the methods
// that look at bytes as ASCII text), bytes_codec.c (encode, decode).

#ifndef VM_BYTES_METHODS_H
#define VM_BYTES_METHODS_H

#include "vm/bytes.h"
#include "vm/native.h"

const NativeDef *bytes_methods(void);
const NativeDef *bytes_ascii_methods(void);

#endif
