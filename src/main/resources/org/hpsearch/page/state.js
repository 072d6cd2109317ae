// What is looked at is the query part of the address, which the server reads as it stands: a reload, a bookmark and
// the back button show the same.
// A page that is one file has its data inside, and its state in no address.
export const isReport = document.documentElement.classList.contains('report');
const params = new URLSearchParams(isReport ? '' : location.search);
const listeners = [];

export const one = key => params.get(key) ?? '';
export const all = key => params.getAll(key);
export const flag = key => one(key) === '1';

const address = () => '/' + (params.size ? '?' + params : '');

// Takes over changes: key → a text, a list of texts, or '' for what is usual.
export function change(changes, newPage = false) {
  for (const [key, value] of Object.entries(changes)) {
    params.delete(key);
    for (const each of [value].flat()) if (each !== '') params.append(key, each);
  }
  if (!isReport) history[newPage ? 'pushState' : 'replaceState'](null, '', address());
  tell(Object.keys(changes));
}

export function toggle(key, value) {
  const values = all(key);
  change({[key]: values.includes(value) ? values.filter(each => each !== value) : [...values, value]});
}

// Calls back with the keys that have changed.
export const onChange = listener => listeners.push(listener);
const tell = keys => listeners.forEach(listener => listener(new Set(keys)));

if (!isReport) window.addEventListener('popstate', () => {
  const now = new URLSearchParams(location.search);
  const keys = new Set([...params.keys(), ...now.keys()]);
  for (const key of [...params.keys()]) params.delete(key);
  for (const [key, value] of now) params.append(key, value);
  tell([...keys]);
});

// The token has done its work: it stays out of the history.
if (params.has('token')) {
  params.delete('token');
  history.replaceState(null, '', address());
}

// Asks the server; a newer question of the same kind ends an older one, whose answer is null.
const asked = new Map();
export async function ask(path, more = {}, kind = path) {
  asked.get(kind)?.abort();
  const stop = new AbortController();
  asked.set(kind, stop);
  const url = new URLSearchParams(params);
  for (const [key, value] of Object.entries(more)) url.set(key, value);
  try {
    const response = await fetch('/api/' + path + '?' + url, {signal: stop.signal});
    const text = await response.text();
    if (response.headers.get('Content-Type') !== 'application/json') return {error: {message: text.trim(), hint: ''}};
    return JSON.parse(text);
  } catch (broken) {
    return broken.name === 'AbortError' ? null
        : {error: {message: 'hps serve does not answer', hint: 'start it again', code: 'gone'}};
  } finally {
    if (asked.get(kind) === stop) asked.delete(kind);
  }
}

// Shows all about a run: its page, in a page that is one file its row.
export function open(id) {
  if (isReport) document.querySelector('tr[data-id="' + id + '"]')?.scrollIntoView({block: 'center'});
  else change({run: id}, true);
}

// An element with properties, and children that are elements or texts; text is never read as markup.
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'class') element.className = value;
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element && key !== 'list') element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

// The same of a drawing.
export function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export const $ = id => document.getElementById(id);

export const said = error => error.message + (error.hint ? '; ' + error.hint : '');

// The run that the pointer is on, here and in all charts.
const pointed = [];
let now = null;
export const onPoint = listener => pointed.push(listener);
export function point(id, from) {
  if (id !== now) {
    now = id;
    pointed.forEach(listener => listener(id, from));
  }
}

export const isDark = () => {
  const chosen = one('theme');
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};
