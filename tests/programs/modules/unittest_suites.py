# Suites, loaders and results without main().
import io
import sys
import unittest


class TestOne(unittest.TestCase):
    def test_a(self):
        print("a")

    def test_b(self):
        self.assertTrue(False)

    def helper(self):
        pass


class TestBadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class today")

    def test_never(self):
        pass


suite = unittest.TestSuite()
suite.addTest(TestOne("test_b"))
suite.addTest(unittest.FunctionTestCase(lambda: print("a function")))
print(suite.countTestCases(), TestOne("test_a") == TestOne("test_a"), repr(TestOne("test_b")))
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
print(result, result.failures[0][0].id(), result.wasSuccessful())
try:
    TestOne("nothing")
except ValueError as error:
    print(error)
print(unittest.defaultTestLoader.getTestCaseNames(TestOne))
loaded = unittest.TestLoader().loadTestsFromTestCase(TestBadClass)
quiet = unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(loaded)
print(quiet, quiet.errors[0][0])
program = unittest.main(exit=False, buffer=True, argv=["program", "TestOne"])
print(program.result)
unittest.main(argv=["program", "-v", "-k", "one*b", "--failfast"])
