// Pictures to choose from: one stop for the tab key, the arrow keys go from one to the next.

/** Fills a container with the pictures of places; calls back with the one that is chosen. */
export function fillTiles(container, points, names, chosen) {
  container.replaceChildren(
    ...points.map((point, index) => {
      const tile = document.createElement("button");
      tile.type = "button";
      tile.className = "tile";
      tile.setAttribute("aria-label", names[index]);
      tile.setAttribute("aria-pressed", "false");
      tile.tabIndex = index === 0 ? 0 : -1;
      tile.append(
        Object.assign(document.createElement("img"), {
          className: "pixels",
          alt: "",
          src: point.picture,
        }),
      );
      tile.addEventListener("click", () => {
        makeStop(container, tile);
        chosen(index);
      });
      return tile;
    }),
  );
  container.onkeydown = (event) => go(container, event);
}

function makeStop(container, tile) {
  for (const other of container.children) {
    other.tabIndex = other === tile ? 0 : -1;
  }
}

function go(container, event) {
  const tiles = [...container.children];
  const at = tiles.indexOf(document.activeElement);
  const columns = tiles.filter((tile) => tile.offsetTop === tiles[0].offsetTop).length;
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: tiles.length - 1,
  }[event.key];
  if (at < 0 || to === undefined) {
    return;
  }
  event.preventDefault();
  if (to >= 0 && to < tiles.length) {
    makeStop(container, tiles[to]);
    tiles[to].focus();
  }
}
