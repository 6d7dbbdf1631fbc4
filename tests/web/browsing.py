"""A released page in headless Chromium, from a server on this machine; no other host is to be reached."""

import http.server
import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial

import pytest

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}
CHROMIUM = shutil.which("chromium")
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
IN_A_BROWSER = [
    pytest.mark.skipif(not os.environ.get("WEB"), reason="WEB=1 grades in a real browser, for minutes"),
    pytest.mark.skipif(not CHROMIUM, reason="there is no chromium"),
]
IDLE = "() => document.getElementById('stop').disabled"
SECONDS = 300


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, *_):
        pass

    def end_headers(self):
        self.server.paths.append(self.path)
        if self.server.is_shared:
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


class Served:
    """A folder at an address, without any special header but the one that lets pages of other addresses read it."""

    def __init__(self, folder, *, is_shared=False):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        self._server.paths = self.paths = []  # that were asked for
        self._server.is_shared = is_shared
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A container's root has no sandbox of Chromium's.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", NOWHERE])
        try:
            yield browser
        finally:
            browser.close()


class Student:
    """Who uses the page."""

    def __init__(self, browser, address, **settings):
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(SECONDS * 1000)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))
        self.address = address
        self.page.goto(address)
        self.page.wait_for_selector(".cm-editor")
        self.course = self.page.evaluate("async () => (await (await fetch('course/course.json')).json()).name")

    def write(self, step, text):
        """Let code be there, as if it had been typed before."""
        self.page.evaluate(
            "([name, text]) => localStorage.setItem(name, text)", [f"course {self.course} {step} code", text]
        )
        self.open(step)

    def open(self, step):
        self.page.goto(f"{self.address}#{step}")
        self.page.reload()
        self.page.wait_for_selector(".cm-editor")
        self.idle()

    def idle(self):
        self.page.wait_for_timeout(400)  # a page that loads by itself has begun
        self.page.wait_for_function(IDLE)

    @property
    def status(self):
        return self.page.inner_text("#status")

    @property
    def report(self):
        return self.page.text_content("#report")

    def press(self, button):
        self.page.click(f"#{button}")
        self.page.wait_for_timeout(200)

    def grade(self, step, text):
        """What the page says at the end, and the report."""
        self.write(step, text)
        self.press("grade")
        self.idle()
        return self.status, self.report

    def run(self, step, text):
        self.write(step, text)
        self.press("run")
        self.idle()
        return self.page.inner_text("#output")
