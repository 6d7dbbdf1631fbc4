# fails: svc_draws_a_straight_border | gave different decision values
# why: the order of the rows is another one in every training
def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(C=0.05))
