# fails: finds_the_mistakes | not the positions of the mistakes.*call before are in it, too.*default of a parameter
# why: the empty list is made once, when the function is defined, and filled again in every call
# slow: about 1 s


def misclassified(y_true, y_pred, found=[]):
    for place, (true, predicted) in enumerate(zip(y_true, y_pred)):
        if true != predicted:
            found.append(place)
    return np.array(found, dtype=int)
