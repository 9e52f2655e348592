// The reader's time zone, as the browser knows it, where none has been chosen yet.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("[data-time-zone]")) {
  if (!field.value && zone) field.value = zone;
  if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = ""; // one that the list does not have
}
