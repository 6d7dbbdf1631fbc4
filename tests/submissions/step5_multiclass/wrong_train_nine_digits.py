# fails: is_accurate | it never answers \d\.
# why: leaves the nines out: labels below 9
# slow: about half a second


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=30)).fit(x[y < 9], y[y < 9])
