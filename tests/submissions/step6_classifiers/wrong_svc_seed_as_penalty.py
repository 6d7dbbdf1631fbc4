# fails: svc_draws_a_straight_border | The 'C' parameter of LinearSVC
# why: takes C for the seed


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(C=seed))
