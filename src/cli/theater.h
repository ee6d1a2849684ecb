// Programs in the window: reads them, makes their machines, and hands their traces to the app.

#ifndef CLI_THEATER_H
#define CLI_THEATER_H

#include "cli/options.h"

// Shows the file of the options, two of them (compare), or the menu, until the user leaves. The
// exit status; without a display -1, with the reason in `message`.
int theater_show(Alloc *alloc, const Options *options, Buf *message);

#endif
