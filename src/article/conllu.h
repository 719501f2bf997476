/* conllu.h - an article's tokens as CoNLL-U, so that others can compare.
 *
 * Uses: text.  Used by: cli (isnad read --format conllu).
 *
 *     # newdoc id = 0123456789abcdef
 *     # sent_id = 0123456789abcdef-1
 *     # text = وقال الوزير نعم.
 *     1-2  وقال  _  _  _  _  _  _  _  Bytes=0:8
 *     1    و     …            (tabs between the columns)
 *     2    قال
 *
 * A word with clitics is a multi-word token; ال stays with its noun, and للحكومة
 * is ل + لحكومة, as in UD Arabic PUD.  Columns that we do not fill hold _;
 * UPOS is NUM, PUNCT or _.  MISC has the bytes in document.text and SpaceAfter=No. */
#ifndef ARTICLE_CONLLU_H
#define ARTICLE_CONLLU_H

#include "base/arena.h"
#include "base/out.h"

/* Writes the sentences of title, subtitle and body.  `a` is scratch: the tokens
 * are read again into it; if it fills, the output ends early and a->full is set. */
void article_conllu(isn_out *o, isn_arena *a, const isn_article *article);

#endif
