# right: leaves out pixels that never change
# slow: about 2 s
from sklearn.feature_selection import VarianceThreshold
from sklearn.preprocessing import StandardScaler


def train_logistic(x, y):
    return make_pipeline(VarianceThreshold(), StandardScaler(), LogisticRegression(C=0.01)).fit(x, y)
