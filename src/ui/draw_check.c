// Finds mistakes of layout in a display list.

#include "ui/draw.h"

#define TOLERANCE 0.51f // logical units: what rounding to pixels may do
#define TOUCH     1.5f  // so much of a text may be touched

// Where the letters of a text are, and the floating box that it belongs to; -1: none.
typedef struct Letters {
    Rect rect;
    int command, layer;
} Letters;

// The checker walks the list once and keeps the stacks of open boxes and clips, as indexes.
typedef struct Checker {
    const DrawList *list;
    const MeasureText *measure;
    Buf *report;
    int problems;
    ARRAY(int) boxes; // commands of the boxes that are open
    ARRAY(int) done;  // commands of the boxes that ended and whose parent is still open
    ARRAY(int) done_depth;
    ARRAY(Rect) clips;
    ARRAY(Letters) texts; // that were seen so far
} Checker;

static void describe(Buf *report, const char *what, Text text, Rect rect) {
    buf_addf(report, "%s \"%.*s\" (%.1f %.1f %.1f %.1f)", what, (int)text.size, text.bytes,
             (double)rect.x, (double)rect.y, (double)rect.w, (double)rect.h);
}

static void report_pair(Checker *checker, const char *what_a, const DrawCommand *a,
                        const char *problem, const char *what_b, const DrawCommand *b) {
    checker->problems++;
    describe(checker->report, what_a, draw_text_of(checker->list, a),
             draw_bounds(a, checker->measure, checker->list));
    buf_addf(checker->report, " %s ", problem);
    describe(checker->report, what_b, draw_text_of(checker->list, b),
             b->kind == DRAW_TEXT ? b->text_box : b->box);
    buf_add_char(checker->report, '\n');
}

static bool scrolls(const Checker *checker) {
    for (int i = 0; i < checker->boxes.count; i++) {
        if (checker->list->commands.items[checker->boxes.items[i]].flags & DRAW_BOX_SCROLLS) {
            return true;
        }
    }
    return false;
}

// The innermost open box that lies over others.
static int layer_now(const Checker *checker) {
    for (int i = checker->boxes.count - 1; i >= 0; i--) {
        const int index = checker->boxes.items[i];
        if (checker->list->commands.items[index].flags & DRAW_BOX_FLOATS) {
            return index;
        }
    }
    return -1;
}

// Whether so much of the letters lies under the rectangle that they are hard to read.
static bool touches(Rect letters, Rect rect) {
    const Rect common = rect_common(letters, rect);
    return common.w > TOUCH && common.h > TOUCH;
}

static void check_box_begin(Checker *checker, int index) {
    const DrawCommand *box = &checker->list->commands.items[index];
    if (checker->boxes.count > 0 && !(box->flags & DRAW_BOX_FLOATS)) {
        const DrawCommand *parent = &checker->list->commands.items[array_last(&checker->boxes)];
        if (!(parent->flags & DRAW_BOX_SCROLLS) && !rect_is_inside(box->box, parent->box)) {
            report_pair(checker, "box", box, "leaves", "box", parent);
        }
    }
    array_push(&checker->boxes, checker->list->alloc, index);
}

// A box that ends is compared with its siblings before it; its own children are forgotten.
static void check_box_end(Checker *checker) {
    const int index = array_last(&checker->boxes);
    const int depth = checker->boxes.count--;
    while (checker->done.count > 0 && array_last(&checker->done_depth) > depth) {
        checker->done.count--;
        checker->done_depth.count--;
    }
    const DrawCommand *box = &checker->list->commands.items[index];
    if (box->flags & DRAW_BOX_FLOATS) {
        return;
    }
    for (int i = checker->done.count - 1; i >= 0 && checker->done_depth.items[i] == depth; i--) {
        const DrawCommand *other = &checker->list->commands.items[checker->done.items[i]];
        const Rect common = rect_common(box->box, other->box);
        if (common.w > TOLERANCE && common.h > TOLERANCE) {
            report_pair(checker, "box", box, "overlaps", "box", other);
        }
    }
    array_push(&checker->done, checker->list->alloc, index);
    array_push(&checker->done_depth, checker->list->alloc, depth);
}

static void check_over_text(Checker *checker, int index, Rect letters) {
    const int layer = layer_now(checker);
    const DrawCommand *text = &checker->list->commands.items[index];
    for (int i = 0; i < checker->texts.count; i++) {
        const Letters *other = &checker->texts.items[i];
        if (other->layer == layer && touches(letters, other->rect)) {
            report_pair(checker, "text", text, "lies over", "text",
                        &checker->list->commands.items[other->command]);
        }
    }
    array_push(&checker->texts, checker->list->alloc, (Letters){letters, index, layer});
}

static void check_text(Checker *checker, int index) {
    const DrawCommand *text = &checker->list->commands.items[index];
    const Rect bounds = draw_bounds(text, checker->measure, checker->list);
    if (text->text_size == 0) {
        return;
    }
    // Line height is more than what letters need, so a box may be lower than a whole line; but not
    // lower than the letters' own height.
    const FaceMetrics metrics =
        checker->measure->metrics(checker->measure->context, text->style.face, text->style.size);
    const Rect letters = {bounds.x, text->baseline.y - metrics.cap_height, bounds.w,
                          metrics.cap_height};
    if (!rect_is_inside(letters, text->text_box)) {
        report_pair(checker, "text", text, "is outside of its rectangle", "", text);
    }
    if (checker->clips.count > 0 && !scrolls(checker) &&
        !rect_is_inside(letters, array_last(&checker->clips))) {
        checker->problems++;
        describe(checker->report, "text", draw_text_of(checker->list, text), bounds);
        buf_addf(checker->report, " is cut by a clip\n");
    }
    check_over_text(checker, index, letters);
}

// The part of a disc that is certain to hide what is below it: the square inside of it.
static Rect solid_part(const DrawCommand *shape) {
    if (shape->kind == DRAW_DISC) {
        const float half = shape->arc_radius * 0.7f;
        return (Rect){shape->center.x - half, shape->center.y - half, 2 * half, 2 * half};
    }
    return shape->rect;
}

static void check_shape(Checker *checker, int index) {
    const DrawCommand *shape = &checker->list->commands.items[index];
    const int layer = layer_now(checker);
    if ((shape->color & 0xff) < 0xff) {
        return;
    }
    const Rect solid = solid_part(shape);
    for (int i = 0; i < checker->texts.count; i++) {
        const Letters *text = &checker->texts.items[i];
        if (text->layer == layer && touches(text->rect, solid)) {
            checker->problems++;
            describe(checker->report, "text",
                     draw_text_of(checker->list, &checker->list->commands.items[text->command]),
                     text->rect);
            describe(checker->report, " is under a shape", TEXT(""), solid);
            buf_add_char(checker->report, '\n');
        }
    }
}

static void check_clip(Checker *checker, Rect rect) {
    if (checker->clips.count > 0) {
        rect = rect_common(rect, array_last(&checker->clips));
    }
    array_push(&checker->clips, checker->list->alloc, rect);
}

int draw_check(const DrawList *list, const MeasureText *measure, Buf *report) {
    Checker checker = {.list = list, .measure = measure, .report = report};
    for (int i = 0; i < list->commands.count; i++) {
        const DrawCommand *command = &list->commands.items[i];
        if (command->kind == DRAW_BOX) {
            check_box_begin(&checker, i);
        } else if (command->kind == DRAW_BOX_END) {
            check_box_end(&checker);
        } else if (command->kind == DRAW_TEXT) {
            check_text(&checker, i);
        } else if (command->kind == DRAW_ROUND_RECT || command->kind == DRAW_DISC) {
            check_shape(&checker, i);
        } else if (command->kind == DRAW_CLIP) {
            check_clip(&checker, command->rect);
        } else if (command->kind == DRAW_UNCLIP) {
            checker.clips.count--;
        }
    }
    array_free(&checker.boxes, list->alloc);
    array_free(&checker.done, list->alloc);
    array_free(&checker.done_depth, list->alloc);
    array_free(&checker.clips, list->alloc);
    array_free(&checker.texts, list->alloc);
    return checker.problems;
}

// "window > code > lines": the open boxes.
static void add_boxes(const DrawList *list, int index, Buf *report) {
    int open = 0;
    ARRAY(int) boxes = {NULL, 0, 0};
    for (int i = 0; i < index; i++) {
        if (list->commands.items[i].kind == DRAW_BOX) {
            array_push(&boxes, list->alloc, i);
        } else if (list->commands.items[i].kind == DRAW_BOX_END) {
            boxes.count--;
        }
    }
    for (; open < boxes.count; open++) {
        const Text label = draw_text_of(list, &list->commands.items[boxes.items[open]]);
        buf_addf(report, open > 0 ? " > " : "");
        buf_add_text(report, label);
    }
    array_free(&boxes, list->alloc);
}

int draw_check_cut(const DrawList *list, Buf *report) {
    int count = 0;
    for (int i = 0; i < list->commands.count; i++) {
        const DrawCommand *command = &list->commands.items[i];
        if (command->kind == DRAW_TEXT && command->is_cut) {
            count++;
            add_boxes(list, i, report);
            buf_addf(report, ": ");
            buf_add_text(report, draw_text_of(list, command));
            buf_add_char(report, '\n');
        }
    }
    return count;
}
