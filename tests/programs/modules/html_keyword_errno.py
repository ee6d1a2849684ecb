import errno
import html
import keyword

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


print(html.escape('<a href="x">\'&'), keyword.iskeyword('for'), keyword.kwlist, keyword.softkwlist)
print(errno.ENOENT, errno.errorcode[13], errno.EWOULDBLOCK)
