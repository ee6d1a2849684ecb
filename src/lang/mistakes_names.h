// Names that look like mistakes: misspelt ones, modules that were not imported, and variables that
// belong to a function because it assigns them, though another one was meant.
//
// CPython finds them in the run, where it comes to them. They are said where nothing in the file
// gives the name and nothing in it can do so in another way (`globals()`, `from … import *`), and
// not where the program itself expects a NameError.

#ifndef LANG_MISTAKES_NAMES_H
#define LANG_MISTAKES_NAMES_H

#include "lang/meaning.h"

// Adds one diagnostic for each place.
void mistakes_find_names(const Meanings *meanings, Text source, Diags *diags);

#endif
