// A program played in the terminal: what `awaiter FILE` does where no window can be opened.
//
// Every step is a row, as `explain` writes it. On a terminal the rows come at the pace of the
// simulated clock: a second of the program is a second in the room, long waits are shortened, and
// say so. Anywhere else there is nobody to wait for. It records only as far as it has told, so an
// endless program is told from its start.

#ifndef CLI_PLAY_H
#define CLI_PLAY_H

#include "cli/machine.h"

// Plays a machine that records, to stdout, from the moment that the options ask for. Returns the
// exit status: 0 at the program's end, 130 when Ctrl-C has ended it, 2 when stdout can't be
// written to (errno says why).
int play_in_terminal(Alloc *alloc, Machine *machine, const Options *options);

#endif
