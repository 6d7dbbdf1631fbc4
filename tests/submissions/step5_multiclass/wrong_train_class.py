# fails: answers_with_labels | returned the class LogisticRegression itself
# why: no brackets


def train_logistic(x, y):
    model = LogisticRegression
    return model
