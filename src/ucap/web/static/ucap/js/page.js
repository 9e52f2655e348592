// What every page does better with JavaScript, and does without it too: menus, theme, dialogs, toasts.

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except && !menu.contains(except)) menu.open = false;
  }
};
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});

// Light or dark at once, remembered by the same cookie that the form sets.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-theme-switch]");
  if (!form) return;
  event.preventDefault();
  const theme = event.submitter.value;
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `ucap_theme=${theme};path=/;max-age=31536000;samesite=lax${secure}`;
  document.documentElement.dataset.theme = theme;
  for (const choice of form.querySelectorAll("button[name=theme]")) choice.removeAttribute("aria-current");
  event.submitter.setAttribute("aria-current", "true");
  form.closest("details").open = false;
});

// A link that opens a dialog; without JavaScript it leads to a page with the same form.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target.matches("dialog")) {
    event.target.close(); // a click on the backdrop
  }
});

// Toasts: news goes by itself, what went wrong or can be undone stays until it is closed.
const toasts = document.getElementById("toasts");
const READING_TIME = 8000;
const settle = (toast) => {
  for (const other of toasts.querySelectorAll(".toast")) {
    if (other !== toast && other.textContent === toast.textContent) other.remove(); // said again is said once
  }
  toast.querySelector("[data-close]").hidden = false;
  const stays = toast.matches(".toast--error, .toast--warning") || toast.querySelector("form");
  if (!stays) setTimeout(() => toast.matches(":hover, :focus-within") || toast.remove(), READING_TIME);
};
toasts?.addEventListener("click", (event) => event.target.closest("[data-close]")?.closest(".toast").remove());
if (toasts) {
  toasts.querySelectorAll(".toast").forEach(settle);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node.matches?.(".toast")) settle(node);
    }
  }).observe(toasts, { childList: true });
}
const connectionLost = () => {
  const toast = document.getElementById("connection-lost").content.cloneNode(true);
  toast.firstElementChild.dataset.lost = "";
  toasts.append(toast);
};
document.addEventListener("htmx:sendError", connectionLost);
document.addEventListener("htmx:timeout", connectionLost);
document.addEventListener("htmx:afterOnLoad", () => toasts?.querySelectorAll("[data-lost]").forEach((one) => one.remove()));

// htmx sends the token that Django's forms carry, so that a button by itself can post too.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1];
  if (!token || event.detail.verb === "get") return;
  event.detail.headers["X-CSRFToken"] = token;
  delete event.detail.parameters.csrfmiddlewaretoken; // the form's own may be from before one signed in again
});

// How many a search found, said to those who do not see the list change.
document.addEventListener("htmx:afterSwap", (event) => {
  const said = document.querySelector("[data-count-said]");
  const count = event.target.querySelector("[data-count]");
  if (said && count) said.textContent = count.textContent;
});
