# fails: is_accurate | is right for \d\d?\.\d% of new digits
# why: a small sample while trying things out, never taken away


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x[:1000], y[:1000])
