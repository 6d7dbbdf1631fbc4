# right: an L1 penalty leaves most pixels out
def train_two_detector(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.3, penalty="l1", solver="liblinear")).fit(x, y == 2)
