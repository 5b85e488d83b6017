// What people do on a page, in the words of the journeys.

/** The main part of a page. */
export const main = (page) => page.locator("main");

export const press = (page, name) => main(page).getByRole("button", { name, exact: typeof name === "string" }).first().click();
export const follow = (page, name) => main(page).getByRole("link", { name, exact: typeof name === "string" }).first().click();

/** A page of the menu. */
export const menu = (page, name) => page.locator("#rail").getByRole("link", { name, exact: true }).click();

/** A tab of the campaign that is open. */
export const tab = (page, name) => page.locator(".nav-tabs").getByRole("link", { name, exact: true }).click();

/** Waits until the main part says this, whatever the kind of its spaces. */
export async function says(page, text) {
  const words = text.split(/\s/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  await main(page).getByText(new RegExp(words.join("\\s+"))).first().waitFor();
}

/** Fills fields by their ids. */
export async function fill(page, values) {
  for (const [id, value] of Object.entries(values)) {
    const field = page.locator(`[id="${id}"]`);
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** A day from today, as a form writes it. */
export function day(days) {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at.toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
}

/** An instant some minutes from now, as a form writes it in the institution's zone. */
export const minutes = (count) =>
  new Date(Date.now() + count * 60_000).toLocaleString("sv-SE", { timeZone: "Europe/Paris" }).slice(0, 16).replace(" ", "T");

/** The minutes of a day. */
export const DAY = 24 * 60;

/** Fills the instants of a campaign around now: wishes from `open` to `close`, in minutes. */
export async function dates(page, open, close, commission, publication) {
  await fill(page, {
    "at-order": minutes(open - DAY),
    "at-wishes-open": minutes(open),
    "at-wishes-close": minutes(close),
    "at-commission": minutes(commission),
    "at-publication": minutes(publication),
  });
}

/** Does something that loads a page, and waits for it. */
export const loaded = (page, act) => Promise.all([page.waitForEvent("load"), act()]);

/** Does something to the ranking, and waits until the server has it. */
export async function saved(page, act) {
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith("/order") && answer.ok()), act()]);
  await page.locator("#ranking-save[data-state=saved]").waitFor();
}

/** The line of a site on the ranking page. */
export const site = (page, name) => page.locator("#sites tr", { hasText: name });

/** Adds a site to the ranking. */
export const add = (page, name) => site(page, name).getByRole("button", { name: /^Ajouter/ }).click();
