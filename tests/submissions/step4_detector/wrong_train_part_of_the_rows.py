# fails: is_accurate | all rows
# why: splits once more out of habit, so half of the rows are never used
from sklearn.model_selection import train_test_split


def train_two_detector(x, y):
    x_part, _, y_part, _ = train_test_split(x, two_targets(y), test_size=0.5, random_state=0)
    return _new_detector().fit(x_part, y_part)
