import os

print("printed before")
name = "list" + "dir"
getattr(os, name, None)
