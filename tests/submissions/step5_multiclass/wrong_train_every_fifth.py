# fails: is_accurate | every tenth row
# why: a sample of the rows, to be quick
# slow: about half a second


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x[::5], y[::5])
