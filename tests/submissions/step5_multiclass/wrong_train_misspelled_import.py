# fails: predict_one_asks_the_model | cannot be imported: ImportError: cannot import name 'LogisticRegresion'
# why: one s too few in the import
from sklearn.linear_model import LogisticRegresion


def train_logistic(x, y):
    return LogisticRegresion().fit(x, y)
