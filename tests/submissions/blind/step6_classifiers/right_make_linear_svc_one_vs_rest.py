# right: OneVsRestClassifier of LinearSVCs after x / 255; LinearSVC does one against the rest anyway
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC


def _to_unit(pixels):
    return pixels.astype(float) / 255


def make_linear_svc(seed=0):
    svc = LinearSVC(C=0.1, dual=True, random_state=seed)
    return make_pipeline(FunctionTransformer(_to_unit), OneVsRestClassifier(svc))
