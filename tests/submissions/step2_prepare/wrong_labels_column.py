# fails: turns_text_into_numbers | array of the wrong shape.*2 dimensions.*actual: shape \(41, 1\)
# fails: takes_other_labels | array of the wrong shape.*2 dimensions
# why: once read that scikit-learn wants two dimensions


def to_int_labels(y):
    return np.asarray(y).astype(int).reshape(-1, 1)
