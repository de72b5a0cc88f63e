/* SPDX-License-Identifier: EUPL-1.2 */
/* Typing papers over: Enter in the code goes on to the paper, for a scanner ends with it. On the paper Enter sends.
   Without this script Tab does that. */

addEventListener("keydown", (event) => {
  const code = event.target;
  if (event.key !== "Enter" || !code.matches?.("[data-enter=paper]")) return;
  event.preventDefault();
  const fields = [...code.form.elements];
  fields.slice(fields.indexOf(code) + 1).find((one) => one.matches("select, input:not([type=hidden])"))?.focus();
});
