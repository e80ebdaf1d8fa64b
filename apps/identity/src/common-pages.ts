import { Html, markup } from './html.js';
import { type Frame, pageIn } from './page-frame.js';

/** The form comes ready made from the provider; without JavaScript the button is pressed, with it the page passes by. */
export function signOutPage(frame: Frame, form: string, nonce: string): string {
  return pageIn(
    frame,
    'Sign out',
    markup`<h1>Sign out</h1><p class="lead">You have left the service. Press the button to leave the sign-in as well.</p>
${new Html(form)}<button class="go" type="submit" form="op.logoutForm" name="logout" value="yes" id="leave">Sign out</button>
<script nonce="${nonce}">document.getElementById('leave').click()</script>`,
  );
}

export function failedPage(frame: Frame, portalUrl: string, explanation: string): string {
  return pageIn(
    frame,
    'Sign-in did not work',
    markup`<h1>Sign-in did not work</h1><p class="lead">${explanation}</p><p><a href="${portalUrl}">Go back and sign in again</a></p>`,
  );
}

export function nothingHerePage(frame: Frame, portalUrl: string): string {
  return pageIn(
    frame,
    'Nothing to see here',
    markup`<h1>${frame.name}</h1><p class="lead">You come here from the service, when it asks who you are.</p><p><a href="${portalUrl}">Go to the service</a></p>`,
  );
}
