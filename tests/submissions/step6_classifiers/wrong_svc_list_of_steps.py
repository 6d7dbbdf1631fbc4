# fails: svc_draws_a_straight_border | returned a list of 2, where a model was expected
# why: the steps of a pipeline, but no pipeline


def make_linear_svc(seed=0):
    return [MinMaxScaler(), LinearSVC(random_state=seed)]
