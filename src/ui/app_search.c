// Searching in the output.

#include "ui/app.h"

bool app_has_search(const App *app) {
    return app->typed.size > 0 && !app->shows_menu && !app->asks_line && app->view_count == 1;
}

void app_find_output(App *app, bool is_forward) {
    View *view = &app->views[0];
    const Scene scene = view_scene(view);
    const int shown = index_output_until(scene.index, scene.at);
    const int count = scene.index->output.count;
    Buf line;
    buf_init(&line, app->alloc);
    bool found = false;
    for (int i = 0; i < count && !found; i++) {
        // The last line that is shown is where the search stands.
        const int k = (is_forward ? shown + i : shown + 2 * count - 2 - i) % count;
        buf_clear(&line);
        index_output_line(scene.index, k, replay_count(view->replay), &line);
        if (output_has(buf_text(&line), buf_text(&app->typed))) {
            app_go_event(app, 0, scene.index->output.items[k].print);
            found = true;
        }
    }
    if (!found) {
        app_say(app, "no output has that");
    }
    buf_deinit(&line);
}
