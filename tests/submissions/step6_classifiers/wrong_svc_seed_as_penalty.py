# fails: svc_draws_a_straight_border | The 'C' parameter of LinearSVC
# why: thinks C is the seed


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(C=seed))
