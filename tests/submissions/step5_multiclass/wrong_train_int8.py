# fails: is_accurate | is right about
# why: int8 saves memory, and turns 200 into -56
# slow: about 1 s
from sklearn.preprocessing import FunctionTransformer


def train_logistic(x, y):
    small = FunctionTransformer(lambda pixels: pixels.astype(np.int8))
    return make_pipeline(small, LogisticRegression(max_iter=50)).fit(x, y)
