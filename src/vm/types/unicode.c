#include "vm/types/unicode.h"

#include <stddef.h>

// Every `stride`-th code point from first to last becomes itself plus `difference`.
typedef struct MapRange {
    uint32_t first, last;
    uint32_t stride;
    int32_t difference;
} MapRange;

// A code point that becomes several; unused ones are 0.
typedef struct MapFull {
    uint32_t code_point;
    uint32_t to[3];
} MapFull;

// clang-format off
#include "vm/types/unicode_tables.inc"
// clang-format on

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

// The index of the last item of a sorted row that is not above the key (the first never is).
static size_t last_not_above(const uint32_t *items, size_t count, uint32_t key) {
    size_t low = 0, high = count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (items[middle] <= key) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

int unicode_flags(uint32_t code_point) {
    if (code_point < COUNT(ascii_flags)) {
        return ascii_flags[code_point];
    }
    if (code_point > 0x10ffff) {
        return 0;
    }
    const size_t run = last_not_above(flag_runs, COUNT(flag_runs), code_point << 8 | 0xff);
    return flag_sets[flag_runs[run] & 0xff];
}

int unicode_decimal(uint32_t code_point) {
    if (code_point < 0x80) {
        return code_point >= '0' && code_point <= '9' ? (int)(code_point - '0') : -1;
    }
    const uint32_t zero =
        decimal_zeros[last_not_above(decimal_zeros, COUNT(decimal_zeros), code_point)];
    return code_point - zero < 10 ? (int)(code_point - zero) : -1;
}

static int map_ascii(uint32_t code_point, UnicodeCase to, uint32_t out[3]) {
    const bool is_lower = code_point >= 'a' && code_point <= 'z';
    const bool is_upper = code_point >= 'A' && code_point <= 'Z';
    const bool wants_upper = to == UNICODE_TO_UPPER || to == UNICODE_TO_TITLE;
    out[0] = (wants_upper ? is_lower : is_upper) ? code_point ^ 0x20 : code_point;
    return 1;
}

int unicode_map(uint32_t code_point, UnicodeCase to, uint32_t out[3]) {
    static const struct {
        const MapRange *ranges;
        size_t range_count;
        const MapFull *full;
        size_t full_count;
    } maps[] = {
        [UNICODE_TO_UPPER] = {upper_ranges, COUNT(upper_ranges), upper_full, COUNT(upper_full)},
        [UNICODE_TO_LOWER] = {lower_ranges, COUNT(lower_ranges), lower_full, COUNT(lower_full)},
        [UNICODE_TO_TITLE] = {title_ranges, COUNT(title_ranges), title_full, COUNT(title_full)},
        [UNICODE_TO_FOLDED] = {folded_ranges, COUNT(folded_ranges), folded_full,
                               COUNT(folded_full)},
    };
    if (code_point < 0x80) {
        return map_ascii(code_point, to, out);
    }
    for (size_t i = 0; i < maps[to].full_count; i++) {
        const MapFull *full = &maps[to].full[i];
        if (full->code_point == code_point) {
            int count = 0;
            while (count < 3 && full->to[count]) {
                out[count] = full->to[count];
                count++;
            }
            return count;
        }
    }
    out[0] = code_point;
    for (size_t low = 0, high = maps[to].range_count; low < high;) {
        const size_t middle = low + (high - low) / 2;
        const MapRange *range = &maps[to].ranges[middle];
        if (code_point < range->first) {
            high = middle;
        } else if (code_point > range->last) {
            low = middle + 1;
        } else {
            if ((code_point - range->first) % range->stride == 0) {
                out[0] = (uint32_t)((int64_t)code_point + range->difference);
            }
            break;
        }
    }
    return 1;
}
