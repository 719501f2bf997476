/* text_sentence.c - where sentences end: src/text/sentence.c and quote.c.
 *
 * Each case is one block; | stands where a sentence must end inside it. */
#include "unit.h"
#include "text/token.h"

static void read_block(isn_arena *a, const char *c, isn_block_kind kind, isn_text *out)
{
    isn_page *page = isn_new(a, isn_page, 1);
    page->text = str_c(c);
    isn_block *b = isn_push(a, &page->blocks);
    b->span = (isn_span){0, (uint32_t)page->text.n};
    b->kind = kind;
    isn_text_read(a, page, out);
}

/* The block without its | and the sentences joined by |. */
static void check(const char *want, isn_block_kind kind)
{
    isn_arena a;
    arena_init(&a, 1 << 20);
    char text[1024], got[1024];
    size_t n = 0;
    for (const char *c = want; *c; c++)
        if (*c != '|') text[n++] = *c;
    text[n] = 0;
    isn_text t;
    read_block(&a, text, kind, &t);
    n = 0;
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < t.sents.n; i++) {
        isn_span s = t.sents.at[i].span;
        if (i) got[n++] = '|';
        isn_str piece = str_span(t.text, (isn_span){at, s.end});
        memcpy(got + n, piece.p, (size_t)piece.n);
        n += (size_t)piece.n;
        at = s.end;
    }
    got[n] = 0;
    assert_string_equal(got, want);
    arena_free(&a);
}

static void paragraphs(void **state)
{
    (void)state;
    static const char *const want[] = {
        "عاد الوفد.| وقال الناطق إنه راض.",
        "بلغ السعر 3.5 دولار و1.200,5 دينار.| ثم هبط.",
        "قال د. سامر النجار إن أ. هاني غاب.| وغادر م. وائل.",
        "ذكرت وكالة أ. ف. ب. أن السد فاض.",
        "نقلا عن وكالة أ. ف. ب.| وأضافت أن السد فاض.",
        "نقلا عن د ب أ.| وأضافت أن السد فاض.",
        "بناه ملك عام 700 ق.م تقريبا.| ثم هدم.",
        "ولد سنة 1440هـ.| ومات شابا.",
        "قال: «انتهى الأمر. نعم».| وأضاف آخر.",
        "قال: «انتهى الأمر. نعم.»| وأضاف آخر.",
        "قال: \"انتهى الأمر. نعم\".| وأضاف آخر.",
        "قال: \"انتهى الأمر. نعم.\"| وأضاف آخر.",
        "قال: “انتهى الأمر. نعم”.| وأضاف آخر.",
        "قال: ”انتهى الأمر. نعم“.| وأضاف آخر.",
        "قال: »انتهى الأمر. نعم«.| وأضاف آخر.",
        "قال: ''انتهى الأمر. نعم''.| وأضاف آخر.",
        "قال: <<انتهى الأمر. نعم>>.| وأضاف آخر.",
        "قال: ((انتهى الأمر. نعم)).| وأضاف آخر.",
        "قال: ‹انتهى الأمر. نعم›.| وأضاف آخر.",
        "قال: “انتهى الأمر. نعم\".| وأضاف آخر.",
        "سأل «ماذا بعد؟» ثم خرج.| وعاد.",
        "سأل: «ماذا بعد؟»| وأضاف أنه خرج.",
        /* an unclosed mark swallows nothing */
        "قال: «انتهى الأمر.| وأضاف آخر أنه راض.| ثم خرج.",
        "قال: \"انتهى الأمر.| وأضاف آخر أنه راض.| ثم خرج.",
        "قال: «انتهى الأمر.| وأضاف: «لا شيء. أبدا».| ثم خرج.",
        "شاشة قياسها 5\" جديدة.| قال \"نعم. حسنا\" وخرج.",
        "في برنامج بـ\"ذا مرسى. ليلا\" قال.| ثم خرج.",
        "انتهى الاجتماع أمس في مرسى..| وعاد الوفد إلى بلاده.",
        "انتهى الاجتماع أمس في مرسى …| عاد الوفد إلى بلاده.",
        "ماذا بعد؟| لا شيء!| نعم؟!| حسنا.",
        "انتهى الأمر.|وأضاف آخر.",
        "زار موقع example.com ثم U.S. Steel أمس.| وعاد.",
        "شبكة سي. إن. إن. الأميركية قالت ذلك.| ثم نفته.",
        "القمح والشعير إلخ.، ثم الذرة.| وانتهى.",
        "1. أول الأمر.| 2. ثاني الأمر.",
        "ذهب (وقيل عاد. لا أحد يعلم) ثم نام.| واستيقظ.",
        "عنوان بلا نقطة|\n\nنص أول\nيستمر في سطر ثان.| نص ثان.",
        "قال «إن «الأمر. صعب» جدا. نعم» وخرج.| ثم عاد.",
        "لا تنتهي",
        "",
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) check(want[i], ISN_BLOCK_PARAGRAPH);
    check("انتهى الاجتماع أمس في مرسى.. عودة الوفد", ISN_BLOCK_TITLE);
}

/* Which marks open and close: < and > are written for them. */
static void quotes(void **state)
{
    (void)state;
    static const struct { const char *in, *want; } t[] = {
        {"قال «نعم» و\"لا\"", "<><>"},
        {"قال « نعم » و\" لا \"", "<><>"},
        {"قال »نعم« وخرج", "<>"},
        {"قال ”نعم“ وخرج", "<>"},
        {"قال ''نعم'' وخرج", "<<>>"},
        {"و\"لا\"، \"نعم\".", "<><>"},
        {"قال \"نعم. وخرج", ""},
        {"قال نعم» وخرج", ""},
        {"قال 'نعم' وخرج", "<>"},
        {"قال O'Neil ثم O'Hara", ""},
        {"قال \"نعم.\" \"لا\"", "<><>"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_text x;
        read_block(&a, t[i].in, ISN_BLOCK_PARAGRAPH, &x);
        char got[64] = "";
        for (ptrdiff_t k = 0; k < x.toks.n; k++) {
            if (x.toks.at[k].flags & TOK_OPENS_QUOTE) strcat(got, "<");
            if (x.toks.at[k].flags & TOK_CLOSES_QUOTE) strcat(got, ">");
        }
        if (strcmp(got, t[i].want) != 0) fail_msg("%s: got %s", t[i].in, got);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs),
        cmocka_unit_test(quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
