# fails: svc_is_accurate | is right about
# why: C so small that hardly any pixel counts


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LinearSVC(C=1e-6, random_state=seed))
