/* nameplace.h - places that no list knows, found out from how an article speaks of them.
 *
 * Uses: name rules.  Used by: name. */
#ifndef MENTION_NAMEPLACE_H
#define MENTION_NAMEPLACE_H

#include "mention/nameagain.h"

/* Fills `w->places`, one place in the text for each name learned, and takes names
 * out of `w->found`, or gives them another type, that are these:
 *
 *     «وزارة الخارجية التلوانية» … «قالت تلوان»   the state of a ministry's nisba
 *     «في خور السدر» … «خور السدر»                a noun that towns are called by, and
 *                                                what it is of, met again
 *     «عين الجوز 14 مارس (وكالة) -»               what a dateline begins with
 *     «في دار النخيل», taken for a body           what one is in, or goes to
 *
 * Linear in the article. */
void names_learn(isn_arena *a, isn_names_work *w);

#endif
