import { asLoader } from '../loader.js';
import { type By, contradictionOf, enquiryToAnswer, extractOf, publishAnySet, versionOf } from '../sound-enquiries.js';
import type { Stage } from '../stage.js';
import type { Case, State } from './cases.js';
import type { Principal } from './principals.js';
import { type Kind, opens, readsShare, type Thing, worksWithCases } from './things.js';

const made = (kind: Kind, state: State, id: string, readableBy: Thing['readableBy']): Thing => ({ kind, state, id, readableBy });
const GOVERNS = 'INFORMATION_GOVERNANCE_OFFICER';
const audits = (who: Principal): boolean => who.signedIn && who.roles.some((role) => [GOVERNS, 'SHARING_AUDITOR'].includes(role));
/** What the acts on them are sent with: the number that stands for the answers as they were checked, and a draft's own questions. */
export interface EnquiryKit {
  readonly seen: string;
  readonly questions: string;
}

/** To whoever the case's share went, whoever sent it puts questions: one enquiry a case, and what each side keeps about it. */
export async function enquiryThings(
  stage: Stage,
  cases: readonly Case[],
  ended: Readonly<Record<'expired' | 'in transition', string>>,
): Promise<{ things: Thing[]; kit: EnquiryKit }> {
  const things: Thing[] = [];
  const { players, agencies } = stage.cast;
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await publishAnySet(insert, Object.values(agencies), [players.policeGovernor.staffId, players.policeAuditor.staffId]);
    for (const one of cases) {
      const { state, holder, to, personId } = one;
      const from: By = { agencyId: holder.agencyId, unitId: holder.unitIds[0] ?? '', staffId: holder.staffId };
      const answerer = Object.values(players).find(({ agencyId, unitId }) => agencyId === to.agencyId && unitId !== '') as By;
      const agreementId = state === 'expired' || state === 'in transition' ? ended[state] : null;
      const asking = { from, to: answerer, addressed: to, personId, agreementId, more: over(state, holder, answerer) };
      const id = await enquiryToAnswer(insert, asking);
      things.push({ ...made('enquiry', state, id, (who) => readsShare(who, one)), of: one });
      for (const agencyId of new Set([holder.agencyId, to.agencyId])) {
        const own = (who: Principal): boolean => worksWithCases(who) && who.agencyId === agencyId && opens(who, one);
        things.push({ ...made('contradiction', state, await contradictionOf(insert, agencyId, personId, id), own), of: one });
      }
    }
  });
  const { sets, questions } = await questionSets(stage);
  return { things: [...things, ...sets, ...(await extracts(stage))], kit: { questions, seen: await seen(stage, things) } };
}

/** What ends a share another way ends a case's enquiry too: where the share was taken back it is closed, where the note went it is declined. */
function over(state: State, asker: Principal, answerer: By): Readonly<Record<string, unknown>> {
  const at = '2026-03-01T09:00:00Z';
  if (state === 'revoked') return { closed_at: at, closed_by: asker.staffId, closed_words: 'No longer needed' };
  return state === 'withdrawn' ? { declined_at: at, declined_by: answerer.staffId, declined_code: 'NOT_OUR_CASE' } : {};
}

/** Published, it is read by everybody of the agency; until then by those who answer for it. */
async function questionSets({ cast, database }: Stage): Promise<{ sets: Thing[]; questions: string }> {
  const { policeManager, hillsideManager, practitioner, policeSupervisor } = cast.players;
  const all: readonly [State, string, By][] = [
    ['own', 'DRAFT', hillsideManager],
    ['in transition', 'PROPOSED', policeManager],
    ['received', 'PUBLISHED', policeManager],
    ['withdrawn', 'RETIRED', policeManager],
    ['revoked', 'TAKEN_BACK', policeManager],
    ['other agency', 'DRAFT', practitioner],
    ['same agency, other unit', 'PROPOSED', hillsideManager],
    ['restricted', 'PUBLISHED', practitioner],
  ];
  const sets: Thing[] = [];
  let questions = '';
  await asLoader(database.ownerUrl, async (insert) => {
    for (const [state, version, by] of all) {
      const put = await versionOf(insert, version, by, policeSupervisor.staffId);
      if (state === 'own') ({ questions } = put);
      const open = ['PUBLISHED', 'RETIRED'].includes(version);
      sets.push(made('question set', state, put.id, (who) => who.signedIn && who.agencyId === by.agencyId && (open || audits(who))));
    }
  });
  return { sets, questions };
}

async function extracts({ cast, database }: Stage): Promise<Thing[]> {
  const all = [
    ['own', cast.players.policeManager],
    ['other agency', cast.players.practitioner],
  ] as const;
  const things: Thing[] = [];
  await asLoader(database.ownerUrl, async (insert) => {
    for (const [state, by] of all)
      things.push(made('extract', state, await extractOf(insert, by), (who) => audits(who) && who.agencyId === by.agencyId));
  });
  return things;
}

/** The same for all of them: they are begun alike. */
async function seen({ api, cast }: Stage, things: readonly Thing[]): Promise<string> {
  const id = things.find(({ kind, state }) => kind === 'enquiry' && state === 'received')?.id;
  const body = { query: 'query ($id: UUID!) { answering(enquiryId: $id) { seen } }', variables: { id } };
  const { data } = await api.post<{ answering: { seen: number } | null }>(JSON.stringify(body), cast.players.policeManager.token);
  if (!data?.answering) throw new Error('nobody may answer what was asked');
  return String(data.answering.seen);
}
