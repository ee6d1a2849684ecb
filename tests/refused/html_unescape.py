import html

print(html.unescape("&lt;"))
