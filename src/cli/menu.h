// The scenarios that are part of the program, as the menu shows them: name, first line, and what
// their time looks like, which is drawn from a recording.

#ifndef CLI_MENU_H
#define CLI_MENU_H

#include "cli/options.h"
#include "ui/panel.h"

typedef struct Menu {
    Alloc *alloc;
    Options options;       // limits for the recordings
    ARRAY(MenuItem) items; // their texts are in the program itself
    int drawn;             // so many have their pictures
} Menu;

// All scenarios, in teaching order, without pictures.
void menu_init(Menu *menu, Alloc *alloc);
void menu_deinit(Menu *menu);

// Makes the next item's picture, which takes a few milliseconds; false when all are there.
bool menu_draw_next(Menu *menu);

#endif
