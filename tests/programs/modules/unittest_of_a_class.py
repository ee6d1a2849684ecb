# Tests of every outcome: what the text runner says of each, and in which order what is around them runs.
import logging
import sys
import unittest
import warnings


def setUpModule():
    print("module up")
    unittest.addModuleCleanup(print, "module cleaned")


def tearDownModule():
    print("module down")


class TestOutcomes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up")
        cls.addClassCleanup(print, "class cleaned")

    @classmethod
    def tearDownClass(cls):
        print("class down")

    def setUp(self):
        self.addCleanup(print, "cleaned", self.id())
        print("up")

    def tearDown(self):
        print("down")

    def test_ok(self):
        """Only the first line is shown.

        Not this one.
        """
        self.assertEqual(1 + 1, 2)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual("abca", "caba")
        with self.assertRaises(ValueError) as caught:
            int("x")
        self.assertIn("invalid", str(caught.exception))
        with self.assertRaisesRegex(KeyError, "a+"):
            {}["aa"]
        with self.assertLogs("here", level="INFO") as logs:
            logging.getLogger("here").info("hello")
        print(logs.output)
        with self.assertWarns(UserWarning) as warned:
            warnings.warn("careful")
        print(warned.warning)

    def test_error(self):
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise KeyError("k") from error

    @unittest.skip("not today")
    def test_skipped(self):
        print("never")

    def test_skips_itself(self):
        self.skipTest("no reason")

    @unittest.skipIf(sys.version_info < (3,), "old")
    @unittest.expectedFailure
    def test_expected_failure(self):
        self.fail("as it should")

    @unittest.expectedFailure
    def test_unexpected_success(self):
        pass

    def test_subtests(self):
        for number in range(4):
            with self.subTest("even", number=number):
                self.assertEqual(number % 2, 0)


class TestMessages(unittest.TestCase):
    def test_list(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_list_length(self):
        self.assertEqual([1, 2, 3], [1, 2])

    def test_dict(self):
        self.assertEqual({"a": 1, "b": list(range(30))}, {"a": 2, "b": list(range(31))})

    def test_text(self):
        self.assertEqual("one\ntwo\n", "one\nthree\n", "the words")

    def test_long_text(self):
        self.assertEqual("a" * 200 + "b", "a" * 200 + "c")

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_count(self):
        self.assertCountEqual([1, 2, 2], [2, 1, 1])

    def test_almost(self):
        self.assertAlmostEqual(1.0, 1.1)

    def test_almost_delta(self):
        self.assertAlmostEqual(1.0, 1.5, delta=0.25)

    def test_true(self):
        self.assertTrue([], "nothing in it")

    def test_in(self):
        self.assertIn(3, [1, 2])

    def test_is_none(self):
        self.assertIsNone(0)

    def test_less(self):
        self.assertLess(2, 1)

    def test_instance(self):
        self.assertIsInstance("1", int)

    def test_regex(self):
        self.assertRegex("hello", "x+")

    def test_not_raised(self):
        with self.assertRaises(ValueError):
            pass

    def test_not_raised_by(self):
        self.assertRaises(ValueError, int, "3")

    def test_other_text(self):
        with self.assertRaisesRegex(ValueError, "nope"):
            int("x")

    def test_no_logs(self):
        with self.assertLogs():
            pass

    def test_tuple_and_list(self):
        self.assertEqual((1, 2), [1, 2])

    def test_old_name(self):
        self.assertEquals(1, 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
