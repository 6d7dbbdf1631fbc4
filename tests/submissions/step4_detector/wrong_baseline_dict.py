# fails: knows_the_baseline | return the number itself, alone
# why: gives the number a name
def baseline_accuracy(is_two):
    return {"accuracy": np.mean(~is_two)}
