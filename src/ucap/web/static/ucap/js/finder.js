// Filters are drawn anew with every answer, for their counts; those a reader has opened stay open.
let open = null;
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id !== "filter-fields") return;
  open = new Map([...event.detail.target.querySelectorAll("details")].map((one) => [one.id, one.open]));
});
document.addEventListener("htmx:oobAfterSwap", () => {
  for (const [id, wasOpen] of open ?? []) {
    const filter = document.getElementById(id);
    if (filter) filter.open = wasOpen;
  }
  open = null;
});
