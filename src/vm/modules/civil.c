// Calendar arithmetic and strftime, in UTC and without locale.

#include "vm/modules/modules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

static int64_t floor_div(int64_t a, int64_t b) {
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static bool is_leap(int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// Days before the first of a month in a year that is not a leap year.
static const int days_before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

// Days since 1970-01-01 of the first day of a year.
static int64_t days_to_year(int64_t year) {
    const int64_t before = year - 1;
    return before * 365 + floor_div(before, 4) - floor_div(before, 100) + floor_div(before, 400) -
           719162;
}

void civil_from_seconds(int64_t seconds, CivilTime *out) {
    const int64_t days = floor_div(seconds, 86400);
    const int rest = (int)(seconds - days * 86400);
    int64_t year = 1970 + floor_div(days * 400, 146097);
    while (days_to_year(year) > days) {
        year--;
    }
    while (days_to_year(year + 1) <= days) {
        year++;
    }
    const int yearday = (int)(days - days_to_year(year));
    int month = 11;
    while (yearday < days_before[month] + (month > 1 && is_leap(year))) {
        month--;
    }
    *out = (CivilTime){.zone = TEXT("UTC"),
                       .has_offset = true,
                       .year = year,
                       .month = month + 1,
                       .day = yearday - days_before[month] - (month > 1 && is_leap(year)) + 1,
                       .hour = rest / 3600,
                       .minute = rest / 60 % 60,
                       .second = rest % 60,
                       .weekday = (int)(((days + 3) % 7 + 7) % 7),
                       .yearday = yearday + 1};
}

int64_t civil_to_seconds(const CivilTime *time) {
    const int64_t year = time->year + floor_div(time->month - 1, 12);
    const int month = (int)(((time->month - 1) % 12 + 12) % 12);
    const int64_t days =
        days_to_year(year) + days_before[month] + (month > 1 && is_leap(year)) + time->day - 1;
    return ((days * 24 + time->hour) * 60 + time->minute) * 60 + time->second;
}

// The week of ISO 8601 and the year that it belongs to.
static int iso_week(const CivilTime *time, int64_t *year) {
    int week = (time->yearday - 1 - time->weekday + 10) / 7;
    *year = time->year;
    if (week < 1) {
        (*year)--;
        const int last_yearday = time->yearday + (is_leap(*year) ? 366 : 365);
        return (last_yearday - 1 - time->weekday + 10) / 7;
    }
    const int days = is_leap(time->year) ? 366 : 365;
    if (week == 53 && time->yearday - 1 - time->weekday + 3 >= days) {
        (*year)++;
        week = 1;
    }
    return week;
}

// How a directive is written, as the C library has it: `%-d`, `%_H`, `%^a`, `%10Y`.
typedef struct Style {
    char fill; // '-' none, '_' spaces, '0' zeros; 0: as usual
    bool upper, other_case;
    int width; // at least
} Style;

// Fills up to the width what is to be written.
static void add_filled(Text text, char fill, int width, Buf *out) {
    for (int i = (int)text.size; i < width; i++) {
        buf_add_char(out, fill);
    }
    buf_add_text(out, text);
}

// A directive that is a number, filled up to a width.
static bool add_number(const CivilTime *time, char directive, Style style, Buf *out) {
    const int twelve = time->hour % 12 ? time->hour % 12 : 12;
    const int sunday = (time->weekday + 1) % 7;
    int64_t iso_year;
    const int week = iso_week(time, &iso_year);
    const struct {
        char directive, fill;
        int width;
        int64_t value;
    } numbers[] = {
        {'C', '0', 1, time->year / 100},
        {'d', '0', 2, time->day},
        {'e', ' ', 2, time->day},
        {'g', '0', 2, iso_year % 100},
        {'G', '0', 1, iso_year},
        {'H', '0', 2, time->hour},
        {'I', '0', 2, twelve},
        {'j', '0', 3, time->yearday},
        {'k', ' ', 2, time->hour},
        {'l', ' ', 2, twelve},
        {'m', '0', 2, time->month},
        {'M', '0', 2, time->minute},
        {'s', '0', 1, civil_to_seconds(time)},
        {'S', '0', 2, time->second},
        {'u', '0', 1, time->weekday + 1},
        {'U', '0', 2, (time->yearday + 6 - sunday) / 7},
        {'V', '0', 2, week},
        {'w', '0', 1, sunday},
        {'W', '0', 2, (time->yearday + 6 - time->weekday) / 7},
        {'y', '0', 2, time->year % 100},
        {'Y', '0', 1, time->year},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (numbers[i].directive == directive) {
            char digits[24];
            const int size = snprintf(digits, sizeof digits, "%lld", (long long)numbers[i].value);
            const char fill = style.fill == '_' ? ' ' : style.fill ? style.fill : numbers[i].fill;
            const int width = numbers[i].width > style.width ? numbers[i].width : style.width;
            add_filled((Text){digits, (size_t)size}, fill, fill == '-' ? 0 : width, out);
            return true;
        }
    }
    return false;
}

static bool add_word(const CivilTime *time, char directive, Buf *out) {
    switch (directive) {
    case 'a':
        buf_addf(out, "%.3s", day_names[time->weekday]);
        return true;
    case 'A':
        buf_addf(out, "%s", day_names[time->weekday]);
        return true;
    case 'b':
    case 'h':
        buf_addf(out, "%.3s", month_names[time->month - 1]);
        return true;
    case 'B':
        buf_addf(out, "%s", month_names[time->month - 1]);
        return true;
    case 'p':
        buf_addf(out, "%s", time->hour < 12 ? "AM" : "PM");
        return true;
    case 'P':
        buf_addf(out, "%s", time->hour < 12 ? "am" : "pm");
        return true;
    case 'z':
        if (time->has_offset) {
            const int minutes = (int)(time->offset / 60);
            buf_addf(out, "%c%02d%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60,
                     abs(minutes) % 60);
        }
        return true;
    case 'Z':
        buf_add_text(out, time->zone);
        return true;
    default:
        return false;
    }
}

// What stands for other directives (its letters) and the characters between them; NULL: none.
static const char *composed(char directive) {
    static const struct {
        char directive;
        const char *parts;
    } all[] = {{'c', "a b e H:M:S Y"},
               {'D', "m/d/y"},
               {'x', "m/d/y"},
               {'F', "Y-m-d"},
               {'r', "I:M:S p"},
               {'R', "H:M"},
               {'T', "H:M:S"},
               {'X', "H:M:S"},
               {'n', "\n"},
               {'t', "\t"},
               {'%', "%"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].directive == directive) {
            return all[i].parts;
        }
    }
    return NULL;
}

// A directive that is no number, in its usual style. False: there is none of this letter.
static bool add_usual(const CivilTime *time, char directive, Buf *out) {
    const char *parts = composed(directive);
    if (!parts) {
        return add_word(time, directive, out);
    }
    for (; *parts; parts++) {
        if (!add_number(time, *parts, (Style){0}, out) && !add_word(time, *parts, out)) {
            buf_add_char(out, *parts);
        }
    }
    return true;
}

// The other case is the lower one of what is written in capitals: AM, PM, and the zone.
static void change_case(char directive, Style style, Buf *text) {
    const bool capitals = directive == 'p' || directive == 'Z';
    for (size_t i = 0; i < text->size; i++) {
        char *c = &text->bytes[i];
        if (style.other_case && capitals) {
            *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 'a' - 'A') : *c;
        } else if (style.upper || style.other_case) {
            *c = *c >= 'a' && *c <= 'z' ? (char)(*c + 'A' - 'a') : *c;
        }
    }
}

static bool add_directive(const CivilTime *time, char directive, Style style, Buf *out) {
    if (add_number(time, directive, style, out)) {
        return true;
    }
    Buf text;
    buf_init(&text, out->alloc);
    const bool known = add_usual(time, directive, &text);
    if (known && text.failed) {
        out->failed = true;
    } else if (known) {
        change_case(directive, style, &text);
        add_filled(buf_text(&text), style.fill == '0' ? '0' : ' ', style.width, out);
    }
    buf_deinit(&text);
    return known;
}

// Reads flags, width and E or O before a directive's letter; where that is.
static size_t read_style(Text format, size_t at, Style *style) {
    *style = (Style){0};
    for (; at < format.size && strchr("-_0^#", format.bytes[at]); at++) {
        const char flag = format.bytes[at];
        style->upper |= flag == '^';
        style->other_case |= flag == '#';
        style->fill = strchr("-_0", flag) ? flag : style->fill;
    }
    for (; at < format.size && format.bytes[at] >= '0' && format.bytes[at] <= '9'; at++) {
        style->width =
            style->width > 999 ? style->width : style->width * 10 + format.bytes[at] - '0';
    }
    const char next = at + 1 < format.size ? format.bytes[at + 1] : 0;
    const bool modified = format.bytes[at] == 'E'   ? next && strchr("cCxXyY", next)
                          : format.bytes[at] == 'O' ? next && strchr("deHImMSuUVwWy", next)
                                                    : false;
    return at + modified;
}

void civil_format(const CivilTime *time, Text format, Buf *out) {
    for (size_t i = 0; i < format.size; i++) {
        if (format.bytes[i] != '%' || i + 1 == format.size) {
            buf_add_char(out, format.bytes[i]);
            continue;
        }
        Style style;
        const size_t letter = read_style(format, i + 1, &style);
        if (letter < format.size && add_directive(time, format.bytes[letter], style, out)) {
            i = letter;
        } else {
            buf_add_char(out, '%'); // what follows stands for itself
        }
    }
}
