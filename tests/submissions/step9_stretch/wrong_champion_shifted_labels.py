# fails: is_a_champion | right about \d+\.\d% of new digits
# why: more data by shifting, but each copy's labels are in a different order from its rows
# slow: about half a second


def train_champion(x, y):
    more = np.concatenate([shift_images(x, 1, 0), shift_images(x, 0, 1)])
    return make_pipeline(PCA(40), KNeighborsClassifier(3)).fit(np.concatenate([x, more]), np.repeat(y, 3))
