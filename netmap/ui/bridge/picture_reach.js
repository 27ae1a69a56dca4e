// Which node is meant: by a place in the drawing, by an arrow key, or by a name. Ties go to the first in the picture.
function nodeAt(nodes, { x, y }, near) {
  let best = null;
  for (const node of nodes) {
    const top = node.y - Math.max(node.size, near);
    const bottom = Math.max(node.y + near, node.y + node.size + GAP + LINE * node.label.split("\n").length);
    const half = y > node.y + node.size ? node.box[0] / 2 : Math.max(node.size, near);
    if (Math.abs(x - node.x) > half || y < top || y > bottom) continue;
    const distance = Math.hypot(x - node.x, y - node.y);
    if (!best || distance < best.distance) best = { node, distance };
  }
  return best && best.node;
}

function nodeBeside(nodes, from, dx, dy) {
  let best = null;
  for (const node of nodes) {
    if (node.id === from.id) continue;
    const along = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    // In a quarter of the circle, so that every node is reached by one of the four arrows.
    if (along <= 0 || aside > along) continue;
    const far = along + aside;
    if (!best || far < best.far) best = { node, far };
  }
  return best && best.node;
}

// The whole name counts first, then its beginning, then a part of it.
function nodeNamed(nodes, text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return null;
  const named = (test) => nodes.find((node) => test(node.name.toLocaleLowerCase()));
  return (
    named((name) => name === wanted) ||
    named((name) => name.startsWith(wanted)) ||
    named((name) => name.includes(wanted))
  );
}
