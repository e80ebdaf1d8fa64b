import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import type { Player } from './actors.js';
import { AskingDesk } from './asking-desk.js';
import type { Json } from './sharing-desk.js';

const RUN = `id reference phase endCode lateCount nextDueAt mayFinish begunByUs parties { agency { id } }
  steps { key life held dueAt timeliness owner { id } handedTo { id } ours mine tries nextTryAt tryMissed outcome }
  events { n type stepKey worded written { words instead silentSources } by { id } }`;
const REFUSED = '... on Refusal { code explanation } ... on ProcedureRefused { runId }';
const act = (name: string, input: string, more = ''): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ${REFUSED} ${more} ... on ProcedureChanged { run { ${RUN} } } } }`;

export const RUN_ACTS = {
  beginProcedure: act('beginProcedure', 'BeginProcedureInput'),
  beginProtectionProcedure: act('beginProtectionProcedure', 'BeginProtectionProcedureInput'),
  openProcedure: act('openProcedure', 'OpenProcedureInput', '... on SharingRefused { field } ... on AgreementNeeded { agency { id } }'),
  reportFact: act('reportFact', 'ReportFactInput'),
  takeStep: act('takeStep', 'TakeStepInput'),
  tryStep: act('tryStep', 'TryStepInput'),
  doStep: act('doStep', 'DoStepInput'),
  checkStep: act('checkStep', 'CheckStepInput'),
  leaveStep: act('leaveStep', 'LeaveStepInput'),
  handOnStep: act('handOnStep', 'HandOnStepInput'),
  answerHandover: act('answerHandover', 'AnswerHandoverInput'),
  finishProcedure: act('finishProcedure', 'FinishProcedureInput'),
  stopProcedure: act('stopProcedure', 'StopProcedureInput'),
} as const;
export type RunAct = keyof typeof RUN_ACTS;

export interface StepSeen {
  readonly key: string;
  readonly life: string;
  readonly held: boolean;
  readonly dueAt: string | null;
  readonly timeliness: string | null;
  readonly owner: { readonly id: string } | null;
  readonly handedTo: { readonly id: string } | null;
  readonly ours: boolean;
  readonly mine: boolean;
  readonly tries: number;
  readonly nextTryAt: string | null;
  readonly tryMissed: boolean;
  readonly outcome: string | null;
}
export interface RunSeen {
  readonly id: string;
  readonly reference: string;
  readonly phase: string;
  readonly endCode: string | null;
  readonly lateCount: number;
  readonly nextDueAt: string | null;
  readonly mayFinish: boolean;
  readonly begunByUs: boolean;
  readonly parties: readonly { readonly agency: { readonly id: string } }[];
  readonly steps: readonly StepSeen[];
  readonly events: readonly {
    readonly n: number;
    readonly type: string;
    readonly stepKey: string | null;
    readonly worded: boolean;
    readonly written: { readonly words: string | null; readonly instead: string | null; readonly silentSources: readonly string[] } | null;
    readonly by: { readonly id: string };
  }[];
}
export type RunTold = Json & {
  readonly __typename?: string;
  readonly code?: string;
  readonly run?: RunSeen;
  readonly runId?: string | null;
};

/** Process maps that run, over HTTP, as the agencies of the sharing desk do. */
export class RunDesk {
  private constructor(readonly asking: AskingDesk) {}

  static async open(): Promise<RunDesk> {
    return new RunDesk(await AskingDesk.open());
  }
  get cast() {
    return this.asking.stage.cast;
  }
  strike(): Promise<void> {
    return this.asking.strike();
  }
  clock(instant: string): Promise<void> {
    return this.asking.clock(instant);
  }

  /** Somebody holds one more post. */
  post(player: Player, role: string, unitId = this.cast.players[player].unitId): Promise<void> {
    const { staffId, agencyId } = this.cast.players[player];
    return this.asking.load((insert) =>
      insert('post', { staff_id: staffId, unit_id: unitId, agency_id: agencyId, role, held_from: '2020-01-01' }),
    );
  }

  /** Somebody more, of this one's agency and unit, signed in with these posts. */
  async join(like: Player, name: string, ...roles: readonly Role[]): Promise<Player> {
    const { issuer, cast } = this.asking.stage;
    const joined = { ...cast.players[like], staffId: randomUUID(), signInId: randomUUID(), roles, token: issuer.token(name, name) };
    const accountId = randomUUID();
    await this.asking.load(async (insert) => {
      await insert('staff', { id: joined.staffId, agency_id: joined.agencyId, name, job_title: 'Test player' });
      await insert('account', { id: accountId, staff_id: joined.staffId, issuer: issuer.issuer, subject: name });
      await insert('sign_in', { id: joined.signInId, account_id: accountId, token_session: `${issuer.issuer}|${name}` });
      for (const role of roles)
        await insert('post', {
          staff_id: joined.staffId,
          unit_id: joined.unitId,
          agency_id: joined.agencyId,
          role,
          held_from: '2020-01-01',
        });
    });
    Object.assign(cast.players, { [name]: joined });
    return name as Player;
  }

  act(player: Player, name: RunAct, input: Json): Promise<RunTold> {
    return this.asking.tell<RunTold>(player, RUN_ACTS[name], { input: { key: randomUUID(), ...input } });
  }
  /** The run as it stands then; anything but that is an error. */
  async did(player: Player, name: RunAct, input: Json): Promise<RunSeen> {
    const told = await this.act(player, name, input);
    if (!told.run) throw new Error(`${name}: ${JSON.stringify(told)}`);
    return told.run;
  }

  recall(player: Player, personId: string, raised: string, variant = 'standard'): Promise<RunSeen> {
    return this.did(player, 'beginProcedure', { personId, code: 'recall', version: 2, variant, facts: [{ fact: 'raised', when: raised }] });
  }
  letIn(player: Player, runId: string, agencyId: string): Promise<RunSeen> {
    return this.did(player, 'openProcedure', { runId, agencyId, purpose: 'OFFENDER_MANAGEMENT' });
  }
  done(player: Player, runId: string, step: string, outcome: string, when: string, words: string | null = 'As it was found.') {
    return this.did(player, 'doStep', { runId, step, outcome, when, words });
  }
  read(player: Player, id: string): Promise<RunSeen | null> {
    return this.asking.tell<RunSeen | null>(player, `query ($id: UUID!) { procedureRun(id: $id) { ${RUN} } }`, { id });
  }
}

export const stepOf = (run: RunSeen | null, key: string): StepSeen | undefined => run?.steps.find((one) => one.key === key);
