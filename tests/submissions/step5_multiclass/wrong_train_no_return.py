# fails: answers_with_labels | returned None, where a model was expected
# why: fits, but does not return the model
# slow: about 2 s


def train_logistic(x, y):
    model = make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300))
    model.fit(x, y)
