// Bytes over a MessagePort, for Python that waits: grader/worker/protocol/port.py is its other half.
export const CLOSED = -1, LATE = -2, STOPPED = -3;
const MOST = 256 * 2 ** 20; // bytes that have come and nobody has read

export class Stream {
  #port;
  #waiting = [];
  #bytes = 0;
  #wake = null;
  #closed = false;
  #stopped = false;

  constructor(port) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#take(data);
  }

  /** The other side may be hostile: bytes, the end (null), or it is over. */
  #take(data) {
    if (data instanceof Uint8Array && data.length && this.#bytes + data.length <= MOST) {
      this.#waiting.push(data);
      this.#bytes += data.length;
    } else this.#closed = true;
    this.#wake?.();
  }

  /** Copies a buffer of Python's and sends it. */
  write(data) {
    if (this.#closed) return CLOSED;
    const buffer = data.getBuffer("u8");
    const copy = buffer.data.slice();
    buffer.release();
    this.#port.postMessage(copy, [copy.buffer]);
    return copy.length;
  }

  /** Bytes, CLOSED, LATE or STOPPED; a promise of them where nothing has come yet. */
  read(size, milliseconds) {
    const now = this.#now(size);
    if (now !== null) return now;
    return new Promise((keep) => {
      const timer = milliseconds < 0 ? 0 : setTimeout(() => wake(LATE), milliseconds);
      const wake = (answer) => {
        clearTimeout(timer);
        this.#wake = null;
        keep(answer ?? this.#now(size) ?? CLOSED);
      };
      this.#wake = wake;
    });
  }

  #now(size) {
    if (this.#stopped) return STOPPED;
    const first = this.#waiting[0];
    if (!first) return this.#closed ? CLOSED : null;
    const part = first.length <= size ? this.#waiting.shift() : first.slice(0, size);
    if (first.length > size) this.#waiting[0] = first.subarray(size);
    this.#bytes -= part.length;
    return part;
  }

  /** A person has had enough. */
  stop() {
    this.#stopped = true;
    this.#wake?.();
  }

  /** Nothing more comes. */
  end() {
    this.#closed = true;
    this.#wake?.();
  }

  close() {
    this.#port.postMessage(null);
    this.end();
  }
}
