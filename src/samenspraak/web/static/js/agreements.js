/* SPDX-License-Identifier: EUPL-1.2 */
/* <try-say data-src="…" data-target="#findings">: while the matrix is filled in, the findings follow. Nothing is kept. */

const REST = 250; // milliseconds after the last change

customElements.define("try-say", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => { clearTimeout(this.later); this.later = setTimeout(() => this.ask(), REST); });
  }
  disconnectedCallback() { clearTimeout(this.later); }
  async ask() {
    const target = document.querySelector(this.dataset.target);
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const body = new FormData(this.querySelector("form"));
      const answer = await fetch(this.dataset.src, { method: "POST", body, signal: this.asked.signal });
      if (!answer.ok || !target) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      target.replaceChildren(...page.querySelector(this.dataset.target).childNodes);
    } catch { /* without a network the page stays as it is; sending the form tells */ }
  }
});
