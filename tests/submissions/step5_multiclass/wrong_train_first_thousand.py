# fails: is_accurate | is right about \d\d?\.\d% of new digits
# why: a small sample for trying things out, never removed


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x[:1000], y[:1000])
