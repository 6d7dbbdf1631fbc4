# right: int8 is wide enough for labels, as in one of the articles


def to_int_labels(y: np.ndarray) -> np.ndarray:
    return y.astype(np.int8)
