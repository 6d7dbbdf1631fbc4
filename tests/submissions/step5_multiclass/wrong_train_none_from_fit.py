# fails: answers_with_labels | returned None
# why: its own fit forgets to return self


class Mine(LogisticRegression):
    def fit(self, x, y):
        super().fit(x, y)


def train_logistic(x, y):
    return Mine(max_iter=10).fit(x, y)
