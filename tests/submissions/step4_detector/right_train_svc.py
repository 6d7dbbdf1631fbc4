# right: another straight border
# slow: about 4 s
from sklearn.svm import SVC


def train_two_detector(x, y):
    return make_pipeline(MinMaxScaler(), SVC(kernel="linear", C=0.05)).fit(x, two_targets(y))
