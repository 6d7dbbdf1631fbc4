# fails: ranks_by_accuracy | does it come twice
# why: looks up the names for every accuracy, so tied names come twice


def ranking(results):
    accuracies = sorted((result["accuracy"] for result in results.values()), reverse=True)
    return [name for best in accuracies for name in results if results[name]["accuracy"] == best]
