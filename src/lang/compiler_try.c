// try, except, except*, finally and with.
//
// Where an exception is handled, the registers are: L the exception, L + 1 the one that was being
// handled before (PUSH_HANDLED). An exception inside of the handler goes to a clean-up at level
// L + 2, which undoes PUSH_HANDLED and raises again.

#include "lang/compiler_state.h"

static int here(const Compiler *c) {
    return c->unit->code->instructions.count;
}

// An exception inside of a handler: undo PUSH_HANDLED, go on raising the new one.
static void emit_cleanup(Compiler *c, Label cleanup, Reg exception, int line) {
    label_here(c, cleanup);
    mark_line_left(c, line);
    c->unit->top = exception + 3;
    use_registers(c, 1);
    emit(c, OP_POP_HANDLED, exception, 0, 0);
    emit(c, OP_RERAISE, exception + 2, 0, 0);
    c->unit->top = exception;
}

// The body under a range whose exceptions go to `handler` with the exception in register `level`.
static void compile_guarded(Compiler *c, StmtSeq body, Label handler, Reg level) {
    block_push(c, (Block){.kind = BLOCK_TRY,
                          .reg = NO_REG,
                          .start = here(c),
                          .handler = handler,
                          .level = level,
                          .span = c->unit->span});
    compile_body(c, body);
    block_pop(c);
}

// The handler begins, with `count` registers for it: what is raised inside goes to `cleanup`.
static void begin_handler(Compiler *c, Label handler, Label cleanup, Reg exception, int count) {
    label_here(c, handler);
    c->unit->top = exception + count;
    use_registers(c, 1);
    block_push(c, (Block){.kind = BLOCK_HANDLED,
                          .reg = exception,
                          .start = here(c),
                          .handler = cleanup,
                          .level = exception + 2});
    emit(c, OP_PUSH_HANDLED, exception, 0, 0);
}

static void bind_caught(Compiler *c, const ExceptHandler *handler, Reg exception) {
    if (handler->name.bytes) {
        const Reg copy = temp_new(c);
        emit(c, OP_COPY, copy, exception, 0);
        store_name(c, handler->name, copy, true);
        c->unit->top = copy;
    }
}

// --- except --------------------------------------------------------------------------------------

static void compile_handler_body(Compiler *c, const ExceptHandler *handler, Reg exception) {
    if (!handler->name.bytes) {
        compile_body(c, handler->body);
        return;
    }
    const Label cleanup = label_new(c);
    const Label done = label_new(c);
    const Reg level = exception + 2;
    block_push(c, (Block){.kind = BLOCK_NAME,
                          .reg = NO_REG,
                          .name = handler->name,
                          .start = here(c),
                          .handler = cleanup,
                          .level = level});
    compile_body(c, handler->body);
    const bool ends = c->unit->unreachable;
    block_pop(c);
    const Reg mark = c->unit->top;
    if (!ends) {
        leave_name(c, handler->name);
        emit_jump(c, OP_JUMP, 0, done);
    }
    label_here(c, cleanup);
    c->unit->top = level + 1;
    use_registers(c, 2);
    leave_name(c, handler->name);
    emit(c, OP_RERAISE, level, 0, 0);
    c->unit->top = mark;
    label_here(c, done);
    c->unit->unreachable = ends;
}

static void compile_handler(Compiler *c, const ExceptHandler *handler, Reg exception, Label end) {
    const Label next = label_new(c);
    set_span(c, handler->span);
    mark_line(c, handler->span.line);
    if (handler->type) {
        const Reg mark = c->unit->top;
        const Reg type = compile_any(c, handler->type);
        c->unit->top = mark;
        set_span(c, handler->span);
        use_registers(c, 1);
        emit(c, OP_CHECK_MATCH, mark, exception, type);
        emit_jump(c, OP_JUMP_IF_FALSE, mark, next);
    }
    set_span(c, handler->span);
    if (c->marks) {
        emit(c, OP_MARK_CATCH, exception, 0, 0);
    }
    bind_caught(c, handler, exception);
    compile_handler_body(c, handler, exception);
    if (!c->unit->unreachable) {
        emit(c, OP_POP_HANDLED, exception, 0, 0);
        emit_jump(c, OP_JUMP, 0, end);
    }
    label_here(c, next);
}

static void compile_except(Compiler *c, const Stmt *stmt) {
    const Reg exception = c->unit->top;
    const Label handler = label_new(c);
    const Label cleanup = label_new(c);
    const Label end = label_new(c);
    uint64_t *before = definite_save(c);
    compile_guarded(c, stmt->try_.body, handler, exception);
    if (!c->unit->unreachable) {
        compile_body(c, stmt->try_.orelse);
    }
    uint64_t *after = NULL;
    if (!c->unit->unreachable) {
        emit_jump(c, OP_JUMP, 0, end);
        after = definite_save(c);
    }
    definite_copy(c, before);
    begin_handler(c, handler, cleanup, exception, 2);
    for (int i = 0; i < stmt->try_.handlers.count; i++) {
        definite_copy(c, before);
        compile_handler(c, stmt->try_.handlers.items[i], exception, end);
    }
    emit(c, OP_RERAISE, exception, 0, 0);
    block_pop(c);
    emit_cleanup(c, cleanup, exception, 0);
    definite_restore(c, before);
    if (after) {
        definite_free(c, after);
    }
    label_here(c, end);
}

// --- finally -------------------------------------------------------------------------------------

static void compile_finally(Compiler *c, const Stmt *stmt) {
    const Reg exception = c->unit->top;
    const int left = compile_line_after(c, stmt->try_.finalbody, 0);
    const Label handler = label_new(c);
    const Label cleanup = label_new(c);
    const Label end = label_new(c);
    uint64_t *before = definite_save(c);
    block_push(c, (Block){.kind = BLOCK_FINALLY,
                          .reg = NO_REG,
                          .finalbody = stmt->try_.finalbody,
                          .start = here(c),
                          .handler = handler,
                          .level = exception});
    if (stmt->try_.handlers.count > 0) {
        if (stmt->kind == STMT_TRY_STAR) {
            Stmt inner = *stmt;
            inner.try_.finalbody = (StmtSeq){NULL, 0};
            compile_try_star(c, &inner);
        } else {
            compile_except(c, stmt);
        }
    } else {
        compile_body(c, stmt->try_.body);
    }
    const bool ends = c->unit->unreachable;
    block_pop(c);
    bool after_ends = true;
    uint64_t *after = NULL;
    if (!ends) {
        compile_body(c, stmt->try_.finalbody);
        after_ends = c->unit->unreachable;
        if (!after_ends) {
            emit_jump(c, OP_JUMP, 0, end);
        }
        after = definite_save(c);
    }
    definite_restore(c, before);
    begin_handler(c, handler, cleanup, exception, 2);
    compile_body(c, stmt->try_.finalbody);
    if (!c->unit->unreachable) {
        mark_line_left(c, left);
        emit(c, OP_RERAISE, exception, 0, 0);
    }
    block_pop(c);
    emit_cleanup(c, cleanup, exception, left);
    if (after) {
        definite_restore(c, after);
    }
    label_here(c, end);
    c->unit->unreachable = after_ends;
}

void compile_try(Compiler *c, const Stmt *stmt) {
    emit(c, OP_NOP, 0, 0, 0);
    if (stmt->try_.finalbody.count > 0) {
        compile_finally(c, stmt);
    } else {
        compile_except(c, stmt);
    }
}

// --- except* -------------------------------------------------------------------------------------

// Registers: L the exception, L + 1 the one handled before, L + 2 a list of what was raised in the
// handlers, L + 3 what no handler has taken yet, L + 4 the part that this handler takes.
static void compile_star_handler(Compiler *c, const ExceptHandler *handler, Reg exception) {
    const Reg raised = exception + 2;
    const Reg rest = exception + 3;
    const Reg part = exception + 4;
    const Label next = label_new(c);
    const Label failed = label_new(c);
    const Label done = label_new(c);
    c->unit->top = part;
    set_span(c, handler->span);
    mark_line(c, handler->span.line);
    const Reg type = compile_any(c, handler->type);
    c->unit->top = part;
    temp_new(c);
    set_span(c, handler->span);
    emit(c, OP_CHECK_STAR_MATCH, part, rest, type);
    emit(c, OP_JUMP_NONE, part, 1, 1);
    emit_extra_jump(c, next);
    if (c->marks) {
        emit(c, OP_MARK_CATCH, part, 0, 0);
    }
    block_push(c, (Block){.kind = BLOCK_TEMP,
                          .reg = part,
                          .start = here(c),
                          .handler = failed,
                          .level = part + 1});
    bind_caught(c, handler, part);
    compile_body(c, handler->body);
    const bool ends = c->unit->unreachable;
    block_pop(c);
    if (!ends) {
        if (handler->name.bytes) {
            leave_name(c, handler->name);
        }
        emit_jump(c, OP_JUMP, 0, done);
    }
    label_here(c, failed);
    c->unit->top = part + 2;
    use_registers(c, 1);
    if (handler->name.bytes) {
        leave_name(c, handler->name);
    }
    emit(c, OP_LIST_APPEND, raised, part + 1, 0);
    label_here(c, done);
    emit(c, OP_CLEAR, part, 0, 0);
    label_here(c, next);
    c->unit->top = part;
}

void compile_try_star(Compiler *c, const Stmt *stmt) {
    const bool last = c->unit->last && stmt->try_.finalbody.count == 0;
    c->unit->last = false;
    if (stmt->try_.finalbody.count > 0) {
        emit(c, OP_NOP, 0, 0, 0);
        compile_finally(c, stmt);
        return;
    }
    const Reg exception = c->unit->top;
    const Label handler = label_new(c);
    const Label cleanup = label_new(c);
    const Label end = label_new(c);
    uint64_t *before = definite_save(c);
    compile_guarded(c, stmt->try_.body, handler, exception);
    if (!c->unit->unreachable) {
        compile_body(c, stmt->try_.orelse);
    }
    if (!c->unit->unreachable) {
        emit_jump(c, OP_JUMP, 0, end);
    }
    definite_copy(c, before);
    begin_handler(c, handler, cleanup, exception, 5);
    emit(c, OP_BUILD_LIST, exception + 2, exception + 2, 0);
    emit(c, OP_COPY, exception + 3, exception, 0);
    for (int i = 0; i < stmt->try_.handlers.count; i++) {
        definite_copy(c, before);
        compile_star_handler(c, stmt->try_.handlers.items[i], exception);
    }
    set_span(c, stmt->span);
    const Label nothing = label_new(c);
    emit(c, OP_LIST_APPEND, exception + 2, exception + 3, 0);
    emit(c, OP_STAR_RERAISE, exception + 4, exception, exception + 2);
    emit(c, OP_JUMP_NONE, exception + 4, 1, 1);
    emit_extra_jump(c, nothing);
    emit(c, OP_RERAISE, exception + 4, 0, 0);
    label_here(c, nothing);
    block_pop(c);
    if (last) {
        mark_line_left(c, stmt->try_.handlers.items[stmt->try_.handlers.count - 1]->span.line);
    }
    emit(c, OP_POP_HANDLED, exception, 0, 0);
    emit_jump(c, OP_JUMP, 0, end);
    emit_cleanup(c, cleanup, exception, 0);
    definite_restore(c, before);
    label_here(c, end);
}

// --- with ----------------------------------------------------------------------------------------

// Registers: W, W + 1 the exit method; in the handler W + 2 the exception, W + 3 the one handled
// before.
static void compile_with_handler(Compiler *c, const Stmt *stmt, Reg exit, Label end) {
    const bool async = stmt->kind == STMT_ASYNC_WITH;
    const Reg exception = exit + 2;
    const Label cleanup = label_new(c);
    const Label swallowed = label_new(c);
    c->unit->top = exception + 2;
    use_registers(c, 5);
    const int start = here(c);
    emit(c, OP_PUSH_HANDLED, exception, 0, 0);
    mark_line(c, stmt->span.line);
    const Reg base = temp_new(c);
    emit(c, OP_WITH_EXCEPT, base, exit, exception);
    c->unit->top = base + 5;
    emit(c, OP_CALL_METHOD, base, 3, base);
    c->unit->top = base + 1;
    if (async) {
        compile_await(c, base, base, 2);
    }
    emit_jump(c, OP_JUMP_IF_TRUE, base, swallowed);
    emit(c, OP_RERAISE, exception, 0, 0);
    label_here(c, swallowed);
    if (c->marks) {
        emit(c, OP_MARK_CATCH, exception, 0, 0);
    }
    add_handler(c, start, here(c), cleanup, base);
    emit(c, OP_POP_HANDLED, exception, 0, 0);
    emit(c, OP_CLEAR, exit, 0, 0);
    emit(c, OP_CLEAR, exit + 1, 0, 0);
    emit_jump(c, OP_JUMP, 0, end);
    emit_cleanup(c, cleanup, exception, 0);
}

void compile_with(Compiler *c, const Stmt *stmt, int item) {
    const WithItem *with = stmt->with.items.items[item];
    const bool async = stmt->kind == STMT_ASYNC_WITH;
    const Reg exit = c->unit->top;
    const Label handler = label_new(c);
    const Label end = label_new(c);
    const Reg manager = compile_any(c, with->context_expr);
    c->unit->top = exit + 2;
    const Reg enter = temp_new(c);
    use_registers(c, 1);
    set_span(c, stmt->span);
    emit(c, OP_WITH_PREPARE, exit, manager, async);
    emit(c, OP_CALL_METHOD, enter, 0, enter);
    if (async) {
        compile_await(c, enter, enter, 1);
    }
    uint64_t *before = definite_save(c);
    block_push(c, (Block){.kind = async ? BLOCK_ASYNC_WITH : BLOCK_WITH,
                          .reg = exit,
                          .start = here(c),
                          .handler = handler,
                          .level = exit + 2,
                          .span = stmt->span});
    if (with->optional_vars) {
        compile_store(c, with->optional_vars, enter);
    } else {
        emit(c, OP_CLEAR, enter, 0, 0);
    }
    c->unit->top = exit + 2;
    if (item + 1 < stmt->with.items.count) {
        compile_with(c, stmt, item + 1);
    } else {
        compile_body(c, stmt->with.body);
    }
    const bool ends = c->unit->unreachable;
    if (!ends) {
        if (async && item + 1 == stmt->with.items.count) {
            mark_line_left(c, compile_line_after(c, stmt->with.body, 0));
        }
        leave_blocks(c, c->unit->blocks.count - 1);
        c->unit->blocks.count -= c->unit->blocks.count > 0;
        emit_jump(c, OP_JUMP, 0, end);
    } else {
        block_pop(c);
    }
    definite_restore(c, before);
    label_here(c, handler);
    set_span(c, stmt->span);
    compile_with_handler(c, stmt, exit, end);
    c->unit->top = exit;
    label_here(c, end);
}
