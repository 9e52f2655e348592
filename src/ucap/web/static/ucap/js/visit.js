// Whoever holds an office is signed out after a while (web/visits.py). Typing counts as being there, two minutes before the end a dialog
// says so, and a form is not sent once it is over: what was written stays on the page until one has signed in again elsewhere.

const dialog = document.querySelector("[data-visit]");
const EVERY = 15_000; // ms between two looks at the clock
const TOLD = 240_000; // ms after which it is told again that somebody types
const until = { idle: 0, whole: 0 };
let typed = false;
let told = Date.now();

const learn = ({ idle, whole }) => {
  until.idle = Date.now() + idle * 1000;
  until.whole = Date.now() + whole * 1000;
};
const end = () => Math.min(until.idle, until.whole);
const near = () => end() - Date.now() <= dialog.dataset.warned * 1000;

const ask = async (method) => {
  const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1];
  if (method === "POST") [typed, told] = [false, Date.now()];
  try {
    const answer = await fetch(dialog.dataset.visit, { method, headers: token ? { "X-CSRFToken": token } : {} });
    if (!answer.ok) return;
    const said = await answer.json();
    const same = said.person === dialog.dataset.person;
    learn(same ? said : { idle: 0, whole: 0 });
    if (same) for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = said.token;
  } catch {
    // no connection: what is known counts, and the next look asks again
  }
};

const show = (what) => {
  if (dialog.open && dialog.dataset.says === what) return;
  const words = document.querySelector(`[data-visit-says=${what}]`).content.cloneNode(true);
  const when = words.querySelector("time");
  if (when) {
    when.dateTime = new Date(end()).toISOString();
    when.textContent = new Date(end()).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  }
  dialog.dataset.says = what;
  dialog.querySelector("h2").replaceChildren(...words.querySelector("h2").childNodes);
  dialog.querySelector("p").replaceChildren(...words.querySelector("p").childNodes);
  dialog.querySelector("[data-visit-way]").replaceChildren(...words.querySelectorAll("a, button"));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[data-visit-way] > *").focus();
};

const look = async () => {
  if (typed && Date.now() < end() && (near() || Date.now() - told >= TOLD)) await ask("POST");
  if (near()) await ask("GET"); // another window may have been at work
  if (end() <= Date.now()) show("ended");
  else if (near()) show(until.whole <= until.idle ? "whole" : "idle");
  else if (dialog.open) dialog.close();
};

if (dialog) {
  learn({ idle: Number(dialog.dataset.idle), whole: Number(dialog.dataset.whole) });
  for (const what of ["input", "keydown"]) document.addEventListener(what, () => (typed ||= !dialog.open), true);
  setInterval(look, EVERY);
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  dialog.addEventListener("cancel", (event) => dialog.dataset.says !== "ended" && event.preventDefault());
  dialog.addEventListener("click", async (event) => {
    if (event.target.closest("[data-visit-close]")) dialog.close();
    if (!event.target.closest("[data-visit-stay]")) return;
    await ask("POST");
    look();
  });
  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      if (form.method !== "post" || Date.now() < end()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      await ask("GET");
      if (Date.now() < end()) form.requestSubmit(submitter);
      else show("ended");
    },
    true,
  );
}
