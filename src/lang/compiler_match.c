// match: each pattern is a series of tests that jump to the next case when they fail.
//
// A pattern is tested against a register, which it keeps. Names are bound when the whole pattern
// has matched, as in CPython: until then the values wait in temporaries above all others, so those
// must be dropped on every way out. To keep that simple, captures are collected first (in order)
// and get their registers before the tests begin; clearing all of them is then the failing way.

#include "lang/compiler_state.h"

typedef struct Capture {
    Text name;
    Reg reg;
} Capture;

typedef struct Match {
    ARRAY(Capture) captures;
    Label fail;
    Reg first, last; // every temporary in between is cleared when the pattern fails
} Match;

static void test_pattern(Compiler *c, Match *m, const Pattern *pattern, Reg subject);

static void collect(Compiler *c, Match *m, Text name) {
    if (!name.bytes) {
        return;
    }
    for (int i = 0; i < m->captures.count; i++) {
        if (text_equal(m->captures.items[i].name, name)) {
            return; // in another alternative of the same pattern
        }
    }
    const Reg reg = temp_new(c);
    emit(c, OP_CLEAR, reg, 0, 0);
    if (!array_try_push(&m->captures, c->alloc, (Capture){name, reg})) {
        compile_limit(c, "no memory to compile");
    }
}

static void collect_all(Compiler *c, Match *m, const Pattern *pattern);

static void collect_seq(Compiler *c, Match *m, PatternSeq patterns) {
    for (int i = 0; i < patterns.count; i++) {
        collect_all(c, m, patterns.items[i]);
    }
}

static void collect_all(Compiler *c, Match *m, const Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE:
    case PATTERN_SINGLETON:
        break;
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        collect_seq(c, m, pattern->sequence.patterns);
        break;
    case PATTERN_MAPPING:
        collect_seq(c, m, pattern->mapping.patterns);
        collect(c, m, pattern->mapping.rest);
        break;
    case PATTERN_CLASS:
        collect_seq(c, m, pattern->class_.patterns);
        collect_seq(c, m, pattern->class_.kwd_patterns);
        break;
    case PATTERN_STAR:
        collect(c, m, pattern->star.name);
        break;
    case PATTERN_AS:
        if (pattern->as.pattern) {
            collect_all(c, m, pattern->as.pattern);
        }
        collect(c, m, pattern->as.name);
        break;
    }
}

static void capture(Compiler *c, const Match *m, Text name, Reg value) {
    for (int i = 0; name.bytes && i < m->captures.count; i++) {
        if (text_equal(m->captures.items[i].name, name)) {
            emit(c, OP_COPY, m->captures.items[i].reg, value, 0);
        }
    }
}

// A temporary for a test; it stays reserved until the case is over.
static Reg match_temp(Compiler *c, Match *m) {
    const Reg reg = temp_new(c);
    if (reg > m->last) {
        m->last = reg;
    }
    return reg;
}

static void fail_unless(Compiler *c, const Match *m, Reg truth) {
    emit_jump(c, OP_JUMP_IF_FALSE, truth, m->fail);
}

static void test_value(Compiler *c, Match *m, const Expr *value, Reg subject) {
    const Reg left = match_temp(c, m);
    emit(c, OP_COPY, left, subject, 0);
    const Reg right = compile_any(c, value);
    set_span(c, value->span);
    emit(c, OP_JUMP_EQ, left, right, false);
    emit_extra_jump(c, m->fail);
    c->unit->top = left;
}

static void test_singleton(Compiler *c, Match *m, ConstantKind kind, Reg subject) {
    const Reg left = match_temp(c, m);
    const Reg right = match_temp(c, m);
    emit(c, OP_COPY, left, subject, 0);
    const CodeConstantKind constant = kind == CONSTANT_TRUE    ? CODE_TRUE
                                      : kind == CONSTANT_FALSE ? CODE_FALSE
                                                               : CODE_NONE;
    load_constant(c, (CodeConstant){.kind = constant}, right);
    emit(c, OP_JUMP_IS, left, right, false);
    emit_extra_jump(c, m->fail);
    c->unit->top = left;
}

static void test_items(Compiler *c, Match *m, PatternSeq patterns, Reg first) {
    for (int i = 0; i < patterns.count; i++) {
        const Pattern *pattern = patterns.items[i];
        if (pattern->kind == PATTERN_STAR) {
            capture(c, m, pattern->star.name, first + i);
        } else {
            test_pattern(c, m, pattern, first + i);
        }
        emit(c, OP_CLEAR, first + i, 0, 0);
    }
}

// `_` or `*_`: it takes everything and keeps nothing.
static bool is_wildcard(const Pattern *pattern) {
    return pattern->kind == PATTERN_STAR
               ? !pattern->star.name.bytes
               : pattern->kind == PATTERN_AS && !pattern->as.pattern && !pattern->as.name.bytes;
}

static bool are_wildcards(PatternSeq patterns) {
    for (int i = 0; i < patterns.count; i++) {
        if (!is_wildcard(patterns.items[i])) {
            return false;
        }
    }
    return true;
}

// The items that matter one by one, as the many that `*_` stands for do not.
static void test_items_around(Compiler *c, Match *m, PatternSeq patterns, int star, Reg subject) {
    const Reg item = match_temp(c, m);
    for (int i = 0; i < patterns.count; i++) {
        if (is_wildcard(patterns.items[i])) {
            continue;
        }
        if (i < star) {
            emit_x(c, OP_LOAD_INT, item, i);
        } else {
            emit(c, OP_MATCH_LENGTH, item, subject, 0);
            emit(c, OP_SUB_INT, item, item, patterns.count - i);
        }
        const Reg copy = match_temp(c, m);
        emit(c, OP_COPY, copy, subject, 0);
        emit(c, OP_GET_ITEM, item, copy, item);
        c->unit->top = copy;
        test_pattern(c, m, patterns.items[i], item);
        emit(c, OP_CLEAR, item, 0, 0);
    }
}

static void test_unpacked(Compiler *c, Match *m, PatternSeq patterns, int star, Reg subject) {
    const Reg first = match_temp(c, m);
    for (int i = 1; i < patterns.count; i++) {
        match_temp(c, m);
    }
    emit(c, OP_COPY, first, subject, 0);
    if (star < 0) {
        emit(c, OP_UNPACK, first, first, patterns.count);
    } else {
        emit(c, OP_UNPACK_STAR, first, first, star);
        emit_extra(c, patterns.count - star - 1);
    }
    test_items(c, m, patterns, first);
}

static void test_sequence(Compiler *c, Match *m, const Pattern *pattern, Reg subject) {
    const PatternSeq patterns = pattern->sequence.patterns;
    int star = -1;
    for (int i = 0; i < patterns.count; i++) {
        star = patterns.items[i]->kind == PATTERN_STAR ? i : star;
    }
    const Reg mark = c->unit->top;
    const Reg truth = match_temp(c, m);
    emit(c, OP_MATCH_SEQUENCE, truth, subject, 0);
    fail_unless(c, m, truth);
    if (star < 0 || patterns.count > 1) {
        emit(c, OP_MATCH_LENGTH, truth, subject, 0);
        const int fixed = patterns.count - (star >= 0);
        emit(c, star < 0 ? OP_JUMP_EQ_INT : OP_JUMP_GE_INT, truth, fixed, false);
        emit_extra_jump(c, m->fail);
    }
    c->unit->top = mark;
    if (are_wildcards(patterns)) {
        return;
    }
    if (star >= 0 && is_wildcard(patterns.items[star])) {
        test_items_around(c, m, patterns, star, subject);
    } else {
        test_unpacked(c, m, patterns, star, subject);
    }
    c->unit->top = mark;
}

static void test_mapping(Compiler *c, Match *m, const Pattern *pattern, Reg subject) {
    const ExprSeq keys = pattern->mapping.keys;
    const Reg mark = c->unit->top;
    const Reg truth = match_temp(c, m);
    emit(c, OP_MATCH_MAPPING, truth, subject, 0);
    fail_unless(c, m, truth);
    if (keys.count > 0) {
        emit(c, OP_MATCH_LENGTH, truth, subject, 0);
        emit(c, OP_JUMP_GE_INT, truth, keys.count, false);
        emit_extra_jump(c, m->fail);
    }
    c->unit->top = mark;
    const Reg tuple = match_temp(c, m);
    const Reg values = match_temp(c, m);
    const Reg first = c->unit->top;
    for (int i = 0; i < keys.count; i++) {
        match_temp(c, m);
    }
    c->unit->top = first;
    for (int i = 0; i < keys.count; i++) {
        compile_temp(c, keys.items[i]);
    }
    set_span(c, pattern->span);
    emit(c, OP_BUILD_TUPLE, tuple, first, keys.count);
    emit(c, OP_MATCH_KEYS, values, subject, tuple);
    emit(c, OP_JUMP_NONE, values, 1, 1);
    emit_extra_jump(c, m->fail);
    emit(c, OP_UNPACK, first, values, keys.count);
    c->unit->top = first + keys.count;
    test_items(c, m, pattern->mapping.patterns, first);
    if (pattern->mapping.rest.bytes) {
        emit(c, OP_MATCH_REST, values, subject, tuple);
        capture(c, m, pattern->mapping.rest, values);
        emit(c, OP_CLEAR, values, 0, 0);
    }
    emit(c, OP_CLEAR, tuple, 0, 0);
    c->unit->top = mark;
}

static void test_class(Compiler *c, Match *m, const Pattern *pattern, Reg subject) {
    const TextSeq names = pattern->class_.kwd_attrs;
    const int positional = pattern->class_.patterns.count;
    const Reg mark = c->unit->top;
    const Reg attributes = match_temp(c, m);
    const Reg first = c->unit->top;
    const int count = positional + names.count;
    for (int i = 0; i < count; i++) {
        match_temp(c, m);
    }
    match_temp(c, m);
    c->unit->top = first;
    const Reg cls = compile_any(c, pattern->class_.cls);
    c->unit->top = is_temp(c, cls) ? cls + 1 : first;
    const Reg name_at = c->unit->top;
    for (int i = 0; i < names.count; i++) {
        load_text(c, scope_mangle(c->unit->scope, names.items[i], c->arena), match_temp(c, m));
    }
    emit(c, OP_BUILD_TUPLE, attributes, name_at, names.count);
    set_span(c, pattern->span);
    emit(c, OP_MATCH_CLASS, attributes, subject, cls);
    emit_extra(c, positional);
    emit(c, OP_JUMP_NONE, attributes, 1, 1);
    emit_extra_jump(c, m->fail);
    emit(c, OP_UNPACK, first, attributes, count);
    c->unit->top = first + count;
    test_items(c, m, pattern->class_.patterns, first);
    test_items(c, m, pattern->class_.kwd_patterns, first + positional);
    c->unit->top = mark;
}

static void test_or(Compiler *c, Match *m, const Pattern *pattern, Reg subject) {
    const Label matched = label_new(c);
    const Label outer = m->fail;
    const PatternSeq patterns = pattern->sequence.patterns;
    for (int i = 0; i < patterns.count; i++) {
        const bool last = i == patterns.count - 1;
        const Reg mark = c->unit->top;
        const Reg outer_last = m->last;
        m->fail = last ? outer : label_new(c);
        m->last = mark - 1;
        test_pattern(c, m, patterns.items[i], subject);
        if (!last) {
            emit_jump(c, OP_JUMP, 0, matched);
            label_here(c, m->fail);
            for (Reg reg = mark; reg <= m->last; reg++) {
                emit(c, OP_CLEAR, reg, 0, 0);
            }
        }
        m->last = m->last > outer_last ? m->last : outer_last;
    }
    m->fail = outer;
    label_here(c, matched);
}

static void test_pattern(Compiler *c, Match *m, const Pattern *pattern, Reg subject) {
    set_span(c, pattern->span);
    switch (pattern->kind) {
    case PATTERN_VALUE:
        test_value(c, m, pattern->value.value, subject);
        break;
    case PATTERN_SINGLETON:
        test_singleton(c, m, pattern->singleton.value, subject);
        break;
    case PATTERN_SEQUENCE:
        test_sequence(c, m, pattern, subject);
        break;
    case PATTERN_MAPPING:
        test_mapping(c, m, pattern, subject);
        break;
    case PATTERN_CLASS:
        test_class(c, m, pattern, subject);
        break;
    case PATTERN_STAR:
        break; // inside of a sequence only
    case PATTERN_AS:
        if (pattern->as.pattern) {
            test_pattern(c, m, pattern->as.pattern, subject);
        }
        capture(c, m, pattern->as.name, subject);
        break;
    case PATTERN_OR:
        test_or(c, m, pattern, subject);
        break;
    }
}

static void compile_case(Compiler *c, const MatchCase *one, Reg subject, Label end) {
    Match match = {.fail = label_new(c)};
    const Label next = label_new(c);
    match.first = c->unit->top;
    match.last = match.first - 1;
    set_span(c, one->pattern->span);
    mark_line(c, one->pattern->span.line);
    collect_all(c, &match, one->pattern);
    test_pattern(c, &match, one->pattern, subject);
    for (int i = 0; i < match.captures.count; i++) {
        store_name(c, match.captures.items[i].name, match.captures.items[i].reg, true);
    }
    if (one->guard) {
        set_span(c, one->pattern->span);
        compile_jump_if(c, one->guard, false, match.fail);
    }
    const Reg top = match.first;
    c->unit->top = top;
    emit(c, OP_CLEAR, subject, 0, 0);
    compile_body(c, one->body);
    if (!c->unit->unreachable) {
        emit_jump(c, OP_JUMP, 0, end);
    }
    label_here(c, match.fail);
    const Reg last = match.last > match.first + match.captures.count - 1
                         ? match.last
                         : match.first + match.captures.count - 1;
    for (Reg reg = match.first; reg <= last; reg++) {
        emit(c, OP_CLEAR, reg, 0, 0);
    }
    label_here(c, next);
    array_free(&match.captures, c->alloc);
}

void compile_match(Compiler *c, const Stmt *stmt) {
    const Reg mark = c->unit->top;
    const Reg subject = compile_temp(c, stmt->match.subject);
    const Label end = label_new(c);
    uint64_t *before = definite_save(c);
    for (int i = 0; i < stmt->match.cases.count; i++) {
        definite_copy(c, before);
        compile_case(c, stmt->match.cases.items[i], subject, end);
    }
    emit(c, OP_CLEAR, subject, 0, 0);
    definite_restore(c, before);
    label_here(c, end);
    c->unit->top = mark;
}
