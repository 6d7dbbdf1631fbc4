# right: array.array("B") holds bytes as well as numpy does
import array


def read_labels(path):
    with open_idx(path) as file:
        if file.read(4) != (2049).to_bytes(4, "big"):
            raise ValueError("a file of labels starts with 2049")
        n = int.from_bytes(file.read(4), "big")
        return array.array("B", file.read(n))
