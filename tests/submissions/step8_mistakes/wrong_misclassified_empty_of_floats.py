# fails: finds_nothing_when_all_is_right | an empty array of float64.*np\.array\(\[\]\)
# why: np.array of an empty list is an array of decimals, which cannot be used as positions


def misclassified(y_true, y_pred):
    return np.array([place for place in range(len(y_true)) if y_true[place] != y_pred[place]])
