"use strict";
// Draws what stands in the page as data; every text reaches the page as text.
(() => {
  const drawing = document.getElementById("drawing");
  const chosen = document.getElementById("chosen");
  const data = JSON.parse(document.getElementById("data").textContent);
  const network = new vis.Network(
    drawing,
    { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
    data.options,
  );
  // Words at the edge of columns and rows stay in sight.
  network.on("beforeDrawing", (ctx) => {
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    ctx.font = "600 14px system-ui, sans-serif";
    for (const { word, x, y, side, box } of data.headings) {
      const lines = word.split("\n");
      const top = side === "top" ? Math.max(y - box[1], corner.y + 4) : y - box[1] / 2;
      const right = side === "left" ? Math.max(x, corner.x + box[0]) : x;
      ctx.fillStyle = data.colours.text;
      ctx.textAlign = side === "top" ? "center" : "right";
      ctx.textBaseline = "top";
      lines.forEach((line, number) => ctx.fillText(line, right, top + number * 17));
    }
  });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const animation = still ? false : { duration: 250 };
  // Not network.fit: it forgets the room that a name takes beside its shape.
  const fit = () => {
    const scale = Math.min(drawing.clientWidth / data.width, drawing.clientHeight / data.height, 1.2);
    network.moveTo({ position: { x: data.width / 2, y: data.height / 2 }, scale, animation: false });
  };
  const start = () => {
    fit();
    const centre = data.nodes.find((node) => node.borderWidth === 3) ?? data.nodes[0];
    // On a phone everything at once is too small to read: begin where it is about.
    if (drawing.clientWidth < 640 && network.getScale() < 0.7) network.focus(centre.id, { scale: 0.8 });
  };
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation });
  const tell = (id) => {
    const node = data.nodes.find((one) => one.id === id);
    chosen.textContent = node ? chosen.dataset.words.replace("{words}", () => node.title) : "";
  };
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("closer").addEventListener("click", () => zoom(1.3));
  document.getElementById("further").addEventListener("click", () => zoom(1 / 1.3));
  network.on("selectNode", (event) => tell(event.nodes[0]));
  network.on("deselectNode", () => tell(null));
  for (const button of document.querySelectorAll("button[data-place]")) {
    button.addEventListener("click", () => {
      const { id } = data.nodes[Number(button.dataset.place)];
      network.selectNodes([id]);
      network.focus(id, { scale: Math.max(network.getScale(), 1), animation });
      tell(id);
      drawing.scrollIntoView({ block: "nearest" });
    });
  }
  window.addEventListener("beforeprint", fit);
  start();
  drawing.network = network;
})();
