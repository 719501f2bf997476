/* day.c - calendar arithmetic, no clock. */
#include "base/day.h"

int month_days(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool day_exists(isn_day d)
{
    return d.year >= 1 && d.year <= 9999 && d.day >= 1 &&
           d.day <= month_days(d.year, d.month);
}

int32_t day_number(isn_day d)
{
    int y = d.year - (d.month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

isn_day day_of_number(int32_t n)
{
    n += 719468;
    int era = (n >= 0 ? n : n - 146096) / 146097;
    int doe = n - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int day = doy - (153 * mp + 2) / 5 + 1;
    int month = mp < 10 ? mp + 3 : mp - 9;
    return (isn_day){(int16_t)(yoe + era * 400 + (month <= 2)), (int8_t)month, (int8_t)day};
}

isn_day day_add_months(isn_day d, int months)
{
    int m = d.year * 12 + d.month - 1 + months;
    int year = m >= 0 ? m / 12 : (m - 11) / 12;
    int month = m - year * 12 + 1;
    int last = month_days(year, month);
    return (isn_day){(int16_t)year, (int8_t)month, (int8_t)(d.day > last ? last : d.day)};
}

int day_weekday(isn_day d)
{
    int w = (day_number(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

int day_iso_week(isn_day d, int *year)
{
    isn_day thursday = day_add(d, 4 - day_weekday(d));
    isn_day first = {thursday.year, 1, 1};
    *year = thursday.year;
    return (day_number(thursday) - day_number(first)) / 7 + 1;
}

int day_cmp(isn_day a, isn_day b)
{
    if (a.year != b.year) return a.year < b.year ? -1 : 1;
    if (a.month != b.month) return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

static int digits(isn_str s, int at, int n)
{
    int v = 0;
    for (int i = at; i < at + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return v;
}

isn_day day_read(isn_str s)
{
    if (s.n < 10 || s.p[4] != '-' || s.p[7] != '-') return (isn_day){0};
    int y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
    if (y < 1 || m < 1 || d < 1) return (isn_day){0};
    isn_day day = {(int16_t)y, (int8_t)m, (int8_t)d};
    return day_exists(day) ? day : (isn_day){0};
}

/* ---- TIMEX3 ----------------------------------------------------------------- */

/* The number of `n` digits at byte `at`, -1 where they do not stand there. */
static int digits_at(isn_str s, ptrdiff_t at, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++) {
        if (at + i >= s.n || s.p[at + i] < '0' || s.p[at + i] > '9') return -1;
        v = v * 10 + (s.p[at + i] - '0');
    }
    return v;
}

/* The months of a half, a quarter or a season; winter ends in the year after. */
static bool months_of(isn_str name, int *first, int *last)
{
    static const struct {
        const char *name;
        int first, last;
    } part[] = {{"H1", 1, 6}, {"H2", 7, 12}, {"Q1", 1, 3}, {"Q2", 4, 6}, {"Q3", 7, 9}, {"Q4", 10, 12},
                {"SP", 3, 5}, {"SU", 6, 8}, {"FA", 9, 11}, {"WI", 12, 14}};
    for (size_t i = 0; i < sizeof part / sizeof *part; i++)
        if (str_is(name, part[i].name)) return *first = part[i].first, *last = part[i].last, true;
    return false;
}

bool day_range(isn_str timex, int32_t *first, int32_t *last)
{
    ptrdiff_t slash = str_find(timex, STR("/"), 0);
    int32_t none;
    if (slash >= 0) return day_range(str_sub(timex, 0, slash), first, &none) && day_range(str_sub(timex, slash + 1, timex.n), &none, last);
    int year = digits_at(timex, 0, 4), month = digits_at(timex, 5, 2), week = timex.n > 5 && timex.p[5] == 'W' ? digits_at(timex, 6, 2) : -1;
    int from = 1, to = 12;
    if (year < 1 || year > 9998) return false;
    isn_day day = day_read(timex);
    if (!day_none(day)) return *first = *last = day_number(day), true;
    if (week > 0) { /* the fourth of January is in the first week, by ISO 8601 */
        isn_day fourth = {(int16_t)year, 1, 4};
        *first = day_number(fourth) - day_weekday(fourth) + 1 + 7 * (week - 1);
        return *last = *first + 6, true;
    }
    if (month >= 1 && month <= 12) from = to = month;
    else if (timex.n >= 7) months_of(str_sub(timex, 5, 7), &from, &to);
    int end = to > 12 ? to - 12 : to, end_year = to > 12 ? year + 1 : year;
    *first = day_number((isn_day){(int16_t)year, (int8_t)from, 1});
    *last = day_number((isn_day){(int16_t)end_year, (int8_t)end, (int8_t)month_days(end_year, end)});
    return true;
}
