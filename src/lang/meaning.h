// What the names of a program stand for, as far as that is certain without running it.
//
// A name is known when it is bound in one way only where it is looked up: by one kind of `def`, by
// an import, a class, or one assignment of something known. So `queue` is an asyncio.Queue after
// `queue = asyncio.Queue()`, `self.queue` likewise in the methods of its class, and `account.pay` a
// coroutine function of the class that `account` was made of. Whatever else it may be is unknown.

#ifndef LANG_MEANING_H
#define LANG_MEANING_H

#include "lang/scope.h"

typedef enum MeaningKind {
    MEANING_UNKNOWN,
    MEANING_COROUTINE_FUNCTION, // calling it runs nothing
    MEANING_COROUTINE,          // what calling it gives
    MEANING_ASYNC_GENERATOR_FUNCTION,
    MEANING_FUNCTION_WITHOUT_RESULT,
    MEANING_CLASS,            // of the program: `scope`
    MEANING_INSTANCE,         // of a class of the program: `scope`
    MEANING_LIBRARY,          // a module or what is in it: `path`, as "asyncio.sleep"
    MEANING_LIBRARY_INSTANCE, // of a class of the library: `path`, as "asyncio.Queue"
} MeaningKind;

typedef struct Meaning {
    MeaningKind kind;
    const Scope *scope;
    Text path;
} Meaning;

typedef struct Binding {
    const Scope *scope; // in which the name is bound; of a class also `self.name`
    Text name;
    Meaning meaning;
    const Expr *value;  // what is assigned to it; NULL: `meaning` is known
    const Scope *where; // the value stands here
} Binding;

typedef struct Meanings {
    Arena *arena;
    const Module *module;
    ARRAY(Binding) bindings; // sorted by scope and name
    const Scope *here;       // while they are collected
    bool out_of_memory;
} Meanings;

// Collects what a module binds; its scopes must have been built.
void meanings_init(Meanings *meanings, const Module *module, Arena *arena);
void meanings_deinit(Meanings *meanings);

// What an expression in this scope stands for.
Meaning meaning_of(const Meanings *meanings, const Scope *here, const Expr *expr);

// Whether it is this thing of the library, as "asyncio.run".
bool meaning_is(Meaning meaning, const char *path);

// Whether it is one of these, or of an instance of one; the last path is NULL.
bool meaning_is_one_of(Meaning meaning, const char *const *paths);

// Whether nothing in the program binds the name that is read here, so that it is a builtin or none.
bool meaning_is_builtin(const Meanings *meanings, const Scope *here, Text name);

// The path of what is in a module: "asyncio" and "run" give "asyncio.run".
Text meaning_join(Arena *arena, Text module, Text name);

#endif
