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

// Name and state in words, two lines.
void floor_label(Ui *ui, const Scene *scene, const TableInfo *table, Rect box, DrawAlign align);

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

// The pictures. `area` is what is left of the floor after its title and lists.
void floor_ring(Ui *ui, const Scene *scene, Rect area);
void floor_line(Ui *ui, const Scene *scene, Rect area);
void floor_crowd(Ui *ui, const Scene *scene, Rect area);

// Things that tasks share, as boxes in the middle of the ring.
typedef struct FloorThing {
    int64_t id;
    Rect box;
} FloorThing;

#define FLOOR_THINGS 6

// Finds out which things are shown in this room and where; how many.
int floor_things_place(const Ui *ui, const Scene *scene, Rect room,
                       FloorThing things[FLOOR_THINGS]);
void floor_thing(Ui *ui, const Scene *scene, const FloorThing *thing);

#endif
