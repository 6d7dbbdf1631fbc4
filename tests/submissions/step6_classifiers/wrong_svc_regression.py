# fails: svc_draws_a_straight_border | float64 values, where whole numbers were expected.*Is it a model for regression
# why: R for regression, C for classification
from sklearn.svm import LinearSVR


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVR(C=0.05, random_state=seed))
