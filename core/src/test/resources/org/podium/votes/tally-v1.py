"""Writes tally-v1.bin from the description of version 1 of the byte form, independently of the library.

Run: python3 tally-v1.py
"""

NAMES = ["1.1", "1.10", "B", "a", "模型"]
# first index, second index, wins of the first, wins of the second, ties, both bad
CELLS = [
    (0, 1, 3, 0, 1, 0),
    (0, 4, 0, 127, 128, 1),
    (1, 0, 0, 2, 0, 0),
    (3, 2, 10**15, 16384, 0, 5),
    (3, 4, 1, 1, 1, 1),
]


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value % 128 + 128)
        value //= 128
    out.append(value)
    return bytes(out)


def crc32c(content):
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283  # RFC 3720's check value
content = b"PDMT" + bytes([1, 1]) + number(len(NAMES))
for name in NAMES:
    content += number(len(name.encode())) + name.encode()
content += number(len(CELLS))
first_before, second_before = 0, 0
for i, (first, second, *counts) in enumerate(CELLS):
    same_row = i > 0 and first == first_before
    content += number(first - first_before) + number(second - second_before if same_row else second)
    content += b"".join(number(count) for count in counts)
    first_before, second_before = first, second
with open("tally-v1.bin", "wb") as image:
    image.write(content + crc32c(content).to_bytes(4, "big"))
