/* SPDX-License-Identifier: EUPL-1.2 */
/* Small custom elements. Every page works without them; docs/design.md tells what each adds. */

const $ = (selector, from = document) => from.querySelector(selector);
const fill = (sentence, n) => (sentence ?? "").replace("{n}", n);
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const define = (name, element) => customElements.get(name) ?? customElements.define(name, element);

/* Merging a fresh part of a page: what somebody is typing in, is left alone. */

const changed = (field) =>
  field === document.activeElement ||
  (/^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.type !== "hidden" && field.value !== field.defaultValue);
const fieldsOf = (element) => (element.matches("input, textarea") ? [element] : [...element.querySelectorAll("input, textarea")]);
const opened = (element) => element.matches("details[open]") || $("details[open]", element);
const holdsWork = (element) =>
  element.nodeType === 1 && (opened(element) || fieldsOf(element).some(changed) || element.contains(document.activeElement) && document.activeElement.matches("select, summary, button, a"));

export function merge(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!holdsWork(old)) return old.replaceWith(fresh);
  if (old.tagName !== fresh.tagName || old.matches("input, textarea, select")) return;
  const left = [...old.children];
  for (const child of [...fresh.children]) {
    const at = left.findIndex((one) => (child.id || one.id ? one.id === child.id : one.tagName === child.tagName));
    if (at < 0) { left.length ? left[0].before(child) : old.append(child); continue; }
    for (const gone of left.splice(0, at)) if (!holdsWork(gone)) gone.remove();
    merge(left.shift(), child);
  }
  for (const gone of left) if (!holdsWork(gone)) gone.remove();
}

/* <live-stream src="/live/…" data-refresh="/page/" data-target="#part" data-poll="10" data-rest="1">: the part follows the server. */

define("live-stream", class extends HTMLElement {
  connectedCallback() {
    this.tries = 0;
    this.wake = () => document.hidden || this.source?.readyState === 1 || this.open();
    this.listen("add");
    this.open();
  }
  disconnectedCallback() {
    this.close();
    clearTimeout(this.later);
    this.listen("remove");
  }
  listen(how) {
    document[`${how}EventListener`]("visibilitychange", this.wake);
    for (const event of ["online", "pageshow"]) window[`${how}EventListener`](event, this.wake);
  }
  close() {
    this.source?.close();
    clearTimeout(this.again);
    clearInterval(this.polling);
  }
  open() {
    this.close();
    if (this.tries > 2) this.poll();
    this.source = new EventSource(this.getAttribute("src"));
    this.source.onmessage = (message) => this.hear(message);
    this.source.onerror = () => this.lose();
  }
  hear({ data, lastEventId }) {
    const first = this.tries === 0 && this.seen === undefined;
    this.tries = 0;
    clearInterval(this.polling);
    this.dataset.state = "live";
    if (this.seen === data) return;
    this.seen = data;
    const state = JSON.parse(data);
    this.dispatchEvent(new CustomEvent("live", { detail: state, bubbles: true }));
    if (!first || this.dataset.revision !== String(state.revision ?? lastEventId)) this.refresh();
  }
  lose() {
    this.close();
    this.tries += 1;
    this.dataset.state = "lost";
    if (this.tries > 2) this.poll();
    this.again = setTimeout(() => this.open(), Math.min(30000, 500 * 2 ** this.tries) * (0.75 + Math.random() / 2));
  }
  look() { // the part may say when it will be old
    clearTimeout(this.later);
    const { again } = $(this.dataset.target)?.dataset ?? {};
    if (again) this.later = setTimeout(() => this.refresh(), 1000 * again);
  }
  poll() {
    clearInterval(this.polling);
    this.polling = setInterval(() => document.hidden || this.refresh(), 1000 * (this.dataset.poll || 10));
  }
  async refresh() {
    const target = this.dataset.target && $(this.dataset.target);
    if (!this.dataset.refresh || !target) return;
    if (this.busy) return void (this.more = true);
    this.busy = true;
    try {
      const answer = await fetch(this.dataset.refresh, { headers: { "X-Fragment": "1" } });
      const page = answer.ok && parse(await answer.text());
      const fresh = page && ($(this.dataset.target, page) ?? page.body.firstElementChild);
      if (fresh && target.isConnected) merge(target, document.adoptNode(fresh));
      this.look();
    } catch { /* the stream, or the next poll, tries again */ }
    setTimeout(() => {
      this.busy = false;
      if (this.more) { this.more = false; this.refresh(); }
    }, 1000 * (this.dataset.rest || 0));
  }
});

/* <keep-typing key="…">: unsent text of the form in it survives a reload. With `confirmed` it is forgotten. */

define("keep-typing", class extends HTMLElement {
  get place() { return `typing:${this.getAttribute("key")}`; }
  get store() { return this.hasAttribute("lasting") ? localStorage : sessionStorage; }
  connectedCallback() {
    if (this.hasAttribute("confirmed")) return void this.store.removeItem(this.place);
    this.addEventListener("input", () => this.keep());
    this.addEventListener("submit", () => sessionStorage.setItem("typing-sent", this.place));
    setTimeout(() => this.restore());
  }
  fields() { return [...this.querySelectorAll("textarea[name], input[name]:not([type=hidden], [type=password], [type=file]), select[name]")]; }
  keep() {
    const kept = this.fields().map((f) => (/^(checkbox|radio)$/.test(f.type) ? [f.name, f.value, f.checked] : [f.name, f.value]));
    try { this.store.setItem(this.place, JSON.stringify(kept)); } catch { /* no room: typing goes on */ }
  }
  restore() {
    const kept = JSON.parse(this.store.getItem(this.place) ?? "null");
    if (!kept) return;
    let back = 0;
    for (const [name, value, checked] of kept) {
      const field = this.fields().find((f) => f.name === name && (checked === undefined || f.value === value));
      if (!field || changed(field)) continue;
      if (checked === undefined ? field.value === "" && value !== "" : field.checked !== checked) {
        checked === undefined ? (field.value = value) : (field.checked = checked);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        back += 1;
      }
    }
    const words = this.getAttribute("restored");
    if (back && words) this.insertAdjacentElement("afterbegin", Object.assign(document.createElement("p"), { className: "help", textContent: words, role: "status" }));
  }
});

/* The same input: the same fields, whatever the key and the token. */
const same = (one, other) => {
  const [a, b] = [one, other].map((body) => new URLSearchParams(body));
  for (const fields of [a, b]) { fields.delete("key"); fields.delete("csrfmiddlewaretoken"); }
  return a.toString() === b.toString();
};

/* <send-queue>: what is sent in a form goes out once; without a network it waits on this device and goes out later. */

define("send-queue", class extends HTMLElement {
  get place() { return `queue:${this.getAttribute("key") ?? location.pathname}`; }
  get waiting() { return JSON.parse(localStorage.getItem(this.place) ?? "[]"); }
  set waiting(list) { this.store(this.place, list); }
  /* What came back refused: kept until somebody has read it. */
  get back() { return JSON.parse(localStorage.getItem(this.place.replace("queue", "back")) ?? "[]"); }
  set back(list) { this.store(this.place.replace("queue", "back"), list); }
  store(place, list) { list.length ? localStorage.setItem(place, JSON.stringify(list)) : localStorage.removeItem(place); }
  connectedCallback() {
    this.words = $(":scope > output", this) ?? this.appendChild(document.createElement("output"));
    this.tries = 0;
    this.addEventListener("submit", (event) => this.take(event));
    this.retry = () => this.drain();
    window.addEventListener("online", this.retry);
    this.showBack();
    if (this.waiting.length) { this.say(); this.drain(); }
  }
  disconnectedCallback() { window.removeEventListener("online", this.retry); clearTimeout(this.again); }
  say(words) { this.words.textContent = words ?? fill(this.getAttribute("waiting"), this.waiting.length); }
  take(event) {
    const form = event.target;
    if (form.method !== "post" || form.enctype.startsWith("multipart")) return;
    const body = new FormData(form, event.submitter);
    const address = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
    const sending = { address, body: new URLSearchParams(body).toString() };
    if (this.waiting.some((one) => one.address === address && same(one.body, sending.body))) return event.preventDefault();
    try { this.waiting = [...this.waiting, sending]; } catch { return; } // no room: the browser sends it
    event.preventDefault();
    const key = $("[name=key]", form); // what is typed on is another input
    if (key) key.value = `${key.value.slice(0, 24)}.${Math.random().toString(36).slice(2, 12)}`;
    this.drain(true);
  }
  async drain(now = false) {
    if (this.draining) return void (this.more = true);
    this.draining = true;
    clearTimeout(this.again);
    let answer, last;
    try {
      for (let list = this.waiting; list.length; list = this.waiting) {
        answer = await this.post(last = list[0]);
        if (answer.status >= 500 || answer.status === 429) throw answer;
        this.waiting = this.waiting.filter((one) => one.body !== last.body); // another tab may have done so
        this.tries = 0;
      }
      this.say("");
      if (answer && (now || this.unchanged(last))) await this.show(answer, now, now ? "" : this.getAttribute(answer.ok ? "sent" : "refused"));
      else if (answer) await this.tell(answer);
    } catch (wrong) {
      this.say(wrong.status === 429 && this.hasAttribute("busy") ? fill(this.getAttribute("busy"), this.waiting.length) : undefined);
      this.tries += 1;
      this.again = setTimeout(this.retry, Math.min(30000, 1000 * 2 ** this.tries));
      if (now) this.dispatchEvent(new CustomEvent("kept", { bubbles: true }));
    }
    this.draining = false;
    if (this.more) { this.more = false; this.drain(true); }
  }
  post({ address, body }) {
    const token = $("[name=csrfmiddlewaretoken]", this)?.value;
    const fields = new URLSearchParams(body);
    if (token) fields.set("csrfmiddlewaretoken", token);
    return fetch(address, { method: "POST", body: fields, signal: AbortSignal.timeout?.(15000) });
  }
  /* Whether the form still holds what was sent: then the page that came back takes its place. */
  unchanged({ address, body }) {
    const form = [...this.querySelectorAll("form")].find((one) => one.getAttribute("action") === address);
    return form && same(body, new URLSearchParams(new FormData(form)).toString());
  }
  /* Somebody typed on: their text stays, with a new key; what was refused is shown in words. */
  async tell(answer) {
    const page = parse(await answer.text());
    const key = $("form [name=key]", this), fresh = $("form [name=key]", page);
    if (key && fresh) key.value = fresh.value;
    this.say(answer.ok ? this.getAttribute("sent") : "");
    if (!answer.ok) {
      const typed = [...page.querySelectorAll("main textarea, main .kept-text")].map((area) => area.value ?? area.textContent).filter(Boolean);
      const why = ($("main [role=alert] p", page) ?? $("main .lead", page))?.textContent ?? "";
      this.back = [...this.back, [why, ...typed]];
      this.showBack();
    }
    this.dispatchEvent(new CustomEvent("sent", { bubbles: true }));
  }
  showBack() {
    $(":scope > .came-back", this)?.remove();
    const list = this.back;
    if (!list.length) return;
    const box = Object.assign(document.createElement("div"), { className: "notice notice-warning came-back", role: "alert" });
    box.append(this.line("p", this.getAttribute("refused")), ...list.flatMap(([why, ...typed]) => [this.line("p", why), ...typed.map((text) => this.line("pre", text, "kept-text"))]));
    const read = this.line("button", this.getAttribute("read"), "button-link");
    read.type = "button";
    read.addEventListener("click", () => { this.back = []; box.remove(); });
    if (this.hasAttribute("read")) box.append(read);
    this.prepend(box);
  }
  line(tag, textContent, className = "") { return Object.assign(document.createElement(tag), { textContent, className }); }
  /* `now`: somebody waits for it; later on nothing may jump away. */
  async show(answer, now, words) {
    const page = parse(await answer.text());
    const main = $("main", page);
    const output = words && ($("send-queue > output", page) ?? $("send-queue", page)?.appendChild(page.createElement("output")));
    if (output) output.textContent = words;
    if (!main) return location.assign(answer.url);
    if (answer.redirected && answer.url !== location.href) history.pushState(null, "", answer.url);
    document.title = page.title;
    const here = $("main");
    here.replaceWith(document.adoptNode(main));
    const messages = $(".messages"), fresh = $(".messages", page);
    if (messages && fresh) messages.replaceChildren(...fresh.childNodes);
    const wrong = $(".error-summary");
    (wrong ?? $("main")).focus({ preventScroll: true });
    if (now) (wrong ?? (messages?.firstElementChild ? messages : $("main"))).scrollIntoView();
  }
});
window.addEventListener("popstate", () => location.reload());

/* <character-count max left over>: says how much room is left, once half of it is used. */

define("character-count", class extends HTMLElement {
  connectedCallback() {
    const area = $("textarea, input", this), max = Number(this.getAttribute("max"));
    if (!area || !max || $(":scope > output", this)) return;
    const words = this.appendChild(document.createElement("output"));
    const count = () => {
      const left = max - [...area.value].length;
      words.textContent = fill(this.getAttribute(left < 0 ? "over" : "left"), Math.abs(left));
      words.toggleAttribute("data-over", left < 0);
      words.hidden = left > max / 2;
      words.ariaLive = left < 40 ? "polite" : "off";
    };
    area.removeAttribute("maxlength");
    area.addEventListener("input", count);
    count();
  }
});

/* <count-down until="2026-11-24T20:00:00Z" now="…" over="…">: minutes and seconds that are left. `now` is what the server
   reads on its clock: a phone whose clock is wrong counts down right. `over` stands there when it is over. */

define("count-down", class extends HTMLElement {
  connectedCallback() {
    this.role = "timer";
    const now = this.getAttribute("now");
    this.ahead = now ? Date.now() - new Date(now) : 0;
    this.ticking = setInterval(() => this.tick(), 1000);
    this.tick();
  }
  disconnectedCallback() { clearInterval(this.ticking); }
  tick() {
    const left = Math.max(0, Math.round((new Date(this.getAttribute("until")) - Date.now() + this.ahead) / 1000));
    this.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : this.getAttribute("over") ?? "0:00";
    if (!left) { clearInterval(this.ticking); this.dispatchEvent(new Event("over", { bubbles: true })); }
  }
});

/* <triangle-input>: ten radio buttons in a triangle; with a finger or mouse any place in between. */

define("triangle-input", class extends HTMLElement {
  connectedCallback() {
    const field = $("svg", this), dot = $(".triangle-dot", this);
    if (!field || this.ready) return;
    this.ready = true;
    this.exact = $("[data-own]", this);
    this.classList.add("with-script");
    this.words = $("output", this);
    this.addEventListener("change", () => this.show());
    field.addEventListener("pointerdown", (event) => { field.setPointerCapture(event.pointerId); this.lay(event); event.preventDefault(); });
    field.addEventListener("pointermove", (event) => field.hasPointerCapture(event.pointerId) && this.lay(event));
    field.addEventListener("pointerup", () => this.exact?.dispatchEvent(new Event("change", { bubbles: true })));
    dot.removeAttribute("hidden");
    this.show();
  }
  /* The field is 200 by 174, the corners at (100, 0), (0, 174) and (200, 174). */
  lay(event) {
    const box = $("svg", this).getScreenCTM().inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(box);
    const a = Math.min(1, Math.max(0, 1 - y / 174)), wide = 1 - a;
    const c = wide ? Math.min(wide, Math.max(0, (x - 100 * a) / 200)) : 0;
    const top = Math.round(a * 100), right = Math.min(100 - top, Math.round(c * 100));
    if (!this.exact) {
      const first = $("input[type=radio]", this);
      this.exact = Object.assign(document.createElement("input"), { type: "radio", name: first.name, tabIndex: -1, className: "visually-hidden" });
      this.exact.ariaLabel = this.getAttribute("own") ?? "";
      this.append(this.exact);
    }
    this.exact.value = `${top},${100 - top - right},${right}`;
    this.exact.checked = true;
    this.show();
  }
  show() {
    const chosen = $("input:checked", this), dot = $(".triangle-dot", this);
    dot.toggleAttribute("hidden", !chosen);
    if (!chosen) return;
    const [a, b, c] = chosen.value.split(",").map(Number);
    dot.setAttribute("cx", (a * 100 + c * 200) / 100);
    dot.setAttribute("cy", ((b + c) * 174) / 100);
    const names = [...this.querySelectorAll(".triangle-corner")].map((corner) => corner.textContent);
    if (this.words) this.words.textContent = [a, b, c].map((share, i) => `${names[i]}: ${share}%`).join(" · ");
  }
});

$(".error-summary:not([data-still] *)")?.focus();

/* It went well: what was typed need not come back. */
const typed = sessionStorage.getItem("typing-sent");
if (typed && $(".messages .notice-ok")) for (const store of [sessionStorage, localStorage]) store.removeItem(typed);
sessionStorage.removeItem("typing-sent");
document.addEventListener("input", ({ target }) => {
  if (target.closest?.(".code-field")) target.value = target.value.toUpperCase().replace(/[^A-Z0-9]/g, "");
});
