# fails: finds_the_mistakes | generator.*Is list\(\.\.\.\) or np.array\(\.\.\.\) around it missing\?
# fails: draws_the_mistakes | plot_mistakes raised TypeError
# why: round brackets make a generator


def misclassified(y_true, y_pred):
    return (i for i in range(len(y_true)) if y_true[i] != y_pred[i])
