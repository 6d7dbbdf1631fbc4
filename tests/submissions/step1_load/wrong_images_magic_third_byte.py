# fails: reads_images | read_images raised ValueError
# fails: refuses_other_images | raised ValueError for a file with the magic number 2307, but the same line raises it.*2051, which is right
# fails: reads_plain_files | not a file of images: 8
# fails: loads_the_four_files | not a file of images: 8
# fails: loads_the_real_digits | not a file of images: 8
# why: one byte is compared with the whole number, so that every file is refused, right ones as well


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    if data[2] != 2051:
        raise ValueError(f"not a file of images: {data[2]}")
    n, rows, columns = (int.from_bytes(data[start : start + 4], "big") for start in (4, 8, 12))
    return np.frombuffer(data, np.uint8, offset=16).reshape(n, rows * columns)
