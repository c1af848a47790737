// What the page asks of the server.

/** Something that went wrong, in words for the visitor. */
export class Failure extends Error {}

const GONE = "The server does not answer. Start LatentExplorer again, then repeat the last step.";

const listeners = [];

/** Has a function called with the milliseconds that each answer took. */
export function onAnswer(listener) {
  listeners.push(listener);
}

/** Asks for JSON. */
export function askData(path, options) {
  return ask(path, options, (answer) => answer.json());
}

/** Asks for a file. */
export function askFile(path) {
  return ask(path, {}, (answer) => answer.blob());
}

async function ask(path, options, read) {
  const start = performance.now();
  let answer;
  let content;
  try {
    answer = await fetch(path, options);
    content = answer.ok ? await read(answer) : await answer.text();
  } catch {
    throw new Failure(GONE);
  }
  if (!answer.ok) {
    throw new Failure("The server refused: " + reason(content, answer.status));
  }
  listeners.forEach((listener) => listener(performance.now() - start));
  return content;
}

function reason(text, status) {
  try {
    return JSON.parse(text).error;
  } catch {
    return `status ${status}`;
  }
}

/** Returns an address with parameters; those that are undefined are left out. */
export function address(path, parameters) {
  const known = Object.entries(parameters).filter(([name, value]) => value !== undefined);
  return `${path}?${new URLSearchParams(known)}`;
}

/** Returns the address of a picture of a place. */
export function pictureAddress({ z, c }, scale) {
  return address("decode", { z, c, scale });
}

/**
 * Has only one call of a function run at a time; of those that come meanwhile only the newest is
 * made up for. So a slider that is moved fast asks for as much as the server can answer.
 */
export function newest(work, fail) {
  let running = false;
  let waiting = null;
  return async (...values) => {
    waiting = values;
    if (running) {
      return;
    }
    running = true;
    while (waiting) {
      const next = waiting;
      waiting = null;
      try {
        await work(...next);
      } catch (error) {
        fail(error);
      }
    }
    running = false;
  };
}
