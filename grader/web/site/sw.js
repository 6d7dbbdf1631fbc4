// Keeps what a page has fetched, so that it opens without a network; another version has a cache of its own.
const NAME = "@NAME@";
const CACHE = `${NAME}@VERSION@`;
const FIRST = @FILES@;

self.addEventListener("install", (event) =>
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FIRST.map((name) => new Request(name, { cache: "no-cache" })))).then(() => self.skipWaiting())),
);

self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== CACHE);
      // Wheels are the same in most versions: what has not changed is not fetched again.
      const cache = await caches.open(CACHE);
      for (const name of old) {
        const before = await caches.open(name);
        for (const request of await before.keys())
          if (/\/(vendor|compiled|pyodide)\//.test(request.url)) await cache.put(request, await before.match(request));
        await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

const coming = new Map(); // address -> a promise: two workers begin at the same time, and need the same

async function answer(request) {
  const cache = await caches.open(CACHE);
  const find = () => cache.match(request, { ignoreSearch: true, ignoreVary: true });
  await coming.get(request.url)?.catch(() => {});
  const kept = await find();
  if (kept) return kept;
  const found = fetch(request).then(async (answer) => {
    if (answer.ok && answer.type !== "opaque") await cache.put(request, answer.clone());
    return answer;
  });
  coming.set(request.url, found);
  try {
    return await found;
  } finally {
    coming.delete(request.url);
  }
}
