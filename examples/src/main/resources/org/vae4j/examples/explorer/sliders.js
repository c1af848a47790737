// One slider for each latent dimension, those used most first.

const LIMIT = 4;
const STEP = 0.05;

/** Makes the sliders; calls back with all values when one is moved. */
export function makeSliders(list, dimensions, moved) {
  const z = new Array(dimensions.length).fill(0);
  const most = Math.max(...dimensions.map((dimension) => dimension.use));
  const shown = Number(getComputedStyle(list).getPropertyValue("--shown"));
  const rows = new Map();

  dimensions.forEach(({ index, use }, position) => {
    const row = makeRow(index, use, most);
    row.item.classList.toggle("more", position >= shown);
    const move = (value) => {
      z[index] = value;
      draw(row, value);
      moved([...z]);
    };
    row.range.addEventListener("input", () => move(Number(row.range.value)));
    row.range.addEventListener("dblclick", () => move(0));
    row.range.addEventListener("keydown", (event) => {
      if (event.key === "0" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        move(0);
      }
    });
    draw(row, 0);
    rows.set(index, row);
    list.append(row.item);
  });

  return {
    hiddenCount: Math.max(0, dimensions.length - shown),
    values: () => [...z],
    /** Moves all sliders without calling back. */
    show(values) {
      values.forEach((value, index) => {
        z[index] = value;
        draw(rows.get(index), value);
      });
    },
  };
}

function makeRow(index, use, most) {
  const item = document.createElement("li");
  item.className = "dimension";
  const label = document.createElement("label");
  label.htmlFor = `z${index}`;
  const name = document.createElement("span");
  name.append("z", Object.assign(document.createElement("sub"), { textContent: index }));
  label.append(name);
  if (most > 0) {
    const bar = document.createElement("span");
    bar.className = "use";
    bar.title = `tells ${use.toFixed(2)} nats about a picture`;
    const share = document.createElement("span");
    share.style.setProperty("--share", use / most);
    bar.append(share);
    label.append(bar);
  }
  const range = Object.assign(document.createElement("input"), {
    type: "range",
    id: `z${index}`,
    min: -LIMIT,
    max: LIMIT,
    step: STEP,
  });
  const number = document.createElement("output");
  number.htmlFor = `z${index}`;
  item.append(label, range, number);
  return { item, range, number };
}

/** Shows a value; one beyond the slider's ends is still told in its number. */
function draw({ range, number }, value) {
  range.value = value;
  const text = value.toFixed(2).replace("-0.00", "0.00").replace("-", "\u2212");
  number.value = text;
  range.setAttribute("aria-valuetext", text);
  const share = (Math.max(-LIMIT, Math.min(LIMIT, value)) + LIMIT) / (2 * LIMIT);
  range.style.setProperty("--low", `${100 * Math.min(0.5, share)}%`);
  range.style.setProperty("--high", `${100 * Math.max(0.5, share)}%`);
}
