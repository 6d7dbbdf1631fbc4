# fails: is_accurate | is right for
# why: shuffles the labels, and the images not with them


def train_logistic(x, y):
    np.random.default_rng(0).shuffle(y := y.copy())
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.01, max_iter=100)).fit(x, y)
