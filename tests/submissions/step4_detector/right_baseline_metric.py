# right: scikit-learn's own accuracy for an array of False
from sklearn.metrics import accuracy_score


def baseline_accuracy(is_two):
    return accuracy_score(is_two, np.zeros(len(is_two), dtype=bool))
