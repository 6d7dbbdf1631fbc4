# fails: svc_draws_a_straight_border | not straight
# why: bends the pixels first, so that a straight border among the new features is a curved one among pixels
from sklearn.kernel_approximation import Nystroem


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), Nystroem(n_components=100, random_state=seed), LinearSVC(random_state=seed))
