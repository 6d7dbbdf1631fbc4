# fails: svc_is_accurate | scale
# why: as in article A: raw pixels; on few rows it neither converges nor does well
# slow: about 15 s


def make_linear_svc(seed=0):
    return LinearSVC(random_state=seed)
