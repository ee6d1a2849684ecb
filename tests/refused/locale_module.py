import locale

print(locale.getlocale())
