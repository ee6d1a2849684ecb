ñandú = 1
Δx = 2.5
变量 = "wert"
def größe(ä): return ä * 2
print(ñandú, Δx, 变量, größe(3), "ﬁ".isidentifier())
class Ünïcode:
    é = 1
print(Ünïcode.é, Ünïcode.__name__)
