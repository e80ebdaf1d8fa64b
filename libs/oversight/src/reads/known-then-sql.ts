/*
 * What the record held at an instant, as conditions over the tables that acts write. Only instants that are written once count (sent, seen,
 * revoked, decided, recorded); what a row looks like today decides nothing.
 */
const WITHHELD = `('WITHHELD','DEFERRED','NOT_RELEVANT','SHARED_IN_PART')`;
const sameTo = (one: string, other: string): string =>
  ['recipient_unit_id', 'recipient_staff_id'].map((name) => `${one}.${name} is not distinct from ${other}.${name}`).join(' and ');
const by = (instant: string, at: string): string => `coalesce(${instant} <= ${at}, false)`;

export const toldSql = (share: string, at: string): string => `${share}.sent_at <= ${at}`;
export const takenBackSql = (share: string, at: string): string => by(`${share}.revoked_at`, at);
export const seenSql = (share: string, at: string): string => by(`${share}.first_seen_at`, at);

/** Sealed by then, or the wait for that was over. */
export const releasedSql = (share: string, at: string): string => `(${by(`${share}.sealed_at`, at)} or ${share}.release_at <= ${at})`;

/** Kept back then, whole or in part: what was decided last about that version towards that recipient. That it ended later takes nothing away. */
export const withheldSql = (
  decision: string,
  at: string,
): string => `(${decision}.decided_at <= ${at} and ${decision}.outcome in ${WITHHELD}
  and not exists (select 1 from concordat.decision l where (l.note_id = ${decision}.note_id or l.answer_id = ${decision}.answer_id)
    and l.agency_id = ${decision}.agency_id and l.recipient_agency_id = ${decision}.recipient_agency_id and ${sameTo('l', decision)}
    and l.decided_at <= ${at} and (l.decided_at, l.id) > (${decision}.decided_at, ${decision}.id)))`;

/** The version that stood then. */
export const heldSql = (note: string, at: string): string =>
  `(${note}.recorded_at <= ${at} and not ${by(`${note}.superseded_at`, at)} and not ${by(`${note}.withdrawn_at`, at)})`;

/** A note may have a last day; that day still counts. */
export const notLapsedSql = (note: string, at: string): string =>
  `coalesce(${note}.expires_on >= (${at} at time zone 'Europe/London')::date, true)`;

/** To be decided by then, and that time has come: no decision any more. */
export const runOutSql = (decision: string, at: string): string =>
  `(${decision}.outcome = 'DEFERRED' and coalesce(${decision}.deferred_until <= ${at}, true))`;

/** It stood then. What was told stays told, whatever ended the decision, unless the share was taken back. */
export const standingSql = (decision: string, at: string): string =>
  `(not ${runOutSql(decision, at)} and (not ${by(`${decision}.ended_at`, at)}
    or (${decision}.outcome in ('SHARED','SHARED_IN_PART') and ${decision}.ended_why <> 'REVOKED')))`;

/** Neither told to that agency nor decided about towards it, as far as its holder's own decisions went then. */
export const undecidedSql = (note: string, agency: string, at: string): string => `not exists (select 1 from concordat.decision d
  where d.note_id = ${note}.id and d.recipient_agency_id = ${agency} and d.decided_at <= ${at} and ${standingSql('d', at)})`;
