# fails: answers_with_labels | shape \(1000, 10\)
# why: predict gives probabilities
# slow: about 1 s


class Likely(LogisticRegression):
    def predict(self, x):
        return self.predict_proba(x)


def train_logistic(x, y):
    return Likely(max_iter=30).fit(x, y)
