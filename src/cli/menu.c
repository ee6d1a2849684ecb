#include "cli/menu.h"

#include "base/embedded.h"
#include "cli/program.h"

#include <math.h>
#include <string.h>

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

static void add_item(Menu *menu, Text path, Text title) {
    MenuItem item = {.path = path, .title = title};
    lanes_init(&item.picture, menu->alloc);
    array_push(&menu->items, menu->alloc, item);
    array_push(&menu->drawn, menu->alloc, false);
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
    for (int i = 0; i < MENU_RECENT; i++) {
        buf_init(&menu->recent[i][0], alloc);
        buf_init(&menu->recent[i][1], alloc);
    }
    int count = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        const Text name = text_of(files[i].name);
        if (text_starts_with(name, TEXT("scenarios/"))) {
            add_item(menu, name, title_of((Text){files[i].bytes, (size_t)files[i].size}));
        }
    }
}

void menu_deinit(Menu *menu) {
    for (int i = 0; i < menu->items.count; i++) {
        lanes_deinit(&menu->items.items[i].picture);
    }
    for (int i = 0; i < MENU_RECENT; i++) {
        buf_deinit(&menu->recent[i][0]);
        buf_deinit(&menu->recent[i][1]);
    }
    array_free(&menu->drawn, menu->alloc);
    array_free(&menu->items, menu->alloc);
}

static void move_item(Menu *menu, int from, int to) {
    const MenuItem item = menu->items.items[from];
    const bool is_drawn = menu->drawn.items[from];
    const int step = from < to ? 1 : -1;
    for (int i = from; i != to; i += step) {
        menu->items.items[i] = menu->items.items[i + step];
        menu->drawn.items[i] = menu->drawn.items[i + step];
    }
    menu->items.items[to] = item;
    menu->drawn.items[to] = is_drawn;
}

// The item becomes what the first of the remembered texts say; its picture is to be drawn anew.
static void set_first(Menu *menu) {
    MenuItem *item = &menu->items.items[0];
    lanes_deinit(&item->picture);
    lanes_init(&item->picture, menu->alloc);
    menu->drawn.items[0] = false;
    // The buffers have changed their places.
    for (int i = 0; i < menu->recent_count; i++) {
        buf_string(&menu->recent[i][0]);
        menu->items.items[i].path = buf_text(&menu->recent[i][0]);
        menu->items.items[i].title = buf_text(&menu->recent[i][1]);
    }
}

bool menu_remember(Menu *menu, Text path, Text source) {
    int at = 0;
    while (at < menu->items.count && !text_equal(menu->items.items[at].path, path)) {
        at++;
    }
    if (text_equal(path, TEXT("-")) || (at < menu->items.count && at >= menu->recent_count)) {
        return false;
    }
    // A new one takes the place of the oldest when there are too many.
    if (at == menu->items.count && menu->recent_count < MENU_RECENT) {
        at = menu->recent_count++;
        add_item(menu, path, TEXT(""));
        move_item(menu, menu->items.count - 1, at);
    } else if (at == menu->items.count) {
        at = MENU_RECENT - 1;
    }
    Buf words[2] = {menu->recent[at][0], menu->recent[at][1]};
    move_item(menu, at, 0);
    for (int i = at; i > 0; i--) {
        memcpy(menu->recent[i], menu->recent[i - 1], sizeof menu->recent[i]);
    }
    const Text title = title_of(source);
    buf_clear(&words[0]);
    buf_clear(&words[1]);
    buf_add_text(&words[0], path);
    buf_add_text(&words[1], title.size > 0 ? title : TEXT("opened before"));
    memcpy(menu->recent[0], words, sizeof words);
    set_first(menu);
    return true;
}

static void draw_picture(Menu *menu, MenuItem *item) {
    Program program;
    Buf message;
    buf_init(&message, menu->alloc);
    if (program_read(&program, menu->alloc, item->path.bytes, &message)) {
        if (program_prepare(&program, (MachineSetup){.options = &menu->options, .record = true})) {
            const Trace *trace = machine_trace(program.machine);
            machine_run(program.machine, 0);
            View view;
            view_init(&view, menu->alloc, trace);
            replay_update(view.replay, 0);
            const Scene scene = view_scene(&view);
            lanes_make(&item->picture, &scene, 0, trace_time(trace));
            view_deinit(&view);
        }
        program_deinit(&program);
    }
    buf_deinit(&message);
}

bool menu_draw_next(Menu *menu) {
    for (int i = 0; i < menu->items.count; i++) {
        if (!menu->drawn.items[i]) {
            menu->drawn.items[i] = true;
            draw_picture(menu, &menu->items.items[i]);
            return true;
        }
    }
    return false;
}
