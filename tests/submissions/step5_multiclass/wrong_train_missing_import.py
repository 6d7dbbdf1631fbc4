# fails: answers_with_labels | name 'linear_model' is not defined
# why: the import is in another notebook cell


def train_logistic(x, y):
    return linear_model.LogisticRegression(max_iter=100).fit(x, y)
