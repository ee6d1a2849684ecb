# Where a SyntaxError ends, as far as its details say.
for details in ((), (("f", 1, 2, "text"),), (("f", 1, 2, "text", 3, 4),)):
    error = SyntaxError("message", *details)
    print(error.lineno, error.offset, error.end_lineno, error.end_offset, error.print_file_and_line)
