# right: SGDClassifier with hinge loss and L2 penalty is a linear support vector classifier; it visits the rows in an order that the seed decides; scaled in a Pipeline
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler


def make_linear_svc(seed=0):
    return Pipeline([("scale", MinMaxScaler()), ("svc", SGDClassifier(loss="hinge", penalty="l2", random_state=seed))])
