// What the scenario's code does: lines, calls, exceptions, names and output.

#include "trace/teller.h"

// The scenario's line, without the space around it.
static Text source_line(const Trace *trace, int line) {
    Text source = trace_header(trace).source;
    const char *at = source.bytes, *end = at + source.size;
    for (int i = 1; i < line && at < end; i++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : end;
    }
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    stop = stop ? stop : end;
    while (at < stop && (*at == ' ' || *at == '\t')) {
        at++;
    }
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\r' || stop[-1] == '\t')) {
        stop--;
    }
    return (Text){at, (size_t)(stop - at)};
}

// The line without a comment at its end.
static Text without_comment(Text line) {
    char quote = 0;
    for (size_t i = 0; i < line.size; i++) {
        const char c = line.bytes[i];
        if (quote && c == '\\') {
            i++;
        } else if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '#' && i > 0) {
            line.size = i;
        }
    }
    while (line.size > 0 &&
           (line.bytes[line.size - 1] == ' ' || line.bytes[line.size - 1] == '\t')) {
        line.size--;
    }
    return line;
}

static bool is_definition(Text source) {
    return text_starts_with(source, TEXT("def ")) || text_starts_with(source, TEXT("async def ")) ||
           text_starts_with(source, TEXT("class "));
}

// The name that follows `def` or `class`.
static Text defined_name(Text source) {
    size_t start = text_starts_with(source, TEXT("async def ")) ? 10
                   : text_starts_with(source, TEXT("def "))     ? 4
                                                                : 6;
    size_t end = start;
    while (end < source.size && source.bytes[end] != '(' && source.bytes[end] != ':' &&
           source.bytes[end] != ' ') {
        end++;
    }
    return (Text){source.bytes + start, end - start};
}

// Whether what runs is the function or class of this name: its body stands on the line of its
// `def`.
static bool is_body_of(const Teller *teller, Text name) {
    const Text func = trace_text(teller->trace, teller->event->as.line.func);
    return func.size >= name.size &&
           text_equal((Text){func.bytes + func.size - name.size, name.size}, name);
}

// What a line does that is no ordinary statement; false when it is one.
static bool tell_special_line(Teller *teller, int line, Text source) {
    if (text_starts_with(source, TEXT("\"\"\"")) || text_starts_with(source, TEXT("'''"))) {
        tell_wordsf(teller, "Line %d is a text for people; nothing happens here.", line);
        return true;
    }
    if (!is_definition(source)) {
        return false;
    }
    const bool is_class = text_starts_with(source, TEXT("class "));
    const Text name = defined_name(source);
    if (is_body_of(teller, name)) {
        if (is_class) {
            tell_wordsf(teller, "At line %d the body of the class ", line);
            tell_code(teller, name);
            tell_words(teller, " runs.");
        }
        return is_class;
    }
    tell_wordsf(teller, "Line %d defines ", line);
    tell_words(teller, is_class ? "the class " : "");
    tell_code(teller, name);
    tell_words(teller, is_class ? "." : "; nothing of it runs yet.");
    return true;
}

void story_line(Teller *teller) {
    int line = teller->event->as.line.line;
    Text source = without_comment(source_line(teller->trace, line));
    if (tell_special_line(teller, line, source)) {
        return;
    }
    tell_runner(teller);
    tell_wordsf(teller, " runs line %d", line);
    tell_words(teller, source.size ? ": " : ".");
    tell_code(teller, source);
}

void story_call(Teller *teller) {
    const Event *event = teller->event;
    tell_callback_name(teller, event->as.call.func);
    if (event->as.call.again) {
        tell_words(teller, " goes on after its ");
        tell_keyword(teller, "yield");
        tell_words(teller, ".");
        return;
    }
    const WorldFrame *frame = world_frame(teller->world, event->as.call.frame);
    const WorldFrame *caller = frame ? world_frame_below(teller->world, frame) : NULL;
    tell_words(teller, event->as.call.awaited ? " starts to run" : " is called");
    // At depth 0 nobody calls: a thread begins, or the loop runs a task or a callback.
    if (caller && caller->func && caller->line && event->as.call.depth > 0) {
        tell_wordsf(teller, " from line %d", caller->line);
    }
    tell_words(teller, ".");
}

void story_ret(Teller *teller) {
    const Event *event = teller->event;
    tell_callback_name(teller, event->as.ret.func);
    if (event->as.ret.yields) {
        tell_words(teller, " yields ");
        tell_shown(teller, event->as.ret.value);
    } else if (event->as.ret.value.tag > SHOWN_NONE) {
        tell_words(teller, " returns ");
        tell_shown(teller, event->as.ret.value);
    } else {
        tell_words(teller, " is done");
    }
    tell_words(teller, ".");
}

// An exception, and what becomes of it at the line.
static void tell_exception(Teller *teller, TextId error, const char *what, int line) {
    tell_error(teller, shown_text(error));
    tell_words(teller, what);
    tell_wordsf(teller, " at line %d.", line);
}

void story_raise(Teller *teller) {
    const Event *event = teller->event;
    tell_exception(teller, event->as.raise.error, " is raised", event->as.raise.line);
}

void story_unwind(Teller *teller) {
    const Event *event = teller->event;
    tell_exception(teller, event->as.unwind.error, " is not caught here: it leaves the function",
                   event->as.unwind.line);
}

void story_catch(Teller *teller) {
    const Event *event = teller->event;
    tell_exception(teller, event->as.catch.error, " is caught", event->as.catch.line);
}

// The tables that could be served before the thread is free again.
static void tell_who_must_wait(Teller *teller, SimTime to) {
    const World *world = teller->world;
    WorldWake wakes[MAX_NAMED + 1];
    int64_t ids[MAX_NAMED];
    int count = 0, all = 0;
    for (int i = 0; i < world->ready_count; i++) {
        const WorldTask *task = world_task(world, world_ready(world, i).id);
        if (task && task->table && count < MAX_NAMED) {
            ids[count++] = task->id;
        }
        all += task && task->table;
    }
    const int due = world_next_wakes(world, wakes, MAX_NAMED + 1, NULL);
    for (int i = 0; i < due && wakes[i].when < to; i++) {
        if (wakes[i].task && count < MAX_NAMED) {
            ids[count++] = wakes[i].task;
        }
        all += wakes[i].task != 0;
    }
    for (int i = 0; i < count; i++) {
        const bool last = i == all - 1;
        tell_words(teller, i == 0 ? count > 1 ? " Tables " : " Table " : last ? " and " : ", ");
        tell_wordsf(teller, "%d", index_task(teller->index, ids[i])->table);
    }
    if (count > 0) {
        tell_words(teller, all > count ? " and others must wait." : " must wait.");
    }
}

void story_block(Teller *teller) {
    const Event *event = teller->event;
    const Text what = trace_text(teller->trace, event->as.block.what);
    if (what.size > 0 && what.bytes[what.size - 1] == ')') {
        tell_code(teller, what);
    } else if (what.size > 0) {
        // What is waited for: "a result", "a lock".
        tell_words(teller, "Waiting for ");
        tell_code(teller, what);
    } else {
        tell_words(teller, "This call");
    }
    tell_words(teller, " holds the thread until ");
    tell_time(teller, event->as.block.to);
    tell_words(teller, ": nobody else can be served.");
    tell_who_must_wait(teller, event->as.block.to);
}

void story_print(Teller *teller) {
    const Event *event = teller->event;
    Text text = trace_text(teller->trace, event->as.print.text);
    if (text.size && text.bytes[text.size - 1] == '\n') {
        text.size--;
    }
    tell_runner(teller);
    tell_words(teller, event->as.print.stream == STREAM_STDERR ? " writes to stderr" : " prints");
    tell_words(teller, text.size ? ": " : " a line end.");
    tell_code(teller, text);
}

static TextId name_in_frame(const World *world, const WorldFrame *frame, int64_t object) {
    const WorldVariable *variable = frame ? world_first_variable(world, frame) : NULL;
    for (; variable; variable = world_next_variable(world, variable)) {
        if (variable->object == object) {
            return variable->name;
        }
    }
    return 0;
}

// The name under which the object is known: in the frames being run, else in the file itself; 0:
// none.
static TextId name_of_object(const Teller *teller, int64_t object) {
    const World *world = teller->world;
    const WorldFrame *frame = world_running_frame(world);
    TextId name = 0;
    for (; frame && !name; frame = world_frame_below(world, frame)) {
        name = name_in_frame(world, frame, object);
    }
    return name ? name : name_in_frame(world, world_frame(world, 0), object);
}

// The name of what is shown as "<Name>": an instance. Empty where it is shown otherwise.
static Text instance_name(const Teller *teller, Shown value) {
    const Text shown = value.tag == SHOWN_TEXT ? trace_text(teller->trace, value.text) : TEXT("");
    const bool is_one =
        shown.size > 2 && shown.bytes[0] == '<' && shown.bytes[shown.size - 1] == '>';
    return is_one ? (Text){shown.bytes + 1, shown.size - 2} : TEXT("");
}

// "an Event", but "a User": it is the sound that counts.
static const char *article(Text name) {
    static const Text yous[] = {{"Us", 2}, {"Uni", 3}, {"Ut", 2}, {"Eu", 2}, {"One", 3}};
    for (size_t i = 0; i < sizeof yous / sizeof *yous; i++) {
        if (text_starts_with(name, yous[i])) {
            return "a ";
        }
    }
    return name.size > 0 && memchr("AEIOUaeiou", name.bytes[0], 10) ? "an " : "a ";
}

// "main is now the name of a class." or, when it has another name, "of the class Menu."
static void tell_class_name(Teller *teller, Text class) {
    tell_words(teller, " is now the name of ");
    if (text_equal(class, trace_text(teller->trace, teller->event->as.set.name))) {
        tell_words(teller, "a class.");
        return;
    }
    tell_words(teller, "the class ");
    tell_code(teller, class);
    tell_words(teller, ".");
}

// "count is now 3."; for what has no value to show, what it is: "main is now the name of a
// function."
void story_set(Teller *teller) {
    static const struct {
        Text shown;
        const char *words;
    } kinds[] = {{{"<function>", 10}, "a function"},
                 {{"<module>", 8}, "a module, whose names the program can use"},
                 {{"<coroutine>", 11}, "a coroutine that has not run yet"},
                 {{"<Task>", 6}, "a task"},
                 {{"<type>", 6}, "a class"}};
    const Event *event = teller->event;
    const Shown value = event->as.set.value;
    const Text shown = value.tag == SHOWN_TEXT ? trace_text(teller->trace, value.text) : TEXT("");
    tell_code_id(teller, event->as.set.name);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_equal(shown, kinds[i].shown)) {
            tell_wordsf(teller, " is now the name of %s.", kinds[i].words);
            return;
        }
    }
    const Text instance = instance_name(teller, value);
    const Text class = TEXT("class ");
    if (text_starts_with(instance, class)) {
        tell_class_name(teller, (Text){instance.bytes + class.size, instance.size - class.size});
        return;
    }
    if (instance.size > 0) {
        tell_wordsf(teller, " is now the name of %s", article(instance));
        tell_code(teller, instance);
        tell_words(teller, ".");
        return;
    }
    tell_words(teller, " is now ");
    tell_shown(teller, value);
    tell_words(teller, ".");
}

void story_del(Teller *teller) {
    tell_words(teller, "The name ");
    tell_code_id(teller, teller->event->as.del.name);
    tell_words(teller, " is gone.");
}

void story_mutate(Teller *teller) {
    const TextId name = name_of_object(teller, teller->event->as.mutate.object);
    const Shown value = teller->event->as.mutate.value;
    const Text instance = instance_name(teller, value);
    if (name) {
        tell_code_id(teller, name);
    } else if (instance.size > 0) {
        tell_wordsf(teller, "%s", article(instance)[1] == 'n' ? "An " : "A ");
        tell_code(teller, instance);
    } else {
        tell_words(teller, "A value");
    }
    tell_words(teller, " has changed");
    if (instance.size == 0) {
        tell_words(teller, ": it is now ");
        tell_shown(teller, value);
    }
    tell_words(teller, ".");
}
