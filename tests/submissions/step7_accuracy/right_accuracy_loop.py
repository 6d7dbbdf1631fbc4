# right: counts by hand


def accuracy(y_true, y_pred):
    right = 0
    for truth, said in zip(y_true, y_pred):
        if truth == said:
            right += 1
    return right / len(y_true)
