// A way on a phone: from top, who sees it, to bottom, who decides, so that both ends are in sight.
const EDGES = 4; // around all boxes, which have air of their own

// The same picture with its columns as rows. What stands below each other in one column comes side by side.
function upright(data) {
  const ranks = (values) => [...new Set(values)].sort((a, b) => a - b);
  const across = ranks(data.nodes.map((node) => node.y));
  const down = ranks(data.nodes.map((node) => node.x));
  const largest = (nodes, axis) => Math.max(...nodes.map((node) => node.box[axis]));
  // Each lane is as wide as its widest box: a phone has no room to give away.
  const wide = across.map((y) => largest(data.nodes.filter((node) => node.y === y), 0));
  const before = (lane) => wide.slice(0, lane).reduce((sum, one) => sum + one, EDGES);
  const high = largest(data.nodes, 1);
  const top = Math.max(...data.nodes.map((node) => node.size)) + 2 * EDGES;
  const nodes = data.nodes.map((node) => ({
    ...node,
    x: before(across.indexOf(node.y)) + wide[across.indexOf(node.y)] / 2,
    y: top + down.indexOf(node.x) * high,
  }));
  return {
    ...data,
    turned: true,
    nodes,
    ties: data.ties.map((tie) => ({ ...tie, drawn: { ...tie.drawn, smooth: mirrored(tie.drawn.smooth) } })),
    headings: [], // the labels say where it begins and who decides; there is no room beside them
    width: before(wide.length) + EDGES,
    height: 4 * EDGES + down.length * high,
  };
}

function mirrored(smooth) {
  if (!smooth) return smooth;
  return { ...smooth, type: smooth.type === "curvedCW" ? "curvedCCW" : "curvedCW" };
}
