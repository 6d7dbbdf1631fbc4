# fails: finds_the_mistakes | misclassified returned decimals.*dtype
# fails: draws_the_mistakes | plot_mistakes raised IndexError
# why: np.array([]) holds floats, and whatever is appended becomes one


def misclassified(y_true, y_pred):
    positions = np.array([])
    for i in range(len(y_true)):
        if y_true[i] != y_pred[i]:
            positions = np.append(positions, i)
    return positions
