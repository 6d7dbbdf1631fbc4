# fails: accuracy_is_the_share_of_right_answers | the return is inside of it.*expected: 0.7667 actual: 0.03
# why: the return is indented too far


def accuracy(y_true, y_pred):
    right = 0
    for truth, said in zip(y_true, y_pred):
        if truth == said:
            right += 1
        return right / len(y_true)
