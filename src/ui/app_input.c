// What the user does: events to actions, by way of the hot places of the frame that is on the
// screen.

#include "ui/app.h"

#include <math.h>
#include <stdlib.h>

#define MAX_TYPED  4096 // bytes: the longest path
#define MAX_DIGITS 7    // of a line

#define WHEEL_LINES 3.0f

static Point to_units(const App *app, const InputEvent *event) {
    const float zoom = app_zoom(app);
    return (Point){event->x / zoom, event->y / zoom};
}

static HotKey key_of(const Hot *hot) {
    return hot ? (HotKey){hot->action, hot->value, hot->view} : (HotKey){ACTION_NONE, 0, 0};
}

static bool is_same(HotKey a, HotKey b) {
    return a.action == b.action && a.value == b.value && a.view == b.view;
}

static void update_hover(App *app) {
    Ui *ui = &app->ui;
    const HotKey before = ui->hovered;
    const Hot *hot = ui->has_pointer ? ui_hot_at(ui, ui->pointer) : NULL;
    ui->hovered = key_of(hot);
    app->rested_s = 0;
    if (!is_same(before, ui->hovered)) {
        app->needs_draw = true;
    }
}

static void drag_to(App *app, Point at) {
    const SimTime t = time_scale_at(&app->time_scale, at.x);
    app->is_playing = app->search.is_on = false;
    app_go_time(app, t);
}

static void mouse_down(App *app, const InputEvent *event) {
    Ui *ui = &app->ui;
    ui->pointer = to_units(app, event);
    ui->has_pointer = true;
    update_hover(app);
    if (event->button != INPUT_PRIMARY) {
        return;
    }
    ui->pressed = ui->hovered;
    app->needs_draw = true;
    if (ui->hovered.action == ACTION_TIMELINE && app->view_count > 0) {
        app->is_dragging = true;
        drag_to(app, ui->pointer);
    }
}

static void mouse_up(App *app, const InputEvent *event) {
    Ui *ui = &app->ui;
    ui->pointer = to_units(app, event);
    const Hot *hot = ui_hot_at(ui, ui->pointer);
    const HotKey released = key_of(hot);
    const HotKey pressed = ui->pressed;
    ui->pressed = (HotKey){ACTION_NONE, 0, 0};
    app->needs_draw = true;
    if (app->is_dragging) {
        app->is_dragging = false;
        return;
    }
    const bool is_click = event->button == INPUT_PRIMARY && pressed.action != ACTION_NONE &&
                          is_same(pressed, released);
    if (is_click) {
        app_do_in(app, pressed.view, pressed.action, pressed.value);
    }
}

static void mouse_move(App *app, const InputEvent *event) {
    app->ui.pointer = to_units(app, event);
    app->ui.has_pointer = true;
    if (app->is_dragging) {
        drag_to(app, app->ui.pointer);
    }
    update_hover(app);
    // Marks of a crowd answer to the pointer itself.
    app->needs_draw = true;
}

static void choose_item(App *app, int by) {
    const int wanted = app->menu_chosen + by, last = app->menu_count - 1;
    app->menu_chosen = wanted > last ? last : wanted;
    app->menu_chosen = app->menu_chosen < 0 ? 0 : app->menu_chosen;
    app->needs_draw = true;
}

// The stretch of the timeline that is shown, an eighth of itself to the side.
static void move_lanes(App *app, float notches) {
    const SimTime whole = app->lane_to - app->lane_from;
    const SimTime last = trace_time(app->views[0].trace) - whole;
    if (whole > 0 && last > 0) {
        const SimTime wanted = app->lane_from - (SimTime)((double)notches * (double)whole / 8);
        app->lane_from = wanted < 0 ? 0 : wanted > last ? last : wanted;
        app->lane_to = app->lane_from + whole;
    }
}

static bool scroll_output(App *app, float notches, Point at) {
    for (int i = 0; i < app->view_count; i++) {
        AppOutput *output = &app->outputs[i];
        if (rect_contains(output->rect, at)) {
            const Scene scene = view_scene(&app->views[i]);
            const float most = (float)index_output_until(scene.index, scene.at) - 1;
            const float wanted = output->scroll + notches * WHEEL_LINES;
            output->scroll = fminf(fmaxf(wanted, 0), fmaxf(most, 0));
            return true;
        }
    }
    return false;
}

// Which lanes are seen, where there are too many: over the names.
static void scroll_lanes(App *app, float notches, Point at) {
    const TimeScale *scale = &app->time_scale;
    for (int i = 0; i < app->view_count; i++) {
        const bool is_over = app->view_count == 1 || rect_contains(scale->rooms[i], at);
        const int wanted = scale->first[i] - (int)roundf(notches);
        const int last = scale->last_first[i];
        if (is_over && last > 0) {
            app->lane_first[i] = wanted < 0 ? 0 : wanted < last ? wanted : last;
        }
    }
}

static void wheel(App *app, const InputEvent *event) {
    const Point at = to_units(app, event);
    if (app->shows_menu) {
        choose_item(app, event->wheel_y > 0 ? -1 : 1);
        return;
    }
    if (app->view_count == 0 || app->shows_help || app->mistakes.is_shown) {
        return;
    }
    if (app_code_wheel(app, event, at)) {
        // It is scrolled.
    } else if (scroll_output(app, event->wheel_y, at)) {
        // It is scrolled.
    } else if (rect_contains(app->timeline_rect, at) && at.x < app->time_scale.left - 12) {
        scroll_lanes(app, event->wheel_y, at);
    } else if (rect_contains(app->timeline_rect, at) &&
               (event->wheel_x != 0 || (event->modifiers & INPUT_SHIFT))) {
        move_lanes(app, event->wheel_x + event->wheel_y);
    } else if (rect_contains(app->timeline_rect, at)) {
        app_do(app, event->wheel_y > 0 ? ACTION_LANES_IN : ACTION_LANES_OUT, 0);
    }
    app->needs_draw = true;
}

// Tab goes through what can have the focus, in the order in which it is drawn.
static void move_focus(App *app, bool is_forward) {
    Ui *ui = &app->ui;
    int at = -1, count = 0;
    for (int i = 0; i < ui->hots.count; i++) {
        if (ui->hots.items[i].can_focus) {
            if (is_same(ui->focus, key_of(&ui->hots.items[i]))) {
                at = count;
            }
            count++;
        }
    }
    if (count == 0) {
        return;
    }
    const int wanted =
        at < 0 ? (is_forward ? 0 : count - 1) : (at + (is_forward ? 1 : count - 1)) % count;
    for (int i = 0, k = 0; i < ui->hots.count; i++) {
        if (ui->hots.items[i].can_focus && k++ == wanted) {
            ui->focus = key_of(&ui->hots.items[i]);
        }
    }
    app->needs_draw = true;
}

// ---- Typing ----

static void erase_last(Buf *typed) {
    while (typed->size > 0) {
        typed->size--;
        const bool was_start = ((unsigned char)typed->bytes[typed->size] & 0xc0) != 0x80;
        typed->bytes[typed->size] = 0;
        if (was_start) {
            return;
        }
    }
}

static void enter_typed(App *app) {
    if (app->asks_line) {
        app->asks_line = false;
        const int line = (int)strtol(buf_string(&app->typed), NULL, 10);
        buf_clear(&app->typed);
        app_do_in(app, app_leading_view(app), ACTION_LINE, line);
        return;
    }
    if (app->is_searching) {
        // From now on the keys of steps go from place to place.
        app->is_searching = app->typed.size == 0;
        app_find_output(app, true);
        return;
    }
    if (app->typed.size > 0) {
        buf_clear(&app->request_path);
        buf_add_text(&app->request_path, buf_text(&app->typed));
        app->request = APP_OPEN;
    } else {
        app_do(app, ACTION_OPEN_ITEM, app->menu_chosen);
    }
}

static void type(App *app, Text text) {
    const bool is_number = text.size == 1 && text.bytes[0] >= '0' && text.bytes[0] <= '9';
    if (app->asks_line && (!is_number || app->typed.size >= MAX_DIGITS)) {
        return;
    }
    if (app->typed.size + text.size <= MAX_TYPED) {
        buf_add_text(&app->typed, text);
        app->needs_draw = true;
    }
}

// How far a key goes in the menu.
static int menu_step_of(int key) {
    switch (key) {
    case KEY_DOWN:
        return 1;
    case KEY_UP:
        return -1;
    case KEY_PAGE_DOWN:
        return 8;
    case KEY_PAGE_UP:
        return -8;
    case KEY_HOME:
        return -10000;
    case KEY_END:
        return 10000;
    default:
        return 0;
    }
}

// Keys while something is typed or chosen; false when it is not for that.
static bool type_key(App *app, const InputEvent *event) {
    if (!app->is_searching && !app->shows_menu && !app->asks_line) {
        return false;
    }
    if (event->key == KEY_BACKSPACE) {
        erase_last(&app->typed);
    } else if (event->key == KEY_ENTER) {
        enter_typed(app);
    } else if (app->shows_menu && menu_step_of(event->key) != 0) {
        choose_item(app, menu_step_of(event->key));
    } else if (event->text.size > 0 && !(event->modifiers & INPUT_CTRL)) {
        type(app, event->text);
    } else {
        return false;
    }
    app->needs_draw = true;
    return true;
}

static void key(App *app, const InputEvent *event) {
    if (type_key(app, event)) {
        return;
    }
    if (event->key == KEY_TAB && app->shows_menu) {
        choose_item(app, event->modifiers & INPUT_SHIFT ? -1 : 1);
        return;
    }
    if (event->key == KEY_TAB) {
        move_focus(app, !(event->modifiers & INPUT_SHIFT));
        return;
    }
    if (event->key == KEY_ENTER && app->ui.focus.action != ACTION_NONE) {
        app_do_in(app, app->ui.focus.view, app->ui.focus.action, app->ui.focus.value);
        return;
    }
    const Action action = action_of_key(event->key, event->modifiers);
    if (action == ACTION_NONE) {
        return;
    }
    // Behind the sheet of keys only those work that close it or change how things look.
    const bool is_looks = action == ACTION_THEME || action == ACTION_MOTION ||
                          action == ACTION_FULL_SCREEN || action == ACTION_ZOOM_IN ||
                          action == ACTION_ZOOM_OUT || action == ACTION_ZOOM_RESET;
    if (app->shows_help && action != ACTION_HELP && action != ACTION_ESCAPE && !is_looks) {
        app->shows_help = false;
    }
    app_do(app, action, 0);
}

void app_input(App *app, const InputEvent *event) {
    switch (event->kind) {
    case INPUT_KEY:
        key(app, event);
        break;
    case INPUT_TEXT:
    case INPUT_PASTE:
        if (app->is_searching || app->shows_menu) {
            type(app, event->text);
        }
        break;
    case INPUT_MOUSE_DOWN:
        mouse_down(app, event);
        break;
    case INPUT_MOUSE_UP:
        mouse_up(app, event);
        break;
    case INPUT_MOUSE_MOVE:
        mouse_move(app, event);
        break;
    case INPUT_MOUSE_LEAVE:
        app->ui.has_pointer = false;
        update_hover(app);
        break;
    case INPUT_WHEEL:
        wheel(app, event);
        break;
    case INPUT_RESIZE:
        app_resize(app, event->width, event->height, event->scale);
        break;
    case INPUT_DROP:
        buf_clear(&app->request_path);
        buf_add_text(&app->request_path, event->text);
        app->request = APP_OPEN;
        break;
    case INPUT_FOCUS:
        app->needs_draw = true;
        break;
    case INPUT_QUIT:
        app->request = APP_QUIT;
        break;
    }
}
