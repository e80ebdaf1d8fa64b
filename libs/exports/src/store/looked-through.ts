import { levelSql } from '@lib/risk';
import { SOURCE_LABELS } from '@lib/sharing';
import type { Tx } from '@lib/platform';
import type { ContentGap, LookedThrough } from '../text/record-content.js';
import { isoSql, namedSql } from './sql-words.js';

/** What an export is about. Of each statement here $1 to $4 are these: the agency, the people, from when (included), until when. */
export interface Span {
  readonly agencyId: string;
  readonly people: readonly string[];
  readonly from: string;
  /** An instant as the database writes it, where milliseconds are too coarse. */
  readonly until: Date | string;
}
export const spanValues = ({ agencyId, people, from, until }: Span): unknown[] => [agencyId, people, from, until];
/** That a row is of these people and of this time. */
export const inSpan = (row: string, at: string): string => `${row}.person_id = any($2) and ${row}.${at} >= $3 and ${row}.${at} <= $4`;

const source = (name: string, rows: string): string => `select '${name}' as source, count(*)::int as found from concordat.${rows}`;
/** Each source of the record that is the agency's to read, found in or not: "none" is an answer, and a source that was not asked gives none. */
const SOURCES = [
  source(
    'TRAIL',
    `trail_entry x where x.agency_id = $1 and ${inSpan('x', 'at')} and x.kind <> 'HELD_ELSEWHERE' and x.third_party_disclosure_id is null`,
  ),
  source('NOTES', `risk_note x where x.agency_id = $1 and ${inSpan('x', 'recorded_at')}`),
  source('DECISIONS', `decision x where x.agency_id = $1 and ${inSpan('x', 'decided_at')}`),
  source('SENT', `share x where x.sender_agency_id = $1 and ${inSpan('x', 'sent_at')}`),
  source('RECEIVED', `share x where x.recipient_agency_id = $1 and ${inSpan('x', 'sent_at')} and x.first_seen_at is not null`),
  source('UNOPENED', `share x where x.recipient_agency_id = $1 and ${inSpan('x', 'sent_at')} and x.first_seen_at is null`),
  source('QUESTIONS_ASKED', `enquiry x where x.sender_agency_id = $1 and ${inSpan('x', 'sent_at')}`),
  source('QUESTIONS_RECEIVED', `enquiry x where x.recipient_agency_id = $1 and ${inSpan('x', 'sent_at')}`),
  source('OTHER_PEOPLE', 'third_party x where x.agency_id = $1 and x.person_id = any($2)'),
].join(' union all ');

/** A search is about whomever it showed; it names nobody of itself. */
const LOOKS = `select l.act, count(*)::int as times, ${isoSql('min(l.at)')} as first, ${isoSql('max(l.at)')} as last
  from (select x.act, x.at from concordat.access_log x where x.agency_id = $1 and ${inSpan('x', 'at')}
        union all
        select x.act, x.at from concordat.access_log x where x.agency_id = $1 and x.at >= $3 and x.at <= $4 and x.person_id is null
           and x.act = 'SEARCH' and x.subject_type = 'PersonMatch' and x.details -> 'shown' ?| $2::uuid[]::text[]) l
 group by l.act order by l.act`;

const GAPS = `select g.id, g.person_id as "personId", ${namedSql('unit', 'g.unit_id')} as unit, ${namedSql('agency', 'g.recipient_agency_id')} as "to",
    cardinality(g.unexplained) as unexplained, ${levelSql('g.gravest_unexplained')} as "gravestUnexplained", cardinality(g.unshared) as unshared,
    ${levelSql('g.gravest_unshared')} as "gravestUnshared", ${isoSql('g.unshared_since')} as "unsharedSince",
    cardinality(g.reviews) as "reviewsOverdue", g.silent as "silentSources", ${isoSql('g.found_at')} as "foundAt"
  from concordat.gap g where g.agency_id = $1 and g.person_id = any($2) and g.ended_at is null
 order by g.gravest_unexplained desc, g.gravest_unshared desc, g.found_at, g.id limit $3`;

/** What was asked to make an export, and how often the agency's own people looked: numbers, and no name of theirs. */
export async function lookedThrough(tx: Tx, span: Span): Promise<LookedThrough> {
  const sources: LookedThrough['sources'] = await tx.query(SOURCES, spanValues(span));
  const looks: LookedThrough['looks'] = await tx.query(LOOKS, spanValues(span));
  return { sources, looks };
}

/** What the agency's own gaps say of these people now, as the rule found them last; at most so many, the gravest first. */
export async function gapsOf(tx: Tx, { agencyId, people }: Span, most: number): Promise<ContentGap[]> {
  const found: ContentGap[] = await tx.query(GAPS, [agencyId, people, most]);
  return found.map((gap) => ({ ...gap, silentSources: gap.silentSources.map((code) => SOURCE_LABELS[code] ?? code) }));
}
