# The menu.  Meson describes the build (meson.build); this only calls it.
BUILD = build
TESTBUILD = build-test
PREFIX = /usr/local
CORPUS = ../shared

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD)

# What the builds need is installed where it is missing, each time: it takes no time.
$(BUILD)/build.ninja:
	@tools/setup.sh build
	meson setup $(BUILD) --prefix=$(PREFIX)

$(TESTBUILD)/build.ninja:
	meson setup $(TESTBUILD) --buildtype=debugoptimized -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false

# All a commit needs.
check: $(BUILD)/build.ninja
	@ninja -C $(BUILD) >/dev/null || ninja -C $(BUILD)
	@python3 test/run.py $(BUILD) --quick

# Everything, under the address and undefined-behaviour sanitizers.
test: setup-test $(TESTBUILD)/build.ninja
	ninja -C $(TESTBUILD)
	python3 test/run.py $(TESTBUILD)

# The example story: a new database, the beginning of its dossier, a report to open.
DEMO = $(BUILD)/demo.db
demo: setup-build all
	@rm -f $(DEMO) $(DEMO)-*
	@$(BUILD)/isnad add --db $(DEMO) example/pages example/dumps
	@echo; echo "== isnad stories"; $(BUILD)/isnad stories --db $(DEMO) --format text | head -12
	@echo; echo "== isnad disagree"; $(BUILD)/isnad disagree --db $(DEMO) --format text | head -40
	@$(BUILD)/isnad report --db $(DEMO) -o example/report.html
	@echo; echo "The whole dossier is in example/report.html: open it in a browser. Go on with:"; \
	 echo "  $(BUILD)/isnad timeline --db $(DEMO)          what happened when, with all its tellings"; \
	 echo "  $(BUILD)/isnad promises --db $(DEMO)          deadlines and how they slipped"; \
	 echo "  $(BUILD)/isnad search --db $(DEMO) WORDS      full text"; \
	 echo "  $(BUILD)/isnad read PAGE.html                 any article of yours, nothing kept"; \
	 echo "  $(BUILD)/isnad add --db mine.db PAGES/        a dossier of your own"

# Figures side by side with peers; doc/benchmarks.md holds the last ones.
bench: all
	@echo "== the walk, room by room (MB/s of CPU time, one core)"; $(BUILD)/bench/bench_rooms -n 5 example/pages example/dumps
	@for b in bench-text bench-page bench-search bench-reprint bench-story; do \
	  grep -q "^$$b:" Makefile && { echo "== $$b"; $(MAKE) --no-print-directory $$b; }; done; true

# One minute for each fuzz target (clang), from the golden inputs.
FUZZ_SECONDS = 60
fuzz:
	@tools/setup.sh fuzz
	@tools/fuzz.sh $(FUZZ_SECONDS)

install: all
	@meson configure $(BUILD) --prefix=$(PREFIX)
	meson install -C $(BUILD) --no-rebuild

score: all
	@if [ -d $(CORPUS)/gold/dev ]; then \
	  echo "== articles as text"; python3 $(CORPUS)/score/score.py $(CORPUS)/gold/dev --run '$(BUILD)/isnad read --format jsonl {}'; \
	  echo "== the same articles as pages"; python3 $(CORPUS)/score/score.py $(CORPUS)/gold/dev --html --run '$(BUILD)/isnad read --format jsonl {}'; \
	else echo "skipped: no $(CORPUS)/gold/dev"; fi
	@if [ -d $(CORPUS)/gold/story ]; then \
	  echo "== the story set"; python3 $(CORPUS)/score/score_story.py $(CORPUS)/gold/story/gold.json $(CORPUS)/gold/story/docs.jsonl --isnad $(BUILD)/isnad; \
	else echo "skipped: no $(CORPUS)/gold/story"; fi

# The articles of test/gold, whose texts stand in the shared data; EXTRA=--errors lists what was missed.
score-gold: all
	@if [ -d $(CORPUS)/data/news ]; then \
	  rm -rf $(BUILD)/gold; python3 tools/gold.py $(CORPUS)/data $(BUILD)/gold && \
	  python3 $(CORPUS)/score/score.py $(BUILD)/gold $(EXTRA) --run '$(BUILD)/isnad read --format jsonl {}'; \
	else echo "skipped: no $(CORPUS)/data/news"; fi

# The shared story set, then the two of test/gold-story: what was read (EXTRA=--errors lists what is missed
# there), and what nobody who writes rules has read, of which only figures are printed.
SCORE_STORY = python3 $(CORPUS)/score/score_story.py --isnad $(BUILD)/isnad
score-story: all
	@if [ -d $(CORPUS)/gold/story ] && [ -d $(CORPUS)/data/news ]; then \
	  echo "== the shared set"; $(SCORE_STORY) $(CORPUS)/gold/story/gold.json $(CORPUS)/gold/story/docs.jsonl; \
	  out=$(BUILD)/gold-story; rm -rf $$out; python3 tools/gold_story.py $(CORPUS)/data $$out || exit 1; \
	  for s in read unread; do echo "== $$s"; x=; [ $$s = unread ] || x="$(EXTRA)"; \
	    $(SCORE_STORY) $$out/$$s/gold.json $$out/$$s/docs.jsonl $$x; done; \
	else echo "skipped: no $(CORPUS)/gold/story or $(CORPUS)/data/news"; fi

# Text to tokens with folding and clitics; beside it the stemmer of libstemmer where installed.
bench-text: all
	@python3 bench/text.py $(BUILD) $(CORPUS)/data/news

# Milliseconds a query on 50,000 articles, by kind of query.
bench-search: all
	@python3 bench/search.py $(BUILD) $(CORPUS)/data/news

score-text: all
	@python3 tools/score_text.py $(BUILD) $(CORPUS)/data/text

# Queries judged by hand, against the peers that are installed: see test/judged/README.md.
score-search: all
	@python3 tools/score_search.py $(BUILD) $(CORPUS)/data/news

# Headline pairs of the ANS set, beside the published figure: see tools/score_ans.py.
score-ans: all
	@python3 tools/score_ans.py $(BUILD) $(CORPUS)/data

# Reprints against the pairs of 14 outlets: see tools/score_reprints.py.
score-reprints: all
	@python3 tools/score_reprints.py $(BUILD) $(CORPUS)/data/news

# The stage of reprints alone.
bench-reprint: all
	@if [ -d $(CORPUS)/data/news ]; then $(BUILD)/bench/bench_reprint -n 5 $(CORPUS)/data/news/arabic-newspapers.jsonl.zst; \
	else echo "skipped: no $(CORPUS)/data/news"; fi

# N synthetic articles into one store, N=1000000 for the whole; CUT=55 for short ones: see tools/bench_story.py.
N = 10000
bench-story: all
	@python3 tools/bench_story.py $(if $(CUT),--cut $(CUT)) $(BUILD) $(CORPUS)/data/news $(N)

score-names: all
	@tools/score_names.sh $(BUILD) $(CORPUS)/data

setup-build setup-test:
	@tools/setup.sh $(@:setup-%=%)

clean:
	rm -rf $(BUILD) $(TESTBUILD)

# Pages of two public sets that the user names, beside the peers that BENCH_PYTHON
# can import: see tools/bench_page.py.
BENCH_PYTHON = python3
bench-page: all
	@$(BENCH_PYTHON) tools/bench_page.py --peers $(BUILD)

.PHONY: all bench bench-page bench-search bench-text check clean demo fuzz install score score-gold score-names score-story score-text score-ans score-reprints bench-reprint bench-story setup-build setup-test test score-search
