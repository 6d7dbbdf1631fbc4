# right: an L1 penalty leaves out pixels
# slow: about 1 s
def make_linear_svc(seed=0):
    return make_pipeline(
        MinMaxScaler(), LinearSVC(penalty="l1", dual=False, C=0.05, max_iter=50, tol=0.1, random_state=seed)
    )
