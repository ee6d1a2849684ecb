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

// Words of one line, by so many units smaller as they need to fit.
void floor_fit(Ui *ui, TextStyle style, float smaller, DrawAlign align, Rect rect, Text words);

// Name and state in words: two lines, more for a long name, or one where the box is low.
void floor_label(Ui *ui, const Scene *scene, const TableInfo *table, Rect box, DrawAlign align);

// How high a label of this width is, which is at most `most` high: a long name takes several lines.
float floor_label_height(const Ui *ui, Text name, float width, bool is_small, float most);

// The same with other words below the name.
void floor_words(Ui *ui, const TableInfo *table, Text words, Rect box, DrawAlign align);

// The colour of the words about a table in this state.
Color floor_state_color(const Theme *theme, TableState state);

// The share of the time that is left of a wait, 1 at its begin; -1 when it has no end.
float floor_time_left(const Scene *scene, const TableInfo *table);

// The server as a figure in a disc.
void floor_server(Ui *ui, const Scene *scene, Point center, float radius);

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
    bool on_shelf; // there is no room in the picture: none is placed
} FloorThings;

// Whether all things of the trace have room where k + 1 of them may be widths[k] wide.
bool floor_things_fit(const Scene *scene, const float widths[FLOOR_THINGS]);

// Finds out which things are shown in the middle and where. widths[k]: how wide k + 1 of them, one
// below the other, may be.
void floor_things_place(const Ui *ui, const Scene *scene, Point middle,
                        const float widths[FLOOR_THINGS], FloorThings *things);
void floor_thing(Ui *ui, const Scene *scene, const FloorThing *thing);

// The same in one line, for a place of its own on the shelf.
void floor_thing_line(Ui *ui, const Scene *scene, const WorldResource *thing, Rect rect);

// Whether a thing is worth showing: the program has a name for it, or somebody uses it.
bool floor_thing_is_shown(const Scene *scene, const WorldResource *thing);

// Whether the tables of a ring are large enough to be told apart.
bool floor_ring_fits(const Ui *ui, const Scene *scene, Rect area, Rect title);

// Whether the things have room in the picture.
bool floor_ring_holds(const Ui *ui, const Scene *scene, Rect area, Rect title);
bool floor_crowd_holds(const Scene *scene, Rect area);

// The pictures. `area` is what is left of the floor after its lists; `title` is the part of it that
// the panel's title takes.
void floor_ring(Ui *ui, const Scene *scene, Rect area, Rect title, FloorThings *things);
void floor_line(Ui *ui, const Scene *scene, Rect area);
void floor_crowd(Ui *ui, const Scene *scene, Rect area, FloorThings *things);

// ---- Below the picture: floor_shelf.c ----

// How high the shelf is for an area of the floor that it is to be cut from. It depends on what the
// whole trace has, not on the moment: tables keep their place. 0: there is nothing to show.
float floor_shelf_height(const Scene *scene, Rect area, bool has_things, bool has_staff);
void floor_shelf(Ui *ui, const Scene *scene, Rect area, Rect rect, bool has_things, bool has_staff);

// Other staff as a list: the height that it takes in full, and with a line for each. Draws nothing
// where there is none.
float floor_staff_height(const Scene *scene);
float floor_staff_least(const Scene *scene);
void floor_staff(Ui *ui, const Scene *scene, Rect *rest);

// ---- Who is next: panel_queues.c ----

// As lists at the right of the floor.
void floor_lists(Ui *ui, const Scene *scene, Rect rect);

// The same in one line, for narrow floors.
void floor_lists_strip(Ui *ui, const Scene *scene, Rect rect);

#endif
