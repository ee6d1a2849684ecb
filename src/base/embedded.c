#include "base/embedded.h"

#include <string.h>

// Both are made by assets/embed.sh.
extern const EmbeddedFile embedded_table[];
extern const uint64_t embedded_count;

const EmbeddedFile *embedded_files(int *count) {
    *count = (int)embedded_count;
    return embedded_table;
}

Text embedded_file(const char *name) {
    // Search in halves: the table is ordered by name.
    int low = 0, high = (int)embedded_count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        const int order = strcmp(embedded_table[middle].name, name);
        if (order == 0) {
            return (Text){embedded_table[middle].bytes, (size_t)embedded_table[middle].size};
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (Text){NULL, 0};
}
