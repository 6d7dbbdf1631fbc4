# fails: svc_draws_a_straight_border | no decision_function
# why: calibrated, it has probabilities in their place
from sklearn.calibration import CalibratedClassifierCV


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), CalibratedClassifierCV(LinearSVC(random_state=seed), cv=2))
