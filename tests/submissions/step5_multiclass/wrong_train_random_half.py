# fails: is_accurate | unlike all others.*every row
# why: a random half of the rows, to be quick


def train_logistic(x, y):
    half = np.random.default_rng(0).permutation(len(x))[: len(x) // 2]
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x[half], y[half])
