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
        return "put went through";
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
    head(ui, rest, TEXT("Ready now"));
    const World *world = scene->world;
    if (world->ready_count == 0) {
        const Rect box = rect_cut_top(rest, BOX_H);
        draw_round_frame(ui->list, box, 6, (Stroke){.width = 1.2f, .color = ui->theme.edge});
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_BUTTON, ui->theme.quiet}, DRAW_CENTER, box,
                 TEXT("nobody"));
    } else if (world->ready_count > 4) {
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

// A figure as the server's, but bare and in the colour of what is not the thread.
static void staff_figure(Ui *ui, Point at, bool is_idle) {
    const Color color = is_idle ? ui->theme.track : ui->theme.mark;
    draw_disc(ui->list, (Point){at.x, at.y - 5}, 4.2f, color);
    draw_round_rect(ui->list, (Rect){at.x - 8, at.y + 1, 16, 9}, 4, color);
    if (!is_idle) {
        // An apron: who works, told without colour.
        draw_rect(ui->list, (Rect){at.x - 2.5f, at.y + 3, 5, 7}, ui->theme.floor);
    }
}

// Threads of a pool are other staff: what each of them does.
static void staff(Ui *ui, const Scene *scene, Rect *rest) {
    int slot = 0, left_out = 0;
    bool has_head = false;
    for (const WorldWorker *worker; (worker = world_next_worker(scene->world, &slot));) {
        char words[120], time[TIME_SIZE];
        if (rest->h < (has_head ? 62 : 90)) {
            left_out++;
            continue;
        }
        if (!has_head) {
            head(ui, rest, TEXT("Other staff"));
            has_head = true;
        }
        const Text job = trace_text(scene->view->trace, worker->func);
        const bool is_idle = worker->state == WORKER_STATE_ENDS;
        Rect row = rect_cut_top(rest, 40);
        staff_figure(ui, rect_middle(rect_cut_left(&row, 24)), is_idle);
        rect_cut_left(&row, 8);
        snprintf(words, sizeof words, "%s", is_idle ? "idle" : "at work");
        if (!is_idle && worker->until != TIME_NONE) {
            snprintf(words, sizeof words, "busy until %s", ui_time(worker->until, time).bytes);
        }
        if (!is_idle) {
            ui_label(ui, (TextStyle){DRAW_MONO_BOLD, SIZE_SMALL, ui->theme.ink}, DRAW_LEFT,
                     rect_cut_top(&row, 20), job);
        }
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT, row,
                 text_of(words));
    }
    more(ui, rest, "+ %d more at work", left_out);
    rect_cut_top(rest, has_head ? 10 : 0);
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
    more(ui, rest, "+ %d more queues", left_out);
    rect_cut_top(rest, has_head ? 10 : 0);
}

static bool is_among(const FloorThings *things, int64_t id) {
    for (int i = 0; i < things->count; i++) {
        if (things->items[i].id == id) {
            return true;
        }
    }
    return false;
}

// Where the ring has no room for the things that tables share, they are lines here.
static void things_list(Ui *ui, const Scene *scene, const FloorThings *on_floor, Rect *rest) {
    int slot = 0, left_out = 0;
    bool has_head = false;
    Buf words;
    buf_init(&words, ui->alloc);
    for (const WorldResource *thing; (thing = world_next_resource(scene->world, &slot));) {
        if (is_among(on_floor, thing->id) || !floor_thing_is_shown(scene, thing)) {
            continue;
        }
        if (rest->h < (has_head ? 64 : 92)) {
            left_out++;
            continue;
        }
        if (!has_head) {
            head(ui, rest, TEXT("Things"));
            has_head = true;
        }
        const Text label = trace_text(scene->view->trace, thing->label);
        const int waiting = trace_list_count(scene->view->trace, thing->waiters) +
                            trace_list_count(scene->view->trace, thing->putters);
        buf_clear(&words);
        floor_thing_words(thing, false, &words);
        if (waiting > 0) {
            buf_addf(&words, ", %d waiting", waiting);
        }
        ui_label(ui, (TextStyle){DRAW_MONO_BOLD, SIZE_SMALL, ui->theme.ink}, DRAW_LEFT,
                 rect_cut_top(rest, 20),
                 label.size > 0 ? label : text_of(resource_type_word((ResourceType)thing->type)));
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT,
                 rect_cut_top(rest, 20), buf_text(&words));
        rect_cut_top(rest, 4);
    }
    buf_deinit(&words);
    if (has_head) {
        more(ui, rest, "+ %d more", left_out);
    }
}

void floor_lists(Ui *ui, const Scene *scene, const FloorThings *on_floor, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("queues"));
    Rect rest = rect;
    ready_list(ui, scene, &rest);
    if (rest.h > 70) {
        wake_list(ui, scene, &rest);
    }
    if (scene_tables(scene) > FLOOR_FULL && rest.h > 90) {
        table_counts(ui, scene, &rest);
    }
    next_out(ui, scene, &rest);
    staff(ui, scene, &rest);
    things_list(ui, scene, on_floor, &rest);
    draw_box_end(ui->list);
}

void floor_lists_strip(Ui *ui, const Scene *scene, Rect rect) {
    const Theme *theme = &ui->theme;
    const TextStyle style = {DRAW_UI_BOLD, SIZE_SMALL, theme->quiet};
    draw_box_begin(ui->list, 0, 0, rect, TEXT("queues"));
    Rect rest = rect;
    rect_cut_left(&rest, ui_label(ui, style, DRAW_LEFT, rest, TEXT("Ready now")) + 8);
    const World *world = scene->world;
    if (world->ready_count == 0) {
        const TextStyle plain = {DRAW_UI, SIZE_SMALL, theme->quiet};
        rect_cut_left(&rest, ui_label(ui, plain, DRAW_LEFT, rest, TEXT("nobody")) + 8);
    }
    for (int i = 0; i < world->ready_count && rest.w > 200; i++) {
        const int64_t table = scene_table_of(scene, world_ready(world, i).id);
        if (table > 0) {
            ui_chip(ui, rect_middle(rect_cut_left(&rest, 24)), 20, CHIP_RING, theme->ready,
                    theme->floor, (int)table);
        }
    }
    WorldWake wakes[1];
    if (world_next_wakes(world, wakes, 1, NULL) > 0 && rest.w > 170) {
        char time[TIME_SIZE], words[TIME_SIZE + 32];
        rect_cut_left(&rest, 12);
        snprintf(words, sizeof words, "Next to wake");
        rect_cut_left(&rest, ui_label(ui, style, DRAW_LEFT, rest, text_of(words)) + 8);
        const int64_t table = scene_table_of(scene, wakes[0].task);
        if (table > 0) {
            ui_chip(ui, rect_middle(rect_cut_left(&rest, 22)), 20, CHIP_RING, theme->quiet,
                    theme->floor, (int)table);
            rect_cut_left(&rest, 4);
        }
        ui_label(ui, (TextStyle){DRAW_MONO, SIZE_SMALL, theme->ink}, DRAW_LEFT, rest,
                 ui_time(wakes[0].when, time));
    }
    draw_box_end(ui->list);
}
