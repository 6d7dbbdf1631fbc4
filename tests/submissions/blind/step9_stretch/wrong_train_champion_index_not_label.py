# why: learns the number of the class (np.unique's inverse) and answers with that, not with the label; the same only if all of 0..9 occur
import numpy as np
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC


def train_champion(x, y):
    labels, index = np.unique(y, return_inverse=True)
    return make_pipeline(MinMaxScaler(), SVC(C=10)).fit(x, index.astype(y.dtype))
