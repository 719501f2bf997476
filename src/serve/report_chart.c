/* report_chart.c - figures over time as a small SVG: no script, no network. */
#include "base/day.h"
#include "serve/report_parts.h"

#include <math.h>

enum { WIDTH = 720, HEIGHT = 190, LEFT = 64, RIGHT = 16, TOP = 14, BOTTOM = 30 };

typedef struct {
    double day, low, high;
} point;

/* The first day that a TIMEX3 date value or an ISO date can mean; NAN if none. */
static double day_of(isn_str v)
{
    isn_day d = day_read(v);
    if (day_none(d) && v.n >= 4) {
        int year = 0, month = 1;
        for (int i = 0; i < 4; i++) {
            if (v.p[i] < '0' || v.p[i] > '9') return NAN;
            year = year * 10 + v.p[i] - '0';
        }
        if (v.n >= 7 && v.p[4] == '-' && v.p[5] >= '0' && v.p[5] <= '1')
            month = (v.p[5] - '0') * 10 + v.p[6] - '0';
        d = (isn_day){(int16_t)year, (int8_t)(month >= 1 && month <= 12 ? month : 1), 1};
    }
    return day_exists(d) ? (double)day_number(d) : (double)NAN;
}

static point point_of(const isn_chapter *c, const isn_side *s)
{
    double day = day_of(s->said);
    if (isnan(day)) day = day_of(c->all.pile.at[s->document].published);
    return (point){day, s->value, isnan(s->max) ? s->value : s->max};
}

static void axis_labels(isn_html *h, double first, double last, double low, double high)
{
    isn_day a = day_of_number((int32_t)first), b = day_of_number((int32_t)last);
    isn_out *o = h->o;
    out_fmt(o, "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    out_fmt(o, "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", LEFT, TOP, LEFT, HEIGHT - BOTTOM);
    out_fmt(o, "<text x=\"%d\" y=\"%d\">%04d-%02d-%02d</text>", LEFT, HEIGHT - 10, a.year, a.month, a.day);
    if (last > first)
        out_fmt(o, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%04d-%02d-%02d</text>", WIDTH - RIGHT, HEIGHT - 10, b.year, b.month, b.day);
    out_fmt(o, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LEFT - 6, TOP + 8), out_number(o, high), out_c(o, "</text>");
    if (high > low)
        out_fmt(o, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LEFT - 6, HEIGHT - BOTTOM), out_number(o, low), out_c(o, "</text>");
}

void report_chart(isn_html *h, const isn_chapter *c, const isn_series *s)
{
    double first = INFINITY, last = -INFINITY, low = INFINITY, high = -INFINITY;
    int n = 0;
    for (ptrdiff_t i = 0; i < s->points.n; i++) {
        point p = point_of(c, &s->points.at[i]);
        if (isnan(p.day) || isnan(p.low)) continue;
        first = fmin(first, p.day), last = fmax(last, p.day);
        low = fmin(low, p.low), high = fmax(high, p.high);
        n++;
    }
    if (n < 2) return;
    double wide = last > first ? last - first : 1, tall = high > low ? high - low : 1;
    out_fmt(h->o, "<figure class=\"chart\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT);
    html_text(h, s->about), html_raw(h, "\">");
    axis_labels(h, first, last, low, high);
    for (ptrdiff_t i = 0; i < s->points.n; i++) {
        const isn_side *side = &s->points.at[i];
        point p = point_of(c, side);
        if (isnan(p.day) || isnan(p.low)) continue;
        double x = LEFT + (p.day - first) / wide * (WIDTH - LEFT - RIGHT);
        double y = HEIGHT - BOTTOM - (p.low - low) / tall * (HEIGHT - TOP - BOTTOM);
        double y2 = HEIGHT - BOTTOM - (p.high - low) / tall * (HEIGHT - TOP - BOTTOM);
        out_fmt(h->o, "<a href=\"#d%d-%u\"><title>", c->first + side->document, side->span.start);
        html_text(h, side->text), html_raw(h, " — "), html_text(h, c->all.pile.at[side->document].outlet);
        html_raw(h, "</title>");
        if (p.high > p.low) out_fmt(h->o, "<line class=\"path\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x, y, x, y2);
        out_fmt(h->o, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/></a>", x, y);
    }
    html_raw(h, "</svg></figure>\n");
}
