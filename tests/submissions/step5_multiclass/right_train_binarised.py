# right: ink or no ink
# slow: about 2 s
from sklearn.preprocessing import Binarizer


def train_logistic(x, y):
    return make_pipeline(Binarizer(threshold=100), LogisticRegression(C=0.05, max_iter=100)).fit(x, y)
