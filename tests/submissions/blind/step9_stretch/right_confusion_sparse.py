# right: a sparse COO matrix adds up entries at the same place when it is made dense
import numpy as np
from scipy.sparse import coo_matrix


def confusion(y_true, y_pred, n_classes=10):
    ones = np.ones(len(y_true), dtype=np.int64)
    rows, columns = np.asarray(y_true, dtype=np.intp), np.asarray(y_pred, dtype=np.intp)
    return coo_matrix((ones, (rows, columns)), shape=(n_classes, n_classes)).toarray()
