# right: looks for the best C; the search itself is the model
# slow: about 1 s
from sklearn.model_selection import GridSearchCV


def train_two_detector(x, y):
    search = GridSearchCV(_new_detector(), {"logisticregression__C": [0.01, 0.1]}, cv=2, n_jobs=-1)
    search.fit(x, two_targets(y))
    return search
