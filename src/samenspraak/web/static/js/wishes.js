/* SPDX-License-Identifier: EUPL-1.2 */
/* <wish-board>: wishes are dragged onto a group, onto each other or out again; a group onto another group. Dragging
   fills in the same form that ticking does, so whatever can be dragged can be done without. */

const EDGE = 90; // pixels from the edge where the page begins to move along
const $ = (selector, from = document) => from.querySelector(selector);

customElements.define("wish-board", class extends HTMLElement {
  connectedCallback() {
    this.classList.add("with-script");
    this.words = this.insertBefore(document.createElement("output"), this.firstChild);
    this.addEventListener("pointerdown", (event) => this.take(event));
    this.addEventListener("pointermove", (event) => this.held && this.move(event));
    this.addEventListener("pointerup", (event) => this.held && this.drop(event));
    this.addEventListener("pointercancel", () => this.held && this.leave());
    this.addEventListener("submit", () => sessionStorage.setItem(this.place, String(scrollY)));
    document.addEventListener("keydown", this.escape = (event) => event.key === "Escape" && this.held && this.leave());
    const before = sessionStorage.getItem(this.place);
    if (before) { sessionStorage.removeItem(this.place); scrollTo(0, Number(before)); }
  }
  disconnectedCallback() { document.removeEventListener("keydown", this.escape); }
  get place() { return `board:${location.pathname}`; }
  take(event) {
    const grip = event.target.closest?.(".grip");
    if (!grip || event.button) return;
    event.preventDefault();
    const wish = grip.closest("[data-wish]"), box = wish && $("input[type=checkbox]", wish);
    this.held = { wish, group: grip.dataset.group, box, ticked: box?.checked, id: event.pointerId };
    if (box) box.checked = true; // what is ticked, stays on the page while it is refreshed
    this.ghost = this.appendChild(Object.assign(document.createElement("div"), { className: "board-ghost" }));
    this.ghost.textContent = (wish ? $(".said-text", wish) : grip.parentElement).textContent.trim().slice(0, 90);
    this.setPointerCapture(event.pointerId);
    this.move(event);
  }
  move({ clientX: x, clientY: y }) {
    this.ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
    if (y < EDGE) scrollBy(0, -12);
    if (y > innerHeight - EDGE) scrollBy(0, 12);
    this.mark(this.under(x, y));
  }
  /* What lies under the pointer and may take what is held. */
  under(x, y) {
    const found = document.elementsFromPoint(x, y).map((one) => one.closest("[data-drop]")).find(Boolean);
    if (!found || found === this.held.wish) return;
    if (this.held.group) return found.dataset.drop !== "wish" && found.dataset.drop && found.dataset.drop !== this.held.group ? found : undefined;
    return found.contains(this.held.wish) ? undefined : found;
  }
  mark(target) {
    if (this.target === target) return;
    this.target?.removeAttribute("data-over");
    target?.setAttribute("data-over", "");
    this.target = target;
  }
  drop(event) {
    this.move(event);
    const { target, held } = this, form = $("#bord-keuze");
    this.leave(Boolean(target));
    if (!target) return;
    const onto = target.dataset.drop;
    if (held.group) {
      const merging = $(`#samen-${held.group}`);
      $("select", merging).value = onto;
      merging.requestSubmit();
    } else if (onto === "wish") {
      $("input[type=checkbox]", target).checked = true;
      this.words.textContent = this.getAttribute("together");
      $("#bord-naam").focus();
    } else if (onto) {
      $("#bord-bij").value = onto;
      form.requestSubmit($("#bord-zet"));
    } else {
      form.requestSubmit($("#bord-uit"));
    }
  }
  leave(dropped = false) {
    const { box, ticked, id } = this.held;
    if (box && !dropped) box.checked = ticked;
    this.mark(undefined);
    this.ghost.remove();
    if (this.hasPointerCapture(id)) this.releasePointerCapture(id);
    this.held = undefined;
  }
});
