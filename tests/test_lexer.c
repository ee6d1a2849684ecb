#include "support.h"

#include "lang/lexer.h"

#include <string.h>

// The texts of all tokens, with a space between.
static void expect_tokens(const char *source, bool keep_comments, const char *expected) {
    Alloc alloc;
    Buf out;
    alloc_init(&alloc, 0);
    buf_init(&out, &alloc);
    Lexer lexer;
    lexer_init(&lexer, text_of(source));
    lexer.keep_comments = keep_comments;
    for (Token token = lexer_next(&lexer); token.kind != TOKEN_END; token = lexer_next(&lexer)) {
        if (out.size > 0) {
            buf_add_char(&out, ' ');
        }
        const bool named = token.kind < TOKEN_NAME && token.kind != TOKEN_COMMENT;
        const Text text =
            named ? text_of(token_kind_text(token.kind)) : lexer_text(lexer.source, token);
        buf_add_text(&out, text);
    }
    assert_string_equal(buf_string(&out), expected);
    buf_deinit(&out);
    alloc_deinit(&alloc);
}

static void test_blocks_become_indents_and_dedents(void **state) {
    (void)state;
    expect_tokens("if x:\n  y\n\n  # c\n  if z:\n    w\nv", false,
                  "if x : <newline> <indent> y <newline> if z : <newline> <indent> w <newline> "
                  "<dedent> <dedent> v <newline>");
}

static void test_brackets_and_backslashes_join_lines(void **state) {
    (void)state;
    expect_tokens("f(a,\n  b)\nx = 1 + \\\n  2\n", false,
                  "f ( a , b ) <newline> x = 1 + 2 <newline>");
}

static void test_all_operators_are_read_whole(void **state) {
    (void)state;
    expect_tokens("a**=b//=c>>=d<<=e->f:=g...h!=i==j@=k", false,
                  "a **= b //= c >>= d <<= e -> f := g ... h != i == j @= k <newline>");
}

static void test_numbers_and_strings_keep_their_text(void **state) {
    (void)state;
    expect_tokens("0xFf 1_0.5e-3 .5 3j 0b1 0o7 1if x", false,
                  "0xFf 1_0.5e-3 .5 3j 0b1 0o7 1 if x <newline>");
    expect_tokens("rb'a\\'' f\"x\" u'' '''a\nb''' Rb\"\"\"c\"\"\"", false,
                  "rb'a\\'' f\"x\" u'' '''a\nb''' Rb\"\"\"c\"\"\" <newline>");
}

static void test_comments_are_kept_for_those_who_want_them(void **state) {
    (void)state;
    expect_tokens("# one\nx = 1  # two\n\n", true, "# one <nl> x = 1 # two <newline> <nl>");
}

static void test_every_byte_of_the_source_is_between_tokens_in_order(void **state) {
    (void)state;
    const Text source = TEXT("def f(a, b):\r\n    '''x\r\ny''' # c\r    return a+b\n\tz\n)('q");
    Lexer lexer;
    lexer_init(&lexer, source);
    lexer.keep_comments = true;
    int end = 0;
    for (Token token = lexer_next(&lexer); token.kind != TOKEN_END; token = lexer_next(&lexer)) {
        assert_true(token.start >= end || token.kind == TOKEN_DEDENT || token.kind == TOKEN_ERROR);
        assert_true(token.start <= token.end);
        assert_true(token.end <= (int)source.size);
        end = token.end;
    }
}

static void test_an_incomplete_program_can_be_coloured_to_its_end(void **state) {
    (void)state;
    expect_tokens("x = 'abc\ny = 2", false, "x = <error> <newline> y = 2 <newline>");
    expect_tokens("f(1]) + 0x", false, "f ( 1 <error> <error> + <error> <newline>");
    expect_tokens("a $ b", false, "a <unknown> b <newline>");
    expect_tokens("f(a", false, "f ( a <error>");
}

static void expect_error(const char *source, DiagKind kind, int line, int column,
                         const char *message) {
    Lexer lexer;
    lexer_init(&lexer, text_of(source));
    Token token = lexer_next(&lexer);
    while (token.kind != TOKEN_ERROR && token.kind != TOKEN_END) {
        token = lexer_next(&lexer);
    }
    assert_int_equal(token.kind, TOKEN_ERROR);
    assert_string_equal(lexer.error, message);
    assert_int_equal(lexer.error_kind, kind);
    assert_int_equal(lexer.error_line, line);
    assert_int_equal(lexer.error_column, column);
}

static void test_what_is_no_utf8_or_another_encoding_is_said_at_once(void **state) {
    (void)state;
    expect_error("x\ny = \xff", DIAG_SYNTAX_ERROR, 2, 0,
                 "Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared; see "
                 "https://peps.python.org/pep-0263/ for details");
    expect_error("# -*- coding: latin-1 -*-\n", DIAG_NOT_SUPPORTED, 1, 0,
                 "the source encoding latin-1");
    expect_tokens("# coding: UTF_8\nx", false, "x <newline>");
}

static void test_names_beyond_ascii_are_letters_or_errors(void **state) {
    (void)state;
    expect_tokens("été = 变数_1", false, "été = 变数_1 <newline>");
    expect_error("x = €", DIAG_SYNTAX_ERROR, 1, 5, "invalid character '€' (U+20AC)");
    expect_error("ﬁ = 1", DIAG_NOT_SUPPORTED, 1, 1,
                 "a name with characters that Python would replace (it is not in normal form "
                 "NFKC)");
}

static void test_the_source_has_a_limit(void **state) {
    (void)state;
    Alloc alloc;
    Buf source;
    alloc_init(&alloc, 0);
    buf_init(&source, &alloc);
    buf_fill(&source, '\n', LEXER_MAX_SOURCE + 1);
    Lexer lexer;
    lexer_init(&lexer, buf_text(&source));
    assert_int_equal(lexer_next(&lexer).kind, TOKEN_ERROR);
    assert_int_equal(lexer.error_kind, DIAG_LIMIT);
    assert_int_equal(lexer_next(&lexer).kind, TOKEN_END);
    buf_deinit(&source);
    alloc_deinit(&alloc);
}

static void test_comments_may_be_numbered(void **state) {
    (void)state;
    Text rest = {NULL, 0};
    assert_int_equal(lexer_comment_number(TEXT("# 3. the coroutine can be paused"), &rest), 3);
    assert_true(text_equal(rest, TEXT("the coroutine can be paused")));
    assert_int_equal(lexer_comment_number(TEXT("#12) x"), &rest), 12);
    assert_int_equal(lexer_comment_number(TEXT("# 5 resumed"), &rest), 5);
    assert_true(text_equal(rest, TEXT("resumed")));
    assert_int_equal(lexer_comment_number(TEXT("# 3.5 seconds"), &rest), 0);
    assert_int_equal(lexer_comment_number(TEXT("# 3"), &rest), 0);
    assert_int_equal(lexer_comment_number(TEXT("# three"), &rest), 0);
    assert_int_equal(lexer_comment_number(TEXT("#"), &rest), 0);
}

static void test_keywords_are_told_from_names(void **state) {
    (void)state;
    assert_int_equal(token_keyword(TEXT("async")), TOKEN_ASYNC);
    assert_int_equal(token_keyword(TEXT("yield")), TOKEN_YIELD);
    assert_int_equal(token_keyword(TEXT("False")), TOKEN_FALSE);
    assert_int_equal(token_keyword(TEXT("match")), TOKEN_NAME);
    for (int kind = TOKEN_FALSE; kind < TOKEN_COUNT; kind++) {
        assert_int_equal(token_keyword(text_of(token_kind_text((TokenKind)kind))), kind);
        assert_int_equal(token_kind_class((TokenKind)kind), TOKEN_CLASS_KEYWORD);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks_become_indents_and_dedents),
        cmocka_unit_test(test_brackets_and_backslashes_join_lines),
        cmocka_unit_test(test_all_operators_are_read_whole),
        cmocka_unit_test(test_numbers_and_strings_keep_their_text),
        cmocka_unit_test(test_comments_are_kept_for_those_who_want_them),
        cmocka_unit_test(test_every_byte_of_the_source_is_between_tokens_in_order),
        cmocka_unit_test(test_an_incomplete_program_can_be_coloured_to_its_end),
        cmocka_unit_test(test_what_is_no_utf8_or_another_encoding_is_said_at_once),
        cmocka_unit_test(test_names_beyond_ascii_are_letters_or_errors),
        cmocka_unit_test(test_the_source_has_a_limit),
        cmocka_unit_test(test_comments_may_be_numbered),
        cmocka_unit_test(test_keywords_are_told_from_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
