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
