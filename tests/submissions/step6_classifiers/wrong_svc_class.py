# fails: svc_draws_a_straight_border | class (\w+ )?itself
# why: no brackets


def make_linear_svc(seed=0):
    return LinearSVC
