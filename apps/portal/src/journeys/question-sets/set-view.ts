import { counted, words } from '../../view/words.js';
import { ruleInWords } from './rule-words.js';
import { byCode, type SetDefinition, type SetField, type SetQuestion } from './set-definition.js';

export interface QuestionView {
  readonly code: string;
  readonly text: string;
  readonly hint: string | undefined;
  readonly core: boolean;
  /** When it is asked, in words; undefined when it is always asked, or when its rule has none. */
  readonly opens: string | undefined;
  readonly rule: string | undefined;
  readonly filledIn: readonly string[];
  readonly repeat: string | undefined;
  readonly declaration: boolean;
  readonly bySelf: boolean;
}
export interface GroupView {
  readonly code: string;
  readonly title: string;
  readonly questions: readonly QuestionView[];
}

export function groupViews(set: SetDefinition): readonly GroupView[] {
  const all = byCode(set);
  return set.groups.map(({ code, title, questions }) => ({ code, title, questions: questions.map((one) => questionView(one, all)) }));
}

export function questionView(question: SetQuestion, all: ReadonlyMap<string, SetQuestion>): QuestionView {
  const { code, text, hint, core, when, fields, repeat } = question;
  return {
    code,
    text,
    hint,
    core,
    opens: when === undefined ? undefined : ruleInWords(when, all),
    rule: when === undefined ? undefined : JSON.stringify(when, undefined, 2),
    filledIn: fields.map((field) => fieldInWords(field, fields)),
    repeat: repeat && `Asked once for each ${repeat.noun}, up to ${repeat.most}`,
    declaration: question.declaration === true,
    bySelf: question.safetyCritical === true,
  };
}

/** "Where, and what is known of why: several lines of text, only when ‘Is any known?’ is yes". */
export function fieldInWords(field: SetField, all: readonly SetField[]): string {
  const options = field.options ? `: ${field.options.map(({ label }) => label).join('; ')}` : '';
  const optional = field.required === false ? ', may be left blank' : '';
  const said = `${words(field.type, 'fieldType')}${options}${onlyWhen(field, all)}${optional}`;
  const named = field.label === '' ? said : `${field.label}: ${lowerFirst(said)}`;
  return field.hint === undefined ? named : `${named}. Hint: ${field.hint}`;
}

function onlyWhen({ when }: SetField, all: readonly SetField[]): string {
  const opener = when && all.find(({ code }) => code === when.field);
  if (!opener) return '';
  const option = opener.options?.find(({ code }) => code === when.is)?.label;
  return `, only when ‘${opener.label}’ is ${option ?? (when.is === false ? 'no' : 'yes')}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const KINDS: Readonly<Record<string, string>> = {
  POLICE: 'the police',
  PROBATION: 'probation',
  PRISON: 'a prison',
  COUNCIL: 'a council',
  HEALTH: 'health',
  VOLUNTARY: 'a voluntary organisation',
  TAGGING: 'a tagging provider',
  YOUTH_JUSTICE: 'youth justice',
  OTHER: 'another agency',
};
const kindsOf = (kinds: readonly string[], last: string): string => {
  const said = kinds.map((kind) => KINDS[kind] ?? kind);
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} ${last} ${said.at(-1)}`;
};

/** "Asked by the police of probation" */
export const direction = ({ askedBy, askedOf }: Pick<SetDefinition, 'askedBy' | 'askedOf'>): string =>
  `Asked by ${kindsOf(askedBy, 'or')} of ${kindsOf(askedOf, 'or')}`;

export function howMany(set: SetDefinition): string {
  const questions = set.groups.flatMap((group) => group.questions);
  const core = questions.filter((question) => question.core).length;
  return `${counted(questions.length, 'question')}, ${core} of them always asked`;
}
