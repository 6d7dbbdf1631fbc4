# right: itertools picks the positions
# slow: about 1 s
from itertools import compress, count
from operator import ne


def misclassified(y_true, y_pred):
    return list(compress(count(), map(ne, y_true, y_pred)))
