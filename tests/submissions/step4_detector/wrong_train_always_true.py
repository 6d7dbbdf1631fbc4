# fails: is_accurate | is right about 10\.0%
# fails: finds_the_twos | Only 10% of the digits that the detector took for twos
# why: the example in the text says array([ True])
from sklearn.dummy import DummyClassifier


def train_two_detector(x, y):
    return DummyClassifier(strategy="constant", constant=True).fit(x, two_targets(y))
