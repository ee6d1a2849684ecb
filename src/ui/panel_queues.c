// Who is next: lists beside the floor.

#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

#define BOX_H     32.0f
#define MAX_SHOWN 16
#define MAX_ITEMS 256 // of a queue that are looked at

static const char *why_words(const WorldTask *task) {
    switch ((Why)task->why) {
    case WHY_CREATED:
        return "is new";
    case WHY_YIELDED:
        return "let others go first";
    case WHY_SLEEP_OVER:
        return "its sleep is over";
    case WHY_TIMER:
        return "its time has come";
    case WHY_TIMEOUT:
        return "its time is up";
    case WHY_FUTURE_DONE:
        return "its future is done";
    case WHY_TASK_DONE:
        return "its task is done";
    case WHY_GROUP_DONE:
        return "all are done";
    case WHY_LOCK_FREE:
        return "the lock is free";
    case WHY_PLACE_FREE:
        return "got a place";
    case WHY_EVENT_SET:
        return "the event is set";
    case WHY_NOTIFIED:
        return "was notified";
    case WHY_BARRIER_FULL:
        return "all are there";
    case WHY_ITEM_PUT:
        return "an item came";
    case WHY_ROOM_FREE:
        return "a place is free";
    case WHY_QUEUE_DONE:
        return "the queue is done";
    case WHY_CANCELLED:
        return "was cancelled";
    case WHY_THREAD_DONE:
        return "its thread is done";
    case WHY_CALL_SOON:
    case WHY_DONE_CALLBACK:
    case WHY_COUNT:
        break;
    }
    return "is ready";
}

static void head(Ui *ui, Rect *rest, Text words) {
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_HEAD, ui->theme.quiet}, DRAW_LEFT,
             rect_cut_top(rest, 22), words);
    rect_cut_top(rest, 6);
}

static void more(Ui *ui, Rect *rest, const char *format, int count) {
    char words[80];
    if (count <= 0 || rest->h < 20) {
        return;
    }
    snprintf(words, sizeof words, format, count);
    ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT,
             rect_cut_top(rest, 20), text_of(words));
}

// One that is ready: a table and its reason, or a plain callback.
static void ready_box(Ui *ui, const Scene *scene, WorldReady ready, Rect box) {
    const Theme *theme = &ui->theme;
    const int64_t table = scene_table_of(scene, ready.id);
    const WorldTask *task = ready.id > 0 ? world_task(scene->world, ready.id) : NULL;
    draw_round_rect(ui->list, box, 6, theme->panel);
    draw_round_frame(ui->list, box, 6,
                     (Stroke){.width = 1.2f, .color = table > 0 ? theme->ready : theme->edge});
    Rect rest = rect_inset(box, 6, 0);
    if (table > 0) {
        ui_chip(ui, rect_middle(rect_cut_left(&rest, 24)), 20, CHIP_RING, theme->ready,
                theme->panel, (int)table);
        rect_cut_left(&rest, 8);
    }
    Buf callback;
    buf_init(&callback, ui->alloc);
    story_callback_words(trace_text(scene->view->trace, ready.callback), &callback);
    ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, theme->ink}, DRAW_LEFT, rest,
             task && table > 0 ? text_of(why_words(task))
             : ready.id > 0    ? TEXT("asyncio\u2019s own")
                               : buf_text(&callback));
    buf_deinit(&callback);
    if (table > 0) {
        ui_hot(ui, box, ACTION_SELECT, ready.id, false, TEXT("select this table"));
    }
}

// Many that are ready: numbers only, several in a row.
static void ready_numbers(Ui *ui, const Scene *scene, Rect *rest) {
    const World *world = scene->world;
    const float gap = 8, width = (rest->w - 2 * gap) / 3;
    int shown = 0;
    for (int row = 0; row < 2 && shown < world->ready_count; row++) {
        Rect line = rect_cut_top(rest, 30);
        rect_cut_top(rest, 6);
        for (int i = 0; i < 3 && shown < world->ready_count; i++, shown++) {
            char digits[24];
            const WorldReady ready = world_ready(world, shown);
            const int64_t table = scene_table_of(scene, ready.id);
            const Rect box = rect_cut_left(&line, width);
            rect_cut_left(&line, gap);
            snprintf(digits, sizeof digits, "%d", (int)table);
            draw_round_rect(ui->list, box, 6, ui->theme.panel);
            draw_round_frame(ui->list, box, 6, (Stroke){.width = 1.2f, .color = ui->theme.ready});
            ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_SMALL, ui->theme.ready}, DRAW_CENTER, box,
                     table > 0 ? text_of(digits) : TEXT("\u00b7"));
        }
    }
    more(ui, rest, "+ %d more ready", world->ready_count - shown);
}

static void ready_list(Ui *ui, const Scene *scene, Rect *rest) {
    const World *world = scene->world;
    // They are served from the first to the last.
    head(ui, rest, world->ready_count > 1 ? TEXT("Ready now, in order") : TEXT("Ready now"));
    if (world->ready_count == 0) {
        const Rect box = rect_cut_top(rest, BOX_H);
        draw_round_frame(ui->list, box, 6, (Stroke){.width = 1.2f, .color = ui->theme.edge});
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_BUTTON, ui->theme.quiet}, DRAW_CENTER, box,
                 TEXT("nobody"));
    } else if (world->ready_count > 4 || rest->h < (float)world->ready_count * (BOX_H + 5) - 5) {
        ready_numbers(ui, scene, rest);
    } else {
        for (int i = 0; i < world->ready_count; i++) {
            ready_box(ui, scene, world_ready(world, i), rect_cut_top(rest, BOX_H));
            rect_cut_top(rest, 5);
        }
    }
    rect_cut_top(rest, 16);
}

static void wake_box(Ui *ui, const Scene *scene, WorldWake wake, Rect box) {
    char time[TIME_SIZE], words[TIME_SIZE + 8];
    const Theme *theme = &ui->theme;
    const int64_t table = scene_table_of(scene, wake.task);
    draw_round_rect(ui->list, box, 6, theme->panel);
    draw_round_frame(ui->list, box, 6, (Stroke){.width = 1, .color = theme->edge});
    Rect rest = rect_inset(box, 6, 0);
    if (table > 0) {
        ui_chip(ui, rect_middle(rect_cut_left(&rest, 24)), 20, CHIP_RING, theme->quiet,
                theme->panel, (int)table);
        rect_cut_left(&rest, 8);
        ui_hot(ui, box, ACTION_SELECT, wake.task, false, TEXT("select this table"));
    } else {
        ui_hot(ui, box, ACTION_NONE, 0, false, trace_text(scene->view->trace, wake.func));
    }
    const bool is_call = table == 0 && wake.func != 0;
    snprintf(words, sizeof words, "%s%s", is_call ? "" : "at ", ui_time(wake.when, time).bytes);
    const float used = ui_label(ui, (TextStyle){DRAW_MONO, SIZE_BUTTON, theme->ink}, DRAW_LEFT,
                                rest, text_of(words));
    if (is_call) {
        // No table wakes, but something is called.
        Buf callback;
        buf_init(&callback, ui->alloc);
        story_callback_words(trace_text(scene->view->trace, wake.func), &callback);
        rect_cut_left(&rest, used + 8);
        ui_label(ui, (TextStyle){DRAW_UI, 12, theme->quiet}, DRAW_LEFT, rest, buf_text(&callback));
        buf_deinit(&callback);
    }
}

static void wake_list(Ui *ui, const Scene *scene, Rect *rest) {
    WorldWake wakes[MAX_SHOWN];
    int all = 0;
    const float reserve = scene_tables(scene) > FLOOR_FULL ? 220 : 30;
    int fit = (int)((rest->h - 28 - reserve) / (BOX_H + 5));
    fit = fit < 1 ? 1 : fit > 5 ? 5 : fit;
    const int count = world_next_wakes(scene->world, wakes, fit, &all);
    head(ui, rest, TEXT("Next to wake"));
    if (count == 0) {
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT,
                 rect_cut_top(rest, 22), TEXT("nobody sleeps"));
    }
    for (int i = 0; i < count; i++) {
        wake_box(ui, scene, wakes[i], rect_cut_top(rest, BOX_H));
        rect_cut_top(rest, 5);
    }
    more(ui, rest, "+ %d more asleep", all - count);
    rect_cut_top(rest, 14);
}

static void legend_line(Ui *ui, Rect *rest, TableState state, int count, const char *words) {
    char line[80], number[TIME_SIZE];
    if (rest->h < 24) {
        return;
    }
    Rect row = rect_cut_top(rest, 24);
    const Theme *theme = &ui->theme;
    const Point at = {row.x + 8, row.y + row.h / 2};
    // The same shapes as the marks.
    if (state == TABLE_FAILED) {
        draw_line(ui->list, (Point){at.x - 4, at.y - 4}, (Point){at.x + 4, at.y + 4},
                  (Stroke){.width = 2.4f, .round = true, .color = theme->error});
        draw_line(ui->list, (Point){at.x - 4, at.y + 4}, (Point){at.x + 4, at.y - 4},
                  (Stroke){.width = 2.4f, .round = true, .color = theme->error});
    } else if (state == TABLE_IN_LINE || state == TABLE_WAITS || state == TABLE_CANCELLED) {
        draw_ring(ui->list, at, 5, (Stroke){.width = 1.5f, .color = theme->mark});
        if (state == TABLE_CANCELLED) {
            draw_line(ui->list, (Point){at.x - 4, at.y + 4}, (Point){at.x + 4, at.y - 4},
                      (Stroke){.width = 1.6f, .color = theme->mark});
        }
    } else if (state == TABLE_ASLEEP) {
        floor_arc(ui, at, 5, 2, 0.6f, theme->accent);
    } else {
        draw_disc(ui->list, at, 6, floor_state_color(theme, state));
        if (state == TABLE_READY) {
            draw_disc(ui->list, at, 2.4f, theme->floor);
        }
    }
    rect_cut_left(&row, 24);
    snprintf(line, sizeof line, "%s %s", ui_number(count, number).bytes, words);
    ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, theme->ink}, DRAW_LEFT, row, text_of(line));
}

// "158 in line for limit" where all of them wait for the same thing.
static void in_line_count(Ui *ui, const Scene *scene, Rect *rest, int count) {
    char words[80] = "in line";
    const Trace *trace = scene->view->trace;
    const WorldResource *only = NULL;
    int slot = 0, used = 0;
    for (const WorldResource *thing; (thing = world_next_resource(scene->world, &slot));) {
        if (trace_list_count(trace, thing->waiters) + trace_list_count(trace, thing->putters) > 0) {
            only = thing;
            used++;
        }
    }
    const Text label = only ? trace_text(trace, only->label) : (Text){NULL, 0};
    if (used == 1 && label.size > 0) {
        snprintf(words, sizeof words, "in line for %.*s", (int)(label.size < 60 ? label.size : 60),
                 label.bytes);
    }
    if (count > 0) {
        legend_line(ui, rest, TABLE_IN_LINE, count, words);
    }
}

static void table_counts(Ui *ui, const Scene *scene, Rect *rest) {
    int counts[TABLE_STATES];
    scene_count(scene, counts);
    head(ui, rest, TEXT("Tables"));
    legend_line(ui, rest, TABLE_SERVED, counts[TABLE_SERVED] + counts[TABLE_BLOCKED], "running");
    legend_line(ui, rest, TABLE_READY, counts[TABLE_READY] + counts[TABLE_NEW], "ready");
    legend_line(ui, rest, TABLE_ASLEEP, counts[TABLE_ASLEEP], "asleep");
    in_line_count(ui, scene, rest, counts[TABLE_IN_LINE]);
    legend_line(ui, rest, TABLE_WAITS, counts[TABLE_WAITS], "waiting");
    // What has failed must not be what has no room.
    const bool has_failed = counts[TABLE_FAILED] > 0;
    if (has_failed) {
        legend_line(ui, rest, TABLE_FAILED, counts[TABLE_FAILED], "failed");
    }
    legend_line(ui, rest, TABLE_FINISHED, counts[TABLE_FINISHED], "finished");
    if (!has_failed) {
        legend_line(ui, rest, TABLE_FAILED, 0, "failed");
    }
    if (counts[TABLE_CANCELLED] > 0) {
        legend_line(ui, rest, TABLE_CANCELLED, counts[TABLE_CANCELLED], "cancelled");
    }
}

// The item that a queue gives next; its type keeps them in that order but for the last in, first
// out.
static Text next_item(const Scene *scene, const WorldResource *thing) {
    const Trace *trace = scene->view->trace;
    const int count = trace_list_count(trace, thing->items);
    const bool is_last = thing->type == RESOURCE_TYPE_LIFO_QUEUE;
    int64_t items[MAX_ITEMS];
    const int read = trace_list_read(trace, thing->items, items, MAX_ITEMS);
    if (count == 0 || (is_last && read < count)) {
        return (Text){"", 0};
    }
    return trace_text(trace, (TextId)items[is_last ? count - 1 : 0]);
}

static bool has_items(const WorldResource *thing) {
    return thing->type == RESOURCE_TYPE_QUEUE || thing->type == RESOURCE_TYPE_PRIORITY_QUEUE ||
           thing->type == RESOURCE_TYPE_LIFO_QUEUE;
}

// What comes out of each queue next.
static void next_out(Ui *ui, const Scene *scene, Rect *rest) {
    const Theme *theme = &ui->theme;
    bool has_head = false;
    int slot = 0, left_out = 0;
    for (const WorldResource *thing; (thing = world_next_resource(scene->world, &slot));) {
        const Text item = has_items(thing) ? next_item(scene, thing) : (Text){"", 0};
        if (item.size == 0) {
            continue;
        }
        if (rest->h < (has_head ? BOX_H + 24 : BOX_H + 52)) {
            left_out++;
            continue;
        }
        if (!has_head) {
            head(ui, rest, TEXT("Next out"));
            has_head = true;
        }
        Rect box = rect_cut_top(rest, BOX_H);
        rect_cut_top(rest, 5);
        draw_round_rect(ui->list, box, 6, theme->panel);
        draw_round_frame(ui->list, box, 6, (Stroke){.width = 1, .color = theme->edge});
        box = rect_inset(box, 8, 0);
        const Text name = trace_text(scene->view->trace, thing->label);
        const TextStyle quiet = {DRAW_UI, SIZE_SMALL, theme->quiet};
        const Text label =
            name.size > 0 ? name : text_of(resource_type_word((ResourceType)thing->type));
        const float wanted = ui_width(ui, quiet, label) + 2;
        ui_label(ui, quiet, DRAW_LEFT, rect_cut_left(&box, fminf(wanted, box.w * 0.55f)), label);
        rect_cut_left(&box, 8);
        ui_fit(ui, (TextStyle){DRAW_MONO, SIZE_SMALL, theme->ink}, DRAW_RIGHT, box, item);
    }
    // The items stand on the floor as well.
    more(ui, rest, "+ %d more queues", has_head ? left_out : 0);
    rect_cut_top(rest, has_head ? 10 : 0);
}

void floor_lists(Ui *ui, const Scene *scene, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("queues"));
    Rect rest = rect;
    // Who else works must not be what has no room.
    const float full = floor_staff_height(scene);
    const float staff_h = full <= rect.h * 0.35f ? full : floor_staff_least(scene);
    Rect staff = rect_cut_bottom(&rest, staff_h);
    ready_list(ui, scene, &rest);
    if (rest.h > 70) {
        wake_list(ui, scene, &rest);
    }
    if (scene_tables(scene) > FLOOR_FULL && rest.h > 90) {
        table_counts(ui, scene, &rest);
    }
    next_out(ui, scene, &rest);
    // Below the others, not at the bottom, so that the eye finds it.
    staff.h += staff.y - rest.y;
    staff.y = rest.y;
    floor_staff(ui, scene, &staff);
    draw_box_end(ui->list);
}

// ---- In one line ----

#define STRIP_WAKE 196.0f // what the next ones to wake take at least

// What a table's number takes, and "+12" of how many more there are.
static float chip_room(int64_t table) {
    return table < 100 ? 24 : table < 1000 ? 34 : 42;
}

static float more_room(int count) {
    return count < 100 ? 34 : 56;
}

static void strip_more(Ui *ui, Rect *rest, int count) {
    char words[24];
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    if (count > 0) {
        snprintf(words, sizeof words, "+%d", count);
        rect_cut_left(rest, 4);
        rect_cut_left(rest, ui_label(ui, style, DRAW_LEFT, *rest, text_of(words)));
    }
}

// A table's number, or the name of a callback; false when it has no room.
static bool strip_ready(Ui *ui, const Scene *scene, WorldReady ready, float room, Rect *rest) {
    const int64_t table = scene_table_of(scene, ready.id);
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.ink};
    Buf words;
    buf_init(&words, ui->alloc);
    if (ready.id > 0) {
        buf_addf(&words, "asyncio\u2019s own");
    } else {
        story_callback_words(trace_text(scene->view->trace, ready.callback), &words);
    }
    const float width = table > 0 ? chip_room(table) : ui_width(ui, style, buf_text(&words)) + 12;
    const bool has_room = width <= room;
    if (has_room && table > 0) {
        ui_chip(ui, rect_middle(rect_cut_left(rest, width)), 20, CHIP_RING, ui->theme.ready,
                ui->theme.floor, (int)table);
    } else if (has_room) {
        const Rect box = rect_inset(rect_cut_left(rest, width), 0, fmaxf((rest->h - 20) / 2, 0));
        draw_round_frame(ui->list, box, 5, (Stroke){.width = 1.2f, .color = ui->theme.edge});
        ui_label(ui, style, DRAW_CENTER, box, buf_text(&words));
        rect_cut_left(rest, 4);
    }
    buf_deinit(&words);
    return has_room;
}

static void strip_wakes(Ui *ui, const Scene *scene, Rect *rest) {
    WorldWake wakes[MAX_SHOWN];
    int all = 0;
    const int count = world_next_wakes(scene->world, wakes, MAX_SHOWN, &all);
    if (count == 0) {
        return;
    }
    rect_cut_left(rest, 12);
    rect_cut_left(rest, ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_SMALL, ui->theme.quiet},
                                 DRAW_LEFT, *rest, TEXT("Next to wake")) +
                            8);
    for (int i = 0; i < count; i++) {
        char words[TIME_SIZE];
        const TextStyle style = {DRAW_MONO, SIZE_SMALL, ui->theme.ink};
        const Text time = ui_time(wakes[i].when, words);
        const int64_t table = scene_table_of(scene, wakes[i].task);
        const float chip = table > 0 ? chip_room(table) + 6 : 6;
        if (i > 0 &&
            rest->w < ui_width(ui, style, time) + chip + (i + 1 < all ? more_room(all - i) : 0)) {
            strip_more(ui, rest, all - i);
            return;
        }
        if (table > 0) {
            ui_chip(ui, rect_middle(rect_cut_left(rest, chip_room(table) - 2)), 20, CHIP_RING,
                    ui->theme.quiet, ui->theme.floor, (int)table);
            rect_cut_left(rest, 4);
        }
        rect_cut_left(rest, ui_label(ui, style, DRAW_LEFT, *rest, time) + 10);
    }
    strip_more(ui, rest, all - count);
}

void floor_lists_strip(Ui *ui, const Scene *scene, Rect rect) {
    const TextStyle plain = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    const World *world = scene->world;
    int all = 0;
    WorldWake first;
    draw_box_begin(ui->list, 0, 0, rect, TEXT("queues"));
    Rect rest = rect;
    rect_cut_left(&rest, ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_SMALL, ui->theme.quiet},
                                  DRAW_LEFT, rest, TEXT("Ready now")) +
                             8);
    if (world->ready_count == 0) {
        rect_cut_left(&rest, ui_label(ui, plain, DRAW_LEFT, rest, TEXT("nobody")) + 8);
    }
    world_next_wakes(world, &first, 1, &all);
    const float reserve = fminf(all > 0 ? STRIP_WAKE : 0, rest.w * 0.6f);
    for (int i = 0; i < world->ready_count; i++) {
        const float more = i + 1 < world->ready_count ? more_room(world->ready_count - i) : 0;
        if (!strip_ready(ui, scene, world_ready(world, i), rest.w - reserve - more, &rest)) {
            strip_more(ui, &rest, world->ready_count - i);
            break;
        }
    }
    strip_wakes(ui, scene, &rest);
    draw_box_end(ui->list);
}
