/* SPDX-License-Identifier: EUPL-1.2 */
/* <hand-on key idle warn>: a device that goes from hand to hand at a table. Without this script its button is a plain form.
   It lets nothing be lost that was sent, asks about what was not, and passes the device on when nobody touches it.
   <hand-on key clean> stands on the start page: what the one before typed here, is gone. */

const TOUCHES = ["pointerdown", "keydown", "input", "scroll"];

customElements.define("hand-on", class extends HTMLElement {
  connectedCallback() {
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    if (this.hasAttribute("clean")) return this.clean();
    this.form = this.querySelector("form");
    this.place = `hand-on:${this.getAttribute("key")}`;
    this.asked = "";
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.unsent() ? this.ask("unsent") : this.go(); });
    for (const button of this.querySelectorAll("[data-stay]")) button.addEventListener("click", () => this.stay());
    for (const button of this.querySelectorAll("[data-go]")) button.addEventListener("click", () => this.go());
    for (const dialog of this.querySelectorAll("dialog")) dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.stay(); });
    this.touched = () => { if (this.asked !== "idle") this.touch(); };
    for (const kind of TOUCHES) document.addEventListener(kind, this.touched, { capture: true, passive: true });
    this.since = Number(localStorage.getItem(this.place)) || Date.now();
    this.ticking = setInterval(() => this.tick(), 1000);
    this.tick();
  }
  disconnectedCallback() {
    clearInterval(this.ticking);
    for (const kind of TOUCHES) document.removeEventListener(kind, this.touched, { capture: true });
  }
  get queue() { return document.querySelector("send-queue"); }
  dialog(name) { return this.querySelector(`dialog[data-ask="${name}"]`); }

  /* Only the difference between two moments counts, so that it does not matter what time the device thinks it is. */
  touch() {
    this.since = Date.now();
    localStorage.setItem(this.place, this.since);
  }
  tick() {
    if (this.asked === "idle") {
      this.left -= 1;
      this.querySelector("[data-left]").textContent = Math.max(0, this.left);
      if (this.left <= 0) this.go(true);
    } else if (this.asked === "waiting") this.pass();
    else if (Math.abs(Date.now() - this.since) / 1000 >= this.getAttribute("idle") - this.getAttribute("warn")) {
      this.left = Number(this.getAttribute("warn"));
      this.ask("idle");
    }
  }
  ask(name) {
    if (this.asked) this.dialog(this.asked).close();
    this.asked = name;
    this.dialog(name).showModal();
  }
  stay() {
    if (this.asked === "waiting" && this.alone) return;
    if (this.asked) this.dialog(this.asked).close();
    this.asked = "";
    this.touch();
  }

  /* Whether something on this page was filled in and not sent, nor waits to be sent. */
  unsent() {
    const changed = [...document.querySelectorAll("main textarea, main input")].some((field) =>
      /^(checkbox|radio)$/.test(field.type) ? field.checked && !field.defaultChecked : field.type !== "hidden" && field.value !== field.defaultValue);
    return changed && !this.queue?.waiting.some((one) => this.queue.unchanged(one));
  }
  /* `alone`: nobody is there any more, so nothing is asked and nothing shown back. */
  go(alone = false) {
    this.alone = alone;
    this.refused = this.queue?.back.length ?? 0;
    this.ask("waiting");
    this.dialog("waiting").querySelector("[data-stay]").hidden = alone;
    this.pass();
  }
  async pass() {
    if (this.passing) return;
    this.passing = true;
    try { await this.passOn(); } catch { /* no connection: the next tick tries again */ }
    this.passing = false;
  }
  async passOn() {
    if (this.queue?.waiting.length) await this.queue.drain();
    if (this.queue?.waiting.length || this.asked !== "waiting") return;
    if (!this.alone && (this.queue?.back.length ?? 0) > this.refused) return this.stay();
    const answer = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(new FormData(this.form)) });
    if (!answer.ok) return;
    this.clean();
    location.replace(answer.url);
  }
  clean() {
    const key = this.getAttribute("key");
    for (const store of [sessionStorage, localStorage])
      for (const name of Object.keys(store)) if (new RegExp(`^(typing|queue|back|hand-on):${key}`).test(name)) store.removeItem(name);
  }
});
