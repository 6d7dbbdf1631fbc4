"""A likely cause of an exception, as a question: for reports, and where a page runs a student's code."""

import math
import re
import sys
from difflib import get_close_matches

# A likely cause, as a question, for exceptions that beginners meet.
CAUSES = {
    "AttributeError": "Does the object have a method or attribute of that name? Print its type to see what it is.",
    "BadGzipFile": "Is a file that is not compressed opened as .gz? Files come in both kinds.",
    "EOFError": "Does the code call input()? Nobody is at the keyboard when it is graded: use the arguments instead.",
    "FileNotFoundError": (
        "Is the path made from the argument, with a slash between folder and file name? A function that is given no "
        "path reads no file: its arguments are what it works with."
    ),
    "ImportError": "Is the name spelled as in the library's documentation?",
    "InvalidParameterError": "Is that argument spelled and typed as the message says, and meant for this parameter?",
    "IndentationError": "Are the lines of one block indented by the same number of spaces, with no tabs among them?",
    "IndexError": "Does a loop or an index run past the end (length - 1), or is a size written into the code?",
    "KeyError": "Is the key spelled as in the step's text, or written into the code, although the argument has others?",
    "MemoryError": "Is an array much larger than the data you were given?",
    "NameError": "Is it imported, or spelled the same where it gets its value, and is that line reached first?",
    "NotFittedError": "Was the model's fit called before predict?",
    "PermissionError": "Does it write a file, or read one it was not given? Neither is allowed.",
    "RecursionError": "Does the function call itself without ever stopping?",
    "SyntaxError": "Is a bracket, a quote or a colon missing on that line or the one before?",
    "SystemExit": "Does the code call exit() or sys.exit()? A function gives its result with return.",
    "TabError": "Are tabs and spaces mixed? Let your editor turn tabs into spaces.",
    "TypeError": "Does each call get arguments of the type it expects? Print the types just before that line.",
    "UFuncTypeError": "Does /= or += put decimals into an array of whole numbers? x = x / 2 makes a new array.",
    "UnboundLocalError": "Does the name get its value on every path through the function?",
    "UnicodeDecodeError": "Is a file of bytes opened as text? The mode 'rb' reads bytes.",
    "URLError": "Is something fetched from the network? There is none here: the arguments say what to work with.",
    "ValueError": "Do the shapes and values fit that call? Print the shapes just before that line.",
    "ZeroDivisionError": "Can the number you divide by be 0?",
}
SUBPLOTS = (
    "plt.subplots gives a flat array for a single row or column, and one Axes for a single cell, unless it is told "
    "squeeze=False."
)
# Part of an exception's name, what its text has in it, and a cause of its own.
TEXTS = (
    (
        "TypeError",
        "NoneType",
        "Is a value None because a function has no return, or because a method works in place and returns None?",
    ),
    (
        "TypeError",
        "keyword argument|positional argument",
        (
            "Do the number, the order and the names of its arguments match the documentation of what is called there? "
            "Some arguments are only taken with their name, as in name=value."
        ),
    ),
    (
        "TypeError",
        "class instead",
        "Are the brackets missing? A class is called to make a model: Name() instead of Name.",
    ),
    (
        "NameError",
        "'(numpy|np|matplotlib|plt|sklearn|scipy)'",
        "Is it imported, and under that name? After import numpy as np, for example, its name is np.",
    ),
    ("TypeError", "(Posix|Windows)Path", "Is a Path joined with +? Paths are joined with /, as in folder / name."),
    (
        "TypeError",
        "for /: 'str'",
        "Is it a path as text? Only a Path is joined with /: pathlib.Path makes one of text.",
    ),
    (
        "AttributeError",
        "(Posix|Windows)Path' object",
        "It is a Path, and not text: str(path) makes text of it. Is that meant?",
    ),
    (
        "AttributeError",
        "'str' object",
        "Is it text where something else was meant? A loop over a dict gives its keys, .items() both.",
    ),
    (
        "AttributeError",
        r"'\w+' object has no attribute '(get_text|set_text|get_visible|draw|axes|figure)'",
        (
            "Is a value put with = in the place of a part of a picture, such as ax.title? A method of the Axes sets "
            "what is written there."
        ),
    ),
    (
        "AttributeError",
        "'(list|tuple)' object",
        "Is an array meant? np.array(...) makes one of a list; a list itself has no such method or attribute.",
    ),
    (
        "TypeError",
        r"expected (a )?str",
        "Is there a number where that call takes text? Does the same line get text at one time and numbers at another?",
    ),
    ("ValueError", "values to unpack", "Are there as many names left of the = as there are values right of it?"),
    (
        "ValueError",
        "target y is None",
        "Does what was given as y come from a function without a return? That gives None.",
    ),
    (
        "TypeError",
        "Invalid shape",
        "Has the array lines and columns, like a picture? Print its shape just before that line.",
    ),
    ("TypeError", "dtype object", "Is it None, or something else that is no number? Print it just before that line."),
    (
        "TypeError",
        "object is not callable",
        "Are there round brackets after something that is no function? A model is asked by a method, such as .predict.",
    ),
    (
        "TypeError",
        "not supported between",
        "Are things compared or sorted that have no order, such as dicts? Which number of each is meant?",
    ),
    ("NameError", "'(true|false|none)'", "Is True, False or None meant? Python writes them with a capital letter."),
    ("IndexError", "scalar variable", "Is there an index too many? A single number has no [0]."),
    (
        "ValueError",
        "broadcast",
        "Two arrays of these shapes do not fit together. Are both about the same rows, from the first to the last?",
    ),
    (
        "ValueError",
        "buffer size must be a multiple",
        "Does each value take as many bytes in the file as the dtype says? '>u4' takes four, np.uint8 one.",
    ),
    (
        "ValueError",
        "buffer is smaller than requested",
        "Is there a count or an offset that asks for more than there is? Without a count, all that is there is read.",
    ),
    (
        "",
        "truth value",
        "Do if, and, or, not get a whole array? Compare value by value; between arrays use & | ~.",
    ),
    (
        "RuntimeError",
        "start new thread",
        "Does the code start threads? A browser has none, and nothing here needs them.",
    ),
    (
        "IndexError",
        "out of bounds for axis [1-9]",
        (
            "Rows or columns? x[i] is the row i, x[:, i] and x[0, i] look for a column of that number. Or does an "
            "index run past the end, which is length - 1?"
        ),
    ),
    ("IndexError", "only integers", "Is the index a float? A position has to be a whole number."),
    (
        "IndexError",
        "too many indices",
        "Does the array have as many dimensions as there are indices? Print its shape.",
    ),
    (
        "TypeError",
        "only (0-dimensional|length-1|size-1) arrays",
        "An array is not a number, even of a single value. Is one of its values meant, such as [0], or all of them?",
    ),
    (
        "AttributeError",
        "'CallbackModel' object",
        "The model that is given has fit and predict, and nothing else. Is predict meant?",
    ),
    (
        "AttributeError",
        "ndarray' object has no attribute '_",
        "Are the brackets missing after a class? Name() makes a model, which has a fit of its own; Name is the class.",
    ),
    ("Error", "'Axes' object", f"Is it one Axes where an array of them was expected? {SUBPLOTS}"),
    (
        "SyntaxError",
        "[\u2018\u2019\u201c-\u201f\u00ab\u00bb]",
        "Were the quotes copied from a text? They are curly there; Python takes only straight ones: ' and \".",
    ),
    (
        "ValueError",
        "num must be .*1 <= num",
        (
            "Are there more pictures than the grid has places? Is the grid large enough, and are no more drawn than "
            "were asked for?"
        ),
    ),
    (
        "ValueError",
        "num must be .*1 <= num.*not (0|-)",
        "Does the counting start at 0 or at 1? matplotlib counts the places of a grid from 1.",
    ),
    (
        "ValueError",
        "is not a valid value|[Dd]id you mean",
        "Is that name spelled as in the documentation, and is each argument in its place?",
    ),
    (
        "ValueError",
        "must be a positive integer, not 0",
        "Is there nothing to draw in that call? A grid has at least one row and one column.",
    ),
    (
        "SyntaxError",
        "[Mm]aybe you meant",
        "One = gives a name a value, == compares two values. Or is a comma missing between two of them?",
    ),
    (
        "ValueError",
        "Expected 2D array, got 1D",
        (
            "Is it one row alone? x[:1] is one row and has two dimensions, x[0] has one. Or are rows and labels in "
            "each other's place? The rows come first."
        ),
    ),
    (
        "ValueError",
        "one class",
        (
            "Are the targets all equal there? A comparison that always gives the same does that, and so does taking "
            "only the first rows when rows are sorted by label."
        ),
    ),
)
PACKAGES = ("numpy", "sklearn", "matplotlib", "scipy")
# What fetches something, in a line of code, or the folder for it that scikit-learn makes first.
FETCHES = re.compile(r"fetch_|urlopen|urlretrieve|urllib|requests\.|https?:|scikit_learn_data")
NOT_UTF_8 = "Is the file plain text in the encoding UTF-8? Open it in an editor and save it again in that encoding."
NOT_READ = ("SyntaxError", "IndentationError", "TabError")
PROMPTS = (">>>", "... ")


def cause(name: str, error: str, text: str, code: str) -> str:
    """A likely cause of an exception, as a question; empty where nothing is known.

    Args:
        name: what was called, "import" for a file itself.
        error: the name of the exception's class.
        text: of the exception.
        code: the line where it arose.
    """
    found = CAUSES.get(error, "")
    for kind, words, its_own in TEXTS:
        if kind in error and re.search(words, text):
            found = its_own
    if error == "IndexError" and "too many indices" in text and "ax" in code:
        found += f" {SUBPLOTS}"
    reshaped = re.search(r"cannot reshape array of size (\d+) into shape (\(.*\))", text)
    if error == "ValueError" and reshaped:
        found = _why_no_reshape(int(reshaped[1]), [int(side) for side in re.findall(r"\d+", reshaped[2])])
    if error == "ModuleNotFoundError" or (error == "NameError" and "cannot import it" in text):
        found = _why_no_module(text)
    if error in ("PermissionError", "ConnectionError", "OSError", "gaierror") and FETCHES.search(f"{code} {text}"):
        found = CAUSES["URLError"]
    if error in NOT_READ:
        if code.startswith(PROMPTS):
            found = "Was it copied with Python's prompt? Take away the >>> or ... in front of the code."
    elif re.search(r"(^|: )raise ", code):
        found = "Your own line raises it: is the condition before it right, and the value it looks at?"
    if name == "import" and any(word in text for word in ("encod", "codec", "null bytes")):
        found = NOT_UTF_8
    return found


def _why_no_reshape(size: int, sides: list[int]) -> str:
    """A likely cause of values that do not fit into a shape, of which numpy leaves out what was -1."""
    room = math.prod(sides)
    product = f"{' x '.join(map(str, sides))} = {room}" if len(sides) > 1 else f"{room}"
    if room > size:
        return (
            f"There are {size} values, and the new shape takes {product}. Is a size written into the code, "
            "or is it a part of what was meant, such as a column x[:, i] and not the row x[i]?"
        )
    left = f", with {size % room} left over" if room and size % room else ""
    times = f": {size // room} times{left}" if room else ""
    return (
        f"There are {size} values, and the new shape takes {product}{times}. Is a size written into the code, "
        "or are there values among them that do not belong there, such as a header?"
    )


def _why_no_module(text: str) -> str:
    """A likely cause of "No module named 'NAME'"."""
    name = (re.findall(r"'([\w.-]+)'", text) or [""])[0]
    package = name.partition(".")[0]
    if package in PACKAGES:
        return f"Is the name {name} spelled as in the documentation of {package}?"
    near = [one for names in (PACKAGES, sys.stdlib_module_names) for one in get_close_matches(package, names, 1, 0.75)]
    if near or package.startswith("scikit"):
        return f"Is {(near or ['sklearn'])[0]} meant?"
    return (
        f"Is there a way without {package or 'it'}? Here are numpy, scikit-learn, matplotlib, what comes with Python, "
        "and the files that were handed in."
    )
