# right: lets the file write straight into an empty numpy array; unusual, but the same result

import numpy as np


def read_labels(path):
    header = np.empty(2, dtype=">i4")
    with open_idx(path) as file:
        file.readinto(header.view(np.uint8))
        if header[0] != 2049:
            raise ValueError(f"not labels: {header[0]}")
        labels = np.empty(int(header[1]), dtype=np.uint8)
        view = memoryview(labels)
        while len(view):
            count = file.readinto(view)
            if not count:
                raise EOFError("the file ends too early")
            view = view[count:]
    return labels
