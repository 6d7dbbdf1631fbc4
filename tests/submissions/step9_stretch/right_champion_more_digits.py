# right: neighbours among five times as many digits
# slow: about 1 s


def train_champion(x, y):
    more = [shift_images(x, down, right) for down, right in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
    return make_pipeline(PCA(40), KNeighborsClassifier(3)).fit(np.concatenate(more), np.tile(y, 5))
