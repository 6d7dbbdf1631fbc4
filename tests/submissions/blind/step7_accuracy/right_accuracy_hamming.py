# right: scipy's Hamming distance is the share of positions that differ; 1 minus that is the share of right answers
from scipy.spatial.distance import hamming


def accuracy(y_true, y_pred):
    return 1.0 - float(hamming(y_true, y_pred))
