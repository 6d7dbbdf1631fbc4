# fails: evaluates_on_the_test_rows | None, where one number
# fails: accuracy_is_the_share_of_right_answers | returned None, where one number was expected.*Is there a return
# why: prints the result; evaluate and compare pass on what they get


def accuracy(y_true, y_pred):
    print(np.mean(y_true == y_pred))
