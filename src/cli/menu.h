// The scenarios that are part of the program, and the files that were opened since it was started,
// as the menu shows them: name, first line, and what their time looks like, which is drawn from a
// recording.

#ifndef CLI_MENU_H
#define CLI_MENU_H

#include "cli/options.h"
#include "ui/panel.h"

#define MENU_RECENT 5

typedef struct Menu {
    Alloc *alloc;
    Options options;       // limits for the recordings
    ARRAY(MenuItem) items; // what was opened last, then the scenarios, whose texts are embedded
    ARRAY(bool) drawn;     // of each item, whether its picture was tried
    Buf recent[MENU_RECENT][2]; // path and title of those that were opened, the last first
    int recent_count;
} Menu;

// All scenarios, in teaching order, without pictures.
void menu_init(Menu *menu, Alloc *alloc);
void menu_deinit(Menu *menu);

// Puts a file that was opened before all others, with the first line of its docstring. Standard
// input and the scenarios themselves are not remembered. True when the items have changed.
bool menu_remember(Menu *menu, Text path, Text source);

// Makes the next item's picture, which takes a few milliseconds; false when all are there.
bool menu_draw_next(Menu *menu);

#endif
