# right: multinomial logistic regression written by hand: softmax loss with an L2 penalty, minimised by scipy's L-BFGS on all rows; answers with the labels seen in y
import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax
from sklearn.base import BaseEstimator, ClassifierMixin


class _Softmax(ClassifierMixin, BaseEstimator):
    def _prepare(self, x):
        x = np.asarray(x, dtype=float) / 255
        return np.hstack([x, np.ones((len(x), 1))])

    def fit(self, x, y):
        a = self._prepare(x)
        self.classes_, index = np.unique(y, return_inverse=True)
        n, d = a.shape
        c = len(self.classes_)
        target = np.eye(c)[index]

        def loss(flat):
            w = flat.reshape(d, c)
            log_p = log_softmax(a @ w, axis=1)
            value = -(target * log_p).sum() / n + 0.5 / n * (w[:-1] ** 2).sum()
            grad = a.T @ (np.exp(log_p) - target) / n
            grad[:-1] += w[:-1] / n
            return value, grad.ravel()

        result = minimize(loss, np.zeros(d * c), jac=True, method="L-BFGS-B", options={"maxiter": 150})
        self.coef_ = result.x.reshape(d, c)
        return self

    def predict_proba(self, x):
        return np.exp(log_softmax(self._prepare(x) @ self.coef_, axis=1))

    def predict(self, x):
        return self.classes_[(self._prepare(x) @ self.coef_).argmax(axis=1)]


def train_logistic(x, y):
    return _Softmax().fit(x, y)
