import { Invalid, refuse } from '@lib/kernel';

/** When somebody is told: as it comes, once a day with everything else of that day, or not by mail. My work shows it in any case. */
export const WHEN = ['AT_ONCE', 'DAILY', 'NEVER'] as const;
export type When = (typeof WHEN)[number];

/** Four groups, so that choosing is four presses: what interrupts, what is addressed to oneself, what is for one's unit, conferences. */
export const SORTS = ['URGENT', 'MINE', 'UNIT', 'MEETINGS'] as const;
export type Sort = (typeof SORTS)[number];

/** Kinds of work that are about a meeting. All else is told by whom it is addressed to. */
export const MEETING_KINDS = ['CONFERENCE_TO_PREPARE'] as const;

export const EARLIEST_HOUR = 5;
export const LATEST_HOUR = 20;

export interface Choices {
  readonly urgent: When;
  readonly mine: When;
  readonly unit: When;
  readonly meetings: When;
  readonly digestHour: number;
}
type Unsaid = { readonly [K in keyof Choices]?: Choices[K] | null };

/** What holds until an agency or a person says otherwise. */
export const USUAL: Choices = { urgent: 'AT_ONCE', mine: 'DAILY', unit: 'DAILY', meetings: 'DAILY', digestHour: 8 };

/** What holds for somebody. An agency cannot make its people be told of what interrupts later than at once: only they can. */
export function choicesOf(agency: Omit<Unsaid, 'urgent'>, person: Unsaid): Choices {
  return {
    urgent: person.urgent ?? USUAL.urgent,
    mine: person.mine ?? agency.mine ?? USUAL.mine,
    unit: person.unit ?? agency.unit ?? USUAL.unit,
    meetings: person.meetings ?? agency.meetings ?? USUAL.meetings,
    digestHour: person.digestHour ?? agency.digestHour ?? USUAL.digestHour,
  };
}

const BY_SORT = { URGENT: 'urgent', MINE: 'mine', UNIT: 'unit', MEETINGS: 'meetings' } as const satisfies Record<Sort, keyof Choices>;
export const whenFor = (choices: Choices, sort: Sort): When => choices[BY_SORT[sort]];

/** Throws Invalid with one message a field. */
export function soundChoices(asked: Readonly<Record<keyof Choices, unknown>>): Choices {
  const wrong: Record<string, string> = {};
  for (const field of ['urgent', 'mine', 'unit', 'meetings'] as const)
    if (!WHEN.some((one) => one === asked[field])) wrong[field] = 'Choose when you are told';
  const hour = asked.digestHour;
  if (typeof hour !== 'number' || !Number.isInteger(hour) || hour < EARLIEST_HOUR || hour > LATEST_HOUR)
    wrong['digestHour'] = `Choose an hour from ${EARLIEST_HOUR} to ${LATEST_HOUR}`;
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong);
  return asked as Choices;
}

/** A plain address with one @: what a mail server of an agency takes. Nothing in it can end a line or begin another header. */
const ADDRESS = /^[a-z0-9](?:[a-z0-9._'+-]{0,62}[a-z0-9])?@([a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?)$/;

/** Null where it may be kept: of one of the agency's domains, so that nothing is ever sent out of the agency. */
export function refusalOfAddress(address: string, domains: readonly string[]) {
  if (domains.length === 0) return refuse('NTF-01', 'Your agency has not said where mail of its people goes. Ask whoever looks after this service there.'); // prettier-ignore
  const domain = ADDRESS.exec(address)?.[1];
  if (domain === undefined || !domains.includes(domain)) {
    return refuse('NTF-02', `Enter an address of your agency, ending in ${domains.map((one) => `@${one}`).join(' or ')}`);
  }
  return null;
}
