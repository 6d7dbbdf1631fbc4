# fails: svc_draws_a_straight_border | The 'penalty' parameter of LinearSVC
# why: thinks the seed is the first argument


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(seed))
