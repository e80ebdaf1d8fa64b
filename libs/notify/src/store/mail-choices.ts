import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Choices } from '../domain/choices.js';

/** What somebody chose, under their own rights. */
@Injectable()
export class MailChoicesStore {
  async domains(tx: Tx, agencyId: string): Promise<readonly string[]> {
    const [row]: { domains: string[] }[] = await tx.query('select domains from concordat.agency_mail where agency_id = $1', [agencyId]);
    return row?.domains ?? [];
  }

  async keep(tx: Tx, { staffId, agencyId }: Actor, address: string | null, choices: Choices): Promise<void> {
    const { urgent, mine, unit, meetings, digestHour } = choices;
    await tx.query(
      `insert into concordat.mail_choice (staff_id, agency_id, address, urgent, mine, unit, meetings, digest_hour, chosen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, concordat.now())
       on conflict (staff_id) do update set address = excluded.address, urgent = excluded.urgent, mine = excluded.mine, unit = excluded.unit,
         meetings = excluded.meetings, digest_hour = excluded.digest_hour, chosen_at = excluded.chosen_at`,
      [staffId, agencyId, address, urgent, mine, unit, meetings, digestHour],
    );
  }
}
