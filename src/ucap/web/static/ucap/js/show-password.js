// What is typed into a password's field can be looked at; there is no box for it where a script cannot.
for (const label of document.querySelectorAll("[data-show-password]")) {
  const box = label.querySelector("input");
  const field = label.parentElement.querySelector("[type=password]");
  label.hidden = false;
  box.addEventListener("change", () => {
    field.type = box.checked ? "text" : "password";
  });
  field.form?.addEventListener("submit", () => {
    field.type = "password"; // so that no browser keeps it among what was typed before
  });
}
