// One finger scrolls the page and taps; two fingers move the picture. vis-network would take the first for itself.
function listenToFingers(stage, on, { place, moved, tapped }) {
  const before = { capture: true };
  let last = null;
  const two = (event) => {
    const [one, other] = [place(event.touches[0]), place(event.touches[1])];
    return {
      x: (one.x + other.x) / 2,
      y: (one.y + other.y) / 2,
      apart: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
    };
  };
  for (const name of ["pointerdown", "pointermove", "pointerup"]) {
    on(stage, name, (event) => event.pointerType === "touch" && event.stopPropagation(), before);
  }
  for (const name of ["touchstart", "touchmove", "touchend"]) {
    const fingers = (event) => {
      event.stopPropagation();
      if (event.touches.length !== 2) {
        last = null;
        return;
      }
      event.preventDefault();
      const now = two(event);
      if (last) moved(now.x - last.x, now.y - last.y, now.apart / last.apart);
      last = now;
    };
    on(stage, name, fingers, { ...before, passive: false });
  }
  on(stage, "click", (event) => event.pointerType === "touch" && tapped(place(event)));
}
