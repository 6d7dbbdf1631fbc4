"""Bytes over a MessagePort whose other end is a student's code: the page's own module, in node, without a browser."""

import json
import shutil
import subprocess

import pytest

from tests.running import ROOT

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(not NODE, reason="there is no node")
STREAM = (ROOT / "grader" / "web" / "site" / "stream.mjs").as_uri()
BEFORE = f"""
import {{ MessageChannel }} from "node:worker_threads";
import {{ Stream, CLOSED, LATE, STOPPED }} from {json.dumps(STREAM)};
const {{ port1, port2 }} = new MessageChannel();
const stream = new Stream(port1);
const read = async (size = 100, milliseconds = 5000) => {{
    const found = await stream.read(size, milliseconds);
    return found instanceof Uint8Array ? [...found] : {{ [CLOSED]: "closed", [LATE]: "late", [STOPPED]: "stopped" }}[found];
}};
const told = [];
"""
AFTER = "console.log(JSON.stringify(told)); port1.close(); port2.close();"


def ran(code):
    command = [NODE, "--input-type=module", "--eval", BEFORE + code + AFTER]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_bytes_come_in_order_and_in_parts():
    assert ran("""
        port2.postMessage(new Uint8Array([1, 2, 3]));
        port2.postMessage(new Uint8Array([4]));
        told.push(await read(2), await read(2), await read(2), await read(2, 20));
        port2.postMessage(new Uint8Array([5]));
        told.push(await read());
        port2.postMessage(null);
        told.push(await read(), await read());
    """) == [[1, 2], [3], [4], "late", [5], "closed", "closed"]


@pytest.mark.parametrize("data", ["'text'", "{ length: 3 }", "5", "[1, 2]", "new Uint8Array(0)", "new Float64Array(2)"])
def test_what_is_no_bytes_ends_it(data):
    assert ran(f"""
        port2.postMessage(new Uint8Array([1]));
        port2.postMessage({data});
        told.push(await read(), await read());
    """) == [[1], "closed"]


def test_what_nobody_reads_is_bounded():
    assert (
        ran("""
        const parts = Array.from({ length: 5 }, () => new Uint8Array(60 * 2 ** 20));
        const all = new Promise((done) => {
            let count = 0;
            port1.on("message", () => ++count === parts.length && done());
        });
        for (const part of parts) port2.postMessage(part, [part.buffer]);
        await all;
        for (let turn = 0; turn < 6; turn++) {
            const found = await stream.read(2 ** 30, 5000);
            told.push(found === CLOSED ? "closed" : found.length);
        }
    """)
        == [60 * 2**20] * 4 + ["closed"] * 2
    )


def test_it_is_stopped_and_ended_while_it_waits():
    assert ran("""
        const waiting = read();
        stream.end();
        told.push(await waiting);
        stream.stop();
        told.push(await read());
    """) == ["closed", "stopped"]
    assert ran("""
        const waiting = read();
        stream.stop();
        told.push(await waiting);
    """) == ["stopped"]


def test_a_closed_one_says_so_to_the_other_side():
    assert ran("""
        const last = new Promise((keep) => port2.once("message", keep));
        stream.close();
        told.push(await last, stream.write(null) === CLOSED);
    """) == [None, True]
