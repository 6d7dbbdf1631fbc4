# fails: svc_draws_a_straight_border | Pipeline, which has no predict.*is the model last
# why: scales after the model
def make_linear_svc(seed=0):
    return make_pipeline(LinearSVC(random_state=seed), MinMaxScaler())
