// A campaign from an empty institution to a student's result, as the people who make it live it: the registrar imports the
// students, the manager opens seats and computes, the commission decides, the manager publishes, students rank and read why.
// Everything goes through the pages; accounts alone come from the command line. Dates are moved as a manager moves them.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { accessible, institution, launch, password, person, signIn } from "./lib.mjs";
import { DAY, add, dates, day, fill, follow, loaded, main, menu, press, saved, says, tab } from "./steps.mjs";

let placet;
let browser;
const people = [];
before(async () => {
  placet = await institution();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await placet?.stop();
});

/** Somebody at a browser of his own, signed in. */
async function arrives(login, options = {}) {
  const one = await person(browser, placet.address, options);
  await signIn(one.page, login, password);
  people.push(one);
  return one.page;
}

const looked = new Set();
/** Looks at a page as axe-core does, in both themes, once for each name. */
async function look(page, name) {
  if (looked.has(name)) return;
  looked.add(name);
  await accessible(page, name);
}

/** Looks at a page on a phone, and comes back to the window that was. */
async function lookOnPhone(page, name) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, `${name} at 360 px`);
  await page.setViewportSize(size);
}

/** The campaign's tab, from wherever one is. */
async function opens(page, name) {
  await menu(page, "Campagnes");
  await follow(page, "Stage d’automne");
  await tab(page, name);
}
/** Sends the form of the page twice at once, as a double click does, then once more, as a page that is sent again does. */
async function twice(page, name) {
  const answers = await page.evaluate(async () => {
    const form = document.querySelector("main form[data-guard]");
    const send = async () => {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      return `${answer.status} ${new URL(answer.url).pathname}`;
    };
    const both = await Promise.all([send(), send()]);
    return [...both, await send()];
  });
  const [first] = answers.filter((answer) => answer.startsWith("200"));
  assert.ok(first, answers.join(", "));
  for (const answer of answers) assert.ok(answer === first || answer.startsWith("409"), answers.join(", "));
  assert.equal(answers[2], first, "sent again, it leads where the first answer led");
  await page.goto(first.split(" ")[1]);
  assert.equal(await main(page).getByRole("heading", { name, exact: true }).count(), 1, "it is done once");
}

const students = [
  ["22000001", "Allain", "Manon", "manon.allain@example.org"],
  ["22000002", "Bazin", "Hugo", "hugo.bazin@example.org"],
  ["22000003", "Cadet", "Inès", "ines.cadet@example.org"],
  ["22000004", "Évrard", "Noé", "noe.evrard@example.org"],
  ["22000005", "D’Angelo", "Léa", "lea.dangelo@example.org"],
];
const sites = ["Chirurgie digestive", "Chirurgie vasculaire", "Urgences adultes", "Urgences pédiatriques", "Médecine interne"];

let campaign;

test("an empty institution says what to do first, and the administrator builds its structure", async () => {
  for (const role of ["administrator", "manager", "registrar", "commission"]) placet.account(role, `${role} Martin`, role);
  const page = await arrives("administrator");
  await look(page, "home of an empty institution");
  for (const name of ["Étudiants", "Promotions", "Campagnes", "Terrains", "Organisations"]) {
    await menu(page, name);
    await look(page, `${name}, empty`);
  }
  await menu(page, "Établissement");
  await look(page, "institution, empty");
  await follow(page, "Nouveau département");
  await press(page, "Enregistrer");
  await says(page, "Nom");
  await look(page, "a form that was refused");
  await fill(page, { name: "Santé" });
  await twice(page, "Santé");
  await follow(page, "Nouveau programme");
  await fill(page, { code: "MED", name: "Médecine" });
  await press(page, "Enregistrer");
  if (!(await main(page).getByRole("link", { name: "Nouveau niveau" }).count())) await follow(page, "Médecine");
  await look(page, "programme without level");
  await follow(page, "Nouveau niveau");
  await fill(page, { name: "4e année", placements: "4" });
  await press(page, "Enregistrer");
  await menu(page, "Établissement");
  await follow(page, "Nouvelle année");
  await fill(page, { code: "Année 1", start: day(-100), end: day(265) });
  await press(page, "Enregistrer");
  if (await main(page).getByRole("link", { name: "Année 1" }).count()) await follow(page, "Année 1");
  await look(page, "year without cohort");
  await follow(page, "Nouvelle promotion");
  await fill(page, { level: { label: (await page.locator("#level option").last().textContent()).trim() }, code: "MED4", name: "DFASM1" });
  await press(page, "Enregistrer");
  await says(page, "DFASM1");
});

test("the registrar imports the students, sees what is wrong with one and mends it", async () => {
  const page = await arrives("registrar");
  await menu(page, "Imports");
  await follow(page, /étudiants/i);
  const row = ([number, family, given, mail], born = "12/03/2003") => [number, family, given, mail, born, "14000", "Caen", "MED4"].join("\t");
  const head = "Numéro étudiant\tNom\tPrénom\tMail\tDate de naissance\tCode postal\tVille\tPromotion";
  await fill(page, { text: "Nom\nAllain" });
  await press(page, "Lire et prévisualiser");
  await says(page, "Prénom");
  await look(page, "import that was refused");
  await fill(page, { text: [head, ...students.slice(0, 4).map((one) => row(one)), row(students[4], "31/02/2003")].join("\n") });
  await press(page, "Lire et prévisualiser");
  await says(page, "Date de naissance");
  await look(page, "preview of an import");
  await lookOnPhone(page, "preview of an import");
  await press(page, "Importer 4 lignes");
  await look(page, "report of an import");
  await follow(page, "Choisir un autre tableau");
  await fill(page, { text: [head, ...students.map((one) => row(one))].join("\n") });
  await press(page, "Lire et prévisualiser");
  await press(page, "Importer une ligne");
  await follow(page, "Continuer");
  for (const [, family] of students) await says(page, family);
  await look(page, "Étudiants");
});

test("the manager imports categories and sites, and gives a site its contact", async () => {
  const page = await arrives("manager");
  await menu(page, "Imports");
  await follow(page, /catégories/i);
  await fill(page, { text: "Code;Sigle;Nom;Ordre;Principale\nCHIR;CHIR;Chirurgie;1;oui\nURG;URG;Urgences;2;oui\nMED;MED;Médecine;3;oui" });
  await press(page, "Lire et prévisualiser");
  await press(page, "Importer 3 lignes");
  await menu(page, "Imports");
  await follow(page, /terrains/i);
  const category = (name) => (name.startsWith("Chir") ? "CHIR" : name.startsWith("Urg") ? "URG" : "MED");
  const lines = sites.map((name, index) => [category(name), `S${index + 1}`, name, "CHU de Caen", "1", "1", "2", "Caen"].join(";"));
  const file = ["Catégorie;Code;Nom;Organisation;Min.;Idéal;Max.;Ville", ...lines].join("\r\n");
  await page.setInputFiles("#file", { name: "terrains.csv", mimeType: "text/csv", buffer: Buffer.from(file, "latin1") });
  await press(page, "Lire et prévisualiser");
  await says(page, "Urgences pédiatriques");
  await press(page, "Importer 5 lignes");
  await menu(page, "Organisations");
  await follow(page, "CHU de Caen");
  await follow(page, "Ajouter un contact");
  await fill(page, { display_name: "Secrétariat de chirurgie", email: "chirurgie@example.org" });
  await page.getByLabel(/Chirurgie digestive/).selectOption("visible");
  await press(page, "Enregistrer");
  await says(page, "Secrétariat de chirurgie");
});

test("the manager makes the campaign, opens its seats and locks the year", async () => {
  for (const [number, family] of students.slice(0, 3)) placet.student(`${family.toLowerCase()}`, number);
  const page = await arrives("manager");
  await menu(page, "Campagnes");
  await follow(page, "Nouvelle campagne");
  await fill(page, { start: day(40) });
  await press(page, "Proposer les dates");
  await press(page, "Créer la campagne");
  await look(page, "campaign that was refused");
  await says(page, "Nom");
  await fill(page, { name: "Stage d’automne" });
  await page.getByLabel("DFASM1").check();
  await dates(page, -2 * DAY, 2 * DAY, 3 * DAY, 4 * DAY);
  await fill(page, { "wishes-max": "4" });
  await press(page, "Créer la campagne");
  await look(page, "campaign without seats");
  campaign = new URL(page.url()).pathname;

  await tab(page, "Participants");
  for (const [, family] of students) await says(page, family);
  await look(page, "Participants");
  await tab(page, "Ordre");
  await press(page, "Calculer l’ordre");
  await look(page, "Ordre");
  await tab(page, "Places");
  await main(page).getByText("Remplir d’un coup").click();
  await fill(page, { fill: "minimum" });
  await press(page, "Remplir le tableau");
  await look(page, "seats that are proposed");
  await press(page, "Enregistrer les places");
  await tab(page, "Vue d’ensemble");
  await main(page).locator("a[href$='/opening-check']").first().click();
  await look(page, "check before opening");

  const student = await arrives("allain");
  await says(student, "Aucune campagne pour l’instant");
  await look(student, "home of a student without campaign");
  await says(page, "La campagne ne peut pas encore ouvrir");
  await menu(page, "Établissement");
  await follow(page, "Année 1");
  await press(page, "Verrouiller l’année");
  await page.locator("dialog[open]").getByRole("button", { name: "Verrouiller l’année" }).click();
  await says(page, "Déverrouiller l’année");
  await look(page, "year that is locked");
  await student.reload();
  await says(student, "Rien à faire pour l’instant");
  await opens(page, "Vue d’ensemble");
  await main(page).locator("a[href$='/opening-check']").first().click();
  await press(page, "Confirmer l’ouverture");
  await student.reload();
  await says(student, "Classer vos vœux");
});

const ranked = (page) => page.locator("#ranking .wish").evaluateAll((found) => found.map((wish) => wish.dataset.label.split(" — ")[0].trim()));
const move = (page, name, how) => page.locator("#ranking .wish", { hasText: name }).locator(`button[value^="${how}:"]`).click();

/** Ranks three sites: adds, moves, removes; `settled` does one thing and waits until the server has it. */
async function rank(page, settled) {
  for (const name of [sites[0], sites[1], sites[2], sites[4]]) await settled(() => add(page, name));
  await settled(() => move(page, sites[2], "up"));
  await settled(() => move(page, sites[0], "down"));
  await settled(() => move(page, sites[4], "remove"));
  assert.deepEqual(await ranked(page), [sites[2], sites[0], sites[1]]);
}

test("a student ranks wishes with a script, on a phone too, and keeps a receipt", async () => {
  const page = await arrives("allain");
  await lookOnPhone(page, "home of a student");
  await follow(page, "Commencer mon classement");
  await look(page, "ranking, empty");
  await rank(page, (act) => saved(page, act));
  await look(page, "ranking");
  await lookOnPhone(page, "ranking");
  await page.locator("#ranking .wish").first().locator("select").focus();
  await saved(page, () => page.keyboard.press("Alt+ArrowDown"));
  assert.deepEqual(await ranked(page), [sites[0], sites[2], sites[1]]);
  await page.reload();
  assert.deepEqual(await ranked(page), [sites[0], sites[2], sites[1]], "what the page showed is what is stored");
  await follow(page, "Mes reçus");
  await look(page, "receipts");
  await main(page).locator("tbody th a").first().click();
  await says(page, sites[2]);
  await look(page, "receipt");
});

test("a student ranks wishes without a script, on a phone", async () => {
  const page = await arrives("bazin", { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await follow(page, "Commencer mon classement");
  await rank(page, (act) => loaded(page, act));
  const last = page.locator("#ranking .wish").last().locator("select");
  await last.selectOption("1");
  await loaded(page, () => press(page, "Enregistrer les rangs choisis"));
  assert.deepEqual(await ranked(page), [sites[1], sites[2], sites[0]]);
  await follow(page, "Mes reçus");
  await main(page).locator("tbody th a").first().click();
  await says(page, sites[1]);
});

test("the manager closes the wishes: lists are read-only, and the runs can be compared", async () => {
  const page = await arrives("manager");
  await opens(page, "Vœux");
  await look(page, "who has ranked");
  await tab(page, "Vue d’ensemble");
  await follow(page, "Modifier");
  await look(page, "form of a campaign");
  await dates(page, -2 * DAY, -2, 0, 4 * DAY);
  await press(page, "Enregistrer");
  await says(page, "Stage d’automne");

  for (const login of ["allain", "bazin"]) {
    const student = await arrives(login, login === "bazin" ? { javaScriptEnabled: false } : {});
    await says(student, "Votre liste est enregistrée");
    await follow(student, "Relire mes vœux");
    await says(student, "Les vœux sont clos");
    assert.equal(await student.locator("#ranking .wish").count(), 3);
    assert.equal(await student.locator("#ranking button").count(), 0, "nothing can be moved");
    if (login === "allain") {
      await look(student, "ranking after the close");
      await student.goto(`${campaign.replace("/campaigns/", "/my/placements/")}`);
      await look(student, "a result before its publication");
    }
  }

  await tab(page, "Affectation");
  await look(page, "runs, none");
  await follow(page, /comparer/i);
  for (const name of ["fair", "least-rank", "score-order-v2"]) await page.locator(`input[name=procedure][value="${name}"]`).check();
  await press(page, "Calculer et comparer");
  await page.locator("#compared table tbody tr").nth(2).waitFor();
  await look(page, "comparison");
  await follow(page, /^Retenir «/);
  await look(page, "before choosing a run");
  await press(page, /^Retenir/);
  await says(page, "Cadet");
});

test("the commission decides for whom nothing was found, and validates", async () => {
  const page = await arrives("commission");
  await look(page, "home of the commission");
  await opens(page, "Cas");
  await look(page, "cases");
  for (const [name, outcome, site, reason] of [
    ["Cadet", "Un terrain de la campagne", "Urgences pédiatriques", "Aucun vœu : place restante la plus proche de son domicile."],
    ["Évrard", "Un terrain de la campagne", "Médecine interne", "Aucun vœu : place restante."],
    ["D’Angelo", "Aucun stage pour cette campagne", "", "En accord avec l’étudiante, qui part à l’étranger."],
  ]) {
    await tab(page, "Cas");
    await main(page).locator("tr", { hasText: name }).getByRole("link").click();
    await look(page, "case");
    if (name === "Cadet") {
      await press(page, "Enregistrer la décision");
      await says(page, "une décision en a toujours un");
      await look(page, "decision that was refused");
    }
    await page.getByLabel(outcome).check();
    if (site) await page.locator("#opening").selectOption(await page.locator("#opening option", { hasText: site }).getAttribute("value"));
    await fill(page, { reason });
    await press(page, "Enregistrer la décision");
    await says(page, reason);
  }
  await tab(page, "Stages");
  await look(page, "proposals");
  await page.locator("[data-select-all]").check();
  await press(page, "Valider");
  await says(page, "validée");
});

test("the manager publishes, without a script as well as with one", async () => {
  const page = await arrives("manager", { javaScriptEnabled: false });
  await opens(page, "Publication");
  await page.getByLabel("Maintenant").check();
  await press(page, "Vérifier avant de publier");
  await page.getByRole("heading", { name: "Vérifiez avant de publier" }).waitFor();
  const withScript = await arrives("manager");
  await opens(withScript, "Publication");
  await look(withScript, "before publishing");
  await withScript.getByLabel("Maintenant").check();
  await press(withScript, "Vérifier avant de publier");
  await look(withScript, "check before publishing");
  await loaded(page, () => press(page, /^Publier/));
  await press(withScript, /^Publier/);
  await withScript.locator(".error-summary").waitFor();
  await look(withScript, "publication that another window has done");
  await tab(withScript, "Publication");
  await look(withScript, "published");
});

test("each student reads what he got and why, on a phone and without a script", async () => {
  for (const [login, name, options] of [
    ["allain", "Chirurgie digestive", {}],
    ["bazin", "Chirurgie vasculaire", { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }],
    ["cadet", "Urgences pédiatriques", {}],
  ]) {
    const page = await arrives(login, options);
    await says(page, `Votre stage : ${name}`);
    if (login === "allain") await look(page, "home of a student who is placed");
    await follow(page, "Lire mon résultat");
    await page.getByRole("heading", { name: "Pourquoi ce résultat" }).waitFor();
    await says(page, name);
    if (login === "allain") {
      await says(page, "Secrétariat de chirurgie");
      await look(page, "result");
      await lookOnPhone(page, "result");
    }
    if (login === "cadet") await says(page, "Aucun vœu : place restante la plus proche de son domicile.");
  }
});

test("nothing went wrong on any page of the journey", () => {
  assert.deepEqual(people.flatMap((one) => one.wrong), []);
});
