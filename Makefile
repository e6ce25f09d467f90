# Fonds: the front door. `make help` lists what it can do.
# MODE=release (default), san (address and undefined behaviour), tsan (threads); each builds in a folder of its own.

MODE     ?= release
CC       := gcc
BUILD    := build/$(MODE)
PREFIX   ?= /usr/local
JOBS     ?= $(shell nproc)

# libmicrohttpd is loaded by `fonds serve` itself (src/web/httpd.c); only its header is needed here.
PKGS     := sqlite3 libxml-2.0 icu-uc icu-i18n gumbo jansson libzstd libcrypto
HEADERS  := libxxhash libmicrohttpd
WARN     := -Wall -Wextra -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
# The program is linked with a view of all files (a tenth less time, measured on imports); tests are linked file by file.
CFLAGS_release := -O2 -g1 -flto=auto -ffat-lto-objects
CFLAGS_san     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
CFLAGS_tsan    := -O1 -g -fsanitize=thread
DEFINES  := -D_GNU_SOURCE -D_FORTIFY_SOURCE=2 -DFONDS_VERSION='"$(shell cat VERSION)"'
# Sanitizers make gcc guess at lengths that the release build proves; that build alone is strict about them.
ifneq ($(MODE),release)
WARN     += $(if $(findstring clang,$(CC)),,-Wno-format-truncation)
DEFINES  := $(filter-out -D_FORTIFY_SOURCE=2,$(DEFINES))
endif
PKGFLAGS := $(shell pkg-config --cflags $(PKGS) $(HEADERS) 2>/dev/null | sed 's/-I/-isystem /g')
CFLAGS   = -std=c17 $(CFLAGS_$(MODE)) $(WARN) $(DEFINES) -Isrc -I$(BUILD)/gen -MMD -MP -fno-strict-aliasing -fstack-protector-strong \
           $(PKGFLAGS)
LDLIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lstemmer -lmagic -linih -lcmark -lm -lpthread
LDFLAGS  = $(CFLAGS_$(MODE)) -Wl,--as-needed
LDQUICK  = $(filter-out -flto%,$(LDFLAGS)) -fno-lto

SOURCES  := $(filter-out src/main.c,$(shell find src -name '*.c' | LC_ALL=C sort))
OBJECTS  := $(SOURCES:%.c=$(BUILD)/%.o)
TESTS    := $(shell find tests/unit -name 'test_*.c' | LC_ALL=C sort)
TESTBINS := $(TESTS:tests/unit/%.c=$(BUILD)/unit/%)
TESTHELP := $(filter-out $(TESTS),$(shell find tests/unit -name '*.c' | LC_ALL=C sort))
TESTHELPOBJ := $(TESTHELP:%.c=$(BUILD)/%.o)

.PHONY: print-libs tests replays corpus thread-tests thread-test all help deps demo check test tidy bench fuzz browser gold models man install install-files uninstall clean unit cli sanitize format program lib

all: program
program: $(BUILD)/fonds
lib: $(BUILD)/libfonds.a

help:
	@sed -n 's/^## //p' Makefile

## make            the release build: build/release/fonds
## make deps       installs what is missing (Debian packages), or prints the one command to run
deps:
	@tools/deps

## make demo       builds, imports the sample collection, serves it on http://127.0.0.1:8962; PORT=N: on another port
demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) program
	@tools/demo $(BUILD)/fonds $(PORT)

## make check      everything: strict build, tests, tidy, and the tests again under sanitizers
check: deps
	@tools/check

## make test       unit tests and command tests of this MODE
test: unit cli

unit: $(TESTBINS)
	@tools/run_unit $(TESTBINS)

tests: $(TESTBINS)

cli: $(BUILD)/fonds
	@tools/run_cli $(BUILD)/fonds

print-libs:
	@echo $(LDLIBS)

# Every fuzzer's kept inputs again, by gcc and without libFuzzer.
REPLAYS  := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/replay/%,$(wildcard tests/fuzz/fuzz_*.c))
replays: $(REPLAYS)

## make corpus     gives each fuzzer's kept inputs to it again
corpus: replays
	@tools/run_corpus $(REPLAYS)

# Under the thread sanitizer only what has threads: pools of workers, the web folder and the served pages.
THREADED := $(filter $(BUILD)/unit/web/% $(BUILD)/unit/base/test_process $(BUILD)/unit/archive/test_line_up,$(TESTBINS))
thread-tests: $(BUILD)/fonds $(THREADED)

thread-test: thread-tests
	@tools/run_unit $(THREADED)
	@tools/run_cli $(BUILD)/fonds $(wildcard tests/cli/*-serve*.sh)

## make tidy       layers, sizes, prefixes, a test for every file, forbidden calls, layout
tidy:
	@tools/tidy

format:
	@find src tests -name '*.[ch]' -not -path '*/gen/*' | xargs clang-format -i

## make bench      measures the numbers of README.md and bench/results, side by side with yardsticks
bench: program
	@bench/run $(BUILD)/fonds

## make fuzz       libFuzzer on every parser of outside bytes; SECONDS_EACH=60
fuzz:
	@tools/fuzz

## make browser    the reading room in Chromium: reading, keyboard, print, contrast, axe, the Nu checker
browser: program
	@tools/browser $(BUILD)/fonds

## make gold       scores what is read from texts; GOLD=folder ONLY=field ERRORS=field (tests/gold/README.md)
gold: $(BUILD)/gold/gold_read $(BUILD)/gold/gold_faults
	@tests/gold/gold.py $(BUILD)/gold/gold_read $(BUILD)/gold/gold_faults

# Linked as the program is: what they measure of its speed is the program's.
$(BUILD)/gold/gold_%: $(BUILD)/tests/gold/gold_%.o $(BUILD)/libfonds.a
	@mkdir -p $(@D)
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

## make models     trains the models anew from the gold, fetches coordinates (npm); their tables are kept with the sources
models: $(BUILD)/gold/gold_read $(BUILD)/gold/gold_train
	@tools/train_kind $^ >$(BUILD)/gold/kind_table.inc && mv $(BUILD)/gold/kind_table.inc src/annotate/kind_table.inc
	@tools/gazetteer >$(BUILD)/gold/gazetteer_table.inc && mv $(BUILD)/gold/gazetteer_table.inc src/doc/gazetteer_table.inc

## make man        puts synopsis and options of the program into the pages of man/
man: program
	@tools/man $(FONDS)

## make install    program, man pages and completions; PREFIX=/usr/local
FONDS    := $(BUILD)/fonds
DATA      = $(DESTDIR)$(PREFIX)/share
install: program
	@$(MAKE) --no-print-directory install-files

install-files:
	install -d $(DESTDIR)$(PREFIX)/bin $(foreach n,1 5 7,$(DATA)/man/man$(n))
	install -m 755 $(FONDS) $(DESTDIR)$(PREFIX)/bin/fonds
	$(foreach n,1 5 7,install -m 644 man/*.$(n) $(DATA)/man/man$(n) &&) true
	install -d $(DATA)/bash-completion/completions $(DATA)/zsh/site-functions $(DATA)/fish/vendor_completions.d
	$(FONDS) completion bash > $(DATA)/bash-completion/completions/fonds
	$(FONDS) completion zsh > $(DATA)/zsh/site-functions/_fonds
	$(FONDS) completion fish > $(DATA)/fish/vendor_completions.d/fonds.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/fonds $(foreach n,1 5 7,$(patsubst man/%,$(DATA)/man/man$(n)/%,$(wildcard man/*.$(n))))
	rm -f $(DATA)/bash-completion/completions/fonds $(DATA)/zsh/site-functions/_fonds $(DATA)/fish/vendor_completions.d/fonds.fish

clean:
	rm -rf build

$(BUILD)/fonds: $(BUILD)/src/main.o $(BUILD)/libfonds.a
	@echo "  link  $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libfonds.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	@$(CC) $(CFLAGS) -c -o $@ $<

# The words of grammars, laid out as a table.
CUES := $(wildcard src/annotate/lexicon/*.tsv)
$(BUILD)/gen/cue_table.inc: tools/cue_table $(CUES)
	@mkdir -p $(@D)
	@tools/cue_table $(CUES) >$@.new && mv $@.new $@
$(BUILD)/src/annotate/cue.o: $(BUILD)/gen/cue_table.inc

# Files that assets.c takes in whole (.incbin).
$(BUILD)/src/web/assets.o: $(wildcard src/web/assets/*) docs/query-language.md $(BUILD)/gen/reading_room.css
$(BUILD)/src/web/assets.o: DEFINES += -DASSETS_STYLE='"$(BUILD)/gen/reading_room.css"'
# Readers' browsers need no comments and no indentation; each page's weight counts.
$(BUILD)/gen/reading_room.css: src/web/assets/reading_room.css
	@mkdir -p $(@D)
	@sed -E ':a; /\/\*/ {/\*\// !{N; ba}; s|/\*([^*]\|\*+[^*/])*\*+/||g}; s/^[[:space:]]+//; /^$$/d' $< >$@

# A library too, so that a test is linked with the helpers that it calls and with nothing else.
$(BUILD)/libhelpers.a: $(TESTHELPOBJ)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libhelpers.a $(BUILD)/libfonds.a
	@mkdir -p $(@D)
	@$(CC) $(LDQUICK) -o $@ $^ $(LDLIBS) -lcmocka

$(BUILD)/tests/unit/%.o $(BUILD)/tests/fuzz/%.o: CFLAGS += -Itests/unit -I.

$(BUILD)/replay/%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/libfonds.a
	@mkdir -p $(@D)
	@$(CC) $(LDQUICK) -o $@ $^ $(LDLIBS)

.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
