"""Colours in other coordinates; all are between 0 and 1."""

__all__ = ['rgb_to_yiq', 'yiq_to_rgb', 'rgb_to_hls', 'hls_to_rgb', 'rgb_to_hsv', 'hsv_to_rgb']


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)


def yiq_to_rgb(y, i, q):
    def within(part):
        return min(max(part, 0.0), 1.0)
    return (within(y + 0.9468822170900693 * i + 0.6235565819861433 * q),
            within(y - 0.27478764629897834 * i - 0.6356910791873801 * q),
            within(y - 1.1085450346420322 * i + 1.7090069284064666 * q))


def _hue(r, g, b, largest, spread):
    towards = [(largest - part) / spread for part in (r, g, b)]
    if r == largest:
        hue = towards[2] - towards[1]
    elif g == largest:
        hue = 2.0 + towards[0] - towards[2]
    else:
        hue = 4.0 + towards[1] - towards[0]
    return hue / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    largest, smallest = max(r, g, b), min(r, g, b)
    total, spread = largest + smallest, largest - smallest
    light = total / 2.0
    if largest == smallest:
        return 0.0, light, 0.0
    saturation = spread / total if light <= 0.5 else spread / (2.0 - largest - smallest)
    return _hue(r, g, b, largest, spread), light, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high

    def part(hue):
        hue %= 1.0
        if hue < 1.0 / 6.0:
            return low + (high - low) * hue * 6.0
        if hue < 0.5:
            return high
        return low + (high - low) * (2.0 / 3.0 - hue) * 6.0 if hue < 2.0 / 3.0 else low
    return part(h + 1.0 / 3.0), part(h), part(h - 1.0 / 3.0)


def rgb_to_hsv(r, g, b):
    largest, smallest = max(r, g, b), min(r, g, b)
    spread = largest - smallest
    if largest == smallest:
        return 0.0, 0.0, largest
    return _hue(r, g, b, largest, spread), spread / largest, largest


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    within = h * 6.0 - sector
    low, falling, rising = v * (1.0 - s), v * (1.0 - s * within), v * (1.0 - s * (1.0 - within))
    return ((v, rising, low), (falling, v, low), (low, v, rising), (low, falling, v), (rising, low, v),
            (v, low, falling))[sector % 6]
