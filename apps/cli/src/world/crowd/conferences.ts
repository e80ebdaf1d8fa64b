import type { WorldAct } from '../world-acts.js';
import { DEMO_NOW } from './demo-clock.js';
import type { Case } from './people.js';

const CHAIR = { by: 'nerys-coldwell' } as const;
const AGENCIES = ['northshire-police', 'hmp-elmwick', 'millbrook-council', 'northshire-health'] as const;
const FEBRUARY = 'board-february';
const MARCH = 'board-march';
const BOARD = { title: 'Reducing reoffending board, Millbrook', place: 'Room 4, Millbrook Town Hall', agencies: AGENCIES } as const;
/** On an agenda: as many as such a board sees. */
const AT_ONCE = 18;

/**
 * A monthly board: that of February, held and minuted, and that of next week, with its agenda. The chair’s agency works with all of them;
 * the police, the prison, the council and health with some.
 */
export function conferences(cases: readonly Case[]): readonly WorldAct[] {
  const theirs = cases.filter(
    ({ person, region, leads }) => region === 'northshire' && adult(person.dateOfBirth) && leads.has('northshire-police'),
  );
  const [seen, next] = [theirs.slice(0, AT_ONCE), theirs.slice(AT_ONCE / 2, AT_ONCE / 2 + AT_ONCE)].map((some) =>
    some.map(({ person }) => person.id),
  );
  const [first = '', second = '', third = ''] = seen ?? [];
  const held = { ...CHAIR, conference: FEBRUARY };
  return [
    { act: 'callConference', at: '2027-01-28T10:00:00Z', ...CHAIR, id: FEBRUARY, ...BOARD, meetsAt: '2027-02-11T10:00:00Z' },
    { act: 'listOnAgenda', at: '2027-01-28T10:05:00Z', ...held, people: seen ?? [], why: 'Monthly review.' },
    { act: 'recordAttendance', at: '2027-02-11T10:02:00Z', ...held, agency: 'northshire-police', attendance: 'ATTENDED', who: 'Morgan Ashdown' },
    { act: 'recordAttendance', at: '2027-02-11T10:03:00Z', ...held, agency: 'hmp-elmwick', attendance: 'APOLOGIES', who: 'Offender management unit' },
    { act: 'minuteItem', at: '2027-02-11T10:10:00Z', ...held, about: first, kind: 'AGREED', words: 'Police and probation see him together once before the next board.' },
    { act: 'minuteItem', at: '2027-02-11T10:12:00Z', by: 'morgan-ashdown', conference: FEBRUARY, about: first, kind: 'DISSENT', words: 'The police would see him twice: he moved within the month.' },
    { act: 'minuteItem', at: '2027-02-11T10:21:00Z', ...held, about: second, kind: 'COHORT', value: 'FLEX', words: 'No burglary for a year, and he keeps his appointments.' },
    { act: 'minuteItem', at: '2027-02-11T10:30:00Z', ...held, about: third, kind: 'DESELECTED', words: 'He has moved to another region, which takes him over.' },
    { act: 'endConference', at: '2027-02-11T12:05:00Z', ...held, ending: 'HELD' },
    { act: 'callConference', at: '2027-03-01T10:00:00Z', ...CHAIR, id: MARCH, ...BOARD, meetsAt: '2027-03-18T10:00:00Z' },
    { act: 'listOnAgenda', at: '2027-03-01T10:05:00Z', ...CHAIR, conference: MARCH, people: next ?? [], why: 'Monthly review.' },
  ]; // prettier-ignore
}
const adult = (born: string): boolean => new Date(born).getTime() < DEMO_NOW.getTime() - 20 * 365.25 * 86_400_000;
