// The list of names in a picture: by typing, by arrow keys, and by finger. The browser's own list is not on every phone.
class Names {
  constructor(root, on, { picked, asked }) {
    this.input = root.querySelector(".search input");
    this.list = root.querySelector(".search ul");
    this.label = root.querySelector(".search-label");
    this.picked = picked;
    this.nodes = [];
    on(this.input, "input", () => this.open());
    on(this.input, "focus", () => this.open());
    on(this.input, "click", () => this.list.hidden && this.open());
    on(this.input, "blur", () => this.close());
    on(this.input, "keydown", (event) => this.key(event, asked));
    // The field keeps the keyboard while somebody points at the list.
    on(this.list, "mousedown", (event) => event.preventDefault());
    on(this.list, "click", (event) => {
      const option = event.target.closest("li");
      if (option) this.choose(option);
    });
  }

  write(label, nodes) {
    this.label.textContent = label;
    this.list.setAttribute("aria-label", label);
    this.nodes = [...nodes].sort((one, other) => one.name.localeCompare(other.name));
    this.close();
  }

  // All names, or those with the typed letters in them: those that begin so first.
  open() {
    const typed = this.input.value.trim().toLocaleLowerCase();
    const place = (node) => node.name.toLocaleLowerCase().indexOf(typed);
    const found = this.nodes.filter((node) => place(node) >= 0);
    if (typed) found.sort((one, other) => Number(place(one) > 0) - Number(place(other) > 0));
    this.list.replaceChildren(
      ...found.map((node, number) => {
        const option = document.createElement("li");
        option.id = `name-${number}`;
        option.role = "option";
        option.ariaSelected = "false";
        option.dataset.node = node.id;
        option.textContent = node.name;
        return option;
      }),
    );
    this.at = -1;
    this.show(found.length > 0);
  }

  show(shown) {
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    if (!shown) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.show(false);
  }

  step(by) {
    if (this.list.hidden) this.open();
    const options = [...this.list.children];
    if (!options.length) return;
    options[this.at]?.setAttribute("aria-selected", "false");
    this.at = this.at < 0 && by < 0 ? options.length - 1 : (this.at + by + options.length) % options.length;
    const option = options[this.at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(option) {
    const node = this.nodes.find((one) => one.id === option.dataset.node);
    this.input.value = node.name;
    this.close();
    this.picked(node);
  }

  key(event, asked) {
    const option = this.list.hidden ? null : this.list.children[this.at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "Enter" && option) this.choose(option);
    else if (event.key === "Enter") {
      this.close();
      asked(this.input.value);
      return;
    } else return;
    event.preventDefault();
  }
}
