import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { aPerson } from './builders.js';
import { recorded } from './loader.js';
import { Stage } from './stage.js';

export type Json = Record<string, unknown>;
type NoteAct = 'recordNote' | 'supersedeNote' | 'withdrawNote';

const ACTS: Readonly<Record<NoteAct, string>> = {
  recordNote: `mutation ($input: RecordNoteInput!) { recordNote(input: $input) { __typename ... on NoteRecorded { note { id seriesId version level body } toldLess { id } }
    ... on Refusal { code explanation } ... on LevelNeedsReason { floor } } }`,
  supersedeNote: `mutation ($input: SupersedeNoteInput!) { supersedeNote(input: $input) { __typename ... on NoteRecorded { note { id seriesId version changeReason } toldLess { id } }
    ... on Refusal { code explanation } ... on LevelNeedsReason { floor } ... on NoteNotCurrent { currentId } } }`,
  withdrawNote: `mutation ($input: WithdrawNoteInput!) { withdrawNote(input: $input) { __typename ... on NoteWithdrawn { note { id withdrawnAt withdrawnReason withdrawnBy { name } } stillRely { id } }
    ... on Refusal { code explanation } ... on NoteNotCurrent { currentId } } }`,
};
export const NOTE = `query ($id: UUID!) { note(id: $id) { id body supersededAt supersededById withdrawnAt versions { id version } person { name } author { name } unit { name }
  categoryLabel happenedTime expiresOn thirdParties { reference class } } }`;

/** A stage with three people, and notes written through the API by whoever plays. What was refused comes back as the error's extensions. */
export class NoteDesk {
  private constructor(
    readonly stage: Stage,
    /** Police, probation, prison and council work with Alder. */
    readonly alder: string,
    /** Only policeManager may open this one. */
    readonly restricted: string,
    /** Only the prison works with this one. */
    readonly theirs: string,
  ) {}

  static async open(parts: Parameters<typeof Stage.set>[0] = {}): Promise<NoteDesk> {
    const stage = await Stage.set(parts);
    const { policeManager, practitioner, prisonSecurity, prisonManager, housingOfficer } = stage.cast.players;
    const alder = aPerson().called('Alder', 'Reed');
    for (const member of [policeManager, practitioner, prisonSecurity, housingOfficer]) alder.knownTo(member);
    return new NoteDesk(
      stage,
      await alder.put(stage.cast),
      await aPerson().called('Yarrow', 'Stone').knownTo(policeManager).onlyFor(policeManager).put(stage.cast),
      await aPerson().called('Elder', 'Marsh').knownTo(prisonManager).put(stage.cast),
    );
  }

  record(player: Player, changes: Json = {}, more: Json = {}) {
    return this.act(player, 'recordNote', { note: this.input(changes), ...more });
  }
  supersede(player: Player, noteId: unknown, changes: Json = {}, changeReason = 'The search record says more') {
    return this.act(player, 'supersedeNote', { noteId, changeReason, note: this.input({ body: 'Two blades were found.', ...changes }) });
  }
  withdraw(player: Player, noteId: unknown, reason = 'It was about somebody else') {
    return this.act(player, 'withdrawNote', { noteId, reason });
  }
  async note(player: Player, id: unknown): Promise<Json | null> {
    return (await this.stage.as<{ note: Json | null }>(player, NOTE, { id: id as string })).data?.note ?? null;
  }
  rows<Row extends object = Json>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return recorded<Row>(this.stage.database.ownerUrl, sql, ...values);
  }
  async countNotes(): Promise<number> {
    return (await this.rows<{ n: number }>('select count(*)::int n from concordat.risk_note'))[0]?.n ?? 0;
  }

  private input(changes: Json): Json {
    const base = {
      personId: this.alder,
      category: 'WEAPON',
      level: 'HIGH',
      nature: 'FACT',
      happenedOn: '2026-01-05',
      basis: 'RECORD_SEEN',
    };
    return { ...base, body: 'A blade made from a tin lid was found in his cell.', ...changes };
  }
  private async act(player: Player, name: NoteAct, given: Json): Promise<Json & { note: Json }> {
    const answer = await this.stage.as<Record<string, Json>>(player, ACTS[name], { input: { key: randomUUID(), ...given } });
    if (answer.status >= 500) throw new Error(`${name} was answered ${answer.status}`);
    return (answer.data?.[name] ?? answer.errors?.[0]?.extensions ?? {}) as Json & { note: Json };
  }
}
