# fails: accuracy_is_the_share_of_right_answers | accuracy says something else
# why: another score with a good name; each digit weighs the same
from sklearn.metrics import balanced_accuracy_score as accuracy
