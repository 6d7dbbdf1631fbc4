# right: weights that begin anywhere, as in a perceptron by hand
import numpy as np


class Border(BaseEstimator):
    def __init__(self, seed=0):
        self.seed, self.labels = seed, np.arange(10)
        self.w, self.b = np.random.default_rng(seed).normal(size=(10, 784)), np.zeros(10)

    def fit(self, x, y):
        scaler = MinMaxScaler()
        model = LinearSVC(C=0.05, random_state=self.seed).fit(scaler.fit_transform(x), y)
        self.w, self.b = model.coef_ * scaler.scale_, model.intercept_ + model.coef_ @ scaler.min_
        self.labels = model.classes_
        return self

    def decision_function(self, x):
        found = np.asarray(x, float) @ self.w.T + self.b
        return found[:, 0] if found.shape[1] == 1 else found

    def predict(self, x):
        found = self.decision_function(x)
        return self.labels[(found > 0).astype(int) if found.ndim == 1 else found.argmax(axis=1)]


def make_linear_svc(seed=0):
    return Border(seed)
