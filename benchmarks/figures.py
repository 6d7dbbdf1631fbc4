"""Print the accuracies in a report of the solutions on the full MNIST beside the articles', as a Markdown table.

grade solutions/ --data DIR --format json=full.json
python benchmarks/figures.py full.json
"""

import json
import sys
from pathlib import Path

# Check -> what it measures, the articles' figure, what a plain script measured (scikit-learn 1.9.1, official split).
FIGURES = {
    "step4_detector.scores_every_fold": ("detector of twos, 3-fold cross-validation", "95-97 %", "97.9 %"),
    "step4_detector.is_accurate": ("the detector, told that sevens are twos", "-", "-"),
    "step5_multiclass.is_accurate": ("logistic regression, ten digits", "about 92 %", "92.6 %"),
    "step6_classifiers.knn_is_accurate": ("k-NN, k = 3", "-", "97.1 %"),
    "step6_classifiers.forest_is_accurate": ("random forest, 100 trees", "-", "97.1 %"),
    "step6_classifiers.svc_is_accurate": ("linear SVC", "-", "91.9 %"),
    "step9_stretch.is_a_champion": ("champion (PCA + SVC)", "-", "-"),
}


def main(path: str) -> None:
    """Read a report and print the table."""
    report = json.loads(Path(path).read_text("utf-8"))
    checks = {check["id"]: check for step in report["steps"] for check in step["checks"]}
    environment = report["environment"]
    print(f"scikit-learn {environment['scikit-learn']}, numpy {environment['numpy']}, Python {environment['python']}")
    print(f"score {report['score']}/{report['max_score']}, bonus {report['bonus']}/{report['max_bonus']}\n")
    print("| model | these solutions | the articles | a plain script |")
    print("|---|---|---|---|")
    for check, (model, articles, script) in FIGURES.items():
        actual = checks[check]["actual"]
        print(f"| {model} | {actual if '%' in actual else f'{float(actual):.1%}'} | {articles} | {script} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
