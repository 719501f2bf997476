#!/usr/bin/env python3
"""Files of every kind: packed, WARC and WET (whole, damaged), RSS and Atom."""
import gzip
import json
import os
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
SAYS = "قال الوزير سامر الجابري إن الاتفاق جاهز للتوقيع، وأضاف أن المحادثات انتهت أمس في العاصمة بعد جولتين."


def ok(good, name, shown=""):
    print(("ok - " if good else "not ok - ") + name)
    if not good:
        print("# " + str(shown)[:1500].replace("\n", "\n# "))


def read(name, data):
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, name)
        with open(path, "wb") as f:
            f.write(data)
        r = subprocess.run([ISNAD, "read", "--format", "jsonl", path], capture_output=True, text=True, errors="replace", timeout=120)
    return [json.loads(x)["document"] for x in r.stdout.splitlines()], r.stderr, r.returncode


def page(n):
    return f"<html><head><title>خبر {n}</title></head><body><article><h1>خبر {n}</h1><p>{SAYS} رقم {n}.</p></article></body></html>".encode()


def record(kind, uri, body):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def http(body, status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body


def chunked(body):
    return b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 50]), body[i:i + 50]) for i in range(0, len(body), 50)) + b"0\r\n\r\n"


docs, err, code = read("a.html.gz", gzip.compress(page(1)))
ok(code == 0 and len(docs) == 1 and "الجابري" in docs[0]["text"], "a packed page is read", err)
docs, err, code = read("a.html.gz", gzip.compress(page(1) * 50)[:-20])
ok(code == 2 and not docs and "cut short" in err, "a packed page cut short is an error", err)
docs, err, code = read("a.txt.gz", b"\x1f\x8b\x08\x00" + b"junk" * 40)
ok(code == 2 and "damaged" in err, "damaged gzip is an error", err)

warc = b"".join([
    record("warcinfo", "", b"software: x\r\n"),
    record("response", "https://a.example/1", http(page(1))),
    record("response", "https://a.example/gone", http(page(9), "404 Not Found")),
    record("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
    record("response", "https://a.example/2", http(chunked(page(2)), more="Transfer-Encoding: chunked\r\n")),
    record("response", "https://a.example/3", http(gzip.compress(page(3)), more="Content-Encoding: gzip\r\n")),
])
want = ["https://a.example/1", "https://a.example/2", "https://a.example/3"]
docs, err, code = read("crawl.warc", warc)
ok(code == 0 and [d["uri"] for d in docs] == want, "pages of a WARC, whole, chunked and packed", (err, [d["uri"] for d in docs]))
ok(all("الجابري" in d["text"] and d["title"] == f"خبر {i + 1}" for i, d in enumerate(docs)), "their text is whole", docs)
members = b"".join(gzip.compress(record("response", f"https://a.example/{i}", http(page(i)))) for i in range(1, 4))
docs, err, code = read("crawl.warc.gz", members)
ok(code == 0 and [d["uri"] for d in docs] == want, "a WARC of gzip members", err)
docs, err, code = read("crawl.warc", warc[:-300])
ok(code == 3 and [d["uri"] for d in docs] == want[:2] and "cut short" in err, "a WARC cut short gives what is whole", err)
docs, err, code = read("crawl.warc", warc + b"junk that is no record\r\n\r\n")
ok(code == 3 and len(docs) == 3 and "WARC record" in err, "junk after the records is told", err)
docs, err, code = read("crawl.wet", record("conversion", "https://a.example/1", SAYS.encode()))
ok(code == 0 and docs and docs[0]["text"].strip() == SAYS, "a WET record is a text", err)

rss = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>قناة الساحل</title>
<item><title>خبر أول</title><link>https://s.example/1</link><pubDate>Mon, 06 Sep 2021 10:00:00 +0300</pubDate>
<description>موجز</description><content:encoded><![CDATA[<p>{SAYS}</p>]]></content:encoded></item>
<item><title>خبر ثان</title><link>https://s.example/2</link><description>&lt;p&gt;{SAYS}&lt;/p&gt;</description></item></channel></rss>""".encode()
docs, err, code = read("feed.xml", rss)
ok(code == 0 and [d["uri"] for d in docs] == ["https://s.example/1", "https://s.example/2"], "the items of an RSS feed", (err, docs))
ok(bool(docs) and docs[0]["published"] == "2021-09-06T10:00:00+03:00" and docs[0]["outlet"] == "قناة الساحل" and docs[0]["title"] == "خبر أول"
   and "الجابري" in docs[0]["text"], "with title, outlet, date and full text", docs[:1])
atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>مرصد</title><entry><title>خبر</title><link href="https://m.example/1"/>
<published>2022-01-02T03:04:05Z</published><content type="html">&lt;p&gt;{SAYS}&lt;/p&gt;</content></entry></feed>""".encode()
docs, err, code = read("feed.atom", atom)
ok(code == 0 and docs and docs[0]["uri"] == "https://m.example/1" and docs[0]["published"].startswith("2022-01-02"), "an Atom entry", (err, docs))
docs, err, code = read("feed.xml", rss[:-60])
ok(code == 3 and len(docs) >= 1 and "XML breaks" in err, "a broken feed gives what came before", err)


def lines(*objects):
    return "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects).encode()


def days(data, name="dump.jsonl"):
    return [(d["published"] or "")[:10] for d in read(name, data)[0]]


crawled = lines({"url": "https://d.example/1", "headline": "خبر", "publisher": "الضحى", "datePublished": "2031-05-06T10:00:00+03:00", "articleBody": SAYS})
docs, err, code = read("dump.jsonl", crawled)
ok(code == 0 and docs and (docs[0]["uri"], docs[0]["title"], docs[0]["outlet"], docs[0]["published"][:10], docs[0]["text"])
   == ("https://d.example/1", "خبر", "الضحى", "2031-05-06", SAYS), "the field names of others (lexicon/jsonl_field.tsv)", (err, docs))
docs, err, code = read("dump.jsonl", lines({"date": "2030-01-01", "published": "2031-05-06", "content": "لا هذا", "text": SAYS, "source": {"id": 1}}))
ok(code == 0 and docs and docs[0]["published"] == "2031-05-06" and docs[0]["text"] == SAYS, "its own names go before theirs", (err, docs))
ok(days(lines(*({"text": SAYS, "published": p} for p in (1935828000, "1935828000", 1935828000000, "20310506", "20310506100000", "2031/05/06 10:00"))))
   == ["2031-05-06"] * 6, "days as numbers")
ok(days(lines({"text": SAYS, "published": "99999999"}, {"text": SAYS, "published": 7})) == ["", ""], "numbers that are no days")
docs, err, code = read("dump", lines({"text": SAYS, "uri": "a"}, {"text": SAYS + " غدا", "uri": "b"}))
ok(code == 0 and [d["uri"] for d in docs] == ["a", "b"], "JSON Lines are known by how they begin", (err, docs))
r = subprocess.run([ISNAD, "read", "--format", "jsonl", "-"], input=lines({"text": SAYS, "uri": "a"}), capture_output=True)
ok(r.returncode == 0 and json.loads(r.stdout)["document"]["uri"] == "a", "on standard input too", r.stderr)
docs, err, code = read("plain.txt", ('{"' + SAYS).encode())
ok(code == 0 and docs and docs[0]["text"].startswith('{"'), "a text that begins like them is a text by its name", (err, docs))
whole = lines(*({"text": SAYS, "uri": f"u{i}", "pad": os.urandom(9000).hex()} for i in range(60)))
docs, err, code = read("dump.jsonl.gz", gzip.compress(whole)[:-9000])
ok(code == 3 and 20 < len(docs) < 60 and err.count("\n") == 1 and "cut short" in err, "of packed lines cut short those that are whole", (len(docs), err))
docs, err, code = read("dump.jsonl", b"\n \n" + whole.rstrip(b"\n") + b"\n\n")
ok(code == 0 and len(docs) == 60, "blank lines, long lines and a last line without an end", (len(docs), err))
