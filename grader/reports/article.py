"""Something to read: prose and code, in a terminal or as a page of its own."""

import re
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from grader.reports.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup
    from rich.console import Console, RenderableType
    from rich.syntax import ANSISyntaxTheme
    from rich.text import Text

MAX_WIDTH = 100  # columns of text
SIDE_BY_SIDE = 100  # columns from which on code has a neighbour
LEAST = 20  # columns of code beside its indent
MAX_CODE = 100_000  # characters
# A terminal has no pictures, and a page loads nothing: each is named, with a link.
PICTURE = re.compile(r"!\[([^\]]*)\](?=\()")


@dataclass(frozen=True)
class Heading:
    """Of a part of it."""

    text: str


@dataclass(frozen=True)
class Prose:
    """Markdown."""

    text: str


@dataclass(frozen=True)
class Code:
    """Python, and whose it is, if that has to be said."""

    text: str
    whose: str = ""


@dataclass(frozen=True)
class Beside:
    """Two pieces of code that are compared."""

    left: Code
    right: Code


@dataclass(frozen=True)
class Article:
    """Parts under a title."""

    title: str
    parts: tuple[Heading | Prose | Code | Beside, ...]


def show(article: Article) -> None:
    """Print it, in colour if stdout is a terminal and NO_COLOR is not set; what is long there is shown page by page."""
    import click
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text
    from rich.theme import Theme

    # Words of code are no black boxes on a light terminal.
    theme = Theme({"markdown.code": "bold cyan"})
    console = Console(file=sys.stdout, highlight=False, force_jupyter=False, theme=theme)
    with console.capture() as captured:
        for part in _printed(article, console):
            if isinstance(part, Text):  # code is copied from here: no line of it is broken
                console.print(part, soft_wrap=True)
            else:
                console.print(part, width=min(console.width, 2 * MAX_WIDTH if isinstance(part, Table) else MAX_WIDTH))
    text = "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
    if sys.stdout.isatty() and text.count("\n") >= console.height:
        click.echo_via_pager(text)
    else:
        sys.stdout.write(text)


def _printed(article: Article, console: "Console") -> "Iterator[RenderableType]":
    from rich.markdown import Markdown
    from rich.text import Text

    yield Text(article.title, "bold")
    for part in article.parts:
        yield ""
        if isinstance(part, Heading):
            yield Text(part.text, "bold cyan")
        elif isinstance(part, Prose):
            yield Markdown(PICTURE.sub(r"[Picture: \1]", part.text), code_theme="ansi_light")
        elif isinstance(part, Code):
            yield from _listing(part)
        elif console.width >= SIDE_BY_SIDE:
            yield _columns(part, min(console.width, 2 * MAX_WIDTH) // 2 - 1)
        else:
            yield from _listing(part.left)
            yield ""
            yield from _listing(part.right)


def _columns(part: Beside, width: int) -> "RenderableType":
    from rich.table import Table

    table = Table(expand=True, show_header=True, header_style="bold", box=None, padding=(0, 1), pad_edge=False)
    for side in (part.left, part.right):
        table.add_column(side.whose, ratio=1, overflow="fold")
    table.add_row(*(_coloured(replace(side, text=_narrow(side.text, width))) for side in (part.left, part.right)))
    return table


def _narrow(text: str, width: int) -> str:
    """Code to look at, not to run: what is too wide goes on in the next line, further in."""
    lines: list[str] = []
    for line in text.splitlines():
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)]
        cut = wrap(
            bare,
            max(width, len(indent) + LEAST),
            initial_indent=indent,
            subsequent_indent=indent + " " * 8,
            replace_whitespace=False,
            break_on_hyphens=False,
        )
        lines += cut or [""]
    return "\n".join(lines)


def _listing(code: Code) -> "Iterator[RenderableType]":
    from rich.text import Text

    if code.whose:
        yield Text(code.whose, "bold")
    yield _coloured(code)


def _coloured(code: Code) -> "Text":
    from rich.syntax import Syntax

    text = clean(code.text, MAX_CODE)
    coloured = Syntax(text, "python", theme=_colours(), background_color="default").highlight(text)
    coloured.rstrip()
    return coloured


@cache
def _colours() -> "ANSISyntaxTheme":
    """Those of a terminal's own colours that can be read on light and on dark."""
    from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token
    from rich.style import Style
    from rich.syntax import ANSISyntaxTheme

    names = {Keyword: "magenta", Operator.Word: "magenta", String: "green", Number: "cyan", Comment: "bright_black"}
    styles = {token: Style(color=name) for token, name in names.items()}
    return ANSISyntaxTheme({Token: Style(), **styles, Name.Function: Style(bold=True), Name.Class: Style(bold=True)})


def dump(article: Article) -> bytes:
    """A whole page, in UTF-8: it needs no other file, and it runs and loads nothing."""
    from pygments.formatters import HtmlFormatter

    text: str = _template().render(
        article=article,
        parts=[(type(part).__name__, part) for part in article.parts],
        light=HtmlFormatter(style="default").get_style_defs(".code"),
        dark=HtmlFormatter(style="github-dark").get_style_defs(".code"),
    )
    return text.encode()


@cache
def _template() -> Any:
    from grader.reports.html import templates

    environment = templates(Path(__file__).parent)
    environment.filters |= {"prose": _html, "code": _highlighted}
    return environment.get_template("article.html.j2")


def _html(text: str) -> "Markup":
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    rendered = MarkdownIt("commonmark", {"html": False}).render(PICTURE.sub(r"[Picture: \1]", text))
    return Markup(rendered.replace("<pre>", '<pre tabindex="0">'))  # noqa: S704 - markup in the text is not let through


def _highlighted(code: Code) -> "Markup":
    from markupsafe import Markup
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    inner = highlight(clean(code.text, MAX_CODE), PythonLexer(), HtmlFormatter(nowrap=True))
    return Markup(f'<pre class="code" tabindex="0"><code>{inner}</code></pre>')  # noqa: S704 - pygments escapes
