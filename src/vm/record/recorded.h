// What the trace has been told of the program's objects: their numbers, the text last shown of
// them, and which of them have changed since.
//
// Whatever changes a container, or an instance's attributes, says so at once (object_changed); for
// an object that the trace knows, that puts it in a row of changed ones, each once. So a line of
// the program costs what has changed since the last one, however much there is that could have.
//
// A container is also shown as part of those that hold it: of what stands inside of a container
// that was shown it is noted in which, so that its change is a change of that one too.
//
// All of it lies in memory of its own: a program has the same room whether a trace is kept or not.

#ifndef VM_RECORD_RECORDED_H
#define VM_RECORD_RECORDED_H

#include "base/array.h"
#include "base/text.h"
#include "trace/event.h"
#include "vm/notes.h"

typedef struct Vm Vm;
typedef struct Generator Generator;
typedef struct NativeFrame NativeFrame;
typedef struct Recorded Recorded;

typedef struct RecordedObject {
    Object *object; // NULL: the place is free
    int64_t number; // in the trace; 0: it is only known as a part of others
    TextId text;    // of what was shown of it last
    int outers;     // first of the links to containers in which it was shown; 0: none
    int change;     // its place in the row of changed ones, from 1; 0: not changed
    int next_free;  // of a free place
} RecordedObject;

// That an object was shown inside of another. Places are used again: a link may lead to an object
// that never held it, of which there is then nothing new to be told.
typedef struct RecordedLink {
    int outer; // place of the other
    int next;  // of the same inner object; 0: none
} RecordedLink;

#define RECORDED_NAMES   256
#define RECORDED_CLASSES 64
#define RECORDED_LINES   256

// A name that was interned lately, by the address of its bytes, which are part of code or of the
// program itself; and its size with what was put before it.
typedef struct RecordedName {
    const char *bytes;
    int32_t size;
    TextId id;
} RecordedName;

// A place in code whose line was asked for lately.
typedef struct RecordedLine {
    const void *ip;
    int line;
} RecordedLine;

struct Recorded {
    Alloc alloc;
    Notes places;                  // places in `objects` by object
    ARRAY(RecordedObject) objects; // the first is not used
    ARRAY(RecordedLink) links;     // likewise
    ARRAY(int) changed;            // places, in the order in which they changed; 0: it is gone
    int free_object, free_link;    // 0: none
    int64_t count;                 // objects with a number
    Buf text;                      // what is being shown
    // When not NULL: what the thing is called whose method a coroutine written in C is, as long as
    // that has its arguments; empty: it is no method of a thing.
    Text (*thing_of)(Vm *vm, const NativeFrame *frame);
    const Generator *awaited; // the one that ended last; not to be looked into
    Text awaited_thing;       // and what that said of it
    RecordedName names[RECORDED_NAMES];
    RecordedName class_names[RECORDED_CLASSES]; // without the "<" and ">" that are shown with them
    RecordedLine lines[RECORDED_LINES];
};

// One that knows nothing; `limit` as in alloc_init. NULL when there is no memory.
Recorded *recorded_new(size_t limit);
void recorded_free(Recorded *recorded);

// The place of an object, with or without a number yet; 0 when there is no memory.
int recorded_add(Recorded *recorded, Object *object);

// Notes that an object was shown inside of the one at that place. False without memory.
bool recorded_link(Recorded *recorded, Object *inner, int outer);

// For object_changed and object_changed_from (vm/vm.h), of an object that is known.
void recorded_change(Recorded *recorded, Object *object);
void recorded_change_from(Vm *vm, Object *object, int64_t index);

// Before code's memory is given back: other code may have its addresses.
void recorded_forget_code(Recorded *recorded);

// Before a known object's memory is given back.
void recorded_forget(Recorded *recorded, Object *object);

#endif
