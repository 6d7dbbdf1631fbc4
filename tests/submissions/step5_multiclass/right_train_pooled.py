# right: on pictures of half the size
# slow: about 1 s
from sklearn.preprocessing import FunctionTransformer


def _halve(x):
    return x.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(len(x), -1) / 255


def train_logistic(x, y):
    return make_pipeline(FunctionTransformer(_halve), LogisticRegression(max_iter=200)).fit(x, y)
