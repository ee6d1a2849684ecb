a, b = 17, 5
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b)
print(-a // b, -a % b, a // -b, a % -b)
print(2 ** 100, 10 ** 20 // 3, -(2 ** 70) % 1000)
print(a & b, a | b, a ^ b, ~a, a << 3, a >> 1)
print(0x1F, 0o17, 0b101, 1_000_000)
