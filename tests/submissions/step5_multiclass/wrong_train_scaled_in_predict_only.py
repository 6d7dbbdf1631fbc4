# fails: is_accurate | Are the pixels scaled in predict, but not before fit
# why: divides new pixels by 255, and forgets those of the training
from sklearn.neighbors import KNeighborsClassifier


class Scaled(KNeighborsClassifier):
    def predict(self, x):
        return super().predict(x / 255)


def train_logistic(x, y):
    return Scaled().fit(x, y)
