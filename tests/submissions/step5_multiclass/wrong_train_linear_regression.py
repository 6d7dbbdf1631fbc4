# fails: answers_with_labels | not among the labels 0 to 9
# why: linear instead of logistic regression, as if a 4 were between 3 and 5
# slow: about half a second
from sklearn.linear_model import LinearRegression


def train_logistic(x, y):
    return LinearRegression().fit(x, y)
