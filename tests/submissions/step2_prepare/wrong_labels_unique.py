# fails: turns_text_into_numbers | array of the wrong shape.*expected: shape \(41,\)
# fails: takes_other_labels | array of the wrong shape.*expected: shape \(37,\)
# why: thinks "the labels" means the ten kinds of label


def to_int_labels(y):
    return np.unique(np.asarray(y).astype(int))
