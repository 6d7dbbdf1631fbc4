# fails: answers_with_labels | not among the labels 0 to 9
# why: OpenML gives text, so text it is
# slow: about 2 s


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x, y.astype(str))
