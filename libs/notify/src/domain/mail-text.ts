import type { Sort } from './choices.js';

/** One thing to tell: its sort and where it is read. Nothing else of it is known where mail is written, so nothing else can get in. */
export interface Thing {
  readonly sort: Sort;
  readonly path: string;
}
export interface MailText {
  readonly subject: string;
  readonly body: string;
}

const COUNTED: Readonly<Record<Sort, string>> = {
  URGENT: 'That cannot wait',
  MINE: 'For you',
  UNIT: 'For your unit',
  MEETINGS: 'About a conference',
};

/**
 * That there is something, where, and a reference by which to speak of this mail. Never whom it is about, what it says, who sent it or what
 * sort of work it is: mail is read over shoulders, forwarded and kept where nobody here can see who opens it.
 */
export function mailText(
  things: readonly Thing[],
  { reference, portal }: { readonly reference: string; readonly portal: string },
): MailText {
  const urgent = things.some(({ sort }) => sort === 'URGENT');
  const [only] = things;
  const many = things.length > 1;
  const what = many ? `${things.length} things` : 'something';
  const counts = (Object.keys(COUNTED) as Sort[]).flatMap((sort) => {
    const count = things.filter((one) => one.sort === sort).length;
    return many && count > 0 ? [`${COUNTED[sort]}: ${count}`] : [];
  });
  const lines = [
    `There ${many ? 'are' : 'is'} ${what} for you in Concordat${urgent ? ` ${many ? 'and not all of it can wait' : 'that cannot wait'}` : ''}.`,
    ...(counts.length > 0 ? ['', ...counts] : []),
    '',
    `Sign in to read ${many ? 'them' : 'it'}: ${portal}${many || !only ? '/' : only.path}`,
    `Reference of this message: ${reference}`,
    '',
    'What it is about is never said in a message. Nobody reads replies.',
    `Choose when you are told: ${portal}/notifications`,
    '',
  ];
  return { subject: `${urgent ? 'Cannot wait: ' : ''}${what} for you in Concordat`.replace(/^s/, 'S'), body: lines.join('\n') };
}
