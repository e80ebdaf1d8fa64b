/**
 * The host's clock only wakes the worker; what is due is judged by the database's own `concordat.now()`. So these are frequent rather
 * than exact, and each of them also runs when the worker starts. Hours are UTC.
 */
export const CLOCKWORK: Readonly<Record<string, string>> = {
  'explain-due': '*/5 * * * *',
  'endorsements-due': '*/5 * * * *',
  'reviews-due': '7 * * * *',
  'warn-agreements': '12 * * * *',
  'sweep-gaps': '30 1 * * *',
};

/** One job of each at most, however long the queue: a second would find nothing to do. */
export const crontab = Object.entries(CLOCKWORK)
  .map(([task, when]) => `${when} ${task} ?jobKey=${task}&max=3`)
  .join('\n');
