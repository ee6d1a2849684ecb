#include "ui/draw.h"

#include "base/check.h"

// Slack of the checks, in logical units: glyph widths are whole pixels, layout is not.
#define TOLERANCE 0.6f

void draw_init(DrawList *list, Alloc *alloc) {
    *list = (DrawList){.alloc = alloc};
}

void draw_deinit(DrawList *list) {
    array_free(&list->commands, list->alloc);
    array_free(&list->bytes, list->alloc);
}

void draw_clear(DrawList *list) {
    list->commands.count = 0;
    list->bytes.count = 0;
    list->clip_depth = list->box_depth = 0;
}

void draw_end(const DrawList *list) {
    CHECK(list->clip_depth == 0);
    CHECK(list->box_depth == 0);
}

static void add(DrawList *list, DrawCommand command) {
    array_push(&list->commands, list->alloc, command);
}

static uint32_t keep_bytes(DrawList *list, Text text) {
    const uint32_t at = (uint32_t)list->bytes.count;
    CHECK(text.size < 1 << 24);
    if (text.size > 0) {
        array_need_grow(list->alloc, (void **)&list->bytes.items, list->bytes.count,
                        &list->bytes.capacity, (int)text.size, 1);
        memcpy(list->bytes.items + at, text.bytes, text.size);
        list->bytes.count += (int)text.size;
    }
    return at;
}

void draw_rect(DrawList *list, Rect rect, Color color) {
    draw_round_rect(list, rect, 0, color);
}

void draw_round_rect(DrawList *list, Rect rect, float radius, Color color) {
    add(list,
        (DrawCommand){.kind = DRAW_ROUND_RECT, .color = color, .rect = rect, .radius = radius});
}

void draw_round_frame(DrawList *list, Rect rect, float radius, Stroke stroke) {
    add(list, (DrawCommand){.kind = DRAW_ROUND_FRAME,
                            .color = stroke.color,
                            .rect = rect,
                            .radius = radius,
                            .stroke = stroke});
}

void draw_textured(DrawList *list, Rect rect, float radius, DrawTexture texture, float spacing,
                   float thickness, Color color) {
    CHECK(spacing > 0);
    add(list, (DrawCommand){.kind = DRAW_TEXTURED,
                            .color = color,
                            .rect = rect,
                            .radius = radius,
                            .texture = texture,
                            .spacing = spacing,
                            .thickness = thickness});
}

void draw_disc(DrawList *list, Point center, float radius, Color color) {
    add(list,
        (DrawCommand){.kind = DRAW_DISC, .color = color, .center = center, .arc_radius = radius});
}

void draw_ring(DrawList *list, Point center, float radius, Stroke stroke) {
    draw_arc(list, center, radius, 0, 1, stroke);
}

void draw_arc(DrawList *list, Point center, float radius, float start, float sweep, Stroke stroke) {
    // A sweep to the left is the same piece of the ring, begun at its other end.
    if (sweep < 0) {
        start += sweep;
        sweep = -sweep;
    }
    add(list, (DrawCommand){.kind = DRAW_ARC,
                            .color = stroke.color,
                            .center = center,
                            .arc_radius = radius,
                            .start = start,
                            .sweep = sweep > 1 ? 1 : sweep,
                            .arc_stroke = stroke});
}

void draw_line(DrawList *list, Point from, Point to, Stroke stroke) {
    add(list, (DrawCommand){
                  .kind = DRAW_LINE, .color = stroke.color, .points = {from, to}, .line = stroke});
}

static Point between(Point from, Point to, float part) {
    return (Point){from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

void draw_quadratic(DrawList *list, Point from, Point bend, Point to, Stroke stroke) {
    draw_cubic(list, from, between(from, bend, 2.0f / 3), between(to, bend, 2.0f / 3), to, stroke);
}

void draw_cubic(DrawList *list, Point from, Point a, Point b, Point to, Stroke stroke) {
    add(list,
        (DrawCommand){
            .kind = DRAW_CURVE, .color = stroke.color, .points = {from, a, b, to}, .line = stroke});
}

void draw_polyline(DrawList *list, const Point *points, int count, Stroke stroke) {
    for (int i = 1; i < count; i++) {
        draw_line(list, points[i - 1], points[i], stroke);
    }
}

void draw_triangle(DrawList *list, Point a, Point b, Point c, Color color) {
    add(list, (DrawCommand){.kind = DRAW_TRIANGLE, .color = color, .points = {a, b, c}});
}

void draw_text(DrawList *list, TextStyle style, Point baseline, Rect box, Text text) {
    const uint32_t at = keep_bytes(list, text);
    add(list, (DrawCommand){.kind = DRAW_TEXT,
                            .color = style.color,
                            .style = style,
                            .baseline = baseline,
                            .text_box = box,
                            .text_at = at,
                            .text_size = (uint32_t)text.size});
}

size_t draw_text_fit(const MeasureText *measure, DrawFace face, float size, Text text,
                     float width) {
    if (measure->width(measure->context, face, size, text) <= width) {
        return text.size;
    }
    // Halve the range; a cut always moves back to the first byte of a code point.
    size_t fits = 0, too_long = text.size;
    while (too_long - fits > 1) {
        size_t middle = fits + (too_long - fits) / 2;
        while (middle > fits && ((unsigned char)text.bytes[middle] & 0xc0) == 0x80) {
            middle--;
        }
        if (middle == fits) {
            // Only this one code point is left; its end is the next candidate.
            middle = fits + 1;
            while (middle < too_long && ((unsigned char)text.bytes[middle] & 0xc0) == 0x80) {
                middle++;
            }
            if (middle == too_long) {
                break;
            }
        }
        const Text part = {text.bytes, middle};
        if (measure->width(measure->context, face, size, part) <= width) {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    return fits;
}

// Leaves the first part that fits in front of an ellipsis; `out` holds both.
static void cut_with_ellipsis(const MeasureText *measure, TextStyle style, Text text, float width,
                              Buf *out) {
    const Text dots = TEXT("\u2026");
    const float dots_width = measure->width(measure->context, style.face, style.size, dots);
    if (dots_width > width) {
        return;
    }
    Text part = {text.bytes,
                 draw_text_fit(measure, style.face, style.size, text, width - dots_width)};
    while (part.size > 0 && part.bytes[part.size - 1] == ' ') {
        part.size--;
    }
    // Kerning before the ellipsis can make the whole wider than its parts.
    for (;;) {
        buf_clear(out);
        buf_add_text(out, part);
        buf_add_text(out, dots);
        if (part.size == 0 ||
            measure->width(measure->context, style.face, style.size, buf_text(out)) <= width) {
            return;
        }
        do {
            part.size--;
        } while (part.size > 0 && ((unsigned char)part.bytes[part.size] & 0xc0) == 0x80);
    }
}

float draw_text_in(DrawList *list, const MeasureText *measure, TextStyle style, DrawAlign align,
                   Rect box, Text text) {
    const FaceMetrics metrics = measure->metrics(measure->context, style.face, style.size);
    float width = measure->width(measure->context, style.face, style.size, text);
    Buf cut;
    buf_init(&cut, list->alloc);
    const bool is_cut = width > box.w;
    if (is_cut) {
        cut_with_ellipsis(measure, style, text, box.w, &cut);
        text = buf_text(&cut);
        width = measure->width(measure->context, style.face, style.size, text);
    }
    const float room = box.w - width;
    const float x = align == DRAW_LEFT ? box.x : box.x + (align == DRAW_CENTER ? room / 2 : room);
    const float y = box.y + (box.h + metrics.cap_height) / 2;
    draw_text(list, style, (Point){x, y}, box, text);
    array_last(&list->commands).is_cut = is_cut;
    buf_deinit(&cut);
    return width;
}

void draw_clip(DrawList *list, Rect rect) {
    list->clip_depth++;
    add(list, (DrawCommand){.kind = DRAW_CLIP, .rect = rect});
}

void draw_unclip(DrawList *list) {
    CHECK(list->clip_depth > 0);
    list->clip_depth--;
    add(list, (DrawCommand){.kind = DRAW_UNCLIP});
}

void draw_box_begin(DrawList *list, int id, unsigned flags, Rect rect, Text label) {
    const uint32_t at = keep_bytes(list, label);
    list->box_depth++;
    add(list, (DrawCommand){.kind = DRAW_BOX,
                            .box = rect,
                            .id = id,
                            .flags = flags,
                            .label_at = at,
                            .label_size = (uint32_t)label.size});
}

void draw_box_end(DrawList *list) {
    CHECK(list->box_depth > 0);
    list->box_depth--;
    add(list, (DrawCommand){.kind = DRAW_BOX_END});
}

Text draw_text_of(const DrawList *list, const DrawCommand *command) {
    const bool is_box = command->kind == DRAW_BOX;
    CHECK(is_box || command->kind == DRAW_TEXT);
    const uint32_t size = is_box ? command->label_size : command->text_size;
    if (size == 0) {
        return TEXT("");
    }
    return (Text){list->bytes.items + (is_box ? command->label_at : command->text_at), size};
}

static Rect bounds_of_points(const Point *points, int count, float margin) {
    float left = points[0].x, right = left, top = points[0].y, bottom = top;
    for (int i = 1; i < count; i++) {
        left = points[i].x < left ? points[i].x : left;
        right = points[i].x > right ? points[i].x : right;
        top = points[i].y < top ? points[i].y : top;
        bottom = points[i].y > bottom ? points[i].y : bottom;
    }
    return (Rect){left - margin, top - margin, right - left + 2 * margin,
                  bottom - top + 2 * margin};
}

// The area of the text itself, which may be more than its box allows.
static Rect bounds_of_text(const DrawCommand *command, const MeasureText *measure, Text text) {
    const TextStyle *style = &command->style;
    const FaceMetrics metrics = measure->metrics(measure->context, style->face, style->size);
    return (Rect){command->baseline.x, command->baseline.y - metrics.ascent,
                  measure->width(measure->context, style->face, style->size, text),
                  metrics.ascent + metrics.descent};
}

Rect draw_bounds(const DrawCommand *command, const MeasureText *measure, const DrawList *list) {
    switch (command->kind) {
    case DRAW_ROUND_RECT:
    case DRAW_ROUND_FRAME:
    case DRAW_TEXTURED:
    case DRAW_CLIP:
        return command->rect;
    case DRAW_DISC:
        return bounds_of_points(&command->center, 1, command->arc_radius);
    case DRAW_ARC:
        return bounds_of_points(&command->center, 1,
                                command->arc_radius + command->arc_stroke.width / 2);
    case DRAW_LINE:
        return bounds_of_points(command->points, 2, command->line.width / 2);
    case DRAW_CURVE:
        return bounds_of_points(command->points, 4, command->line.width / 2);
    case DRAW_TRIANGLE:
        return bounds_of_points(command->points, 3, 0);
    case DRAW_TEXT:
        return bounds_of_text(command, measure, draw_text_of(list, command));
    case DRAW_BOX:
        return command->box;
    case DRAW_UNCLIP:
    case DRAW_BOX_END:
        break;
    }
    return (Rect){0};
}

bool rect_contains(Rect rect, Point point) {
    return point.x >= rect.x && point.y >= rect.y && point.x < rect.x + rect.w &&
           point.y < rect.y + rect.h;
}

bool rect_is_inside(Rect inner, Rect outer) {
    return inner.x >= outer.x - TOLERANCE && inner.y >= outer.y - TOLERANCE &&
           inner.x + inner.w <= outer.x + outer.w + TOLERANCE &&
           inner.y + inner.h <= outer.y + outer.h + TOLERANCE;
}

Rect rect_common(Rect a, Rect b) {
    const float left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
    const float right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    const float bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return right > left && bottom > top ? (Rect){left, top, right - left, bottom - top}
                                        : (Rect){left, top, 0, 0};
}

// The sine of up to an eighth of a turn, by its series to the ninth power: exact to a float.
static double small_sine(double radians) {
    const double square = radians * radians;
    return radians *
           (1 - square / 6 *
                    (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110)))));
}

static double small_cosine(double radians) {
    const double square = radians * radians;
    return 1 - square / 2 *
                   (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))));
}

Point draw_direction(float turns) {
    const double tau = 6.283185307179586476925;
    const double whole = (double)(int64_t)turns;
    double part = (double)turns - whole;
    part = part < 0 ? part + 1 : part;
    // Fold to the nearest quarter, so that the series see at most an eighth of a turn.
    const int quarter = (int)(part * 4 + 0.5);
    const double rest = (part - quarter / 4.0) * tau;
    const float sine = (float)small_sine(rest), cosine = (float)small_cosine(rest);
    switch (quarter & 3) {
    case 0:
        return (Point){sine, -cosine};
    case 1:
        return (Point){cosine, sine};
    case 2:
        return (Point){-sine, cosine};
    default:
        return (Point){-cosine, -sine};
    }
}
