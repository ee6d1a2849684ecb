// Pictures as PNG files: written by the commands that draw, read by the tests that compare.
//
// The same pixels give the same bytes on every run. Rows are not filtered: for pictures of flat
// colours that is both smaller and twice as fast.

#ifndef CANVAS_PNG_H
#define CANVAS_PNG_H

#include "canvas/canvas.h"

// Appends the picture to `out` as a PNG of 24 bits a pixel.
void png_encode(const Canvas *canvas, Buf *out);

// Writes it to a file, or says in `message` why not.
bool png_write(const Canvas *canvas, const char *path, Buf *message);

// Makes the canvas the picture in the file; alpha is laid onto white.
bool png_read(Canvas *canvas, const char *path, Buf *message);

#endif
