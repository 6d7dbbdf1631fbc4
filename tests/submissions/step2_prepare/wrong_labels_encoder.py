# fails: turns_text_into_numbers | The numbers are not the ones in the text
# fails: takes_other_labels | came out changed
# why: LabelEncoder numbers the kinds of label it meets: right only if all ten digits are there
from sklearn.preprocessing import LabelEncoder


def to_int_labels(y):
    return LabelEncoder().fit_transform(y)
