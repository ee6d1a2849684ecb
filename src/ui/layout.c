#include "ui/layout.h"

#include "ui/theme.h"

#include <math.h>

Rect rect_cut_left(Rect *rect, float width) {
    const float cut = fminf(fmaxf(width, 0), rect->w);
    const Rect left = {rect->x, rect->y, cut, rect->h};
    rect->x += cut;
    rect->w -= cut;
    return left;
}

Rect rect_cut_right(Rect *rect, float width) {
    const float cut = fminf(fmaxf(width, 0), rect->w);
    rect->w -= cut;
    return (Rect){rect->x + rect->w, rect->y, cut, rect->h};
}

Rect rect_cut_top(Rect *rect, float height) {
    const float cut = fminf(fmaxf(height, 0), rect->h);
    const Rect top = {rect->x, rect->y, rect->w, cut};
    rect->y += cut;
    rect->h -= cut;
    return top;
}

Rect rect_cut_bottom(Rect *rect, float height) {
    const float cut = fminf(fmaxf(height, 0), rect->h);
    rect->h -= cut;
    return (Rect){rect->x, rect->y + rect->h, rect->w, cut};
}

Rect rect_inset(Rect rect, float dx, float dy) {
    return (Rect){rect.x + dx, rect.y + dy, fmaxf(rect.w - 2 * dx, 0), fmaxf(rect.h - 2 * dy, 0)};
}

Point rect_middle(Rect rect) {
    return (Point){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

static float between(float low, float value, float high) {
    return fminf(fmaxf(value, low), high);
}

// Whole units keep hairlines sharp at every whole scale.
static float whole(float value) {
    return floorf(value + 0.5f);
}

// Header, controls and timeline, which every arrangement has; the rest is returned.
static Rect frame(Layout *layout, float width, float height, float timeline_share) {
    Rect rest = {0, 0, width, height};
    layout->is_compact = width < 1100 || height < 680;
    const float gap = layout->is_compact ? 8 : GAP;
    const float margin = layout->is_compact ? 8 : MARGIN;
    layout->header = rect_cut_top(&rest, layout->is_compact ? 46 : HEADER_H);
    rest = rect_inset(rest, margin, margin);
    // The picture has somewhat more air below the controls than elsewhere.
    rect_cut_bottom(&rest, layout->is_compact ? 0 : 8);
    layout->controls = rect_cut_bottom(&rest, CONTROLS_H);
    rect_cut_bottom(&rest, gap);
    layout->timeline = rect_cut_bottom(
        &rest, whole(between(height < 640 ? 48 : 124, height * timeline_share, 230)));
    rect_cut_bottom(&rest, gap);
    return rest;
}

float layout_code_most(float width) {
    return width * (width < 1000 ? 0.42f : width < 1400 ? 0.44f : 0.42f);
}

Layout layout_one(float width, float height, CodeWish code) {
    Layout layout = {0};
    Rect rest = frame(&layout, width, height, height < 480 ? 0.12f : 0.153f);
    const float gap = layout.is_compact ? 8 : GAP;
    const float story_h = width < 1000 ? (height < 480 ? 50 : 70) : width < 1200 ? 60 : 52;
    // A narrow window gives the sentence the whole width, else it stands below the floor.
    if (width < 1000) {
        layout.story = rect_cut_bottom(&rest, story_h);
        rect_cut_bottom(&rest, gap);
    }
    const float share = width < 1000 ? 0.44f : width < 1400 ? 0.38f : 0.357f;
    const float left_w = between(rest.w * share, code.width, layout_code_most(width));
    Rect left = rect_cut_left(&rest, whole(between(200, left_w, 760)));
    rect_cut_left(&rest, gap);
    if (height >= 480) {
        const float least = between(92, height * 0.17f, 260);
        const float spare = left.h - gap - code.height;
        layout.output = rect_cut_bottom(&left, whole(between(least, spare, height * 0.3f)));
        rect_cut_bottom(&left, gap);
    }
    layout.code = left;
    if (width >= 1000) {
        layout.story = rect_cut_bottom(&rest, story_h);
        rect_cut_bottom(&rest, gap);
    }
    layout.floor = rest;
    return layout;
}

Layout layout_two(float width, float height) {
    Layout layout = {0};
    Rect rest = frame(&layout, width, height, 0.206f);
    const float gap = layout.is_compact ? 8 : GAP;
    Rect right = rest;
    Rect left = rect_cut_left(&right, whole((rest.w - MARGIN) / 2));
    rect_cut_left(&right, MARGIN);
    // Sentences in half of the width take several lines; very low windows have no room for them.
    const float story_h = rest.h < 230 ? 0 : width < 1300 ? 92 : 70;
    layout.story = rect_cut_bottom(&left, story_h);
    layout.other_story = rect_cut_bottom(&right, story_h);
    rect_cut_bottom(&left, story_h > 0 ? gap : 0);
    rect_cut_bottom(&right, story_h > 0 ? gap : 0);
    // A few lines of code, with the one that runs in the middle.
    if (left.h >= 240) {
        const float code_h = whole(between(90, left.h * 0.33f, 260));
        layout.code = rect_cut_bottom(&left, code_h);
        layout.other_code = rect_cut_bottom(&right, code_h);
        rect_cut_bottom(&left, gap);
        rect_cut_bottom(&right, gap);
    }
    // Where it is wide enough, its output beside the code.
    if (layout.code.w >= 740) {
        layout.output = rect_cut_right(&layout.code, whole(layout.code.w * 0.36f));
        layout.other_output = rect_cut_right(&layout.other_code, layout.output.w);
        rect_cut_right(&layout.code, gap);
        rect_cut_right(&layout.other_code, gap);
    }
    layout.floor = left;
    layout.other_floor = right;
    return layout;
}
