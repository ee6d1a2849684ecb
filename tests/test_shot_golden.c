// The five scenarios of the lesson as pictures, compared with those in tests/pictures pixel by
// pixel. Other fonts give other pixels: they are compared only where the fonts in the program are
// those of the pictures, which tests/pictures/fonts.txt tells by a number. AWAITER_GOLDEN=1 writes
// them anew (`make golden`).

#include "support.h"

#include "base/file.h"
#include "canvas/png.h"
#include "cli/shot.h"
#include "real_traces.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FONTS "tests/pictures/fonts.txt"

// A time at which there is something to see.
static const struct {
    const char *begin;
    SimTime time;
} MOMENTS[] = {{"01-", 1400000000},
               {"02-", 1000000000},
               {"03-", 500000000},
               {"04-", 1500000000},
               {"05-", 1000000000}};

static uint64_t hash_of_fonts(void) {
    uint64_t hash = 14695981039346656037u;
    int count = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        for (uint64_t k = 0;
             text_starts_with(text_of(files[i].name), TEXT("fonts/")) && k < files[i].size; k++) {
            hash = (hash ^ (unsigned char)files[i].bytes[k]) * 1099511628211u;
        }
    }
    return hash;
}

static bool has_fonts_of_the_pictures(void) {
    FILE *file = fopen(FONTS, "r");
    uint64_t hash = 0;
    const bool is_read = file && fscanf(file, "%" SCNx64, &hash) == 1;
    if (file) {
        fclose(file);
    }
    return is_read && hash == hash_of_fonts();
}

static void write_fonts(void) {
    FILE *file = fopen(FONTS, "w");
    assert_non_null(file);
    fprintf(file, "%016" PRIx64 "\n", hash_of_fonts());
    fclose(file);
}

static void shoot(Alloc *alloc, int i, const char *path) {
    Buf message;
    buf_init(&message, alloc);
    const Options options = real_options();
    const EmbeddedFile *file = real_scenario(MOMENTS[i].begin);
    assert_non_null(file);
    Machine *machine =
        real_run(alloc, &options, file->name, (Text){file->bytes, (size_t)file->size});
    assert_non_null(machine);
    ShotOptions shot = shot_defaults();
    shot.path = path;
    shot.place = SHOT_AT_TIME;
    shot.time = MOMENTS[i].time;
    if (!shot_write(alloc, machine_trace(machine), &shot, &message)) {
        fail_msg("%s", buf_string(&message));
    }
    machine_free(machine);
    buf_deinit(&message);
}

static int pixels_that_differ(Alloc *alloc, const char *a, const char *b) {
    Canvas left, right;
    Buf message;
    buf_init(&message, alloc);
    canvas_init(&left, alloc);
    canvas_init(&right, alloc);
    assert_true(png_read(&left, a, &message));
    assert_true(png_read(&right, b, &message));
    assert_int_equal(left.width, right.width);
    assert_int_equal(left.height, right.height);
    int count = 0;
    for (int i = 0; i < left.width * left.height; i++) {
        count += left.pixels[i] != right.pixels[i];
    }
    canvas_deinit(&left);
    canvas_deinit(&right);
    buf_deinit(&message);
    return count;
}

static void test_the_scenarios_of_the_lesson_look_as_they_did(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    const bool writes = getenv("AWAITER_GOLDEN") != NULL;
    if (writes) {
        write_fonts();
    }
    for (int i = 0; has_fonts_of_the_pictures() && i < 5; i++) {
        char golden[64], made[64] = "/tmp/awaiter-shot-XXXXXX";
        snprintf(golden, sizeof golden, "tests/pictures/%.2s.png", MOMENTS[i].begin);
        if (writes) {
            shoot(&alloc, i, golden);
            continue;
        }
        const int descriptor = mkstemp(made);
        assert_true(descriptor >= 0);
        close(descriptor);
        shoot(&alloc, i, made);
        const int differ = pixels_that_differ(&alloc, made, golden);
        if (differ > 0) {
            fail_msg("%s differs in %d pixels from %s; make golden writes it anew", made, differ,
                     golden);
        }
        remove(made);
    }
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_scenarios_of_the_lesson_look_as_they_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
