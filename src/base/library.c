#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

// Tries each name in the list; NULL when none is there.
static void *open_first(const char *files) {
    while (*files != '\0') {
        const size_t length = strcspn(files, " ");
        char name[128];
        if (length < sizeof name) {
            memcpy(name, files, length);
            name[length] = '\0';
            void *library = dlopen(name, RTLD_NOW | RTLD_GLOBAL);
            if (library != NULL) {
                return library;
            }
        }
        files += length;
        files += strspn(files, " ");
    }
    return NULL;
}

bool library_open(const char *files, const char *product, const LibrarySymbol *symbols, int count,
                  void *table, Buf *message) {
    void *library = open_first(files);
    if (library == NULL) {
        buf_addf(message, "pictures need the library %s, which is not installed (make deps)",
                 product);
        return false;
    }
    for (int i = 0; i < count; i++) {
        void *function = dlsym(library, symbols[i].name);
        if (function == NULL) {
            buf_addf(message, "the library %s is too old: it has no %s", product, symbols[i].name);
            return false;
        }
        memcpy((char *)table + symbols[i].offset, &function, sizeof function);
    }
    return true;
}
