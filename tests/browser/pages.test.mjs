// Every page that a role reaches by its links in the demonstration: no violation of axe-core in either theme, nothing that the
// content policy refuses, no other host, nothing wider than a phone.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { accessible, demonstration, launch, person, signIn } from "./lib.mjs";

let placet;
let browser;
before(async () => {
  placet = await demonstration();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await placet?.stop();
});

/** The kind of page of an address: identifiers, numbers and queries are left out. */
function kind(address) {
  const { pathname } = new URL(address);
  return pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}").replace(/\/\d+(?=\/|$)/g, "/{n}");
}

const seen = new Set();

/** Walks the links from the home page, one address of each kind. */
async function walk(page, address, visit) {
  const queue = [`${address}/`];
  const known = new Set([kind(queue[0])]);
  const wrong = [];
  while (queue.length > 0) {
    const next = queue.shift();
    const answer = await page.goto(next);
    if (answer.status() !== 200) {
      wrong.push(`${next} is linked and answers ${answer.status()}`);
      continue;
    }
    if (!seen.has(kind(next))) {
      seen.add(kind(next));
      try {
        await visit(kind(next));
      } catch (error) {
        wrong.push(error.message);
      }
    }
    const links = await page.$$eval("a[href]", (found) => found.filter((link) => !link.hasAttribute("download")).map((link) => new URL(link.getAttribute("href"), location.href).href));
    for (const link of links) {
      const file = /\.(csv|xlsx|json|ics|pdf)(\?|$)|\/file(\?|$)/.test(link);
      if (!link.startsWith(address) || file || link.includes("#") || known.has(kind(link))) continue;
      known.add(kind(link));
      queue.push(link);
    }
  }
  assert.equal(wrong.join("\n"), "");
  return known;
}

for (const [login, least] of [["student", 4], ["manager", 25], ["commission", 10], ["registrar", 10], ["admin", 10]]) {
  test(`${login} reaches only pages that everybody can use`, async () => {
    const { page, context, wrong } = await person(browser, placet.address);
    if (login === "student") {
      await page.goto("/sign-in");
      await accessible(page, "/sign-in");
      await page.setViewportSize({ width: 360, height: 740 });
      await accessible(page, "/sign-in at 360 px");
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await signIn(page, login);
    const known = await walk(page, placet.address, async (name) => {
      await accessible(page, name);
      await page.setViewportSize({ width: 360, height: 740 });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.ok(sideways <= 0, `${name} is ${sideways} px wider than a phone`);
    });
    assert.ok(known.size >= least, `${login} reached only ${[...known].join(" ")}`);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
