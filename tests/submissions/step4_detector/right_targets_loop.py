# right: an empty array, filled by a loop
# slow: about 1 s


def two_targets(y: np.ndarray) -> np.ndarray:
    found = np.zeros(len(y), dtype=np.bool_)
    for position, label in enumerate(y):
        if label == 2:
            found[position] = True
    return found
