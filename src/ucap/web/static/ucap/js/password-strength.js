// How strong a new password is, asked of the server when typing rests; without an answer there is no meter.
const RESTS = 600; // milliseconds

for (const place of document.querySelectorAll("[data-strength]")) {
  const field = place.parentElement.querySelector("input");
  const meter = place.querySelector("meter");
  const words = place.querySelector("[role=status]");
  let waiting;
  let asked;

  const show = (strength) => {
    meter.hidden = !strength;
    meter.value = strength ? strength.level + 1 : 0; // the weakest is something too
    const said = strength?.words ?? "";
    if (words.textContent !== said) words.textContent = said; // heard once, not with every letter
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const body = new FormData();
    body.set("password1", field.value);
    body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(place.dataset.strength, { method: "POST", body, signal });
      const strength = answer.ok ? await answer.json() : null;
      if (!signal.aborted) show(field.value ? strength : null);
    } catch {
      if (!signal.aborted) show(null);
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value) waiting = setTimeout(ask, RESTS);
    else {
      asked?.abort();
      show(null);
    }
  });
}
