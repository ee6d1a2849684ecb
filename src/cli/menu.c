#include "cli/menu.h"

#include "base/embedded.h"
#include "cli/machine.h"

#include <math.h>

// Of a longer program, the picture is that of its beginning.
#define MAX_EVENTS 4000
#define MAX_TIME   INT64_C(20000000000)

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
    *menu = (Menu){.alloc = alloc,
                   .options = {.max_events = MAX_EVENTS,
                               .max_time = MAX_TIME,
                               .max_steps = -1,
                               .max_memory = 64 << 20,
                               .at = -1,
                               .time_s = NAN,
                               .line = -1}};
    int count = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        const Text name = text_of(files[i].name);
        if (text_starts_with(name, TEXT("scenarios/"))) {
            const Text source = {files[i].bytes, (size_t)files[i].size};
            MenuItem item = {.path = name, .title = title_of(source)};
            lanes_init(&item.picture, alloc);
            array_push(&menu->items, alloc, item);
        }
    }
}

void menu_deinit(Menu *menu) {
    for (int i = 0; i < menu->items.count; i++) {
        lanes_deinit(&menu->items.items[i].picture);
    }
    array_free(&menu->items, menu->alloc);
}

bool menu_draw_next(Menu *menu) {
    if (menu->drawn >= menu->items.count) {
        return false;
    }
    MenuItem *item = &menu->items.items[menu->drawn++];
    Diags diags;
    diags_init(&diags, menu->alloc);
    const MachineSetup setup = {.path = item->path.bytes, // an embedded name: it ends with a zero
                                .source = embedded_file(item->path.bytes),
                                .options = &menu->options,
                                .record = true};
    Machine *machine = machine_new(menu->alloc, &setup, &diags);
    if (machine) {
        machine_run(machine, 0);
        View view;
        view_init(&view, menu->alloc, machine_trace(machine));
        replay_update(view.replay, 0);
        const Scene scene = view_scene(&view);
        lanes_make(&item->picture, &scene, 0, trace_time(machine_trace(machine)));
        view_deinit(&view);
        machine_free(machine);
    }
    diags_deinit(&diags);
    return menu->drawn < menu->items.count;
}
