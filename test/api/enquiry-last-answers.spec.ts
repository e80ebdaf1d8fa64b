import { answered, EnquiryDesk, instead } from '../support/enquiry-desk.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let desk: EnquiryDesk;
beforeAll(async () => {
  desk = await EnquiryDesk.open();
});
afterAll(() => desk?.sharing.stage.strike());

const UNIFORM = 'No further answer through this portal; contact the duty desk.';
const CONSIDER = `query ($input: ConsiderEnquiryInput!) { considerEnquiry(input: $input) { groups { questions { question { code }
  last { state text asAt answeredAt reference enquiryId } } } } }`;
interface Considered {
  readonly considerEnquiry: { readonly groups: readonly { questions: readonly { question: { code: string }; last: Json | null }[] }[] };
}
/** What the police read beside each question before they ask probation again. */
const lasts = async (personId: string): Promise<Record<string, Json>> => {
  const recipient = { agencyId: desk.sharing.stage.cast.agencies.probation };
  const { data } = await desk.sharing.stage.as<Considered>('policeManager', CONSIDER, {
    input: { personId, setCode: 'small-set', recipient },
  });
  const all = data?.considerEnquiry.groups.flatMap(({ questions }) => questions) ?? [];
  return Object.fromEntries(all.flatMap(({ question, last }) => (last ? [[question.code, last]] : [])));
};
const sharesOf = async (done: Json): Promise<string[]> => (done['shares'] as { id: string }[]).map(({ id }) => id);
const withheld = { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'It would point to who told us' };
const whole = (more: readonly Json[]): Json[] => {
  const usual = [
    answered('harm', { overall: 'MEDIUM' }), answered('document', { different: 'false' }), instead('plan', 'NOT_KNOWN'),
    answered('contact', { said: 'On Tuesdays.' }), answered('weapon', { held: 'false' }), answered('last', { declared: 'NONE_HELD' }),
  ]; // prettier-ignore
  return usual.map((one) => more.find((other) => other['questionCode'] === one['questionCode']) ?? one);
};

describe('last time’s answers, as whoever asked reads them', () => {
  test('are what came, once the share was opened; what is withheld and what is not given here read alike', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId });
    const kept = [instead('contact', 'WITHHELD', withheld), instead('weapon', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' })];
    const done = await desk.sent(id, whole(kept));
    expect(done).toMatchObject({ __typename: 'AnswersSent' });
    expect(Object.keys(await lasts(personId)).sort()).toEqual(['contact', 'weapon']);
    for (const share of await sharesOf(done)) await desk.sharing.open('policeManager', share);
    const found = await lasts(personId);
    expect(Object.keys(found).sort()).toEqual(['contact', 'document', 'harm', 'last', 'plan', 'weapon']);
    expect(found['harm']).toMatchObject({ state: 'ANSWERED', asAt: '2026-01-05', enquiryId: id });
    expect(found['harm']?.['text']).toContain('medium');
    expect(found['plan']).toMatchObject({ state: 'NOT_KNOWN', asAt: null });
    const alike = ({ state, text, asAt, answeredAt, reference, enquiryId }: Json) => ({
      state,
      text,
      asAt,
      answeredAt,
      reference,
      enquiryId,
    });
    expect(alike(found['contact']!)).toEqual(alike(found['weapon']!));
    expect(found['contact']).toMatchObject({ state: 'NO_FURTHER_ANSWER', text: UNIFORM, asAt: null });
    expect(JSON.stringify(found)).not.toMatch(/WITHHELD|point to who told us|SPOKEN/);
  });

  test('are the newest of several enquiries, by question; what was taken back is gone', async () => {
    const personId = await desk.sharing.person();
    const first = await desk.asked({ personId });
    const before = await desk.sent(first, whole([]));
    for (const share of await sharesOf(before)) await desk.sharing.open('policeManager', share);
    const second = await desk.asked({ personId, why: 'He has moved' });
    const after = await desk.sent(second, whole([answered('harm', { overall: 'HIGH' })]));
    expect(after).toMatchObject({ __typename: 'AnswersSent' });
    // Not opened yet: what stands is still what was read the first time.
    expect((await lasts(personId))['harm']).toMatchObject({ enquiryId: first });
    for (const share of await sharesOf(after)) await desk.sharing.open('policeManager', share);
    expect((await lasts(personId))['harm']).toMatchObject({ enquiryId: second });
    for (const share of await sharesOf(after)) await desk.sharing.revoke('practitioner', share, 'It was about somebody else');
    expect((await lasts(personId))['harm']).toMatchObject({ enquiryId: second, state: 'NO_FURTHER_ANSWER', text: UNIFORM });
  });
});
