"""It takes all memory."""


def double(x):
    hoard = []
    while True:
        hoard.append(bytearray(100_000_000))
    return 2 * x
