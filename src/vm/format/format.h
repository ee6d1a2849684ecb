// The format language: f-string specs, format(), str.format and the % operator.

#ifndef VM_FORMAT_FORMAT_H
#define VM_FORMAT_FORMAT_H

#include "base/text.h"
#include "vm/object.h"

// format(value, spec); a new Str value or UNSET.
Value format_value(Vm *vm, Value value, Text spec);

// text % arguments.
Value format_percent(Vm *vm, Str *text, Value arguments);

// bytes % arguments.
Value format_percent_bytes(Vm *vm, Value bytes, Value arguments);

// text.format(*args, **kwargs); for format_map: `args` NULL, `kwargs` any mapping.
Value format_fields(Vm *vm, Str *text, Tuple *args, Value kwargs);

// The slots `format` of the built-in types.
Value format_str(Vm *vm, Value self, Str *spec);
Value format_int(Vm *vm, Value self, Str *spec);
Value format_float(Vm *vm, Value self, Str *spec);

#endif
