// Calendar arithmetic and strftime, in UTC and without locale.

#include "vm/modules/modules.h"

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
    *out = (CivilTime){.year = year,
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

static void add_directive(const CivilTime *time, char directive, int micros, Buf *out);

static void add_all(const CivilTime *time, const char *directives, Buf *out) {
    for (; *directives; directives++) {
        if (*directives >= 'A' && *directives != ':' && *directives != '/') {
            add_directive(time, *directives, -1, out);
        } else {
            buf_add_char(out, *directives);
        }
    }
}

static void add_directive(const CivilTime *time, char directive, int micros, Buf *out) {
    const int twelve = time->hour % 12 ? time->hour % 12 : 12;
    const int sunday = (time->weekday + 1) % 7;
    int64_t iso_year;
    const int week = iso_week(time, &iso_year);
    switch (directive) {
    case 'a':
        buf_addf(out, "%.3s", day_names[time->weekday]);
        break;
    case 'A':
        buf_addf(out, "%s", day_names[time->weekday]);
        break;
    case 'b':
    case 'h':
        buf_addf(out, "%.3s", month_names[time->month - 1]);
        break;
    case 'B':
        buf_addf(out, "%s", month_names[time->month - 1]);
        break;
    case 'c':
        buf_addf(out, "%.3s %.3s %2d %02d:%02d:%02d %lld", day_names[time->weekday],
                 month_names[time->month - 1], time->day, time->hour, time->minute, time->second,
                 (long long)time->year);
        break;
    case 'C':
        buf_addf(out, "%02lld", (long long)(time->year / 100));
        break;
    case 'd':
        buf_addf(out, "%02d", time->day);
        break;
    case 'D':
    case 'x':
        add_all(time, "m/d/y", out);
        break;
    case 'e':
        buf_addf(out, "%2d", time->day);
        break;
    case 'f':
        buf_addf(out, micros < 0 ? "%%f" : "%06d", micros);
        break;
    case 'F':
        buf_addf(out, "%lld-%02d-%02d", (long long)time->year, time->month, time->day);
        break;
    case 'G':
        buf_addf(out, "%lld", (long long)iso_year);
        break;
    case 'H':
        buf_addf(out, "%02d", time->hour);
        break;
    case 'I':
        buf_addf(out, "%02d", twelve);
        break;
    case 'j':
        buf_addf(out, "%03d", time->yearday);
        break;
    case 'k':
        buf_addf(out, "%2d", time->hour);
        break;
    case 'l':
        buf_addf(out, "%2d", twelve);
        break;
    case 'm':
        buf_addf(out, "%02d", time->month);
        break;
    case 'M':
        buf_addf(out, "%02d", time->minute);
        break;
    case 'n':
        buf_add_char(out, '\n');
        break;
    case 'p':
        buf_addf(out, "%s", time->hour < 12 ? "AM" : "PM");
        break;
    case 'r':
        buf_addf(out, "%02d:%02d:%02d %s", twelve, time->minute, time->second,
                 time->hour < 12 ? "AM" : "PM");
        break;
    case 'R':
        buf_addf(out, "%02d:%02d", time->hour, time->minute);
        break;
    case 's':
        buf_addf(out, "%lld", (long long)civil_to_seconds(time));
        break;
    case 'S':
        buf_addf(out, "%02d", time->second);
        break;
    case 't':
        buf_add_char(out, '\t');
        break;
    case 'T':
    case 'X':
        buf_addf(out, "%02d:%02d:%02d", time->hour, time->minute, time->second);
        break;
    case 'u':
        buf_addf(out, "%d", time->weekday + 1);
        break;
    case 'U':
        buf_addf(out, "%02d", (time->yearday + 6 - sunday) / 7);
        break;
    case 'V':
        buf_addf(out, "%02d", week);
        break;
    case 'w':
        buf_addf(out, "%d", sunday);
        break;
    case 'W':
        buf_addf(out, "%02d", (time->yearday + 6 - time->weekday) / 7);
        break;
    case 'y':
        buf_addf(out, "%02d", (int)(time->year % 100));
        break;
    case 'Y':
        buf_addf(out, "%lld", (long long)time->year);
        break;
    case 'z':
        buf_addf(out, "+0000");
        break;
    case 'Z':
        buf_addf(out, "UTC");
        break;
    case '%':
        buf_add_char(out, '%');
        break;
    default:
        buf_add_char(out, '%');
        buf_add_char(out, directive);
        break;
    }
}

void civil_format(const CivilTime *time, Text format, int micros, Buf *out) {
    for (size_t i = 0; i < format.size; i++) {
        if (format.bytes[i] != '%' || i + 1 == format.size) {
            buf_add_char(out, format.bytes[i]);
            continue;
        }
        i++;
        add_directive(time, format.bytes[i], micros, out);
    }
}
