# fails: is_accurate | sorted by label
# why: thinks the last rows are the ones to train on


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x[-1000:], y[-1000:])
