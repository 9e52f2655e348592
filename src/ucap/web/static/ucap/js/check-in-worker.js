// Keeps the check-in page of one event, and what it is drawn with, on a host's telephone: for two days, and no longer than
// they may see it. It is asked for by that page alone, whose address is as far as it reaches.

const KEPT = `check-in ${self.registration.scope}`;
const FOR = 2 * 24 * 60 * 60 * 1000; // ms
const WAITS = 4000; // ms for the network, before what is kept is shown
const SINCE = "X-Kept-Since";
const page = new URL(self.registration.scope).pathname;

const dated = async (answer) => {
  const headers = new Headers(answer.headers);
  headers.set(SINCE, Date.now());
  return new Response(await answer.blob(), { status: answer.status, headers });
};

const keep = async (request, answer) => (await caches.open(KEPT)).put(request, await dated(answer));

const kept = async (request) => {
  const found = await (await caches.open(KEPT)).match(request, { ignoreVary: true });
  if (found && Date.now() - found.headers.get(SINCE) > FOR) {
    await caches.delete(KEPT);
    return undefined;
  }
  return found;
};

// The page from the network, where it answers in time; whoever may not see it any more has nothing left of it.
const fresh = async (request) => {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) await keep(page, answer.clone());
  else if (answer.type === "opaqueredirect" || (answer.status >= 400 && answer.status < 500)) await caches.delete(KEPT);
  return answer;
};

const thePage = async (request) => {
  const network = fresh(request);
  const late = new Promise((done) => setTimeout(done, WAITS));
  const first = await Promise.race([network.catch(() => undefined), late]);
  if (first && first.status < 500) return first;
  return (await kept(page)) ?? network;
};

// What the page is drawn with: as it is kept, and anew for the next time.
const asset = async (request) => {
  const found = await kept(request);
  if (!found) return fetch(request);
  fetch(request).then((answer) => answer.ok && keep(request, answer)).catch(() => {});
  return found;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const all = (event.data.keep ?? []).map(async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) await keep(address, answer);
  });
  event.waitUntil(Promise.allSettled(all));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === page) event.respondWith(thePage(request));
  else if (["style", "script", "image"].includes(request.destination)) event.respondWith(asset(request));
});
