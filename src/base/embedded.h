// Files that are part of the program, so that it is one file: fonts, modules written in Python, and
// the scenarios of the menu.
//
// assets/embed.sh puts them into the program at build time. Their names are paths below the top of
// the project without "src/": "vm/modules/heapq.py", "scenarios/05-annotated.py",
// "fonts/ui.otf" (font/font.c names the fonts).

#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/text.h"

typedef struct EmbeddedFile {
    const char *name;
    const char *bytes;
    uint64_t size;
} EmbeddedFile;

// What is in the file of this name; bytes is NULL when there is none.
Text embedded_file(const char *name);

// All of them, ordered by name.
const EmbeddedFile *embedded_files(int *count);

#endif
