# fails: is_accurate | train_test_split
# why: sets rows aside for testing, as every tutorial does first
from sklearn.model_selection import train_test_split


def train_two_detector(x, y):
    x_train, x_test, y_train, y_test = train_test_split(x, two_targets(y), test_size=0.2, random_state=42)
    detector = _new_detector().fit(x_train, y_train)
    print("accuracy", detector.score(x_test, y_test))
    return detector
