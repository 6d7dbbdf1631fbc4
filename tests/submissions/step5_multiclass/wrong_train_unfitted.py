# fails: answers_with_labels | raised NotFittedError
# why: forgets fit


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300))
