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
  const before = coming.get(request.url);
  const mine = (async () => {
    await before?.catch(() => {});
    return found(request);
  })();
  coming.set(request.url, mine);
  try {
    return await mine;
  } finally {
    if (coming.get(request.url) === mine) coming.delete(request.url);
  }
}

async function found(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && fresh.type !== "opaque") await cache.put(request, fresh.clone());
  return fresh;
}
