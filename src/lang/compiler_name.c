// Variables: for each name the instructions that its scope asks for.

#include "lang/compiler_state.h"

typedef struct Place {
    enum { PLACE_LOCAL, PLACE_CELL, PLACE_FREE_IN_CLASS, PLACE_GLOBAL, PLACE_NAME } kind;
    Reg reg; // of a local, or of the cell
} Place;

static bool is_function(const Scope *scope) {
    return scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS;
}

bool has_namespace(const Compiler *c, const Scope *scope) {
    return scope->kind == SCOPE_CLASS || (scope->kind == SCOPE_MODULE && c->in_namespace);
}

static Place place_of(Compiler *c, Text mangled) {
    const Unit *unit = c->unit;
    const Scope *scope = unit->scope;
    const NameKind kind = scope_name_kind(scope, mangled);
    const int cell = scope_cell_index(scope, mangled);
    const int free_index = scope_free_index(scope, mangled);
    switch (kind) {
    case NAME_CELL:
        if (is_function(scope) && cell >= 0) {
            return (Place){PLACE_CELL, unit->local_count + cell};
        }
        break;
    case NAME_FREE:
        if (free_index >= 0) {
            const Reg reg = unit->local_count + scope->cells.count + free_index;
            const bool in_class = scope->kind == SCOPE_CLASS;
            return (Place){in_class ? PLACE_FREE_IN_CLASS : PLACE_CELL, reg};
        }
        break;
    case NAME_LOCAL:
        if (is_function(scope)) {
            return (Place){PLACE_LOCAL, scope_local_index(scope, mangled)};
        }
        break;
    case NAME_GLOBAL_EXPLICIT:
        return (Place){PLACE_GLOBAL, 0};
    case NAME_GLOBAL_IMPLICIT:
        break;
    }
    return (Place){has_namespace(c, scope) ? PLACE_NAME : PLACE_GLOBAL, 0};
}

static bool is_definite(const Compiler *c, Reg reg) {
    return c->unit->definite[reg / 64] >> reg % 64 & 1;
}

static void make_definite(Compiler *c, Reg reg) {
    if (c->unit->conditional == 0) {
        c->unit->definite[reg / 64] |= (UINT64_C(1) << reg % 64) & ~c->unit->uncertain[reg / 64];
    }
}

static Text mangle(Compiler *c, Text name) {
    return scope_mangle(c->unit->scope, name, c->arena);
}

static void check_bound(Compiler *c, Reg reg) {
    if (!is_definite(c, reg)) {
        emit(c, OP_CHECK_LOCAL, reg, 0, 0);
        make_definite(c, reg);
    }
}

Reg name_in_place(Compiler *c, Text name) {
    const Place place = place_of(c, mangle(c, name));
    if (place.kind != PLACE_LOCAL || c->has_walrus) {
        return NO_REG;
    }
    check_bound(c, place.reg);
    return place.reg;
}

void load_name(Compiler *c, Text name, Reg dest) {
    const Text mangled = mangle(c, name);
    const Place place = place_of(c, mangled);
    switch (place.kind) {
    case PLACE_LOCAL:
        check_bound(c, place.reg);
        if (dest != place.reg) {
            emit(c, OP_COPY, dest, place.reg, 0);
        }
        break;
    case PLACE_CELL:
        emit(c, OP_LOAD_CELL, dest, place.reg, 0);
        break;
    case PLACE_FREE_IN_CLASS:
        emit(c, OP_LOAD_CLASS_CELL, dest, place.reg, site_of(c, SITE_NAME, name));
        break;
    case PLACE_GLOBAL:
        emit_x(c, OP_LOAD_GLOBAL, dest, site_of(c, SITE_VARIABLE, name));
        break;
    case PLACE_NAME:
        emit_x(c, OP_LOAD_NAME, dest, site_of(c, SITE_VARIABLE, name));
        break;
    }
}

Reg store_target(Compiler *c, Text name) {
    const Place place = place_of(c, mangle(c, name));
    return place.kind == PLACE_LOCAL ? place.reg : NO_REG;
}

void stored_local(Compiler *c, Text name, Reg reg, bool certain) {
    (void)name;
    if (certain) {
        make_definite(c, reg);
    }
    if (c->marks && c->unit->scope->kind != SCOPE_COMP) {
        emit(c, OP_MARK_LOCAL, reg, 0, 0);
    }
}

void store_name(Compiler *c, Text name, Reg value, bool certain) {
    const Text mangled = mangle(c, name);
    const Place place = place_of(c, mangled);
    const bool mark = c->marks && c->unit->scope->kind != SCOPE_COMP;
    switch (place.kind) {
    case PLACE_LOCAL:
        if (value != place.reg) {
            emit(c, is_temp(c, value) ? OP_MOVE : OP_COPY, place.reg, value, 0);
        }
        stored_local(c, name, place.reg, certain);
        break;
    case PLACE_CELL:
    case PLACE_FREE_IN_CLASS:
        emit(c, OP_STORE_CELL, place.reg, value, 0);
        if (mark) {
            emit(c, OP_MARK_CELL, place.reg, 0, 0);
        }
        break;
    case PLACE_GLOBAL:
        emit_x(c, OP_STORE_GLOBAL, value, site_of(c, SITE_VARIABLE, name));
        if (mark) {
            emit_x(c, OP_MARK_GLOBAL, 0, site_of(c, SITE_VARIABLE, name));
        }
        break;
    case PLACE_NAME:
        emit_x(c, OP_STORE_NAME, value, site_of(c, SITE_VARIABLE, name));
        if (mark) {
            emit_x(c, OP_MARK_NAME, 0, site_of(c, SITE_VARIABLE, name));
        }
        break;
    }
}

void delete_name(Compiler *c, Text name) {
    const Place place = place_of(c, mangle(c, name));
    switch (place.kind) {
    case PLACE_LOCAL:
        emit(c, OP_DELETE_LOCAL, place.reg, 0, 0);
        break;
    case PLACE_CELL:
    case PLACE_FREE_IN_CLASS:
        emit(c, OP_DELETE_CELL, place.reg, 0, 0);
        break;
    case PLACE_GLOBAL:
        emit_x(c, OP_DELETE_GLOBAL, 0, site_of(c, SITE_VARIABLE, name));
        break;
    case PLACE_NAME:
        emit_x(c, OP_DELETE_NAME, 0, site_of(c, SITE_VARIABLE, name));
        break;
    }
    if (c->marks) {
        emit_x(c, OP_MARK_DELETED, 0, site_of(c, SITE_VARIABLE, name));
    }
}

// A tuple of the cells that a function made here needs, in the order of its free names.
void load_closure(Compiler *c, const Scope *child, Reg dest) {
    const Unit *unit = c->unit;
    const Scope *scope = unit->scope;
    const Reg first = unit->top;
    for (int i = 0; i < child->frees.count; i++) {
        const Text name = child->frees.items[i];
        const int cell = scope_cell_index(scope, name);
        const int index = cell >= 0 ? cell : scope->cells.count + scope_free_index(scope, name);
        emit(c, OP_COPY, temp_new(c), unit->local_count + index, 0);
    }
    c->unit->top = first;
    emit(c, OP_BUILD_TUPLE, dest, first, child->frees.count);
}
