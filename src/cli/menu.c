#include "cli/menu.h"

#include "base/embedded.h"

// The first line of the docstring at the top of a scenario.
static Text title_of(Text source) {
    if (source.size < 3 || memcmp(source.bytes, "\"\"\"", 3) != 0) {
        return (Text){"", 0};
    }
    const char *begin = source.bytes + 3;
    size_t size = 0;
    while (size + 3 < source.size && begin[size] != '\n' && begin[size] != '"') {
        size++;
    }
    return (Text){begin, size};
}

void menu_init(Menu *menu, Alloc *alloc) {
    *menu = (Menu){.alloc = alloc};
    int count = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        const Text name = text_of(files[i].name);
        if (text_starts_with(name, TEXT("scenarios/"))) {
            const Text source = {files[i].bytes, (size_t)files[i].size};
            array_push(&menu->items, alloc, (MenuItem){name, title_of(source)});
        }
    }
}

void menu_deinit(Menu *menu) {
    array_free(&menu->items, menu->alloc);
}
