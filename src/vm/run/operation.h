// What instructions do when it takes more than a line: the interpreter's own library.
//
// Names are those of the instructions (lang/opcode.def). Operands are borrowed unless said;
// results are new references; UNSET or false: the exception is set.

#ifndef VM_RUN_OPERATION_H
#define VM_RUN_OPERATION_H

#include "vm/run/frame.h"

Value op_load_global(Vm *vm, Frame *frame, Site *site);
bool op_store_global(Vm *vm, Frame *frame, Site *site, Value value);
bool op_delete_global(Vm *vm, Frame *frame, Site *site);
Value op_load_name(Vm *vm, Frame *frame, Site *site);
Value op_load_class_cell(Vm *vm, Frame *frame, int cell, Site *site);
bool op_store_name(Vm *vm, Frame *frame, Site *site, Value value);
bool op_delete_name(Vm *vm, Frame *frame, Site *site);
void op_raise_unbound(Vm *vm, Frame *frame, int reg); // a local, a cell or a free variable

Value op_load_attr(Vm *vm, Site *site, Value object);
bool op_store_attr(Vm *vm, Site *site, Value object, Value value);
// Fills method[0] and method[1] (self, or UNSET).
bool op_load_method(Vm *vm, Site *site, Value object, Value method[2]);

Value op_get_item(Vm *vm, Value object, Value key);
bool op_set_item(Vm *vm, Value object, Value key, Value value);

bool op_unpack(Vm *vm, Value source, int count, Value *out);
bool op_unpack_star(Vm *vm, Value source, int before, int after, Value *out);
Value op_build_dict(Vm *vm, const Value *pairs, int count);
Value op_build_set(Vm *vm, const Value *items, int count);
Value op_format(Vm *vm, Value value, int how, Value spec);
bool op_list_extend(Vm *vm, Value list, Value more);
Value op_list_to_tuple(Vm *vm, Value list, Value callable);
bool op_dict_update(Vm *vm, Value dict, Value more);
bool op_dict_merge(Vm *vm, Value dict, Value more, Value callable);
Value op_make_function(Vm *vm, Frame *frame, Value code, Value *parts, int flags); // takes parts

Value op_get_awaitable(Vm *vm, Value value, int kind);
Value op_get_yield_from_iter(Vm *vm, Frame *frame, Value value);
Value op_get_aiter(Vm *vm, Value value);
Value op_get_anext(Vm *vm, Value value);

// Fills exit[0], exit[1] and enter[0], enter[1] as op_load_method does.
bool op_with_prepare(Vm *vm, Value manager, bool async, Value exit[2], Value enter[2]);
bool op_raise(Vm *vm, Value exception, Value cause); // always false; cause UNSET: none
void op_raise_again(Vm *vm);
int op_check_match(Vm *vm, Value exception, Value classes);
bool op_check_star_match(Vm *vm, Value *rest, Value classes, Value *match);
Value op_star_reraise(Vm *vm, Value original, Value list);

Value op_import_name(Vm *vm, Frame *frame, Str *name, Value level, Value names);

int op_match_sequence(Vm *vm, Value value);
int op_match_mapping(Vm *vm, Value value);
Value op_match_keys(Vm *vm, Value mapping, Value keys);
Value op_match_class(Vm *vm, Value value, Value type, int positional, Value names);
Value op_match_rest(Vm *vm, Value mapping, Value keys);
bool op_setup_annotations(Vm *vm, Frame *frame);

#endif
