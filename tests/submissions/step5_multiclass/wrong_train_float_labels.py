# fails: answers_with_labels | not among the labels 0 to 9
# why: turns x and y into floats in one go
# slow: about 2 s


def train_logistic(x, y):
    x, y = x.astype(float), y.astype(float)
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x, y)
