# fails: answers_with_labels | cannot be imported: ImportError: cannot import name 'LogisticRegresion'
# why: one s too few in the import
from sklearn.linear_model import LogisticRegresion


def train_logistic(x, y):
    return LogisticRegresion().fit(x, y)
