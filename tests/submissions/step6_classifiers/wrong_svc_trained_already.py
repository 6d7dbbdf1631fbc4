# fails: svc_draws_a_straight_border | gives answers before anybody has called its fit.*Is it trained inside the function
# why: thinks that what is returned has to be able to answer
import numpy as np


def make_linear_svc(seed=0):
    rng = np.random.default_rng(0)
    return make_pipeline(MinMaxScaler(), LinearSVC(random_state=seed)).fit(rng.random((50, 784)), np.arange(50) % 10)
