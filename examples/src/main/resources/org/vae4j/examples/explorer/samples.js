// Samples of the model, and the two of them that are chosen.

import { attempt } from "./messages.js";
import { address, askData } from "./server.js";
import { fillTiles } from "./tiles.js";

const MARKS = ["A", "B"];

/**
 * Makes the gallery; calls back with the sample that was clicked and with the two that are chosen,
 * if there are two.
 */
export function makeSamples(container, hint, count, shown, paired) {
  let points = [];
  let chosen = [];

  function choose(index) {
    if (chosen.includes(index)) {
      chosen = chosen.filter((other) => other !== index);
    } else {
      chosen = chosen.length === MARKS.length ? [index] : [...chosen, index];
      shown(points[index], name(index));
    }
    mark();
  }

  function name(index) {
    return points[index].kept ? `Kept picture ${index + 1}` : `Sample ${index + 1}`;
  }

  function mark() {
    [...container.children].forEach((tile, index) => {
      const position = chosen.indexOf(index);
      tile.setAttribute("aria-pressed", String(position >= 0));
      tile.toggleAttribute("data-mark", false);
      if (position >= 0) {
        tile.dataset.mark = MARKS[position];
      }
    });
    hint.textContent = [
      "Choose one, then another, to walk between them.",
      "A is chosen. Choose B to walk there.",
      "The walk is below. Choose a sample to start another.",
    ][chosen.length];
    paired(chosen.length === MARKS.length ? chosen.map((index) => points[index]) : null);
  }

  function fill() {
    chosen = [];
    fillTiles(container, points, points.map((point, index) => name(index)), choose);
    [...container.children].forEach((tile, index) => {
      tile.toggleAttribute("data-kept", Boolean(points[index].kept));
    });
    mark();
  }

  return {
    /** Draws new samples; those that were kept stay. */
    async draw(question) {
      const answer = await askData(address("samples", { n: count, ...question }));
      points = [...points.filter((point) => point.kept), ...answer.points];
      fill();
    },
    /** Puts a place in front. */
    keep(point) {
      const before = chosen.map((index) => index + 1);
      points = [{ ...point, kept: true }, ...points];
      fill();
      chosen = before;
      mark();
    },
    first: () => points[0],
    pictures: () => points.map((point) => point.picture),
  };
}

/** Draws one sample. */
export function drawOne(question, shown) {
  return attempt(async () => {
    const answer = await askData(address("samples", { n: 1, ...question }));
    shown(answer.points[0]);
  });
}
