import { randomUUID } from 'node:crypto';
import type { Member } from '../actors.js';
import { aNote, anAgreement, aPerson } from '../builders.js';
import { asOwner } from '../database.js';
import { asLoader, recorded } from '../loader.js';
import type { Json } from '../sharing-desk.js';
import type { Stage } from '../stage.js';
import type { Principal } from './principals.js';

/** How a thing stands to the police, whose matrix this is. Every kind of thing is made in each of them where it can be. */
export const STATES = [
  'own',
  'same agency, other unit',
  'other agency',
  'received',
  'received by name',
  'received by another unit',
  'revoked',
  'expired',
  'in transition',
  'withdrawn',
  'restricted',
  'a child’s',
] as const;
export type State = (typeof STATES)[number];

interface Told {
  readonly state: State;
  readonly holder: string;
  /** Whose agencies work with the person, besides the holder's. */
  readonly knownTo: readonly string[];
  readonly to: { readonly agencyOf: string; readonly unitOf?: string; readonly staffOf?: string };
}
/** One person a state, and everything about them: whatever is asked of a case, what stands around it is in the same state. */
const TOLD: readonly Told[] = [
  {
    state: 'own',
    holder: 'policeManager',
    knownTo: ['practitioner', 'prisonSecurity', 'housingOfficer'],
    to: { agencyOf: 'practitioner' },
  },
  { state: 'same agency, other unit', holder: 'hillsideManager', knownTo: ['practitioner'], to: { agencyOf: 'practitioner' } },
  { state: 'other agency', holder: 'prisonSecurity', knownTo: ['housingOfficer'], to: { agencyOf: 'housingOfficer' } },
  { state: 'received', holder: 'practitioner', knownTo: ['policeManager'], to: { agencyOf: 'policeManager' } },
  { state: 'received by name', holder: 'practitioner', knownTo: [], to: { agencyOf: 'policeManager', staffOf: 'policeNamed' } },
  { state: 'received by another unit', holder: 'practitioner', knownTo: [], to: { agencyOf: 'policeManager', unitOf: 'hillsideManager' } },
  { state: 'revoked', holder: 'practitioner', knownTo: [], to: { agencyOf: 'policeManager' } },
  { state: 'expired', holder: 'practitioner', knownTo: [], to: { agencyOf: 'policeManager' } },
  { state: 'in transition', holder: 'practitioner', knownTo: [], to: { agencyOf: 'policeManager' } },
  { state: 'withdrawn', holder: 'practitioner', knownTo: ['policeManager'], to: { agencyOf: 'policeManager' } },
  { state: 'restricted', holder: 'policeListed', knownTo: ['practitioner'], to: { agencyOf: 'practitioner' } },
  { state: 'a child’s', holder: 'policeManager', knownTo: ['practitioner'], to: { agencyOf: 'practitioner' } },
];

/** A case as the seed knows it. */
export interface Case {
  readonly state: State;
  readonly holder: Principal;
  /** Agencies that have ever worked with the person or been sent something about them. */
  readonly sight: readonly string[];
  readonly to: { readonly agencyId: string; readonly unitId?: string; readonly staffId?: string };
  readonly personId: string;
  readonly slight: string;
  readonly grave: string;
  readonly shareId: string;
  readonly setId: string;
  readonly decisionId: string;
  readonly draftId: string;
  readonly workId: string;
  readonly thirdPartyId: string;
}

export class CaseMaker {
  constructor(
    private readonly stage: Stage,
    private readonly principals: ReadonlyMap<string, Principal>,
  ) {}

  async all(): Promise<Case[]> {
    const made: Case[] = [];
    for (const told of TOLD) made.push(await this.make(told));
    return made;
  }

  private who(name: string): Principal {
    const found = this.principals.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  private async make({ state, holder, knownTo, to }: Told): Promise<Case> {
    const { cast } = this.stage;
    const by = this.who(holder);
    const person = aPerson().called('Rowan', `Case ${state}`);
    for (const name of [holder, ...knownTo]) person.knownTo(asMember(this.who(name)));
    if (state === 'restricted') person.onlyFor(asMember(by));
    person.notFor(asMember(this.who('policeExcluded')));
    const personId = await person.put(cast);
    const note = () => aNote().heldBy(asMember(by)).about(personId).recordedAt('2026-02-01T09:00:00Z');
    const [slight, grave] = [await note().slight().put(cast), await note().grave().put(cast)];
    const agencyId = this.who(to.agencyOf).agencyId;
    const unitId = to.unitOf && this.who(to.unitOf).unitIds[0];
    const staffId = to.staffOf && this.who(to.staffOf).staffId;
    const recipient = { agencyId, ...(unitId ? { unitId } : {}), ...(staffId ? { staffId } : {}) };
    const thirdPartyId = randomUUID();
    const workId = randomUUID();
    await asLoader(cast.ownerUrl, async (insert) => {
      const row = { agency_id: by.agencyId, person_id: personId };
      await insert('third_party', { ...row, id: thirdPartyId, reference: `Third party ${state}`, class: 'PARTNER' });
      const raised = { unit_id: by.unitIds[0], kind: 'NOT_FOR_US', summary: 'Returned', dedupe_key: workId };
      await insert('work_item', { ...row, id: workId, ...raised });
    });
    const kept = await this.act(by, 'SaveDraft', 'saveDraft', { input: { personId, kind: 'SHARE', content: '{"step":1}' } });
    for (const reference of ['INT 27/104', 'INT 27/105']) await this.held(by, personId, reference);
    const decided = await this.decide(by, personId, recipient, [slight, grave]);
    const sight = [...new Set([holder, ...knownTo].map((name) => this.who(name).agencyId).concat(agencyId))];
    const ids = { draftId: String((kept['draft'] as Json)['id']), workId, thirdPartyId };
    return { state, holder: by, sight, to: recipient, personId, slight, grave, ...decided, ...ids };
  }

  private async held(by: Principal, personId: string, ownReference: string): Promise<void> {
    const reviewBy = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    const considered = { consideredOn: '2026-02-01', consideredByRole: 'Desk officer', ownReference, reviewBy };
    await this.act(by, 'RecordHeldElsewhere', 'recordHeldElsewhere', {
      input: { key: randomUUID(), personId, unitId: by.unitIds[0], ...considered },
    });
  }

  /** The slight note goes, the grave one is withheld and waits for somebody to endorse it. */
  private async decide(by: Principal, personId: string, recipient: object, [slight, grave]: [string, string]) {
    const said = 'It would show who told us';
    const withheld = { noteIds: [grave], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: said };
    const items = [{ noteIds: [slight], outcome: 'SHARED' }, withheld];
    const recipients = [{ recipient, items, whyNeeded: 'They see the person each week' }];
    const done = await this.act(by, 'DecideSharing', 'decideSharing', {
      input: { key: randomUUID(), personId, mode: 'ROUTINE', recipients },
    });
    const [share] = (done['shares'] ?? []) as { id: string }[];
    const { database } = this.stage;
    const [decision] = await recorded<{ id: string }>(database.ownerUrl, 'select id from concordat.decision where note_id = $1', grave);
    if (!share || !decision) throw new Error(`not decided: ${JSON.stringify(done)}`);
    return { shareId: share.id, setId: String((done['set'] as Json)['id']), decisionId: decision.id };
  }

  async act(by: Principal, operationName: string, field: string, variables: object): Promise<Json> {
    const answer = await this.stage.api.post<Record<string, Json>>(JSON.stringify({ operationName, variables }), by.token);
    const done = answer.data?.[field];
    if (!done || 'code' in done) throw new Error(`${operationName} as ${by.name}: ${answer.text}`);
    return done;
  }
}

const asMember = ({ staffId, agencyId, unitIds, token }: Principal): Member => ({
  staffId,
  agencyId,
  unitId: unitIds[0] ?? '',
  unitIds,
  roles: [],
  token: token ?? '',
  signInId: '',
  agencyKind: '',
});

/** Nobody’s case of a child opens until an agreement names children. */
async function makeChild(stage: Stage, { personId }: Case): Promise<void> {
  const fifteen = new Date(Date.now() - 15 * 365.25 * 86_400_000).toISOString().slice(0, 10);
  await recorded(stage.database.ownerUrl, 'update concordat.person set date_of_birth = $1 where id = $2', fifteen, personId);
}

/** What became of them afterwards: taken back, outlived by their agreement, withdrawn. Not by acts, since no act can go back in time. */
export async function ageCases(
  stage: Stage,
  maker: CaseMaker,
  cases: readonly Case[],
): Promise<Record<'expired' | 'in transition', string>> {
  const { cast, database } = stage;
  const of = (state: State): Case => cases.find((one) => one.state === state) as Case;
  const revoked = of('revoked');
  await maker.act(revoked.holder, 'RevokeShare', 'revokeShare', {
    input: { key: randomUUID(), shareId: revoked.shareId, reason: 'It went to the wrong force' },
  });
  const withdrawn = of('withdrawn');
  await maker.act(withdrawn.holder, 'WithdrawNote', 'withdrawNote', {
    input: { key: randomUUID(), noteId: withdrawn.slight, reason: 'It is about somebody else' },
  });
  const parties = [cast.players.policeManager, cast.players.practitioner];
  const ended = (days: number) => ({ ends_at: new Date(Date.now() - days * 86_400_000).toISOString(), transition_days: 30 });
  const agreements = { expired: await anAgreement(cast, parties, ended(31)), 'in transition': await anAgreement(cast, parties, ended(1)) };
  for (const state of ['expired', 'in transition'] as const) {
    await asOwner(database.ownerUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query('update concordat.share set agreement_id = $1 where id = $2', [agreements[state], of(state).shareId]);
    });
  }
  await makeChild(stage, of('a child’s'));
  return agreements;
}
