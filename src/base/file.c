#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool explain(Buf *message, const char *path, const char *reason) {
    buf_addf(message, "%s: %s", path, reason);
    return false;
}

static bool read_all(FILE *file, const char *path, size_t max_size, Buf *out, Buf *message) {
    char chunk[16384];
    size_t got, total = 0;
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        total += got;
        if (max_size && total > max_size) {
            buf_addf(message, "%s: larger than %zu bytes, the limit for a source file", path,
                     max_size);
            return false;
        }
        buf_add(out, chunk, got);
    }
    if (ferror(file)) {
        return explain(message, path, strerror(errno));
    }
    return out->failed ? explain(message, path, "not enough memory to read it") : true;
}

bool file_read(const char *path, size_t max_size, Buf *out, Buf *message) {
    if (strcmp(path, "-") == 0) {
        return read_all(stdin, "standard input", max_size, out, message);
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        return explain(message, path, strerror(errno));
    }
    bool done = read_all(file, path, max_size, out, message);
    fclose(file);
    return done;
}

// What was cut short is worth nothing. A device or a pipe stays.
static void remove_file(const char *path) {
    struct stat about;
    if (stat(path, &about) == 0 && S_ISREG(about.st_mode)) {
        unlink(path);
    }
}

bool file_write(const char *path, Text text, Buf *message) {
    if (strcmp(path, "-") == 0) {
        const bool written = fwrite(text.bytes, 1, text.size, stdout) == text.size;
        return (written && fflush(stdout) == 0) ||
               explain(message, "standard output", strerror(errno));
    }
    FILE *file = fopen(path, "wb");
    if (!file) {
        return explain(message, path, strerror(errno));
    }
    bool written = fwrite(text.bytes, 1, text.size, file) == text.size;
    bool closed = fclose(file) == 0;
    if (written && closed) {
        return true;
    }
    explain(message, path, strerror(errno));
    remove_file(path);
    return false;
}
