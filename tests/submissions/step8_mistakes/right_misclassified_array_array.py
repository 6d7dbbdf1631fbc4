# right: Python's own arrays hold whole numbers as well
# slow: about 1 s
from array import array


def misclassified(y_true, y_pred):
    positions = array("i")
    for i in range(len(y_true)):
        if y_true[i] != y_pred[i]:
            positions.append(i)
    return positions
