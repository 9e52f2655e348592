// Rows of a formset added, moved and taken out at once; without JavaScript the same buttons send the form.

const rowsOf = (set) => [...set.querySelectorAll("[data-row]")];
const totalOf = (set) => set.querySelector(`[name="${set.dataset.rows}-TOTAL_FORMS"]`);

const renumber = (set) => {
  rowsOf(set).forEach((row, index) => {
    const order = row.querySelector("[data-row-order]");
    if (order) order.value = index + 1;
  });
};

const announce = (set) => set.dispatchEvent(new Event("input", { bubbles: true })); // so that autosave notices

const verbs = {
  add(set) {
    const total = totalOf(set);
    const holder = document.createElement("ol");
    holder.innerHTML = set.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    const row = holder.firstElementChild;
    set.querySelector(".rows").append(row);
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  },
  up(set, row) {
    row.previousElementSibling?.before(row);
    row.querySelector('[data-row-do="up"]').focus();
  },
  down(set, row) {
    row.nextElementSibling?.after(row);
    row.querySelector('[data-row-do="down"]').focus();
  },
  remove(set, row) {
    const box = row.querySelector("[data-row-delete] input");
    if (!box) return row.remove();
    box.checked = !box.checked; // taken out when saving; pressed again, it is back
    row.classList.toggle("rows__row--going", box.checked);
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-row-do]");
  const set = button?.closest("[data-rows]");
  if (!set) return;
  event.preventDefault();
  verbs[button.dataset.rowDo](set, button.closest("[data-row]"));
  renumber(set);
  announce(set);
});
