import { encode } from 'uqr';
import { Html, markup } from '../html.js';
import type { Invitation } from './accounts.js';
import type { Chosen } from './accepting.js';
import { inGroups } from './codes.js';
import { field, formPage, type Problem } from './form-parts.js';

export const CODE_NOT_YET: Problem = {
  field: 'code',
  words: 'The code is not the one that the app shows now. Check the time on your telephone and enter the newest code',
};

export function choosePage(token: string, { personName, agencyName, signInName }: Invitation, problem?: Problem): string {
  return formPage(
    'Choose a passphrase',
    problem,
    markup`<p class="step">Step 1 of 2</p><h1>Choose a passphrase</h1>
<p>${personName}, ${agencyName} has invited you to “Share offender risk information”.</p>
<dl class="facts"><dt>Your sign-in name</dt><dd><strong>${signInName}</strong></dd></dl>
<p>Write the sign-in name down: you need it each time you sign in.</p>
<form method="post" action="/accept/${token}" novalidate>
<input type="hidden" name="name" value="${signInName}" autocomplete="username">
${field({ id: 'passphrase', label: 'Passphrase', hint: 'At least 12 characters. Three or four words that do not belong together are easy to remember and hard to guess. Do not use one that you use elsewhere', type: 'password', autocomplete: 'new-password' }, problem)}
${field({ id: 'again', label: 'Type it again', type: 'password', autocomplete: 'new-password' }, problem)}
<button class="go" type="submit">Continue</button></form>`,
  );
}

export function enrolPage(token: string, { secret, link }: Chosen, problem?: Problem): string {
  return formPage(
    'Set up your codes',
    problem,
    markup`<p class="step">Step 2 of 2</p><h1>Set up your codes</h1>
<p>Each time you sign in you also enter a code from an authenticator app on your telephone, such as the one your agency recommends.</p>
<ol class="steps"><li>Open the app and add an account.</li>
<li>Scan this picture.<div class="qr">${qr(link)}</div>
If you cannot scan it, <a href="${link}">open it in an app on this device</a>, or type this key into the app (time based, six figures):
<p class="key">${inGroups(secret)}</p></li>
<li>Enter the code that the app now shows.</li></ol>
<form method="post" action="/accept/${token}/code" novalidate>
${field({ id: 'code', label: 'Six-figure code', autocomplete: 'one-time-code', numeric: true }, problem)}
<button class="go" type="submit">Finish</button></form>
<p class="quiet">There are no recovery codes to keep. If you lose the telephone, your agency’s administrator gives you a new invitation, and the old passphrase and codes stop working at once.</p>`,
  );
}

export function acceptedPage(portalUrl: string, signInName: string): string {
  return formPage(
    'Your account is ready',
    undefined,
    markup`<h1>Your account is ready</h1>
<dl class="facts"><dt>Your sign-in name</dt><dd><strong>${signInName}</strong></dd></dl>
<p>Sign in with it, your passphrase and the next code that your app shows. The code you have just entered cannot be used again.</p>
<p><a class="go" href="${portalUrl}">Go to the service and sign in</a></p>`,
  );
}

export function noInvitationPage(): string {
  return formPage(
    'This link does not work',
    undefined,
    markup`<h1>This link does not work</h1>
<p>It may have been used already, be older than three days, or have been replaced by a newer one. Check that the whole address was copied.</p>
<p>Ask your agency’s administrator for a new invitation. If you have finished setting up your account, sign in to the service as usual.</p>`,
  );
}

/** Drawn as one path: no picture is fetched from anywhere, and the strict policy of the page stands. */
function qr(link: string): Html {
  const { data, size } = encode(link, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return markup`<svg viewBox="0 0 ${size} ${size}" width="220" height="220" role="img" aria-label="The key of your account as a picture to scan" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${new Html(path)}"/></svg>`;
}
