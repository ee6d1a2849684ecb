import statistics, operator, string
d = [1, 2, 2, 3, 4, 7, 9]
print(statistics.mean(d), statistics.median(d), statistics.mode(d), statistics.stdev(d), statistics.pstdev(d), statistics.variance(d), statistics.fmean(d), statistics.median_low(d), statistics.multimode("aabb"), statistics.harmonic_mean([1, 2, 4]), statistics.geometric_mean([1, 2, 4]), statistics.quantiles(d, n=4), statistics.mean([1.5, 2]), statistics.mean([1, 2]))
try:
    statistics.mean([])
except statistics.StatisticsError as e:
    print(e)
print(operator.add(1, 2), operator.itemgetter(1)([5, 6]), operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.mul(3, 4), operator.contains([1], 1), operator.not_(0), operator.truediv(1, 2), operator.neg(3), operator.index(5), operator.concat([1], [2]), operator.lt(1, 2), operator.xor(5, 3))
print(string.ascii_lowercase, string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.capwords("hello big world"), string.Template("$who likes ${what} $$").substitute(who="Tim", what="pie"), string.Template("$a $b").safe_substitute(a=1))
