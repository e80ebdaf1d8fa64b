import type { TrailEntry } from '../../api/answers/oversight.js';
import type { Policy } from '../../view/policy-words.js';
import { TRAIL_KINDS } from './trail-filter.js';
import { trailLine } from './trail-sentences.js';

const policy = {
  reasons: [{ outcome: 'WITHHELD', code: 'LEGAL_ADVICE', label: 'It is legal advice', selfExplaining: true }],
} as unknown as Policy;
const entry = (given: Partial<TrailEntry>) =>
  ({
    kind: 'SENT',
    outcome: 'SHARED',
    categoryLabel: 'Address',
    reference: 'CON-1',
    setId: 'set',
    shareId: 'share',
    noteId: 'note',
    reasonCode: null,
    staff: { name: 'A. Writer' },
    unit: { name: 'Unit 7' },
    from: { shortName: 'Probation' },
    to: { shortName: 'Police' },
    toUnit: { name: 'Riverside' },
    toStaff: null,
    ...given,
  }) as TrailEntry;

describe('a sentence for each entry of the sharing record', () => {
  it.each([
    [{}, 'A. Writer shared “Address” with Riverside, Police.'],
    [{ outcome: 'SHARED_IN_PART' as const }, 'A. Writer shared part of “Address” with Riverside, Police.'],
    [{ kind: 'DECIDED_NOT_TO_SHARE', outcome: 'WITHHELD' as const }, 'A. Writer withheld “Address” from Riverside, Police.'],
    [
      { kind: 'DECIDED_NOT_TO_SHARE', outcome: 'DEFERRED' as const },
      'A. Writer put off deciding whether to tell Riverside, Police about “Address”.',
    ],
    [
      { kind: 'DECIDED_NOT_TO_SHARE', outcome: 'NOT_RELEVANT' as const },
      'A. Writer decided that “Address” is not relevant to Riverside, Police.',
    ],
    [{ kind: 'FIRST_SEEN', staff: { name: 'B. Reader' } }, 'B. Reader (Police) first opened what Probation sent.'],
    [{ kind: 'NOTE_RECORDED', to: null, toUnit: null }, 'A. Writer recorded a note: “Address”.'],
  ])('%o', (given, sentence) => expect(trailLine(entry(given), policy).sentence).toBe(sentence));

  it('has one for every kind there is', () => {
    for (const kind of TRAIL_KINDS) expect(trailLine(entry({ kind }), policy).sentence).toMatch(/^[A-Z].+\.$/);
  });

  it('leads to the receipt, to what was received, or to the note', () => {
    const href = (given: Partial<TrailEntry>) => trailLine(entry(given), policy).href;
    expect(href({})).toBe('/receipts/set');
    expect(href({ kind: 'RECEIVED' })).toBe('/received/share');
    expect(href({ setId: null })).toBe('/shares/share');
    expect(href({ setId: null, shareId: null })).toBe('/notes/note');
  });

  it('says the reason in the policy’s words', () => {
    expect(trailLine(entry({ outcome: 'WITHHELD', reasonCode: 'LEGAL_ADVICE' }), policy).reason).toBe('It is legal advice');
  });
});
