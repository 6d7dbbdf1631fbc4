# fails: accuracy_is_the_share_of_right_answers | accuracy changed its argument y_pred
# why: -= works in the caller's array


def accuracy(y_true, y_pred):
    y_pred -= y_true
    return float(np.mean(y_pred == 0))
