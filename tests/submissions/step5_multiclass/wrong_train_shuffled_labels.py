# fails: is_accurate | Do x and y stay together
# why: shuffles the labels, but not the images with them
# slow: about 1 s


def train_logistic(x, y):
    np.random.default_rng(0).shuffle(y := y.copy())
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.01, max_iter=100)).fit(x, y)
