# right: probabilities on top of a straight border
# slow: about half a second
from sklearn.calibration import CalibratedClassifierCV
from sklearn.svm import LinearSVC


def train_two_detector(x, y):
    return CalibratedClassifierCV(make_pipeline(MinMaxScaler(), LinearSVC(C=0.05)), cv=3).fit(x, two_targets(y))
