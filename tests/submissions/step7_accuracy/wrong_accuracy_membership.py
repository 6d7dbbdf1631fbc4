# fails: accuracy_is_the_share_of_right_answers | label in the same place
# why: asks whether the answer occurs anywhere, not in its own place


def accuracy(y_true, y_pred):
    return np.mean([said in y_true for said in y_pred])
