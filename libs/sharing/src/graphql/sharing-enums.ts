import { registerEnumType } from '@nestjs/graphql';

/** The domain's words, as the schema names them. */
export const OutcomeType = {
  SHARED: 'SHARED',
  SHARED_IN_PART: 'SHARED_IN_PART',
  WITHHELD: 'WITHHELD',
  DEFERRED: 'DEFERRED',
  NOT_RELEVANT: 'NOT_RELEVANT',
} as const;
export const ShareModeType = { ROUTINE: 'ROUTINE', URGENT: 'URGENT', AFTERWARDS: 'AFTERWARDS' } as const;
export const ToldHowType = { PORTAL: 'PORTAL', TELEPHONE: 'TELEPHONE', MEETING: 'MEETING', EMAIL: 'EMAIL', LETTER: 'LETTER' } as const;

export const ItemKindType = { NOTE: 'NOTE', ANSWER: 'ANSWER' } as const;

registerEnumType(ItemKindType, {
  name: 'ItemKind',
  description: 'What is decided about and sent.',
  valuesMap: { NOTE: { description: 'A risk note.' }, ANSWER: { description: 'An answer to a question that the recipient asked.' } },
});
registerEnumType(OutcomeType, {
  name: 'Outcome',
  description: 'What was decided about one item towards one recipient.',
  valuesMap: {
    SHARED: { description: 'Sent as it stands.' },
    SHARED_IN_PART: { description: 'Sent with parts cut; the text that went is frozen and the original stays beside it.' },
    WITHHELD: { description: 'Not sent, for a reason, until a review date.' },
    DEFERRED: { description: 'Not decided yet: to be decided by an instant.' },
    NOT_RELEVANT: { description: 'Not sent because it has nothing to do with the recipient’s work.' },
  },
});
registerEnumType(ShareModeType, {
  name: 'ShareMode',
  description: 'How a set of decisions came about.',
  valuesMap: {
    ROUTINE: { description: 'Everything graver is decided first; a sharing agreement must be in force.' },
    URGENT: { description: 'Sent at once; what is graver becomes a task. Needs a lawful gateway, never an agreement.' },
    AFTERWARDS: { description: 'Already told by telephone, at a meeting or in writing, and recorded now.' },
  },
});
registerEnumType(ToldHowType, {
  name: 'ToldHow',
  description: 'By which way the recipient was told.',
  valuesMap: {
    PORTAL: { description: 'Through this service.' },
    TELEPHONE: { description: 'By telephone.' },
    MEETING: { description: 'At a meeting.' },
    EMAIL: { description: 'By e-mail.' },
    LETTER: { description: 'By letter.' },
  },
});
