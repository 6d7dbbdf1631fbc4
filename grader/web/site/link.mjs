// A link that carries one step's code behind its #, which no browser sends to any server.
import { inflated } from "./unzip.mjs";

const MOST_LINK = 20_000; // characters: what mail and chat let through
const MOST_CODE = 200_000; // bytes
const BETWEEN = "&code=";

const DAMAGED = "This link was to carry code, but it is damaged or cut off. Ask for it again.";
const TOO_LONG = "This link carries more code than a step has. Ask for the file in place of a link.";

/** The link, or null where the code is too long for one. */
export async function linkTo(step, code) {
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  if (bytes.length > MOST_LINK) return null;
  const letters = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const link = new URL(`#${step.id}${BETWEEN}${letters}`, location.href).href;
  return link.length <= MOST_LINK ? link : null;
}

/** Which step is meant by what stands behind the #. */
export const stepOf = (hash) => hash.slice(1).split(BETWEEN)[0];

/** The code that stands there too: {text}, or {words} about why there is none; null where none was to be. */
export async function codeOf(hash) {
  const letters = hash.slice(1).split(BETWEEN)[1];
  if (letters === undefined) return null;
  if (letters.length > MOST_LINK) return { words: TOO_LONG };
  try {
    const packed = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const bytes = await inflated(packed, MOST_CODE);
    if (!bytes) return { words: TOO_LONG };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n") };
  } catch {
    return { words: DAMAGED };
  }
}
