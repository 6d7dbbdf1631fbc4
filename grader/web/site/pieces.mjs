// What is fetched: each piece has the digest that the lock says, or it is not used.

/** Where the course's archives go; what is not named goes where the digits go. */
export const PLACES = {
  "course/grader.zip": "/course",
  "course/libraries.zip": "/libraries",
  "course/worker.zip": "/worker",
};

/** The pieces that these need: "python", "grader", "worker", "sklearn", "matplotlib". */
export const needed = (lock, roles) => lock.pieces.filter((piece) => piece.for.some((role) => roles.includes(role)));

export const bytes = (pieces) => pieces.reduce((sum, piece) => sum + piece.bytes, 0);

export const address = (piece) => new URL(piece.file, import.meta.url).href;

/** A response with the whole piece. */
export async function fetched(piece, plain = fetch) {
  const answer = await plain(address(piece), { integrity: piece.integrity });
  if (!answer.ok) throw new Error(`${piece.file}: ${answer.status}`);
  return answer;
}

/** Those that this browser has not kept. */
export async function missing(pieces) {
  if (!("caches" in globalThis)) return pieces;
  const kept = await Promise.all(pieces.map((piece) => caches.match(address(piece))));
  return pieces.filter((_, place) => !kept[place]);
}
