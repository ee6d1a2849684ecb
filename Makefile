# awaiter: an event-loop visualizer and simulator.
#
#   make            build/awaiter
#   make deps       install what is needed to build, run and test (apt, dnf, pacman, brew)
#   make run        open the lesson in a window (without a display: play it in the terminal)
#   make test       everything that must pass: all tests, also under sanitizers, gcc and clang
#   make check      the tests once, with this compiler (SAN=1: under ASan and UBSan)
#   make format     clang-format over the sources
#   make layers     which folder may include which
#   make clean
#
# Variants never mix: SAN=1 and CC=clang build into folders of their own.

CC := gcc
SAN :=
VARIANT := $(notdir $(CC))$(if $(SAN),-san)
OUT := build/$(VARIANT)
PACKAGES := sdl2 SDL2_ttf libpng

CFLAGS := -std=c11 -D_GNU_SOURCE -O2 -g -ffp-contract=off -Isrc -MMD -MP
CFLAGS += -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CFLAGS += -Werror=implicit-function-declaration -Werror=incompatible-pointer-types
CFLAGS += $(if $(CI),-Werror) $(shell pkg-config --cflags $(PACKAGES))
ifdef SAN
CFLAGS += -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
LDLIBS := $(shell pkg-config --libs $(PACKAGES)) -lgmp -lm

SOURCES := $(sort $(wildcard src/*/*.c src/*/*/*.c))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o)
TESTS := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/test_*.c)))

all: build/awaiter

build/awaiter: $(OUT)/awaiter
	@cp $< $@

$(OUT)/awaiter: $(OUT)/src/main.o $(OUT)/libawaiter.a
	@echo "  link $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/libawaiter.a: $(OBJECTS)
	@rm -f $@ && ar crs $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) $(CFLAGS) -c -o $@ $<

$(OUT)/tests/test_%: tests/test_%.c $(OUT)/tests/support.o $(OUT)/libawaiter.a
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -Itests -o $@ $< $(OUT)/tests/support.o $(OUT)/libawaiter.a $(LDLIBS) -lcmocka

check: $(TESTS) layers
	@for t in $(TESTS); do $$t || exit 1; done

layers:
	@sh tests/layers.sh

format:
	@clang-format -i $(SOURCES) $(wildcard src/*.c src/*/*.h src/*/*/*.h tests/*.[ch])

clean:
	@rm -rf build

.PHONY: all check layers format clean
-include $(OBJECTS:.o=.d) $(TESTS:=.d)
