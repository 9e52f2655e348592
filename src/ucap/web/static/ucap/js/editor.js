// A part's form saves itself: what it says while it does, and that no word is lost when the page is left.

const autosaved = (node) => node?.closest?.("form[data-autosave]");
const statusOf = (form) => form.querySelector(".save-status");
const unsaved = new Set();

const savedBy = (event) => {
  const { verb, path } = event.detail.requestConfig ?? {};
  const form = autosaved(event.detail.elt ?? event.target);
  return form && verb === "post" && path === form.getAttribute("hx-post") ? form : null;
};

document.addEventListener("input", (event) => {
  const form = autosaved(event.target);
  if (form) unsaved.add(form);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = savedBy(event);
  if (!form) return;
  unsaved.delete(form); // typed from here on, it is unsaved again
  statusOf(form).textContent = statusOf(form).dataset.saving;
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = savedBy(event);
  if (!form || event.detail.successful) return;
  unsaved.add(form);
  if (event.detail.xhr?.status !== 422) statusOf(form).textContent = statusOf(form).dataset.failed;
});

// Leaving with something unsaved is asked about; sending the form by a plain button is not leaving.
document.addEventListener("submit", (event) => unsaved.delete(event.target));
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-form]")) unsaved.delete(autosaved(event.target));
});
window.addEventListener("beforeunload", (event) => {
  for (const form of unsaved) if (!form.isConnected) unsaved.delete(form);
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
});

// Rows that rows.js adds ask for places and suggestions too.
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.matches?.("[data-row]")) window.htmx.process(node);
  }
}).observe(document.querySelector(".draft"), { childList: true, subtree: true });
