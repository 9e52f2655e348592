// What was proposed and is changed is one's own words: its mark goes.
document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-proposed]");
  if (!field) return;
  field.removeAttribute("data-proposed");
  field.classList.remove("entry-field--proposed");
  field.querySelector(".proposed")?.remove();
});
