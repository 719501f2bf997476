/* name.h - names of persons, organizations and places, and who is who among them.
 *
 * Uses: text.  Used by: statement, article, story. */
#ifndef MENTION_NAME_H
#define MENTION_NAME_H

#include "text/token.h"

/* Appends every name of the article's sentences to `out`, in text order, none
 * overlapping, and groups them: one entity for all mentions of one bearer
 * inside the article (full name, surname, acronym).  mentions[i].entity is an
 * index into `entities`.
 *
 *   mention.span   the name alone: «الوزير سامر الجابري» gives «سامر الجابري»,
 *                  «وبغداد» gives «بغداد»
 *   mention.title  the words of office or rank that stand beside a person
 *   entity.id      "person:…", "organization:…", "place:…": the same in every
 *                  article for names that share isn_name_key, or a row of the
 *                  lexicons organization and place
 *
 * Cannot fail; if `a` fills, the lists are short and a->full is set. */
void isn_names_find(isn_arena *a, const isn_text *t, isn_mentions *out, isn_entities *entities);

/* A key under which the spellings of one name fall together across articles:
 * folded, without ال, titles and the usual variation of transliteration.
 * Words stay divided by one space, in the order of the name.  Empty only for a
 * name without letters or digits. */
isn_str isn_name_key(isn_arena *a, isn_str name, isn_entity_type type);

/* The title at `span` of `text` as it is written by itself: «الأمير» of «للأمير»,
 * «اللاعب» of «للاعب», without the # and _ of a hashtag. */
isn_str isn_title_written(isn_arena *a, isn_str text, isn_span span);

/* How alike two names are by their keys, 0 to 100:
 *
 *   100      one key
 *   80..99   the same words but for a letter or two of transliteration or a
 *            slip of the pen (رومانوسكي / رومانوسكس): probably one bearer
 *   50..79   one is a shorter form of the other (محمد السوداني / السوداني)
 *   below    other names; 0 where no word is shared
 *
 * Bounded: names of more than 12 words or words of more than 32 letters are
 * compared by their beginnings. */
int isn_name_near(isn_str key_a, isn_str key_b);

/* Is one a slip of the pen for the other: all words the same but one, which has a
 * letter changed for its neighbour on the keyboard or its like but for dots, one
 * left out or added inside, or two exchanged, where that is no way of spelling a
 * foreign sound?  Folded names or their keys; four letters at least.
 *
 *     إدوارد لينهرات / إدوارد لينهارت      yes
 *     سيرجي سكريبال / سيرغي سكريبال        no: two spellings of one sound */
bool isn_name_slip(isn_str a, isn_str b);

/* The consonants of a key's words as one number: names that transliteration spells
 * in different ways share it, and are then told apart by isn_name_near.  0 for
 * none. */
uint64_t isn_name_sound(isn_str key);

#endif
