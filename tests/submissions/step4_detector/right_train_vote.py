# right: three models vote
# slow: about 1 s
from sklearn.ensemble import VotingClassifier
from sklearn.linear_model import RidgeClassifier, Perceptron


def train_two_detector(x, y):
    models = [
        ("a", LogisticRegression(C=0.1, max_iter=200)),
        ("b", RidgeClassifier(alpha=10.0)),
        ("c", Perceptron(random_state=0)),
    ]
    return make_pipeline(MinMaxScaler(), VotingClassifier(models)).fit(x, y == 2)
