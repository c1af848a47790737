// Brings a picture to the size of the model.

/** More pixels along a side would say nothing to a model, but fill the memory of a phone. */
const LONGEST_SIDE = 2048;

/** Puts a picture on white paper, which shows through where it is transparent. */
export function onPaper(image) {
  const factor = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = makeCanvas(factor * image.width, factor * image.height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Returns a canvas of the model's size with a picture on it; its edge fills what is left. */
export function scaled(paper, width, height, { invert, fit }) {
  const part = fit === "middle" ? middle(paper, width / height) : paper;
  const factor = Math.min(width / part.width, height / part.height);
  const target = makeCanvas(factor * part.width, factor * part.height);
  shrink(part, target);
  const canvas = makeCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = `rgb(${edge(paper).map(Math.round).join(" ")})`;
  pen.fillRect(0, 0, width, height);
  const left = Math.floor((width - target.width) / 2);
  const top = Math.floor((height - target.height) / 2);
  pen.drawImage(target, left, top);
  if (invert) {
    pen.globalCompositeOperation = "difference";
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
  }
  return canvas;
}

/** Returns how bright the edge of a picture is, from 0 for black to 1 for white. */
export function edgeBrightness(paper) {
  const [red, green, blue] = edge(paper);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** Cuts out the largest part in the middle that has these proportions. */
function middle(paper, proportions) {
  const part = makeCanvas(
    Math.min(paper.width, paper.height * proportions),
    Math.min(paper.height, paper.width / proportions),
  );
  const left = Math.floor((paper.width - part.width) / 2);
  const top = Math.floor((paper.height - part.height) / 2);
  part.getContext("2d").drawImage(paper, -left, -top);
  return part;
}

/** Halves a picture until one more step does the rest: a single large one would skip pixels. */
function shrink(source, target) {
  let current = source;
  while (current.width >= 2 * target.width && current.height >= 2 * target.height) {
    const next = makeCanvas(current.width / 2, current.height / 2);
    next.getContext("2d").drawImage(current, 0, 0, next.width, next.height);
    current = next;
  }
  const pen = target.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(current, 0, 0, target.width, target.height);
}

/** Returns the mean color of a picture's edge. */
function edge(paper) {
  const size = 24;
  const small = makeCanvas(size, size);
  shrink(paper, small);
  const { data } = small.getContext("2d").getImageData(0, 0, size, size);
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (x % (size - 1) === 0 || y % (size - 1) === 0) {
        sums.forEach((sum, channel) => {
          sums[channel] = sum + data[4 * (y * size + x) + channel];
        });
        count++;
      }
    }
  }
  return sums.map((sum) => sum / count);
}

function makeCanvas(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}
