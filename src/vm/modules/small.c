// Small modules: builtins, gc, weakref, and the core of hashlib.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/gc.h"
#include "vm/method.h"
#include "vm/modules/digest.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/weak.h"

// --- builtins ------------------------------------------------------------------------------------

static bool setup_builtins(Vm *vm, Dict *globals) {
    return dict_update(vm, globals, value_of_object(vm->builtins));
}

const NativeModule MODULE_BUILTINS = {"builtins", NULL, setup_builtins, NULL};

// --- gc ------------------------------------------------------------------------------------------

METHOD(gc_collect_) {
    return value_of_int(gc_collect(vm));
}

METHOD(gc_enable) {
    vm->collector->disabled = false;
    return NONE;
}

METHOD(gc_disable) {
    vm->collector->disabled = true;
    return NONE;
}

METHOD(gc_isenabled) {
    return value_of_bool(!vm->collector->disabled);
}

METHOD(gc_is_tracked) {
    return value_of_bool(args[0].kind == VALUE_OBJECT && (args[0].object->flags & OBJECT_TRACKED));
}

static const NativeDef gc_functions[] = {
    NATIVE("collect", "generation=2", gc_collect_),
    NATIVE("enable", "", gc_enable),
    NATIVE("disable", "", gc_disable),
    NATIVE("isenabled", "", gc_isenabled),
    NATIVE("is_tracked", "obj, /", gc_is_tracked),
    {0},
};

const NativeModule MODULE_GC = {"gc", gc_functions, NULL, NULL};

// --- weakref -------------------------------------------------------------------------------------

METHOD(weakref_getweakrefcount) {
    return value_of_int(weak_count(vm, args[0]));
}

METHOD(weakref_getweakrefs) {
    List *list = list_new(vm, 0);
    if (list && !weak_list(vm, args[0], list)) {
        object_drop(vm, list);
        list = NULL;
    }
    return value_or_unset(list);
}

METHOD(weakref_proxy) {
    return weak_proxy_new(vm, args[0], value_is_none(args[1]) ? UNSET : args[1]);
}

static const NativeDef weakref_functions[] = {
    NATIVE("getweakrefs", "object, /", weakref_getweakrefs),
    NATIVE("proxy", "object, callback=None, /", weakref_proxy),
    NATIVE("getweakrefcount", "object, /", weakref_getweakrefcount),
    {0},
};

static bool setup_weakref(Vm *vm, Dict *globals) {
    const Value type = value_of_object(vm->types.weakref);
    return dict_set_c(vm, globals, "ref", type) && dict_set_c(vm, globals, "ReferenceType", type) &&
           dict_set_c(vm, globals, "ProxyType", value_of_object(vm->types.weakproxy)) &&
           dict_set_c(vm, globals, "CallableProxyType",
                      value_of_object(vm->types.weakcallableproxy));
}

const NativeModule MODULE_WEAKREF = {"_weakref", weakref_functions, setup_weakref, NULL};

// --- hashlib -------------------------------------------------------------------------------------

typedef struct Hasher {
    Object base;
    Digest digest;
} Hasher;

static const char *const digest_names[] = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"};

static Hasher *hasher_of(Value self) {
    return (Hasher *)self.object;
}

static bool take_bytes(Vm *vm, Value value, Text *bytes) {
    if (value_is_buffer(value)) {
        return bytes_of_buffer(vm, value, bytes);
    }
    vm_raise(vm, vm->exceptions.TypeError,
             value_is_str(value) ? "Strings must be encoded before hashing"
                                 : "object supporting the buffer API required");
    return false;
}

// _Hasher(kind, bytes)
static Value hasher_new(Vm *vm, Type *type, Args args) {
    Text bytes;
    if (!args_positional(vm, "_Hasher", args, 2, 2) || !take_bytes(vm, args.values[1], &bytes)) {
        return UNSET;
    }
    Hasher *made = object_new(vm, type, sizeof *made);
    if (made) {
        digest_init(&made->digest, (DigestKind)args.values[0].integer);
        digest_update(&made->digest, bytes);
    }
    return value_or_unset(made);
}

METHOD(hasher_update) {
    Text bytes;
    if (!take_bytes(vm, args[1], &bytes)) {
        return UNSET;
    }
    digest_update(&hasher_of(args[0])->digest, bytes);
    return NONE;
}

METHOD(hasher_digest) {
    unsigned char out[DIGEST_MAX_SIZE];
    const int size = digest_finish(&hasher_of(args[0])->digest, out);
    return bytes_new(vm, (const char *)out, (size_t)size);
}

METHOD(hasher_hexdigest) {
    unsigned char out[DIGEST_MAX_SIZE];
    const int size = digest_finish(&hasher_of(args[0])->digest, out);
    Buf text;
    buf_init(&text, &vm->alloc);
    for (int i = 0; i < size; i++) {
        buf_addf(&text, "%02x", out[i]);
    }
    return value_or_unset(str_from_buf(vm, &text));
}

METHOD(hasher_copy) {
    Hasher *made = object_new(vm, args[0].object->type, sizeof *made);
    if (made) {
        made->digest = hasher_of(args[0])->digest;
    }
    return value_or_unset(made);
}

static Value hasher_name(Vm *vm, Value self) {
    return value_or_unset(str_from_c(vm, digest_names[hasher_of(self)->digest.kind]));
}

static Value hasher_size(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(digest_size(hasher_of(self)->digest.kind));
}

static Value hasher_block_size(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(digest_block_size(hasher_of(self)->digest.kind));
}

static Value hasher_repr(Vm *vm, Value self) {
    return value_or_unset(str_format(vm, "<%s _hashlib.HASH object @ 0x%llx>",
                                     digest_names[hasher_of(self)->digest.kind],
                                     (unsigned long long)object_identity(vm, self)));
}

static const NativeDef hasher_methods[] = {
    NATIVE("update", "self, obj, /", hasher_update),
    NATIVE("digest", "self, /", hasher_digest),
    NATIVE("hexdigest", "self, /", hasher_hexdigest),
    NATIVE("copy", "self, /", hasher_copy),
    {0},
};

static const NativeGetter hasher_getters[] = {
    {"name", hasher_name, NULL},
    {"digest_size", hasher_size, NULL},
    {"block_size", hasher_block_size, NULL},
    {NULL, NULL, NULL},
};

static bool setup_hashlib(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "_Hasher", "_hashlib", sizeof(Hasher));
    if (!type) {
        return false;
    }
    type->new_ = hasher_new;
    type->repr = hasher_repr;
    return type_complete(vm, type, hasher_methods, hasher_getters);
}

const NativeModule MODULE_HASHLIB = {"hashlib", NULL, setup_hashlib, "vm/modules/hashlib.py"};
