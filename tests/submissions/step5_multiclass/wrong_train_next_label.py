# fails: is_accurate | Most answers are one more than the label
# why: counts labels from one, and what is left over from zero again
from sklearn.neighbors import NearestCentroid


def train_logistic(x, y):
    return NearestCentroid().fit(x, (y + 1) % 10)
