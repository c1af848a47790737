// The way from one place to another.

import { report } from "./messages.js";
import { address, askData, newest } from "./server.js";
import { fillTiles } from "./tiles.js";

const STEPS = 9;
const GAP = 2;
const MAGNIFIED = 4;

/** Makes the strip; calls back with the step that is chosen. */
export function makeWalk(panel, container, link, shown) {
  const update = newest(async (pair) => {
    if (pair) {
      const [from, to] = pair;
      const { points } = await askData(
        address("walk", { from: from.z, fromC: from.c, to: to.z, toC: to.c, steps: STEPS }),
      );
      const names = points.map((point, index) => `Step ${index + 1} of ${points.length}`);
      fillTiles(container, points, names, (index) => {
        shown(points[index], names[index]);
        container.children[index].setAttribute("aria-pressed", "true");
      });
      container.firstElementChild.dataset.mark = "A";
      container.lastElementChild.dataset.mark = "B";
      link.href = await strip([...container.querySelectorAll("img")]);
    }
    panel.hidden = !pair;
  }, report);
  return update;
}

/** Puts the pictures side by side. */
async function strip(images) {
  await Promise.all(images.map((image) => image.decode()));
  const width = MAGNIFIED * images[0].naturalWidth;
  const height = MAGNIFIED * images[0].naturalHeight;
  const canvas = document.createElement("canvas");
  canvas.width = images.length * (width + GAP) - GAP;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  pen.imageSmoothingEnabled = false;
  images.forEach((image, index) => pen.drawImage(image, index * (width + GAP), 0, width, height));
  return canvas.toDataURL("image/png");
}
