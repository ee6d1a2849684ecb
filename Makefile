# awaiter: an event-loop visualizer and simulator.
#
#   make             build/awaiter
#   make deps        install what is needed to build, run and test (apt, dnf, pacman, brew)
#   make run         open the lesson in a window (without a display: play it in the terminal)
#   make test        everything that must pass: all tests, also under sanitizers, gcc and clang
#   make check       the tests once, with this compiler (SAN=1: under ASan and UBSan)
#   make bench       how fast it is, beside python3 and against its goals
#   make conformance random programs compared with CPython 3.11.7, for longer than `test` does
#   make missing     names of CPython's library that awaiter lacks, what is out of scope apart
#   make golden      draw tests/pictures and write tests/traces anew (then look at what has changed)
#   make oracle      ask CPython 3.11.7 anew what every test program prints, and when
#   make screenshots draw screenshots/ anew
#   make hostile     programs that want to break it, also under sanitizers; some need minutes
#   make fuzz        search for crashes (SECONDS=60 for each target; needs clang)
#   make install     into PREFIX (/usr/local), below DESTDIR; make uninstall
#   make format      clang-format over the sources;  make layers: who may include whom
#
# Variants never mix: SAN=1 and CC=clang build into folders of their own. Python modules beside the
# sources (src/*/*.py), the scenarios and the fonts become part of the program: base/embedded.h.

CC := gcc
SAN :=
VARIANT := $(notdir $(CC))$(if $(SAN),-san)
OUT := build/$(VARIANT)
PREFIX := /usr/local
SECONDS := 60
PROGRAMS := 1000
EXPRESSIONS := 5000
CALLS := 5000
LIBRARY := 1500
JOBS := $(shell nproc 2>/dev/null || echo 2)
PASS = CC="$(CC)" SAN="$(SAN)" OUT="$(OUT)"

CFLAGS := -std=c11 -D_GNU_SOURCE -O2 -g -ffp-contract=off -Isrc -MMD -MP
CFLAGS += -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CFLAGS += -Werror=implicit-function-declaration -Werror=incompatible-pointer-types
CFLAGS += $(if $(CI),-Werror)
ifneq ($(SAN),)
# Optimized, the interpreter alone takes clang a minute; what is saved there is more than what the
# tests then need. A fuzzer runs for longer.
CFLAGS += $(if $(FUZZ),-O1 -fsanitize=fuzzer-no-link,-O0) -g1
CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# At a fixed place it starts a fifth sooner.
LDFLAGS += $(if $(FUZZ),,-no-pie)
endif
# Of SDL only the headers: it is opened when something is drawn (base/library.h). pkg-config is asked
# once, when its answer is first needed: `make deps` may have to come before.
HEADERS = $(eval HEADERS := $$(shell pkg-config --cflags sdl2 SDL2_ttf libpng gmp))$(HEADERS)
LDLIBS = $(eval LDLIBS := $$(shell pkg-config --libs libpng gmp) -lm -ldl)$(LDLIBS)

SOURCES := $(sort $(wildcard src/*/*.c src/*/*/*.c))
EMBEDDED := $(sort $(wildcard src/*/*.py src/*/*/*.py src/*/*/*/*.py scenarios/*.py))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o) $(OUT)/embedded.o
TESTS := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/test_*.c)))
BENCHES := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/bench/*.c)))
FUZZERS := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/fuzz/*.c)))

all: build/awaiter

build/awaiter: $(OUT)/awaiter
	@cp $< $@

$(OUT)/awaiter: $(OUT)/src/main.o $(OUT)/libawaiter.a
	@echo "  link $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/libawaiter.a: $(OBJECTS)
	@rm -f $@ && ar crs $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) $(CFLAGS) $(HEADERS) -Itests -c -o $@ $<

# Optimized and watched by a fuzzer, its one large function takes clang many minutes.
$(OUT)/src/vm/run/interpreter_loop.o: CFLAGS += $(if $(FUZZ),-O0)

$(OUT)/embedded.o: assets/embed.sh $(EMBEDDED)
	@mkdir -p $(@D)
	@echo "  embed $(words $(EMBEDDED)) files and the fonts"
	@sh assets/embed.sh $(OUT)/embedded.S $(EMBEDDED) && $(CC) -c -o $@ $(OUT)/embedded.S

$(OUT)/tests/%: $(OUT)/tests/%.o $(OUT)/tests/support.o $(OUT)/libawaiter.a
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

$(OUT)/tests/fuzz/%: $(OUT)/tests/fuzz/%.o $(OUT)/libawaiter.a
	@echo "  link $@"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

check: $(TESTS) $(OUT)/awaiter layers
	@sh tests/run.sh $(JOBS) $(OUT)/awaiter $(TESTS)

layers:
	@sh tests/layers.sh

# These begin with `make deps` when both were asked for in one command; only then can the rest know
# what is installed, so it is a make of its own.
FIRST := $(filter deps,$(MAKECMDGOALS))

run: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory build/awaiter
	@build/awaiter scenarios/05-annotated.py

test: | $(FIRST)
	@sh tests/all.sh $(MAKE) $(JOBS)

bench: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory $(PASS) $(OUT)/awaiter $(BENCHES)
	@python3 tests/bench/bench.py --awaiter $(OUT)/awaiter
	@for bench in $(BENCHES); do $$bench || exit 1; done

conformance: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory $(PASS) $(OUT)/awaiter
	@python3 tests/conformance.py --awaiter $(OUT)/awaiter -j $(JOBS) \
		--programs $(PROGRAMS) --expressions $(EXPRESSIONS) --calls $(CALLS) --library $(LIBRARY)

missing: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory $(PASS) $(OUT)/awaiter
	@python3 tests/missing.py --awaiter $(OUT)/awaiter

GOLDEN := $(addprefix $(OUT)/tests/test_,canvas pictures traces)

golden: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory $(PASS) $(GOLDEN)
	@mkdir -p tests/pictures tests/traces && rm -f tests/pictures/* tests/traces/*
	@for test in $(GOLDEN); do AWAITER_GOLDEN=1 $$test || exit 1; done

oracle: | $(FIRST)
	@python3 tests/oracle.py --write

screenshots: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory build/awaiter
	@sh assets/screenshots.sh

hostile: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory $(PASS) $(OUT)/awaiter
	@$(MAKE) -j$(JOBS) --no-print-directory CC=$(CC) SAN=1 build/$(notdir $(CC))-san/awaiter
	@python3 tests/hostile.py --awaiter $(OUT)/awaiter -j $(JOBS)
	@python3 tests/hostile.py --awaiter build/$(notdir $(CC))-san/awaiter -j $(JOBS) --limit 600

fuzz: | $(FIRST)
	@$(MAKE) -j$(JOBS) --no-print-directory fuzzers CC=clang SAN=1 FUZZ=1 OUT=build/fuzz
	@sh tests/fuzz/run.sh $(SECONDS) $(FUZZERS:$(OUT)/%=build/fuzz/%)

fuzzers: $(FUZZERS)

deps:
	@sh assets/deps.sh

install: all
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" sh assets/install.sh

uninstall:
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" sh assets/install.sh --uninstall

format:
	@clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] tests/*.[ch] tests/*/*.[ch])

clean:
	@rm -rf build

.PHONY: all check layers run test bench conformance missing golden oracle screenshots hostile fuzz \
	fuzzers deps install uninstall format clean
.SECONDARY:
-include $(OBJECTS:.o=.d) $(OUT)/src/main.d $(TESTS:=.d) $(OUT)/tests/support.d $(BENCHES:=.d) $(FUZZERS:=.d)
