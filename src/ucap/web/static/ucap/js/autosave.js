// Says whether what was typed is saved, and holds the page while it is not. htmx does the saving.

const statusOf = (form) => form?.querySelector("[data-save-status]");
const unsaved = new Set();

const say = (form, word) => {
  const status = statusOf(form);
  if (!status) return;
  status.textContent = word ? status.dataset[word] : "";
  status.classList.toggle("save-status--failed", word === "failed");
};

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[hx-post]");
  if (statusOf(form)) unsaved.add(form);
});
const saving = (event) => event.detail.requestConfig.verb === "post" && event.target.closest("form");
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = saving(event);
  if (form) say(form, "saving");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = saving(event);
  if (!form) return;
  const saved = event.detail.successful && event.detail.xhr.status !== 422; // 422: the form came back with what is wrong
  if (saved) unsaved.delete(form);
  say(form, saved ? "saved" : "failed");
});
document.addEventListener("submit", (event) => unsaved.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});
