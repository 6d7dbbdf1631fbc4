# fails: answers_with_labels | class (\w+ )?itself
# why: no brackets


def train_logistic(x, y):
    model = LogisticRegression
    return model
