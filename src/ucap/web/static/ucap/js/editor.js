// A part's form saves itself: what it says while it does, and that no word is lost when the page is left.

const autosaved = (node) => node?.closest?.("form[data-autosave]");
const statusOf = (form) => form.querySelector(".save-status");
const unsaved = new Map(); // form -> how many changes of it are not known to be saved
const sent = new WeakMap(); // form -> how many there were when it was last sent
const unreached = new Set(); // forms that the platform could not take: no connection, or signed out meanwhile
const AGAIN = 10_000; // ms

const savedBy = (event) => {
  const { verb, path } = event.detail.requestConfig ?? {};
  const form = autosaved(event.detail.elt ?? event.target);
  return form && verb === "post" && path === form.getAttribute("hx-post") ? form : null;
};

const changed = (form) => {
  unsaved.set(form, (unsaved.get(form) ?? 0) + 1);
  if (statusOf(form).querySelector(".save-status__saved")) statusOf(form).textContent = ""; // it no longer is
};
document.addEventListener("input", (event) => {
  const form = autosaved(event.target);
  if (form) changed(form);
});

// htmx sends the button that was pressed last; what saves itself was sent by none.
const BUTTONS = ["rows", "over", "done"];
document.addEventListener("htmx:configRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches("form[data-autosave]") || event.detail.triggeringEvent?.submitter) return;
  for (const name of BUTTONS) delete event.detail.parameters[name];
});

// What a form said when it came back from a button does not hold any more once it is saved.
const forgetErrors = (form) => {
  for (const said of form.querySelectorAll(".notice--error:has(a[href^=\"#\"]), .errorlist, .clash")) said.remove();
  for (const field of form.querySelectorAll(".field--error")) field.classList.remove("field--error");
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
};

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = savedBy(event);
  if (!form) return;
  sent.set(form, unsaved.get(form));
  statusOf(form).textContent = statusOf(form).dataset.saving;
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = savedBy(event);
  if (!form) return;
  const status = event.detail.xhr?.status ?? 0;
  unreached.delete(form);
  if (status === 200) {
    forgetErrors(form);
    if (unsaved.get(form) === sent.get(form)) unsaved.delete(form); // typed while it was sent, it is unsaved still
    return;
  }
  if (!unsaved.has(form)) changed(form);
  if (status === 422) return; // the answer says what is wrong
  statusOf(form).textContent = "";
  if (status >= 400 && status < 500 && status !== 401) return; // so does the toast; asking again would not help
  statusOf(form).textContent = statusOf(form).dataset.failed;
  unreached.add(form);
  if (status !== 401) setTimeout(sendAgain, AGAIN);
});

// What could not be saved is sent again: after a while, when the connection is back, when one comes back to the page.
const send = (forms) => {
  for (const form of forms) if (form.isConnected) window.htmx.trigger(form, "submit");
};
const sendAgain = () => send([...unreached]);
window.addEventListener("online", sendAgain);
window.addEventListener("focus", sendAgain);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) send([...unsaved.keys()]); // a page in the background may never be seen again
  else sendAgain();
});

// Leaving with something unsaved is asked about; sending the form by a plain button is not leaving.
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) unsaved.delete(event.target);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-form]")) unsaved.delete(autosaved(event.target));
});
window.addEventListener("beforeunload", (event) => {
  for (const form of unsaved.keys()) if (!form.isConnected) unsaved.delete(form);
  if (unsaved.size) event.preventDefault();
});

// The fields that the answer complains of are marked, and point to what is said of them.
const mark = (form) => {
  for (const field of form.querySelectorAll("[data-marked]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("data-marked");
  }
  for (const link of form.querySelectorAll("[data-field-problems] a")) {
    const field = document.getElementById(link.hash.slice(1));
    field?.setAttribute("aria-invalid", "true");
    field?.setAttribute("data-marked", "");
  }
};

const sayTimes = (root) => {
  for (const time of root.querySelectorAll("time[data-local-time]")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
  }
};

document.addEventListener("htmx:afterSwap", (event) => {
  const form = autosaved(event.target);
  if (form && event.target === statusOf(form)) mark(form);
  sayTimes(event.target);
});

// After a part was opened or closed, the keyboard goes on where the eye is.
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target.closest?.(".part");
  if (!part || event.target !== part) return;
  const wrong = part.querySelector("[aria-invalid=true], .clash");
  const first = part.querySelector("form[data-autosave] :is(input:not([type=hidden]), textarea, select)");
  (wrong ?? first ?? part.querySelector(".part__edit"))?.focus();
  const form = part.querySelector("form[data-unsaved]"); // it came back from being sent
  if (!form) return;
  changed(form);
  if (!wrong) window.htmx.trigger(form, "input"); // its rows were moved: that is saved like any change
});

// Rows that rows.js adds ask for places and suggestions too.
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.matches?.("[data-row]")) window.htmx.process(node);
  }
}).observe(document.querySelector(".draft"), { childList: true, subtree: true });
