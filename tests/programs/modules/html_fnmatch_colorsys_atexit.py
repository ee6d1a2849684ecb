# html.unescape, fnmatch, colorsys, gc.disable, sys and time names, atexit.
import html, fnmatch, colorsys, gc, time, sys, atexit
for t in ["&lt;b&gt; &amp; &quot;x&quot; &#39; &#x41; &copy; &eacute &notit; &nbsp;| &unknown; &#128; &#0; &#xD800; &#1114112; &#1; & &; &amp", "plain", "&CounterClockwiseContourIntegral; &fjlig; &hellip;&mdash;", "&#x;&#; &a"]:
    print(ascii(html.unescape(t)), html.unescape(html.escape(t)) == t)
for p in ["*.py", "a?c", "[abc]x", "[!abc]*", "*a*b*", "[", "[]x]y", "a[b-", "[a-c-e]", "[!]", "**x", "x.y+(z)", "[z-a]b", "[^a]", "[a\\]"]:
    print(p, fnmatch.translate(p), [n for n in ("main.py", "abc", "ax", "dx", "zazb", "[", "xy", "b", "x.y+(z)") if fnmatch.fnmatch(n, p)])
print(fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.fnmatchcase("A", "a"))
for c in [(0,0,0), (1,1,1), (.2,.4,.8), (.8,.1,.3), (.5,.5,.2), (.1,.9,.4)]:
    print(colorsys.rgb_to_hsv(*c), colorsys.rgb_to_hls(*c), colorsys.rgb_to_yiq(*c), colorsys.hsv_to_rgb(*c), colorsys.hls_to_rgb(*c), colorsys.yiq_to_rgb(*c))
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
time.sleep(1.5)
print(time.clock_gettime(time.CLOCK_MONOTONIC) if False else "", time.get_clock_info("monotonic").monotonic)
print(sys.flags.optimize, sys.float_repr_style, sys.getswitchinterval(), sys.get_int_max_str_digits(), sys.is_finalizing())
atexit.register(print, "bye", "a", end="!\n")
atexit.register(print, "bye", "b")
atexit.register(len, "never")
atexit.unregister(len)
try:
    atexit.register(3)
except TypeError as e:
    print(e)
print("end")
