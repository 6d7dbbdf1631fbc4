# fails: svc_draws_a_straight_border | returned None, where a model was expected
# why: forgets to return


def make_linear_svc(seed=0):
    make_pipeline(MinMaxScaler(), LinearSVC(random_state=seed))
