# right: a linear classifier with another loss finds the twos as well
# slow: about half a second
from sklearn.linear_model import SGDClassifier


def train_two_detector(x, y):
    return make_pipeline(MinMaxScaler(), SGDClassifier(loss="hinge", alpha=0.001, random_state=1)).fit(x, y == 2)
