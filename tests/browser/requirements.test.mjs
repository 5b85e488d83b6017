// A programme that asks for surgery, from the requirement to the placements: the manager asks for it and opens the recommended
// seats, one student has it from elsewhere, another ranks nothing, and the run keeps surgery for those who owe it. Everything goes
// through the pages; accounts alone come from the command line.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { accessible, institution, launch, password, person, signIn } from "./lib.mjs";
import { DAY, add, dates, day, fill, follow, loaded, main, menu, minutes, press, saved, says, site, tab } from "./steps.mjs";

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
async function arrives(login) {
  const one = await person(browser, placet.address);
  await signIn(one.page, login, password);
  people.push(one);
  return one.page;
}

/** The campaign's tab, from wherever one is. */
async function opens(page, name) {
  await menu(page, "Campagnes");
  await follow(page, "Stage de printemps");
  await tab(page, name);
}

/** Imports a table that is pasted, of so many lines. */
async function imports(page, kind, text, button) {
  await menu(page, "Imports");
  await follow(page, kind);
  await fill(page, { text });
  await press(page, "Lire et prévisualiser");
  await press(page, button);
}

const students = [
  ["23000001", "Allain", "Manon"],
  ["23000002", "Bazin", "Hugo"],
  ["23000003", "Cadet", "Inès"],
];
const comment = "Elle n’avait pas compris qu’il fallait classer.";
const [digestive, vascular, emergencies] = ["Chirurgie digestive", "Chirurgie vasculaire", "Urgences adultes"];

test("a school has one year with one placement, three students and four sites", async () => {
  for (const role of ["administrator", "manager", "registrar", "commission"]) placet.account(role, `${role} Martin`, role);
  const administrator = await arrives("administrator");
  await menu(administrator, "Établissement");
  await follow(administrator, "Nouveau département");
  await fill(administrator, { name: "Santé" });
  await press(administrator, "Enregistrer");
  await follow(administrator, "Nouveau programme");
  await fill(administrator, { code: "MED", name: "Médecine" });
  await press(administrator, "Enregistrer");
  await says(administrator, "Médecine");
  if (!(await main(administrator).getByRole("link", { name: "Nouveau niveau" }).count())) await follow(administrator, "Médecine");
  await follow(administrator, "Nouveau niveau");
  await fill(administrator, { name: "6e année", placements: "1" });
  await press(administrator, "Enregistrer");
  await menu(administrator, "Établissement");
  await follow(administrator, "Nouvelle année");
  await fill(administrator, { code: "Année 1", start: day(-100), end: day(265) });
  await press(administrator, "Enregistrer");
  await says(administrator, "Année 1");
  if (await main(administrator).getByRole("link", { name: "Année 1" }).count()) await follow(administrator, "Année 1");
  await follow(administrator, "Nouvelle promotion");
  await fill(administrator, { level: { label: (await administrator.locator("#level option").last().textContent()).trim() }, code: "MED6", name: "DFASM3" });
  await press(administrator, "Enregistrer");
  await says(administrator, "DFASM3");

  const registrar = await arrives("registrar");
  const head = "Numéro étudiant\tNom\tPrénom\tMail\tPromotion";
  const rows = students.map(([number, family, given]) => [number, family, given, `${family.toLowerCase()}@example.org`, "MED6"].join("\t"));
  await imports(registrar, /étudiants/i, [head, ...rows].join("\n"), "Importer 3 lignes");

  const manager = await arrives("manager");
  await imports(manager, /catégories/i, "Code;Sigle;Nom;Ordre;Principale\nCHIR;CHIR;Chirurgie;1;oui\nURG;URG;Urgences;2;oui\nMED;MED;Médecine;3;oui", "Importer 3 lignes");
  const lines = [["CHIR", digestive], ["CHIR", vascular], ["URG", emergencies], ["MED", "Médecine interne"]].map(([category, name], index) =>
    [category, `S${index + 1}`, name, "CHU de Caen", "0", "1", "2", "Caen"].join(";"),
  );
  await imports(manager, /terrains/i, ["Catégorie;Code;Nom;Organisation;Min.;Idéal;Max.;Ville", ...lines].join("\n"), "Importer 4 lignes");
});

test("the manager asks for a placement in surgery, and is told first what nobody could keep", async () => {
  const page = await arrives("manager");
  await menu(page, "Contraintes");
  await says(page, "Aucune contrainte");
  await accessible(page, "no requirement");
  await follow(page, "Nouvelle contrainte");
  await fill(page, { name: "Chirurgie", min: "2" });
  await page.getByLabel("Les stages d’une catégorie").check();
  await page.getByRole("group", { name: "Catégories" }).getByLabel("Chirurgie").check();
  await press(page, "Vérifier sans enregistrer");
  await says(page, "« Chirurgie » demande au moins 2 stages");
  await accessible(page, "requirements that contradict each other");
  await fill(page, { min: "1" });
  // leaving the field is enough
  await page.locator("#max").focus();
  await says(page, "Rien n’est encore enregistré.");
  await press(page, "Enregistrer");
  await says(page, "Ces contraintes peuvent être tenues toutes ensemble.");
  await says(page, "au moins 1 stage");
  await accessible(page, "requirements");
});

test("the registrar counts what a student did elsewhere, and sees who still owes it", async () => {
  const page = await arrives("registrar");
  await menu(page, "Étudiants");
  await follow(page, /Bazin/);
  await follow(page, /^Contraintes de cursus/);
  await says(page, "à risque");
  await follow(page, /^Équivalence ou dérogation/);
  await press(page, "Enregistrer");
  await says(page, "Motif");
  await accessible(page, "an equivalence that was refused");
  await fill(page, { equivalences: "1", reason: "Un semestre de chirurgie à l’étranger." });
  await press(page, "Enregistrer");
  await says(page, "Équivalence : 1 stage.");
  await accessible(page, "what a student has done of his curriculum");
  await menu(page, "Promotions");
  await follow(page, "DFASM3");
  await follow(page, "Contraintes de cursus");
  const state = (name) => main(page).locator("tr", { hasText: name }).getByText(/à risque|remplies/).first().textContent();
  assert.deepEqual(await Promise.all(students.map(([, family]) => state(family))), ["à risque", "remplies", "à risque"]);
  await accessible(page, "requirements of a cohort");
});

test("the manager opens the seats that are recommended, and reads why", async () => {
  for (const [number, family] of students) placet.student(family.toLowerCase(), number);
  const page = await arrives("manager");
  await menu(page, "Campagnes");
  await follow(page, "Nouvelle campagne");
  await fill(page, { start: day(40) });
  await press(page, "Proposer les dates");
  await fill(page, { name: "Stage de printemps", "wishes-max": "4" });
  await page.getByLabel("DFASM3").check();
  await dates(page, -2 * DAY, 2 * DAY, 3 * DAY, 4 * DAY);
  await press(page, "Créer la campagne");
  await tab(page, "Ordre");
  await press(page, "Calculer l’ordre");
  await tab(page, "Places");
  await follow(page, "Pourquoi ces chiffres");
  await says(page, "Son idéal.");
  await accessible(page, "why these seats");
  await follow(page, "Mettre ces places dans le tableau");
  await says(page, "Pas encore enregistré.");
  await press(page, "Enregistrer les places");
  const seats = page.locator(".seat-grid input.form-control");
  assert.deepEqual(await seats.evaluateAll((found) => found.map((input) => input.value)), ["1", "1", "1", "1"], "three students and a margin");
  await menu(page, "Établissement");
  await follow(page, "Année 1");
  await press(page, "Verrouiller l’année");
  await page.locator("dialog[open]").getByRole("button", { name: "Verrouiller l’année" }).click();
  await says(page, "Déverrouiller l’année");
  await opens(page, "Vue d’ensemble");
  await main(page).locator("a[href$='/opening-check']").first().click();
  await press(page, "Confirmer l’ouverture");
  await says(page, "Stage de printemps");
});

test("who owes surgery reads which sites he must obtain, and which his curriculum closes", async () => {
  const page = await arrives("allain");
  await follow(page, /^Mon cursus/);
  await says(page, "Il manque 1 stage, et une seule occasion reste");
  await accessible(page, "a student's curriculum");
  await page.goto("/");
  await follow(page, "Commencer mon classement");
  await site(page, digestive).getByText("obligatoire").waitFor();
  await site(page, emergencies).getByText("fermé par le cursus").waitFor();
  assert.equal(await site(page, emergencies).getByRole("button").count(), 0, "what is closed cannot be ranked");
  await accessible(page, "a ranking with requirements");
  await saved(page, () => add(page, vascular));

  const free = await arrives("bazin");
  await follow(free, "Commencer mon classement");
  assert.equal(await free.locator("#sites").getByText("fermé par le cursus").count(), 0);
  for (const name of [digestive, emergencies]) await saved(free, () => add(free, name));
});

test("a rehearsal tells each student where he stands, while he may still change", async () => {
  const page = await arrives("manager");
  await opens(page, "Vœux");
  await follow(page, "Répétitions");
  await accessible(page, "when a campaign rehearses");
  await page.getByLabel("À d’autres jours").check();
  // the morning of yesterday: it has come, and is held at once
  await fill(page, { days: "3" });
  await press(page, "Enregistrer");
  await says(page, "Les répétitions sont enregistrées");
  const held = () => main(page).getByText("faite", { exact: true }).count();
  for (let tries = 0; !(await held()); tries += 1) {
    assert.ok(tries < 200, "the rehearsal is not held");
    await page.reload();
  }
  await says(page, "2 sur 3");

  const student = await arrives("allain");
  await follow(student, /^Répétition du/);
  await says(student, `vous auriez obtenu ${vascular}`);
  await says(student, "1 étudiant sur 3 n’avait pas encore classé de terrain");
  await accessible(student, "a student's rehearsal");
  await follow(student, "Revoir mes vœux");
  await says(student, "Mon classement");
});

test("the run keeps surgery for her who owes it, though she ranked nothing and another wants her seat", async () => {
  const page = await arrives("manager");
  await opens(page, "Vue d’ensemble");
  await follow(page, "Modifier");
  await dates(page, -2 * DAY, -2, 0, 4 * DAY);
  await fill(page, { "exchanges-until": minutes(20 * DAY) });
  await press(page, "Enregistrer");
  await tab(page, "Affectation");
  await press(page, "Calculer");
  await page.locator("#students tbody tr").nth(2).waitFor();
  const place = (name) => page.locator("#students tbody tr", { hasText: name });
  for (const [name, given] of [["Allain", vascular], ["Cadet", `Hors de ses vœux, place gardée : ${digestive}`], ["Bazin", emergencies]]) {
    assert.ok((await place(name).innerText()).replace(/\s/g, " ").includes(given), `${name}: ${await place(name).innerText()}`);
  }
  await follow(page, /^Retenir «/);
  await press(page, /^Retenir/);
  await says(page, "Cadet");
});

test("the manager seats the commission and opens its session", async () => {
  const page = await arrives("manager");
  await opens(page, "Affectation");
  await follow(page, "Fiche d’équité");
  await says(page, "celui de l’établissement");
  await accessible(page, "the fairness sheet");
  await opens(page, "Commission");
  for (const name of ["commission Martin", "manager Martin"]) {
    const option = page.locator("#account option", { hasText: name });
    await fill(page, { account: await option.getAttribute("value") });
    await press(page, "Ajouter un membre");
    await main(page).getByRole("rowheader", { name }).waitFor();
  }
  await press(page, "Donner la présidence commission Martin");
  await says(page, "préside");
  await fill(page, { day: day(0), place: "Salle du conseil" });
  await press(page, "Ouvrir la séance");
  await says(page, "Présents, excusés, absents");
  await accessible(page, "the commission and its sessions");
});

test("the commission gives her the seat that is kept, votes and validates; the manager closes the minutes and publishes", async () => {
  const commission = await arrives("commission");
  await opens(commission, "Cas");
  await main(commission).locator("tr", { hasText: "Cadet" }).getByRole("link").click();
  await says(commission, "Une place lui est gardée");
  const medicine = await commission.locator("#opening option", { hasText: "Médecine interne" }).textContent();
  assert.ok(medicine.includes("contraire à ses contraintes de cursus (Chirurgie)"), medicine);
  await accessible(commission, "a case with a seat that is kept");
  await follow(commission, `Choisir ${digestive}`);
  await fill(commission, { reason: "Elle doit encore son stage de chirurgie." });
  await press(commission, "Enregistrer la décision");
  await says(commission, "Elle doit encore son stage de chirurgie.");
  if (new URL(commission.url()).pathname.endsWith("/cases")) await main(commission).locator("tr", { hasText: "Cadet" }).getByRole("link").click();
  await fill(commission, { comment });
  await press(commission, "Commenter");
  await says(commission, comment);
  await commission.locator("#votes").getByLabel("Pour", { exact: true }).check();
  await press(commission, "Voter");
  await says(commission, "1 pour, 0 contre, aucune abstention");
  await accessible(commission, "a case with comments and votes");
  await opens(commission, "Stages");
  await commission.locator("[data-select-all]").check();
  await press(commission, "Valider");
  await says(commission, "validée");

  const page = await arrives("manager");
  await opens(page, "Commission");
  await follow(page, /^Séance du/);
  await press(page, "Clore la séance");
  await page.locator("dialog[open]").getByRole("button", { name: "Clore la séance" }).click();
  await says(page, "Empreinte du procès-verbal");
  await says(page, "1 pour, 0 contre, aucune abstention");
  const minutes = await main(page).innerText();
  assert.ok(minutes.includes("Cadet") && !minutes.includes(comment), "what members say is not in the minutes");
  await accessible(page, "minutes");
  await opens(page, "Publication");
  await page.getByLabel("Maintenant").check();
  await press(page, "Vérifier avant de publier");
  await page.getByRole("heading", { name: "Vérifiez avant de publier" }).waitFor();
  await loaded(page, () => press(page, /^Publier/));
});

test("each student reads his placement, and what it does to his curriculum", async () => {
  for (const [login, given] of [["allain", vascular], ["cadet", digestive], ["bazin", emergencies]]) {
    const page = await arrives(login);
    await says(page, `Votre stage : ${given}`);
    await follow(page, /^Mon cursus/);
    await says(page, login === "bazin" ? "La contrainte est tenue." : "Elle sera remplie dès que le stage en cours sera fait.");
    if (login === "allain") await accessible(page, "a curriculum that is on its way");
  }
});

test("two students exchange their placements, each told first what it changes, and the requirement is kept", async () => {
  const page = await arrives("allain");
  await follow(page, vascular);
  await follow(page, "Échanger ce stage");
  await accessible(page, "proposing an exchange");
  const there = page.locator("#site option", { hasText: digestive });
  await fill(page, { fellow: "23000003", site: await there.getAttribute("value") });
  await press(page, "Voir ce que cela change");
  await says(page, "Ce que l’échange change pour vous");
  await accessible(page, "what an exchange changes");
  await press(page, "Proposer cet échange");
  await says(page, "Votre proposition est envoyée");

  const fellow = await arrives("cadet");
  await follow(fellow, "Lire et répondre");
  await press(fellow, "Accepter l’échange");
  await says(fellow, "L’échange est fait");
  await fellow.goto("/");
  await says(fellow, `Votre stage : ${vascular}`);
  await page.goto("/");
  await says(page, `Votre stage : ${digestive}`);
  await follow(page, /^Mon cursus/);
  await says(page, "Elle sera remplie dès que le stage en cours sera fait.");
  const manager = await arrives("manager");
  await opens(manager, "Échanges");
  await says(manager, "fait");
  await accessible(manager, "the exchanges of a campaign");
});

test("nothing went wrong on any page of the journey", () => {
  assert.deepEqual(people.flatMap((one) => one.wrong), []);
});
