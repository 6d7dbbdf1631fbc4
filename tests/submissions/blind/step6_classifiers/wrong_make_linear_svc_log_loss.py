# why: SGDClassifier with loss="log_loss" is logistic regression again, not a support vector classifier with the widest margin; a student who mixed up the names of the losses
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), SGDClassifier(loss="log_loss", random_state=seed))
