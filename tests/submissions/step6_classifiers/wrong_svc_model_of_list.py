# fails: svc_draws_a_straight_border | has no predict
# why: a list for make_pipeline
def make_linear_svc(seed=0):
    return make_pipeline([MinMaxScaler(), LinearSVC(random_state=seed)])
