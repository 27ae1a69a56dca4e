// What is drawn: vis-network keeps the lines and the view, the shapes and words are ours.
// Whatever comes from the data is drawn on the canvas or set as text; nothing of it ever becomes HTML.
const WAIT = 20000; // milliseconds for the drawing code to come, on a slow line

async function arrived() {
  for (let waited = 0; !globalThis.vis; waited += 20) {
    if (waited > WAIT) return false;
    await new Promise((later) => setTimeout(later, 20));
  }
  return true;
}

class Drawn extends Camera {
  async show(data) {
    const before = this.data;
    // On a screen that is wider than high, a way is read from left to right.
    data = data.turns && this.root.clientWidth < NARROW ? upright(data) : data;
    this.data = data;
    this.colours = this.palette();
    this.nodes = new Map(data.nodes.map((node) => [node.id, node]));
    if (!this.nodes.has(this.current)) this.current = null;
    this.write();
    if (!(await arrived())) {
      this.say(data.words.failed, true);
      return;
    }
    if (this.left.signal.aborted || data !== this.data) return;
    this.resize();
    if (!this.network) this.begin();
    const same = before && before.view === data.view;
    const camera = same && this.camera();
    this.fill();
    if (camera) this.keep(camera, before);
    else this.start();
    this.mark();
  }

  begin() {
    this.points = new vis.DataSet();
    this.lines = new vis.DataSet();
    const { nodes, edges, ...options } = this.data.options;
    this.network = new vis.Network(
      this.stage,
      { nodes: this.points, edges: this.lines },
      {
        ...options,
        edges: { ...edges, chosen: false, selectionWidth: 0, hoverWidth: 0 },
        interaction: {
          ...options.interaction,
          hover: false,
          selectable: false,
          dragView: true,
          zoomView: true,
          tooltipDelay: 1e9, // the words are shown in our own way
        },
      },
    );
    this.network.on("click", ({ pointer }) => this.click(pointer.DOM));
    this.network.on("dragStart", () => this.hover(null));
    this.network.on("zoom", () => this.hover(null));
    this.network.on("zoom", () => this.limit());
    this.network.on("afterDrawing", (ctx) => this.headings(ctx));
    // For whoever wants to look at the drawing from outside: tests, and a console.
    this.stage.network = this.network;
    // The keyboard stops at the drawing, not once more inside it.
    this.stage.querySelector(".vis-network").tabIndex = -1;
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.root);
  }

  fill() {
    this.points.clear();
    this.lines.clear();
    const draw = (node) => (input) => this.node(node, input);
    this.points.add(
      this.data.nodes.map((node) => ({
        id: node.id,
        x: node.x,
        y: node.y,
        shape: "custom",
        size: node.size,
        ctxRenderer: draw(node),
        physics: false,
      })),
    );
    this.lines.add(this.data.ties.map((tie) => ({ ...tie.drawn, ...this.line(tie) })));
  }

  // The lines of what somebody is at stand out.
  line(tie) {
    const at = (id) => id && (tie.from === id || tie.to === id);
    const own = at(this.current) || at(this.hovered);
    const { accent, text, faint, line } = this.colours;
    const plain = tie.missing ? text : tie.arrow ? (tie.faint ? line : accent) : tie.faint ? faint : line;
    return {
      id: tie.drawn.id,
      color: { color: own ? accent : plain, inherit: false },
      width: tie.drawn.width + (own ? (at(this.current) ? 2 : 1) : 0),
    };
  }

  node(node, { ctx, x, y }) {
    const current = node.id === this.current;
    const scale = this.network ? this.network.getScale() : 1;
    return {
      drawNode: () => {
        drawShape(ctx, node, x, y, this.colours);
        if (node.centre) drawRing(ctx, node, x, y, this.colours.text, 2, 2);
        if (current) drawRing(ctx, node, x, y, this.colours.accent, 4, 6);
        else if (node.id === this.hovered) drawRing(ctx, node, x, y, this.colours.accent, 2, 6);
      },
      drawExternalLabel: () => {
        if (FONT_SIZE * scale >= TOO_SMALL || this.onPaper) {
          drawLabel(ctx, node, x, y + node.size + GAP, this.colours, this.font, current);
        }
        if (node.hidden) drawHidden(ctx, node, x, y, this.colours, this.font);
      },
      nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
    };
  }

  // What a column or a row stands for stays in sight, wherever one looks.
  headings(ctx) {
    const corner = this.network.DOMtoCanvas({ x: 0, y: 0 });
    for (const heading of this.data.headings) drawHeading(ctx, heading, corner, this.colours, this.font);
  }

  // Colours follow the page, of which a component only learns the colours; paper is white.
  palette() {
    this.font = getComputedStyle(this.root).fontFamily;
    const background = getComputedStyle(this.root).getPropertyValue("--st-background-color").trim();
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = background || "#ffffff";
    const hex = probe.fillStyle;
    const light = [1, 3, 5].reduce((sum, at) => sum + parseInt(hex.slice(at, at + 2), 16), 0) > 384;
    return this.data.palettes[light || this.onPaper ? "light" : "dark"];
  }

  write() {
    const { words } = this.data;
    this.root.style.setProperty("--accent", this.colours.accent);
    this.root.style.setProperty("--edge", this.colours.unknown);
    this.root.style.setProperty("--quiet", this.colours.note);
    this.root.style.setProperty("--shape", `${this.data.width} / ${this.data.height}`);
    this.root.style.setProperty("--ratio", this.data.width / Math.max(1, this.data.height));
    this.stage.setAttribute("aria-label", this.data.alt);
    this.stage.setAttribute("aria-roledescription", words.role);
    this.root.querySelector(".help").textContent = words.help;
    this.root.querySelector("summary").textContent = words.signs;
    for (const button of this.root.querySelectorAll("button")) button.textContent = words[button.dataset.does];
    this.names.write(words.search, this.data.nodes);
    const entries = this.data.legend.map((entry) => legendEntry(entry, this.colours, this.font));
    this.root.querySelector(".legend").replaceChildren(...entries);
  }

  say(text, seen = false) {
    this.said.textContent = text;
    this.said.classList.toggle("seen", seen);
  }

  mark(only = null) {
    const ties = only ? this.data.ties.filter((tie) => only.has(tie.from) || only.has(tie.to)) : this.data.ties;
    this.lines.update(ties.map((tie) => this.line(tie)));
    this.network.redraw();
  }

  // --- on paper -----------------------------------------------------------------------------------------------

  // Paper is white, nothing on it can be opened, and all of it is there.
  toPaper() {
    if (!this.network || this.onPaper) return;
    const signs = this.root.querySelector("details");
    this.screen = { camera: this.camera(), open: signs.open, height: this.stage.style.height };
    this.onPaper = true;
    signs.open = true;
    this.tip.hidden = true;
    this.paint();
    this.root.classList.add("whole");
    this.stage.style.height = `${Math.round((this.stage.clientWidth * this.data.height) / this.data.width)}px`;
    this.network.redraw();
    this.fit();
    this.network.redraw();
  }

  toScreen() {
    if (!this.onPaper) return;
    const { camera, open, height } = this.screen;
    this.onPaper = false;
    this.root.querySelector("details").open = open;
    this.root.classList.remove("whole");
    this.stage.style.height = height;
    this.paint();
    this.move(camera.position, camera.scale);
  }

  paint() {
    this.colours = this.palette();
    this.write();
    this.mark();
  }
}
