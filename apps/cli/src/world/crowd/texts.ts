import type { AgencyKind } from '@lib/kernel';
import type { WorldNote } from '../world-acts.js';
import type { Draw } from './draw.js';
import { COMMON_NOTES } from './note-texts.js';
import { MORE_NOTES } from './note-texts-more.js';
import { RARE_NOTES } from './rare-note-texts.js';

interface Asked {
  readonly kind: AgencyKind;
  readonly at: Date;
  readonly security: boolean;
}

/** Rare kinds are drawn less often, but every kind is drawn. */
export const NOTE_TEMPLATES = [...COMMON_NOTES, ...COMMON_NOTES, ...MORE_NOTES, ...RARE_NOTES];

const PLACES = [
  'Tollgate Road',
  'the canal basin',
  'Quarry Lane',
  'the bus station',
  'Weir Street',
  'Lantern Court',
  'the market hall',
  'Stryd y Bont',
  'Heron House',
  'the leisure centre',
  'Cobbler’s Yard',
  'Mill Row',
  'the Fairfield estate',
  'Harbour View',
  'Signal Terrace',
];
const TIMES = ['7am', '9.30am', '11am', '2pm', '3.15pm', '5pm', '8.40pm', '10pm', '11.30pm'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const DAY = 86_400_000;

/** One believable note for this kind of agency. */
export function writeNote(draw: Draw, asked: Asked): Omit<WorldNote, 'person'> {
  const kind = asked.security ? 'SECURITY' : asked.kind;
  const fitting = NOTE_TEMPLATES.filter((template) => template.kinds.includes(kind));
  const template = draw.one(fitting.length > 0 ? fitting : NOTE_TEMPLATES.filter((each) => each.kinds.includes('VOLUNTARY')));
  const happened = new Date(asked.at.getTime() - draw.whole(0, 3) * DAY);
  const level = draw.one(template.levels);
  const gang = template.category === 'GANG_ASSOCIATION';
  const basis = draw.one(BASES);
  const intelligence = gang || asked.security || (asked.kind === 'POLICE' && draw.chance(0.3));
  return {
    category: template.category,
    level,
    nature: basis === 'PROFESSIONAL_JUDGEMENT' ? 'ASSESSMENT' : 'FACT',
    body: filled(draw, draw.one(template.texts)),
    happenedOn: happened.toISOString().slice(0, 10),
    basis,
    ...(intelligence
      ? { sourceGrade: draw.whole(1, 3), intelligenceGrade: draw.one(['A', 'B', 'C', 'D']), marking: 'OFFICIAL_SENSITIVE' as const }
      : {}),
    ...(intelligence && draw.chance(0.25) ? { handlingCode: 'C' as const, handlingConditions: draw.one(CONDITIONS) } : {}),
    disclosable: draw.one(['NO', 'NO', 'YES', 'REDACTED'] as const),
    ...(gang ? { gangRole: draw.one(['ASSOCIATE', 'EXPLOITED', 'INVOLVED']) } : {}),
  };
}

function filled(draw: Draw, text: string): string {
  return text
    .replaceAll('{place}', draw.one(PLACES))
    .replaceAll('{time}', draw.one(TIMES))
    .replaceAll('{day}', draw.one(DAYS))
    .replaceAll('{minutes}', String(draw.whole(10, 50)));
}

const BASES = ['RECORD_SEEN', 'RECORD_SEEN', 'VERIFIED_BY_AGENCY', 'THIRD_PARTY', 'SELF_REPORT', 'PROFESSIONAL_JUDGEMENT'] as const;
const CONDITIONS = [
  'Not to be passed on without asking the officer named here.',
  'For the team that visits only.',
  'Not to be put to the person.',
];
