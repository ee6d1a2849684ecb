// A program in a machine of its own, for tests of what happens while it runs.

#ifndef TESTS_RUN_FIXTURE_H
#define TESTS_RUN_FIXTURE_H

#include "support.h"

#include "lang/compiler.h"
#include "loop/asyncio.h"
#include "vm/module.h"
#include "vm/run/function.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"

// A program in a machine of its own; what it prints is in `output`.
typedef struct Run {
    Alloc alloc; // of the output
    Buf output;
    Vm *vm;
} Run;

static inline void take_output(void *context, int stream, Text text) {
    (void)stream;
    buf_add_text(context, text);
}

static inline void begin(Run *run, const char *source, uint64_t max_steps, size_t max_memory) {
    alloc_init(&run->alloc, 0);
    buf_init(&run->output, &run->alloc);
    const VmOptions options = {.write = take_output,
                               .context = &run->output,
                               .path = "test.py",
                               .max_steps = max_steps,
                               .max_memory = max_memory};
    run->vm = vm_new(&options, &run->output);
    assert_non_null(run->vm);
    assert_true(asyncio_setup(run->vm));
    Diags diags;
    diags_init(&diags, &run->vm->alloc);
    Code *code =
        compiler_compile(text_of(source), (CompilerOptions){0}, &run->vm->alloc, &diags, NULL);
    assert_non_null(code);
    diags_deinit(&diags);
    CodeObject *object = code_object_new(run->vm, code, "test.py", false);
    ModuleObject *module = module_new(run->vm, "__main__");
    assert_true(dict_set_c(run->vm, run->vm->modules, "__main__", value_of_object(module)));
    Function *body = function_new(run->vm, object, module->globals);
    assert_true(interpreter_begin(run->vm, body));
    object_drop(run->vm, body);
    object_drop(run->vm, module);
    object_drop(run->vm, object);
}

static inline void end(Run *run) {
    vm_free(run->vm); // CHECKs that nothing is left
    buf_deinit(&run->output);
    alloc_deinit(&run->alloc);
}

static inline void expect(const char *source, const char *output) {
    Run run;
    begin(&run, source, 0, 0);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_int_equal(run.vm->interpreter->main->state, STACK_RETURNED);
    assert_string_equal(buf_string(&run.output), output);
    end(&run);
}

#endif
