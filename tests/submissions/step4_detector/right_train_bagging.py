# right: eight detectors, each trained on a sample drawn with repetition, vote
# slow: about 2 s
from sklearn.ensemble import BaggingClassifier


def train_two_detector(x, y):
    return make_pipeline(MinMaxScaler(), BaggingClassifier(LogisticRegression(C=0.1), 8, random_state=0)).fit(x, y == 2)
