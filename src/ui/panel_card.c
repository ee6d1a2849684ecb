#include "ui/panel.h"

#include <math.h>
#include <stdio.h>

#define LEADING   18.0f
#define LOOK_BACK 400 // entries of a history

// What is set so far, from the top.
typedef struct Card {
    Ui *ui;
    const Scene *scene;
    TableInfo table;
    Rect rest;
} Card;

static void add_words(Card *card, TextStyle style, Text words) {
    if (card->rest.h < LEADING || words.size == 0) {
        return;
    }
    const float used = ui_paragraph(card->ui, style, LEADING, card->rest, words);
    rect_cut_top(&card->rest, used);
}

static void add_head(Card *card, Text words) {
    // Nobody needs a headline without a line below it.
    if (card->rest.h < 2 * LEADING + 6) {
        card->rest.h = 0;
        return;
    }
    rect_cut_top(&card->rest, 6);
    ui_label(card->ui, (TextStyle){DRAW_UI_BOLD, 12, card->ui->theme.quiet}, DRAW_LEFT,
             rect_cut_top(&card->rest, LEADING), words);
}

static TextStyle code_style(const Card *card) {
    return (TextStyle){DRAW_MONO, 12, card->ui->theme.ink};
}

// "14  gather(2)": a line of the source and what is there.
static void add_place(Card *card, int line, Text what) {
    char digits[16];
    if (card->rest.h < LEADING) {
        return;
    }
    Rect row = rect_cut_top(&card->rest, LEADING);
    snprintf(digits, sizeof digits, "%d", line);
    ui_label(card->ui, (TextStyle){DRAW_MONO, 12, card->ui->theme.quiet}, DRAW_RIGHT,
             rect_cut_left(&row, 30), text_of(digits));
    rect_cut_left(&row, 8);
    TextStyle style = code_style(card);
    if (ui_width(card->ui, style, what) <= row.w) {
        ui_label(card->ui, style, DRAW_LEFT, row, what);
        return;
    }
    // Long names take several lines.
    style.size = 11;
    Rect lines = {row.x, row.y, row.w, row.h + card->rest.h};
    const float used = ui_paragraph(card->ui, style, LEADING, lines, what);
    rect_cut_top(&card->rest, used - LEADING);
}

// The calls that are inside of each other, outermost first.
static void add_stack(Card *card) {
    const TableInfo *table = &card->table;
    const Trace *trace = card->scene->view->trace;
    ChainLink links[12];
    int count = 0;
    if (table->live->state == TASK_STATE_WAITING) {
        count = trace_chain_read(trace, table->live->chain, links, 12);
    } else {
        for (const WorldFrame *frame = world_top_frame(card->scene->world, table->task);
             frame && count < 12; frame = world_frame_below(card->scene->world, frame)) {
            links[count++] = (ChainLink){.func = frame->func, .line = frame->line};
        }
        for (int i = 0; i < count / 2; i++) {
            const ChainLink swapped = links[i];
            links[i] = links[count - 1 - i];
            links[count - 1 - i] = swapped;
        }
    }
    if (count == 0) {
        return;
    }
    add_head(card, TEXT("Stands at line"));
    for (int i = 0; i < count; i++) {
        add_place(card, links[i].line, trace_text(trace, links[i].func));
    }
}

static void add_ending(Card *card) {
    const IndexTask *task = index_task(card->scene->index, card->table.task);
    const Event done = *replay_event_at(card->scene->view->replay, task->done);
    const bool is_result = done.as.task_done.outcome == OUTCOME_RESULT;
    Buf words;
    buf_init(&words, card->ui->alloc);
    trace_show(card->scene->view->trace, done.as.task_done.value, &words);
    if (words.size > 0) {
        add_head(card, is_result ? TEXT("Result") : TEXT("Error"));
        add_words(card, code_style(card), buf_text(&words));
    }
    buf_deinit(&words);
}

// Awaits of the table up to this entry of its history, as far as they are looked at.
static int count_awaits(const Card *card, int until) {
    const Positions *history = &index_task(card->scene->index, card->table.task)->history;
    int count = 0;
    for (int i = until; i >= 0 && i > until - LOOK_BACK; i--) {
        const Event *event = replay_event_at(card->scene->view->replay, history->items[i]);
        count += event->kind == EVENT_AWAIT && event->task == card->table.task;
    }
    return count;
}

static void add_more(Card *card, int count) {
    char words[40];
    snprintf(words, sizeof words, "and %d more before", count);
    add_words(card, (TextStyle){DRAW_UI, SIZE_SMALL, card->ui->theme.quiet}, text_of(words));
}

// The newest first.
static void add_awaits(Card *card) {
    const Scene *scene = card->scene;
    const Trace *trace = scene->view->trace;
    const Positions *history = &index_task(scene->index, card->table.task)->history;
    const int until = positions_until(history, scene->at);
    char head[48] = "Awaits, the last first";
    bool has_head = false;
    if (card->table.live) {
        snprintf(head, sizeof head, "%d await%s so far", (int)card->table.live->awaits,
                 card->table.live->awaits == 1 ? "" : "s");
    }
    for (int i = until - 1; i >= 0 && i > until - LOOK_BACK && card->rest.h >= LEADING; i--) {
        const Event event = *replay_event_at(scene->view->replay, history->items[i]);
        if (event.kind != EVENT_AWAIT || event.task != card->table.task) {
            continue;
        }
        const int older = has_head && card->rest.h < 2 * LEADING ? count_awaits(card, i) : 0;
        if (older > 1) {
            add_more(card, older);
            return;
        }
        if (!has_head) {
            add_head(card, text_of(head));
            has_head = true;
        }
        const Text what = trace_text(trace, event.as.await.what);
        add_place(card, trace_chain_last(trace, event.as.await.chain).line,
                  what.size > 0 ? what : TEXT("await"));
    }
}

static void add_title(Card *card, float top) {
    Ui *ui = card->ui;
    Rect title = rect_cut_top(&card->rest, top);
    ui_chip(ui, rect_middle(rect_cut_left(&title, 24)), 22, CHIP_FILLED, ui->theme.accent,
            ui->theme.accent_ink, (int)card->table.table);
    rect_cut_left(&title, 8);
    const Rect close = rect_cut_right(&title, 22);
    const Point x = rect_middle(close);
    const Stroke stroke = {.width = 1.8f, .round = true, .color = ui->theme.quiet};
    draw_line(ui->list, (Point){x.x - 4, x.y - 4}, (Point){x.x + 4, x.y + 4}, stroke);
    draw_line(ui->list, (Point){x.x - 4, x.y + 4}, (Point){x.x + 4, x.y - 4}, stroke);
    ui_hot(ui, close, ACTION_SELECT, card->table.task, false, TEXT("close  \u00b7  Esc"));
    const TextStyle name = {DRAW_MONO_BOLD, 14, ui->theme.ink};
    if (ui_width(ui, name, card->table.name) <= title.w + 24) {
        ui_fit(ui, name, DRAW_LEFT, title, card->table.name);
    } else {
        add_words(card, (TextStyle){DRAW_MONO_BOLD, 12, ui->theme.ink}, card->table.name);
    }
}

void panel_card(Ui *ui, const Scene *scene, Rect rect) {
    Card card = {.ui = ui, .scene = scene, .rest = rect_inset(rect, 12, 8)};
    card.table = scene_table(scene, scene_table_of(scene, scene->selected));
    if (card.table.state == TABLE_ABSENT) {
        return;
    }
    draw_box_begin(ui->list, 0, 0, rect, TEXT("card"));
    draw_round_rect(ui->list, rect, 9, ui->theme.panel);
    draw_round_frame(ui->list, rect, 9, (Stroke){.width = 1.5f, .color = ui->theme.accent});
    ui_hot(ui, rect, ACTION_NONE, 0, false, (Text){NULL, 0});
    add_title(&card, 26);
    Buf words;
    buf_init(&words, ui->alloc);
    scene_table_words(scene, &card.table, &words);
    add_words(&card, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.ink}, buf_text(&words));
    buf_clear(&words);
    if (!text_equal(card.table.coro, card.table.name) && card.table.coro.size > 0) {
        buf_addf(&words, "runs ");
        buf_add_text(&words, card.table.coro);
        add_words(&card, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, buf_text(&words));
    }
    buf_deinit(&words);
    if (card.table.live) {
        add_stack(&card);
    } else {
        add_ending(&card);
    }
    add_awaits(&card);
    draw_box_end(ui->list);
}
