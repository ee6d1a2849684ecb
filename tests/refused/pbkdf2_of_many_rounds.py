import hashlib
print("begin")
hashlib.pbkdf2_hmac("md5", b"", b"", 10**9)
