// What the files of bytes share: bytes.c (the object), bytes_methods.c, bytes_codec.c (encode,
// decode).

#ifndef VM_BYTES_METHODS_H
#define VM_BYTES_METHODS_H

#include "vm/bytes.h"
#include "vm/native.h"

const NativeDef *bytes_methods(void);

#endif
