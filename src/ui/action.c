#include "ui/action.h"

typedef struct Binding {
    Action action;
    int key;
    unsigned modifiers;
} Binding;

static const Binding BINDINGS[] = {
#define X(name, key, modifiers, shown, words) {ACTION_##name, key, modifiers},
    ACTIONS(X)
#undef X
#define X(name, key, modifiers) {ACTION_##name, key, modifiers},
        ACTION_KEYS(X)
#undef X
};

static const struct {
    const char *key, *words;
} WORDS[ACTION_COUNT] = {
#define X(name, key, modifiers, shown, words) [ACTION_##name] = {shown, words},
    ACTIONS(X)
#undef X
};

static bool is_sign(int key) {
    return key > KEY_SPACE && key < KEY_DELETE && !(key >= 'a' && key <= 'z');
}

Action action_of_key(int key, unsigned modifiers) {
    const unsigned held = is_sign(key) ? modifiers & ~(unsigned)INPUT_SHIFT : modifiers;
    for (size_t i = 0; i < sizeof BINDINGS / sizeof *BINDINGS; i++) {
        if (BINDINGS[i].key == key && BINDINGS[i].modifiers == held) {
            return BINDINGS[i].action;
        }
    }
    return ACTION_NONE;
}

const char *action_key(Action action) {
    return WORDS[action].key ? WORDS[action].key : "";
}

const char *action_words(Action action) {
    return WORDS[action].words ? WORDS[action].words : "";
}
