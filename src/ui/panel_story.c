#include "ui/panel.h"

#include <math.h>

// The sentence is set word by word, because its pieces have different faces and it may take several
// lines.
typedef struct StorySetter {
    Ui *ui;
    Rect rect;
    float size, leading;
    float x;
    int line;
    bool draws; // false: it only counts lines
} StorySetter;

static TextStyle style_of(const Ui *ui, StoryStyle style, float size) {
    switch (style) {
    case STORY_WORDS:
        return (TextStyle){DRAW_UI, size, ui->theme.ink};
    case STORY_CODE:
        return (TextStyle){DRAW_MONO, size * 0.95f, ui->theme.ink};
    case STORY_KEYWORD:
        return (TextStyle){DRAW_MONO, size * 0.95f, ui->theme.code_keyword};
    }
    return (TextStyle){DRAW_UI, size, ui->theme.ink};
}

static void set_word(StorySetter *setter, TextStyle style, Text word) {
    const float width = ui_width(setter->ui, style, word);
    const bool is_blank = word.bytes[0] == ' ';
    if (!is_blank && setter->x + width > setter->rect.w && setter->x > 0) {
        setter->x = 0;
        setter->line++;
    }
    if (is_blank && setter->x == 0) {
        return;
    }
    if (setter->draws && !is_blank) {
        const Rect box = {setter->rect.x + setter->x,
                          setter->rect.y + (float)setter->line * setter->leading,
                          fminf(width + 1, setter->rect.w - setter->x), setter->leading};
        if (box.y + box.h <= setter->rect.y + setter->rect.h + 1) {
            ui_label(setter->ui, style, DRAW_LEFT, box, word);
        }
    }
    setter->x += width;
}

// Whether the blank at this place stands between a number and its unit: "1.30 s".
static bool is_before_unit(Text text, size_t at) {
    const bool is_after_digit = at > 0 && text.bytes[at - 1] >= '0' && text.bytes[at - 1] <= '9';
    return is_after_digit && at + 1 < text.size && text.bytes[at + 1] == 's' &&
           (at + 2 == text.size || text.bytes[at + 2] < 'a');
}

// Words end before and after blanks; a run of blanks is a word of its own. A number stays with its
// unit.
static void set_run(StorySetter *setter, TextStyle style, Text text) {
    size_t start = 0;
    while (start < text.size) {
        const bool is_blank = text.bytes[start] == ' ';
        size_t end = start + 1;
        while (end < text.size &&
               ((text.bytes[end] == ' ') == is_blank || (!is_blank && is_before_unit(text, end)))) {
            end++;
        }
        set_word(setter, style, (Text){text.bytes + start, end - start});
        start = end;
    }
}

static int set_story(StorySetter *setter, const Story *story) {
    setter->x = 0;
    setter->line = 0;
    for (int i = 0; i < story->runs.count; i++) {
        set_run(setter, style_of(setter->ui, story->runs.items[i].style, setter->size),
                story_run(story, i));
    }
    return setter->line + 1;
}

void panel_story(Ui *ui, const Scene *scene, Rect rect) {
    if (rect.h <= 0) {
        return;
    }
    draw_box_begin(ui->list, 0, 0, rect, TEXT("story"));
    ui_paper(ui, rect, ui->theme.panel);
    draw_round_rect(ui->list, (Rect){rect.x, rect.y, 5, rect.h}, 2, ui->theme.accent);
    const Story *story = view_story(scene->view);
    const float pad = rect.w < 700 ? 14 : 24;
    const Rect inside = {rect.x + pad, rect.y + 4, rect.w - pad - 14, rect.h - 8};
    // As large as it fits; then in as many lines as there is room for.
    static const float SIZES[] = {SIZE_STORY, 16, 15, 14, 13, 12, 11};
    StorySetter setter = {.ui = ui, .rect = inside};
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        setter.size = SIZES[i];
        setter.leading = ceilf(SIZES[i] * (SIZES[i] < 13 ? 1.3f : 1.42f));
        const int lines = set_story(&setter, story);
        if ((float)lines * setter.leading <= inside.h + 2) {
            break;
        }
    }
    const int lines = set_story(&setter, story);
    const float used = fminf((float)lines * setter.leading, inside.h);
    setter.rect.y = inside.y + (inside.h - used) / 2;
    // A line that sticks out by its air is still a line.
    setter.rect.h = used + 2;
    setter.draws = true;
    set_story(&setter, story);
    if ((float)lines * setter.leading > inside.h + 2) {
        ui_hot(ui, rect, ACTION_NONE, 0, false, buf_text(&story->text));
    }
    draw_box_end(ui->list);
}
