// The classes of a conditional model: which one is drawn, and lists to choose one from.

/**
 * Makes the picker; calls back with the condition of the class that is picked. A condition has a
 * number for each class: 1 for the class it is, or shares of several on the way between two. A
 * model without classes has none.
 */
export function makeClasses(field, names, picked) {
  let condition = names.length > 0 ? oneOf(names, 0) : undefined;
  const radios = names.map((name, index) => {
    const radio = Object.assign(document.createElement("input"), {
      type: "radio",
      name: "class",
      className: "hidden",
    });
    radio.addEventListener("change", () => picked(oneOf(names, index), name));
    const label = document.createElement("label");
    label.className = "chip";
    label.append(radio, Object.assign(document.createElement("span"), { textContent: name }));
    field.append(label);
    return radio;
  });
  field.hidden = names.length === 0;
  return {
    condition: () => condition,
    /** Shows a condition without calling back; on the way between two classes none is picked. */
    show(values) {
      condition = values;
      radios.forEach((radio, index) => {
        radio.checked = values[index] === 1;
      });
    },
  };
}

/** Fills a list with classes; returns a function that tells the condition that is chosen in it. */
export function offerClasses(list, names, others) {
  [...others, ...names].forEach((name) => list.append(new Option(name)));
  list.closest("label").hidden = names.length === 0;
  return () =>
    list.selectedIndex < others.length ? undefined : oneOf(names, list.selectedIndex - others.length);
}

function oneOf(names, index) {
  return names.map((name, other) => (other === index ? 1 : 0));
}
