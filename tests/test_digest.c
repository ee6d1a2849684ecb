// Digests of messages that end at every kind of place in a block; the answers are CPython's.

#include "support.h"

#include "vm/modules/digest.h"

#include <stdio.h>

typedef struct Case {
    DigestKind kind;
    int size; // of the message: byte k is (7 k + 1) mod 256
    const char *digest;
} Case;

static const Case cases[] = {
    {0, 0, "d41d8cd98f00b204e9800998ecf8427e"},
    {0, 3, "eb1c1c0a1baa4f725055e88c48ba44b6"},
    {0, 111, "b349d017d9b95d354fced02f92fbcbe1"},
    {0, 112, "e6d16c6ccf0b598fcf4ec660cf186b95"},
    {0, 200, "b7d1717b4709c38cc0bd9311383ed3d7"},
    {1, 0, "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
    {1, 3, "29c4bb974bf7a401e2e225f0f9d7ab5e498cc742"},
    {1, 111, "414108793894bbb9a18f912750410a0289258533"},
    {1, 112, "17dfea8e215aefe4589a0bf3880d58ae70402c57"},
    {1, 200, "b37f67567e3e7622fa972b6b46f304bcda06097c"},
    {2, 0, "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f"},
    {2, 3, "d80e722c074b4d4b78c354d78dfb4a72e203ec7381cc62be837fe11b"},
    {2, 111, "593c0014c2405e96cce2efbb4730b39d73cbbae0647327281d0b2746"},
    {2, 112, "2619baaa8bfaac5fda045b97292faf19a3e7be4611c39989b78a4207"},
    {2, 200, "8edb89dce72856ad1b70210c7238d8d73ffa7bea8996697db6aad346"},
    {3, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {3, 3, "ce562c676ea7aba9812f54db146b0096011bf3e423edfb0a6f8fb2b02674a801"},
    {3, 111, "1796402e8fc028fc1d3a61e3e4cac839872632c2d7b381cbd802d0768f5cfd13"},
    {3, 112, "e19b57d2618b2898cb915bf2be9bf558f761faa651cd6c5f892610750714dea4"},
    {3, 200, "397276ea1f65a10cbd90e9d622ab533cf9fc4e14056fc9915feb8f4a52d47dc7"},
    {4, 0,
     "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b"
     "95b"},
    {4, 3,
     "7a9b2c118a26b7b14a23882da1311cad684b5e9c65ebcfe3f7e3b5d7f035d99817c0c88c6612be576ab30e52c8fee"
     "606"},
    {4, 111,
     "89c1d81d1cbc65ca869e61315165f6c3c2468b518cd03f641fac6cf9d1e857889807399d23113dc8ba27f5eac8b68"
     "ac2"},
    {4, 112,
     "7b412ee8bc1953a28becb4f3417b3f0ceb41b4fc74d40f3054156e7cb3220b9adf7589cb9a92bc17537873b7ce116"
     "1c8"},
    {4, 200,
     "bc15bdb8bb58fcb4f3aa0d4980b2af27de572045abfe61fb0599f7a4c5b449d88f8612b8ac2492837637dfc6ed4d6"
     "963"},
    {5, 0,
     "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877ee"
     "c2f63b931bd47417a81a538327af927da3e"},
    {5, 3,
     "e3e811b3993a662d9b9b625208626836ec682ab11e6b6691fec762b3a54aad3e08f3e7eaed4584327de1168621179"
     "af623bbe26acb907d3279c7ad14e1a4e97e"},
    {5, 111,
     "3dfde1184fd99f233f98be4250f4edb9b535157909b668334370742204d97e047f1fd6a74bb5ba447f337286f421d"
     "9af957811f7ef62a458771457da126cb65e"},
    {5, 112,
     "acc96c509e6d01787330a4c6a241e2cda9dcc2529dbe4288dbbcc3812133233c4698831127cf6ed0b333632b22715"
     "a5ce53a0a1002a684367b71c98aa6d1d900"},
    {5, 200,
     "f406d7af1ebe5b4517bf7d1c1ec07874b5df9ede1495c9450daca8ce37570bc276ba10cca3d4688108e75cee557ec"
     "24e9cc15545243d64378339351e9d12cb5e"},
};

static void digest_of(const Case *one, int piece, char *hex) {
    char message[256];
    for (int k = 0; k < one->size; k++) {
        message[k] = (char)(k * 7 + 1);
    }
    Digest digest;
    digest_init(&digest, one->kind);
    for (int at = 0; at < one->size; at += piece) {
        const int left = one->size - at;
        digest_update(&digest, (Text){message + at, (size_t)(left < piece ? left : piece)});
    }
    unsigned char out[DIGEST_MAX_SIZE];
    const int size = digest_finish(&digest, out);
    for (int i = 0; i < size; i++) {
        snprintf(hex + i * 2, 3, "%02x", out[i]);
    }
}

static void test_digests_are_those_of_cpython(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char hex[DIGEST_MAX_SIZE * 2 + 1] = "";
        digest_of(&cases[i], 1000, hex);
        assert_string_equal(hex, cases[i].digest);
    }
}

static void test_pieces_give_the_same_digest_as_the_whole(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char hex[DIGEST_MAX_SIZE * 2 + 1] = "";
        digest_of(&cases[i], 13, hex);
        assert_string_equal(hex, cases[i].digest);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digests_are_those_of_cpython),
        cmocka_unit_test(test_pieces_give_the_same_digest_as_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
