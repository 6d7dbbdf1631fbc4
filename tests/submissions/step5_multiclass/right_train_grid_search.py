# right: looks for C itself, in parallel
# slow: about 4 s
from sklearn.model_selection import GridSearchCV


def train_logistic(x, y):
    pipeline = make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=60))
    return GridSearchCV(pipeline, {"logisticregression__C": [0.03, 0.1]}, cv=2, n_jobs=-1).fit(x, y)
