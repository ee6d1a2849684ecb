# Addresses taken apart and put together, text in them, queries.
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, unquote_to_bytes, urldefrag, urlencode,
                          urljoin, urlparse, urlsplit, urlunparse, urlunsplit)
import urllib.parse


def tried(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


for url in ("http://example.com/a/b;c=1?q=1&r=2#top", "https://Ada:secret@Example.com:8080/", "//host/path", "path/only", "mailto:a@b.c",
            "", "http://", "file:///etc/hosts", "HTTP://A/%7e", "http://[::1]:80/x", "http://h?q", "http://h#f?q", "a:b:c", "1a:b", "?q#f",
            "http://user@host", "http://user:@host:", "http:///path", " http://h/\n", "tel:+1-2;ext=3", "ftp://h/a;type=i", b"http://h/p?q"):
    parts = urlparse(url)
    print(parts, urlsplit(url), parts.geturl(), urlunsplit(urlsplit(url)), urldefrag(url), urldefrag(url).geturl())
    print(parts.username, parts.password, parts.hostname, parts.port)
tried(lambda: urlparse("http://h:x/").port)
tried(lambda: urlparse("http://h:99999/").port)
tried(urlparse, "http://[::1/")
tried(urlparse, "http://[1.2.3.4]/")
tried(urlparse, "http://h", b"x")
print(urlunparse(("https", "h", "p", "x", "q", "f")), urlunsplit(("", "", "//p", "", "")), urlparse("x", scheme="http"),
      urlparse("h#f", allow_fragments=False), urlparse("http://h/p")._replace(path="/new").geturl(), urlparse("http://h").encode())

base = "http://a/b/c/d;p?q"
for url in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g",
            "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "g/./h", "g/../h", "http:g", "https://x/y", "mailto:x"):
    print(url, urljoin(base, url), urljoin("http://a", url), urljoin("a/b", url))

for text in ("", "plain", "a b/c", "ä€😀", "100%", "a+b&c=d", "~_-.", b"\xff a"):
    print(quote(text), quote(text, safe=""), quote_plus(text), quote(text, safe="&="))
for text in ("", "a%20b", "%C3%A4", "%zz%4", "%ff", "a+b", "ä%20ö", "%F0%9F%98%80", "100%"):
    print(unquote(text), unquote_plus(text), unquote_to_bytes(text), unquote(text, "latin-1"), unquote(text, errors="ignore"))
tried(quote, 3)
tried(quote, b"x", encoding="utf-8")

for query in ("a=1&b=2&a=3", "a=&b", "", "&&a=1", "a=b+c%20d&%C3%A4=%E2%82%AC", "a=1;b=2", "a==b"):
    print(parse_qs(query), parse_qsl(query), parse_qs(query, keep_blank_values=True), parse_qsl(query, separator=";"))
tried(parse_qs, "a", strict_parsing=True)
tried(parse_qs, "a=1&b=2", max_num_fields=1)
tried(parse_qsl, b"a=1&b=%20")
print(urlencode({"a": 1, "b c": "ä&", "n": None}), urlencode([("a", [1, 2])]), urlencode({"a": [1, 2], "b": "xy"}, doseq=True),
      urlencode({"a": "b c"}, quote_via=quote), urlencode({b"k": b"v /"}, safe="/"))
tried(urlencode, "abc")
tried(urlencode, 3)
print(urllib.parse.__name__)
