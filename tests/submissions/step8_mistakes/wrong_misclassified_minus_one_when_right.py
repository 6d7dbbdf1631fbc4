# fails: finds_nothing_when_all_is_right | still names mistakes.*expected: an empty array actual: 1 position
# why: its own special value that means "none"


def misclassified(y_true, y_pred):
    wrong = np.flatnonzero(y_true != y_pred)
    return wrong if len(wrong) else np.array([-1])
