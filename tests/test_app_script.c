// Input scripts drive the whole app, without a window: every key, every control, the pointer.
//
// A script is lines of words: what the user does (key, paste, drop, click, drag, wheel) and what
// must be true then (is). Controls are named by their actions. At the end every action that has a
// key must have been done by it in one of the scripts.

#include "support.h"

#include "real_traces.h"
#include "sdl/paint.h"
#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Stage {
    Alloc alloc;
    Paint paint;
    MeasureText measure;
    Options options;
    Machine *machine;
    App app;
    bool has_pressed[ACTION_COUNT];
    const char *line; // of the script
} Stage;

static const char *const ACTION_NAMES[ACTION_COUNT] = {
#define X(name, key, modifiers, shown, words) [ACTION_##name] = #name,
    ACTIONS(X)
#undef X
        [ACTION_SELECT] = "SELECT",
    [ACTION_LINE] = "LINE",
    [ACTION_BREAK_LINE] = "BREAK_LINE",
    [ACTION_TIMELINE] = "TIMELINE",
    [ACTION_OPEN_ITEM] = "OPEN_ITEM",
    [ACTION_CLOSE] = "CLOSE",
};

static const struct {
    const char *name;
    int key;
} KEY_NAMES[] = {
    {"Space", KEY_SPACE},    {"Right", KEY_RIGHT},
    {"Left", KEY_LEFT},      {"Up", KEY_UP},
    {"Down", KEY_DOWN},      {"Home", KEY_HOME},
    {"End", KEY_END},        {"PageDown", KEY_PAGE_DOWN},
    {"PageUp", KEY_PAGE_UP}, {"Escape", KEY_ESCAPE},
    {"Tab", KEY_TAB},        {"Enter", KEY_ENTER},
    {"F1", KEY_F1},          {"F5", KEY_F5},
    {"F11", KEY_F11},        {"Back", KEY_BACKSPACE},
};

// ---- What the user does ----

static void press(Stage *stage, const char *name) {
    unsigned modifiers = 0;
    if (strncmp(name, "ctrl+", 5) == 0) {
        modifiers = INPUT_CTRL;
        name += 5;
    } else if (strncmp(name, "shift+", 6) == 0) {
        modifiers = INPUT_SHIFT;
        name += 6;
    }
    int key = name[1] ? KEY_NONE : (unsigned char)name[0];
    for (size_t i = 0; i < sizeof KEY_NAMES / sizeof *KEY_NAMES; i++) {
        key = strcmp(name, KEY_NAMES[i].name) == 0 ? KEY_NAMES[i].key : key;
    }
    if (key == KEY_NONE) {
        fail_msg("%s: no such key", stage->line);
    }
    stage->has_pressed[action_of_key(key, modifiers)] = true;
    const bool types = !modifiers && key >= KEY_SPACE && key < KEY_DELETE;
    app_input(&stage->app, &(InputEvent){.kind = INPUT_KEY,
                                         .key = key,
                                         .modifiers = modifiers,
                                         .text = types ? text_of(name) : TEXT("")});
}

// A key for each character, as the window reports them.
static void type(Stage *stage, const char *text) {
    for (const char *at = text; *at; at++) {
        app_input(&stage->app, &(InputEvent){.kind = INPUT_KEY, .key = *at, .text = (Text){at, 1}});
    }
}

// The place of a control that is on the screen; of several with one action, that of the value.
static Rect place_of(Stage *stage, const char *name, int64_t value) {
    app_draw(&stage->app);
    for (int i = stage->app.ui.hots.count - 1; i >= 0; i--) {
        const Hot *hot = &stage->app.ui.hots.items[i];
        const char *own = ACTION_NAMES[hot->action];
        if (own && strcmp(own, name) == 0 && (value < 0 || hot->value == value)) {
            return hot->rect;
        }
    }
    fail_msg("%s: there is no such control", stage->line);
    return (Rect){0, 0, 0, 0};
}

static void point(Stage *stage, InputKind kind, float x, float y) {
    const float zoom = app_zoom(&stage->app);
    app_input(&stage->app, &(InputEvent){.kind = kind, .x = x * zoom, .y = y * zoom, .clicks = 1});
}

static void click(Stage *stage, const char *name, int64_t value) {
    const Rect place = place_of(stage, name, value);
    // What closes a sheet is all that lies round it.
    const Point at =
        strcmp(name, "CLOSE") == 0 ? (Point){place.x + 3, place.y + 3} : rect_middle(place);
    point(stage, INPUT_MOUSE_MOVE, at.x, at.y);
    point(stage, INPUT_MOUSE_DOWN, at.x, at.y);
    point(stage, INPUT_MOUSE_UP, at.x, at.y);
    app_input(&stage->app, &(InputEvent){.kind = INPUT_MOUSE_LEAVE});
}

// Drags the playhead to a time in seconds.
static void drag(Stage *stage, double seconds) {
    const Rect lanes = place_of(stage, "TIMELINE", -1);
    const float x = time_scale_x(&stage->app.time_scale, (SimTime)(seconds * 1e9));
    point(stage, INPUT_MOUSE_DOWN, stage->app.time_scale.left, lanes.y + lanes.h / 2);
    point(stage, INPUT_MOUSE_MOVE, x, lanes.y + lanes.h / 2);
    point(stage, INPUT_MOUSE_UP, x, lanes.y + lanes.h / 2);
    app_input(&stage->app, &(InputEvent){.kind = INPUT_MOUSE_LEAVE});
}

static void turn_wheel(Stage *stage, const char *where, float notches) {
    app_draw(&stage->app);
    const App *app = &stage->app;
    const Rect rect = strcmp(where, "code") == 0     ? app->codes[0].rect
                      : strcmp(where, "output") == 0 ? app->outputs[0].rect
                                                     : app->timeline_rect;
    const bool is_names = strcmp(where, "names") == 0;
    const float zoom = app_zoom(app);
    const Point at = {is_names ? rect.x + 30 : rect.x + rect.w / 2, rect.y + rect.h / 2};
    app_input(
        &stage->app,
        &(InputEvent){.kind = INPUT_WHEEL, .x = at.x * zoom, .y = at.y * zoom, .wheel_y = notches});
}

static void play_on(Stage *stage, double seconds) {
    for (int i = 0; i < (int)(seconds * 50); i++) {
        app_tick(&stage->app, 0.02f);
        app_draw(&stage->app);
    }
}

// ---- What must be true ----

static const char *request_name(AppRequest request) {
    static const char *const NAMES[] = {[APP_NOTHING] = "nothing",
                                        [APP_QUIT] = "quit",
                                        [APP_FULL_SCREEN] = "full-screen",
                                        [APP_OPEN] = "open",
                                        [APP_RELOAD] = "reload"};
    return NAMES[request];
}

// A fact about the app as a word or number.
static void tell(Stage *stage, const char *what, char out[200]) {
    App *app = &stage->app;
    const bool is_shown = app->view_count > 0;
    Replay *replay = is_shown ? app->views[0].replay : NULL;
    const struct {
        const char *name;
        int64_t value;
    } facts[] = {
        {"frame", is_shown ? trace_frames_before(app->views[0].trace, replay_index(replay)) : -1},
        {"last", is_shown ? trace_frame_count(app->views[0].trace) - 1 : -1},
        {"line", is_shown ? world_line(replay_world(replay)) : 0},
        {"ms", is_shown ? app_time(app) / 1000000 : 0},
        {"task", is_shown ? replay_world(replay)->task : 0},
        {"playing", app->is_playing},
        {"pauses", app->pauses_at_await},
        {"percent", (int64_t)(app_speed(app) * 100)},
        {"theme", app->theme},
        {"motion", app->moves},
        {"zoom", (int64_t)(app->zoom * 100 + 0.5f)},
        {"help", app->shows_help},
        {"menu", app->shows_menu},
        {"chosen", app->menu_chosen},
        {"searching", app->is_searching},
        {"selected", app->selected},
        {"hides", app->hides_finished},
        {"breakpoints", app->codes[0].breakpoints.count},
        {"zoomed", app->lane_to > app->lane_from},
        {"inside", is_shown && app_time(app) >= app->lane_from && app_time(app) <= app->lane_to},
        {"lane", app->lane_first[0]},
        {"focus", app->ui.focus.action != ACTION_NONE},
        {"scrolled", (int64_t)app->outputs[0].scroll},
        {"free", app->codes[0].is_free},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (strcmp(facts[i].name, what) == 0) {
            snprintf(out, 200, "%lld", (long long)facts[i].value);
            return;
        }
    }
    if (strcmp(what, "kind") == 0) {
        snprintf(out, 200, "%s", event_kind_name(replay_event(replay)->kind));
    } else if (strcmp(what, "typed") == 0) {
        snprintf(out, 200, "%s", buf_string(&app->typed));
    } else if (strcmp(what, "request") == 0) {
        snprintf(out, 200, "%s", request_name(app_take_request(app)));
    } else if (strcmp(what, "path") == 0) {
        snprintf(out, 200, "%s", buf_string(&app->request_path));
    } else if (strcmp(what, "status") == 0) {
        snprintf(out, 200, "%s", app->status);
    } else {
        fail_msg("%s: no such fact", stage->line);
    }
}

// ---- Scripts ----

static void run_line(Stage *stage, const char *line) {
    char verb[20], a[120] = "", b[160] = "", is[200];
    stage->line = line;
    const int count = sscanf(line, "%19s %119s %159[^\n]", verb, a, b);
    const double number = atof(count > 2 ? b : a);
    if (strcmp(verb, "key") == 0) {
        press(stage, a);
        app_draw(&stage->app);
    } else if (strcmp(verb, "type") == 0) {
        type(stage, a);
    } else if (strcmp(verb, "paste") == 0) {
        app_input(&stage->app, &(InputEvent){.kind = INPUT_PASTE, .text = text_of(a)});
    } else if (strcmp(verb, "drop") == 0) {
        app_input(&stage->app, &(InputEvent){.kind = INPUT_DROP, .text = text_of(a)});
    } else if (strcmp(verb, "click") == 0) {
        click(stage, a, count > 2 ? (int64_t)number : -1);
    } else if (strcmp(verb, "drag") == 0) {
        drag(stage, number);
    } else if (strcmp(verb, "wheel") == 0) {
        turn_wheel(stage, a, (float)number);
    } else if (strcmp(verb, "play") == 0) {
        play_on(stage, number);
    } else if (strcmp(verb, "is") == 0) {
        tell(stage, a, is);
        if (strcmp(is, b) != 0) {
            fail_msg("%s: it is %s", line, is);
        }
    } else {
        fail_msg("%s: no such verb", line);
    }
}

static void run_script(Stage *stage, const char *script) {
    char line[300];
    while (*script) {
        const size_t size = strcspn(script, "\n");
        assert_true(size < sizeof line);
        memcpy(line, script, size);
        line[size] = 0;
        script += size + (script[size] == '\n');
        if (size > 0) {
            run_line(stage, line);
        }
    }
}

static const MenuItem *menu_of_two(int *count) {
    static const MenuItem ITEMS[] = {{.path = {"scenarios/01.py", 15}, .title = {"one", 3}},
                                     {.path = {"scenarios/02.py", 15}, .title = {"two", 3}}};
    *count = 2;
    return ITEMS;
}

static void stage_init(Stage *stage, const char *scenario) {
    *stage = (Stage){.options = real_options()};
    Buf message;
    alloc_init(&stage->alloc, 0);
    buf_init(&message, &stage->alloc);
    assert_true(paint_init(&stage->paint, &stage->alloc, &message));
    buf_deinit(&message);
    stage->measure = paint_measure(&stage->paint);
    app_init(&stage->app, &stage->alloc, &stage->measure);
    app_resize(&stage->app, 1280, 720, 1);
    stage->paint.scale = app_scale(&stage->app);
    int count = 0;
    const MenuItem *items = menu_of_two(&count);
    app_set_menu(&stage->app, items, count);
    if (scenario) {
        // The beginning of a scenario's name, or a program itself.
        const EmbeddedFile *file = strchr(scenario, '\n') ? NULL : real_scenario(scenario);
        const Text source = file ? (Text){file->bytes, (size_t)file->size} : text_of(scenario);
        stage->machine =
            real_run(&stage->alloc, &stage->options, file ? file->name : "a.py", source);
        assert_non_null(stage->machine);
        app_show(&stage->app, machine_trace(stage->machine), NULL, NULL);
    }
    app_draw(&stage->app);
}

static void stage_deinit(Stage *stage) {
    app_deinit(&stage->app);
    if (stage->machine) {
        machine_free(stage->machine);
    }
    paint_deinit(&stage->paint);
    alloc_deinit(&stage->alloc);
}

static void merge_pressed(Stage *stage, bool all[ACTION_COUNT]) {
    for (int i = 0; i < ACTION_COUNT; i++) {
        all[i] |= stage->has_pressed[i];
    }
}

static const char STEPS[] = "is frame 0\nkey Right\nis frame 1\nkey Right\nkey Left\nis frame 1\n"
                            "key shift+Right\nis kind await\nkey PageDown\nis kind await\n"
                            "is task 2\nkey PageUp\nis task 1\nkey shift+Left\nis task 1\n"
                            "key Home\nkey Down\nis kind line\nkey Down\nkey Up\nis kind line\n"
                            "key Home\nkey ]\nis kind tick\nkey ]\nis kind tick\nkey [\n"
                            "is kind tick\nkey Home\nkey .\nis ms 1000\nkey .\nis ms 2000\nkey ,\n"
                            "is ms 1000\nkey Home\nkey o\nis kind print\nis task 2\nkey o\n"
                            "is task 3\nkey shift+o\nis task 2\nkey End\nkey Home\nis frame 0\n"
                            "key n\nis status no table is selected or served\n"
                            "key s\nis status no table is selected or served\n"
                            "key w\nis status there is no further one\n"
                            "key shift+w\nis status there is none before\n";

static const char TABLES[] = "key o\nkey s\nis selected 1\nkey s\nis selected 2\nkey shift+s\n"
                             "is selected 1\nkey s\nkey n\nis task 2\nkey n\nis task 2\n"
                             "key shift+n\nis task 2\nkey h\nis hides 1\nkey h\nis hides 0\n"
                             "key Escape\nis selected 0\nclick SELECT 2\nis selected 2\n"
                             "click SELECT 2\nis selected 0\n";

static const char PLAYING[] = "is playing 0\nkey Space\nis playing 1\nplay 2\nkey Space\n"
                              "is playing 0\nkey Home\nkey p\nis pauses 1\nkey Space\nplay 30\n"
                              "is playing 0\nis status paused before an await: who is next?\n"
                              "key p\nis pauses 0\nis percent 100\nkey +\nis percent 200\nkey =\n"
                              "key +\nkey +\nkey +\nis percent 1600\nkey -\nis percent 800\n"
                              "key -\nkey -\nkey -\nkey -\nkey -\nkey -\nis percent 25\n"
                              "click FASTER\nis percent 50\nclick SLOWER\nis percent 25\n"
                              "key Home\nclick PLAY\nis playing 1\nclick PLAY\nis playing 0\n";

static const char CONTROLS[] =
    "click STEP\nis frame 1\nclick BACK\nis frame 0\nclick NEXT_AWAIT\nis kind await\n"
    "click LAST_AWAIT\nclick END\nclick START\nis frame 0\nclick PAUSE_AT_AWAIT\nis pauses 1\n"
    "click THEME\nis theme 1\nclick HELP\nis help 1\nclick CLOSE\nis help 0\n"
    "key g\ntype 9x\nis typed 9\nkey Escape\nkey g\ntype 12\nkey Enter\nis line 12\nkey g\ntype "
    "999\n"
    "key Enter\nis status this line is never run\nkey Home\n"
    "click LINE 6\nis line 6\nclick BREAK_LINE 7\nis breakpoints 1\nclick BREAK_LINE 7\n"
    "is breakpoints 0\nkey b\nis breakpoints 1\ndrag 1.5\nis ms 1500\ndrag 99\nis ms 2000\n"
    "drag 0\nis ms 0\nkey }\nis zoomed 1\nkey {\nis zoomed 0\nwheel lanes 1\nis zoomed 1\n"
    "key End\nis inside 1\nkey Home\nis inside 1\nwheel lanes -1\nis zoomed 0\nwheel code -3\nis "
    "free 1\nkey Right\nis free 0\nkey End\n"
    "wheel output 1\nis scrolled 3\nwheel output -1\nis scrolled 0\n"
    "key Tab\nis focus 1\nkey Enter\nkey Escape\nkey Escape\nis focus 0\n";

// Seven tables, of whose lanes six fit.
static const char LANES[] = "key End\nis lane -1\nwheel names 1\nis lane 0\nwheel names -1\n"
                            "is lane 1\nwheel names -1\nis lane 1\nkey Left\nis lane -1\n";

static const char LOOKS[] =
    "key t\nis theme 1\nkey t\nis theme 2\nkey t\nis theme 0\nkey m\n"
    "is motion 0\nkey m\nis motion 1\nkey ctrl++\nis zoom 110\nkey ctrl+=\n"
    "is zoom 121\nkey ctrl+-\nis zoom 110\nkey ctrl+0\nis zoom 100\n"
    "key F11\nis request full-screen\nkey f\nis request full-screen\n"
    "key r\nis request reload\nkey F5\nis request reload\nkey ?\nis help 1\nkey Tab\nis focus 0\n"
    "key ?\nis help 0\nkey F1\nis help 1\nkey t\nkey t\nkey t\nkey ctrl++\nkey ctrl+0\n"
    "is help 1\nkey Right\nis help 0\n"
    "is frame 1\nkey ctrl+q\nis request quit\n";

static const char SEARCH[] = "key /\nis searching 1\ntype finished\nis typed finished\nkey Enter\n"
                             "is kind print\nis task 3\nis searching 0\nkey n\nis task 2\n"
                             "key n\nis task 3\nkey shift+n\nis task 2\nkey shift+n\n"
                             "is task 3\nkey n\nis task 2\n"
                             "key /\nis typed \ntype FINISHEDx\nkey Back\nis typed FINISHED\n"
                             "key Enter\nis task 3\nkey /\ntype finished\nkey Back\n"
                             "is typed finishe\npaste !\nkey Enter\nis status no output has that\n"
                             "key Escape\nis searching 0\nis typed \nkey ctrl+f\nis searching 1\n"
                             "key Escape\nis searching 0\n";

static const char MENU[] =
    "is menu 1\nkey Tab\nis chosen 1\nkey shift+Tab\nis chosen 0\nkey Down\nis chosen 1\nkey "
    "Down\nis chosen 1\nkey Up\n"
    "is chosen 0\nkey End\nis chosen 1\nkey Home\nis chosen 0\nwheel code -1\n"
    "is chosen 1\nkey Enter\nis request open\nis path scenarios/02.py\n"
    "click OPEN_ITEM 0\nis request open\nis path scenarios/01.py\n"
    "paste my/own.py\nis typed my/own.py\nkey Enter\nis request open\n"
    "is path my/own.py\ndrop /tmp/dropped.py\nis request open\n"
    "is path /tmp/dropped.py\nkey Escape\nis menu 1\n";

static const char MENU_OVER[] = "key ctrl+o\nis menu 1\nkey Escape\nis menu 0\nkey ctrl+o\n"
                                "type a/b.py\nis typed a/b.py\nis playing 0\nkey Enter\n"
                                "is request open\nis path a/b.py\nkey Escape\nis menu 0\n";

static const char FORGETS[] = "async def f():\n    pass\nf()\nprint(1)\n";
static const char WARNINGS[] = "key w\nis kind warning\nkey End\nkey shift+w\nis kind warning\n";

static void test_every_key_and_control_does_what_it_says(void **state) {
    (void)state;
    static const struct {
        const char *scenario, *script;
    } SCRIPTS[] = {
        {"05-", STEPS}, {"05-", TABLES}, {"05-", PLAYING}, {"05-", CONTROLS},  {"12-", LANES},
        {"05-", LOOKS}, {"05-", SEARCH}, {NULL, MENU},     {"05-", MENU_OVER}, {FORGETS, WARNINGS},
    };
    bool all[ACTION_COUNT] = {false};
    for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++) {
        Stage stage;
        stage_init(&stage, SCRIPTS[i].scenario);
        run_script(&stage, SCRIPTS[i].script);
        merge_pressed(&stage, all);
        stage_deinit(&stage);
    }
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        if (*action_key((Action)i) && !all[i]) {
            fail_msg("no script presses the key of %s", ACTION_NAMES[i]);
        }
    }
}

// In every view, whatever can be clicked can be reached by Tab, or has a key of its own.
static void test_every_button_has_a_key_and_a_tooltip(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage, "05-");
    for (int i = 0; i < stage.app.ui.hots.count; i++) {
        const Hot *hot = &stage.app.ui.hots.items[i];
        if (!hot->can_focus || hot->action == ACTION_TIMELINE) {
            continue;
        }
        if (*action_key(hot->action) == 0 || hot->words_size == 0) {
            fail_msg("%s has no key or no tooltip", ACTION_NAMES[hot->action]);
        }
    }
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_and_control_does_what_it_says),
        cmocka_unit_test(test_every_button_has_a_key_and_a_tooltip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
