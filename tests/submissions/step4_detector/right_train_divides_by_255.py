# right: divides by 255 in a step of the pipeline
from sklearn.preprocessing import FunctionTransformer


def train_two_detector(x, y):
    scale = FunctionTransformer(lambda pixels: pixels / 255)
    return make_pipeline(scale, LogisticRegression(solver="liblinear", C=0.02)).fit(x, y == 2)
