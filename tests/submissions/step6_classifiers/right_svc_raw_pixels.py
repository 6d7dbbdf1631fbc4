# right: as article A has it: raw pixels, slower, and a warning that it did not converge


def make_linear_svc(seed=0):
    return LinearSVC(random_state=seed)
