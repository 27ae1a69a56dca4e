// One picture of a part of the network, and what people do with it: by mouse, by finger, by keyboard, by name.
const STEP = 1.3;

const drawings = new WeakMap();

export default async function ({ data, parentElement, setTriggerValue }) {
  let drawing = drawings.get(parentElement);
  if (!drawing) {
    drawing = new Drawing(parentElement.querySelector(".picture"));
    drawings.set(parentElement, drawing);
  }
  drawing.tell = (id) => setTriggerValue("clicked", id);
  await drawing.show(data);
  return () => {
    drawing.leave();
    drawings.delete(parentElement);
  };
}

class Drawing extends Drawn {
  constructor(root) {
    super();
    this.root = root;
    this.stage = root.querySelector(".drawing");
    this.tip = root.querySelector(".tip");
    this.said = root.querySelector(".said");
    this.current = null;
    this.hovered = null;
    this.left = new AbortController();
    // On a phone the explanation would push the picture out of sight.
    root.querySelector("details").open = root.clientWidth >= NARROW;
    this.listen();
  }

  // --- one node -----------------------------------------------------------------------------------------------

  at(point) {
    // A finger needs 24 pixels, however small the shape.
    return nodeAt(this.data.nodes, this.network.DOMtoCanvas(point), 12 / this.network.getScale());
  }

  click(point) {
    const node = this.at(point);
    if (node) this.open(node);
  }

  open(node) {
    this.go(node);
    this.say(`${node.name}. ${node.words} ${this.data.words.opened}`);
    this.tell(node.id);
  }

  // Make a node the one that the keyboard is at, in sight and said.
  go(node) {
    this.current = node.id;
    this.say(`${node.name}. ${node.words}`);
    this.mark();
    const { x, y } = this.network.canvasToDOM({ x: node.x, y: node.y });
    const margin = 60;
    const inside = x > margin && y > margin;
    if (!inside || x > this.stage.clientWidth - margin || y > this.stage.clientHeight - margin) {
      this.move({ x: node.x, y: node.y }, this.network.getScale());
    }
    const place = this.network.canvasToDOM({ x: node.x, y: node.y + node.size });
    this.explain({ x: place.x, y: place.y + LINE }, node.name, node.words);
  }

  next(dx, dy) {
    const from = this.nodes.get(this.current);
    if (!from) {
      const first = this.data.nodes.find((node) => node.centre) || this.data.nodes[0];
      if (first) this.go(first);
      return;
    }
    const node = nodeBeside(this.data.nodes, from, dx, dy);
    if (node) this.go(node);
    else this.say(this.data.words.nothing_there);
  }

  // A name that somebody typed: the whole of it, its beginning, or a part of it.
  find(text) {
    const node = nodeNamed(this.data.nodes, text);
    if (node) this.meet(node);
    else if (text.trim()) this.say(this.data.words.not_found, true);
  }

  meet(node) {
    this.move({ x: node.x, y: node.y }, Math.max(this.network.getScale(), 0.9));
    this.open(node);
  }

  hover(point) {
    const node = point && this.at(point);
    const line = point && !node && this.network.getEdgeAt(point);
    const tie = line && this.data.ties.find((one) => one.drawn.id === line);
    this.stage.classList.toggle("over-node", Boolean(node));
    const id = node ? node.id : null;
    if (id !== this.hovered) {
      const changed = new Set([id, this.hovered]);
      this.hovered = id;
      this.mark(changed);
    }
    if (node || tie) this.explain(point, node ? node.name : "", node ? node.words : tie.words);
    else this.tip.hidden = true;
  }

  explain(point, name, words) {
    this.tip.hidden = false;
    this.tip.firstElementChild.textContent = name;
    this.tip.lastElementChild.textContent = words;
    const right = this.stage.clientWidth - this.tip.offsetWidth - 4;
    const below = point.y + 16 + this.tip.offsetHeight < this.stage.clientHeight;
    this.tip.style.left = `${Math.max(4, Math.min(point.x + 12, right))}px`;
    this.tip.style.top = `${below ? point.y + 16 : Math.max(4, point.y - this.tip.offsetHeight - 10)}px`;
  }

  // --- what people do -----------------------------------------------------------------------------------------

  listen() {
    const on = (target, event, does, options) =>
      target.addEventListener(event, does, { signal: this.left.signal, ...options });
    // The framework has keys of its own on the whole page ("r"); what is typed here is meant for here.
    on(this.root, "keydown", (event) => event.stopPropagation());
    on(this.stage, "keydown", (event) => this.key(event));
    this.names = new Names(this.root, on, {
      picked: (node) => this.network && this.meet(node),
      asked: (text) => this.network && this.find(text),
    });
    on(window, "beforeprint", () => this.toPaper());
    on(window, "afterprint", () => this.toScreen());
    const does = {
      fit: () => this.fit(),
      closer: () => this.zoom(STEP),
      further: () => this.zoom(1 / STEP),
      large: () => (this.large() ? document.exitFullscreen() : this.root.requestFullscreen()),
    };
    // A phone that cannot show a part of a page alone is not offered it.
    this.root.querySelector("[data-does=large]").hidden = !document.fullscreenEnabled;
    on(document, "fullscreenchange", () => this.network && requestAnimationFrame(() => this.again()));
    for (const button of this.root.querySelectorAll("button")) {
      on(button, "click", () => this.network && does[button.dataset.does]());
    }
    let waiting = false;
    on(this.stage, "pointermove", (event) => {
      if (event.pointerType === "touch" || event.buttons || waiting || !this.network) return;
      waiting = true;
      const point = this.point(event);
      requestAnimationFrame(() => {
        waiting = false;
        if (!this.left.signal.aborted) this.hover(point);
      });
    });
    on(this.stage, "pointerleave", () => this.network && this.hover(null));
    on(this.stage, "pointerdown", (event) => event.pointerType !== "touch" && this.stage.focus({ preventScroll: true }));
    // The wheel scrolls the page; with Ctrl it comes closer.
    const before = { capture: true };
    on(this.stage, "wheel", (event) => event.ctrlKey || event.metaKey || event.stopPropagation(), before);
    listenToFingers(this.stage, on, {
      place: (touch) => this.point(touch),
      moved: (x, y, closer) => {
        if (!this.network) return;
        const { position, scale } = this.camera();
        this.move({ x: position.x - x / scale, y: position.y - y / scale }, scale * closer);
      },
      tapped: (point) => this.network && this.click(point),
    });
  }

  point(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left - this.stage.clientLeft, y: event.clientY - box.top - this.stage.clientTop };
  }

  key(event) {
    if (!this.network || event.ctrlKey || event.altKey || event.metaKey) return;
    const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const node = this.nodes.get(this.current);
    if (event.key in arrows) this.next(...arrows[event.key]);
    else if (event.key === "Enter" || event.key === " ") node ? this.open(node) : this.next(0, 0);
    else if (event.key === "+" || event.key === "=") this.zoom(STEP);
    else if (event.key === "-") this.zoom(1 / STEP);
    else if (event.key === "0") this.fit();
    else if (event.key === "Escape") {
      this.hover(null);
      this.stage.blur();
    } else return;
    event.preventDefault();
  }

  leave() {
    this.left.abort();
    this.observer?.disconnect();
    this.network?.destroy();
    this.network = null;
  }
}
