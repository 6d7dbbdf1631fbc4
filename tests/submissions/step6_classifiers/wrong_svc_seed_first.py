# fails: svc_draws_a_straight_border | The 'penalty' parameter of LinearSVC
# why: takes the seed for the first argument


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(seed))
