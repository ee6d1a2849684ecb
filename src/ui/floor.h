// What the pictures of the floor share: how a table, the server and their labels are drawn.
//
// Private to the floor's files; panel.h has what others may call.

#ifndef UI_FLOOR_H
#define UI_FLOOR_H

#include "ui/panel.h"

// The most tables that are drawn in full.
#define FLOOR_FULL 16

// How much room words need beside a table.
#define LABEL_H 44.0f

// A table in full: its disc, the ring that tells its state, its number. The radius is the disc's;
// rings and badges reach up to 9 units beyond it.
void floor_table(Ui *ui, const Scene *scene, const TableInfo *table, Point center, float radius);

// Words of one line in the largest of four sizes that fits.
void floor_fit(Ui *ui, TextStyle style, DrawAlign align, Rect rect, Text words);

// Name and state in words, two lines.
void floor_label(Ui *ui, const Scene *scene, const TableInfo *table, Rect box, DrawAlign align);

// A long name takes several lines of this width; and how high a label with so many lines is.
int floor_name_lines(const Ui *ui, Text name, float width);
float floor_label_height(int lines, bool is_small);

// The same with other words below the name.
void floor_words(Ui *ui, const TableInfo *table, Text words, Rect box, DrawAlign align);

// The colour of the words about a table in this state.
Color floor_state_color(const Theme *theme, TableState state);

// The share of the time that is left of a wait, 1 at its begin; -1 when it has no end.
float floor_time_left(const Scene *scene, const TableInfo *table);

// The server as a figure in a disc.
void floor_server(Ui *ui, Point center, float radius);

// An arc with the track of the part that is over.
void floor_arc(Ui *ui, Point center, float radius, float width, float share, Color color);

// Movement that begins and ends slowly, 0 to 1.
float floor_ease(float share);

// Things that tasks share, as boxes in the middle of the ring.
#define FLOOR_THINGS  6
#define FLOOR_THING_H 78.0f // of one, with the gap after it

typedef struct FloorThing {
    int64_t id;
    Rect box;
} FloorThing;

typedef struct FloorThings {
    FloorThing items[FLOOR_THINGS];
    int count;
} FloorThings;

// Finds out which things are shown in the middle and where. widths[k]: how wide k + 1 of them, one
// below the other, may be.
void floor_things_place(const Ui *ui, const Scene *scene, Point middle,
                        const float widths[FLOOR_THINGS], FloorThings *things);
void floor_thing(Ui *ui, const Scene *scene, const FloorThing *thing);

// Whether a thing is worth showing: the program has a name for it, or somebody uses it.
bool floor_thing_is_shown(const Scene *scene, const WorldResource *thing);

// "Semaphore · 2 of 3 taken"; without its type: "2 of 3 taken".
void floor_thing_words(const WorldResource *thing, bool has_type, Buf *out);

// Whether the tables of a ring are large enough to be told apart.
bool floor_ring_fits(const Ui *ui, const Scene *scene, Rect area, Rect title);

// The pictures. `area` is what is left of the floor after its lists; `title` is the part of it that
// the panel's title takes. The ring says which things it shows.
void floor_ring(Ui *ui, const Scene *scene, Rect area, Rect title, FloorThings *things);
void floor_line(Ui *ui, const Scene *scene, Rect area);
void floor_crowd(Ui *ui, const Scene *scene, Rect area, FloorThings *things);

// Who is next, as lists at the right of the floor. Things that the ring shows are left out.
void floor_lists(Ui *ui, const Scene *scene, const FloorThings *on_floor, Rect rect);

// The same in one line, for narrow floors.
void floor_lists_strip(Ui *ui, const Scene *scene, Rect rect);

#endif
