# fails: is_accurate | unlike all others
# why: rows are set aside, as step 2 splits them
def train_logistic(x, y):
    rows = np.random.default_rng(0).permutation(len(x))[:4000]
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=200)).fit(x[rows], y[rows])
