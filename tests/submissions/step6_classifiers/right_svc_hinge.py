# right: the hinge loss makes SGDClassifier a support vector classifier
# slow: about 3 s
from sklearn.linear_model import SGDClassifier


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), SGDClassifier(loss="hinge", alpha=0.0005, random_state=seed))
