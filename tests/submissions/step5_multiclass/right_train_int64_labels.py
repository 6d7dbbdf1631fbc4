# right: turns labels into another integer type, shuffles both before training, and leaves the inputs unchanged
# slow: about 2 s


def train_logistic(x, y):
    order = np.random.default_rng(1).permutation(len(x))
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x[order], y[order].astype(int))
