import type { Refusal } from '@lib/kernel';
import type { Reading } from '@lib/platform';
import type { Recipient } from '../domain/omissions.js';
import type { NoteToShare } from '../domain/sharing-input.js';
import { type ConsideredLine, consideredLines } from '../use-cases/considered-lines.js';
import type { SharingDone, SilentKept } from '../use-cases/keep-decision.js';
import type { SilentSource } from './silent-source.type.js';

/** The kept answer as the wire shows it: read afresh, so that a retry shows the record and not a copy of it. */
export async function receipt(done: SharingDone, read: Reading) {
  return {
    __typename: 'SharedReceipt',
    set: await read.one('DecisionSet', done.setId),
    shares: await read.several('Share', done.shareIds),
    explainDueAt: done.explainDueAt === null ? null : new Date(done.explainDueAt),
    silentSources: done.silentSources.map(silentSource),
    groupAsked: done.groupAsked,
  };
}

export function silentSource({ label, askedAt }: SilentKept): SilentSource {
  return { label, askedAt: askedAt === null ? null : new Date(askedAt) };
}

type Unexplained = Refusal & { readonly recipients: readonly { readonly recipient: Recipient; readonly notes: readonly NoteToShare[] }[] };

/** Refusals name ids; two of them carry rows for the page that must be shown next. */
export async function refusedSharing(refusal: Refusal & { readonly recipient?: Recipient | null }, read: Reading): Promise<object> {
  if (refusal.code === 'SHR-02' && refusal.recipient) return { ...refusal, agency: await read.one('Agency', refusal.recipient.agencyId) };
  if (refusal.code !== 'SHR-01') return refusal;
  const recipients = await Promise.all(
    (refusal as Unexplained).recipients.map(async ({ recipient, notes }) => ({
      ...(await namedRecipient(recipient, read)),
      lines: await Promise.all(consideredLines(notes).map((line) => lineRows(line, read))),
    })),
  );
  return { ...refusal, recipients };
}

export async function namedRecipient({ agencyId, unitId, staffId }: Recipient, read: Reading) {
  return {
    agency: await read.one('Agency', agencyId),
    unit: unitId && (await read.one('Unit', unitId)),
    staff: staffId && (await read.one('Staff', staffId)),
  };
}

export async function lineRows(line: ConsideredLine, read: Reading) {
  return { ...line, notes: await read.several('RiskNote', line.noteIds) };
}
