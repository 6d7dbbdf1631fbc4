# fails: svc_draws_a_straight_border | name 'StandardScaler' is not defined
# why: uses another scaler and does not import it


def make_linear_svc(seed=0):
    return make_pipeline(StandardScaler(), LinearSVC(random_state=seed))
