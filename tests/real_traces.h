// Real traces for the tests of the ui: the scenarios, run by the machine as the program runs them.

#ifndef TESTS_REAL_TRACES_H
#define TESTS_REAL_TRACES_H

#include "support.h"

#include "base/embedded.h"
#include "cli/machine.h"

#include <math.h>

#define REAL_SECOND INT64_C(1000000000)

// Limits that end the endless ones soon.
static inline Options real_options(void) {
    return (Options){.max_events = 20000,
                     .max_time = 30 * REAL_SECOND,
                     .max_steps = -1,
                     .max_memory = 256 << 20,
                     .at = -1,
                     .time_s = NAN,
                     .line = -1};
}

// Runs a program to its end; the options must outlive the machine. NULL when it can't be run.
static inline Machine *real_run(Alloc *alloc, const Options *options, const char *path,
                                Text source) {
    Diags diags;
    diags_init(&diags, alloc);
    const MachineSetup setup = {.path = path, .source = source, .options = options, .record = true};
    Machine *machine = machine_new(alloc, &setup, &diags);
    diags_deinit(&diags);
    if (machine) {
        machine_run(machine, 0);
    }
    return machine;
}

// The scenario whose file's name begins so, as "05-".
static inline const EmbeddedFile *real_scenario(const char *begin) {
    int count = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        const Text name = text_of(files[i].name);
        if (text_starts_with(name, TEXT("scenarios/")) &&
            text_starts_with((Text){name.bytes + 10, name.size - 10}, text_of(begin))) {
            return &files[i];
        }
    }
    return NULL;
}

typedef void RealCheck(Alloc *alloc, const EmbeddedFile *file);

// Does this with every scenario.
static inline void real_check_scenarios(RealCheck *check) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    int count = 0, found = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        if (text_starts_with(text_of(files[i].name), TEXT("scenarios/"))) {
            check(&alloc, &files[i]);
            found++;
        }
    }
    assert_true(found >= 5);
    alloc_deinit(&alloc);
}

#endif
