"""A status that no C int can hold."""
import sys

sys.exit(10**30)
