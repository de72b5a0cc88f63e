/* SPDX-License-Identifier: EUPL-1.2 */
/* For whoever types over a pile of paper. The page works without: Tab, arrows and space do the same, slower. */

const $ = (selector, from = document) => from.querySelector(selector);
const SVG = "http://www.w3.org/2000/svg";

/* <quick-keys>: the key beside an answer chooses it and goes on; Enter goes on; Ctrl and Enter saves. */

customElements.define("quick-keys", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.press(event));
    if (!$(".error-summary, [aria-invalid]")) this.enter($("[data-start]", this));
  }
  get stops() { return [...this.querySelectorAll("[data-stop]")]; }
  press(event) {
    const field = event.target;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return this.take(event, () => $("form", this).requestSubmit());
    if (event.ctrlKey || event.metaKey || event.altKey || !field.matches("input[type=radio]")) return;
    const group = field.closest("[data-stop]");
    if (event.key === "Enter") return this.take(event, () => this.onFrom(group, true));
    if (event.key === "Backspace" || event.key === "Delete") return this.take(event, () => this.clear(group));
    const radio = this.chosenBy(group, event.key.toLowerCase());
    if (radio) this.take(event, () => { radio.click(); this.onFrom(group); });
  }
  take(event, deed) { event.preventDefault(); deed(); }
  chosenBy(group, key) {
    const radios = [...group.querySelectorAll("input[type=radio]:not([tabindex='-1'])")];
    if (radios.some((radio) => radio.dataset.key)) return radios.find((radio) => radio.dataset.key.includes(key));
    return /^[0-9]$/.test(key) ? radios[(Number(key) + 9) % 10] : null;
  }
  clear(group) {
    for (const radio of group.querySelectorAll("input:checked")) {
      radio.checked = false;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  onFrom(group, saves = false) {
    const stops = this.stops, next = stops[stops.indexOf(group) + 1];
    saves && next?.matches("button") ? next.click() : this.enter(next);
  }
  enter(stop) {
    const field = stop && (stop.matches("textarea, button") ? stop : $("input:checked", stop) ?? $("input[type=radio]", stop));
    field?.focus();
    stop?.scrollIntoView({ block: "center" });
  }
});

/* The number of the next sheet is filled in already: whoever types another one writes over it. */

for (const field of document.querySelectorAll(".sheet-number input")) {
  field.addEventListener("focus", () => field.select());
  field.focus();
  field.select(); // it may have had the focus already
}

/* <compass-input points="a,b,…">: the compass as on paper. A click lays the circle or the cross; the digits follow. */

customElements.define("compass-input", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.points = this.getAttribute("points").split(",");
    this.svg = $("svg", this);
    this.marks = this.svg.appendChild(document.createElementNS(SVG, "g"));
    this.buttons = ["now", "wanted"].map((kind) => this.button(kind));
    this.prepend(...this.buttons);
    this.choose("now");
    this.svg.addEventListener("click", (event) => this.lay(event));
    this.closest("form").addEventListener("change", () => this.draw());
    this.draw();
  }
  button(kind) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-secondary", textContent: this.getAttribute(kind) });
    button.dataset.kind = kind;
    button.addEventListener("click", () => this.choose(kind));
    return button;
  }
  choose(kind) {
    this.kind = kind;
    for (const button of this.buttons) button.ariaPressed = String(button.dataset.kind === kind);
  }
  place(number, ring) {
    const angle = (2 * Math.PI * (number + 0.5)) / this.points.length, reach = 30 * ring;
    return [260 + reach * Math.sin(angle), 180 - reach * Math.cos(angle)];
  }
  lay(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    let best, nearest = Infinity;
    this.points.forEach((point, number) => {
      for (let ring = 1; ring <= 5; ring++) {
        const [x, y] = this.place(number, ring), far = Math.hypot(at.x - x, at.y - y);
        if (far < nearest) [best, nearest] = [[point, ring], far];
      }
    });
    const radio = nearest < 26 && $(`input[name="${this.kind}-${best[0]}"][value="${best[1]}"]`);
    if (radio) radio.click();
  }
  draw() {
    this.marks.replaceChildren();
    this.points.forEach((point, number) => {
      for (const kind of ["now", "wanted"]) {
        const chosen = $(`input[name="${kind}-${point}"]:checked`);
        if (chosen) this.marks.append(this.mark(kind, ...this.place(number, Number(chosen.value))));
      }
    });
  }
  mark(kind, x, y) {
    const shape = document.createElementNS(SVG, kind === "now" ? "circle" : "path");
    shape.setAttribute("class", `compass-${kind}`);
    if (kind === "now") for (const [name, value] of [["cx", x], ["cy", y], ["r", 11]]) shape.setAttribute(name, value);
    else shape.setAttribute("d", `M${x - 8} ${y - 8}l16 16M${x - 8} ${y + 8}l16-16`);
    return shape;
  }
});
