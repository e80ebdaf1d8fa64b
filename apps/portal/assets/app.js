// Everything works without this file; it only makes typing and reading easier.
import { initAll } from './govuk-frontend.min.js';

initAll();

// ARIA has no aria-expanded for a radio button; what it reveals stands right after it, so nothing is lost by leaving it out.
const plainRadios = () => {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) radio.removeAttribute('aria-expanded');
};
plainRadios();
document.addEventListener('click', plainRadios);
window.addEventListener('pageshow', plainRadios);

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

for (const button of document.querySelectorAll('[data-copy]')) {
  const text = document.getElementById(button.dataset.copy);
  const said = document.querySelector(`[data-copied="${button.dataset.copy}"]`);
  button.hidden = false;
  button.addEventListener('click', async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'Selected: now copy it with the keyboard';
    }
  });
}

// A part of the page that follows a meeting. What somebody is reading with the keyboard is not taken from under them.
for (const part of document.querySelectorAll('[data-live]')) {
  const said = document.querySelector('[data-live-said]');
  const say = (words) => {
    said.hidden = false;
    said.textContent = words;
  };
  let follow;
  let over = false;
  let next;
  const put = () => {
    if (next === undefined || part.contains(document.activeElement)) return;
    const fresh = document.createElement('template');
    fresh.innerHTML = next;
    next = undefined;
    if (fresh.innerHTML.trim() === part.innerHTML.trim()) return;
    part.replaceChildren(fresh.content);
    say('This page has just changed by itself.');
  };
  const end = () => {
    over = true;
    follow.close();
    part.replaceChildren();
    say('This page no longer follows the meeting. Open it again to see what you may read now.');
  };
  // Only what is looked at follows: browsers keep few connections, and a page behind another would hold one of them.
  const begin = () => {
    follow?.close();
    if (over || document.hidden) return;
    follow = new EventSource(part.dataset.live);
    follow.addEventListener('changed', ({ data }) => {
      next = JSON.parse(data);
      put();
    });
    follow.addEventListener('over', end);
    // Refused when it tried again after a break.
    follow.addEventListener('error', () => follow.readyState === EventSource.CLOSED && end());
  };
  part.addEventListener('focusout', () => setTimeout(put));
  document.addEventListener('visibilitychange', begin);
  begin();
}

// How far something is that goes on by itself: the number alone is drawn again, and the whole page once it is over.
const ahead = async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page && page.querySelector('[data-progress]');
  if (page && !next) return location.reload();
  if (next) document.querySelector('[data-progress]').innerHTML = next.innerHTML;
  setTimeout(ahead, 3000);
};
if (document.querySelector('[data-progress]')) setTimeout(ahead, 2000);
