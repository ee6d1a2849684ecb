from urllib.request import urlopen

print(urlopen("http://example.org"))
