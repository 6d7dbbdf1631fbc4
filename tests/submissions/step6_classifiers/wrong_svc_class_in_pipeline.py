# fails: svc_draws_a_straight_border | raised TypeError
# why: no brackets, inside a pipeline


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler, LinearSVC)
