// Functions, lambdas, classes and comprehensions: blocks of code of their own.

#include "lang/compiler_state.h"

enum { HAS_DEFAULTS = 1, HAS_KWDEFAULTS = 2, HAS_ANNOTATIONS = 4, HAS_CLOSURE = 8 };

// --- The parts of a function ---------------------------------------------------------------------

static int compile_defaults(Compiler *c, const Arguments *args) {
    int parts = 0;
    if (args->defaults.count > 0) {
        const Reg first = c->unit->top;
        for (int i = 0; i < args->defaults.count; i++) {
            compile_temp(c, args->defaults.items[i]);
        }
        emit(c, OP_BUILD_TUPLE, first, first, args->defaults.count);
        c->unit->top = first + 1;
        parts |= HAS_DEFAULTS;
    }
    const Reg dict = c->unit->top;
    int count = 0;
    for (int i = 0; i < args->kwonlyargs.count; i++) {
        if (args->kw_defaults.items[i]) {
            load_text(c, scope_mangle(c->unit->scope, args->kwonlyargs.items[i]->arg, c->arena),
                      temp_new(c));
            compile_temp(c, args->kw_defaults.items[i]);
            count++;
        }
    }
    if (count > 0) {
        emit(c, OP_BUILD_DICT, dict, dict, count);
        parts |= HAS_KWDEFAULTS;
    }
    c->unit->top = dict + (count > 0);
    return parts;
}

static int annotate(Compiler *c, Text name, const Expr *annotation) {
    if (!annotation) {
        return 0;
    }
    load_text(c, scope_mangle(c->unit->scope, name, c->arena), temp_new(c));
    compile_annotation(c, annotation, temp_new(c));
    return 1;
}

static int annotate_all(Compiler *c, ArgSeq args) {
    int count = 0;
    for (int i = 0; i < args.count; i++) {
        count += annotate(c, args.items[i]->arg, args.items[i]->annotation);
    }
    return count;
}

static int compile_annotations(Compiler *c, const Arguments *args, const Expr *returns) {
    const Reg first = c->unit->top;
    int count = annotate_all(c, args->posonlyargs);
    count += annotate_all(c, args->args);
    if (args->vararg) {
        count += annotate(c, args->vararg->arg, args->vararg->annotation);
    }
    count += annotate_all(c, args->kwonlyargs);
    if (args->kwarg) {
        count += annotate(c, args->kwarg->arg, args->kwarg->annotation);
    }
    count += annotate(c, TEXT("return"), returns);
    c->unit->top = first;
    if (count > 0) {
        emit(c, OP_BUILD_TUPLE, first, first, count * 2);
        c->unit->top = first + 1;
    }
    return count > 0 ? HAS_ANNOTATIONS : 0;
}

// The function object, when the parts before the closure stand in registers from `first` on.
static void make_function(Compiler *c, Code *code, const Scope *child, Reg first, int parts,
                          Reg dest) {
    if (child->frees.count > 0) {
        load_closure(c, child, temp_new(c));
        parts |= HAS_CLOSURE;
    }
    c->unit->top = first;
    use_registers(c, 1);
    if (!code) {
        return;
    }
    const int index = constant_index(c, (CodeConstant){.kind = CODE_CODE, .code = code});
    emit(c, OP_MAKE_FUNCTION, dest, first, parts);
    emit_extra(c, index);
}

static Code *compile_function_code(Compiler *c, Scope *scope, StmtSeq body, int first_line) {
    Unit unit;
    if (unit_begin(c, &unit, scope)) {
        unit.code->first_line = first_line;
        const Text doc = ast_docstring(body);
        if (doc.bytes) {
            const int before = unit.code->instructions.count;
            load_text(c, doc, unit.top);
            unit.code->instructions.count = before;
            unit.code->flags |= CODE_HAS_DOC;
            body.items++;
            body.count--;
        }
        const int start = unit.code->instructions.count;
        compile_body(c, body);
        if (unit.code->instructions.count == start) {
            mark_line(c, first_line); // a body that says nothing still returns, from the `def`
        }
        const Reg reg = temp_new(c);
        load_none(c, reg);
        emit_return(c, reg);
    }
    return unit_end(c, &unit);
}

// Calls the decorators, which stand in registers from `first` on, with what is in the one behind.
static void apply_decorators(Compiler *c, ExprSeq decorators, Reg first) {
    for (int i = decorators.count - 1; i >= 0; i--) {
        set_span(c, decorators.items[i]->span);
        emit(c, OP_CALL, first + i, 1, first + i);
    }
}

// When a body begins on the line of its `def`, that line is a statement of its own: CPython then
// reports decorators and `def` in turn.
static void mark_definition(Compiler *c, const Stmt *stmt, int line) {
    const bool class = stmt->kind == STMT_CLASS_DEF;
    const ExprSeq decorators =
        class ? stmt->class_def.decorator_list : stmt->function_def.decorator_list;
    const StmtSeq body = class ? stmt->class_def.body : stmt->function_def.body;
    if (decorators.count > 0 && body.count > 0 && body.items[0]->span.line == stmt->span.line) {
        mark_line(c, line);
    }
}

void compile_function(Compiler *c, const Stmt *stmt) {
    const Reg first = c->unit->top;
    const ExprSeq decorators = stmt->function_def.decorator_list;
    for (int i = 0; i < decorators.count; i++) {
        compile_temp(c, decorators.items[i]);
    }
    const Reg dest = c->unit->top;
    const int line = decorators.count > 0 ? decorators.items[0]->span.line : stmt->span.line;
    set_span(c, stmt->span);
    mark_definition(c, stmt, stmt->span.line);
    int parts = compile_defaults(c, stmt->function_def.args);
    parts |= compile_annotations(c, stmt->function_def.args, stmt->function_def.returns);
    Code *code = compile_function_code(c, stmt->function_def.scope, stmt->function_def.body, line);
    set_span(c, stmt->span);
    make_function(c, code, stmt->function_def.scope, dest, parts, dest);
    c->unit->top = dest + 1;
    mark_definition(c, stmt, line);
    apply_decorators(c, decorators, first);
    set_span(c, stmt->span);
    mark_definition(c, stmt, stmt->span.line);
    store_name(c, stmt->function_def.name, first, true);
    c->unit->top = first;
}

void compile_lambda(Compiler *c, const Expr *expr, Reg dest) {
    const Reg first = c->unit->top;
    const int parts = compile_defaults(c, expr->lambda.args);
    Unit unit;
    if (unit_begin(c, &unit, expr->lambda.scope)) {
        unit.code->first_line = expr->span.line;
        const Reg reg = compile_any(c, expr->lambda.body);
        set_span(c, expr->lambda.body->span);
        emit_return(c, reg);
    }
    Code *code = unit_end(c, &unit);
    set_span(c, expr->span);
    make_function(c, code, expr->lambda.scope, first, parts, dest);
}

// --- Classes -------------------------------------------------------------------------------------

static void emit_store_name(Compiler *c, const char *name, Reg value) {
    emit_x(c, OP_STORE_NAME, value, site_of(c, SITE_VARIABLE, text_of(name)));
}

static void compile_class_body(Compiler *c, const Stmt *stmt) {
    const Scope *scope = stmt->class_def.scope;
    StmtSeq body = stmt->class_def.body;
    const Reg reg = c->unit->top;
    temp_new(c);
    emit_x(c, OP_LOAD_NAME, reg, site_of(c, SITE_VARIABLE, TEXT("__name__")));
    emit_store_name(c, "__module__", reg);
    load_text(c, scope->qualname, reg);
    emit_store_name(c, "__qualname__", reg);
    if (scope->has_annotations) {
        emit(c, OP_SETUP_ANNOTATIONS, 0, 0, 0);
    }
    const Text doc = ast_docstring(body);
    if (doc.bytes) {
        set_span(c, body.items[0]->span);
        mark_line(c, body.items[0]->span.line);
        load_text(c, doc, reg);
        emit_store_name(c, "__doc__", reg);
        body.items++;
        body.count--;
    }
    c->unit->top = reg;
    compile_body(c, body);
    set_span(c, stmt->span);
    temp_new(c);
    const int cell = scope_cell_index(scope, TEXT("__class__"));
    if (cell >= 0) {
        emit(c, OP_COPY, reg, c->unit->local_count + cell, 0);
        emit_store_name(c, "__classcell__", reg);
        emit(c, OP_COPY, reg, c->unit->local_count + cell, 0);
    } else {
        load_none(c, reg);
    }
    emit_return(c, reg);
}

static bool any_spread(const Stmt *stmt) {
    const ExprSeq bases = stmt->class_def.bases;
    const KeywordSeq keywords = stmt->class_def.keywords;
    for (int i = 0; i < bases.count; i++) {
        if (bases.items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    for (int i = 0; i < keywords.count; i++) {
        if (!keywords.items[i]->arg.bytes) {
            return true;
        }
    }
    return false;
}

// With stars among the bases: a list of the arguments that becomes a tuple, and a dict.
static void call_class_spread(Compiler *c, const Stmt *stmt, Reg base) {
    const ExprSeq bases = stmt->class_def.bases;
    const KeywordSeq keywords = stmt->class_def.keywords;
    const Reg list = base + 1;
    emit(c, OP_BUILD_LIST, list, list, 2);
    c->unit->top = list + 1;
    for (int i = 0; i < bases.count; i++) {
        const bool star = bases.items[i]->kind == EXPR_STARRED;
        const Reg item = compile_any(c, star ? bases.items[i]->starred.value : bases.items[i]);
        emit(c, star ? OP_LIST_EXTEND : OP_LIST_APPEND, list, item, 0);
        c->unit->top = list + 1;
    }
    emit(c, OP_LIST_TO_TUPLE, list, list, 0);
    const Reg dict = temp_new(c);
    emit(c, OP_BUILD_DICT, dict, dict, 0);
    for (int i = 0; i < keywords.count; i++) {
        if (keywords.items[i]->arg.bytes) {
            const Reg name = temp_new(c);
            load_text(c, keywords.items[i]->arg, name);
            const Reg value = compile_any(c, keywords.items[i]->value);
            emit(c, OP_DICT_SET, dict, name, value);
        } else {
            const Reg more = compile_any(c, keywords.items[i]->value);
            emit(c, OP_DICT_MERGE, dict, more, base);
        }
        c->unit->top = dict + 1;
    }
    set_span(c, stmt->span);
    emit(c, OP_CALL_SPREAD, base, 0, base);
}

static void call_class(Compiler *c, const Stmt *stmt, Reg base, bool keyword_form) {
    const ExprSeq bases = stmt->class_def.bases;
    const KeywordSeq keywords = stmt->class_def.keywords;
    for (int i = 0; i < bases.count; i++) {
        compile_temp(c, bases.items[i]);
    }
    CodeConstant names = {.kind = CODE_TUPLE, .count = keywords.count};
    names.items = alloc_try_zero(c->alloc, (size_t)keywords.count * sizeof *names.items);
    if (!names.items && keywords.count > 0) {
        compile_limit(c, "no memory to compile");
        return;
    }
    for (int i = 0; i < keywords.count; i++) {
        compile_temp(c, keywords.items[i]->value);
        Text *text = &names.items[i].text;
        names.items[i].kind = CODE_STR;
        *text = keywords.items[i]->arg;
        char *bytes = alloc_try(c->alloc, text->size);
        if (!bytes) {
            compile_limit(c, "no memory to compile");
            *text = (Text){NULL, 0};
            continue;
        }
        memcpy(bytes, text->bytes, text->size);
        text->bytes = bytes;
    }
    set_span(c, stmt->span);
    if (keyword_form) {
        emit(c, OP_CALL_KEYWORDS, base, 2 + bases.count + keywords.count, base);
        emit_extra(c, constant_index(c, names));
    } else {
        constant_free(c, &names);
        emit(c, OP_CALL, base, 2 + bases.count, base);
    }
}

void compile_class(Compiler *c, const Stmt *stmt) {
    const Reg first = c->unit->top;
    const ExprSeq decorators = stmt->class_def.decorator_list;
    for (int i = 0; i < decorators.count; i++) {
        compile_temp(c, decorators.items[i]);
    }
    const int line = decorators.count > 0 ? decorators.items[0]->span.line : stmt->span.line;
    Unit unit;
    if (unit_begin(c, &unit, stmt->class_def.scope)) {
        unit.code->first_line = line;
        set_span(c, (Span){line, 0, line, 0});
        mark_line(c, line);
        compile_class_body(c, stmt);
    }
    Code *code = unit_end(c, &unit);
    const bool spread = any_spread(stmt);
    const bool keyword_form = !spread && stmt->class_def.keywords.count > 0;
    set_span(c, stmt->span);
    mark_definition(c, stmt, stmt->span.line);
    const Reg base = temp_new(c);
    emit(c, OP_LOAD_BUILD_CLASS, base, 0, 0);
    if (keyword_form) {
        emit(c, OP_CLEAR, temp_new(c), 0, 0);
    }
    const Reg function = c->unit->top;
    make_function(c, code, stmt->class_def.scope, function, 0, function);
    c->unit->top = function + 1;
    load_text(c, stmt->class_def.name, temp_new(c));
    if (spread) {
        call_class_spread(c, stmt, base);
    } else {
        call_class(c, stmt, base, keyword_form);
    }
    c->unit->top = base + 1;
    mark_definition(c, stmt, line);
    apply_decorators(c, decorators, first);
    set_span(c, stmt->span);
    mark_definition(c, stmt, stmt->span.line);
    store_name(c, stmt->class_def.name, first, true);
    c->unit->top = first;
}

// --- Comprehensions ------------------------------------------------------------------------------

static void compile_generators(Compiler *c, const Expr *expr, int index, Reg result, Span place);

static void compile_element(Compiler *c, const Expr *expr, Reg result, Span place) {
    const Reg mark = c->unit->top;
    if (expr->kind == EXPR_DICT_COMP) {
        const Reg key = compile_any(c, expr->comp.key);
        const Reg value = compile_any(c, expr->comp.value);
        set_span(c, place);
        emit(c, OP_DICT_SET, result, key, value);
    } else {
        const Reg item = compile_any(c, expr->comp.elt);
        set_span(c, place);
        if (expr->kind == EXPR_GENERATOR_EXP) {
            const Reg sent = temp_new(c);
            emit(c, OP_YIELD, sent, item, 0);
            emit(c, OP_CLEAR, sent, 0, 0);
        } else {
            emit(c, expr->kind == EXPR_SET_COMP ? OP_SET_ADD : OP_LIST_APPEND, result, item, 0);
        }
    }
    c->unit->top = mark;
}

// Where the compiler is then: what follows belongs there.
static Span compile_ifs(Compiler *c, const Comprehension *part, Label next, Span place) {
    for (int i = 0; i < part->ifs.count; i++) {
        set_span(c, place);
        compile_jump_if(c, part->ifs.items[i], false, next);
        place = c->unit->span;
    }
    return place;
}

static void compile_inner(Compiler *c, const Expr *expr, int index, Reg result, Span place) {
    if (index + 1 < expr->comp.generators.count) {
        compile_generators(c, expr, index + 1, result, place);
    } else {
        compile_element(c, expr, result, place);
    }
}

static void compile_for_part(Compiler *c, const Expr *expr, int index, Reg result, Span place) {
    const Comprehension *part = expr->comp.generators.items[index];
    const Reg mark = c->unit->top;
    const Reg source = index == 0 ? 0 : compile_unchanged(c, part->iter);
    c->unit->top = mark;
    const Reg state = temp_new(c);
    temp_new(c);
    temp_new(c);
    const Label next = label_new(c);
    const Label end = label_new(c);
    set_span(c, place);
    emit(c, OP_FOR_PREPARE, state, source, 0);
    label_here(c, next);
    const Reg target =
        part->target->kind == EXPR_NAME ? store_target(c, part->target->name.id) : NO_REG;
    const Reg item = target == NO_REG ? temp_new(c) : target;
    set_span(c, place);
    emit(c, OP_FOR_ITER, item, state, 0);
    emit_extra_jump(c, end);
    if (target == NO_REG) {
        compile_store(c, part->target, item);
        c->unit->top = state + 3;
    } else {
        stored_local(c, part->target->name.id, target, true);
    }
    compile_inner(c, expr, index, result, compile_ifs(c, part, next, place));
    set_span(c, expr->span);
    emit_jump(c, OP_JUMP_BACK, 0, next);
    label_here(c, end);
    c->unit->top = mark;
}

static void compile_async_for_part(Compiler *c, const Expr *expr, int index, Reg result,
                                   Span place) {
    const Comprehension *part = expr->comp.generators.items[index];
    const Reg mark = c->unit->top;
    const Reg source = index == 0 ? 0 : compile_unchanged(c, part->iter);
    c->unit->top = mark;
    const Reg iterator = temp_new(c);
    const Label next = label_new(c);
    const Label end = label_new(c);
    const Label ended = label_new(c);
    set_span(c, place);
    emit(c, index == 0 ? OP_COPY : OP_GET_AITER, iterator, source, 0);
    label_here(c, next);
    const int start = c->unit->code->instructions.count;
    const Reg item = temp_new(c);
    set_span(c, place);
    emit(c, OP_GET_ANEXT, item, iterator, 0);
    compile_await(c, item, item, 3);
    add_handler(c, start, c->unit->code->instructions.count, ended, item);
    compile_store(c, part->target, item);
    c->unit->top = item;
    compile_inner(c, expr, index, result, compile_ifs(c, part, next, place));
    set_span(c, expr->span);
    emit_jump(c, OP_JUMP_BACK, 0, next);
    label_here(c, ended);
    emit(c, OP_END_ASYNC_FOR, iterator, item, 0);
    label_here(c, end);
    c->unit->top = mark;
}

static void compile_generators(Compiler *c, const Expr *expr, int index, Reg result, Span place) {
    if (expr->comp.generators.items[index]->is_async) {
        compile_async_for_part(c, expr, index, result, place);
    } else {
        compile_for_part(c, expr, index, result, place);
    }
}

static Code *compile_comprehension_code(Compiler *c, const Expr *expr) {
    Unit unit;
    if (unit_begin(c, &unit, expr->comp.scope)) {
        unit.code->first_line = expr->span.line;
        set_span(c, expr->span);
        const Reg result = temp_new(c);
        if (expr->kind == EXPR_LIST_COMP) {
            emit(c, OP_BUILD_LIST, result, result, 0);
        } else if (expr->kind == EXPR_SET_COMP) {
            emit(c, OP_BUILD_SET, result, result, 0);
        } else if (expr->kind == EXPR_DICT_COMP) {
            emit(c, OP_BUILD_DICT, result, result, 0);
        }
        compile_generators(c, expr, 0, result, expr->span);
        if (expr->kind == EXPR_GENERATOR_EXP) {
            load_none(c, result);
        }
        set_span(c, expr->span);
        emit_return(c, result);
    }
    return unit_end(c, &unit);
}

void compile_comprehension(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Scope *scope = expr->comp.scope;
    const Comprehension *outermost = expr->comp.generators.items[0];
    Code *code = compile_comprehension_code(c, expr);
    set_span(c, expr->span);
    const Reg function = mark;
    make_function(c, code, scope, function, 0, function);
    c->unit->top = function + 1;
    const Reg source = compile_unchanged(c, outermost->iter);
    c->unit->top = function + 1;
    const Reg argument = temp_new(c);
    set_span(c, expr->span);
    emit(c, outermost->is_async ? OP_GET_AITER : OP_GET_ITER_PART, argument, source, 0);
    const bool wait = expr->kind != EXPR_GENERATOR_EXP && scope->is_coroutine;
    emit(c, OP_CALL, function, 1, wait ? function : dest);
    if (wait) {
        c->unit->top = function + 1;
        compile_await(c, function, dest, 0);
    }
    c->unit->top = mark;
}
