/**
 * The host's clock only wakes the worker; what is due is judged by the database's own `concordat.now()`. So these are frequent rather
 * than exact, and each of them also runs when the worker starts. Hours are UTC.
 */
export const CLOCKWORK: Readonly<Record<string, string>> = {
  'explain-due': '*/5 * * * *',
  'endorsements-due': '*/5 * * * *',
  'chase-enquiries': '*/5 * * * *',
  'reviews-due': '7 * * * *',
  'plan-reviews': '9 * * * *',
  'copies-to-mend': '*/5 * * * *',
  'warn-agreements': '12 * * * *',
  // Of each London day one, whenever that begins in UTC; the rest of the day there is none to issue.
  'issue-statements': '3 * * * *',
  // Until it is written down outside, a restored copy would bring back what was erased.
  'keep-erasures': '* * * * *',
  // A statutory clock breaks at an instant, and both agencies' supervisors are to see it then.
  'sweep-procedures': '* * * * *',
  'sweep-actions': '* * * * *',
  'sweep-gaps': '*/5 * * * *',
  // What interrupts asks for it at once; all else that is told as it comes is told within the minute.
  'tell-people': '* * * * *',
  'remove-exports': '*/10 * * * *',
  'empty-imports': '*/10 * * * *',
};

/** One job of each at most, however long the queue: a second would find nothing to do. */
export const crontab = Object.entries(CLOCKWORK)
  .map(([task, when]) => `${when} ${task} ?jobKey=${task}&max=3`)
  .join('\n');
