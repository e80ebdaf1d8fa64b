import { type Html, markup } from '../html.js';
import { type Frame, pageIn } from '../page-frame.js';

export const localFrame: Frame = {
  name: 'Share offender risk information',
  footer: 'What you open, search for and share in the service is recorded.',
};

export interface Problem {
  /** The field it belongs to; none when it is about the whole try. */
  readonly field?: string;
  readonly words: string;
}

export interface Asked {
  readonly id: string;
  readonly label: string;
  readonly hint?: Html | string;
  readonly type?: 'text' | 'password';
  readonly autocomplete: string;
  readonly value?: string;
  readonly numeric?: boolean;
}

/** One question: label, hint, what is wrong with it, and the box. */
export function field(asked: Asked, problem?: Problem): Html {
  const wrong = problem?.field === asked.id ? problem.words : undefined;
  const told = [asked.hint && `${asked.id}-hint`, wrong && `${asked.id}-error`].filter(Boolean).join(' ');
  return markup`
<div class="field${wrong ? ' wrong' : ''}"><label for="${asked.id}">${asked.label}</label>
${asked.hint ? markup`<p class="hint" id="${asked.id}-hint">${asked.hint}</p>` : ''}
${wrong ? markup`<p class="error" id="${asked.id}-error"><span class="unseen">Error:</span> ${wrong}</p>` : ''}
<input id="${asked.id}" name="${asked.id}" type="${asked.type ?? 'text'}" autocomplete="${asked.autocomplete}" value="${asked.value ?? ''}"
${asked.numeric ? markup` inputmode="numeric" class="short"` : ''}${told ? markup` aria-describedby="${told}"` : ''} spellcheck="false" autocapitalize="none"></div>`;
}

/** The page of a form; what is wrong stands at its top as well, and leads to its field. */
export function formPage(title: string, problem: Problem | undefined, body: Html): string {
  const summary = problem
    ? markup`<div class="summary" role="alert"><h2>There is a problem</h2><p>${problem.field ? markup`<a href="#${problem.field}">${problem.words}</a>` : problem.words}</p></div>`
    : '';
  return pageIn(localFrame, problem ? `Error: ${title}` : title, markup`<div class="column">${summary}${body}</div>`);
}
