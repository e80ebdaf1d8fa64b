import { markup } from '../html.js';
import { field, formPage, type Problem } from './form-parts.js';

/** One answer for a name that nobody has and for a passphrase that is not theirs. */
export const NOT_RIGHT: Problem = { field: 'name', words: 'The sign-in name or the passphrase is not right' };
export const CODE_NOT_RIGHT: Problem = {
  field: 'code',
  words: 'The code is not right or was used before. Wait for the next one and enter that',
};
export const BUSY: Problem = { words: 'Many people are signing in at the moment. Wait a few seconds and press the button again' };

export function passphrasePage(uid: string, name = '', problem?: Problem): string {
  return formPage(
    'Sign in',
    problem,
    markup`<h1>Sign in</h1>
<form method="post" action="/interaction/${uid}" novalidate>
${field({ id: 'name', label: 'Sign-in name', hint: 'It stands on your invitation, for example sam.carter.4827', autocomplete: 'username', value: name }, problem)}
${field({ id: 'passphrase', label: 'Passphrase', type: 'password', autocomplete: 'current-password' }, problem)}
<button class="go" type="submit">Continue</button></form>
<p class="quiet">If you have forgotten your passphrase or lost your telephone, ask your agency’s administrator for a new invitation.</p>`,
  );
}

export function codePage(uid: string, problem?: Problem): string {
  return formPage(
    'Enter your code',
    problem,
    markup`<h1>Enter your code</h1>
<form method="post" action="/interaction/${uid}/code" novalidate>
${field({ id: 'code', label: 'Six-figure code', hint: 'Open the authenticator app on your telephone and enter the code it shows for this service', autocomplete: 'one-time-code', numeric: true }, problem)}
<button class="go" type="submit">Sign in</button></form>
<p class="quiet">If you no longer have the telephone, ask your agency’s administrator for a new invitation.</p>
<p><a href="/interaction/${uid}">Start again with another name</a></p>`,
  );
}
