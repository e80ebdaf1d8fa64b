import { type Html, markup } from './html.js';
import { demoPeople, type DemoPerson } from './demo-people.js';
import { type Frame, pageIn } from './page-frame.js';

export const demoFrame: Frame = {
  name: 'Demonstration sign-in',
  banner: markup`
<div class="invented"><div class="wide">Invented people and agencies. Nobody here is real, and no password is asked for.</div></div>`,
  footer: 'This sign-in is for development and demonstration only. It refuses to start in production.',
};

const personButton = (person: DemoPerson, first: boolean): Html => markup`
<li${first ? markup` class="start"` : ''}><button class="person" type="submit" name="subject" value="${person.subject}">
${first ? markup`<span class="first">Start here</span>` : ''}<strong>${person.name}</strong><span>${person.role}</span><span class="agency">${person.agency}</span><span class="hint">${person.hint}</span>
</button></li>`;

const stillMe = (uid: string, person: DemoPerson): Html => markup`
<form class="still" method="post" action="/interaction/${uid}"><button class="go" type="submit" name="still" value="yes">It is still me: ${person.name}</button></form>`;

/** `still` is whoever signed in on this browser last: the service may only want to know that it is still them. */
export function signInPage(uid: string, still?: DemoPerson): string {
  return pageIn(
    demoFrame,
    'Sign in as',
    markup`<h1>Sign in as</h1>
<p class="lead">Choose who to be. You will see what that person may see, and nothing else. Sign out to come back and choose somebody else.</p>
${still ? stillMe(uid, still) : ''}
<form method="post" action="/interaction/${uid}"><ul class="people">${demoPeople.map((person, index) => personButton(person, index === 0))}</ul></form>`,
  );
}
