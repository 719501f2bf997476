/* sentence.h - the passes over tokens that isn_text_read makes.
 *
 * Uses: token.  Used by: text only. */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/token.h"

/* Sets n_pre and n_post of a word.  `below` is where its key has an إ, or 255: an
 * إ begins a stem, so what stands before it (but ال) is a proclitic. */
void clitic_choose(isn_tok *t, int below);

/* Sets TOK_OPENS_QUOTE and TOK_CLOSES_QUOTE on quotation marks that have a
 * partner in their block.  A mark without one gets neither. */
void quotes_mark(isn_toks toks);

/* Marks quotation marks as opening or closing and cuts sentences. */
void sentences_find(isn_arena *a, const isn_page *page, isn_text *out);

#endif
