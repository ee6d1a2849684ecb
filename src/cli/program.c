#include "cli/program.h"

#include "base/embedded.h"
#include "base/file.h"

#include <string.h>

// The part of a path from "scenarios/" on; NULL when it has none.
static const char *scenario_name(const char *path) {
    const char *found = NULL;
    for (const char *next = path; (next = strstr(next, "scenarios/")); next++) {
        found = next;
    }
    return found;
}

static bool read_source(Program *program, const char *path, Buf *message) {
    if (file_read(path, PROGRAM_MAX_SOURCE, &program->source, message)) {
        return true;
    }
    const char *name = scenario_name(path);
    const Text own = name ? embedded_file(name) : (Text){NULL, 0};
    if (!own.bytes) {
        return false;
    }
    buf_clear(message);
    buf_clear(&program->source);
    buf_add_text(&program->source, own);
    return !program->source.failed;
}

bool program_read(Program *program, Alloc *alloc, const char *path, Buf *message) {
    *program = (Program){.alloc = alloc};
    buf_init(&program->path, alloc);
    buf_init(&program->source, alloc);
    diags_init(&program->diags, alloc);
    buf_add_text(&program->path, text_of(strcmp(path, "-") == 0 ? "<stdin>" : path));
    if (read_source(program, path, message)) {
        return true;
    }
    program_deinit(program);
    return false;
}

bool program_prepare(Program *program, MachineSetup setup) {
    setup.path = buf_string(&program->path);
    setup.source = buf_text(&program->source);
    program->machine = machine_new(program->alloc, &setup, &program->diags);
    return program->machine != NULL;
}

void program_explain(const Program *program, Buf *out) {
    if (diags_any(&program->diags)) {
        diags_print(&program->diags, buf_text(&program->path), buf_text(&program->source), out);
    } else {
        buf_addf(out, "awaiter: not enough memory to begin; --max-memory MIB allows more\n");
    }
}

int program_status(const Program *program) {
    return diags_any(&program->diags) ? diags_status(&program->diags) : 3;
}

void program_deinit(Program *program) {
    if (program->machine) {
        machine_free(program->machine);
        program->machine = NULL;
    }
    diags_deinit(&program->diags);
    buf_deinit(&program->source);
    buf_deinit(&program->path);
}
