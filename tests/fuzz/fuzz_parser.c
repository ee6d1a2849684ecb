// Feeds any bytes to the lexer, the parser and the scopes. Build and run:
//
//   clang -std=c11 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
//       -o build/fuzz_parser tests/fuzz/fuzz_parser.c src/lang/{lexer,diag,ast*,parser*,scope*}.c \
//       src/base/{alloc,array,arena,text,check,file}.c
//   build/fuzz_parser -max_len=400 -dict=tests/fuzz/python.dict build/fuzz_corpus

#include "base/check.h"
#include "lang/lexer.h"
#include "lang/parser.h"
#include "lang/scope.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What the ui does: all tokens, each moving forward.
static void colour(Text source) {
    Lexer lexer;
    lexer_init(&lexer, source);
    lexer.keep_comments = true;
    size_t count = 0;
    for (Token token = lexer_next(&lexer); token.kind != TOKEN_END; token = lexer_next(&lexer)) {
        CHECK(token.start >= 0 && token.start <= token.end && token.end <= (int)source.size);
        CHECK(++count <= 4 * source.size + 8);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const Text source = {(const char *)data, size};
    colour(source);
    Alloc alloc;
    Arena arena;
    Diags diags;
    alloc_init(&alloc, (size_t)64 << 20);
    arena_init(&arena, &alloc);
    diags_init(&diags, &alloc);
    Buf out;
    buf_init(&out, &alloc);
    Module *module = parser_parse_module(source, &arena, &diags);
    CHECK((module == NULL) == diags_any(&diags));
    if (module != NULL) {
        ast_dump(module, true, &out);
        const bool good = scope_build(module, source, &arena, &diags);
        CHECK(good != diags_any(&diags));
    }
    diags_print(&diags, TEXT("x.py"), source, &out);
    buf_deinit(&out);
    diags_deinit(&diags);
    arena_deinit(&arena);
    alloc_deinit(&alloc);
    return 0;
}
