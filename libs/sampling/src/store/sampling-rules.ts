import { gravitySql } from '@lib/risk';
import { REASON_CODES } from '@lib/sharing';
import { REPEATED, type SampleRule, SHORT_BELOW } from '../domain/drawing.js';

/** Words without case, marks and runs of spaces: what is typed again with another full stop is typed again. */
export const normalSql = (words: string): string => `btrim(regexp_replace(lower(normalize(${words}, NFKC)), '[^[:alnum:]]+', ' ', 'g'))`;

const list = (values: readonly string[]): string => `array[${values.map((value) => `'${value}'`).join(', ')}]`;
const NEED_WORDS = list(REASON_CODES.filter(({ selfExplaining }) => !selfExplaining).map(({ code }) => code));
const shortSql = (words: string): string => `char_length(${normalSql(`coalesce(${words}, '')`)}) < ${SHORT_BELOW}`;

/** A reason in words that says next to nothing, or none where the reason's code asks for words. */
const VERY_SHORT = `((d.reason_words is not null or d.reason_code = any(${NEED_WORDS})
  or (d.outcome in ('WITHHELD', 'SHARED_IN_PART') and ${gravitySql('d.note_level')} >= ${gravitySql("'HIGH'")})) and ${shortSql('d.reason_words')})`;

/** Repeated in the period, counted over all decisions that may be read, one's own among them. */
export const REPEATS = `having count(*) >= ${REPEATED.decisions} and count(distinct d.person_id) >= ${REPEATED.people}`;

/**
 * Sent with conditions, under the higher marking or with other people in it, and nowhere a need in words: neither why the agency needs to
 * know, nor why this item, nor why at once, nor a necessity of the decider's own (what the agreement prefills reads "… needs this: …").
 */
const SENSITIVE = `(d.outcome in ('SHARED', 'SHARED_IN_PART')
  and exists (select 1 from concordat.risk_note n where n.id = d.note_id
    and (n.handling_code <> 'P' or n.marking <> 'OFFICIAL' or exists (select 1 from concordat.note_third_party t where t.note_id = n.id)))
  and ${shortSql('d.reason_words')} and ${shortSql('s.urgent_reason')}
  and exists (select 1 from concordat.set_recipient r where r.id = d.set_recipient_id and ${shortSql('r.why_needed')}
    and (r.necessity like '% needs this: %' or ${shortSql('r.necessity')})))`;

/** The version that was decided about is of a lower level than an earlier one of the same note. */
const LOWERED = `(d.outcome in ('SHARED', 'SHARED_IN_PART', 'WITHHELD') and exists (
  select 1 from concordat.risk_note n join concordat.risk_note before on before.series_id = n.series_id and before.version < n.version
   where n.id = d.note_id and ${gravitySql('before.level')} > ${gravitySql('n.level')}))`;

/** Which decisions `d` of sittings `s` a rule means, as SQL; `repeated` holds the wordings that are repeated in the period. */
export const RULE_SQL: Readonly<Record<SampleRule, string>> = {
  RANDOM: 'true',
  ALL_WITHHELD: `d.outcome = 'WITHHELD'`,
  LEVEL_LOWERED: LOWERED,
  REASON_REPEATED: `(${VERY_SHORT} or ${normalSql('d.reason_words')} in (select wording from repeated))`,
  SENSITIVE_WITHOUT_NEED: SENSITIVE,
};
