import type { Actor } from '@lib/access';
import type { ConcernLevel } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { handlingSql } from './handling-sql.js';
import { holdNotes } from './hold-notes.js';

/** A note as the sharing rules and the frozen copy take it. */
export interface NoteHeld {
  readonly id: string;
  readonly seriesId: string;
  readonly version: number;
  readonly agencyId: string;
  readonly unitId: string;
  readonly authorStaffId: string;
  readonly personId: string;
  readonly category: string;
  readonly categoryGroup: string;
  readonly level: ConcernLevel | null;
  readonly nature: string;
  readonly body: string;
  readonly happenedOn: string;
  readonly basis: string;
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly handlingCode: 'P' | 'C';
  readonly handlingConditions: string | null;
  readonly marking: string;
  readonly disclosable: string;
  /** Reports of one kind that are presented as one line. */
  readonly seriesName: string | null;
  readonly expiresOn: string | null;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly thirdParties: readonly { readonly reference: string; readonly class: string }[];
}

const HELD = `
select n.id, n.series_id as "seriesId", n.version, n.agency_id as "agencyId", n.unit_id as "unitId", n.author_staff_id as "authorStaffId",
       n.person_id as "personId", n.category, n.category_group as "categoryGroup", n.level, n.nature, n.body, n.happened_on::text as "happenedOn",
       n.basis, n.source_grade as "sourceGrade", n.intelligence_grade as "intelligenceGrade", ${handlingSql('n').code} as "handlingCode",
       ${handlingSql('n').conditions} as "handlingConditions", n.marking, n.disclosable, n.report_series as "seriesName", n.expires_on::text as "expiresOn",
       n.recorded_at as "recordedAt", n.superseded_at as "supersededAt", n.withdrawn_at as "withdrawnAt",
       coalesce((select json_agg(json_build_object('reference', t.reference, 'class', t.class) order by t.reference)
         from concordat.note_third_party l join concordat.third_party t on t.id = l.third_party_id where l.note_id = n.id), '[]') as "thirdParties"
  from concordat.risk_note n`;

/** The acting agency's notes on a person, as far as the actor may open them. Never another agency's: row security leaves them out. */
@Injectable()
export class NotesHeld {
  /** No note of ours on this person is recorded, superseded or withdrawn, and none of it shared, until this transaction ends. */
  hold(tx: Tx, actor: Actor, personId: string): Promise<void> {
    return holdNotes(tx, actor.agencyId, personId);
  }

  /**
   * Every version, also superseded and withdrawn ones, oldest first: an answer to an old version still counts for it. With `hold`, no
   * note of ours on this person is recorded, superseded or withdrawn until this transaction ends.
   */
  async onPerson(tx: Tx, actor: Actor, personId: string, { hold = false } = {}): Promise<NoteHeld[]> {
    if (hold) await holdNotes(tx, actor.agencyId, personId);
    const rows: NoteHeld[] = await tx.query(`${HELD} where n.person_id = $1 and n.agency_id = $2 order by n.recorded_at, n.id`, [
      personId,
      actor.agencyId,
    ]);
    return rows;
  }

  /** These notes, in the order asked for; those that are not there for this actor are left out. With `lock`, they stay as they are. */
  async byIds(tx: Tx, actor: Actor, ids: readonly string[], { lock = false } = {}): Promise<NoteHeld[]> {
    const wanted = [...new Set(ids)];
    if (lock) await tx.query('select id from concordat.risk_note where id = any($1::uuid[]) order by id for share', [wanted]);
    const rows: NoteHeld[] = await tx.query(`${HELD} where n.id = any($1::uuid[]) and n.agency_id = $2`, [wanted, actor.agencyId]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return wanted.flatMap((id) => byId.get(id) ?? []);
  }
}
