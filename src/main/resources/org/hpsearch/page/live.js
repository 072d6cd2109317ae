// Changes as they come; a page that nobody sees asks for none. What was missed while nothing came, as over a night's
// sleep or while hps serve was not there, is asked for when the page hears again.
import {$} from './state.js';

// Milliseconds without a word after which the connection counts as lost, and between two looks whether it is.
const SILENCE = 20000;
const LOOK = 3000;

// grown: hears of runs with new rows; runs: that runs came, went or ended; missed: that anything may have changed.
export function follow({grown, runs, missed}) {
  let events = null;
  let heard = 0;
  let refused = false;
  // Whether nothing can have been missed since the page asked for all.
  let fresh = !document.hidden;
  const close = () => {
    events?.close();
    events = null;
    signal(false);
  };
  const hear = () => heard = Date.now();
  const open = () => {
    if (events || document.hidden) return;
    hear();
    events = new EventSource('/api/live');
    events.onopen = () => {
      hear();
      signal(true);
      refused = false;
      if (!fresh) missed();
      fresh = false;
    };
    events.onerror = () => {
      signal(false);
      fresh = false;
      if (events?.readyState !== EventSource.CLOSED) return;
      close();
      if (!refused) missed();
      refused = true;
    };
    events.addEventListener('beat', hear);
    events.addEventListener('grown', event => {
      hear();
      grown(JSON.parse(event.data));
    });
    events.addEventListener('runs', () => {
      hear();
      runs();
    });
  };
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  setInterval(() => {
    if (document.hidden) return;
    if (Date.now() - heard > SILENCE) close();
    open();
  }, LOOK);
  open();
}

function signal(on) {
  $('live').className = on ? 'on' : '';
  $('live').title = on ? 'live' : 'not connected; the page tries again';
}
