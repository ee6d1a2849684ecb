// What the files of the code panel share: the rows that are on the screen.
//
// Private to panel_code.c and code_beside.c; panel.h has what others may call.

#ifndef UI_CODE_H
#define UI_CODE_H

#include "ui/panel.h"

#define CODE_ROWS 320 // on the screen at once, at most

// One line on its way to the screen.
typedef struct Row {
    Rect rect;   // the panel's whole width
    int line;    // from 1
    int from;    // the column with which it begins; not 0: the rest of a line above
    float end;   // where the code ends
    float until; // where what stands at the right begins
    bool is_current;
    bool is_rest;       // the line began in a row above
    bool is_cut;        // the line goes on, unseen
    bool hides_callout; // its call-out is only a number
} Row;

// What the rows of a panel have in common.
typedef struct Setter {
    Ui *ui;
    const Scene *scene; // NULL when there are only mistakes to show
    const Source *source;
    const CodeState *state;
    CodeLayout layout;
    Rect rect;
    int current;
    float hanging; // columns by which further rows of the current line are set in
    FaceMetrics metrics;
    Row rows[CODE_ROWS]; // those that were set, from the top
    int row_count;
} Setter;

// What is drawn where the rows leave room, so that it hides no code: the words of call-outs that
// have none beside their own line (the current one's, or the others'), the values of the served
// table's variables beside the current line and below, and its nested calls. Each takes its room
// from the rows.
void code_draw_callouts(Setter *setter, bool is_current);
void code_draw_variables(Setter *setter);
void code_draw_stack(const Setter *setter);

#endif
