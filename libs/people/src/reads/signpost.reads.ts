import { link, readRoot } from '@lib/platform';

/** Entries of the directory, and nothing else: which desks is the database's own rule, and no column of any record is in the answer. */
export const signpostRoot = readRoot(
  'signpost',
  link.many('Unit', {
    where: ({ self, args }) => [`${self}.id in (select concordat.signpost(${args.value('text')}, ${args.value('bornOn')}))`],
    order: [
      link.asc((self) => `(select a.name from concordat.agency a where a.id = ${self}.agency_id)`, 'text'),
      link.asc('name', 'text'),
      link.asc('id', 'uuid'),
    ],
  }),
  { act: 'SEARCH', details: ['text', 'bornOn'] },
);

/** One desk of the directory, to ask it something. */
export const dutyDeskRoot = readRoot(
  'dutyDesk',
  link.one('Unit', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'NOT_LOGGED' },
);
