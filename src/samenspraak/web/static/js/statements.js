/* SPDX-License-Identifier: EUPL-1.2 */
/* Statements that people offer: what looks like the one you type, and new ones that come in while you answer. */

const fragment = async (address, options = {}) => {
  const answer = await fetch(address, { ...options, headers: { "X-Fragment": "1" } });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").body : null;
};

/* <looks-like src>: asks, once somebody pauses, what looks like the text of its form. Nothing is sent by it. */

const PAUSE = 500, FEWEST = 12;

customElements.get("looks-like") ?? customElements.define("looks-like", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.typed = () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.ask(), PAUSE); };
    this.form?.addEventListener("input", this.typed);
  }
  disconnectedCallback() { clearTimeout(this.waiting); this.form?.removeEventListener("input", this.typed); }
  async ask() {
    const fields = new FormData(this.form), text = String(fields.get("text") ?? "").trim();
    if (text === this.asked) return;
    this.asked = text;
    if (text.length < FEWEST) return this.replaceChildren();
    try {
      const found = await fragment(this.getAttribute("src"), { method: "POST", body: new URLSearchParams(fields) });
      if (found && this.asked === text && found.innerHTML.trim() !== this.innerHTML.trim()) this.replaceChildren(...found.childNodes);
    } catch { /* no network: it is asked again when the statement is sent */ }
  }
});

/* <fresh-statements src said>: puts new statements under the others. What is there already stays as it is. */

customElements.get("fresh-statements") ?? customElements.define("fresh-statements", class extends HTMLElement {
  connectedCallback() {
    this.hear = ({ detail }) => this.seen === undefined ? (this.seen = detail.revision) : this.seen !== detail.revision && this.look(detail.revision);
    document.addEventListener("live", this.hear);
  }
  disconnectedCallback() { document.removeEventListener("live", this.hear); }
  async look(revision) {
    this.seen = revision;
    try {
      const found = await fragment(this.getAttribute("src"));
      const fresh = [...(found?.children ?? [])].filter((one) => !document.getElementById(one.id));
      if (!fresh.length) return;
      this.querySelector(":scope > [role=status]") ?? this.prepend(Object.assign(document.createElement("p"), { role: "status", className: "help" }));
      this.firstElementChild.textContent = this.getAttribute("said");
      this.append(...fresh);
    } catch { this.seen = undefined; /* the next event tries again */ }
  }
});
