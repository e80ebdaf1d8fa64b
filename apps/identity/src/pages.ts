import { Html, markup } from './html.js';
import { demoPeople, type DemoPerson } from './people.js';

const page = (title: string, body: Html): string =>
  markup`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title} – Demonstration sign-in</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/sign-in.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><div class="bar"><div class="wide">Demonstration sign-in</div></div>
<div class="invented"><div class="wide">Invented people and agencies. Nobody here is real, and no password is asked for.</div></div></header>
<main><div class="wide">${body}</div></main>
<footer><div class="wide">This sign-in is for development and demonstration only. It refuses to start in production.</div></footer>
</body>
</html>`.text;

const personButton = (person: DemoPerson, first: boolean): Html => markup`
<li${first ? markup` class="start"` : ''}><button class="person" type="submit" name="subject" value="${person.subject}">
${first ? markup`<span class="first">Start here</span>` : ''}<strong>${person.name}</strong><span>${person.role}</span><span class="agency">${person.agency}</span><span class="hint">${person.hint}</span>
</button></li>`;

export function signInPage(uid: string): string {
  return page(
    'Sign in as',
    markup`<h1>Sign in as</h1>
<p class="lead">Choose who to be. You will see what that person may see, and nothing else. Sign out to come back and choose somebody else.</p>
<form method="post" action="/interaction/${uid}"><ul class="people">${demoPeople.map((person, index) => personButton(person, index === 0))}</ul></form>`,
  );
}

/** The form comes ready made from the provider; without JavaScript the button is pressed, with it the page passes by. */
export function signOutPage(form: string, nonce: string): string {
  return page(
    'Sign out',
    markup`<h1>Sign out</h1><p class="lead">You have left the service. Press the button to leave the demonstration sign-in as well.</p>
${new Html(form)}<button class="go" type="submit" form="op.logoutForm" name="logout" value="yes" id="leave">Sign out</button>
<script nonce="${nonce}">document.getElementById('leave').click()</script>`,
  );
}

export function failedPage(portalUrl: string, explanation: string): string {
  return page(
    'Sign-in did not work',
    markup`<h1>Sign-in did not work</h1><p class="lead">${explanation}</p><p><a href="${portalUrl}">Go back and sign in again</a></p>`,
  );
}

export function nothingHerePage(portalUrl: string): string {
  return page(
    'Nothing to see here',
    markup`<h1>Demonstration sign-in</h1><p class="lead">You come here from the service, when it asks who you are.</p><p><a href="${portalUrl}">Go to the service</a></p>`,
  );
}
