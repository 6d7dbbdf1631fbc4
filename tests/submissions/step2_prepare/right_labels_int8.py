# right: int8 is wide enough for labels, as one of the articles has it


def to_int_labels(y: np.ndarray) -> np.ndarray:
    return y.astype(np.int8)
