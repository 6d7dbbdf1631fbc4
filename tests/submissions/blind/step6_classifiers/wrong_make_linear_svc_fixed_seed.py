# why: random_state=42 whatever seed says; a student who copies 42 from tutorials
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import LinearSVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(dual=True, random_state=42))
