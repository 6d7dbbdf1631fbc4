# fails: knows_precision_and_recall | raised ZeroDivisionError.*Can the number you divide by be 0\?
# why: counts by hand and forgets that a count may be 0


def precision_recall(is_two, said_two):
    right = finds = twos = 0
    for truth, said in zip(is_two, said_two):
        right += 1 if truth and said else 0
        finds += 1 if said else 0
        twos += 1 if truth else 0
    return right / finds, right / twos
