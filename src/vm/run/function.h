// Code objects and functions: what `def` makes, before and after it is called.
//
// A Code (lang/code.h) is plain data; the vm makes a CodeObject of it once: constants become
// Values, names are interned, and every place that looks up a name or attribute gets a Site, where
// the interpreter remembers what it found (inline caches).

#ifndef VM_RUN_FUNCTION_H
#define VM_RUN_FUNCTION_H

#include "lang/code.h"
#include "vm/object.h"
#include "vm/run/native.h"

typedef struct CodeObject CodeObject;
struct Shape;

typedef enum SiteKind {
    SITE_EMPTY,
    SITE_GLOBAL,    // entry `index` of the globals `owner` while its layout is `layout`
    SITE_BUILTIN,   // not in the globals while that holds; entry `index` of builtins likewise
    SITE_FIELD,     // place `index` of an instance whose type and shape are these (`__slots__`: or
                    // UNSET)
    SITE_NEW_FIELD, // storing there adds it: the shape becomes `next`
    SITE_VALUE,     // `found` on the type, for instances of this type and shape
    SITE_METHOD,    // likewise, a function to be called with the instance
    SITE_PROPERTY,  // likewise, the function that a property calls to get it
    SITE_MODULE,    // entry `index` of the dict `owner` of a module
} SiteKind;

// One place in the code that looks up a name, and what it found there last.
typedef struct Site {
    Str *name; // counted by the code object's `names`
    SiteKind kind;
    uint32_t type; // version of the type for which the rest holds
    int32_t index;
    struct Shape *shape, *next;
    void *owner;
    uint64_t layout, builtins_layout;
    Value found;         // borrowed: lives as long as the type has its version
    struct Site *second; // owned: what was found before that; NULL: nothing else was
} Site;

struct CodeObject {
    Object base;
    const Code *code;         // owned by `library`
    struct CodeLibrary *tree; // owns the whole tree of Codes; shared by all of them
    Value *constants;
    Str **names;
    Site *sites;
    Str *name, *qualname, *filename; // counted
    int32_t trace_name;              // TextId of the qualname; 0: not asked for yet
    int first_temporary;             // as `code` says; likewise the next one
    int register_count;
    int simple_args;     // how many parameters when it is_simple, else -1
    int coroutine_args;  // likewise when it is_plain and calls make coroutines, else -1
    uint32_t frame_size; // bytes of its frames
    bool has_frees;      // of variables of the functions around it
    bool is_plain;       // no *args, **kwargs, keyword-only: arguments are copied
    bool is_simple;      // that, and no generator or coroutine: a call is a copy
    bool is_library;     // an embedded module: not recorded, no steps for the viewer
    bool is_awaitable;   // of a generator that types.coroutine lets be awaited
};

typedef struct Function {
    Object base;
    CodeObject *code;
    Dict *globals;
    Dict *builtins; // NULL: the usual ones; else what exec was given as `__builtins__`
    Str *name, *qualname;
    Value module;      // `__module__`
    Value doc;         // `__doc__`
    Tuple *defaults;   // NULL: none
    Dict *kwdefaults;  // NULL: none
    Tuple *closure;    // of cells; NULL: none
    Value annotations; // UNSET, or a dict, or a tuple name, value, name, value… not yet made one
    Value fields;      // UNSET, or the dict of further attributes
    uint32_t version;  // of code, defaults and kwdefaults: changes with them
} Function;

// A function of the library written in C: vm/run/native.h.
typedef struct NativeFunction {
    Object base;
    const NativeDef *def;
    const char *module;          // may be NULL
    Value self;                  // bound, or UNSET
    struct NativeFunction *from; // counted: the descriptor that this is bound from, or NULL
    Type *owner;                 // borrowed: of a method descriptor; NULL elsewhere
    Tuple *defaults;             // of the signature, parsed at the first call; NULL until then
    struct Signature *signature; // likewise
    // How many positional arguments are its parameters as they lie there, once that is known, of
    // one that is not bound; else -1.
    int exact_count;
} NativeFunction;

// A variable that functions share.
typedef struct Cell {
    Object base;
    Value value; // UNSET: unbound
} Cell;

Cell *cell_new(Vm *vm, Value value); // borrows

// Takes the tree of code (released with the last code object of it, also on failure).
CodeObject *code_object_new(Vm *vm, Code *code, const char *filename, bool is_library);

// Takes nothing; closure NULL: none.
Function *function_new(Vm *vm, CodeObject *code, Dict *globals);

bool value_is_function(const Vm *vm, Value value);
Function *value_as_function(Value value); // borrowed; CHECKs nothing

// Runs the body of a class statement with `names` as its namespace; what it returned.
Value function_run_body(Vm *vm, Function *function, Value names);

bool function_setup(Vm *vm);
bool cell_setup(Vm *vm); // called by function_setup
bool code_setup(Vm *vm); // likewise

#endif
