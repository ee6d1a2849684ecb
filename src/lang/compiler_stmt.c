// Statements.

#include "lang/compiler_state.h"

// --- Leaving blocks ------------------------------------------------------------------------------

// Where it lies, unless something that is still needed lies behind it.
static void call_exit(Compiler *c, Reg exit, bool async) {
    const Reg mark = c->unit->top;
    Reg base = exit;
    if (mark != exit + 2) {
        base = temp_new(c);
        emit(c, OP_MOVE, base, exit, 0);
        emit(c, OP_MOVE, temp_new(c), exit + 1, 0);
    }
    for (int i = 0; i < 3; i++) {
        load_none(c, temp_new(c));
    }
    emit(c, OP_CALL_METHOD, base, 3, base);
    c->unit->top = base + 1;
    if (async) {
        compile_await(c, base, base, 2);
    }
    emit(c, OP_CLEAR, base, 0, 0);
    c->unit->top = mark;
}

void leave_name(Compiler *c, Text name) {
    const Reg none = temp_new(c);
    load_none(c, none);
    const bool marks = c->marks;
    c->marks = false;
    store_name(c, name, none, false);
    c->marks = marks;
    c->unit->top = none;
    delete_name(c, name);
}

// The body of a `finally` that a statement leaves. Should it go another way itself, what was to be
// returned is dropped.
static void leave_finally(Compiler *c, StmtSeq body) {
    uint64_t *saved = definite_save(c);
    const Reg returning = c->unit->returning;
    c->unit->returning = NO_REG;
    if (returning != NO_REG) {
        block_push(c, (Block){.kind = BLOCK_TEMP, .reg = returning, .start = -1});
    }
    compile_body(c, body);
    if (returning != NO_REG) {
        block_pop(c);
    }
    c->unit->returning = returning;
    c->unit->unreachable = false;
    definite_restore(c, saved);
}

static void leave_block(Compiler *c, Block block) {
    switch (block.kind) {
    case BLOCK_LOOP:
    case BLOCK_ASYNC_LOOP:
    case BLOCK_TEMP:
        if (block.reg != NO_REG) {
            emit(c, OP_CLEAR, block.reg, 0, 0);
        }
        break;
    case BLOCK_TRY:
        break;
    case BLOCK_FINALLY:
        leave_finally(c, block.finalbody);
        break;
    case BLOCK_HANDLED:
        emit(c, OP_POP_HANDLED, block.reg, 0, 0);
        break;
    case BLOCK_NAME:
        leave_name(c, block.name);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH:
        mark_line(c, block.span.line);
        set_span(c, block.span);
        call_exit(c, block.reg, block.kind == BLOCK_ASYNC_WITH);
        break;
    }
}

// What is left on the way to block number `down_to` (not left itself), the innermost first. While
// the code of one is written, it and what was inside are not there; their ranges go on afterwards.
void leave_blocks(Compiler *c, int down_to) {
    Unit *unit = c->unit;
    const int count = unit->blocks.count;
    if (count <= down_to) {
        return;
    }
    const size_t size = (size_t)(count - down_to) * sizeof(Block);
    Block *saved = alloc_try(c->alloc, size);
    if (!saved) {
        compile_limit(c, "no memory to compile");
        return;
    }
    memcpy(saved, unit->blocks.items + down_to, size);
    const Span span = unit->span;
    for (int i = count - 1; i >= down_to && !c->failed; i--) {
        // What the inner ones wrote may have left this one too, and entered it again.
        const Block block = unit->blocks.items[i];
        block_close(c, &unit->blocks.items[i]);
        unit->blocks.count = i;
        leave_block(c, block);
        set_span(c, span);
    }
    if (!c->failed) {
        memcpy(unit->blocks.items + down_to, saved, size);
        unit->blocks.count = count;
    }
    alloc_release(c->alloc, saved, size);
}

static void reopen_blocks(Compiler *c, int from) {
    for (int i = from; i < c->unit->blocks.count; i++) {
        block_open(c, &c->unit->blocks.items[i]);
    }
}

static void compile_return(Compiler *c, const Stmt *stmt) {
    Unit *unit = c->unit;
    const Reg mark = unit->top;
    Reg reg;
    if (stmt->return_.value) {
        reg = compile_any(c, stmt->return_.value);
        // What leaving does (finally) may bind the local anew: keep its value.
        if (!is_temp(c, reg) && unit->blocks.count > 0) {
            const Reg copy = temp_new(c);
            emit(c, OP_COPY, copy, reg, 0);
            reg = copy;
        }
    } else {
        reg = temp_new(c);
        load_none(c, reg);
    }
    set_span(c, stmt->span);
    unit->returning = reg;
    leave_blocks(c, 0);
    unit->returning = NO_REG;
    set_span(c, stmt->span);
    emit_return(c, reg);
    reopen_blocks(c, 0);
    unit->top = mark;
    unit->unreachable = true;
}

static void compile_break(Compiler *c, const Stmt *stmt) {
    Unit *unit = c->unit;
    int loop = unit->blocks.count - 1;
    while (loop >= 0 && unit->blocks.items[loop].kind != BLOCK_LOOP &&
           unit->blocks.items[loop].kind != BLOCK_ASYNC_LOOP) {
        loop--;
    }
    if (loop < 0) {
        return; // the parser has refused it
    }
    const bool leave = stmt->kind == STMT_BREAK;
    leave_blocks(c, leave ? loop : loop + 1);
    const Block *block = &unit->blocks.items[loop];
    set_span(c, stmt->span);
    if (leave) {
        emit_jump(c, OP_JUMP, 0, block->end);
    } else {
        emit_jump(c, OP_JUMP_BACK, 0, block->next);
    }
    reopen_blocks(c, leave ? loop : loop + 1);
    unit->unreachable = true;
}

// --- Loops ---------------------------------------------------------------------------------------

static void compile_while(Compiler *c, const Stmt *stmt) {
    const Label next = label_new(c);
    const Label orelse = label_new(c);
    const Label end = label_new(c);
    label_here(c, next);
    mark_line(c, stmt->span.line);
    const size_t before = warn_mark(c);
    compile_jump_if(c, stmt->while_.test, false, orelse);
    const size_t after = warn_mark(c);
    uint64_t *saved = definite_save(c);
    block_push(c,
               (Block){.kind = BLOCK_LOOP, .reg = NO_REG, .next = next, .end = end, .start = -1});
    compile_body(c, stmt->while_.body);
    warn_again(c, before, after); // CPython compiles the test once more behind the body
    if (!c->unit->unreachable) {
        set_span(c, stmt->span);
        emit_jump(c, OP_JUMP_BACK, 0, next);
    }
    block_pop(c);
    definite_copy(c, saved);
    label_here(c, orelse);
    compile_body(c, stmt->while_.orelse);
    definite_restore(c, saved);
    label_here(c, end);
}

// Where each round of a loop begins; all but the first one enter its line again.
static void begin_rounds(Compiler *c, Label next, int line) {
    if (c->marks) {
        const Label first = label_new(c);
        emit_jump(c, OP_JUMP, 0, first);
        label_here(c, next);
        mark_line(c, line);
        label_here(c, first);
    } else {
        label_here(c, next);
    }
}

static void compile_for(Compiler *c, const Stmt *stmt) {
    const Reg mark = c->unit->top;
    const Expr *target = stmt->for_.target;
    const Label next = label_new(c);
    const Label orelse = label_new(c);
    const Label end = label_new(c);
    const Reg source = compile_unchanged(c, stmt->for_.iter);
    c->unit->top = mark;
    const Reg state = temp_new(c);
    temp_new(c);
    temp_new(c);
    set_span(c, stmt->span);
    emit(c, OP_FOR_PREPARE, state, source, 0);
    begin_rounds(c, next, stmt->span.line);
    uint64_t *saved = definite_save(c);
    const Reg direct = target->kind == EXPR_NAME ? store_target(c, target->name.id) : NO_REG;
    const Reg item = direct == NO_REG ? temp_new(c) : direct;
    set_span(c, stmt->span);
    emit(c, OP_FOR_ITER, item, state, 0);
    emit_extra_jump(c, orelse);
    block_push(c, (Block){.kind = BLOCK_LOOP, .reg = state, .next = next, .end = end, .start = -1});
    if (direct == NO_REG) {
        compile_store(c, target, item);
        c->unit->top = state + 3;
    } else {
        stored_local(c, target->name.id, direct, true);
    }
    compile_body(c, stmt->for_.body);
    if (!c->unit->unreachable) {
        set_span(c, stmt->span);
        emit_jump(c, OP_JUMP_BACK, 0, next);
    }
    block_pop(c);
    c->unit->top = mark;
    definite_copy(c, saved);
    label_here(c, orelse);
    compile_body(c, stmt->for_.orelse);
    definite_restore(c, saved);
    label_here(c, end);
}

static void compile_async_for(Compiler *c, const Stmt *stmt) {
    const Reg mark = c->unit->top;
    const Label next = label_new(c);
    const Label ended = label_new(c);
    const Label end = label_new(c);
    const Reg source = compile_any(c, stmt->for_.iter);
    c->unit->top = mark;
    const Reg iterator = temp_new(c);
    set_span(c, stmt->span);
    emit(c, OP_GET_AITER, iterator, source, 0);
    begin_rounds(c, next, stmt->span.line);
    uint64_t *saved = definite_save(c);
    const int start = c->unit->code->instructions.count;
    const Reg item = temp_new(c);
    emit(c, OP_GET_ANEXT, item, iterator, 0);
    compile_await(c, item, item, 3);
    add_handler(c, start, c->unit->code->instructions.count, ended, item);
    block_push(
        c,
        (Block){.kind = BLOCK_ASYNC_LOOP, .reg = iterator, .next = next, .end = end, .start = -1});
    compile_store(c, stmt->for_.target, item);
    c->unit->top = item;
    compile_body(c, stmt->for_.body);
    if (!c->unit->unreachable) {
        set_span(c, stmt->span);
        emit_jump(c, OP_JUMP_BACK, 0, next);
    }
    block_pop(c);
    definite_copy(c, saved);
    label_here(c, ended);
    set_span(c, stmt->for_.iter->span);
    emit(c, OP_END_ASYNC_FOR, iterator, item, 0);
    c->unit->top = mark;
    compile_body(c, stmt->for_.orelse);
    definite_restore(c, saved);
    label_here(c, end);
}

static void compile_if(Compiler *c, const Stmt *stmt) {
    const Label orelse = label_new(c);
    compile_jump_if(c, stmt->if_.test, false, orelse);
    uint64_t *before = definite_save(c);
    compile_body(c, stmt->if_.body);
    const bool body_ends = c->unit->unreachable;
    if (stmt->if_.orelse.count == 0) {
        label_here(c, orelse);
        definite_restore(c, before);
        return;
    }
    const Label end = label_new(c);
    if (!body_ends) {
        emit_jump(c, OP_JUMP, 0, end);
    }
    uint64_t *after = definite_save(c);
    definite_restore(c, before);
    label_here(c, orelse);
    compile_body(c, stmt->if_.orelse);
    if (c->unit->unreachable) {
        definite_copy(c, after);
    } else if (!body_ends) {
        definite_intersect(c, after);
    }
    if (after) {
        definite_free(c, after);
    }
    const bool ends = body_ends && c->unit->unreachable;
    label_here(c, end);
    c->unit->unreachable = ends;
}

// --- Assignments ---------------------------------------------------------------------------------

// `a, b = b, a`: both sides have as many parts, so no tuple is made.
static bool compile_parallel(Compiler *c, const Expr *target, const Expr *value) {
    const bool sequence = target->kind == EXPR_TUPLE || target->kind == EXPR_LIST;
    const bool from = value->kind == EXPR_TUPLE || value->kind == EXPR_LIST;
    if (!sequence || !from || target->list.elts.count != value->list.elts.count ||
        target->list.elts.count > 16) {
        return false;
    }
    const int count = target->list.elts.count;
    for (int i = 0; i < count; i++) {
        if (target->list.elts.items[i]->kind == EXPR_STARRED ||
            value->list.elts.items[i]->kind == EXPR_STARRED) {
            return false;
        }
    }
    const Reg first = c->unit->top;
    for (int i = 0; i < count; i++) {
        compile_temp(c, value->list.elts.items[i]);
    }
    for (int i = 0; i < count; i++) {
        compile_store(c, target->list.elts.items[i], first + i);
    }
    c->unit->top = first;
    return true;
}

static void compile_assign(Compiler *c, const Stmt *stmt) {
    const ExprSeq targets = stmt->assign.targets;
    const Expr *value = stmt->assign.value;
    const Reg mark = c->unit->top;
    if (targets.count == 1 && targets.items[0]->kind == EXPR_NAME) {
        const Reg direct = store_target(c, targets.items[0]->name.id);
        if (direct != NO_REG) {
            compile_into(c, value, direct);
            stored_local(c, targets.items[0]->name.id, direct, true);
            c->unit->top = mark;
            return;
        }
    }
    if (targets.count == 1 && compile_parallel(c, targets.items[0], value)) {
        return;
    }
    const Reg reg = compile_any(c, value);
    for (int i = 0; i < targets.count; i++) {
        const Reg inner = c->unit->top;
        Reg from = reg;
        if (i < targets.count - 1 && is_temp(c, reg)) {
            from = temp_new(c);
            emit(c, OP_COPY, from, reg, 0);
        }
        compile_store(c, targets.items[i], from);
        c->unit->top = inner;
    }
    c->unit->top = mark;
}

static bool small_step(const Stmt *stmt, Opcode *op, int *number) {
    const Expr *value = stmt->aug_assign.value;
    if (value->kind != EXPR_CONSTANT || value->constant.kind != CONSTANT_INT ||
        value->constant.is_big || value->constant.integer > INT16_MAX) {
        return false;
    }
    *op = stmt->aug_assign.op == OPERATOR_ADD ? OP_INPLACE_ADD_INT : OP_INPLACE_SUB_INT;
    *number = (int)value->constant.integer;
    return stmt->aug_assign.op == OPERATOR_ADD || stmt->aug_assign.op == OPERATOR_SUB;
}

static void compile_operation(Compiler *c, const Stmt *stmt, Reg dest, Reg left) {
    Opcode op;
    int number;
    if (small_step(stmt, &op, &number)) {
        set_span(c, stmt->span);
        emit(c, op, dest, left, number);
        return;
    }
    const Reg right = compile_any(c, stmt->aug_assign.value);
    set_span(c, stmt->span);
    emit(c, binary_opcode(stmt->aug_assign.op, true), dest, left, right);
}

static void compile_aug_name(Compiler *c, const Stmt *stmt) {
    const Text name = stmt->aug_assign.target->name.id;
    const Reg mark = c->unit->top;
    set_span(c, stmt->aug_assign.target->span);
    const Reg direct = store_target(c, name);
    if (direct != NO_REG) {
        Reg left = name_in_place(c, name);
        if (left == NO_REG) {
            left = temp_new(c);
            load_name(c, name, left);
        }
        compile_operation(c, stmt, direct, left);
        stored_local(c, name, direct, true);
    } else {
        const Reg left = temp_new(c);
        load_name(c, name, left);
        compile_operation(c, stmt, left, left);
        store_name(c, name, left, true);
    }
    c->unit->top = mark;
}

static void compile_aug_assign(Compiler *c, const Stmt *stmt) {
    const Expr *target = stmt->aug_assign.target;
    const Reg mark = c->unit->top;
    if (target->kind == EXPR_NAME) {
        compile_aug_name(c, stmt);
        return;
    }
    const Reg object = compile_temp(c, target->kind == EXPR_ATTRIBUTE ? target->attribute.value
                                                                      : target->subscript.value);
    const Reg key =
        target->kind == EXPR_SUBSCRIPT ? compile_temp(c, target->subscript.slice) : NO_REG;
    const Reg left = temp_new(c);
    const Reg copy = temp_new(c);
    set_span(c, target->span);
    emit(c, OP_COPY, copy, object, 0);
    if (key == NO_REG) {
        emit(c, OP_LOAD_ATTR, left, copy, site_of(c, SITE_LOAD, target->attribute.attr));
        c->unit->top = copy;
        compile_operation(c, stmt, left, left);
        set_span(c, target->span);
        const int site = site_of(c, SITE_STORE, target->attribute.attr);
        if (c->marks) {
            emit(c, OP_COPY, copy, object, 0);
            emit(c, OP_STORE_ATTR, copy, left, site);
            emit_attribute_mark(c, target, object);
            emit(c, OP_CLEAR, object, 0, 0);
        } else {
            emit(c, OP_STORE_ATTR, object, left, site);
        }
    } else {
        const Reg key_copy = temp_new(c);
        emit(c, OP_COPY, key_copy, key, 0);
        emit(c, OP_GET_ITEM, left, copy, key_copy);
        c->unit->top = copy;
        compile_operation(c, stmt, left, left);
        set_span(c, target->span);
        emit(c, OP_SET_ITEM, object, key, left);
    }
    c->unit->top = mark;
}

void compile_annotation(Compiler *c, const Expr *annotation, Reg dest) {
    if (!c->future_annotations && annotation->kind == EXPR_STARRED) {
        // `*args: *Ts`: the only item of what is starred.
        compile_into(c, annotation->starred.value, dest);
        emit(c, OP_UNPACK, dest, dest, 1);
        return;
    }
    if (!c->future_annotations) {
        compile_into(c, annotation, dest);
        return;
    }
    Buf text;
    buf_init(&text, c->alloc);
    ast_unparse(annotation, &text);
    if (text.failed) {
        compile_limit(c, "no memory to compile");
    } else {
        load_text(c, buf_text(&text), dest);
    }
    buf_deinit(&text);
}

static void compile_ann_assign(Compiler *c, const Stmt *stmt) {
    const Reg mark = c->unit->top;
    const Expr *target = stmt->ann_assign.target;
    const bool function =
        c->unit->scope->kind != SCOPE_MODULE && c->unit->scope->kind != SCOPE_CLASS;
    if (stmt->ann_assign.value) {
        const Reg value = compile_any(c, stmt->ann_assign.value);
        compile_store(c, target, value);
        c->unit->top = mark;
    }
    if (target->kind == EXPR_NAME && stmt->ann_assign.simple && !function) {
        const Reg value = temp_new(c);
        compile_annotation(c, stmt->ann_assign.annotation, value);
        const Reg dict = temp_new(c);
        set_span(c, stmt->span);
        const Opcode load = has_namespace(c, c->unit->scope) ? OP_LOAD_NAME : OP_LOAD_GLOBAL;
        emit_x(c, load, dict, site_of(c, SITE_VARIABLE, TEXT("__annotations__")));
        const Reg key = temp_new(c);
        load_text(c, scope_mangle(c->unit->scope, target->name.id, c->arena), key);
        emit(c, OP_SET_ITEM, dict, key, value);
    } else if (target->kind == EXPR_ATTRIBUTE && !stmt->ann_assign.value) {
        emit(c, OP_CLEAR, compile_temp(c, target->attribute.value), 0, 0);
    } else if (target->kind == EXPR_SUBSCRIPT && !stmt->ann_assign.value) {
        emit(c, OP_CLEAR, compile_temp(c, target->subscript.value), 0, 0);
        c->unit->top = mark;
        emit(c, OP_CLEAR, compile_temp(c, target->subscript.slice), 0, 0);
    }
    c->unit->top = mark;
}

static void compile_delete(Compiler *c, const Expr *target) {
    const Reg mark = c->unit->top;
    switch (target->kind) {
    case EXPR_NAME:
        set_span(c, target->span);
        delete_name(c, target->name.id);
        break;
    case EXPR_ATTRIBUTE: {
        const Reg object = compile_any(c, target->attribute.value);
        set_span(c, target->span);
        emit(c, OP_DELETE_ATTR, object, object, site_of(c, SITE_NAME, target->attribute.attr));
        break;
    }
    case EXPR_SUBSCRIPT: {
        const Reg object = compile_any(c, target->subscript.value);
        const Reg key = compile_any(c, target->subscript.slice);
        set_span(c, target->span);
        emit(c, OP_DELETE_ITEM, object, key, 0);
        break;
    }
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (int i = 0; i < target->list.elts.count; i++) {
            compile_delete(c, target->list.elts.items[i]);
        }
        break;
    default:
        break; // the parser accepts no other target
    }
    c->unit->top = mark;
}

// --- Imports -------------------------------------------------------------------------------------

static Reg import_module(Compiler *c, Text name, int level, CodeConstant names) {
    const Reg reg = temp_new(c);
    const Reg list = temp_new(c);
    load_constant(c, (CodeConstant){.kind = CODE_INT, .integer = level}, reg);
    load_constant(c, names, list);
    emit(c, OP_IMPORT_NAME, reg, reg, site_of(c, SITE_NAME, name));
    c->unit->top = reg + 1;
    return reg;
}

// The part of a dotted name that starts at *from; *from moves behind it and its dot.
static Text dotted_part(Text name, size_t *from) {
    size_t end = *from;
    while (end < name.size && name.bytes[end] != '.') {
        end++;
    }
    const Text part = {name.bytes + *from, end - *from};
    *from = end + 1;
    return part;
}

static void compile_import(Compiler *c, const Stmt *stmt) {
    for (int i = 0; i < stmt->import.names.count; i++) {
        const Alias *alias = stmt->import.names.items[i];
        const Reg mark = c->unit->top;
        const Reg module = import_module(c, alias->name, 0, (CodeConstant){.kind = CODE_NONE});
        size_t at = 0;
        const Text first = dotted_part(alias->name, &at);
        if (!alias->asname.bytes) {
            store_name(c, first, module, true);
        } else {
            while (at < alias->name.size) {
                const Text part = dotted_part(alias->name, &at);
                const Reg inner = temp_new(c);
                emit(c, OP_IMPORT_FROM, inner, module, site_of(c, SITE_NAME, part));
                emit(c, OP_MOVE, module, inner, 0);
                c->unit->top = module + 1;
            }
            store_name(c, alias->asname, module, true);
        }
        c->unit->top = mark;
    }
}

static CodeConstant import_list(Compiler *c, AliasSeq names) {
    CodeConstant list = {.kind = CODE_TUPLE};
    list.items = alloc_try_zero(c->alloc, (size_t)names.count * sizeof *list.items);
    if (!list.items) {
        compile_limit(c, "no memory to compile");
        return list;
    }
    list.count = names.count;
    for (int i = 0; i < names.count; i++) {
        const Text name = names.items[i]->name;
        list.items[i] = (CodeConstant){.kind = CODE_STR};
        char *bytes = alloc_try(c->alloc, name.size);
        if (bytes) {
            memcpy(bytes, name.bytes, name.size);
            list.items[i].text = (Text){bytes, name.size};
        } else {
            compile_limit(c, "no memory to compile");
        }
    }
    return list;
}

static void compile_import_from(Compiler *c, const Stmt *stmt) {
    const AliasSeq names = stmt->import_from.names;
    const Text module = stmt->import_from.module;
    const Reg mark = c->unit->top;
    if (stmt->import_from.level == 0 && text_equal(module, TEXT("__future__"))) {
        // It is imported all the same, as CPython does: the name gets bound.
        set_span(c, stmt->span);
    }
    const Reg reg = import_module(c, module.bytes ? module : TEXT(""), stmt->import_from.level,
                                  import_list(c, names));
    if (names.count == 1 && text_equal(names.items[0]->name, TEXT("*"))) {
        emit(c, OP_IMPORT_STAR, reg, 0, 0);
        c->unit->top = mark;
        return;
    }
    for (int i = 0; i < names.count; i++) {
        const Alias *alias = names.items[i];
        const Reg value = temp_new(c);
        emit(c, OP_IMPORT_FROM, value, reg, site_of(c, SITE_NAME, alias->name));
        store_name(c, alias->asname.bytes ? alias->asname : alias->name, value, true);
        c->unit->top = reg + 1;
    }
    emit(c, OP_CLEAR, reg, 0, 0);
    c->unit->top = mark;
}

// --- The rest ------------------------------------------------------------------------------------

static void compile_raise(Compiler *c, const Stmt *stmt) {
    const Reg mark = c->unit->top;
    if (!stmt->raise.exc) {
        emit(c, OP_RAISE_AGAIN, 0, 0, 0);
    } else {
        const Reg exception = compile_any(c, stmt->raise.exc);
        if (stmt->raise.cause) {
            const Reg cause = compile_any(c, stmt->raise.cause);
            set_span(c, stmt->span);
            emit(c, OP_RAISE_FROM, exception, cause, 0);
        } else {
            set_span(c, stmt->span);
            emit(c, OP_RAISE, exception, 0, 0);
        }
    }
    c->unit->top = mark;
    c->unit->unreachable = true;
}

static void compile_assert(Compiler *c, const Stmt *stmt) {
    warn_of_assert(c, stmt);
    const Reg mark = c->unit->top;
    const Label fine = label_new(c);
    compile_jump_if(c, stmt->assert_.test, true, fine);
    const Span place = c->unit->span;
    const Reg base = temp_new(c);
    emit(c, OP_LOAD_ASSERTION_ERROR, base, 0, 0);
    if (stmt->assert_.msg) {
        c->unit->conditional++;
        compile_temp(c, stmt->assert_.msg);
        c->unit->conditional--;
        set_span(c, place);
        emit(c, OP_CALL, base, 1, base);
    }
    emit(c, OP_RAISE, base, 0, 0);
    c->unit->top = mark;
    label_here(c, fine);
}

static void compile_expr_stmt(Compiler *c, const Stmt *stmt) {
    const Reg mark = c->unit->top;
    const Expr *value = stmt->expr.value;
    if (value->kind == EXPR_CONSTANT) {
        emit(c, OP_NOP, 0, 0, 0);
        return;
    }
    const Reg reg = compile_temp(c, value);
    set_span(c, stmt->span);
    emit(c, OP_CLEAR, reg, 0, 0);
    c->unit->top = mark;
}

static void compile_simple(Compiler *c, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        compile_function(c, stmt);
        break;
    case STMT_CLASS_DEF:
        compile_class(c, stmt);
        break;
    case STMT_RETURN:
        compile_return(c, stmt);
        break;
    case STMT_DELETE:
        for (int i = 0; i < stmt->delete.targets.count; i++) {
            compile_delete(c, stmt->delete.targets.items[i]);
        }
        break;
    case STMT_ASSIGN:
        compile_assign(c, stmt);
        break;
    case STMT_AUG_ASSIGN:
        compile_aug_assign(c, stmt);
        break;
    case STMT_ANN_ASSIGN:
        compile_ann_assign(c, stmt);
        break;
    case STMT_RAISE:
        compile_raise(c, stmt);
        break;
    case STMT_ASSERT:
        compile_assert(c, stmt);
        break;
    case STMT_IMPORT:
        compile_import(c, stmt);
        break;
    case STMT_IMPORT_FROM:
        compile_import_from(c, stmt);
        break;
    case STMT_EXPR:
        compile_expr_stmt(c, stmt);
        break;
    case STMT_PASS:
        emit(c, OP_NOP, 0, 0, 0);
        break;
    case STMT_BREAK:
    case STMT_CONTINUE:
        compile_break(c, stmt);
        break;
    default: // the compound ones are dealt with, and global and nonlocal say nothing here
        break;
    }
}

// The line at which a statement is entered; 0: it does nothing by itself, or says so elsewhere.
static int entry_line(const Compiler *c, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_WHILE:
        return 0;
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        return stmt->function_def.decorator_list.count > 0
                   ? stmt->function_def.decorator_list.items[0]->span.line
                   : stmt->span.line;
    case STMT_CLASS_DEF:
        return stmt->class_def.decorator_list.count > 0
                   ? stmt->class_def.decorator_list.items[0]->span.line
                   : stmt->span.line;
    case STMT_ANN_ASSIGN: {
        const ScopeKind kind = c->unit->scope->kind;
        const bool nothing = !stmt->ann_assign.value && stmt->ann_assign.target->kind == EXPR_NAME;
        return nothing && kind != SCOPE_MODULE && kind != SCOPE_CLASS ? 0 : stmt->span.line;
    }
    default:
        return stmt->span.line;
    }
}

static void compile_stmt(Compiler *c, const Stmt *stmt) {
    set_span(c, stmt->span);
    c->unit->last &= stmt->kind == STMT_IF || stmt->kind == STMT_TRY_STAR;
    if (entry_line(c, stmt) > 0) {
        mark_line(c, entry_line(c, stmt));
    }
    switch (stmt->kind) {
    case STMT_FOR:
        compile_for(c, stmt);
        break;
    case STMT_ASYNC_FOR:
        compile_async_for(c, stmt);
        break;
    case STMT_WHILE:
        compile_while(c, stmt);
        break;
    case STMT_IF:
        compile_if(c, stmt);
        break;
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        compile_with(c, stmt, 0);
        break;
    case STMT_MATCH:
        compile_match(c, stmt);
        break;
    case STMT_TRY:
        compile_try(c, stmt);
        break;
    case STMT_TRY_STAR:
        compile_try_star(c, stmt);
        break;
    default:
        compile_simple(c, stmt);
        break;
    }
}

// Nothing jumps to what stands behind a return or the like.
void compile_body(Compiler *c, StmtSeq body) {
    const bool last = c->unit->last;
    for (int i = 0; i < body.count && !c->failed && !c->unit->unreachable; i++) {
        c->unit->last = last && i == body.count - 1;
        compile_stmt(c, body.items[i]);
    }
    c->unit->last = last;
}
