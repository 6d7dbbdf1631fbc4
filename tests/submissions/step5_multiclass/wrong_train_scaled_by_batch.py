# fails: is_accurate | Is something computed from all rows that predict is given
# why: new rows are scaled by their own mean and spread, not by those of the training rows
from sklearn.preprocessing import StandardScaler


class Standardised(LogisticRegression):
    def fit(self, x, y):
        return super().fit(StandardScaler().fit_transform(x), y)

    def predict(self, x):
        return super().predict(StandardScaler().fit_transform(x))


def train_logistic(x, y):
    return Standardised(max_iter=100, C=0.01).fit(x, y)
