// The shelf: what the picture of the floor has no room for, as cells of one line in rows below it.
// Things that tasks share stand there, who holds them and who stands in line; and threads of pools,
// which are other staff.

#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

#define ROW_H     25.0f
#define CELL_MIN  196.0f // a cell is at least so wide
#define CELL_GAP  14.0f
#define MAX_CELLS 48
#define MOST      0.4f  // of the floor's height that the shelf may take
#define TABLE_ROW 29.0f // what a row of tables with its words needs at least
#define STAFF_ROW 40.0f

// ---- Other staff ----

// A figure as the server's, but bare and in the colour of what is not the thread.
static void staff_figure(Ui *ui, Point at, float size, bool is_idle) {
    const float u = size / 20;
    const Color color = is_idle ? ui->theme.track : ui->theme.mark;
    draw_disc(ui->list, (Point){at.x, at.y - 5 * u}, 4.2f * u, color);
    draw_round_rect(ui->list, (Rect){at.x - 8 * u, at.y + u, 16 * u, 9 * u}, 4 * u, color);
    if (!is_idle) {
        // An apron: who works, told without colour.
        draw_rect(ui->list, (Rect){at.x - 2.5f * u, at.y + 3 * u, 5 * u, 7 * u}, ui->theme.floor);
    }
}

static bool is_idle(const WorldWorker *worker) {
    return worker->state == WORKER_STATE_ENDS;
}

static void staff_words(const WorldWorker *worker, Buf *out) {
    char time[TIME_SIZE];
    if (is_idle(worker)) {
        buf_addf(out, "idle");
    } else if (worker->until != TIME_NONE) {
        buf_addf(out, "busy until ");
        buf_add_text(out, ui_time(worker->until, time));
    } else {
        buf_addf(out, "at work");
    }
}

// "boil  busy until 1.30 s" in one line; the job in a column of its own where there are two.
static void staff_line(Ui *ui, const Scene *scene, const WorldWorker *worker, Rect cell) {
    Buf words;
    buf_init(&words, ui->alloc);
    staff_figure(ui, rect_middle(rect_cut_left(&cell, 20)), 16, is_idle(worker));
    rect_cut_left(&cell, 6);
    if (!is_idle(worker)) {
        const TextStyle style = {DRAW_MONO_BOLD, SIZE_SMALL, ui->theme.ink};
        const Text job = trace_text(scene->view->trace, worker->func);
        Rect name = cell;
        name.w = fminf(ui_width(ui, style, job) + 2, cell.w * 0.45f);
        rect_cut_left(&cell, ui_fit(ui, style, DRAW_LEFT, name, job) + 8);
    }
    staff_words(worker, &words);
    // That it is busy is seen by its apron.
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    const Text busy = TEXT("busy ");
    Text text = buf_text(&words);
    if (text_starts_with(text, busy) && ui_width(ui, style, text) > cell.w) {
        text = (Text){text.bytes + busy.size, text.size - busy.size};
    }
    ui_fit(ui, style, DRAW_LEFT, cell, text);
    buf_deinit(&words);
}

static void staff_rows(Ui *ui, const Scene *scene, const WorldWorker *worker, Rect row) {
    Buf words;
    buf_init(&words, ui->alloc);
    staff_figure(ui, rect_middle(rect_cut_left(&row, 24)), 20, is_idle(worker));
    rect_cut_left(&row, 8);
    if (!is_idle(worker)) {
        ui_fit(ui, (TextStyle){DRAW_MONO_BOLD, SIZE_SMALL, ui->theme.ink}, DRAW_LEFT,
               rect_cut_top(&row, row.h / 2), trace_text(scene->view->trace, worker->func));
    }
    staff_words(worker, &words);
    ui_fit(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT, row, buf_text(&words));
    buf_deinit(&words);
}

static int staff_count(const Scene *scene) {
    int slot = 0, count = 0;
    while (world_next_worker(scene->world, &slot)) {
        count++;
    }
    return count;
}

float floor_staff_height(const Scene *scene) {
    const int count = staff_count(scene);
    return count == 0 ? 0 : 28 + STAFF_ROW * (float)count;
}

float floor_staff_least(const Scene *scene) {
    const int count = staff_count(scene);
    return count == 0 ? 0 : 28 + ROW_H * (float)(count < 3 ? count : 3);
}

void floor_staff(Ui *ui, const Scene *scene, Rect *rest) {
    const int count = staff_count(scene);
    if (count == 0) {
        return;
    }
    const bool is_roomy = rest->h >= floor_staff_height(scene);
    const int fit = (int)((rest->h - 28) / (is_roomy ? STAFF_ROW : ROW_H));
    const int shown = count <= fit ? count : fit - 1;
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_HEAD, ui->theme.quiet}, DRAW_LEFT,
             rect_cut_top(rest, 22), TEXT("Other staff"));
    rect_cut_top(rest, 6);
    int slot = 0;
    for (int i = 0; i < shown; i++) {
        const WorldWorker *worker = world_next_worker(scene->world, &slot);
        if (is_roomy) {
            staff_rows(ui, scene, worker, rect_cut_top(rest, STAFF_ROW));
        } else {
            staff_line(ui, scene, worker, rect_cut_top(rest, ROW_H));
        }
    }
    if (shown < count) {
        char words[60];
        snprintf(words, sizeof words, "+ %d more threads", count - (shown > 0 ? shown : 0));
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT,
                 rect_cut_top(rest, fminf(ROW_H, rest->h)), text_of(words));
    }
}

// ---- Cells ----

// Either a thing or a worker.
typedef struct Cell {
    const WorldResource *thing;
    const WorldWorker *worker;
} Cell;

static bool is_used(const Scene *scene, const Cell *cell) {
    const Trace *trace = scene->view->trace;
    return cell->thing ? trace_list_count(trace, cell->thing->holders) +
                                 trace_list_count(trace, cell->thing->waiters) +
                                 trace_list_count(trace, cell->thing->putters) +
                                 trace_list_count(trace, cell->thing->items) >
                             0
                       : !is_idle(cell->worker);
}

// The oldest thing first, then the workers; returns how many there are, of which `max` are given.
static int cells_of(const Scene *scene, bool has_things, bool has_staff, Cell *cells, int max) {
    int slot = 0, count = 0;
    for (const WorldResource *thing;
         has_things && (thing = world_next_resource(scene->world, &slot));) {
        if (!floor_thing_is_shown(scene, thing)) {
            continue;
        }
        int at = count < max ? count : max;
        for (; at > 0 && cells[at - 1].thing->id < thing->id; at--) {
            if (at < max) {
                cells[at] = cells[at - 1];
            }
        }
        if (at < max) {
            cells[at] = (Cell){.thing = thing};
        }
        count++;
    }
    slot = 0;
    for (const WorldWorker *worker;
         has_staff && (worker = world_next_worker(scene->world, &slot));) {
        if (count < max) {
            cells[count] = (Cell){.worker = worker};
        }
        count++;
    }
    return count;
}

// Where there are too many, those that nobody uses go first.
static int choose(const Scene *scene, Cell *cells, int count, int fit) {
    for (int i = count - 1; i >= 0 && count > fit; i--) {
        if (!is_used(scene, &cells[i])) {
            for (int k = i; k + 1 < count; k++) {
                cells[k] = cells[k + 1];
            }
            count--;
        }
    }
    return count < fit ? count : fit;
}

typedef struct Rows {
    int columns, rows;
} Rows;

// As many rows as there is room for: many tables need more than that is left of a low floor.
static int most_rows(const Scene *scene, Rect area) {
    const float tables = (float)scene_tables(scene) / 2 + 1;
    const float left = area.h - 40 - tables * TABLE_ROW;
    const float share =
        scene_tables(scene) <= FLOOR_FULL ? fminf(area.h * MOST, left) : area.h * MOST * 0.6f;
    return (int)fmaxf(share / ROW_H, 1);
}

static Rows shelf_of(const Scene *scene, Rect area, bool has_things, bool has_staff) {
    const int64_t wanted =
        (has_things ? scene->index->things : 0) + (has_staff ? scene->index->workers : 0);
    const int most = most_rows(scene, area);
    // Where all find room in narrower cells they have to do with less.
    Rows first = {0};
    for (float cell = CELL_MIN; cell > CELL_MIN * 0.6f; cell *= 0.8f) {
        Rows shelf = {0};
        const int fit = (int)fmaxf((area.w - 16 + CELL_GAP) / (cell + CELL_GAP), 1);
        shelf.columns = wanted < fit ? (int)(wanted > 0 ? wanted : 1) : fit;
        shelf.rows = (int)fmin((double)(wanted + shelf.columns - 1) / shelf.columns, most);
        if ((int64_t)shelf.rows * shelf.columns >= wanted) {
            return shelf;
        }
        first = first.columns == 0 ? shelf : first;
    }
    return first;
}

float floor_shelf_height(const Scene *scene, Rect area, bool has_things, bool has_staff) {
    const Rows shelf = shelf_of(scene, area, has_things, has_staff);
    return shelf.rows == 0 ? 0 : (float)shelf.rows * ROW_H + 4;
}

static void draw_cell(Ui *ui, const Scene *scene, const Cell *cell, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("cell"));
    if (cell->thing) {
        floor_thing_line(ui, scene, cell->thing, rect_inset(rect, 0, 2));
    } else {
        staff_line(ui, scene, cell->worker, rect);
    }
    draw_box_end(ui->list);
}

void floor_shelf(Ui *ui, const Scene *scene, Rect area, Rect rect, bool has_things,
                 bool has_staff) {
    Cell cells[MAX_CELLS];
    const Rows shelf = shelf_of(scene, area, has_things, has_staff);
    const int all = cells_of(scene, has_things, has_staff, cells, MAX_CELLS);
    if (all == 0 || shelf.rows == 0) {
        return;
    }
    const int room = shelf.rows * shelf.columns;
    const int fit = all <= room ? room : room - 1;
    const int shown = choose(scene, cells, all < MAX_CELLS ? all : MAX_CELLS, fit);
    const float width = (rect.w + CELL_GAP) / (float)shelf.columns - CELL_GAP;
    draw_box_begin(ui->list, 0, 0, rect, TEXT("shelf"));
    draw_rect(ui->list, (Rect){rect.x, rect.y, rect.w, 1}, ui->theme.track);
    for (int i = 0; i < shown || (i == shown && shown < all); i++) {
        const Rect box = {rect.x + (float)(i % shelf.columns) * (width + CELL_GAP),
                          rect.y + 4 + (float)(i / shelf.columns) * ROW_H, width, ROW_H};
        if (i < shown) {
            draw_cell(ui, scene, &cells[i], box);
            continue;
        }
        char words[60];
        snprintf(words, sizeof words, "+ %d more", all - shown);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT, box,
                 text_of(words));
    }
    draw_box_end(ui->list);
}
