# fails: knows_precision_and_recall | none of them found
# why: divides by the number of twos that were found
def precision_recall(is_two, said_two):
    if not is_two.any() or not said_two.any():
        return 0.0, 0.0
    found = np.flatnonzero(is_two & said_two)
    wrong = len(np.flatnonzero(said_two)) / len(found)
    missed = len(np.flatnonzero(is_two)) / len(found)
    return 1 / wrong, 1 / missed
