# right: another scaler
from sklearn.preprocessing import StandardScaler


def train_logistic(x, y):
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01))
    model.fit(x, y)
    return model
