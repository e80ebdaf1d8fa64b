import type { Player } from './actors.js';
import { type Decided, decided } from './decided.js';
import { type Json, SharingDesk } from './sharing-desk.js';

export interface Sample extends Json {
  readonly id: string;
  readonly pool: number;
  readonly drawn: number;
  readonly seed: string;
}
type Planted = Partial<Decided> & { readonly at: string };
const ASKED = { rule: 'RANDOM', from: '2026-03-01', to: '2026-03-31', size: 50 };

/** Drawing and finding, each test in a period of its own: nothing that another planted is in it. */
export class SamplingDesk {
  private year = 2010;
  private constructor(readonly desk: SharingDesk) {}

  static async open(): Promise<SamplingDesk> {
    return new SamplingDesk(await SharingDesk.open());
  }

  get url(): string {
    return this.desk.stage.database.ownerUrl;
  }
  player(name: Player) {
    return this.desk.stage.cast.players[name];
  }
  period() {
    this.year += 1;
    const month = `${this.year}-03`;
    return { from: `${month}-01`, to: `${month}-28`, at: `${month}-10T10:00:00Z` };
  }

  draw(who: Player, changes: Json = {}) {
    return this.desk.other(who, 'DrawSample', { ...ASKED, ...changes });
  }
  async sample(who: Player, changes: Json = {}): Promise<Sample> {
    const told = await this.draw(who, changes);
    if (!told['sample']) throw new Error(JSON.stringify(told));
    return told['sample'] as Sample;
  }
  /** The decisions of a sample, in its order. */
  async drawnIds({ id }: Sample): Promise<string[]> {
    const sql = 'select decision_id as id from concordat.sampled_decision where sample_id = $1 order by ordinal';
    return (await this.desk.rows<{ id: string }>(sql, id)).map((one) => one.id);
  }
  find(who: Player, id: string, finding: string, words?: string) {
    return this.desk.other(who, 'RecordSampleFinding', { id, finding, ...(words === undefined ? {} : { words }) });
  }
  async sampled(who: Player, id: string): Promise<unknown> {
    return (await this.desk.ask<Json>(who, 'SampledDecision', { id }))['sampledDecision'];
  }

  note(personId: string, columns: Json = {}): Promise<string> {
    return this.desk.note('policeManager', personId, (one) => one.with(columns));
  }
  /** The police manager's, towards probation, about somebody new, unless it is said otherwise. */
  async about(changes: Planted): Promise<Decided> {
    const personId = changes.personId ?? (await this.desk.person());
    const noteId = changes.noteId ?? (await this.note(personId));
    return { by: this.player('policeManager'), to: this.player('practitioner'), personId, noteId, ...changes };
  }
  async plant(...all: Planted[]): Promise<string[]> {
    const made: Decided[] = [];
    for (const one of all) made.push(await this.about(one));
    return decided(this.url, made);
  }
  /** One decision, drawn by the supervisor: it, the id under which it was drawn, and whom it is about. */
  async oneDrawn(changes: Partial<Decided> = {}): Promise<{ decision: string; drawn: string; personId: string }> {
    const { from, to, at } = this.period();
    const [decision = ''] = await this.plant({ at, ...changes });
    const { id } = await this.sample('policeSupervisor', { from, to });
    const [row] = await this.desk.rows<{ id: string; personId: string }>(
      'select id, person_id as "personId" from concordat.sampled_decision where sample_id = $1',
      id,
    );
    return { decision, drawn: row?.id ?? '', personId: row?.personId ?? '' };
  }
}
