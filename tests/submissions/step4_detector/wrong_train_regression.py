# fails: says_true_or_false | float64.* where True/False were expected
# why: linear instead of logistic regression
# slow: about half a second
from sklearn.linear_model import LinearRegression


def train_two_detector(x, y):
    return LinearRegression().fit(x, two_targets(y))
