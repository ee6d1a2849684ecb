#include "vm/module.h"

#include "base/embedded.h"
#include "lang/compiler.h"
#include "vm/classes/attribute.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/errors/traceback.h"
#include "vm/gc.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/function.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Modules {
    ARRAY(const NativeModule *) natives;
} Modules;

// --- The type ------------------------------------------------------------------------------------

ModuleObject *module_new(Vm *vm, const char *name) {
    ModuleObject *self = object_new(vm, vm->types.module, sizeof *self);
    Str *text = self ? str_intern(vm, text_of(name)) : NULL;
    Dict *globals = text ? dict_new(vm) : NULL;
    if (self) {
        self->name = text;
        self->globals = globals;
    }
    if (!globals || !dict_set_str(vm, globals, vm->names.dunder_name, value_of_object(text)) ||
        !dict_set_str(vm, globals, vm->names.dunder_doc, NONE) ||
        !dict_set_c(vm, globals, "__package__", NONE) ||
        !dict_set_c(vm, globals, "__loader__", NONE) ||
        !dict_set_c(vm, globals, "__spec__", NONE)) {
        if (self) {
            object_drop(vm, self);
        }
        return NULL;
    }
    return self;
}

static ModuleObject *self_of(Value value) {
    return (ModuleObject *)value.object;
}

bool value_is_module(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && value.object->type == vm->types.module;
}

static void finalize(Vm *vm, Object *object) {
    ModuleObject *self = (ModuleObject *)object;
    Object *parts[] = {(Object *)self->globals, (Object *)self->name};
    self->globals = NULL;
    self->name = NULL;
    for (int i = 0; i < 2; i++) {
        if (parts[i]) {
            object_drop(vm, parts[i]);
        }
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const ModuleObject *self = (const ModuleObject *)object;
    if (self->globals) {
        visit((Object *)self->globals, context);
    }
}

static Value get_attr(Vm *vm, Value self, Str *name) {
    const Value found = dict_get_str(self_of(self)->globals, name);
    if (!value_is_unset(found)) {
        return value_ref(found);
    }
    const Value plain = attribute_find(vm, self, name);
    if (!value_is_unset(plain) || vm_has_error(vm)) {
        return plain;
    }
    const Value function = dict_get_c(vm, self_of(self)->globals, "__getattr__");
    if (vm_has_error(vm)) {
        return UNSET;
    }
    if (!value_is_unset(function)) {
        const Value arg = value_of_object(name);
        return vm_call(vm, function, &arg, 1);
    }
    if (!refusal_of_module(vm, str_text(self_of(self)->name), name)) {
        vm_raise(vm, vm->exceptions.AttributeError, "module '%s' has no attribute '%s'",
                 self_of(self)->name->bytes, name->bytes);
    }
    return UNSET;
}

static bool set_attr(Vm *vm, Value self, Str *name, Value value) {
    Dict *globals = self_of(self)->globals;
    if (!value_is_unset(value)) {
        return dict_set_str(vm, globals, name, value);
    }
    const int deleted = dict_delete(vm, globals, value_of_object(name));
    if (deleted == 0) {
        vm_raise(vm, vm->exceptions.AttributeError, "module '%s' has no attribute '%s'",
                 self_of(self)->name->bytes, name->bytes);
    }
    return deleted > 0;
}

static bool is_one_of(Text name, const char *const *names) {
    while (*names && !text_equal(name, text_of(*names))) {
        names++;
    }
    return *names != NULL;
}

// The library's files have the places that CPython's have, as tracebacks and reprs show them.
static const char *library_path(Vm *vm, Text name, Buf *out) {
    static const char *const packages[] = {
        "asyncio", "collections", "concurrent", "concurrent.futures", "html",
        "json",    "logging",     "re",         "unittest",           NULL};
    buf_init(out, &vm->alloc);
    buf_add_text(out, TEXT("/usr/lib/python3.11/"));
    for (size_t i = 0; i < name.size; i++) {
        buf_add_char(out, name.bytes[i] == '.' ? '/' : name.bytes[i]);
    }
    buf_add_text(out, is_one_of(name, packages) ? TEXT("/__init__.py") : TEXT(".py"));
    return buf_string(out);
}

// The same; NULL for modules that are part of CPython's program.
static const char *library_place(Vm *vm, Text name, Buf *out) {
    static const char *const in_c[] = {"atexit",    "builtins", "errno", "gc",
                                       "itertools", "math",     "sys",   "time",
                                       "zlib",      "binascii", NULL};
    const char *path = library_path(vm, name, out);
    return is_one_of(name, in_c) ? NULL : path;
}

static Value repr(Vm *vm, Value self) {
    const ModuleObject *module = self_of(self);
    const char *name = module->name->bytes;
    if (strcmp(name, "__main__") == 0) {
        const Value file = dict_get_str(module->globals, vm->names.dunder_file);
        return value_or_unset(str_format(vm, "<module '__main__' from '%s'>",
                                         value_is_str(file) ? value_as_str(file)->bytes : ""));
    }
    // One that the program made is not among those that were imported.
    if (!value_is(dict_get_str(vm->modules, module->name), self)) {
        return value_or_unset(str_format(vm, "<module '%s'>", name));
    }
    Buf path;
    const char *place = library_place(vm, text_of(name), &path);
    Str *text = place ? str_format(vm, "<module '%s' from '%s'>", name, place)
                      : str_format(vm, "<module '%s' (built-in)>", name);
    buf_deinit(&path);
    return value_or_unset(text);
}

// ModuleType(name, doc=None)
static Value new_module(Vm *vm, Type *type, Args args) {
    (void)type;
    if (!args_positional(vm, "module", args, 1, 2)) {
        return UNSET;
    }
    if (!value_is_str(args.values[0])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "module() argument 'name' must be str, not %s",
                        argument_type_name(vm, args.values[0]));
    }
    ModuleObject *module = module_new(vm, value_as_str(args.values[0])->bytes);
    if (module && args.count > 1 &&
        !dict_set_str(vm, module->globals, vm->names.dunder_doc, args.values[1])) {
        object_drop(vm, module);
        return UNSET;
    }
    return value_or_unset(module);
}

static Value get_dict(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->globals));
}

// --- Finding -------------------------------------------------------------------------------------

bool vm_register_module(Vm *vm, const NativeModule *module) {
    if (!vm->library) {
        vm->library = alloc_try_zero(&vm->alloc, sizeof(Modules));
        if (!vm->library) {
            return false;
        }
    }
    Modules *library = vm->library;
    return array_try_push(&library->natives, &vm->alloc, module);
}

static const NativeModule *find_native(const Vm *vm, Text name) {
    const Modules *library = vm->library;
    for (int i = 0; library && i < library->natives.count; i++) {
        if (text_equal(text_of(library->natives.items[i]->name), name)) {
            return library->natives.items[i];
        }
    }
    return NULL;
}

// The text of a module written in Python; `path` (256 bytes) gets its name in base/embedded.h.
static Text find_source(Text name, char *path) {
    char plain[128];
    if (name.size >= sizeof plain) {
        return (Text){NULL, 0};
    }
    for (size_t i = 0; i < name.size; i++) {
        plain[i] = name.bytes[i] == '.' ? '/' : name.bytes[i];
    }
    plain[name.size] = 0;
    snprintf(path, 256, "vm/modules/%s.py", plain);
    const Text text = embedded_file(path);
    if (text.bytes) {
        return text;
    }
    snprintf(path, 256, "vm/modules/%s/__init__.py", plain);
    return embedded_file(path);
}

static bool exists(void *user, Text name) {
    Vm *vm = user;
    char path[256];
    return find_native(vm, name) || find_source(name, path).bytes ||
           text_equal(name, TEXT("__main__")) || text_equal(name, TEXT("__future__"));
}

// --- Loading -------------------------------------------------------------------------------------

// The number behind the last "#: " of a line, else 0.
static int line_in_cpython(const char *start, const char *end) {
    int line = 0, unit = 1;
    while (end > start && end[-1] >= '0' && end[-1] <= '9' && unit < 1000000) {
        line += (*--end - '0') * unit;
        unit *= 10;
    }
    return end - start >= 3 && memcmp(end - 3, "#: ", 3) == 0 ? line : 0;
}

// A module's lines are not those of CPython's file. Where somebody sees them, in tracebacks and
// reprs, they end in a comment that says which line it is there: `raise group  #: 145`.
static bool give_lines_of_cpython(Vm *vm, Code *code, Text source) {
    ARRAY(int) lines = {0};
    bool done = array_try_push(&lines, &vm->alloc, 0); // they count from 1
    for (size_t at = 0; done && at < source.size;) {
        const char *start = source.bytes + at;
        const char *end = memchr(start, '\n', source.size - at);
        end = end ? end : source.bytes + source.size;
        done = array_try_push(&lines, &vm->alloc, line_in_cpython(start, end));
        at = (size_t)(end - source.bytes) + 1;
    }
    if (done) {
        code_set_lines(code, lines.items, lines.count);
    } else {
        vm_raise_memory(vm);
    }
    array_free(&lines, &vm->alloc);
    return done;
}

static bool run_source(Vm *vm, ModuleObject *module, Text source, Text name) {
    Diags diags;
    diags_init(&diags, &vm->alloc);
    Buf path;
    library_path(vm, name, &path);
    Code *code = compiler_compile(source, (CompilerOptions){0}, &vm->alloc, &diags, NULL);
    if (!code && diags_lack_memory(&diags)) {
        vm_raise_memory(vm);
    } else if (!code) {
        Buf text;
        buf_init(&text, &vm->alloc);
        diags_print(&diags, buf_text(&path), source, &text);
        vm_raise(vm, vm->exceptions.SystemError, "%s", buf_string(&text));
        buf_deinit(&text);
    }
    diags_deinit(&diags);
    if (code && !give_lines_of_cpython(vm, code, source)) {
        code_free(code);
        code = NULL;
    }
    CodeObject *object = code ? code_object_new(vm, code, buf_string(&path), true) : NULL;
    buf_deinit(&path);
    Function *body = object ? function_new(vm, object, module->globals) : NULL;
    Value result = UNSET;
    if (body) {
        result = vm_call(vm, value_of_object(body), NULL, 0);
        object_drop(vm, body);
    }
    if (object) {
        object_drop(vm, object);
    }
    value_drop(vm, result);
    return !value_is_unset(result);
}

// The Python half of a module: where its NativeModule says, else by its name.
static Text source_of(const NativeModule *native, Text name) {
    char path[256];
    return native && native->source ? embedded_file(native->source) : find_source(name, path);
}

static bool fill(Vm *vm, ModuleObject *module, const NativeModule *native, Text name) {
    for (const NativeDef *def = native ? native->functions : NULL; def && def->name; def++) {
        const Value function = native_function_new(vm, def, native->name);
        const bool fine =
            !value_is_unset(function) && dict_set_c(vm, module->globals, def->name, function);
        value_drop(vm, function);
        if (!fine) {
            return false;
        }
    }
    if (native && native->setup && !native->setup(vm, module->globals)) {
        return false;
    }
    const Text source = source_of(native, name);
    return !source.bytes || run_source(vm, module, source, name);
}

static Value raise_not_found(Vm *vm, Text name) {
    vm_raise(vm, vm->exceptions.ModuleNotFoundError, "No module named '%.*s'", (int)name.size,
             name.bytes);
    if (value_is_exception(vm->error)) {
        value_set(vm, &value_as_exception(vm->error)->extra[0],
                  value_or_unset(str_from_text(vm, name)));
    }
    return UNSET;
}

// Loads one module by its full name, its package not looked at.
static Value load(Vm *vm, Text name) {
    char path[256];
    const NativeModule *native = find_native(vm, name);
    if (!native && !find_source(name, path).bytes) {
        return raise_not_found(vm, name);
    }
    char text[256];
    snprintf(text, sizeof text, "%.*s", (int)name.size, name.bytes);
    ModuleObject *module = module_new(vm, text);
    if (!module) {
        return UNSET;
    }
    Str *key = module->name;
    const Value value = value_of_object(module);
    if (!dict_set_str(vm, vm->modules, key, value)) {
        value_drop(vm, value);
        return UNSET;
    }
    if (!fill(vm, module, native, name)) {
        const Value error = vm_take_error(vm);
        dict_delete(vm, vm->modules, value_of_object(key));
        vm_restore_error(vm, error);
        value_drop(vm, value);
        return UNSET;
    }
    return value;
}

static Value find_loaded(Vm *vm, Text name) {
    Str *key = str_intern(vm, name);
    if (!key) {
        return UNSET;
    }
    const Value found = value_ref(dict_get_str(vm->modules, key));
    object_drop(vm, key);
    return found;
}

Value vm_import(Vm *vm, Text name) {
    const Value found = find_loaded(vm, name);
    if (!value_is_unset(found) || vm_has_error(vm)) {
        return found;
    }
    // A package is imported before what is in it, and gets it as an attribute.
    size_t dot = name.size;
    while (dot > 0 && name.bytes[dot - 1] != '.') {
        dot--;
    }
    Value package = UNSET;
    if (dot > 0) {
        package = vm_import(vm, (Text){name.bytes, dot - 1});
        if (value_is_unset(package)) {
            return UNSET;
        }
        const Value loaded = find_loaded(vm, name);
        if (!value_is_unset(loaded)) {
            value_drop(vm, package);
            return loaded;
        }
    }
    Value module = load(vm, name);
    if (!value_is_unset(package)) {
        Str *part = str_intern(vm, (Text){name.bytes + dot, name.size - dot});
        if (!value_is_unset(module) && (!part || !object_set_attr(vm, package, part, module))) {
            value_drop(vm, module);
            module = UNSET;
        }
        if (part) {
            object_drop(vm, part);
        }
        value_drop(vm, package);
    }
    return module;
}

Value module_import(Vm *vm, Dict *globals, Str *name, Value from_list, int64_t level) {
    (void)globals;
    if (level > 0) {
        return vm_raise(vm, vm->exceptions.ImportError,
                        "attempted relative import with no known parent package");
    }
    const Text full = str_text(name);
    const Value module = vm_import(vm, full);
    if (value_is_unset(module)) {
        return UNSET;
    }
    if (!value_is_none(from_list)) {
        // `from package import part` may mean a module inside of the package.
        const Tuple *names = (const Tuple *)from_list.object;
        for (int i = 0; i < names->count; i++) {
            Str *part = (Str *)names->items[i].object;
            const Value there = object_find_attr(vm, module, part);
            if (!value_is_unset(there)) {
                value_drop(vm, there);
                continue;
            }
            Str *path = str_format(vm, "%s.%s", name->bytes, part->bytes);
            if (path && exists(vm, str_text(path))) {
                value_drop(vm, vm_import(vm, str_text(path)));
            }
            if (path) {
                object_drop(vm, path);
            }
        }
        return module;
    }
    const char *dot = memchr(full.bytes, '.', full.size);
    if (!dot) {
        return module;
    }
    value_drop(vm, module);
    return vm_import(vm, (Text){full.bytes, (size_t)(dot - full.bytes)});
}

static Value raise_no_name(Vm *vm, const char *of, const Str *name) {
    Buf path;
    const char *place = library_place(vm, text_of(of), &path);
    place = of[0] == '<' ? NULL : place;
    vm_raise(vm, vm->exceptions.ImportError, "cannot import name '%s' from '%s' (%s)", name->bytes,
             of, place ? place : "unknown location");
    if (vm_error_is(vm, vm->exceptions.ImportError)) {
        Exception *error = value_as_exception(vm->error);
        value_set(vm, &error->extra[0], value_or_unset(str_from_c(vm, of)));
        value_set(vm, &error->extra[1], place ? value_or_unset(str_from_c(vm, place)) : NONE);
    }
    buf_deinit(&path);
    return UNSET;
}

Value module_find(Vm *vm, const char *module, const char *name) {
    const Value found = vm->modules ? dict_get_c(vm, vm->modules, module) : UNSET;
    return value_is_module(vm, found) ? dict_get_c(vm, self_of(found)->globals, name) : UNSET;
}

Value module_import_from(Vm *vm, Value module, Str *name) {
    const Value found = object_find_attr(vm, module, name);
    if (!value_is_unset(found) || vm_has_error(vm)) {
        return found;
    }
    const char *of =
        value_is_module(vm, module) ? self_of(module)->name->bytes : "<unknown module name>";
    Str *path = str_format(vm, "%s.%s", of, name->bytes);
    const Value loaded = path ? find_loaded(vm, str_text(path)) : UNSET;
    if (path) {
        object_drop(vm, path);
    }
    if (!value_is_unset(loaded)) {
        return loaded;
    }
    return raise_no_name(vm, of, name);
}

bool module_import_star(Vm *vm, Value module, Value names) {
    if (!value_is_module(vm, module)) {
        return true;
    }
    const Dict *globals = self_of(module)->globals;
    const Value all = dict_get_c(vm, globals, "__all__");
    bool fine = !vm_has_error(vm);
    if (!value_is_unset(all)) {
        List *list = list_from_iterable(vm, all);
        for (int i = 0; list && fine && i < list->count; i++) {
            const Value value = object_get_attr(vm, module, (Str *)list->items[i].object);
            fine = !value_is_unset(value) && object_set_item(vm, names, list->items[i], value);
            value_drop(vm, value);
        }
        if (list) {
            object_drop(vm, list);
        }
        return fine && list;
    }
    int position = 0;
    Value key, value;
    while (fine && dict_next(globals, &position, &key, &value)) {
        if (value_is_str(key) && value_as_str(key)->bytes[0] != '_') {
            fine = object_set_item(vm, names, key, value);
        }
    }
    return fine;
}

// --- What exists ---------------------------------------------------------------------------------

static bool has_name(void *user, Text name, Text member) {
    Vm *vm = user;
    Buf full;
    buf_init(&full, &vm->alloc);
    buf_addf(&full, "%.*s.%.*s", (int)name.size, name.bytes, (int)member.size, member.bytes);
    const bool submodule = exists(vm, buf_text(&full));
    buf_deinit(&full);
    if (submodule) {
        return true;
    }
    const Value module = vm_import(vm, name);
    if (value_is_unset(module)) {
        value_drop(vm, vm_take_error(vm));
        return true; // let the run say what is wrong
    }
    Str *text = str_intern(vm, member);
    const Value found = text ? object_find_attr(vm, module, text) : UNSET;
    if (text) {
        object_drop(vm, text);
    }
    value_drop(vm, module);
    value_drop(vm, vm_take_error(vm));
    value_drop(vm, found);
    return !value_is_unset(found);
}

static int compare_texts(const void *a, const void *b) {
    return text_compare(*(const Text *)a, *(const Text *)b);
}

// The names of everything that can be imported, sorted; private ones are left out.
static void all_modules(Vm *vm, Buf *out) {
    static const char folder[] = "vm/modules/";
    int file_count;
    const EmbeddedFile *files = embedded_files(&file_count);
    const Modules *library = vm->library;
    ARRAY(Text) names = {0};
    for (int i = 0; library && i < library->natives.count; i++) {
        array_try_push(&names, &vm->alloc, text_of(library->natives.items[i]->name));
    }
    for (int i = 0; i < file_count; i++) {
        const char *name = files[i].name;
        const size_t size = strlen(name);
        if (strncmp(name, folder, sizeof folder - 1) == 0 && !strchr(name + 11, '/') &&
            size > sizeof folder + 2) {
            const Text text = {name + sizeof folder - 1, size - (sizeof folder - 1) - 3};
            array_try_push(&names, &vm->alloc, text);
        }
    }
    if (names.count > 0) {
        qsort(names.items, (size_t)names.count, sizeof *names.items, compare_texts);
    }
    for (int i = 0, shown = 0; i < names.count; i++) {
        const Text name = names.items[i];
        if (name.bytes[0] != '_' && !memchr(name.bytes, '.', name.size) &&
            (i == 0 || !text_equal(names.items[i], names.items[i - 1]))) {
            buf_add_text(out, shown++ ? TEXT(", ") : TEXT(""));
            buf_add_text(out, names.items[i]);
        }
    }
    array_free(&names, &vm->alloc);
}

// Appends a name of a module, unless it is private.
static void add_name(Value name, bool *first, Buf *out) {
    if (value_is_str(name) && value_as_str(name)->bytes[0] != '_') {
        buf_add_text(out, *first ? TEXT("") : TEXT(", "));
        buf_add_text(out, str_text(value_as_str(name)));
        *first = false;
    }
}

static void add_names(void *user, Text name, Buf *out) {
    Vm *vm = user;
    if (name.size == 0) {
        all_modules(vm, out);
        return;
    }
    const Value module = vm_import(vm, name);
    if (!value_is_module(vm, module)) {
        value_drop(vm, vm_take_error(vm));
        value_drop(vm, module);
        return;
    }
    Dict *globals = self_of(module)->globals;
    const Value all = dict_get_c(vm, globals, "__all__");
    List *listed = value_is_unset(all) ? NULL : list_from_iterable(vm, all);
    value_drop(vm, vm_take_error(vm));
    bool first = true;
    if (listed) {
        for (int i = 0; i < listed->count; i++) {
            add_name(listed->items[i], &first, out);
        }
        object_drop(vm, listed);
    } else {
        int position = 0;
        Value key, value;
        while (dict_next(globals, &position, &key, &value)) {
            if (!value_is_module(vm, value)) {
                add_name(key, &first, out);
            }
        }
    }
    value_drop(vm, module);
}

RefuseLibrary module_library(Vm *vm) {
    return (RefuseLibrary){vm, exists, has_name, add_names};
}

// What the module atexit was told to call, if it was imported.
static void call_at_exit(Vm *vm) {
    const Value module = find_loaded(vm, TEXT("atexit"));
    if (!value_is_unset(module)) {
        value_drop(vm, vm_call_method_c(vm, module, "_run_exitfuncs", NULL, 0));
    }
    value_drop(vm, module);
    value_drop(vm, vm_take_error(vm));
}

void module_finish(Vm *vm) {
    if (vm->interpreter->halted) {
        return;
    }
    call_at_exit(vm);
    if (vm->interpreter->halted) {
        return;
    }
    interpreter_drop_frames(vm);
    gc_collect(vm);
    value_set(vm, &vm->interpreter->main->result, UNSET); // sys.last_value
    dict_delete(vm, vm->modules, value_of_object(vm->names.dunder_main));
    value_drop(vm, vm_take_error(vm));
    gc_collect_at_end(vm);
}

bool module_setup(Vm *vm) {
    static const NativeGetter getters[] = {{"__dict__", get_dict, NULL}, {NULL, NULL, NULL}};
    Type *type = vm->types.module;
    type->size = sizeof(ModuleObject);
    type->finalize = finalize;
    type->traverse = traverse;
    type->repr = repr;
    type->new_ = new_module;
    type->get_attr = get_attr;
    type->set_attr = set_attr;
    vm->modules = dict_new(vm);
    return vm->modules && type_complete(vm, type, NULL, getters);
}

void module_free(Vm *vm) {
    Modules *library = vm->library;
    if (library) {
        array_free(&library->natives, &vm->alloc);
        alloc_release(&vm->alloc, library, sizeof *library);
        vm->library = NULL;
    }
}
