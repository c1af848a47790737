// Tells the visitor what went wrong.

import { Failure, onAnswer } from "./server.js";

const box = document.getElementById("message");
const text = document.getElementById("message-text");

document.getElementById("dismiss").addEventListener("click", hide);
onAnswer(hide);

/** Shows a failure in words; what is none is a bug and goes on to the console. */
export function report(error) {
  if (!(error instanceof Failure)) {
    throw error;
  }
  text.textContent = error.message;
  box.hidden = false;
}

/** Runs something and reports its failure. */
export async function attempt(work) {
  try {
    await work();
  } catch (error) {
    report(error);
  }
}

function hide() {
  box.hidden = true;
}
