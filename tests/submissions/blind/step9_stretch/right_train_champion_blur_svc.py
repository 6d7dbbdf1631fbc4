# right: a Pipeline that blurs the digits a little (scipy) and then has an SVC with the RBF kernel: above 95 % on new digits
import numpy as np
from scipy.ndimage import gaussian_filter
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import SVC


def _blur(x):
    images = np.asarray(x, dtype=np.float32).reshape(-1, 28, 28) / 255
    return gaussian_filter(images, sigma=(0, 0.8, 0.8)).reshape(len(images), -1)


def train_champion(x, y):
    return Pipeline([("blur", FunctionTransformer(_blur)), ("svc", SVC(C=10))]).fit(x, y)
