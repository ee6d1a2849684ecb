// The scenarios that are part of the program, as the menu shows them.

#ifndef CLI_MENU_H
#define CLI_MENU_H

#include "ui/panel.h"

typedef struct Menu {
    Alloc *alloc;
    ARRAY(MenuItem) items; // their texts are in the program itself
} Menu;

// All scenarios, in teaching order.
void menu_init(Menu *menu, Alloc *alloc);
void menu_deinit(Menu *menu);

#endif
