# right: ink or no ink
# slow: about half a second
from sklearn.preprocessing import Binarizer


def train_two_detector(x, y):
    return make_pipeline(Binarizer(), LogisticRegression(C=0.05)).fit(x, y == 2)
