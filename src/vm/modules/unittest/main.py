"""unittest.main(): runs the tests of a module, and ends the program."""

import os
import sys

from unittest import loader, runner

__unittest = True

_EXAMPLES = '''Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
'''


class TestProgram:
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.module = module
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity, self.tb_locals = exit, verbosity, tb_locals
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        # Deprecations are shown in tests, unless the program says what to show.
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        self.tests = []
        if len(argv) > 1:
            self._argument_parser().parse_args(argv[1:], self)
        default = self.defaultTest
        if self.tests:
            self.testNames = self.tests
        elif default is None:
            self.testNames = None
        else:
            self.testNames = (default,) if isinstance(default, str) else list(default)
        self.createTests()

    def _argument_parser(self):
        import argparse  # few programs are given arguments
        parser = argparse.ArgumentParser(prog=self.progName)
        add = parser.add_argument
        add('-v', '--verbose', dest='verbosity', action='store_const', const=2,
            help='Verbose output')
        add('-q', '--quiet', dest='verbosity', action='store_const', const=0, help='Quiet output')
        add('--locals', dest='tb_locals', action='store_true',
            help='Show local variables in tracebacks')
        for name, letter, text in (
                ('failfast', 'failfast', 'Stop on first fail or error'),
                ('catchbreak', 'catch', 'Catch Ctrl-C and display results so far'),
                ('buffer', 'buffer', 'Buffer stdout and stderr during tests')):
            if getattr(self, name) is None:
                add('-' + letter[0], '--' + letter, dest=name, action='store_true', help=text)
                setattr(self, name, False)
        if self.testNamePatterns is None:
            add('-k', dest='testNamePatterns', action='append',
                type=lambda text: text if '*' in text else f'*{text}*',
                help='Only run tests which match the given substring')
            self.testNamePatterns = []
        add('tests', nargs='*',
            help='a list of any number of test modules, classes and test methods.')
        parser.print_help = lambda *_: print(parser.format_help()
                                             + '\n' + _EXAMPLES % {'prog': self.progName})
        return parser

    def createTests(self):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        chosen = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(chosen, type):
            options = {'verbosity': self.verbosity, 'failfast': self.failfast,
                       'buffer': self.buffer, 'warnings': self.warnings}
            try:
                chosen = chosen(**options, tb_locals=self.tb_locals)
            except TypeError:
                try:
                    chosen = chosen(**options)
                except TypeError:
                    chosen = chosen()
        self.result = chosen.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
