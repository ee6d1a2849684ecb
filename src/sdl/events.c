#include "sdl/events.h"

typedef struct KeyName {
    SDL_Keycode from;
    int to;
} KeyName;

static const KeyName key_names[] = {
    {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_TAB, KEY_TAB},
    {SDLK_RETURN, KEY_ENTER},
    {SDLK_KP_ENTER, KEY_ENTER},
    {SDLK_ESCAPE, KEY_ESCAPE},
    {SDLK_SPACE, KEY_SPACE},
    {SDLK_DELETE, KEY_DELETE},
    {SDLK_LEFT, KEY_LEFT},
    {SDLK_RIGHT, KEY_RIGHT},
    {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},
    {SDLK_HOME, KEY_HOME},
    {SDLK_END, KEY_END},
    {SDLK_PAGEUP, KEY_PAGE_UP},
    {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_INSERT, KEY_INSERT},
    {SDLK_F1, KEY_F1},
    {SDLK_F2, KEY_F2},
    {SDLK_F3, KEY_F3},
    {SDLK_F4, KEY_F4},
    {SDLK_F5, KEY_F5},
    {SDLK_F6, KEY_F6},
    {SDLK_F7, KEY_F7},
    {SDLK_F8, KEY_F8},
    {SDLK_F9, KEY_F9},
    {SDLK_F10, KEY_F10},
    {SDLK_F11, KEY_F11},
    {SDLK_F12, KEY_F12},
};

void events_init(Events *events) {
    *events = (Events){.zoom = 1};
}

// The right Alt key types characters on many keyboards; it is no modifier.
static unsigned modifiers_of(unsigned held) {
    return ((held & KMOD_SHIFT) ? INPUT_SHIFT : 0u) |
           ((held & (KMOD_CTRL | KMOD_GUI)) ? INPUT_CTRL : 0u) |
           ((held & KMOD_LALT) ? INPUT_ALT : 0u);
}

static int named_key(SDL_Keycode code) {
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        if (key_names[i].from == code) {
            return key_names[i].to;
        }
    }
    return KEY_NONE;
}

// The character of a key that is held together with Ctrl or Alt, and so types nothing.
static int key_character(SDL_Keycode code) {
    switch (code) {
    case SDLK_EQUALS: // The key of + on many keyboards, with or without Shift.
    case SDLK_KP_PLUS:
        return '+';
    case SDLK_KP_MINUS:
        return '-';
    case SDLK_KP_0:
        return '0';
    default:
        return code > 32 && code < 127 ? (int)code : KEY_NONE;
    }
}

static bool translate_key(Events *events, const SDL_KeyboardEvent *from, InputEvent *to) {
    events->modifiers = modifiers_of(from->keysym.mod);
    events->repeat = from->repeat != 0;
    to->kind = INPUT_KEY;
    to->repeat = events->repeat;
    to->key = named_key(from->keysym.sym);
    if (to->key == KEY_SPACE && !(events->modifiers & (INPUT_CTRL | INPUT_ALT))) {
        to->text = TEXT(" ");
    }
    if (to->key == KEY_NONE && (events->modifiers & (INPUT_CTRL | INPUT_ALT))) {
        to->key = key_character(from->keysym.sym);
    }
    to->modifiers = events->modifiers;
    events->reported = to->key != KEY_NONE;
    return events->reported;
}

static bool translate_text(Events *events, const SDL_TextInputEvent *from, InputEvent *to) {
    to->text = text_of(from->text);
    if (events->reported || to->text.size == 0) {
        events->reported = false;
        return false;
    }
    size_t end = 0;
    const uint32_t code_point = text_next(to->text, &end);
    to->kind = INPUT_TEXT;
    if (end == to->text.size) {
        to->kind = INPUT_KEY;
        to->key = (int)(code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point);
        to->modifiers = events->modifiers;
        to->repeat = events->repeat;
    }
    return true;
}

static void point_at(Events *events, int x, int y, InputEvent *to) {
    events->x = to->x = (float)x / events->zoom;
    events->y = to->y = (float)y / events->zoom;
}

static bool translate_button(Events *events, const SDL_MouseButtonEvent *from, InputEvent *to) {
    if (from->button < SDL_BUTTON_LEFT || from->button > SDL_BUTTON_RIGHT) {
        return false;
    }
    to->kind = from->type == SDL_MOUSEBUTTONDOWN ? INPUT_MOUSE_DOWN : INPUT_MOUSE_UP;
    to->button = (InputButton)(from->button - SDL_BUTTON_LEFT);
    to->clicks = from->clicks > 0 ? from->clicks : 1;
    to->modifiers = events->modifiers;
    point_at(events, from->x, from->y, to);
    return true;
}

static bool translate_wheel(const Events *events, const SDL_MouseWheelEvent *from, InputEvent *to) {
    const float sign = from->direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
    to->kind = INPUT_WHEEL;
    to->x = events->x;
    to->y = events->y;
    to->modifiers = events->modifiers;
    to->wheel_x = -sign * from->preciseX;
    to->wheel_y = sign * from->preciseY;
    return to->wheel_x != 0 || to->wheel_y != 0;
}

static bool translate_window(const SDL_WindowEvent *from, InputEvent *to) {
    switch (from->event) {
    case SDL_WINDOWEVENT_LEAVE:
        to->kind = INPUT_MOUSE_LEAVE;
        return true;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
    case SDL_WINDOWEVENT_FOCUS_LOST:
        to->kind = INPUT_FOCUS;
        return true;
    default:
        return false;
    }
}

bool events_translate(Events *events, const SDL_Event *from, InputEvent *to) {
    *to = (InputEvent){0};
    switch (from->type) {
    case SDL_KEYDOWN:
        return translate_key(events, &from->key, to);
    case SDL_KEYUP:
        events->modifiers = modifiers_of(from->key.keysym.mod);
        return false;
    case SDL_TEXTINPUT:
        return translate_text(events, &from->text, to);
    case SDL_MOUSEMOTION:
        to->kind = INPUT_MOUSE_MOVE;
        to->modifiers = events->modifiers;
        point_at(events, from->motion.x, from->motion.y, to);
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return translate_button(events, &from->button, to);
    case SDL_MOUSEWHEEL:
        return translate_wheel(events, &from->wheel, to);
    case SDL_WINDOWEVENT:
        return translate_window(&from->window, to);
    case SDL_DROPFILE:
        to->kind = INPUT_DROP;
        to->text = from->drop.file == NULL ? TEXT("") : text_of(from->drop.file);
        return true;
    case SDL_QUIT:
        to->kind = INPUT_QUIT;
        return true;
    default:
        return false;
    }
}
