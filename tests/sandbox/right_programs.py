"""What right submissions may do with their libraries: nothing of it is refused by the sandbox.

Each function computes something in its own way and returns True if that worked.
"""

import concurrent.futures
import contextlib
import copy
import csv
import ctypes
import datetime
import decimal
import functools
import gc
import hashlib
import io
import itertools
import json
import locale
import logging
import os
import pathlib
import pickle
import platform
import queue
import random
import re
import signal
import statistics
import sys
import threading
import time
import uuid
import warnings
import zlib

import joblib
import matplotlib.pyplot as plt
import numpy as np
import scipy.cluster
import scipy.fft
import scipy.integrate
import scipy.interpolate
import scipy.linalg
import scipy.ndimage
import scipy.optimize
import scipy.signal
import scipy.sparse
import scipy.sparse.linalg
import scipy.spatial
import scipy.stats
from sklearn import datasets
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import BaggingClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV, SGDClassifier
from sklearn.manifold import TSNE
from sklearn.metrics import classification_report, pairwise_distances
from sklearn.model_selection import GridSearchCV, cross_val_predict, cross_val_score
from sklearn.multiclass import OneVsRestClassifier
from sklearn.neighbors import BallTree, KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from threadpoolctl import threadpool_info, threadpool_limits

RNG = np.random.default_rng(0)
X = RNG.normal(size=(300, 20))
Y = (X[:, 0] + 0.1 * RNG.normal(size=300) > 0).astype(int)


def grid_search_on_all_cores():
    return GridSearchCV(KNeighborsClassifier(), {"n_neighbors": [1, 3, 5]}, n_jobs=-1).fit(X, Y).best_score_ > 0.5


def forest_on_all_cores():
    return RandomForestClassifier(20, n_jobs=-1).fit(X, Y).score(X, Y) > 0.9


def bagging_with_jobs():
    return BaggingClassifier(n_estimators=5, n_jobs=2).fit(X, Y).score(X, Y) > 0.7


def boosting_with_openmp():
    return HistGradientBoostingClassifier(max_iter=10).fit(X, Y).score(X, Y) > 0.8


def scores_with_jobs():
    return cross_val_score(SVC(), X, Y, n_jobs=4).mean() > 0.5


def predictions_with_jobs():
    return len(cross_val_predict(LogisticRegression(), X, Y, n_jobs=-1)) == 300


def one_against_the_rest_with_jobs():
    return OneVsRestClassifier(SGDClassifier(), n_jobs=-1).fit(X, Y).score(X, Y) > 0.5


def regression_with_folds():
    return LogisticRegressionCV(Cs=3, n_jobs=-1).fit(X, Y).score(X, Y) > 0.5


def network_of_neurons():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return MLPClassifier(max_iter=20, early_stopping=True).fit(X, Y).score(X, Y) > 0.3


def clusters():
    return KMeans(3, n_init=2).fit(X).inertia_ > 0


def components():
    return PCA(0.9, svd_solver="full").fit_transform(X).shape[0] == 300


def randomized_components():
    return PCA(5, svd_solver="randomized").fit_transform(X).shape == (300, 5)


def neighbours_embedded():
    return TSNE(perplexity=5, n_jobs=-1).fit_transform(X[:60]).shape == (60, 2)


def tree_of_balls():
    return BallTree(X).query(X[:5], 3)[1].shape == (5, 3)


def distances_with_jobs():
    return pairwise_distances(X, n_jobs=-1).shape == (300, 300)


def joblib_processes():
    return joblib.Parallel(n_jobs=2)(joblib.delayed(abs)(n) for n in (-1, -2)) == [1, 2]


def joblib_threads():
    return joblib.Parallel(n_jobs=2, prefer="threads")(joblib.delayed(abs)(n) for n in (-1, -2)) == [1, 2]


def joblib_backend():
    with joblib.parallel_config("threading", n_jobs=2):
        return joblib.Parallel()(joblib.delayed(len)(text) for text in ("a", "bc")) == [1, 2]


def joblib_counts_cores():
    return joblib.cpu_count() >= 1 and len(joblib.hash(X)) == 32


def pipeline_that_is_copied():
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, Y)
    again = pickle.loads(pickle.dumps(copy.deepcopy(model)))
    return (again.predict(X) == model.predict(X)).all()


def report_of_classes():
    return "precision" in classification_report(Y, Y)


def digits_of_the_library():
    return datasets.load_digits().data.shape == (1797, 64)


def made_up_data():
    return datasets.make_blobs(50, random_state=0)[0].shape == (50, 2)


def threads_of_blas():
    with threadpool_limits(1):
        return (X @ X.T).shape == (300, 300) and isinstance(threadpool_info(), list)


def large_products():
    return np.isfinite(scipy.linalg.blas.dgemm(1.0, X, X.T)).all() and np.linalg.svd(X)[0].shape == (300, 300)


def memory_that_grows_and_shrinks():
    for _ in range(5):
        np.zeros(8_000_000).sum()
    gc.collect()
    return True


def minimum():
    return scipy.optimize.minimize(lambda x: ((x - 3) ** 2).sum(), np.zeros(3)).success


def minimum_of_all():
    return (
        scipy.optimize.differential_evolution(lambda x: float((x**2).sum()), [(-1, 1)] * 2, maxiter=5, seed=0).fun < 1
    )


def assignment():
    return scipy.optimize.linear_sum_assignment(np.eye(4))[0].shape == (4,)


def integral():
    return abs(scipy.integrate.quad(np.sin, 0, np.pi)[0] - 2) < 1e-6


def motion():
    return scipy.integrate.solve_ivp(lambda _, y: -y, (0, 1), [1.0]).success


def spline():
    return scipy.interpolate.CubicSpline(range(5), range(5))(2.5) == 2.5


def spectrum():
    return scipy.fft.fft(X, workers=2).shape == X.shape


def convolution():
    return scipy.signal.fftconvolve(X, np.ones((3, 3)), mode="same").shape == X.shape


def blurred():
    return scipy.ndimage.gaussian_filter(X, 1).shape == X.shape and scipy.ndimage.label(X > 0)[1] > 0


def sparse_solution():
    matrix = scipy.sparse.diags_array([2.0] * 50).tocsr()
    return np.allclose(scipy.sparse.linalg.spsolve(matrix, np.ones(50)), 0.5)


def eigenvalues():
    return scipy.sparse.linalg.eigsh(scipy.sparse.eye_array(50).tocsc(), k=2)[0].shape == (2,)


def nearest_with_workers():
    return scipy.spatial.cKDTree(X).query(X[:5], workers=-1)[1].tolist() == [0, 1, 2, 3, 4]


def hull():
    return scipy.spatial.ConvexHull(X[:, :2]).volume > 0


def hierarchy():
    import scipy.cluster.hierarchy

    return scipy.cluster.hierarchy.linkage(X[:20]).shape == (19, 4)


def tests_of_statistics():
    return (
        scipy.stats.ttest_ind(X[:, 0], X[:, 1]).pvalue >= 0 and scipy.stats.norm(0, 1).rvs(3, random_state=0).size == 3
    )


def bootstrap():
    return scipy.stats.bootstrap((X[:, 0],), np.mean, n_resamples=50).standard_error > 0


def drawn_to_memory():
    figure, ax = plt.subplots(2, 2, layout="constrained")
    ax[0, 0].imshow(X[:28, :], cmap="gray_r")
    ax[0, 1].hist(X[:, 0])
    ax[1, 0].set_title(r"$\alpha^2$ — Übung")
    ax[1, 1].plot([1, 2], [3, 4], label="a")
    ax[1, 1].legend()
    for kind in ("png", "svg", "pdf"):
        figure.savefig(io.BytesIO(), format=kind)
    plt.close("all")
    return True


def threads_with_a_queue():
    found = queue.Queue()
    threads = [threading.Thread(target=found.put, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found.get() for _ in threads) == list(range(8))


def pool_of_threads():
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        return list(pool.map(abs, (-1, -2))) == [1, 2]


def lock_with_a_timeout():
    event, lock = threading.Event(), threading.Condition()
    with lock:
        return not lock.wait(0.01) and not event.wait(0.01)


def alarm_that_is_handled():
    rang = []
    signal.signal(signal.SIGALRM, lambda *_: rang.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    time.sleep(0.1)
    return rang == [1]


def clocks():
    now = (time.time(), time.perf_counter(), time.monotonic(), time.process_time(), time.thread_time())
    return (
        all(one >= 0 for one in now) and datetime.datetime.now().astimezone().year > 2000 and bool(time.strftime("%Z"))
    )


def chance():
    random.seed()
    return 0 <= random.random() < 1 and len(os.urandom(4)) == 4 and uuid.uuid4() != uuid.uuid4()


def questions_about_its_own_thread():
    libc, attributes = ctypes.CDLL(None), ctypes.create_string_buffer(256)
    libc.pthread_self.restype = ctypes.c_void_p

    def asked(function):
        return function(ctypes.c_void_p(libc.pthread_self()), attributes) == 0

    def cores():
        return libc.pthread_getaffinity_np(ctypes.c_void_p(libc.pthread_self()), 128, attributes) == 0

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(asked, libc.pthread_getattr_np).result()
    return bool(os.sched_getaffinity(os.getpid())) and cores() and asked(libc.pthread_getattr_np) and elsewhere


def questions_about_the_system():
    return bool(platform.platform() and os.getpid() and os.cpu_count() and os.getcwd() and sys.version and os.uname())


def files_beside_it():
    here = pathlib.Path(__file__)
    os.chdir(here.parent)
    return (
        here.read_text()[:3] == '"""'
        and [*here.parent.glob("*.py")]
        and os.path.exists(here.name)
        and here.stat().st_size > 0
    )


def words_and_tables():
    text = io.StringIO()
    csv.writer(text).writerow([1, "a"])
    log = logging.getLogger("x")
    log.addHandler(logging.StreamHandler(text))
    log.warning("b")
    locale.setlocale(locale.LC_ALL, "")
    sums = hashlib.sha256(b"x").hexdigest(), zlib.crc32(b"x"), decimal.Decimal("0.1"), statistics.fmean([1, 2])
    return (
        json.loads(json.dumps({"a": [1, None]})) == {"a": [1, None]} and all(sums) and re.sub("a", "b", text.getvalue())
    )


def quiet():
    with open(os.devnull, "w") as null, contextlib.redirect_stdout(null), contextlib.redirect_stderr(null):
        print("nobody hears this")
    return functools.reduce(max, itertools.chain([1], [2])) == 2


def frames_of_pandas():
    import pandas as pd

    frame = pd.DataFrame(X).assign(y=Y, day=pd.date_range("2026-01-01", periods=300, tz="Europe/Berlin"))
    grouped = frame.groupby("y").mean(numeric_only=True)
    return len(frame.merge(grouped, on="y")) == 300 and len(pd.read_csv(io.StringIO("a,b\n1,2"))) == 1
