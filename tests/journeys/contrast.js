// The text of this page that is too pale on what lies behind it (WCAG 2.2, success criterion 1.4.3), each as {id, text, ratio, least}.
//
// As axe does, but in a hundredth of a second: what lies behind a text is what its ancestors are filled with, so nothing has to be asked of
// where things lie. A text before a picture or a gradient is passed over, as axe does too.
() => {
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };

  // [red, green, blue, alpha] of any colour that CSS can write
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const colour = (written) => {
    if (!colours.has(written)) {
      const rgb = /^rgba?\(([^)]+)\)$/.exec(written);
      let parts = rgb ? rgb[1].split(",").map(Number) : null;
      if (!parts) {
        brush.clearRect(0, 0, 1, 1);
        brush.fillStyle = written;
        brush.fillRect(0, 0, 1, 1);
        parts = [...brush.getImageData(0, 0, 1, 1).data];
        parts[3] /= 255;
      }
      colours.set(written, parts.length === 4 ? parts : [...parts, 1]);
    }
    return colours.get(written);
  };
  const mixed = (front, behind, share) => behind.map((part, index) => front[index] * share + part * (1 - share));
  const over = (front, behind) => mixed(front, behind, front[3]);

  // What the text and what is behind it look like; null where a picture is behind it
  const seen = (element, ink) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.unshift(styleOf(one));
    let picture = false;
    for (const layer of layers) {
      if (colour(layer.backgroundColor)[3] === 1) picture = false;
      if (layer.backgroundImage !== "none") picture = true;
    }
    if (picture) return null;
    // an element that is half transparent is so with all that is in it
    const paint = (number, behind) => {
      const layer = layers[number];
      const filled = over(colour(layer.backgroundColor), behind);
      const [ground, text] = number + 1 < layers.length ? paint(number + 1, filled) : [filled, over(ink, filled)];
      const share = Number(layer.opacity);
      return share === 1 ? [ground, text] : [mixed(ground, behind, share), mixed(text, behind, share)];
    };
    return paint(0, [255, 255, 255]);
  };

  const light = (rgb) => {
    const [red, green, blue] = rgb.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratioOf = (one, other) => {
    const [dark, pale] = [light(one), light(other)].sort((a, b) => a - b);
    return (pale + 0.05) / (dark + 0.05);
  };

  const disabled = (element) =>
    element.closest(":disabled, [aria-disabled=true]") || element.closest("label")?.control?.disabled;
  // for those who hear the page alone: clipped away
  const clipped = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { position, clip, clipPath } = styleOf(one);
      if (clipPath === "inset(50%)" || clipPath === "inset(100%)") return true;
      if (position === "absolute" && /^rect\((0px|1px), \1, \1, \1\)$/.test(clip)) return true;
    }
    return false;
  };

  const found = [];
  const hold = (element, text, style) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || disabled(element) || clipped(element)) return;
    const ink = colour(style.color);
    const looks = ink[3] && seen(element, ink);
    if (!looks) return;
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = ratioOf(...looks);
    if (ratio < least) found.push({ id: element.id, text: text.trim().slice(0, 60), ratio: ratio.toFixed(2), least });
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const held = new Set();
  while (texts.nextNode()) {
    const text = texts.currentNode.data;
    const element = texts.currentNode.parentElement;
    // an option is drawn by the system, a text in an SVG lies on what is drawn there
    if (!text.trim() || held.has(element) || element.closest("svg, option, script, style, template")) continue;
    held.add(element);
    hold(element, text, styleOf(element));
  }
  for (const field of document.querySelectorAll("input, textarea, select")) {
    if (["hidden", "range", "color", "checkbox", "radio", "image", "file"].includes(field.type)) continue;
    if (field.value) hold(field, String(field.value), styleOf(field));
    else if (field.placeholder) hold(field, field.placeholder, getComputedStyle(field, "::placeholder"));
  }
  return found;
}
