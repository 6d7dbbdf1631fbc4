# right: OneVsRestClassifier around LogisticRegression: ten scores for every image, the label of the highest is the answer; fitted on all rows
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler


def train_logistic(x, y):
    one = make_pipeline(MaxAbsScaler(), LogisticRegression(C=0.5, max_iter=200))
    return OneVsRestClassifier(one).fit(x, y)
