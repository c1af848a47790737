// Puts the parts of the page together.

import { attempt, report } from "./messages.js";
import { makePicture } from "./picture.js";
import { drawOne, makeSamples } from "./samples.js";
import { askData, askFile, newest, onAnswer, pictureAddress } from "./server.js";
import { makeSliders } from "./sliders.js";
import { makeWalk } from "./walk.js";

const SAMPLES = 24;
const SCALES = [1, 4, 8, 16];
const USUAL_SCALE = 8;

const page = Object.fromEntries([...document.querySelectorAll("[id]")].map((one) => [one.id, one]));

attempt(async () => start(await askData("model")));

async function start(model) {
  describe(model);
  const sliders = makeSliders(page.sliders, model.dimensions, (z) => go(z, "Your own place"));
  offerAll(sliders.hiddenCount, model.dimensions.length);

  let address = "";
  const draw = newest(async (z) => {
    const file = await askFile(pictureAddress(z, 1));
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(file);
    page.picture.src = address;
    page.picture.dataset.z = z.join();
  }, report);

  function go(z, caption) {
    sliders.show(z);
    page.caption.textContent = caption;
    page.download.href = pictureAddress(z, page.scale.value);
    return draw(z);
  }

  const walk = makeWalk(page.walk, page.steps, page["walk-download"], (point, name) =>
    go(point.z, name),
  );
  const samples = makeSamples(
    page.samples,
    page.hint,
    Math.min(SAMPLES, model.mostSamples),
    (point, name) => go(point.z, name),
    walk,
  );
  if (model.encoder) {
    makePicture(page, model, samples.pictures, (point) => go(point.z, "Your picture"));
  }

  page.random.addEventListener("click", () =>
    drawOne({}, (point) => go(point.z, "A random sample")),
  );
  page.reset.addEventListener("click", () =>
    go(sliders.values().fill(0), "The middle of the latent space"),
  );
  page.keep.addEventListener("click", () =>
    attempt(async () => {
      const z = sliders.values();
      await draw(z);
      samples.keep({ z, picture: pictureAddress(z, 1) });
    }),
  );
  page.more.addEventListener("click", () => attempt(() => samples.draw({})));
  page.scale.addEventListener("change", () => {
    page.download.href = pictureAddress(sliders.values(), page.scale.value);
  });

  const seed = new URLSearchParams(location.search).get("seed");
  await samples.draw(seed === null ? {} : { seed });
  await go(samples.first().z, "Sample 1");
  document.body.dataset.ready = "true";
}

function describe(model) {
  page.model.textContent = `${model.name} · ${model.width} × ${model.height} pixels · ${model.dimensions.length} dimensions`;
  page.picture.width = model.width;
  page.picture.height = model.height;
  page.order.textContent = model.encoder
    ? "What tells most about a picture comes first."
    : "In the order of the model: without an encoder nobody knows which are used.";
  for (const id of ["seen", "made"]) {
    page[id].width = model.width;
    page[id].height = model.height;
  }
  page["no-encoder"].hidden = model.encoder;
  page.own.querySelector(".own").hidden = !model.encoder;
  for (const scale of SCALES) {
    const text = `${scale * model.width} × ${scale * model.height}`;
    page.scale.append(new Option(text, scale, scale === USUAL_SCALE, scale === USUAL_SCALE));
  }
  onAnswer((milliseconds) => {
    page.latency.textContent = `answered in ${Math.max(1, Math.round(milliseconds))} ms`;
  });
}

function offerAll(hidden, total) {
  page.all.hidden = hidden === 0;
  const label = () => {
    const whole = page.sliders.classList.contains("whole");
    page.all.textContent = whole ? "Show fewer" : `Show all ${total}`;
    page.all.setAttribute("aria-expanded", String(whole));
  };
  page.all.addEventListener("click", () => {
    page.sliders.classList.toggle("whole");
    label();
  });
  label();
}
