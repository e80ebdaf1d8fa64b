import type { TrailPassage } from '../../api/answers/pictures.js';
import { TRAIL_KINDS } from '../record/trail-filter.js';
import { drawLanes, drawnTrail } from './lanes-view.js';

const police = { id: 'police', shortName: 'Police' };
const probation = { id: 'probation', shortName: 'Probation' };
let made = 0;
const entry = (kind: string, changes: Partial<TrailPassage> = {}): TrailPassage => ({ id: String((made += 1)), at: '2027-03-01T09:00:00Z', kind, outcome: null, categoryLabel: 'Weapon', level: 'HIGH', shareId: 's1', enquiryId: null, from: police, to: probation, ...changes }); // prettier-ignore
const drawn = (...entries: TrailPassage[]) => drawnTrail(entries, 'probation');
const only = (one: TrailPassage) => drawn(one).passages[0];

it('runs from the earliest to the latest, one’s own lane first', () => {
  const { lanes, passages } = drawn(entry('FIRST_SEEN', { at: '2027-03-02T09:00:00Z' }), entry('SENT'));
  expect(passages.map(({ form }) => form)).toEqual(['SENT', 'OPENED']);
  expect(lanes.map(({ name }) => name)).toEqual(['Probation', 'Police']);
});

it.each([
  ['SENT', 'SENT', 'police', 'probation', 'Police told Probation: Weapon (high)'],
  ['RECEIVED', 'SENT', 'police', 'probation', 'Police told Probation: Weapon (high)'],
  ['FIRST_SEEN', 'OPENED', 'probation', null, 'Probation opened what Police sent'],
  ['ACKNOWLEDGED', 'ANSWERED', 'probation', 'police', 'Probation acknowledged it to Police'],
  ['ASKED', 'ASKED', 'police', 'probation', 'Police asked Probation questions'],
  ['REPLIED', 'ANSWERED', 'police', 'probation', 'Police answered Probation'],
  ['REVOKED', 'REVOKED', 'police', 'probation', 'Police took back what it had sent Probation'],
  ['DECIDED_NOT_TO_SHARE', 'KEPT', 'police', 'probation', 'Police did not tell Probation: Weapon (high)'],
  ['ENDORSED', 'OTHER', 'police', null, 'Police: withholding endorsed'],
])('%s is drawn from whoever did it to whom', (kind, form, from, to, words) => {
  expect(only(entry(kind))).toMatchObject({ form, from, to, words });
});

it('what both ends tell is drawn once; two things in one minute are two', () => {
  expect(drawn(entry('RECEIVED'), entry('SENT')).passages).toHaveLength(1);
  expect(drawn(entry('RECEIVED'), entry('SENT', { shareId: 's2' })).passages).toHaveLength(2);
  expect(drawn(entry('NOTE_RECORDED', { shareId: null }), entry('NOTE_RECORDED', { shareId: null })).passages).toHaveLength(2);
});

it('two answers to one enquiry that were kept back are two', () => {
  const kept = (): TrailPassage => entry('DECIDED_NOT_TO_SHARE', { shareId: null, enquiryId: 'e1' });
  expect(drawn(kept(), kept()).passages).toHaveLength(2);
});

it('every kind of the trail is drawn', () => {
  const svg = String(drawLanes(drawn(...TRAIL_KINDS.map((kind) => entry(kind, { shareId: null })))));
  expect(svg.match(/class="app-passage /g)).toHaveLength(TRAIL_KINDS.length);
});

it('in part, several and to nobody known are said', () => {
  expect(only(entry('SENT', { outcome: 'SHARED_IN_PART' }))?.words).toBe('Police told Probation: Weapon, in part (high)');
  expect(only(entry('SENT', { categoryLabel: null, level: null }))?.words).toBe('Police told Probation: several items');
  expect(only(entry('SENT', { to: null }))?.words).toBe('Police told another agency: Weapon (high)');
});
