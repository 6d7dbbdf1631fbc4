# fails: knows_the_baseline | '70.0%' \(str\), where one number was expected
# why: formats the answer for the reader


def baseline_accuracy(is_two):
    return f"{np.mean(~is_two):.1%}"
