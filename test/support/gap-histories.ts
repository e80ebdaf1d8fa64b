import { randomUUID } from 'node:crypto';
import { CONCERN_LEVELS, type ConcernLevel, londonDay } from '@lib/kernel';
import type pg from 'pg';
import type { Member } from './actors.js';
import { aNote, aPerson } from './builders.js';
import type { Insert } from './loader.js';
import type { Random } from './random.js';
import { aSet } from './set-builder.js';

const HOUR = 3_600_000;
const KINDS = ['RAISED_ROSH', 'RELEASE', 'ARREST', 'RECIPIENT_ROLE'];
const CATEGORIES = [['WEAPON', 'WEAPONS'], ['ADDRESS', 'WHEREABOUTS']] as const; // prettier-ignore
interface Note {
  readonly id: string;
  readonly holder: Member;
  readonly level: ConcernLevel;
}
interface Sharing {
  readonly id: string;
  readonly from: Member;
  readonly to: Member;
}

/** What several agencies do about one person, act by act, as the rows that their acts leave behind. */
export class GapHistory {
  private readonly notes: Note[] = [];
  private readonly shares: Sharing[] = [];

  private constructor(
    readonly personId: string,
    private readonly members: readonly Member[],
    private readonly random: Random,
    private readonly insert: Insert,
    private readonly client: pg.Client,
  ) {}

  static async begin(members: readonly Member[], random: Random, insert: Insert, client: pg.Client): Promise<GapHistory> {
    return new GapHistory(await aPerson().into(insert), members, random, insert, client);
  }

  async act(at: Date): Promise<void> {
    const dice = this.random.next();
    if (this.notes.length < 2 || dice < 0.3) return this.hold(at);
    if (dice < 0.68) return this.share(at);
    if (dice < 0.78) return this.happen(at);
    if (dice < 0.88) return this.endNote(at);
    return this.takeBack(at);
  }

  private async hold(at: Date): Promise<void> {
    const [category, group] = this.random.pick(CATEGORIES);
    const holder = this.random.pick(this.members);
    const level = this.random.pick(CONCERN_LEVELS);
    const expires_on = this.random.chance(0.2) ? londonDay(this.later(at, 90)) : null;
    const note = aNote().about(this.personId).heldBy(holder).recordedAt(at.toISOString()).with({ category, category_group: group, level, expires_on }); // prettier-ignore
    this.notes.push({ id: await note.into(this.insert), holder, level });
  }

  /** Some of what one of them holds goes to another; of the rest some is decided about. */
  private async share(at: Date): Promise<void> {
    const from = this.random.pick(this.notes).holder;
    const to = this.random.pick(this.members.filter(({ agencyId }) => agencyId !== from.agencyId));
    const held = this.notes.filter(({ holder }) => holder.agencyId === from.agencyId);
    const set = aSet().by(from).about(this.personId).to(to).at(at.toISOString()); // prettier-ignore
    if (this.random.chance(0.25)) set.urgent(this.later(at, 30).toISOString());
    const sent = this.random.pick(held);
    set.shared(sent.id, sent.level);
    for (const { id, level } of held.filter((note) => note !== sent)) {
      const dice = this.random.next();
      const day = londonDay(this.later(at, 120));
      if (dice < 0.2) set.decided(id, 'WITHHELD', level, { review_by: day });
      else if (dice < 0.45) set.decided(id, 'DEFERRED', level, { deferred_until: this.later(at, 60).toISOString() });
      else if (dice < 0.6) set.decided(id, 'NOT_RELEVANT', level);
    }
    await this.endDecisions('REDECIDED', at, { noteIds: held.map(({ id }) => id), to: to.agencyId });
    await set.into(this.insert);
    this.shares.push({ id: set.shareId, from, to });
  }

  private async happen(at: Date): Promise<void> {
    const kind = this.random.pick(KINDS);
    const to = kind === 'RECIPIENT_ROLE' ? this.random.pick(this.members).agencyId : null;
    const by = this.random.pick(this.members).agencyId;
    const row = { id: randomUUID(), person_id: this.personId, kind, happened_at: at.toISOString(), recorded_at: at.toISOString() };
    await this.insert('person_event', { ...row, recorded_by_agency_id: by, recipient_agency_id: to });
  }

  private async endNote(at: Date): Promise<void> {
    const [note] = this.notes.splice(this.random.below(this.notes.length), 1);
    await this.client.query(`update concordat.risk_note set withdrawn_at = $2, withdrawn_reason = 'Wrong person' where id = $1`, [
      note?.id,
      at,
    ]);
    await this.endDecisions('NOTE_WITHDRAWN', at, { noteIds: [note?.id ?? ''], to: null });
  }

  private async takeBack(at: Date): Promise<void> {
    const [share] = this.shares.splice(this.random.below(this.shares.length), 1);
    if (!share) return this.hold(at);
    await this.client.query(`update concordat.share set revoked_at = $2, revoked_by = $3, revoked_reason = 'Sent in error' where id = $1`, [
      share.id,
      at,
      share.from.staffId,
    ]);
    await this.client.query(
      `update concordat.decision d set ended_at = $2, ended_why = 'REVOKED' from concordat.share_item i
        where i.share_id = $1 and d.id = i.decision_id and d.ended_at is null`,
      [share.id, at],
    );
  }

  private async endDecisions(why: string, at: Date, of: { noteIds: readonly string[]; to: string | null }): Promise<void> {
    await this.client.query(
      `update concordat.decision set ended_at = $1, ended_why = $2 where note_id = any($3::uuid[]) and ended_at is null
          and ($4::uuid is null or recipient_agency_id = $4)`,
      [at, why, of.noteIds, of.to],
    );
  }

  private later(at: Date, hours: number): Date {
    return new Date(at.getTime() + (1 + this.random.below(hours)) * HOUR);
  }
}
