#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/record/recorded.h"
#include "vm/run/frame_stack.h"
#include "vm/run/function.h"
#include "vm/types/bytes.h"
#include "vm/types/complex.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

// The tree of Codes that one compilation made: released with the last code object made of it.
typedef struct CodeLibrary {
    Code *root;
    int users;
} CodeLibrary;

static CodeObject *make(Vm *vm, const Code *code, CodeLibrary *tree, Str *filename,
                        bool is_library);

static void leave_tree(Vm *vm, CodeLibrary *tree) {
    if (--tree->users == 0) {
        code_free(tree->root);
        alloc_release(&vm->alloc, tree, sizeof *tree);
    }
}

// --- Constants -----------------------------------------------------------------------------------

static Value make_constant(Vm *vm, const CodeConstant *from, const CodeObject *of);

static Value make_sequence(Vm *vm, const CodeConstant *from, const CodeObject *of) {
    Tuple *tuple = tuple_new(vm, from->count);
    for (int i = 0; tuple && i < from->count; i++) {
        tuple->items[i] = make_constant(vm, &from->items[i], of);
        if (value_is_unset(tuple->items[i])) {
            object_drop(vm, tuple);
            return UNSET;
        }
    }
    if (!tuple || from->kind == CODE_TUPLE) {
        return value_or_unset(tuple);
    }
    Set *set = set_of_constants(vm, value_of_object(tuple));
    object_drop(vm, tuple);
    return value_or_unset(set);
}

// Short text that looks like a name is interned, so that comparing it is comparing addresses.
static bool looks_like_name(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.bytes[i];
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
        if (!word) {
            return false;
        }
    }
    return text.size <= 40;
}

static Value make_constant(Vm *vm, const CodeConstant *from, const CodeObject *of) {
    switch (from->kind) {
    case CODE_NONE:
        return NONE;
    case CODE_TRUE:
        return value_of_bool(true);
    case CODE_FALSE:
        return value_of_bool(false);
    case CODE_ELLIPSIS:
        return ELLIPSIS;
    case CODE_INT:
        return value_of_int(from->integer);
    case CODE_BIG_INT:
        return int_from_digits(vm, from->text.bytes, from->text.size, (int)from->integer);
    case CODE_FLOAT:
        return value_of_float(from->number);
    case CODE_IMAGINARY:
        return complex_new(vm, 0, from->number);
    case CODE_STR:
        return value_or_unset(looks_like_name(from->text) ? str_intern(vm, from->text)
                                                          : str_from_text(vm, from->text));
    case CODE_BYTES:
        return bytes_new(vm, from->text.bytes, from->text.size);
    case CODE_TUPLE:
    case CODE_FROZENSET:
        return make_sequence(vm, from, of);
    case CODE_CODE:
        return value_or_unset(make(vm, from->code, of->tree, of->filename, of->is_library));
    }
    return UNSET;
}

// --- Life ----------------------------------------------------------------------------------------

static void finalize(Vm *vm, Object *object) {
    CodeObject *self = (CodeObject *)object;
    const Code *code = self->code;
    for (int i = 0; self->constants && i < code->constants.count; i++) {
        value_set(vm, &self->constants[i], UNSET);
    }
    for (int i = 0; self->names && i < code->names.count; i++) {
        if (self->names[i]) {
            object_drop(vm, self->names[i]);
        }
    }
    alloc_release(&vm->alloc, self->constants,
                  (size_t)code->constants.count * sizeof *self->constants);
    alloc_release(&vm->alloc, self->names, (size_t)code->names.count * sizeof *self->names);
    for (int i = 0; self->sites && i < code->sites.count; i++) {
        alloc_release(&vm->alloc, self->sites[i].second, sizeof(Site));
    }
    alloc_release(&vm->alloc, self->sites, (size_t)code->sites.count * sizeof *self->sites);
    Str *texts[] = {self->name, self->qualname, self->filename};
    for (int i = 0; i < 3; i++) {
        if (texts[i]) {
            object_drop(vm, texts[i]);
        }
    }
    recorded_forget_code(vm->recorded);
    leave_tree(vm, self->tree);
}

static bool fill_names(Vm *vm, CodeObject *self) {
    const Code *code = self->code;
    self->names = alloc_try_zero(&vm->alloc, (size_t)code->names.count * sizeof *self->names);
    self->sites = alloc_try_zero(&vm->alloc, (size_t)code->sites.count * sizeof *self->sites);
    if ((!self->names && code->names.count > 0) || (!self->sites && code->sites.count > 0)) {
        vm_raise_memory(vm);
        return false;
    }
    for (int i = 0; i < code->names.count; i++) {
        self->names[i] = str_intern(vm, code->names.items[i]);
        if (!self->names[i]) {
            return false;
        }
    }
    for (int i = 0; i < code->sites.count; i++) {
        self->sites[i].name = self->names[code->sites.items[i]];
    }
    return true;
}

static bool fill_constants(Vm *vm, CodeObject *self) {
    const Code *code = self->code;
    self->constants =
        alloc_try_zero(&vm->alloc, (size_t)code->constants.count * sizeof *self->constants);
    if (!self->constants && code->constants.count > 0) {
        vm_raise_memory(vm);
        return false;
    }
    for (int i = 0; i < code->constants.count; i++) {
        self->constants[i] = make_constant(vm, &code->constants.items[i], self);
        if (value_is_unset(self->constants[i])) {
            return false;
        }
    }
    return true;
}

static CodeObject *make(Vm *vm, const Code *code, CodeLibrary *tree, Str *filename,
                        bool is_library) {
    CodeObject *self = object_new(vm, vm->types.code, sizeof *self);
    if (!self) {
        return NULL;
    }
    self->code = code;
    self->tree = tree;
    tree->users++;
    self->is_library = is_library;
    self->filename = object_ref(filename);
    self->is_plain = !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) && code->kwonly_count == 0;
    self->is_simple =
        self->is_plain && !(code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR));
    self->simple_args = self->is_simple ? code->arg_count : -1;
    self->coroutine_args = self->is_plain && code->flags & CODE_COROUTINE ? code->arg_count : -1;
    self->first_temporary = code->first_temporary;
    self->register_count = code->register_count;
    self->frame_size = (uint32_t)frame_size(code->register_count);
    self->has_frees = code->frees.count > 0;
    self->name = str_intern(vm, code->name);
    self->qualname = str_from_text(vm, code->qualname);
    if (!self->name || !self->qualname || !fill_names(vm, self) || !fill_constants(vm, self)) {
        object_drop(vm, self);
        return NULL;
    }
    return self;
}

CodeObject *code_object_new(Vm *vm, Code *code, const char *filename, bool is_library) {
    CodeLibrary *tree = alloc_try_zero(&vm->alloc, sizeof *tree);
    if (!tree) {
        code_free(code);
        vm_raise_memory(vm);
        return NULL;
    }
    *tree = (CodeLibrary){.root = code, .users = 1};
    Str *path = str_intern(vm, text_of(filename));
    CodeObject *made = path ? make(vm, code, tree, path, is_library) : NULL;
    if (path) {
        object_drop(vm, path);
    }
    leave_tree(vm, tree);
    return made;
}

// --- What programs see ---------------------------------------------------------------------------

static const Code *code_of(Value self) {
    return ((CodeObject *)self.object)->code;
}

static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((CodeObject *)self.object)->name));
}

static Value get_qualname(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((CodeObject *)self.object)->qualname));
}

static Value get_filename(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((CodeObject *)self.object)->filename));
}

static Value get_first_line(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(code_of(self)->first_line);
}

static Value get_arg_count(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(code_of(self)->arg_count);
}

static Value get_posonly_count(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(code_of(self)->posonly_count);
}

static Value get_kwonly_count(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(code_of(self)->kwonly_count);
}

static Value texts_tuple(Vm *vm, const Text *texts, int count) {
    Tuple *tuple = tuple_new(vm, count);
    for (int i = 0; tuple && i < count; i++) {
        Str *text = str_intern(vm, texts[i]);
        if (!text) {
            object_drop(vm, tuple);
            return UNSET;
        }
        tuple->items[i] = value_of_object(text);
    }
    return value_or_unset(tuple);
}

static Value get_varnames(Vm *vm, Value self) {
    return texts_tuple(vm, code_of(self)->locals.items, code_of(self)->locals.count);
}

static Value get_names(Vm *vm, Value self) {
    return texts_tuple(vm, code_of(self)->names.items, code_of(self)->names.count);
}

static Value get_freevars(Vm *vm, Value self) {
    return texts_tuple(vm, code_of(self)->frees.items, code_of(self)->frees.count);
}

static Value get_cellvars(Vm *vm, Value self) {
    return texts_tuple(vm, code_of(self)->cells.items, code_of(self)->cells.count);
}

static Value get_flags(Vm *vm, Value self) {
    (void)vm;
    const uint32_t flags = code_of(self)->flags;
    int64_t python = 0;
    python |= flags & CODE_FUNCTION ? 3 : 0;
    python |= flags & CODE_VARARGS ? 4 : 0;
    python |= flags & CODE_VARKEYWORDS ? 8 : 0;
    python |= flags & CODE_NESTED ? 16 : 0;
    python |= flags & CODE_GENERATOR ? 32 : 0;
    python |= flags & CODE_COROUTINE ? 128 : 0;
    python |= ((const CodeObject *)self.object)->is_awaitable ? 256 : 0;
    python |= flags & CODE_ASYNC_GENERATOR ? 512 : 0;
    return value_of_int(python);
}

static Value repr(Vm *vm, Value self) {
    const CodeObject *code = (const CodeObject *)self.object;
    return value_or_unset(str_format(vm, "<code object %s at 0x%llx, file \"%s\", line %d>",
                                     code->name->bytes,
                                     (unsigned long long)object_identity(vm, self),
                                     code->filename->bytes, code->code->first_line));
}

bool code_setup(Vm *vm) {
    static const NativeGetter getters[] = {
        {"co_name", get_name, native_readonly},
        {"co_qualname", get_qualname, native_readonly},
        {"co_filename", get_filename, native_readonly},
        {"co_firstlineno", get_first_line, native_readonly},
        {"co_argcount", get_arg_count, native_readonly},
        {"co_posonlyargcount", get_posonly_count, native_readonly},
        {"co_kwonlyargcount", get_kwonly_count, native_readonly},
        {"co_varnames", get_varnames, NULL},
        {"co_names", get_names, native_readonly},
        {"co_freevars", get_freevars, NULL},
        {"co_cellvars", get_cellvars, NULL},
        {"co_flags", get_flags, native_readonly},
        {NULL, NULL, NULL},
    };
    Type *type = vm->types.code;
    type->size = sizeof(CodeObject);
    type->finalize = finalize;
    type->repr = repr;
    return type_complete(vm, type, NULL, getters);
}
