// The wishes' page, faster: drag, shortcuts, undo, saving without reloading.
// The page is a plain form that does the same (contract in templates/kit/README.md); every sentence comes from its data-text-* attributes.

const list = document.getElementById('ranking');
if (list && !list.hasAttribute('data-read-only')) start(list);

function start(list) {
  const text = list.dataset;
  const max = Number(text.max || 99);
  const live = document.getElementById('ranking-live');
  const indicator = document.getElementById('ranking-save');
  const problem = document.getElementById('ranking-problem');
  const rows = new Map(); // site → its row, also once removed, so that undo can put it back
  const past = [];
  let version = text.version;
  let saved = order();
  let savedPairs = pairs();
  let unanswered = null; // sent, and not known to be saved: it goes again before anything newer
  let key = null, sending = false, timer = 0, wait = 2000, blocked = false;

  function order() { return items().map((row) => row.dataset.site); }
  function items() { return [...list.querySelectorAll(':scope > .wish')]; }
  const same = (a, b) => a.length === b.length && a.every((site, i) => site === b[i]);
  // the secondary site chosen with each wish that has a choice
  function choices() { return items().map((row) => row.querySelector('select[name^="secondary["]')).filter(Boolean); }
  function pairs() { return choices().map((select) => `${select.name.slice(10, -1)}:${select.value}`).join(','); }
  const dirty = () => sending || !same(order(), saved) || pairs() !== savedPairs;
  const fill = (words, values) => (words ?? '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const say = (words, values = {}) => {
    if (!words) return;
    live.textContent = '';
    setTimeout(() => { live.textContent = fill(words, values); }, 60);
  };
  const label = (row) => row.dataset.label;
  const rankOf = (row) => items().indexOf(row) + 1;
  const facts = (row) => ({ site: label(row), rank: rankOf(row), count: items().length, max });
  items().forEach((row) => rows.set(row.dataset.site, row));

  // ---- what the rows say

  function refresh() {
    const all = items(), count = all.length;
    all.forEach((row, i) => {
      row.querySelector('.rank').textContent = i + 1;
      edge(row.querySelector('[name=move][value^="up:"]'), i === 0);
      edge(row.querySelector('[name=move][value^="down:"]'), i === count - 1);
      const select = row.querySelector('select[name^="rank["]');
      if (!select) return;
      while (select.options.length > count) select.remove(select.options.length - 1);
      for (let n = select.options.length + 1; n <= count; n += 1) select.add(new Option(n, n));
      select.value = String(i + 1);
    });
    const here = new Set(order());
    document.querySelectorAll('[name=add]').forEach((button) => {
      const taken = here.has(button.value);
      const mark = button.parentElement.querySelector('[data-added]');
      if (mark) { mark.hidden = !taken; button.hidden = taken; }
      edge(button, taken || count >= max);
    });
    document.querySelectorAll('[data-ranking-count]').forEach((one) => { one.textContent = fill(one.dataset.text, { n: count, max }); });
    document.querySelectorAll('[data-ranking-remaining]').forEach((one) => {
      const n = max - count;
      one.textContent = fill(n === 0 ? one.dataset.textNone : n === 1 ? one.dataset.textOne : one.dataset.text, { n, max });
    });
    const empty = document.getElementById('ranking-empty');
    if (empty) empty.hidden = count > 0;
  }
  // never `disabled`: the focus would fall off the button that was just used
  function edge(button, at) { if (at) button?.setAttribute('aria-disabled', 'true'); else button?.removeAttribute('aria-disabled'); }

  // ---- what people do

  function apply(change, words, row) {
    const before = order(), held = document.activeElement;
    change();
    if (same(before, order())) return false;
    past.push(before);
    refresh();
    if (held?.isConnected && held !== document.activeElement) held.focus({ preventScroll: false });
    if (row) mark(row);
    say(words, row ? facts(row) : { count: items().length, max });
    changed();
    return true;
  }
  function mark(row) {
    list.querySelectorAll('.moved').forEach((one) => one.classList.remove('moved'));
    row.classList.add('moved');
    setTimeout(() => row.classList.remove('moved'), 900);
  }
  function moveTo(row, rank) {
    const all = items(), target = Math.min(Math.max(rank, 1), all.length), now = rankOf(row);
    if (target === now) { say(now === 1 ? text.textFirst : text.textLast, facts(row)); return; }
    apply(() => { const others = all.filter((one) => one !== row); list.insertBefore(row, others[target - 1] ?? null); }, text.textMoved, row);
    row.scrollIntoView({ block: 'nearest' });
  }
  function remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const values = facts(row);
    past.push(order());
    row.remove();
    refresh();
    const focus = next?.querySelector('[value^="remove:"]') ?? document.querySelector(`[name=add][value="${CSS.escape(row.dataset.site)}"]`) ?? list;
    focus.focus();
    say(text.textRemoved, { ...values, count: items().length });
    changed();
  }
  function add(button) {
    const site = button.value;
    if (items().length >= max) { say(text.textFull, { max, count: items().length }); return; }
    const row = rows.get(site) ?? build(button);
    rows.set(site, row);
    const from = button.closest('[data-site]');
    apply(() => list.append(row), text.textAdded, row);
    const next = [...document.querySelectorAll('[name=add]:not([hidden])')].find((one) => from && from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    (next ?? row.querySelector('[value^="up:"]')).focus();
  }
  function build(button) {
    const source = button.closest('[data-site]');
    const values = { id: button.value, site: source.dataset.label };
    const row = document.getElementById('wish-template').content.firstElementChild.cloneNode(true);
    for (const node of [row, ...row.querySelectorAll('*')]) for (const attribute of node.attributes) attribute.value = fill(attribute.value, values);
    row.querySelector('[data-slot=label]').textContent = values.site;
    const about = source.querySelector('[data-meta]');
    if (about) row.querySelector('[data-slot=meta]').append(...[...about.cloneNode(true).childNodes]);
    return row;
  }
  function undo() {
    const before = past.pop();
    if (!before) return;
    const held = document.activeElement;
    list.replaceChildren(...before.map((site) => rows.get(site)));
    refresh();
    if (held?.isConnected) held.focus(); else items()[0]?.querySelector('button')?.focus();
    say(text.textUndone, { count: items().length, max });
    changed();
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button[name=move], button[name=add], [data-ranking-undo]');
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (button.hasAttribute('data-ranking-undo')) { undo(); return; }
    if (button.name === 'add') { add(button); return; }
    const [what, ...rest] = button.value.split(':');
    const row = rows.get(rest.join(':'));
    if (!row?.isConnected) return;
    if (what === 'up') moveTo(row, rankOf(row) - 1);
    else if (what === 'down') moveTo(row, rankOf(row) + 1);
    else if (what === 'remove') remove(row);
  }, true);
  list.addEventListener('change', (event) => {
    const row = event.target.closest('.wish');
    if (!row) return;
    if (event.target.matches('[name^="secondary["]')) changed();
    else if (event.target.matches('select')) moveTo(row, Number(event.target.value));
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z') {
      if (event.target.matches('input, textarea') || !past.length) return;
      event.preventDefault();
      undo();
      return;
    }
    const row = event.target.closest?.('#ranking > .wish');
    if (!row) return;
    const digit = event.altKey && /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (event.altKey && event.key === 'ArrowUp') moveTo(row, rankOf(row) - 1);
    else if (event.altKey && event.key === 'ArrowDown') moveTo(row, rankOf(row) + 1);
    else if (digit) moveTo(row, Number(digit[1]));
    else if (event.key === 'Delete' && !event.altKey && !event.ctrlKey) remove(row);
    else return;
    event.preventDefault();
  });
  if (window.Sortable) {
    let before = null;
    window.Sortable.create(list, {
      handle: '.drag', draggable: '.wish', ghostClass: 'ghost', dragClass: 'dragging', animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      onStart: () => { before = order(); },
      onEnd: ({ item }) => {
        if (same(before, order())) return;
        past.push(before);
        refresh();
        mark(item);
        say(text.textMoved, facts(item));
        changed();
      },
    });
  }

  // ---- saving: one request at a time, always the whole order; the same key when the same order is sent again

  function state(name, words) {
    if (!indicator) return;
    indicator.dataset.state = name;
    indicator.querySelector('[data-slot=text]').textContent = words ?? '';
  }
  function changed() {
    if (blocked) return;
    if (!unanswered) key = null;
    wait = 2000;
    state('saving', text.textSaving);
    clearTimeout(timer);
    timer = setTimeout(save, 350);
  }
  async function save() {
    clearTimeout(timer);
    if (sending || blocked) return;
    const [sent, sentPairs] = unanswered ?? [order(), pairs()];
    if (same(sent, saved) && sentPairs === savedPairs) { state('saved', indicator?.dataset.last); return; }
    sending = true;
    key ??= [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    let answer, body = {};
    try {
      answer = await fetch(text.saveUrl, {
        method: 'POST', headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual',
        body: new URLSearchParams({ order: sent.join(','), secondary: sentPairs, version, csrf: text.csrf, key }), signal: AbortSignal.timeout?.(15000),
      });
      body = await answer.json().catch(() => ({}));
    } catch { answer = null; }
    sending = false;
    if (answer?.ok && body.version !== undefined) {
      saved = sent;
      savedPairs = sentPairs;
      unanswered = null;
      version = String(body.version);
      key = null;
      wait = 2000;
      document.querySelectorAll('input[name=version]').forEach((input) => { input.value = version; });
      if (indicator) indicator.dataset.last = body.saved_at_text;
      refuse('');
      if (dirty()) save(); else state('saved', body.saved_at_text);
    } else if (!answer || answer.status >= 500 || answer.status === 429) {
      // offline or overloaded: nothing is lost, it goes again
      unanswered = [sent, sentPairs];
      state('offline', text.textOffline);
      timer = setTimeout(save, wait);
      wait = Math.min(wait * 2, 60000);
    } else if (answer.status === 422) {
      list.replaceChildren(...saved.map((site) => rows.get(site)));
      const kept = new Map(savedPairs.split(',').map((pair) => pair.split(':')));
      choices().forEach((select) => { select.value = kept.get(select.name.slice(10, -1)) ?? ''; });
      key = unanswered = null;
      past.length = 0;
      refresh();
      state('failed', text.textRefused);
      refuse(body.message ?? text.textRefused);
    } else {
      // someone (the same person on another screen) saved in between, or the session ended: only a reload can tell
      blocked = true;
      state('failed', text.textRefused);
      refuse(body.message ?? text.textRefused, true);
    }
  }
  function refuse(message, reload = false) {
    if (!problem) return;
    problem.hidden = !message;
    problem.querySelector('[data-slot=text]').textContent = message;
    const link = problem.querySelector('[data-reload]');
    if (link) link.hidden = !reload;
    if (message) problem.focus();
  }
  addEventListener('online', () => { if (dirty()) save(); });
  addEventListener('beforeunload', (event) => { if (dirty() && !blocked) event.preventDefault(); });

  refresh();
}
