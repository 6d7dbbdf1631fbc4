# fails: is_accurate | every row
# why: keeps the best model from the cross-validation instead of training one on all rows
# slow: about 2 s
from sklearn.model_selection import cross_validate


def train_two_detector(x, y):
    found = cross_validate(_new_detector(), x, two_targets(y), cv=5, return_estimator=True)
    return found["estimator"][int(np.argmax(found["test_score"]))]
