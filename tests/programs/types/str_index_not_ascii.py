# Places in text that is not ASCII are found from where one was found last.
text = "aé日🎉" * 50 + "z"
print([text[i] for i in range(0, len(text), 17)])
print([text[-1 - i] for i in range(0, len(text), 23)])
print(all(text[i] == list(text)[i] for i in range(len(text))))
back = "".join(text[len(text) - 1 - i] for i in range(len(text)))
print(back == text[::-1], back[:9])
pairs = [(text[i], text[-1 - i]) for i in range(len(text) // 2)]
print(pairs[:6], pairs[-3:])
print(text[3:9], text[150:160], text[7:2:-1], text[-5:], text[60:50])
print(text.find("z"), text.find("日", 99), text.rfind("é", 0, 120), text.index("🎉", 77, 90))
grown = "é"
for i in range(300):
    grown += "ab日"[i % 3]
    assert grown[i + 1] == "ab日"[i % 3] and grown[0] == "é" and grown[i // 2 + 1] == "ab日"[i // 2 % 3]
print(len(grown), grown[150], grown[-1])
