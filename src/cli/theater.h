// Programs in the window: reads them, makes their machines, and hands their traces to the app.

#ifndef CLI_THEATER_H
#define CLI_THEATER_H

#include "cli/options.h"

// Shows the file of the options, two of them (compare), or the menu, until the user leaves. The
// exit status; where it is not 0, `message` has the lines for stderr. Without a display -1, and
// `message` has only the reason.
int theater_show(Alloc *alloc, const Options *options, Buf *message);

#endif
