// A picture of the visitor's: taken in, scaled, encoded, and shown beside what the model makes of it.

import { report } from "./messages.js";
import { edgeBrightness, onPaper, scaled } from "./scaling.js";
import { address, askData, Failure, newest } from "./server.js";

const MOST_BYTES = 30e6;
const MOST_PIXELS = 50e6;

/**
 * Makes the place to put a picture; calls back with where the model has it.
 *
 * @param page the elements
 * @param size the model's width and height
 * @param typical returns the addresses of pictures as the model draws them
 * @param isClass returns the condition of the class that the visitor says the picture is of
 * @param shown is called with the place
 */
export function makePicture(page, size, typical, isClass, shown) {
  let source = null;

  const encode = newest(async () => {
    const options = { invert: page.invert.checked, fit: page.fit.value };
    const canvas = scaled(source, size.width, size.height, options);
    const body = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    const { points } = await askData(address("encode", { c: isClass() }), {
      method: "POST",
      body,
    });
    page.seen.src = canvas.toDataURL();
    page.seen.dataset.inverted = options.invert;
    page.made.src = points[0].picture;
    page.result.hidden = false;
    shown(points[0]);
  }, report);

  const take = newest(async (file) => {
    source = await read(file);
    page.file.value = "";
    page.invert.checked = edgeBrightness(source) > 0.5 && (await meanBrightness(typical())) < 0.5;
    await encode();
  }, report);

  page.file.addEventListener("change", () => page.file.files.length && take(page.file.files[0]));
  page.invert.addEventListener("change", () => encode());
  page.fit.addEventListener("change", () => encode());
  page.is.addEventListener("change", () => encode());
  listen(take);
}

/** Takes what is dropped anywhere on the page, and what is pasted. */
function listen(take) {
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dragging");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      document.body.classList.remove("dragging");
    }
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dragging");
    takeFirst(event.dataTransfer, take);
  });
  document.addEventListener("paste", (event) => takeFirst(event.clipboardData, take));
}

function takeFirst(transfer, take) {
  if (transfer.files.length > 0) {
    take(transfer.files[0]);
  } else {
    report(new Failure("That is no file. Drop a picture from a folder, or save it first."));
  }
}

async function read(file) {
  if (file.size > MOST_BYTES) {
    const size = (file.size / 1e6).toFixed(0);
    throw new Failure(`${file.name} is too large: ${size} MB, at most ${MOST_BYTES / 1e6} MB go.`);
  }
  const address = URL.createObjectURL(file);
  try {
    const image = await load(address);
    if (image.width * image.height > MOST_PIXELS) {
      throw new Failure(
        `${file.name} is too large: ${image.width} × ${image.height} pixels, at most` +
          ` ${MOST_PIXELS / 1e6} million go.`,
      );
    }
    return onPaper(image);
  } catch (error) {
    throw error instanceof Failure
      ? error
      : new Failure(`${file.name} is not a picture that this browser can show. Try a PNG or JPEG.`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Returns how bright the edges of pictures are, on average. */
async function meanBrightness(addresses) {
  const images = await Promise.all(addresses.map(load));
  const sum = images.reduce((total, image) => total + edgeBrightness(onPaper(image)), 0);
  return sum / images.length;
}

async function load(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
