/* json.h - the ledgers' rows as JSON: doc/records.md, second half.
 *
 * Uses: story.h, base.  Used by: serve, cli.
 *
 * Each call appends one object without a line break; `pile` names the
 * documents that the sides point to; `n` numbers the row inside its story. */
#ifndef STORY_JSON_H
#define STORY_JSON_H

#include "base/json.h"
#include "story/bearer.h"
#include "story/story.h"

const char *isn_reprint_kind_name(isn_reprint_kind k);
const char *isn_conflict_kind_name(isn_conflict_kind k);
const char *isn_relation_name(isn_relation r);
const char *isn_event_kind_name(isn_event_kind k);
const char *isn_node_kind_name(isn_node_kind k);
const char *isn_alias_why_name(isn_alias_why w);

void who_json(isn_out *o, isn_pile pile, const isn_who *w, isn_str id);
void bearer_json(isn_out *o, const isn_bearer *b, isn_str id); /* of the whole store */
void series_json(isn_out *o, isn_pile pile, const isn_series *s, isn_str id);
void promise_json(isn_out *o, isn_pile pile, const isn_promise *p, isn_str id);
void disagreement_json(isn_out *o, isn_arena *a, isn_pile pile, const isn_disagreement *d, isn_str id);
void event_json(isn_out *o, isn_pile pile, const isn_event *e);
void claim_json(isn_out *o, isn_pile pile, const isn_claim *c, isn_str id);

#endif
