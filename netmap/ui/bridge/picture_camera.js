// From where a picture is looked at: its size on the page, and how near. Knows nothing of what is drawn but its measures.
const NARROW = 600; // pixels: a phone
const READABLE = { narrow: 0.85, wide: 0.76 }; // where it begins when all of it would be much smaller
const NEARLY = 0.87; // so much of that is better than to miss a part of it: letters of about 9.3 and 10.3 pixels
const TALLEST = { narrow: 480, wide: 640 };
const LOWEST = 280;
const LARGEST = 1.2;
const CLOSEST = 3;
const FURTHEST = 0.08;
const EDGE = 8; // pixels

class Camera {
  size(of) {
    return of[this.root.clientWidth < NARROW ? "narrow" : "wide"];
  }

  // As high as the picture is in letters that can be read, and never more than fits on a screen.
  resize() {
    if (this.onPaper || !this.data) return;
    const { width, height } = this.data;
    const scale = Math.max(this.size(READABLE), Math.min(LARGEST, (this.root.clientWidth - EDGE) / Math.max(1, width)));
    const top = this.stage.getBoundingClientRect().top - this.root.getBoundingClientRect().top;
    const below = this.root.querySelector(".help").offsetHeight;
    // What was turned, or is made so, is higher than wide: a thumb scrolls past it, and both its ends are in sight.
    const tallest = this.data.turned || this.data.high ? TALLEST.wide : this.size(TALLEST);
    const high = this.large()
      ? Math.max(360, window.innerHeight - top - below - 24)
      : Math.round(Math.min(tallest, Math.max(LOWEST, height * scale + EDGE)));
    if (this.stage.style.height === `${high}px`) return;
    this.stage.style.height = `${high}px`;
    if (this.network) this.network.redraw();
  }

  large() {
    return this.root.matches(":fullscreen");
  }

  whole() {
    const { width, height } = this.data;
    return Math.min(LARGEST, (this.stage.clientWidth - EDGE) / width, (this.stage.clientHeight - EDGE) / height);
  }

  fit() {
    this.move({ x: this.data.width / 2, y: this.data.height / 2 }, this.whole());
  }

  // After it became large or small: what was in the middle stays there.
  again() {
    this.resize();
    requestAnimationFrame(() => this.network && this.large() && this.fit());
  }

  // All of it, or where one begins to read it in letters that can be read.
  start() {
    this.fit();
    const readable = this.size(READABLE);
    if (this.whole() >= NEARLY * readable) return;
    const begin = this.data.begin.map((id) => this.nodes.get(id));
    // Without a place to begin it is read from the top left; that it goes on is seen at the edge.
    const middle = (axis) => begin.reduce((sum, node) => sum + node[axis], 0) / Math.max(1, begin.length);
    this.move({ x: this.within("x", middle("x"), readable), y: this.within("y", middle("y"), readable) }, readable);
  }

  // The place nearest to a wish from which nothing empty is seen beside the picture.
  within(axis, wish, scale) {
    const whole = axis === "x" ? this.data.width : this.data.height;
    const half = (axis === "x" ? this.stage.clientWidth : this.stage.clientHeight) / scale / 2;
    return half * 2 >= whole ? whole / 2 : Math.min(whole - half, Math.max(half, wish));
  }

  camera() {
    return { position: this.network.getViewPosition(), scale: this.network.getScale() };
  }

  // The same picture with more in it: what was there stays under the eye. Its measure may begin elsewhere.
  keep(camera, before) {
    const known = before.nodes.find((node) => this.nodes.has(node.id));
    const now = known && this.nodes.get(known.id);
    const moved = known ? { x: now.x - known.x, y: now.y - known.y } : { x: 0, y: 0 };
    this.move({ x: camera.position.x + moved.x, y: camera.position.y + moved.y }, camera.scale);
  }

  move(position, scale) {
    this.tip.hidden = true;
    this.network.moveTo({ position, scale: Math.min(CLOSEST, Math.max(FURTHEST, scale)), animation: false });
  }

  zoom(factor) {
    const { position, scale } = this.camera();
    this.move(position, scale * factor);
  }

  limit() {
    const { position, scale } = this.camera();
    if (scale > CLOSEST || scale < FURTHEST) this.move(position, scale);
  }
}
