# right: asks a model that always says False
from sklearn.dummy import DummyClassifier


def baseline_accuracy(is_two):
    model = DummyClassifier(strategy="constant", constant=False)
    return model.fit(np.zeros((len(is_two), 1)), is_two).score(np.zeros((len(is_two), 1)), is_two)
