# fails: answers_with_labels | raised ValueError: Found array with dim 3
# why: images are square


def train_logistic(x, y):
    return LogisticRegression(max_iter=100).fit(x.reshape(-1, 28, 28), y)
