# fails: svc_draws_a_straight_border | new one
# why: one model for all callers

SVC_MODEL = make_pipeline(MinMaxScaler(), LinearSVC(C=0.05))


def make_linear_svc(seed=0):
    return SVC_MODEL.set_params(linearsvc__random_state=seed)
