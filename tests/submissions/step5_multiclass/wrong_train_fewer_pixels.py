# fails: answers_with_labels | features
# why: leaves out the border in training, so the model it returns expects the same
# slow: about 1 s


def train_logistic(x, y):
    inner = x.reshape(-1, 28, 28)[:, 4:24, 4:24].reshape(len(x), -1)
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(inner, y)
