# fails: svc_draws_a_straight_border | cannot be called the way the course calls it: make_linear_svc\(seed=0\)
# why: drops the argument
# slow: about 1 s
def make_linear_svc():
    return make_pipeline(MinMaxScaler(), LinearSVC(C=0.05))
