# fails: finds_the_mistakes | where an array was expected.*only one element returned
# fails: draws_the_mistakes | plot_mistakes raised TypeError
# why: returns inside the loop


def misclassified(y_true, y_pred):
    for i in range(len(y_true)):
        if y_true[i] != y_pred[i]:
            return i
