# fails: knows_the_baseline | return only the number itself
# why: gives the number a name
def baseline_accuracy(is_two):
    return {"accuracy": np.mean(~is_two)}
