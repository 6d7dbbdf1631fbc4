# right: as the article did it in another year: a few steps of saga with an L1 penalty
# slow: about 2 s
from sklearn.preprocessing import StandardScaler


def train_logistic(x, y):
    model = LogisticRegression(C=50.0 / len(x), solver="saga", tol=0.1, random_state=0)
    return make_pipeline(StandardScaler(), model).fit(x, y)
