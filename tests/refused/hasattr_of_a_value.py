print("printed before")
print(hasattr((lambda: 0).__code__, "co_exceptiontable"))
