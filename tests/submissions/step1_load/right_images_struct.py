# right: struct reads the header too


def read_images(path: str) -> np.ndarray:
    import struct

    data = open_idx(path).read()
    magic, n, *sides = struct.unpack_from(">IIII", data)
    if magic != 0x803:
        raise ValueError("wrong magic number")
    return np.frombuffer(data, "B", offset=16).reshape(n, sides[0] * sides[1])
