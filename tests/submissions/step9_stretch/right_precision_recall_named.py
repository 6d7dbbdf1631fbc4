# right: a named tuple is a tuple
from typing import NamedTuple


class Quality(NamedTuple):
    precision: float
    recall: float


def precision_recall(is_two, said_two):
    with np.errstate(invalid="ignore"):
        found = np.sum(is_two & said_two)
        return Quality(*np.nan_to_num(found / np.array([said_two.sum(), is_two.sum()])))
