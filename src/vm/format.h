// The format language: f-string specs, format(), str.format and the % operator.

#ifndef VM_FORMAT_H
#define VM_FORMAT_H

#include "base/text.h"
#include "vm/object.h"

// format(value, spec); a new Str value or UNSET.
Value format_value(Vm *vm, Value value, Text spec);

#endif
