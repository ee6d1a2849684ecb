// Whole files in and out.

#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/text.h"

// Appends the file at `path` ("-": standard input) to `out`. On failure false, with a sentence
// about the path and the reason in `message`. `max_size` in bytes; 0: no limit.
bool file_read(const char *path, size_t max_size, Buf *out, Buf *message);

// Writes the text to a file ("-": standard output), or says in `message` why not; then a regular
// file is removed, as a part of it is worth nothing.
bool file_write(const char *path, Text text, Buf *message);

#endif
