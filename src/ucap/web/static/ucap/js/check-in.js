// The door of an event. What is done here is kept on the telephone at once, and sent as soon as there is a connection; the
// server does once what it is sent twice. Without this script every button is a form of its own.

const door = document.querySelector("[data-door]");
const atOnce = document.querySelector("[data-at-once]"); // the page that a badge's code leads a host to

const KEEPS = `ucap-check-in:${door?.dataset.door}`;
const AGAIN = 15_000; // ms until what could not be sent is tried again, and until the list is asked for anew
const TAKES = 12_000; // ms that a request may take
const AT_MOST = 100; // sent at once

const one = (name) => door.querySelector(`[data-${name}]`);
const rows = () => [...door.querySelectorAll("[data-guest]")];
const rowOf = (id) => rows().find((row) => row.dataset.guest === id);
const same = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

// What was done and is not sent yet, in its order; kept by the browser, so that closing the page loses nothing.
const unsent = () => {
  try {
    return JSON.parse(localStorage.getItem(KEEPS)) ?? [];
  } catch {
    return [];
  }
};
const keep = (items) => {
  if (items.length) localStorage.setItem(KEEPS, JSON.stringify(items));
  else localStorage.removeItem(KEEPS);
};

const hour = (at) =>
  new Date(at).toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: door.dataset.zone,
  });

const show = (row, at, by, waits = false) => {
  row.dataset.at = at ?? "";
  row.classList.toggle("guest--unsent", waits);
  row.querySelector("[data-when]").textContent = at ? hour(at) : "";
  row.querySelector("[data-by]").textContent = at ? (by ?? "") : "";
};

const count = () => {
  const all = rows();
  const inside = all.filter((row) => row.dataset.at).length;
  const waiting = unsent().length;
  one("number-in").textContent = inside;
  one("number-all").textContent = all.length;
  one("number-still").textContent = all.length - inside;
  one("unsent").textContent = waiting;
  one("unsent-box").hidden = !waiting;
};

const tell = (text, before = false) => {
  const said = one("said");
  said.textContent = text;
  said.classList.toggle("door__said--before", before);
};

// On top of what the server knows stands what was done here and is not sent.
const overlay = () => {
  for (const item of unsent()) {
    const row = rowOf(item.who);
    if (row) show(row, item.do === "in" ? item.at : "", "", true);
  }
  count();
};

const nameOf = (row) => row.querySelector(".guest__name").textContent;

const act = (row, does) => {
  if (does === "in" && row.dataset.at) {
    const by = row.querySelector("[data-by]").textContent;
    return tell(`${nameOf(row)} ${door.dataset.saidBefore} ${hour(row.dataset.at)} ${by}`.trim(), true);
  }
  const at = new Date().toISOString();
  keep([...unsent(), { who: row.dataset.guest, do: does, at, n: crypto.randomUUID?.() ?? `${at}${Math.random()}` }]);
  show(row, does === "in" ? at : "", "", true);
  tell(`${nameOf(row)} ${does === "in" ? door.dataset.saidIn : door.dataset.saidOut}`);
  count();
  send();
};

const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? "";

// The answer as JSON; null, and said on the page, where there is no connection or nobody is signed in any more.
const ask = async (address, body) => {
  const how = { signal: AbortSignal.timeout(TAKES), redirect: "manual", headers: { Accept: "application/json" } };
  if (body) {
    Object.assign(how, { method: "POST", body: JSON.stringify(body) });
    Object.assign(how.headers, { "Content-Type": "application/json", "X-CSRFToken": token() });
  }
  try {
    const answer = await fetch(address, how);
    one("offline").hidden = answer.status < 500;
    one("signed-out").hidden = answer.ok || answer.status >= 500;
    return answer.ok ? await answer.json() : null;
  } catch {
    one("offline").hidden = false;
    return null;
  }
};

let sending = false;
const send = async () => {
  const items = unsent().slice(0, AT_MOST);
  if (sending || !items.length) return;
  sending = true;
  const answer = await ask(door.dataset.send, { items: items.map(({ who, do: does, at }) => ({ who, do: does, at })) });
  sending = false;
  if (!answer) return;
  const gone = new Set(items.map((item) => item.n));
  keep(unsent().filter((item) => !gone.has(item.n)));
  for (const done of answer.done) {
    const row = done.guest && rowOf(done.guest.id);
    if (row) show(row, done.guest.at, done.guest.by);
    if (done.problem) tell(`${done.guest?.name ?? ""} ${done.problem}`.trim(), true);
    else if (done.already) tell(`${done.guest.name} ${door.dataset.saidBefore} ${hour(done.guest.at)} ${done.guest.by}`, true);
  }
  overlay();
  if (unsent().length) send();
};

const drawn = (guest) => {
  const row = one("guest-row").content.firstElementChild.cloneNode(true);
  row.dataset.guest = guest.id;
  row.querySelector("[name=who]").value = guest.id;
  row.querySelector(".guest__name").textContent = guest.name;
  row.querySelector("[data-whose]").textContent = guest.whose;
  for (const hidden of row.querySelectorAll("[data-name]")) hidden.textContent = ` ${guest.name}`;
  return row;
};

// The list as it is now: others let people in too, and some registered meanwhile.
const renew = async () => {
  const answer = await ask(door.dataset.list);
  if (!answer) return;
  const there = new Set(answer.guests.map((guest) => guest.id));
  for (const row of rows()) if (!there.has(row.dataset.guest)) row.remove();
  for (const guest of answer.guests) {
    const row = rowOf(guest.id) ?? one("guests").appendChild(drawn(guest));
    row.dataset.key = guest.key;
    row.dataset.words = `${guest.name} ${guest.whose}`;
    show(row, guest.at, guest.by);
  }
  overlay();
  find();
};

const find = () => {
  const wanted = same(one("find").value.trim());
  const code = wanted.replace(/\s/g, "");
  let seen = 0;
  for (const row of rows()) {
    const fits = !wanted || same(row.dataset.words).includes(wanted) || (code.length > 3 && row.dataset.key.startsWith(code));
    row.hidden = !fits;
    seen += fits;
  }
  one("nobody").hidden = seen > 0;
};

const byCode = (text) => {
  const key = text.match(/\/badge\/([a-z0-9]+)\/?/i)?.[1] ?? text.trim();
  const row = rows().find((guest) => guest.dataset.key === key);
  if (row) act(row, "in");
  else tell(door.dataset.saidNobody, true);
};

// Reading codes with the camera, where the browser can.
let stream = null;
const closeCamera = () => {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  one("camera").hidden = true;
};
const openCamera = async () => {
  const video = one("camera").querySelector("video");
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    return tell(door.dataset.saidCamera, true);
  }
  video.srcObject = stream;
  one("camera").hidden = false;
  await video.play();
  let last = "";
  const look = async () => {
    if (!stream) return;
    const [found] = await detector.detect(video).catch(() => []);
    if (found && found.rawValue !== last) {
      last = found.rawValue; // the same badge is before the camera for a while
      byCode(last);
      navigator.vibrate?.(80);
    } else if (!found) {
      last = "";
    }
    setTimeout(look, 150);
  };
  look();
};

// The page itself is kept by a worker that reaches this page alone.
const keepPage = async () => {
  const worker = await navigator.serviceWorker.register(door.dataset.worker);
  const ready = await navigator.serviceWorker.ready.catch(() => null);
  const assets = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
  (ready ?? worker).active?.postMessage({ keep: [location.pathname, ...assets.map((asset) => asset.href ?? asset.src)] });
  one("kept").hidden = false;
};
const forget = async () => {
  if (unsent().length) return count();
  for (const name of await caches.keys()) if (name.startsWith("check-in")) await caches.delete(name);
  await (await navigator.serviceWorker.getRegistration(location.pathname))?.unregister();
  one("kept").hidden = true;
};

if (door) {
  door.addEventListener("submit", (event) => {
    event.preventDefault();
    act(event.target.closest("[data-guest]"), event.submitter.value);
  });
  one("find").hidden = false;
  one("find").addEventListener("input", find);
  one("find").addEventListener("keydown", (event) => {
    const left = rows().filter((row) => !row.hidden);
    if (event.key !== "Enter" || left.length !== 1) return;
    act(left[0], "in");
    event.target.select();
  });
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    one("scan").hidden = false;
    one("scan").addEventListener("click", openCamera);
    one("scan-end").addEventListener("click", closeCamera);
  }
  one("forget").addEventListener("click", forget);
  addEventListener("online", () => send().then(renew));
  addEventListener("offline", () => (one("offline").hidden = false));
  addEventListener("storage", (event) => event.key === KEEPS && overlay());
  addEventListener("pagehide", closeCamera);
  setInterval(() => document.hidden || send().then(renew), AGAIN);
  if ("serviceWorker" in navigator) keepPage().catch(() => {});
  overlay();
  send().then(renew);
}
atOnce?.requestSubmit();
