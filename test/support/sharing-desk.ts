import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import type { Answer } from './api.js';
import { aNote, anAgreement, aPerson, type NoteBuilder } from './builders.js';
import { recorded } from './loader.js';
import { type Manner, Stage } from './stage.js';

export type Json = Record<string, unknown>;
type Told = Json & { __typename?: string; code?: string };

/**
 * A stage where police, probation and prison have an agreement and work with Alder; the council works with Alder without one. Every act
 * goes over HTTP by its registered operation, as the portal sends it. What was refused at the door comes back as its extensions.
 */
export class SharingDesk {
  private constructor(
    readonly stage: Stage,
    readonly alder: string,
    readonly agreement: string,
  ) {}

  static async open(manner?: Manner): Promise<SharingDesk> {
    const stage = await Stage.set({}, manner);
    const { policeManager, practitioner, prisonSecurity, housingOfficer } = stage.cast.players;
    const alder = aPerson().called('Alder', 'Reed').known({ crn: 'X900001' });
    for (const member of [policeManager, practitioner, prisonSecurity, housingOfficer]) alder.knownTo(member);
    const agreement = await anAgreement(stage.cast, [policeManager, practitioner, prisonSecurity]);
    return new SharingDesk(stage, await alder.put(stage.cast), agreement);
  }

  /** Another person whom the same four agencies work with, so that one test's notes are not another's. */
  person(): Promise<string> {
    const { policeManager, practitioner, prisonSecurity, housingOfficer } = this.stage.cast.players;
    const person = aPerson().called('Rowan', 'Field');
    for (const member of [policeManager, practitioner, prisonSecurity, housingOfficer]) person.knownTo(member);
    return person.put(this.stage.cast);
  }

  note(player: Player, personId: string, build: (note: NoteBuilder) => NoteBuilder = (note) => note): Promise<string> {
    const note = aNote().heldBy(this.stage.cast.players[player]).about(personId).recordedAt('2026-02-01T09:00:00Z');
    return build(note).put(this.stage.cast);
  }

  async raw<Data = Json>(player: Player, operationName: string, variables: object = {}): Promise<Answer<Data>> {
    return this.stage.api.post<Data>(JSON.stringify({ operationName, variables }), this.stage.cast.players[player].token);
  }

  /** The data, or the extensions of the first error; never a 5xx. */
  async ask<Data = Json>(player: Player, operationName: string, variables: object = {}): Promise<Data> {
    const answer = await this.raw<Data>(player, operationName, variables);
    if (answer.status >= 500) throw new Error(`${operationName} as ${player}: ${answer.status} ${answer.text}`);
    return (answer.errors?.[0]?.extensions ?? answer.data) as Data;
  }

  /** Whoever is told to try again sends the same with the same key, as a client should: a machine may stand still for two seconds. */
  private async act(player: Player, operation: string, field: string, input: Json, patience = 5): Promise<Told> {
    const sent = { input: { key: randomUUID(), ...input } };
    let answer: Json = await this.ask(player, operation, sent);
    for (let again = 0; answer['code'] === 'TRY_AGAIN' && again < patience; again += 1) answer = await this.ask(player, operation, sent);
    return (answer[field] ?? answer) as Told;
  }
  decide(player: Player, input: Json): Promise<Told> {
    return this.act(player, 'DecideSharing', 'decideSharing', { mode: 'ROUTINE', ...input });
  }
  urgently(player: Player, input: Json): Promise<Told> {
    return this.act(player, 'ShareUrgently', 'shareUrgently', { whyNow: 'He is at her door now', gateway: 'VITAL_INTERESTS', ...input });
  }
  async open(player: Player, id: unknown): Promise<Json | null> {
    const answer = await this.ask(player, 'OpenShare', { id });
    return 'openShare' in answer ? (answer['openShare'] as Json | null) : answer;
  }
  acknowledge(player: Player, shareId: unknown, words?: string, key: string = randomUUID()): Promise<Told> {
    return this.act(player, 'AcknowledgeShare', 'acknowledgeShare', { key, shareId, ...(words === undefined ? {} : { words }) });
  }
  giveBack(player: Player, shareId: unknown, reason: string): Promise<Told> {
    return this.act(player, 'ReturnShare', 'returnShare', { shareId, reason });
  }
  revoke(player: Player, shareId: unknown, reason = 'It went to the wrong force'): Promise<Told> {
    return this.act(player, 'RevokeShare', 'revokeShare', { shareId, reason });
  }
  endorse(player: Player, decisionId: unknown, endorse: boolean, words?: string): Promise<Told> {
    return this.act(player, 'EndorseWithholding', 'endorseWithholding', { decisionId, endorse, ...(words === undefined ? {} : { words }) });
  }
  other(player: Player, operation: string, input: Json, patience?: number): Promise<Told> {
    return this.act(player, operation, operation.charAt(0).toLowerCase() + operation.slice(1), input, patience);
  }

  /** A routine share of these notes with the agency of the other player, all of them, nothing withheld. */
  async shared(player: Player, to: Player, personId: string, noteIds: readonly string[], more: Json = {}): Promise<string> {
    const done = await this.decide(player, { personId, recipients: [this.to(to, [{ noteIds, outcome: 'SHARED' }], more)] });
    const [share] = (done['shares'] ?? []) as { id: string }[];
    if (!share) throw new Error(`not shared: ${JSON.stringify(done)}`);
    return share.id;
  }
  to(player: Player, items: readonly Json[], more: Json = {}): Json {
    return { recipient: { agencyId: this.stage.cast.players[player].agencyId }, items, ...more };
  }

  rows<Row extends object = Json>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return recorded<Row>(this.stage.database.ownerUrl, sql, ...values);
  }
  async count(table: string, where = 'true', ...values: unknown[]): Promise<number> {
    return (await this.rows<{ n: number }>(`select count(*)::int n from concordat.${table} where ${where}`, ...values))[0]?.n ?? 0;
  }
  /** What is open for a player to do about a person. */
  async work(
    player: Player,
    personId: string,
  ): Promise<{ kind: string; noteIds: string[]; subjectId: string | null; dueAt: string | null }[]> {
    const { myWork } = await this.ask<{ myWork: { items: (Json & { person: { id: string } | null })[] } }>(player, 'MyWork');
    return myWork.items.filter((item) => item.person?.id === personId) as never;
  }
  /** Everything an act could have left behind, as one number for each store. */
  async traces(personId: string): Promise<Json> {
    const tables = ['decision_set', 'decision', 'share', 'trail_entry', 'work_item'];
    const counts = await Promise.all(tables.map((table) => this.count(table, 'person_id = $1', personId)));
    return { ...Object.fromEntries(tables.map((table, i) => [table, counts[i]])), ledger_entry: await this.count('ledger_entry') };
  }
}
