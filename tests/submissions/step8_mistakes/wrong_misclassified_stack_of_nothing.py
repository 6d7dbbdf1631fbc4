# fails: finds_nothing_when_all_is_right | misclassified raised ValueError: need at least one array
# why: an empty list cannot be stacked
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.hstack([i for i in range(len(y_true)) if y_true[i] != y_pred[i]])
