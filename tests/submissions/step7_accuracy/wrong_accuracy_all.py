# fails: accuracy_is_the_share_of_right_answers | accuracy returned False
# why: asks whether all are right


def accuracy(y_true, y_pred):
    return (y_true == y_pred).all()
