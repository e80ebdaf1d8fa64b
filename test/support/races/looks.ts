import type { Lane } from './race-world.js';
import type { Asked } from './wire.js';

/** One way of seeing what was shared, or that the person is there at all; and how it is told that it was seen. */
export interface Look {
  readonly name: string;
  readonly ask: (lane: Lane) => Asked;
  readonly shows: (text: string, lane: Lane) => boolean;
  /** Whether it still shows something rightly when only the share has gone. */
  readonly ofPerson?: boolean;
}

const registered =
  (operationName: string, variables: (lane: Lane) => object) =>
  (lane: Lane): Asked => ({ token: lane.reader.token, operationName, variables: variables(lane) });
const written =
  (query: string, variables: (lane: Lane) => object) =>
  (lane: Lane): Asked => ({ token: lane.reader.token, query, variables: variables(lane) });
const content = (text: string, { canary }: Lane): boolean => text.includes(canary);
/** A lane has one share at a time that holds anything. */
const counted = (text: string): boolean => text.includes('"itemCount":1');

const NESTED = 'query N($id: UUID!) { person(id: $id) { received(first: 2) { items { items { body } } } } }';
/** A directive keeps it off the compiled path, so it is walked field by field. */
const WALKED = 'query W($id: UUID!) { person(id: $id) { received(first: 2) { items { itemCount items { body @include(if: true) } } } } }';
const COUNT = 'query C($id: UUID!) { share(id: $id) { itemCount gravest } }';

export const LOOKS: readonly Look[] = [
  { name: 'by id', ask: registered('Share', ({ share }) => ({ id: share })), shows: content },
  { name: 'list', ask: registered('CaseReceived', ({ person }) => ({ id: person })), shows: counted },
  { name: 'nested', ask: written(NESTED, ({ person }) => ({ id: person })), shows: content },
  { name: 'count', ask: written(COUNT, ({ share }) => ({ id: share })), shows: counted },
  { name: 'field by field', ask: written(WALKED, ({ person }) => ({ id: person })), shows: content },
  {
    name: 'search',
    ask: registered('FindPeople', ({ crn }) => ({ text: crn })),
    shows: (text, { person }) => text.includes(person),
    ofPerson: true,
  },
];
export const lookNamed = (name: string): Look => LOOKS.find((look) => look.name === name) as Look;
