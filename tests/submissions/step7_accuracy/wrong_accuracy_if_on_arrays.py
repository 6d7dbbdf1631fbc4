# fails: accuracy_is_the_share_of_right_answers | Compare value by value
# fails: evaluates_on_the_test_rows | Compare value by value
# why: uses if with whole arrays


def accuracy(y_true, y_pred):
    right = 0
    for _ in range(len(y_true)):
        if y_true == y_pred:
            right += 1
    return right / len(y_true)
