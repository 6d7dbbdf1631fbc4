# fails: answers_with_labels | not among the labels 0 to 9
# why: copied from the step before


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x, y == 2)
