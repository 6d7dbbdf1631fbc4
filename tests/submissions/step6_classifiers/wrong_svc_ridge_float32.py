# fails: svc_draws_a_straight_border | least squares
# why: least squares, but for rounding
def make_linear_svc(seed=0):
    return make_pipeline(FunctionTransformer(lambda x: np.float32(x) / 255), RidgeClassifier(solver="lsqr", tol=1e-3))


import numpy as np  # noqa: E402
from sklearn.linear_model import RidgeClassifier  # noqa: E402
from sklearn.preprocessing import FunctionTransformer  # noqa: E402
