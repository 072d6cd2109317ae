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
line.value = one('q');

line.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => change({q: line.value.trim(), run: '', rows: '', from: '', to: ''}), WAIT);
});

export const showQuery = () => {
  if (document.activeElement !== line) line.value = one('q');
};
