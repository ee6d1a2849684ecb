#include "canvas/png.h"

#include "base/file.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>

// libpng wants an error to leave the function that calls it. The only errors that writing into
// memory can have are a lack of memory, which ends the program like alloc_need does.
_Noreturn static void give_up(png_structp png, png_const_charp reason) {
    (void)png;
    fprintf(stderr, "awaiter: the picture can't be written: %s\n", reason);
    exit(3);
}

static void ignore_warning(png_structp png, png_const_charp reason) {
    (void)png;
    (void)reason;
}

static void append(png_structp png, png_bytep bytes, png_size_t size) {
    buf_add(png_get_io_ptr(png), (const char *)bytes, size);
}

static void flush(png_structp png) {
    (void)png;
}

static void write_rows(png_structp png, const Canvas *canvas) {
    const size_t size = (size_t)canvas->width * 3;
    uint8_t *row = alloc_need(canvas->alloc, size);
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *pixels = canvas->pixels + (size_t)y * (size_t)canvas->width;
        for (int x = 0; x < canvas->width; x++) {
            row[3 * x] = (uint8_t)(pixels[x] >> 16);
            row[3 * x + 1] = (uint8_t)(pixels[x] >> 8);
            row[3 * x + 2] = (uint8_t)pixels[x];
        }
        png_write_row(png, row);
    }
    alloc_release(canvas->alloc, row, size);
}

void png_encode(const Canvas *canvas, Buf *out) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, ignore_warning);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    if (info == NULL) {
        give_up(png, "out of memory");
    }
    png_set_write_fn(png, out, append, flush);
    png_set_compression_level(png, 6);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png, info, (png_uint_32)canvas->width, (png_uint_32)canvas->height, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    write_rows(png, canvas);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
}

bool png_write(const Canvas *canvas, const char *path, Buf *message) {
    Buf bytes;
    buf_init(&bytes, canvas->alloc);
    png_encode(canvas, &bytes);
    bool written = false;
    if (bytes.failed) {
        buf_addf(message, "%s: no memory for the picture", path);
    } else {
        written = file_write(path, buf_text(&bytes), message);
    }
    buf_deinit(&bytes);
    return written;
}

// Decodes a whole file in memory.
static bool decode(Canvas *canvas, Text file, const char *path, Buf *message) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, file.bytes, file.size)) {
        buf_addf(message, "%s: %s", path, image.message);
        return false;
    }
    if (image.width > CANVAS_SIDE_MAX || image.height > CANVAS_SIDE_MAX) {
        buf_addf(message, "%s: larger than %d pixels", path, CANVAS_SIDE_MAX);
        png_image_free(&image);
        return false;
    }
    canvas_resize(canvas, (int)image.width, (int)image.height);
    image.format = PNG_FORMAT_BGR;
    const png_color white = {255, 255, 255};
    const size_t count = (size_t)image.width * image.height, size = count * 3;
    uint8_t *bytes = alloc_need(canvas->alloc, size);
    const bool read = png_image_finish_read(&image, &white, bytes, 0, NULL) != 0;
    if (!read) {
        buf_addf(message, "%s: %s", path, image.message);
    }
    for (size_t i = 0; read && i < count; i++) {
        const uint8_t *pixel = bytes + 3 * i;
        canvas->pixels[i] =
            0xff000000u | (uint32_t)pixel[2] << 16 | (uint32_t)pixel[1] << 8 | (uint32_t)pixel[0];
    }
    alloc_release(canvas->alloc, bytes, size);
    png_image_free(&image);
    return read;
}

bool png_read(Canvas *canvas, const char *path, Buf *message) {
    Buf file;
    buf_init(&file, canvas->alloc);
    const bool read =
        file_read(path, 0, &file, message) && decode(canvas, buf_text(&file), path, message);
    buf_deinit(&file);
    return read;
}
