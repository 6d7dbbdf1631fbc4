# fails: accuracy_is_the_share_of_right_answers | 900 of 1000 answers are right.*counted in bytes
# why: adds up in a byte, which can count to 255


def accuracy(y_true, y_pred):
    return np.sum(y_true == y_pred, dtype=np.uint8) / len(y_true)
