import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Player } from './actors.js';
import { RunDesk } from './run-desk.js';
import type { Json } from './sharing-desk.js';
import { keepAction, workerHere } from './worker-here.js';

const SHOWN = `id reference what why dueAt state overdue carried oursToDo oursToSettle conferenceReference
  toUnit { id } toStaff { id } atUnit { id } parties { id } before { id } next { id }
  events { n kind words evidence conferenceReference by { id } }`;
const TOLD = `__typename ... on Refusal { code explanation } ... on ActionRefused { field } ... on ActionKept { action { ${SHOWN} } }`;
const act = (name: string, input: string) => `mutation ($input: ${input}!) { done: ${name}(input: $input) { ${TOLD} } }`;
const SET = act('setAction', 'SetActionInput');
const RECORD = act('recordOnAction', 'RecordOnActionInput');
const SET_AT = act('setActionAtConference', 'SetActionAtConferenceInput');
const meeting = (name: string, input: string) =>
  `mutation ($input: ${input}!) { done: ${name}(input: $input) { ... on Refusal { code explanation } ... on ConferenceKept { conference { id items { id } } } } }`;
const MEETING = {
  callConference: meeting('callConference', 'CallConferenceInput'),
  listOnAgenda: meeting('listOnAgenda', 'ListOnAgendaInput'),
  endConference: meeting('endConference', 'EndConferenceInput'),
} as const;
interface MeetingTold {
  readonly conference?: { readonly id: string; readonly items: readonly { readonly id: string }[] };
}
const SETTLE = act('settleAction', 'SettleActionInput');
const READ = `query ($id: UUID!) { done: action(id: $id) { ${SHOWN} } }`;
const ABOUT = `query ($id: UUID!, $first: Int, $after: String) { done: person(id: $id) { actions(first: $first, after: $after) { items { id state } endCursor hasMore } } }`;
const OVERDUE = 'query { done: overdueActions { items { id atUnit { id } } hasMore } }';

export interface ActionSeen {
  readonly id: string;
  readonly reference: string;
  readonly dueAt: string;
  readonly state: string;
  readonly overdue: boolean;
  readonly carried: number;
  readonly oursToDo: boolean;
  readonly oursToSettle: boolean;
  readonly parties: readonly { readonly id: string }[];
  readonly next: { readonly id: string } | null;
  readonly before: { readonly id: string } | null;
  readonly toStaff: { readonly id: string } | null;
  readonly toUnit: { readonly id: string } | null;
  readonly events: readonly {
    readonly n: number;
    readonly kind: string;
    readonly words: string | null;
    readonly by: { readonly id: string };
  }[];
}
export interface ActionTold {
  readonly __typename?: string;
  readonly code?: string;
  readonly field?: string | null;
  readonly explanation?: string;
  readonly action?: ActionSeen;
}

/** Actions over HTTP as the agencies of the sharing desk set and do them, with the worker's own parts beside. */
export class ActionDesk {
  private constructor(
    readonly runs: RunDesk,
    readonly worker: INestApplicationContext,
  ) {}

  static async open(): Promise<ActionDesk> {
    const runs = await RunDesk.open();
    return new ActionDesk(runs, await workerHere(runs.asking.stage.database.workerUrl));
  }
  get cast() {
    return this.runs.cast;
  }
  async strike(): Promise<void> {
    await this.worker.close();
    await this.runs.strike();
  }
  clock(instant: string): Promise<void> {
    return this.runs.clock(instant);
  }
  rows<Row extends object = Json>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return this.runs.asking.rows<Row>(sql, ...values);
  }

  /** By the police manager for probation, unless it is said otherwise. */
  set(player: Player, personId: string, more: Json = {}): Promise<ActionTold> {
    const input = {
      key: randomUUID(), personId, agencyId: this.cast.agencies.probation, what: 'Visit him where he says he lives.', why: 'Nobody has seen it.',
      dueOn: '2027-03-10', ...more,
    }; // prettier-ignore
    return this.runs.asking.tell<ActionTold>(player, SET, { input });
  }
  async isSet(player: Player, personId: string, more: Json = {}): Promise<string> {
    return done(await this.set(player, personId, more)).id;
  }
  record(player: Player, actionId: string, said: string, more: Json = {}): Promise<ActionTold> {
    return this.runs.asking.tell<ActionTold>(player, RECORD, { input: { key: randomUUID(), actionId, act: said, ...more } });
  }
  settle(player: Player, actionId: string, said: string, more: Json = {}): Promise<ActionTold> {
    return this.runs.asking.tell<ActionTold>(player, SETTLE, { input: { key: randomUUID(), actionId, act: said, ...more } });
  }
  read(player: Player, id: string): Promise<ActionSeen | null> {
    return this.runs.asking.tell<ActionSeen | null>(player, READ, { id });
  }
  async about(
    player: Player,
    id: string,
    more: Json = {},
  ): Promise<{ items: { id: string; state: string }[]; endCursor: string; hasMore: boolean } | null> {
    const told = await this.runs.asking.tell<{ actions: never } | null>(player, ABOUT, { id, ...more });
    return told?.actions ?? null;
  }
  async overdue(player: Player): Promise<{ id: string; atUnit: { id: string } }[]> {
    return (await this.runs.asking.tell<{ items: { id: string; atUnit: { id: string } }[] }>(player, OVERDUE, {})).items;
  }

  keep(id: string): Promise<{ raised: number; closed: number }> {
    return keepAction(this.worker, id);
  }
  async work(player: Player, id: string): Promise<string[]> {
    return (await this.runs.asking.workOf(player, id)).map(({ kind }) => kind).sort();
  }

  /** A conference about one person that the chair's agency calls; the agencies besides it are invited. */
  async meet(chair: Player, personId: string, agencyIds: readonly string[]): Promise<{ readonly id: string; readonly itemId: string }> {
    const meetsAt = '2030-03-04T10:00:00Z';
    const called = await this.meeting(chair, 'callConference', {
      title: 'Reducing reoffending board',
      place: 'Room 4',
      meetsAt,
      agencyIds,
    });
    const id = called.conference?.id ?? '';
    const listed = await this.meeting(chair, 'listOnAgenda', { conferenceId: id, personIds: [personId], why: 'Monthly review.' });
    const itemId = listed.conference?.items[0]?.id;
    if (!itemId) throw new Error(JSON.stringify([called, listed]));
    return { id, itemId };
  }
  async held(chair: Player, conferenceId: string): Promise<void> {
    const done = await this.meeting(chair, 'endConference', { conferenceId, ending: 'HELD' });
    if (!done.conference) throw new Error(JSON.stringify(done));
  }
  setAt(player: Player, itemId: string, more: Json = {}): Promise<ActionTold> {
    const input = {
      key: randomUUID(), itemId, agencyId: this.cast.agencies.probation, what: 'See his employer.', why: 'Hours have changed.', dueOn: '2027-03-10', ...more,
    }; // prettier-ignore
    return this.runs.asking.tell<ActionTold>(player, SET_AT, { input });
  }

  private meeting(player: Player, operation: keyof typeof MEETING, said: Json): Promise<MeetingTold> {
    return this.runs.asking.tell<MeetingTold>(player, MEETING[operation], { input: { key: randomUUID(), ...said } });
  }
}

/** The action as it stands then; anything but that is an error. */
export function done(told: ActionTold): ActionSeen {
  if (!told.action) throw new Error(JSON.stringify(told));
  return told.action;
}
