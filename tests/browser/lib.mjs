// What the browser tests stand on: the real binary on a throw-away folder, headless Chromium, axe-core.

import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const binary = process.env.PLACET_BINARY ?? "../../target/debug/placet";
const server = process.env.PLACET_TEST_DATABASE ?? "";

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Starts a command of the binary and waits until it answers. `stop` ends it and removes its folder. */
async function start(command, { database, folder, environment = {} } = {}) {
  const data = folder ?? mkdtempSync(join(tmpdir(), "placet-browser-"));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = {
    ...process.env,
    LANG: "fr_FR.UTF-8",
    PLACET_LISTEN: `127.0.0.1:${port}`,
    PLACET_DATA_DIR: data,
    PLACET_BASE_URL: address,
    DATABASE_URL: database ?? "",
    ...environment,
  };
  const program = spawn(binary, command, { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  program.stdout.on("data", (text) => (said += text));
  program.stderr.on("data", (text) => (said += text));
  const ended = new Promise((done) => program.once("exit", done));
  let over = false;
  ended.then(() => (over = true));
  for (;;) {
    const answer = await fetch(`${address}/health`).catch(() => null);
    if (answer?.ok) break;
    assert.ok(!over, `placet ${command.join(" ")} ended before it answered:\n${said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    address,
    data,
    said: () => said,
    async stop() {
      program.kill("SIGTERM");
      await ended;
      if (!folder) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The demonstration, on SQLite. */
export const demonstration = () => start(["demo"]);

/** A new institution with its first administrator, on the database of this run. */
export async function institution() {
  const data = mkdtempSync(join(tmpdir(), "placet-browser-"));
  let database;
  if (server) {
    const name = `placet_browser_${process.pid}_${Math.floor(performance.now())}`;
    execFileSync("psql", [server, "-qc", `CREATE DATABASE ${name}`]);
    database = server.replace(/\/[^/]*$/, `/${name}`);
  }
  const running = await start(["serve"], { database, folder: data });
  const create = (of) => {
    const env = { ...process.env, PLACET_DATA_DIR: data, DATABASE_URL: database ?? "", PLACET_BASE_URL: running.address };
    execFileSync(binary, ["account", "create", ...of], { env, input: `${password}\n` });
  };
  return {
    ...running,
    /** Creates an account from the command line, with the password of everybody. */
    account: (login, name, role) => create(["--login", login, "--name", name, "--role", role]),
    /** Creates the account of a student who is in the database, by his number. */
    student: (login, number) => create(["--login", login, "--student", number]),
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The password of accounts made by `institution().account`. */
export const password = "correct horse battery staple";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/** A person at a browser of his own. Fails on anything that the page should not do: errors, refused policy, other hosts. */
export async function person(browser, address, options = {}) {
  const context = await browser.newContext({ baseURL: address, locale: "fr-FR", reducedMotion: "reduce", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (403|404|409|422|429)/.test(message.text())) wrong.push(`${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) wrong.push(`asks another host: ${request.url()}`);
  });
  return { page, context, wrong };
}

export async function signIn(page, login, secret = "placet-demo") {
  await page.goto("/sign-in");
  await page.fill("#login", login);
  await page.fill("#password", secret);
  await page.locator("form:has(#password) button").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Fails on a violation of axe-core, in both themes, and on a page wider than its window. */
export async function accessible(page, name) {
  for (const theme of ["light", "dark"]) {
    await page.evaluate((theme) => {
      document.documentElement.dataset.bsTheme = theme;
      delete document.documentElement.dataset.theme;
    }, theme);
    if (!(await page.evaluate("typeof axe !== 'undefined'"))) await page.evaluate(axe);
    const result = await page.evaluate(() =>
      axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }),
    );
    const found = result.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
    assert.ok(found.length === 0, `${name ?? page.url()}, ${theme}: ${found.join("; ")}`);
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `${name ?? page.url()} scrolls sideways by ${sideways} px`);
}
