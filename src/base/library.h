// Libraries that are opened when they are first needed.
//
// Loading SDL takes longer than running a small scenario, so the program is not linked with it: a
// module lists the functions that it uses once, as an X-macro, which makes a struct of function
// pointers and the table by which library_open fills it. Types still come from the library's own
// header, so a wrong call is found by the compiler.

#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include "base/text.h"

typedef struct LibrarySymbol {
    const char *name;
    size_t offset; // of the function pointer in the struct
} LibrarySymbol;

// One member of the struct, and its line in the table.
#define LIBRARY_MEMBER(name)       __typeof__(name) *name;
#define LIBRARY_SYMBOL(Type, name) {#name, offsetof(Type, name)},

// Opens the first of the files (file names separated by spaces) that exists, and looks up every
// symbol into `table`. On failure false, with what is missing in `message`; `product` is the name
// that a user knows the library by. It stays loaded until the program ends.
bool library_open(const char *files, const char *product, const LibrarySymbol *symbols, int count,
                  void *table, Buf *message);

#endif
