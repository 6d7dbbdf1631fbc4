# fails: is_accurate | Whatever the digit is, the answer is \d\.
# why: a baseline left over from an experiment
from sklearn.dummy import DummyClassifier


def train_logistic(x, y):
    return DummyClassifier().fit(x, y)
