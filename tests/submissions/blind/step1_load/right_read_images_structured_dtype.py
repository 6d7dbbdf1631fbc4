# right: describes the whole file as one structured record and takes its field; gives a read-only uint8 array of the right shape

import numpy as np

HEADER = np.dtype([("magic", ">u4"), ("n", ">u4"), ("rows", ">u4"), ("columns", ">u4")])


class WrongMagic(ValueError):
    pass


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    header = np.frombuffer(data, dtype=HEADER, count=1)[0]
    if header["magic"] != 2051:
        raise WrongMagic(int(header["magic"]))
    n, size = int(header["n"]), int(header["rows"]) * int(header["columns"])
    whole = np.dtype([("header", HEADER), ("pixels", np.uint8, (n, size))])
    return np.frombuffer(data, dtype=whole, count=1)["pixels"][0]
