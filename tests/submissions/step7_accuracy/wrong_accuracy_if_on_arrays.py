# fails: accuracy_is_the_share_of_right_answers | (?i)\ball\b.*\bany\b
# fails: evaluates_on_the_test_rows | (?i)\ball\b.*\bany\b
# why: uses if with whole arrays


def accuracy(y_true, y_pred):
    right = 0
    for _ in range(len(y_true)):
        if y_true == y_pred:
            right += 1
    return right / len(y_true)
