import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundAbsence, Standing } from '../domain/absence.js';

export interface AbsenceRow {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly staffId: string;
  readonly coverId: string | null;
  readonly kind: string;
  readonly endedAt: Date | null;
}

/** Whoever is away, and who covers: ended, never changed. */
@Injectable()
export class Absences {
  /** Where somebody is at home; null when they are nobody, of no unit, or elsewhere than the person asking. */
  async homeOf(tx: Tx, staffId: string): Promise<{ agencyId: string; unitId: string } | null> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`absence of ${staffId}`]);
    const [row]: { agencyId: string; unitId: string }[] = await tx.query(
      `select s.agency_id as "agencyId", h.unit as "unitId" from concordat.staff s cross join lateral concordat.home_unit(s.id) as h(unit)
        where s.id = $1 and h.unit is not null and s.agency_id = (select concordat.current_agency())`,
      [staffId],
    );
    return row ?? null;
  }

  /** Called when it is one's turn (`homeOf`), so that two absences at once are not both the first. */
  async standing(tx: Tx, of: { staffId: string; unitId: string; coverId: string | null }, { from, to }: SoundAbsence): Promise<Standing> {
    const [row]: Standing[] = await tx.query(
      `select exists (select from concordat.absence a where a.staff_id = $1 and a.ended_at is null
                and daterange(a.from_on, a.to_on, '[]') && daterange($4::date, $5::date, '[]')) as overlaps,
              case when $3::uuid is not null then $3 <> $1 and exists (
                select from concordat.posts_held() p join concordat.units_above($2) u on u.id = p.unit_id where p.staff_id = $3) end as "coverFits"`,
      [of.staffId, of.unitId, of.coverId, from, to],
    );
    if (!row) throw new Error('asked how they stand, and told nothing');
    return row;
  }

  async add(tx: Tx, actor: Actor, of: Omit<AbsenceRow, 'id' | 'endedAt' | 'kind'>, { kind, from, to }: SoundAbsence): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.absence (agency_id, unit_id, staff_id, kind, from_on, to_on, cover_id, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [of.agencyId, of.unitId, of.staffId, kind, from, to, of.coverId, actor.staffId],
    );
    if (!made) throw new Error('an absence was recorded and has no id');
    return made.id;
  }

  async find(tx: Tx, id: string): Promise<AbsenceRow | null> {
    const [row]: AbsenceRow[] = await tx.query(
      `select a.id, a.agency_id as "agencyId", a.unit_id as "unitId", a.staff_id as "staffId", a.cover_id as "coverId", a.kind, a.ended_at as "endedAt"
         from concordat.absence a where a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Answers whether it was this act that ended it. */
  async end(tx: Tx, id: string, by: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(
      'update concordat.absence set ended_at = concordat.now(), ended_by = $2 where id = $1 and ended_at is null returning id',
      [id, by],
    );
    return rows.length > 0;
  }
}
