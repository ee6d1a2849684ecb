print(memoryview(b"abc")[0])
