// The query line: asked as it is typed; an error has a caret under its place.
import {$, ask, change, make, one, said} from './state.js';

const WAIT = 250;
let typing = 0;

export function showError(reply) {
  const error = $('error');
  error.hidden = !reply.error;
  if (reply.error) {
    const caret = reply.position >= 0 ? '\n' + reply.query + '\n' + ' '.repeat(reply.position) + '^' : '';
    error.textContent = said(reply.error) + caret;
  }
  $('query').setAttribute('aria-invalid', String(!!reply.error));
}

const line = $('query');
const hints = $('hints');
let offered = {start: 0, candidates: []};
let chosen = -1;
line.value = one('q');

const later = () => {
  clearTimeout(typing);
  typing = setTimeout(() => change({q: line.value.trim(), run: '', rows: '', from: '', to: ''}), WAIT);
};

line.addEventListener('input', () => {
  later();
  offer();
});

// What the word at the cursor may become, as Tab offers it in the shell.
async function offer() {
  const place = line.selectionStart;
  const reply = await ask('candidates', {typed: line.value.slice(0, place)});
  if (!reply) return;
  if (reply.error || document.activeElement !== line || line.selectionStart !== place) {
    hide();
    return;
  }
  const word = line.value.slice(reply.start, place);
  offered = {start: reply.start, candidates: reply.candidates.filter(each => each.text !== word)};
  chosen = -1;
  list();
}

function list() {
  hints.hidden = !offered.candidates.length;
  line.setAttribute('aria-expanded', String(!hints.hidden));
  hints.replaceChildren(...offered.candidates.map((each, i) => make('li', {id: 'hint-' + i, role: 'option', 'aria-selected': String(i === chosen),
    onmousedown: event => {
      event.preventDefault();
      take(each);
    }}, make('span', {}, each.text), make('small', {}, each.about))));
  line.setAttribute('aria-activedescendant', chosen < 0 ? '' : 'hint-' + chosen);
  hints.children[chosen]?.scrollIntoView({block: 'nearest'});
}

function hide() {
  offered = {start: 0, candidates: []};
  list();
}

function take(candidate) {
  const end = line.selectionStart;
  line.setRangeText(candidate.text + (candidate.whole ? ' ' : ''), offered.start, end, 'end');
  hide();
  later();
  if (!candidate.whole) offer();
}

line.addEventListener('keydown', event => {
  const count = offered.candidates.length;
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (event.key === 'Enter' && chosen < 0) hide();
  if (!count) return;
  if (step) {
    chosen = (chosen + step + (chosen < 0 && step < 0 ? 1 : 0) + count) % count;
    list();
  } else if (event.key === 'Escape') {
    hide();
  } else if (event.key === 'Tab' && !event.shiftKey || event.key === 'Enter' && chosen >= 0) {
    take(offered.candidates[Math.max(0, chosen)]);
  } else {
    return;
  }
  event.preventDefault();
});

line.addEventListener('blur', hide);

export const showQuery = () => {
  if (document.activeElement !== line) line.value = one('q');
};
