# right: another scaler
# slow: about half a second
from sklearn.preprocessing import StandardScaler


def train_two_detector(x, y):
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.01)).fit(x, y == 2)
