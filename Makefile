# make run    the packages that are missing, a build, and the record of the example page
# make test   the same set-up, then every test
# make build  only builds; bin/kaztext then works from here
KAZTEXT_DATA ?= ../shared/data

.PHONY: accuracy build language configure run test test-c check-programs data docs bench format clean

build: configure
	@cmake --build build

# Each time anew: a Lua whose headers were installed since the last build is then found.
configure:
	@mkdir -p build
	@if [ ! -f build/CMakeCache.txt ] && command -v ninja >/dev/null; then generator="-G Ninja"; fi; \
	    cmake -S . -B build $$generator >build/configure.log 2>&1 || { cat build/configure.log; exit 1; }

run:
	@mkdir -p build
	@tools/setup.sh run
	@$(MAKE) --no-print-directory build >build/build.log 2>&1 || { cat build/build.log; exit 1; }
	@bin/kaztext extract --date 2024-03-12 --format text examples/page.txt

test:
	@tools/setup.sh test
	@$(MAKE) --no-print-directory check-programs
	@tests/run

# Only the tests of the pure C; `prove -v build/tests/test_x` shows one of them.
test-c: check-programs
	@prove -e '' build/tests/test_*

check-programs: build
	@cmake --build build --target check_programs

# Everything that is generated from data/ and from doc/api.lua.
# Rules of our own are read by the library that is built of the other tables.
RULES_TOOL = tools/tables/written_rules.lua
data:
	@for tool in $(filter-out $(RULES_TOOL),$(sort $(wildcard tools/tables/*.lua))); do lua5.4 $$tool || exit 1; done
	@$(MAKE) --no-print-directory build
	@$(LUA_HERE) $(RULES_TOOL)

docs:
	@lua5.4 tools/docs.lua
	@lua5.4 tools/view_page.lua
	@lua5.4 tools/man.lua
	@lua5.4 tools/helptags.lua

# Trains the model of languages anew: some minutes, and a network for the texts that it learns from.
language: build
	@python3 tools/language_sources.py
	@$(LUA_HERE) tools/language_samples.lua >build/language/samples.tsv
	@cmake --build build --target train_language >build/train.log
	@build/train_language build/language/samples.tsv
	@$(MAKE) --no-print-directory data

# Formats all C, and all Lua where stylua is at hand.
format:
	@find plugin tests bench tools examples -name '*.[ch]' ! -name '*_table.[ch]' -exec clang-format -i {} +
	@PATH="$$PWD/build/npm/node_modules/.bin:$$PATH"; if command -v stylua >/dev/null; then \
	    stylua --syntax lua51 lua plugin/kaztext.lua tests bin/kaztext.lua examples && stylua --syntax lua54 tools doc; \
	fi

# trafilatura is scored beside, on HTML, where it is: python3 -m venv build/venv && build/venv/bin/pip install trafilatura lxml_html_clean
# How much of the test articles (and of the data set in KAZTEXT_DATA, where it is) is found; how well damage is healed, encodings told apart;
# words: the tagger on a treebank's sentences that it has not seen, inflection, stems, forms made and analysed again.
TREEBANK = $(KAZTEXT_DATA)/treebank/ktb-dev.conllu
SENTENCES = $(wildcard data/parse/*.conllu)
LUA_HERE = LUA_PATH="lua/?.lua;lua/?/init.lua;;" LUA_CPATH="build/5.4/?.so;;" KAZTEXT_DATA="$(KAZTEXT_DATA)" lua5.4
accuracy: build
	@$(LUA_HERE) tests/accuracy/articles.lua \
	    tests/articles tests/articles/unseen $(wildcard $(KAZTEXT_DATA)/seed $(KAZTEXT_DATA)/articles)
	@$(LUA_HERE) tests/accuracy/rules.lua tests/articles tests/articles/unseen $(wildcard $(KAZTEXT_DATA)/articles)
	@$(LUA_HERE) tests/accuracy/html.lua $(addprefix tests/html,/ /unseen /harder /late /sites /sites2 /sites3) \
	    $(addprefix --articles ,$(wildcard $(KAZTEXT_DATA)/html))
	@KAZTEXT_DATA="$(KAZTEXT_DATA)" lua5.4 tests/accuracy/lookalikes.lua
	@KAZTEXT_DATA="$(KAZTEXT_DATA)" lua5.4 tests/accuracy/encoding.lua
	@cmake --build build --target train_tagger >build/train.log
	@if [ -f $(TREEBANK) ]; then \
	    echo "without contrasts.conllu, which was written after a look at what went wrong in the treebank:"; \
	    build/train_tagger $(TREEBANK) $(foreach f,$(filter-out %/contrasts.conllu,$(SENTENCES)),--with $(f)); \
	    echo "with it:"; \
	    build/train_tagger $(TREEBANK) $(foreach f,$(SENTENCES),--with $(f)); \
	fi
	@if [ -d $(KAZTEXT_DATA)/morph ]; then $(LUA_HERE) tests/accuracy/inflect.lua; $(LUA_HERE) tests/accuracy/stems.lua; fi
	@$(LUA_HERE) tests/accuracy/roundtrip.lua
	@$(LUA_HERE) tests/accuracy/identifiers.lua
	@if [ -d $(KAZTEXT_DATA)/raw ]; then $(LUA_HERE) tests/accuracy/translit.lua \
	    $(addprefix --names ,$(wildcard $(KAZTEXT_DATA)/scripts/names-arab-cyrl.json)) \
	    $(wildcard $(KAZTEXT_DATA)/raw/*.txt) $(wildcard $(KAZTEXT_DATA)/ner/kaznerd-valid.iob2); fi
	@if [ -d $(KAZTEXT_DATA)/raw ]; then mkdir -p build/dedup; \
	    $(LUA_HERE) tests/accuracy/dedup.lua --write build/dedup $(wildcard $(KAZTEXT_DATA)/raw/*.txt); \
	else echo "dedup: the running text of $(KAZTEXT_DATA)/raw is not here"; fi
	@if [ -d $(KAZTEXT_DATA)/web ]; then echo "government sites and headlines, full of foreign names:"; \
	    $(LUA_HERE) tests/accuracy/translit.lua $(wildcard $(KAZTEXT_DATA)/web/sites/*kaz*) \
	    $(wildcard $(KAZTEXT_DATA)/titles/*.tsv); fi
	@if [ -d $(KAZTEXT_DATA)/langid ]; then $(LUA_HERE) tests/accuracy/language.lua $(KAZTEXT_DATA); fi
	@if [ -d $(KAZTEXT_DATA)/web ]; then $(LUA_HERE) tests/accuracy/mixing.lua \
	    $(KAZTEXT_DATA)/web/sites/dingov-kaz.tmx $(KAZTEXT_DATA)/web/sites/dingov-rus.tmx; fi
	@if [ -d $(KAZTEXT_DATA)/ner ]; then \
	    $(LUA_HERE) tests/accuracy/coverage.lua $(KAZTEXT_DATA)/ner/kaznerd-valid.iob2; \
	    $(LUA_HERE) tests/accuracy/spans.lua $(KAZTEXT_DATA)/ner/kaznerd-valid.iob2; \
	    $(LUA_HERE) tests/accuracy/tags.lua $(KAZTEXT_DATA)/ner/kaznerd-valid.iob2; \
	fi
	@if [ -x build/tests/test_number_icu ]; then KAZTEXT_ALL=1 build/tests/test_number_icu; fi
	@if [ -x build/tests/test_spell_icu ]; then KAZTEXT_ALL=1 build/tests/test_spell_icu; fi
	@if [ -d $(KAZTEXT_DATA)/web ]; then \
	    $(LUA_HERE) tests/accuracy/coverage.lua $(wildcard $(KAZTEXT_DATA)/web/sites/*kaz*); \
	    $(LUA_HERE) tests/accuracy/restore.lua $(wildcard $(KAZTEXT_DATA)/web/sites/*kaz*); \
	    $(LUA_HERE) tests/accuracy/promises.lua $(wildcard $(KAZTEXT_DATA)/web/sites/* $(KAZTEXT_DATA)/web/*.jsonl); \
	fi

# MB/s of each stage over 16 MB of pages, clean and noisy; words a second of running text, with a peer's;
# a thousand rules, and those that would explode; bytes of other encodings, with iconv; recipes in several processes; HTML
# (trafilatura's speed is with `make accuracy`).
RUNNING_TEXT = $(or $(wildcard $(KAZTEXT_DATA)/raw/*.txt),$(wildcard examples/*.txt))
bench: build
	@cmake --build build $(foreach name,stages words translit corpus language,--target bench_$(name))
	@build/bench_stages examples/*.txt
	@build/bench_words $(RUNNING_TEXT)
	@$(LUA_HERE) bench/rules.lua $(RUNNING_TEXT)
	@bench/peer.sh $(RUNNING_TEXT)
	@build/bench_translit $(RUNNING_TEXT)
	@bench/translit_peer.sh $(RUNNING_TEXT)
	@build/bench_corpus $(RUNNING_TEXT)
	@lua5.4 bench/encoding.lua $(RUNNING_TEXT)
	@build/bench_language $(RUNNING_TEXT) $(wildcard $(KAZTEXT_DATA)/langid/*.txt)
	@python3 bench/language_peer.py $(RUNNING_TEXT)
	@$(LUA_HERE) bench/run.lua $(RUNNING_TEXT)
	@$(LUA_HERE) bench/html.lua tests/html/*.html $(foreach set,unseen harder late,tests/html/$(set)/*.html)
	@$(LUA_HERE) bench/html.lua tests/html/sites*/*.html
	@$(if $(wildcard $(KAZTEXT_DATA)/html/*.html),$(LUA_HERE) bench/html.lua $(wildcard $(KAZTEXT_DATA)/html/*.html))

clean:
	rm -rf build
