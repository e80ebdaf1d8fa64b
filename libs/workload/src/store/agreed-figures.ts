import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { soundFunding, soundTime } from '../domain/agreed-figures.js';

/** Posts that are paid for and times that were agreed: only ever added to. */
@Injectable()
export class AgreedFigures {
  async unit(tx: Tx, id: string): Promise<{ unitId: string; agencyId: string } | null> {
    const [row]: { unitId: string; agencyId: string }[] = await tx.query(
      'select u.id as "unitId", u.agency_id as "agencyId" from concordat.unit u where u.id = $1',
      [id],
    );
    return row ?? null;
  }

  async fund(tx: Tx, actor: Actor, unitId: string, sound: ReturnType<typeof soundFunding>): Promise<void> {
    await tx.query(
      'insert into concordat.funded_posts (agency_id, unit_id, posts, from_on, to_on, words, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
      [actor.agencyId, unitId, sound.posts, sound.from, sound.to, sound.words, actor.staffId],
    );
  }

  async agree(tx: Tx, actor: Actor, sound: ReturnType<typeof soundTime>): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      'insert into concordat.standard_time (agency_id, kind, minutes, from_on, agreed_with, recorded_by) values ($1, $2, $3, $4, $5, $6) returning id',
      [actor.agencyId, sound.kind, sound.minutes, sound.from, sound.agreedWith, actor.staffId],
    );
    if (!made) throw new Error('a time was agreed and has no id');
    return made.id;
  }
}
