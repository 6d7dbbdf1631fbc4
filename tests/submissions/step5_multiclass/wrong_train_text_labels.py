# fails: answers_with_labels | Are the labels turned into text
# why: OpenML gives text, so text it is
# slow: about 2 s


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x, y.astype(str))
