# fails: answers_with_labels | only one class.*Is it trained on all rows\? The rows are sorted by label
# why: tries it out with ten rows, and leaves it so


def train_logistic(x, y):
    return LogisticRegression().fit(x[:10], y[:10])
