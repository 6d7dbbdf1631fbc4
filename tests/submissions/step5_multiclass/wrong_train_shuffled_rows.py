# fails: is_accurate | stay together, row by row
# why: shuffles the rows and forgets the labels
# slow: about half a second


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=30)).fit(
        np.random.default_rng(0).permutation(x), y
    )
