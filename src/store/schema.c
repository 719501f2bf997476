/* schema.c - the tables: facts first, then what is derived from them. */
#include "store/db.h"

const char *const SCHEMA_FACTS =
    /* One input as it came in. */
    "CREATE TABLE input("
    " id INTEGER PRIMARY KEY, uri TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL,"
    " charset TEXT, media INTEGER NOT NULL, verbatim INTEGER NOT NULL,"
    " title TEXT, outlet TEXT, published TEXT) STRICT;" /* as given beside it; an address and sha256 once (address) */
    /* What the user says against the machine: replayed after every rebuild. */
    "CREATE TABLE correction("
    " id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, value TEXT) STRICT;"
    "CREATE INDEX correction_subject ON correction(subject);";

const char *const SCHEMA_DERIVED =
    "CREATE TABLE story(id INTEGER PRIMARY KEY, n INTEGER NOT NULL, features BLOB NOT NULL) STRICT;" /* n articles */
    "CREATE TABLE article("
    " id INTEGER PRIMARY KEY, input INTEGER NOT NULL, part INTEGER NOT NULL, uri TEXT NOT NULL,"
    " doc_id TEXT NOT NULL, outlet TEXT, credit TEXT, title TEXT, byline TEXT,"
    " published TEXT, published_from TEXT, language TEXT,"
    " state INTEGER NOT NULL,"  /* hash of the digest */
    " blocks BLOB NOT NULL, text TEXT NOT NULL, spans BLOB," /* of the words of its body */
    " digest BLOB NOT NULL) STRICT;" /* the long ones last */
    "CREATE INDEX article_input ON article(input);"
    "CREATE INDEX article_published ON article(published);"
    /* Inputs by the hash of their address, and of their parts' addresses: an index of the addresses themselves would be
     * ten times as large, and every article comes to a page of its own in it. */
    "CREATE TABLE address(hash INTEGER NOT NULL, input INTEGER NOT NULL, PRIMARY KEY(hash, input)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE statement("
    " article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,"
    " act TEXT NOT NULL, content TEXT NOT NULL, speaker TEXT, speaker_key TEXT, chain TEXT, said TEXT,"
    " PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;"
    /* What every new article is compared with: small rows, apart from the texts.
     * The hashes are of 32 bits: one that falls together with another costs a look. */
    /* Which story an article is in: ten bytes, always at hand.  Where stories become one these are written, and not the
     * articles, which have two pages each. */
    "CREATE TABLE place(article INTEGER PRIMARY KEY, story INTEGER NOT NULL) STRICT;"
    "CREATE INDEX place_story ON place(story);"
    "CREATE TABLE body(article INTEGER PRIMARY KEY, outlet TEXT, credit TEXT, published TEXT, words BLOB NOT NULL) STRICT;"
    "CREATE TABLE profile(article INTEGER PRIMARY KEY, noted BLOB NOT NULL, marks BLOB NOT NULL) STRICT;" /* written, seldom read */
    "CREATE TABLE settled(range INTEGER PRIMARY KEY, until INTEGER NOT NULL) STRICT;" /* see recent.h */
    "CREATE TABLE mark(mark INTEGER NOT NULL, article INTEGER NOT NULL,"
    " PRIMARY KEY(mark, article)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE feature(hash INTEGER PRIMARY KEY, latest BLOB NOT NULL) STRICT;" /* see latest.h */
    "CREATE TABLE mark_new(mark INTEGER NOT NULL, article INTEGER NOT NULL,"
    " PRIMARY KEY(mark, article)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE feature_new(hash INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL,"
    " PRIMARY KEY(hash, article)) STRICT, WITHOUT ROWID;" /* n: how many have had it, this one included */
    "CREATE TABLE reprint("
    " a INTEGER NOT NULL, b INTEGER NOT NULL, kind INTEGER NOT NULL, similarity REAL NOT NULL,"
    " earlier INTEGER NOT NULL, credit TEXT, altered INTEGER NOT NULL,"
    " PRIMARY KEY(b, a)) STRICT, WITHOUT ROWID;" /* b is the newer: rows come at the end; altered: words may be */
    /* Ledgers of large stories as they were worked out, each with the state of its story
     * then (keep.c): id is story * 8 + ledger. */
    "CREATE TABLE kept(id INTEGER PRIMARY KEY, state INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;"
    "CREATE VIRTUAL TABLE article_fts USING fts5(title, body, content='', tokenize='isnad');"
    /* The index is written in pieces of this many bytes: larger ones are merged less often. */
    "INSERT INTO article_fts(article_fts, rank) VALUES('hashsize', 16777216);"
    /* Sixteen of a kind are merged instead of four: each word of a million articles is written once again, not three times,
     * for more pieces to ask until a run merges them at its end. */
    "INSERT INTO article_fts(article_fts, rank) VALUES('automerge', 16);"
    "INSERT INTO article_fts(article_fts, rank) VALUES('crisismerge', 64);"; /* a part at a time, not all at once when the sixteenth comes */

const char *const DROP_DERIVED =
    "DROP TABLE IF EXISTS kept; DROP TABLE IF EXISTS address; DROP TABLE IF EXISTS article_fts; DROP TABLE IF EXISTS reprint; DROP TABLE IF EXISTS feature_count;"
    "DROP TABLE IF EXISTS feature; DROP TABLE IF EXISTS mark; DROP TABLE IF EXISTS mark_new; DROP TABLE IF EXISTS feature_new;"
    "DROP TABLE IF EXISTS band; DROP TABLE IF EXISTS profile; DROP TABLE IF EXISTS place; DROP TABLE IF EXISTS body; DROP TABLE IF EXISTS settled;"
    "DROP TABLE IF EXISTS statement;"
    "DROP TABLE IF EXISTS article; DROP TABLE IF EXISTS story;";
