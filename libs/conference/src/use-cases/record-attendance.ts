import type { Actor } from '@lib/access';
import { Invalid, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type Attendance, attendanceSaid, refusalOfAttendance } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import { ActInConference, type ConferenceKept, type InConference } from './act-in-conference.js';
import { ConferenceRecord } from './conference-record.js';

export interface AttendanceAsked extends InConference {
  readonly agencyId: string;
  readonly attendance: Attendance;
  readonly who?: string | null;
}
const OPERATION = 'recordAttendance';

/** Says of an invited agency that it came, and who did, or that it sent apologies. Said again, the later word stands; both are on the record. */
@Injectable()
export class RecordAttendance {
  constructor(
    private readonly acting: ActInConference,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: AttendanceAsked): Promise<ConferenceKept | Refusal> {
    const said = attendanceSaid(input);
    return this.acting.execute(actor, OPERATION, input, async (tx, conference, at) => {
      const refusal = refusalOfAttendance(said);
      if (refusal !== null) return refusal;
      const invitation = await this.store.invitation(tx, conference.id, input.agencyId);
      if (!invitation) throw new Invalid({ agencyId: 'Choose an agency that is invited' });
      const rationale = { agencyId: input.agencyId, ...said };
      await this.record.entry(tx, actor, conference, { kind: 'conference.attended', at, to: conference.agencyIds, rationale });
      await this.store.attend(tx, invitation.id, { by: actor.staffId, at }, said);
      await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id });
      return null;
    });
  }
}
