# right: looks for C itself, in parallel
# slow: about 4 s
from sklearn.model_selection import GridSearchCV


def make_linear_svc(seed=0):
    pipeline = make_pipeline(MinMaxScaler(), LinearSVC(random_state=seed))
    return GridSearchCV(pipeline, {"linearsvc__C": [0.01, 0.05]}, cv=2, n_jobs=-1)
