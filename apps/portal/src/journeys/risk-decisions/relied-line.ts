import type { ReliedItem } from '../../api/answers/risk-decisions.js';
import type { ConcernLevel } from '../../api/answers/words.js';
import { date } from '../../view/dates.js';
import { excerpt } from '../share/note-choices.js';

export interface ReliedLine {
  readonly title: string;
  readonly level: ConcernLevel | null;
  /** Null where whoever reads it may not read that, or no longer. */
  readonly text: string | null;
  readonly href: string | null;
  readonly linkText: string;
  readonly whence: string;
  readonly changed: string | null;
  readonly nowHref: string | null;
}

/** What a decision rests on: the very version, where it stands, and what has become of it since. */
export function reliedLine(one: ReliedItem, ours = 'A note of the agency that decided'): ReliedLine {
  return one.note ? noteLine(one.note, one.changedSince, ours) : receivedLine(one);
}

function noteLine(note: NonNullable<ReliedItem['note']>, changedSince: boolean, ours: string): ReliedLine {
  return {
    ...told(note),
    href: `/notes/${note.id}`,
    linkText: `Version ${note.version}`,
    whence: ours,
    changed: changedSince ? becameOf(note) : null,
    nowHref: note.supersededById && `/notes/${note.supersededById}`,
  };
}

function receivedLine({ received, share, changedSince }: ReliedItem): ReliedLine {
  const unread = { title: share ? 'Something received' : 'Something it rests on', level: null, text: null };
  const given = { ...(received ? told(received) : unread), nowHref: null };
  const changed = changedSince ? becameOf(received) : null;
  if (!share) return { ...given, href: null, linkText: '', whence: 'Of this you may not read more', changed };
  const { id, reference, sender, sentAt, revokedAt } = share;
  const whence = `Received from ${sender.shortName}, ${date(sentAt)}`;
  if (revokedAt)
    return { ...given, href: null, linkText: '', whence, changed: `Taken back by ${sender.shortName} since, ${date(revokedAt)}` };
  return { ...given, href: `/received/${id}`, linkText: reference, whence, changed };
}

function told({ categoryLabel, level, happenedOn, body }: NonNullable<ReliedItem['note'] | ReliedItem['received']>) {
  return { title: categoryLabel, level, text: `${date(happenedOn)}. ${excerpt(body)}` };
}

function becameOf(thing: { readonly supersededAt: string | null; readonly withdrawnAt: string | null } | null): string {
  if (thing?.withdrawnAt) return `Withdrawn since, ${date(thing.withdrawnAt)}`;
  return thing?.supersededAt ? `Corrected since, ${date(thing.supersededAt)}` : 'Changed since';
}
