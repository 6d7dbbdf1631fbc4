# why: predict scales by the lowest and highest values of the very rows it is asked about, so a single row becomes all zeros and every digit alone gets the same answer
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC


class _Champion(ClassifierMixin, BaseEstimator):
    def fit(self, x, y):
        self.svc_ = SVC(C=10).fit(MinMaxScaler().fit_transform(x), y)
        self.classes_ = self.svc_.classes_
        return self

    def predict(self, x):
        return self.svc_.predict(MinMaxScaler().fit_transform(x))


def train_champion(x, y):
    return _Champion().fit(x, y)
