# fails: is_accurate | is right about 10\.0% of new digits
# why: a baseline left over from an experiment
from sklearn.dummy import DummyClassifier


def train_logistic(x, y):
    return DummyClassifier().fit(x, y)
