# fails: accuracy_is_the_share_of_right_answers | 23 of 30 answers are right
# why: takes another score from sklearn.metrics, in which rare digits weigh more
from sklearn.metrics import recall_score


def accuracy(y_true, y_pred):
    return recall_score(y_true, y_pred, average="macro", zero_division=0)
