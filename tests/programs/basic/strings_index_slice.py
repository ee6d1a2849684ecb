word = "asynchronous"
print(word[0], word[-1], word[2:5], word[:3], word[-3:], word[::2], word[::-1], word[10:100])
print(len(word), word * 2, word + "!", "syn" in word)
