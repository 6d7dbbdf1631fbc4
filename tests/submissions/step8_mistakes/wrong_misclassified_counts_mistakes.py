# fails: finds_the_mistakes | not the positions of the mistakes.*not a count
# why: the article's own bug: its index only moves on where there is a mistake
# slow: about 1 s


def misclassified(y_true, y_pred):
    index = 0
    positions = []
    for truth, said in zip(y_true, y_pred):
        if truth != said:
            positions.append(index)
            index += 1
    return np.array(positions)
