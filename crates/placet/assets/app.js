// What every page gains when scripts run. Nothing here is needed to do anything: each part enhances a plain form or link.
// No text lives in this file: the server writes every sentence, in the reader's language, into the page.

const root = document.documentElement;
root.classList.add('js');

const on = (type, selector, act, options) =>
  document.addEventListener(type, (event) => {
    const found = event.target instanceof Element && event.target.closest(selector);
    if (found) act(event, found);
  }, options);

export const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function announce(text) {
  const live = document.getElementById('live');
  if (!live || !text) return;
  live.textContent = '';
  setTimeout(() => { live.textContent = text; }, 60);
}

// ---- Toasts: hide by themselves unless they carry bad news; never under the pointer or the focus.

function startToast(toast) {
  const close = toast.querySelector('[data-toast-close]');
  if (close) close.hidden = false;
  const seconds = Number(toast.dataset.seconds || 0);
  if (!seconds) return;
  let left = seconds * 1000, since = 0, timer = 0;
  const held = () => toast.matches(':hover, :focus-within') || document.hidden;
  const pause = () => { if (!timer) return; clearTimeout(timer); timer = 0; left -= performance.now() - since; };
  const resume = () => { if (timer || held()) return; since = performance.now(); timer = setTimeout(() => toast.remove(), Math.max(left, 2000)); };
  toast.addEventListener('pointerenter', pause);
  toast.addEventListener('pointerleave', resume);
  toast.addEventListener('focusin', pause);
  toast.addEventListener('focusout', () => setTimeout(resume));
  document.addEventListener('visibilitychange', () => (document.hidden ? pause() : resume()));
  resume();
}

function startToasts() {
  const region = document.getElementById('toasts');
  if (!region) return;
  const toasts = [...region.children];
  // what is there when the page arrives is not read out: put it in again once the region is known
  region.replaceChildren();
  setTimeout(() => { region.append(...toasts); toasts.forEach(startToast); }, 120);
}

export function toastFrom(id) {
  const region = document.getElementById('toasts');
  const template = document.getElementById(id);
  if (!region || !template || region.querySelector(`[data-from="${id}"]`)) return;
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.dataset.from = id;
  region.append(toast);
  startToast(toast);
}

on('click', '[data-toast-close]', (_, button) => button.closest('.toast-note').remove());

// ---- Forms: unsaved changes, double submits, filters that submit themselves.

const written = (form) => {
  const data = new FormData(form);
  data.delete('csrf');
  return [...data].map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`).join('&');
};
const guarded = new Map();
let leaving = false;
const watch = (scope) => scope.querySelectorAll('form[data-guard]').forEach((form) => {
  // a form shown again with its errors holds changes that were never saved
  if (!guarded.has(form)) guarded.set(form, form.dataset.guard === 'dirty' ? null : written(form));
});
addEventListener('beforeunload', (event) => {
  const unsaved = [...guarded].some(([form, before]) => form.isConnected && written(form) !== before);
  if (unsaved && !leaving) event.preventDefault();
});

on('submit', 'form', (event, form) => {
  if (event.defaultPrevented) return;
  if (form.dataset.submitted) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  if (!form.hasAttribute('hx-get') && !form.hasAttribute('target')) leaving = true;
  if (!form.hasAttribute('data-submit-once')) return;
  form.dataset.submitted = 'yes';
  const buttons = form.querySelectorAll('button:not([type=button])');
  buttons.forEach((button) => { button.setAttribute('aria-disabled', 'true'); button.setAttribute('aria-busy', 'true'); });
});
function release() {
  leaving = false;
  document.querySelectorAll('form[data-submitted]').forEach((form) => {
    delete form.dataset.submitted;
    form.querySelectorAll('button[aria-busy]').forEach((button) => { button.removeAttribute('aria-disabled'); button.removeAttribute('aria-busy'); });
  });
}
addEventListener('pageshow', (event) => { if (event.persisted) release(); });
on('click', '[aria-disabled=true]:not([name=move], [name=add])', (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);

// an address without the empty filters
document.addEventListener('formdata', (event) => {
  if (!event.target.matches('form[method=get], form[hx-get]')) return;
  for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name, value);
});
const submitSoon = new WeakMap();
const autosubmit = (event, form) => {
  if (event.target.closest('[data-no-autosubmit]')) return;
  const typing = event.type === 'input';
  if (typing !== /^(search|text|number)$/.test(event.target.type)) return;
  clearTimeout(submitSoon.get(form));
  submitSoon.set(form, setTimeout(() => form.requestSubmit(), typing ? 350 : 0));
};
on('input', 'form[data-autosubmit]', autosubmit);
on('change', 'form[data-autosubmit]', autosubmit);

// ---- Dialogs: a question before an action that needs one.

on('click', '[data-confirm]', (event, button) => {
  const dialog = document.getElementById(button.dataset.confirm);
  if (!dialog?.showModal) return;
  event.preventDefault();
  const ok = dialog.querySelector('[data-confirm-ok]');
  const accept = () => {
    dialog.close();
    const form = button.form;
    if (!form) return;
    delete button.dataset.confirm;
    form.requestSubmit(button);
    button.dataset.confirm = dialog.id;
  };
  ok.addEventListener('click', accept, { once: true });
  dialog.addEventListener('close', () => { ok.removeEventListener('click', accept); button.focus(); }, { once: true });
  const count = dialog.querySelector('[data-confirm-count]');
  if (count && button.form) count.textContent = selected(button.form).length;
  dialog.showModal();
});
on('click', '[data-dialog-open]', (event, button) => {
  const dialog = document.getElementById(button.dataset.dialogOpen);
  if (dialog?.showModal) { event.preventDefault(); dialog.showModal(); }
});
on('click', '[data-dialog-close]', (_, button) => button.closest('dialog').close());
document.addEventListener('click', (event) => { if (event.target instanceof HTMLDialogElement) event.target.close(); });
// boxes under a summary close like menus do
addEventListener('keydown', (event) => {
  const box = event.key === 'Escape' && document.activeElement?.closest('details.more-box[open]');
  if (box) { box.open = false; box.querySelector('summary').focus(); }
});
document.addEventListener('click', (event) => document.querySelectorAll('details.more-box[open]').forEach((box) => { if (!box.contains(event.target)) box.open = false; }));

// ---- Tables: select all, a range with Shift, the bulk bar's count.

const boxes = (form) => [...form.elements].filter((box) => box.matches?.('[data-select]'));
const selected = (form) => boxes(form).filter((box) => box.checked);
let lastBox = null;
function countSelected(form) {
  const bar = document.querySelector(`[data-bulk="${form.getAttribute('id')}"]`);
  if (!bar) return;
  const all = boxes(form), some = all.filter((box) => box.checked);
  const head = [...form.elements].find((box) => box.matches?.('[data-select-all]'));
  if (head) { head.checked = all.length > 0 && some.length === all.length; head.indeterminate = some.length > 0 && some.length < all.length; }
  const whole = bar.querySelector('[data-bulk-all]');
  if (whole) { whole.hidden = some.length < all.length; if (whole.hidden) whole.querySelector('input').checked = false; }
  const everything = whole?.querySelector('input').checked;
  const n = everything ? Number(bar.dataset.total) : some.length;
  const text = fill(n === 1 ? bar.dataset.textOne : bar.dataset.text, { n: n.toLocaleString(root.lang) });
  const count = bar.querySelector('[data-bulk-count]');
  if (count.textContent !== text) { count.textContent = text; if (!bar.hidden && n) announce(text); }
  bar.hidden = n === 0;
}
on('change', '[data-select], [data-select-all], [data-bulk-all] input', (event, box) => {
  if (!box.form) return;
  if (box.matches('[data-select-all]')) boxes(box.form).forEach((one) => { one.checked = box.checked; });
  countSelected(box.form);
});
on('click', '[data-select]', (event, box) => {
  const all = boxes(box.form), from = all.indexOf(lastBox), to = all.indexOf(box);
  if (event.shiftKey && from >= 0) all.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => { one.checked = box.checked; });
  lastBox = box;
});
on('click', '[data-select-none]', (event, link) => {
  event.preventDefault();
  const form = document.getElementById(link.closest('[data-bulk]').dataset.bulk);
  boxes(form).forEach((box) => { box.checked = false; });
  countSelected(form);
  [...form.elements].find((box) => box.matches?.('[data-select-all]'))?.focus();
});
const countAll = () => document.querySelectorAll('[data-bulk]').forEach((bar) => { const form = document.getElementById(bar.dataset.bulk); if (form) countSelected(form); });

// ---- Ctrl K: anywhere in two keys. Without scripts the same form leads to the same list, as a page.

const palette = document.getElementById('palette');
if (palette?.showModal) {
  const input = palette.querySelector('input');
  const list = palette.querySelector('[role=listbox]');
  const opener = document.querySelector('[data-palette-open]');
  let at = -1, asked = 0, waiting = 0, aborter = null;
  const options = () => [...list.querySelectorAll('[role=option]')];
  const point = (index) => {
    const all = options();
    at = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at >= 0) { input.setAttribute('aria-activedescendant', all[at].id); all[at].scrollIntoView({ block: 'nearest' }); } else input.removeAttribute('aria-activedescendant');
  };
  const ask = async () => {
    const mine = ++asked;
    aborter?.abort();
    aborter = new AbortController();
    try {
      const url = new URL(palette.querySelector('form').action);
      url.searchParams.set('q', input.value);
      const answer = await fetch(url, { headers: { Accept: 'text/html', 'HX-Request': 'true' }, signal: aborter.signal });
      if (mine !== asked) return;
      if (answer.redirected || answer.status === 401) { location.reload(); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const links = [...page.querySelectorAll('a[href]')];
      list.replaceChildren(...links.map((link, i) => {
        link.id = `palette-${i}`;
        link.tabIndex = -1;
        link.setAttribute('role', 'option');
        return document.adoptNode(link);
      }));
      list.hidden = links.length === 0;
      input.setAttribute('aria-expanded', String(links.length > 0));
      palette.querySelector('[data-palette-status]').textContent = page.querySelector('[data-status]')?.dataset.status ?? '';
      point(links.length ? 0 : -1);
    } catch (error) {
      if (error.name !== 'AbortError') toastFrom('toast-network');
    }
  };
  const open = () => { if (palette.open) return; palette.showModal(); input.select(); ask(); };
  if (opener) { opener.hidden = false; document.querySelectorAll('[data-palette-form]').forEach((form) => { form.hidden = true; }); opener.addEventListener('click', open); }
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') { event.preventDefault(); open(); }
  });
  input.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); point(at + 1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); point(at - 1); }
    else if (event.key === 'Enter' && at >= 0) { event.preventDefault(); options()[at].click(); }
  });
}

// ---- Copy buttons.
on('click', '[data-copy]', async (_, button) => {
  await navigator.clipboard?.writeText(button.dataset.copy);
  announce(button.dataset.copied);
});
on('click', '[data-print]', () => print());

// ---- htmx: focus never falls to the page, changes are announced, failures are said.

document.addEventListener('htmx:afterSettle', (event) => {
  watch(event.target);
  countAll();
  const said = event.target.matches?.('[data-announce]') ? event.target : event.target.querySelector?.('[data-announce]');
  announce(said?.dataset.announce);
  event.target.querySelector?.('[data-autofocus]')?.focus();
});
document.addEventListener('htmx:beforeRequest', (event) => event.detail.target?.setAttribute('aria-busy', 'true'));
document.addEventListener('htmx:afterRequest', (event) => { event.detail.target?.removeAttribute('aria-busy'); release(); });
document.addEventListener('htmx:sendError', () => toastFrom('toast-network'));
document.addEventListener('htmx:responseError', (event) => (event.detail.xhr.status === 401 ? location.reload() : toastFrom('toast-network')));

// the summary of errors names the field of each
document.querySelectorAll('.error-summary li > a[href^="#"]').forEach((link) => {
  const id = link.getAttribute('href').slice(1), field = document.getElementById(id);
  const named = field?.type === 'radio' || field?.type === 'checkbox' ? field.closest('fieldset')?.querySelector('legend') : field?.labels?.[0];
  const name = named?.firstChild?.textContent.trim();
  if (name) link.prepend(`${name} – `);
});

// on a narrow screen the tabs are a row that scrolls: the current one is what it shows
document.querySelectorAll('.nav-tabs [aria-current]').forEach((tab) => {
  const row = tab.closest('.nav-tabs'), at = tab.getBoundingClientRect();
  row.scrollLeft += at.left + at.width / 2 - (row.getBoundingClientRect().left + row.clientWidth / 2);
});

startToasts();
watch(document);
countAll();
document.querySelector('.error-summary')?.focus();
