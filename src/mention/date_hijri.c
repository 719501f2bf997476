/* date_hijri.c - the Umm al-Qura calendar, by ICU.  No clock is asked: every
 * field is set by us.  What is seen of the moon may differ by a day. */
#include "mention/date_in.h"

#include <unicode/ucal.h>

static const double DAY_MS = 86400000.0;

/* One calendar serves the article: to open it costs more than a thousand days. */
static UCalendar *calendar(reader *r)
{
    if (!r->hijri) {
        static const UChar utc[] = {'U', 'T', 'C', 0};
        UErrorCode e = U_ZERO_ERROR;
        r->hijri = ucal_open(utc, 3, "ar@calendar=islamic-umalqura", UCAL_DEFAULT, &e);
        if (U_FAILURE(e)) r->hijri = NULL;
    }
    return r->hijri;
}

void hijri_close(reader *r)
{
    if (r->hijri) ucal_close(r->hijri);
    r->hijri = NULL;
}

isn_day hijri_day(reader *r, int year, int month, int day)
{
    UCalendar *c = calendar(r);
    if (!c || year < 1 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30)
        return (isn_day){0};
    UErrorCode e = U_ZERO_ERROR;
    ucal_clear(c);
    ucal_set(c, UCAL_EXTENDED_YEAR, year);
    ucal_set(c, UCAL_MONTH, month - 1);
    ucal_set(c, UCAL_DATE, day);
    double ms = ucal_getMillis(c, &e);
    if (U_FAILURE(e)) return (isn_day){0};
    double days = ms / DAY_MS;
    return day_of_number((int32_t)(days < 0 ? days - 0.5 : days + 0.5));
}

int hijri_year(reader *r, isn_day d)
{
    UCalendar *c = calendar(r);
    if (!c || day_none(d)) return 0;
    UErrorCode e = U_ZERO_ERROR;
    ucal_setMillis(c, day_number(d) * DAY_MS, &e);
    int year = ucal_get(c, UCAL_EXTENDED_YEAR, &e);
    return U_FAILURE(e) ? 0 : year;
}
