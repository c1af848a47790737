// Puts the parts of the page together.

import { makeClasses, offerClasses } from "./classes.js";
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
  const classes = makeClasses(page.classes, model.classes, (c, name) =>
    go({ z: sliders.values(), c }, name),
  );
  const sliders = makeSliders(page.sliders, model.dimensions, (z) =>
    go({ z, c: classes.condition() }, "Your own place"),
  );
  const drawnClass = offerClasses(page.of, model.classes, ["any class"]);
  const ownClass = offerClasses(page.is, model.classes, ["what fits best"]);
  offerAll(sliders.hiddenCount, model.dimensions.length);

  let shown = "";
  const draw = newest(async (point) => {
    const file = await askFile(pictureAddress(point, 1));
    URL.revokeObjectURL(shown);
    shown = URL.createObjectURL(file);
    page.picture.src = shown;
    page.picture.dataset.shows = pictureAddress(point);
  }, report);

  function here() {
    return { z: sliders.values(), c: classes.condition() };
  }

  function go(point, caption) {
    sliders.show(point.z);
    classes.show(point.c);
    page.caption.textContent = caption;
    for (const step of page.steps.children) {
      step.setAttribute("aria-pressed", "false");
    }
    page.download.href = pictureAddress(point, page.scale.value);
    return draw(point);
  }

  const walk = makeWalk(page.walk, page.steps, page["walk-download"], go);
  const samples = makeSamples(
    page.samples,
    page.hint,
    Math.min(SAMPLES, model.mostSamples),
    go,
    walk,
  );
  if (model.encoder) {
    makePicture(page, model, samples.pictures, ownClass, (point) => go(point, "Your picture"));
  }

  page.random.addEventListener("click", () =>
    drawOne({ c: classes.condition() }, (point) => go(point, "A random sample")),
  );
  page.reset.addEventListener("click", () =>
    go({ z: here().z.fill(0), c: here().c }, "The middle of the latent space"),
  );
  page.keep.addEventListener("click", () =>
    attempt(async () => {
      const point = here();
      await draw(point);
      samples.keep({ ...point, picture: pictureAddress(point, 1) });
    }),
  );
  for (const [control, event] of [
    [page.more, "click"],
    [page.of, "change"],
  ]) {
    control.addEventListener(event, () => attempt(() => samples.draw({ c: drawnClass() })));
  }
  page.scale.addEventListener("change", () => {
    page.download.href = pictureAddress(here(), page.scale.value);
  });

  const seed = new URLSearchParams(location.search).get("seed");
  await samples.draw({ seed: seed ?? undefined });
  await go(samples.first(), "Sample 1");
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
