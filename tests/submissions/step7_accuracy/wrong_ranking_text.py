# fails: ranks_by_accuracy | order of their accuracy
# why: text is compared, and 5e-05 comes after 0.9
def ranking(results):
    return sorted(results, key=lambda name: str(results[name]["accuracy"]), reverse=True)
