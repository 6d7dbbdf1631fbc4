# fails: accuracy_is_the_share_of_right_answers | Is it divided by 100\? There are \d+ labels here
# why: a percentage has something to do with 100
def accuracy(y_true, y_pred):
    return np.sum(y_true == y_pred) / 100
