#include "lang/compiler.h"

#include "base/check.h"
#include "lang/compiler_state.h"
#include "lang/parser.h"
#include "lang/refuse.h"

#define MAX_OPERAND   65000
#define MAX_OWN_SITES 16384 // then attributes share theirs

// --- Failing -------------------------------------------------------------------------------------

static void out_of_memory(Compiler *c) {
    if (!c->failed) {
        diags_add(c->diags,
                  (Diag){.kind = DIAG_NO_MEMORY, .message = TEXT("no memory to compile")});
    }
    c->failed = true;
}

void compile_limit(Compiler *c, const char *what) {
    if (!c->failed) {
        diags_add(c->diags,
                  (Diag){.kind = DIAG_LIMIT, .line = c->unit->span.line, .message = text_of(what)});
    }
    c->failed = true;
}

void set_span(Compiler *c, Span span) {
    c->unit->span = span;
}

// --- Emitting ------------------------------------------------------------------------------------

static bool same_place(Span a, Span b) {
    return a.line == b.line && a.column == b.column && a.end_line == b.end_line &&
           a.end_column == b.end_column;
}

static int emit_raw(Compiler *c, Instruction instruction) {
    Unit *unit = c->unit;
    Code *code = unit->code;
    const int index = code->instructions.count;
    if (code->places.count == 0 || !same_place(array_last(&code->places).span, unit->span)) {
        const CodePlace place = {index, unit->span};
        if (!array_try_push(&code->places, c->alloc, place)) {
            out_of_memory(c);
        }
    }
    if (!array_try_push(&code->instructions, c->alloc, instruction)) {
        out_of_memory(c);
    }
    return index;
}

static void use_register(Compiler *c, int reg) {
    if (reg >= c->unit->code->register_count) {
        c->unit->code->register_count = reg + 1;
    }
    if (reg > MAX_OPERAND) {
        compile_limit(c, "too many values in one expression or function");
    }
}

int emit(Compiler *c, Opcode op, int a, int b, int x) {
    if (op == OP_MOVE && a == b) {
        return c->unit->code->instructions.count;
    }
    return emit_raw(
        c, (Instruction){.op = (uint16_t)op, .a = (uint16_t)a, .b = (uint16_t)b, .c = (uint16_t)x});
}

int emit_x(Compiler *c, Opcode op, int a, int32_t x) {
    return emit_raw(c, (Instruction){.op = (uint16_t)op, .a = (uint16_t)a, .x = x});
}

void emit_return(Compiler *c, Reg reg) {
    emit_x(c, OP_RETURN, reg, c->unit->top);
}

void emit_extra(Compiler *c, int32_t x) {
    emit_x(c, OP_EXTRA, 0, x);
}

static void add_fixup(Compiler *c, int instruction, Label label) {
    if (!array_try_push(&c->unit->fixups, c->alloc, (Fixup){instruction, label})) {
        out_of_memory(c);
    }
}

void emit_jump(Compiler *c, Opcode op, int a, Label label) {
    add_fixup(c, emit_x(c, op, a, 0), label);
}

void emit_extra_jump(Compiler *c, Label label) {
    add_fixup(c, emit_x(c, OP_EXTRA, 0, 0), label);
}

Label label_new(Compiler *c) {
    if (!array_try_push(&c->unit->labels, c->alloc, -1)) {
        out_of_memory(c);
        return 0;
    }
    return c->unit->labels.count - 1;
}

void label_here(Compiler *c, Label label) {
    if (!c->failed) {
        c->unit->labels.items[label] = c->unit->code->instructions.count;
        c->unit->unreachable = false;
    }
}

// --- Registers -----------------------------------------------------------------------------------

Reg temp_new(Compiler *c) {
    const Reg reg = c->unit->top++;
    use_register(c, reg);
    return reg;
}

bool is_temp(const Compiler *c, Reg reg) {
    return reg >= c->unit->first_temporary;
}

void use_registers(Compiler *c, int count) {
    use_register(c, c->unit->top + count - 1);
}

// --- Names and constants -------------------------------------------------------------------------

static bool copy_text(Compiler *c, Text text, Text *out) {
    char *bytes = alloc_try(c->alloc, text.size);
    if (!bytes && text.size > 0) {
        out_of_memory(c);
        *out = (Text){NULL, 0};
        return false;
    }
    if (text.size > 0) {
        memcpy(bytes, text.bytes, text.size);
    }
    *out = (Text){bytes, text.size};
    return true;
}

static uint32_t hash_bytes(uint32_t hash, const void *bytes, size_t size) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ at[i]) * 16777619u;
    }
    return hash;
}

static uint32_t hash_constant(const CodeConstant *constant) {
    uint32_t hash = 2166136261u + (uint32_t)constant->kind;
    if (constant->kind >= CODE_INT && constant->kind <= CODE_IMAGINARY) {
        hash = hash_bytes(hash, &constant->integer, sizeof constant->integer);
    }
    return hash_bytes(hash, constant->text.bytes, constant->text.size);
}

static bool equal_constants(const CodeConstant *a, const CodeConstant *b) {
    if (a->kind != b->kind || a->kind >= CODE_TUPLE) {
        return false;
    }
    const bool has_number = a->kind >= CODE_INT && a->kind <= CODE_IMAGINARY;
    return (!has_number || a->integer == b->integer) && text_equal(a->text, b->text);
}

// Doubles a table that is half full; `count` things with a hash each are put in again.
static bool table_grow(Compiler *c, Table *table, int count,
                       uint32_t (*hash)(const Code *code, int index)) {
    if (table->size > count * 2 + 1) {
        return true;
    }
    const int size = table->size ? table->size * 2 : 32;
    int *places = alloc_try_zero(c->alloc, (size_t)size * sizeof *places);
    if (!places) {
        out_of_memory(c);
        return false;
    }
    for (int i = 0; i < count; i++) {
        uint32_t at = hash(c->unit->code, i) & (uint32_t)(size - 1);
        while (places[at]) {
            at = (at + 1) & (uint32_t)(size - 1);
        }
        places[at] = i + 1;
    }
    alloc_release(c->alloc, table->places, (size_t)table->size * sizeof *places);
    table->places = places;
    table->size = size;
    return true;
}

// Tuples and codes are never found again, so anything does that keeps them apart.
static uint32_t hash_of_constant(const Code *code, int index) {
    const CodeConstant *constant = &code->constants.items[index];
    return constant->kind >= CODE_TUPLE ? hash_bytes(2166136261u, &index, sizeof index)
                                        : hash_constant(constant);
}

static uint32_t hash_of_name(const Code *code, int index) {
    return hash_bytes(2166136261u, code->names.items[index].bytes, code->names.items[index].size);
}

int constant_index(Compiler *c, CodeConstant constant) {
    Code *code = c->unit->code;
    Table *table = &c->unit->constants;
    if (!table_grow(c, table, code->constants.count, hash_of_constant)) {
        constant_free(c, &constant);
        return 0;
    }
    if (!array_try_push(&code->constants, c->alloc, constant)) {
        constant_free(c, &constant);
        out_of_memory(c);
        return 0;
    }
    const int last = code->constants.count - 1;
    uint32_t at = hash_of_constant(code, last) & (uint32_t)(table->size - 1);
    for (; table->places[at]; at = (at + 1) & (uint32_t)(table->size - 1)) {
        const int index = table->places[at] - 1;
        if (equal_constants(&code->constants.items[index], &constant)) {
            code->constants.count--;
            constant_free(c, &constant);
            return index;
        }
    }
    table->places[at] = last + 1;
    return last;
}

static int name_index(Compiler *c, Text name) {
    Code *code = c->unit->code;
    Table *table = &c->unit->names;
    if (!table_grow(c, table, code->names.count, hash_of_name)) {
        return 0;
    }
    uint32_t at = hash_bytes(2166136261u, name.bytes, name.size) & (uint32_t)(table->size - 1);
    for (; table->places[at]; at = (at + 1) & (uint32_t)(table->size - 1)) {
        if (text_equal(code->names.items[table->places[at] - 1], name)) {
            return table->places[at] - 1;
        }
    }
    Text copy;
    if (!copy_text(c, name, &copy)) {
        return 0;
    }
    if (!array_try_push(&code->names, c->alloc, copy)) {
        alloc_release(c->alloc, (char *)(uintptr_t)copy.bytes, copy.size);
        out_of_memory(c);
        return 0;
    }
    table->places[at] = code->names.count;
    return code->names.count - 1;
}

// The site that a place can use which is there already, and 1; 0: it needs a new one. NULL: no
// memory.
static int *known_site(Compiler *c, SiteUse use, int name) {
    Unit *unit = c->unit;
    while (unit->name_sites.count <= name) {
        if (!array_try_push(&unit->name_sites, c->alloc, (NameSites){{0}})) {
            out_of_memory(c);
            return NULL;
        }
    }
    int *known = &unit->name_sites.items[name].sites[use];
    if (use >= SITE_LOAD && unit->code->sites.count < MAX_OWN_SITES) {
        *known = 0;
    }
    return known;
}

int site_of(Compiler *c, SiteUse use, Text name) {
    Unit *unit = c->unit;
    const int index = name_index(c, scope_mangle(unit->scope, name, c->arena));
    int *known = known_site(c, use, index);
    if (!known || *known > 0) {
        return known ? *known - 1 : 0;
    }
    const bool done = use == SITE_VARIABLE ? array_try_push(&unit->variable_sites, c->alloc, index)
                                           : array_try_push(&unit->code->sites, c->alloc, index);
    if (!done) {
        out_of_memory(c);
        return 0;
    }
    if (unit->code->sites.count > MAX_OPERAND) {
        compile_limit(c, "too many different attributes are used in one function");
    }
    *known = use == SITE_VARIABLE ? unit->variable_sites.count : unit->code->sites.count;
    return *known - 1;
}

void load_constant(Compiler *c, CodeConstant constant, Reg dest) {
    use_register(c, dest);
    if (constant.kind == CODE_INT && constant.integer == (int32_t)constant.integer) {
        emit_x(c, OP_LOAD_INT, dest, (int32_t)constant.integer);
        return;
    }
    const int index = constant_index(c, constant);
    emit_x(c, OP_LOAD_CONST, dest, index);
}

void load_none(Compiler *c, Reg dest) {
    load_constant(c, (CodeConstant){.kind = CODE_NONE}, dest);
}

void load_text(Compiler *c, Text text, Reg dest) {
    CodeConstant constant = {.kind = CODE_STR};
    copy_text(c, text, &constant.text);
    load_constant(c, constant, dest);
}

// --- Blocks and ranges ---------------------------------------------------------------------------

void add_handler(Compiler *c, int start, int end, Label target, int level) {
    if (start < end &&
        !array_try_push(&c->unit->handlers, c->alloc, (CodeHandler){start, end, target, level})) {
        out_of_memory(c);
    }
    use_register(c, level);
}

Block *block_push(Compiler *c, Block block) {
    if (!array_try_push(&c->unit->blocks, c->alloc, block)) {
        out_of_memory(c);
    }
    return c->unit->blocks.count > 0 ? &array_last(&c->unit->blocks) : NULL;
}

void block_open(Compiler *c, Block *block) {
    if (block->start >= 0) {
        block->start = c->unit->code->instructions.count;
    }
}

void block_close(Compiler *c, Block *block) {
    if (block->start >= 0) {
        add_handler(c, block->start, c->unit->code->instructions.count, block->handler,
                    block->level);
    }
}

void block_pop(Compiler *c) {
    if (c->unit->blocks.count > 0) {
        block_close(c, &array_last(&c->unit->blocks));
        c->unit->blocks.count--;
    }
}

// --- Which locals are bound ----------------------------------------------------------------------

uint64_t *definite_save(Compiler *c) {
    const size_t size = (size_t)c->unit->words * sizeof(uint64_t);
    uint64_t *saved = alloc_try(c->alloc, size);
    if (!saved) {
        out_of_memory(c);
        return NULL;
    }
    memcpy(saved, c->unit->definite, size);
    return saved;
}

void definite_free(Compiler *c, uint64_t *saved) {
    alloc_release(c->alloc, saved, (size_t)c->unit->words * sizeof *saved);
}

void definite_copy(Compiler *c, const uint64_t *saved) {
    if (saved) {
        memcpy(c->unit->definite, saved, (size_t)c->unit->words * sizeof *saved);
    }
}

void definite_restore(Compiler *c, uint64_t *saved) {
    definite_copy(c, saved);
    if (saved) {
        definite_free(c, saved);
    }
}

void definite_intersect(Compiler *c, const uint64_t *other) {
    for (int i = 0; other && i < c->unit->words; i++) {
        c->unit->definite[i] &= other[i];
    }
}

// --- Units ---------------------------------------------------------------------------------------

// Marks the locals that `del` or the end of an except clause unbinds: nothing is certain about
// them.
static void find_deleted(Compiler *c, StmtSeq body);

static void mark_uncertain(Compiler *c, Text name) {
    const int index =
        scope_local_index(c->unit->scope, scope_mangle(c->unit->scope, name, c->arena));
    if (index >= 0) {
        c->unit->uncertain[index / 64] |= UINT64_C(1) << index % 64;
        c->unit->definite[index / 64] &= ~(UINT64_C(1) << index % 64);
    }
}

static void find_deleted_target(Compiler *c, const Expr *target) {
    if (target->kind == EXPR_NAME) {
        mark_uncertain(c, target->name.id);
    } else if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST) {
        for (int i = 0; i < target->list.elts.count; i++) {
            find_deleted_target(c, target->list.elts.items[i]);
        }
    }
}

static void find_deleted_in(Compiler *c, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_DELETE:
        for (int i = 0; i < stmt->delete.targets.count; i++) {
            find_deleted_target(c, stmt->delete.targets.items[i]);
        }
        break;
    case STMT_FOR:
    case STMT_ASYNC_FOR:
        find_deleted(c, stmt->for_.body);
        find_deleted(c, stmt->for_.orelse);
        break;
    case STMT_WHILE:
        find_deleted(c, stmt->while_.body);
        find_deleted(c, stmt->while_.orelse);
        break;
    case STMT_IF:
        find_deleted(c, stmt->if_.body);
        find_deleted(c, stmt->if_.orelse);
        break;
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        find_deleted(c, stmt->with.body);
        break;
    case STMT_MATCH:
        for (int i = 0; i < stmt->match.cases.count; i++) {
            find_deleted(c, stmt->match.cases.items[i]->body);
        }
        break;
    case STMT_TRY:
    case STMT_TRY_STAR:
        find_deleted(c, stmt->try_.body);
        for (int i = 0; i < stmt->try_.handlers.count; i++) {
            const ExceptHandler *handler = stmt->try_.handlers.items[i];
            if (handler->name.bytes) {
                mark_uncertain(c, handler->name);
            }
            find_deleted(c, handler->body);
        }
        find_deleted(c, stmt->try_.orelse);
        find_deleted(c, stmt->try_.finalbody);
        break;
    default: // the other statements have no statements inside, or are another unit
        break;
    }
}

static void find_deleted(Compiler *c, StmtSeq body) {
    for (int i = 0; i < body.count; i++) {
        find_deleted_in(c, body.items[i]);
    }
}

static bool copy_texts(Compiler *c, const TextSeq *from, Code *code, int which) {
    for (int i = 0; i < from->count; i++) {
        Text copy;
        if (!copy_text(c, from->items[i], &copy)) {
            return false;
        }
        const bool fine = which == 0   ? array_try_push(&code->locals, c->alloc, copy)
                          : which == 1 ? array_try_push(&code->cells, c->alloc, copy)
                                       : array_try_push(&code->frees, c->alloc, copy);
        if (!fine) {
            alloc_release(c->alloc, (char *)(uintptr_t)copy.bytes, copy.size);
            out_of_memory(c);
            return false;
        }
    }
    return true;
}

static uint32_t code_flags(const Compiler *c, const Scope *scope) {
    uint32_t flags = c->marks ? CODE_MARKED : 0;
    const bool function = scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS;
    flags |= function ? CODE_FUNCTION : 0;
    flags |= scope->kind == SCOPE_CLASS ? CODE_CLASS_BODY : 0;
    flags |= scope->kind == SCOPE_COMP ? CODE_COMPREHENSION : 0;
    flags |= scope->has_varargs ? CODE_VARARGS : 0;
    flags |= scope->has_varkeywords ? CODE_VARKEYWORDS : 0;
    flags |= scope->is_nested ? CODE_NESTED : 0;
    if (scope->is_async_generator) {
        flags |= CODE_ASYNC_GENERATOR;
    } else if (scope->is_coroutine) {
        flags |= CODE_COROUTINE;
    } else if (scope->is_generator) {
        flags |= CODE_GENERATOR;
    }
    return flags;
}

static void emit_prologue(Compiler *c) {
    const Scope *scope = c->unit->scope;
    const int parameters =
        scope->arg_count + scope->kwonly_count + scope->has_varargs + scope->has_varkeywords;
    for (int i = 0; i < scope->cells.count; i++) {
        const int local = scope_local_index(scope, scope->cells.items[i]);
        const bool parameter = local >= 0 && local < parameters;
        emit(c, OP_MAKE_CELL, c->unit->local_count + i, parameter ? local : 0, parameter);
    }
    for (int i = 0; i < parameters; i++) {
        if (!(c->unit->uncertain[i / 64] >> i % 64 & 1)) {
            c->unit->definite[i / 64] |= UINT64_C(1) << i % 64;
        }
    }
}

static StmtSeq scope_body(const Scope *scope) {
    if (scope->kind == SCOPE_FUNCTION) {
        return ((const Stmt *)scope->node)->function_def.body;
    }
    return (StmtSeq){NULL, 0};
}

bool unit_begin(Compiler *c, Unit *unit, Scope *scope) {
    *unit = (Unit){
        .parent = c->unit, .scope = scope, .returning = NO_REG, .last = true, .span = scope->span};
    const bool function = scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS;
    Code *code = code_new(c->alloc);
    unit->code = code;
    unit->local_count = function ? scope->locals.count : 0;
    unit->words = unit->local_count / 64 + 1;
    unit->definite = alloc_try_zero(c->alloc, (size_t)unit->words * sizeof(uint64_t));
    unit->uncertain = alloc_try_zero(c->alloc, (size_t)unit->words * sizeof(uint64_t));
    c->unit = unit;
    if (!code || !unit->definite || !unit->uncertain) {
        out_of_memory(c);
        return false;
    }
    code->flags = code_flags(c, scope);
    code->first_line = scope->span.line > 0 ? scope->span.line : 1;
    unit->span = (Span){code->first_line, 0, code->first_line, 0};
    if (!copy_text(c, scope->name, &code->name) ||
        !copy_text(c, scope->qualname, &code->qualname)) {
        return false;
    }
    if ((function && !copy_texts(c, &scope->locals, code, 0)) ||
        !copy_texts(c, &scope->cells, code, 1) || !copy_texts(c, &scope->frees, code, 2)) {
        return false;
    }
    code->arg_count = scope->arg_count;
    code->posonly_count = scope->posonly_count;
    code->kwonly_count = scope->kwonly_count;
    unit->top = unit->local_count + scope->cells.count + scope->frees.count;
    unit->first_temporary = unit->top;
    code->first_temporary = unit->top;
    code->register_count = unit->top + 1; // so that there is a place for an exception
    find_deleted(c, scope_body(scope));
    emit_prologue(c);
    return !c->failed;
}

static void patch_jumps(Unit *unit) {
    Instruction *instructions = unit->code->instructions.items;
    for (int i = 0; i < unit->fixups.count; i++) {
        const Fixup *fixup = &unit->fixups.items[i];
        const int target = unit->labels.items[fixup->label];
        CHECK(target >= 0);
        instructions[fixup->instruction].x = target - fixup->instruction - 1;
    }
}

// Puts the sites of variables behind those of attributes, whose number is known now.
static bool take_variable_sites(Compiler *c, Unit *unit) {
    Code *code = unit->code;
    const int first = code->sites.count;
    for (int i = 0; i < unit->variable_sites.count; i++) {
        if (!array_try_push(&code->sites, c->alloc, unit->variable_sites.items[i])) {
            return false;
        }
    }
    for (int i = 0; i < code->instructions.count; i++) {
        Instruction *at = &code->instructions.items[i];
        if (opcode_form(at->op) == FORM_AS) {
            at->x += first;
        }
    }
    return true;
}

static bool take_handlers(Compiler *c, Unit *unit) {
    for (int i = 0; i < unit->handlers.count; i++) {
        CodeHandler handler = unit->handlers.items[i];
        handler.target = unit->labels.items[handler.target];
        if (!array_try_push(&unit->code->handlers, c->alloc, handler)) {
            return false;
        }
    }
    return true;
}

Code *unit_end(Compiler *c, Unit *unit) {
    Code *code = unit->code;
    if (!c->failed) {
        patch_jumps(unit);
        if (!take_variable_sites(c, unit) || !take_handlers(c, unit)) {
            out_of_memory(c);
        }
    }
    if (c->failed) {
        code_free(code);
        code = NULL;
    }
    array_free(&unit->blocks, c->alloc);
    array_free(&unit->labels, c->alloc);
    array_free(&unit->fixups, c->alloc);
    array_free(&unit->handlers, c->alloc);
    array_free(&unit->name_sites, c->alloc);
    array_free(&unit->variable_sites, c->alloc);
    alloc_release(c->alloc, unit->names.places, (size_t)unit->names.size * sizeof(int));
    alloc_release(c->alloc, unit->constants.places, (size_t)unit->constants.size * sizeof(int));
    alloc_release(c->alloc, unit->definite, (size_t)unit->words * sizeof(uint64_t));
    alloc_release(c->alloc, unit->uncertain, (size_t)unit->words * sizeof(uint64_t));
    c->unit = unit->parent;
    return code;
}

// --- The whole -----------------------------------------------------------------------------------

static Code *compile_module(Compiler *c, const Module *module, bool is_expression) {
    Unit unit;
    if (unit_begin(c, &unit, module->scope)) {
        if (module->scope->has_annotations) {
            emit(c, OP_SETUP_ANNOTATIONS, 0, 0, 0);
        }
        StmtSeq body = module->body;
        if (module->docstring.bytes) {
            set_span(c, body.items[0]->span);
            mark_line(c, body.items[0]->span.line);
            const Reg doc = temp_new(c);
            load_text(c, module->docstring, doc);
            const Opcode store = c->in_namespace ? OP_STORE_NAME : OP_STORE_GLOBAL;
            emit_x(c, store, doc, site_of(c, SITE_VARIABLE, TEXT("__doc__")));
            unit.top = doc;
            body.items++;
            body.count--;
        }
        const Reg reg = temp_new(c);
        if (is_expression) {
            compile_into(c, body.items[0]->expr.value, reg);
        } else {
            compile_body(c, body);
            load_none(c, reg);
        }
        emit_return(c, reg);
    }
    return unit_end(c, &unit);
}

// The expression as the only statement of a module.
static Module *parse_expression(Text source, Arena *arena, Diags *diags) {
    Expr *expr = parser_parse_expression(source, arena, diags);
    Module *module = expr ? arena_new(arena, Module) : NULL;
    Stmt *stmt = module ? arena_new(arena, Stmt) : NULL;
    Stmt **body = stmt ? arena_new(arena, Stmt *) : NULL;
    if (!body) {
        return NULL;
    }
    *stmt = (Stmt){.kind = STMT_EXPR, .span = expr->span, .expr = {.value = expr}};
    *body = stmt;
    module->body = (StmtSeq){body, 1};
    return module;
}

Code *compiler_compile(Text source, CompilerOptions options, Alloc *alloc, Diags *diags,
                       Buf *about) {
    Arena arena;
    arena_init(&arena, alloc);
    Code *code = NULL;
    Module *module = options.expression ? parse_expression(source, &arena, diags)
                                        : parser_parse_module(source, &arena, diags);
    diags->is_grammatical = module != NULL;
    if (module && scope_build(module, source, &arena, diags) &&
        (!options.library || refuse_check(module, source, options.library, alloc, diags))) {
        Compiler compiler = {
            .alloc = alloc,
            .arena = &arena,
            .diags = diags,
            .marks = options.marks,
            .in_namespace = options.in_namespace,
            .source = source,
            .path = options.path,
            .warnings = options.warnings,
            .has_walrus = memmem(source.bytes, source.size, ":=", 2) != NULL,
            .future_annotations = module->has_future_annotations,
        };
        if (about && module->docstring.bytes) {
            buf_add_text(about, module->docstring);
        }
        code = compile_module(&compiler, module, options.expression);
    }
    if (!code && !diags_any(diags)) {
        diags_add(diags, (Diag){.kind = DIAG_NO_MEMORY, .message = TEXT("no memory to compile")});
    }
    arena_deinit(&arena);
    return code;
}
