import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { answerBounds, answeringStand } from '@lib/enquiry';
import { BASES, DISCLOSABLE, MARKINGS } from '@lib/risk';
import { REASON_CODES } from '@lib/sharing';
import { type Draft, draftOf, HOW_MANY, ninetyQuestions, questionsOf } from './ninety-questions.js';
import type { PageCost } from './question-table.js';

const ON_A_PAGE = 6;
const SAMPLES = 5;
const SAMPLE_MICROS = 200_000;

type Set = Parameters<typeof answeringStand>[0]['set'];

export async function questionCosts(): Promise<PageCost[]> {
  const set = ninetyQuestions();
  const drafts = questionsOf(set).map(draftOf);
  proveSound(set, drafts);
  const shown = questionsOf(set).map((question, at) => shownOf(question, drafts[at] as Draft));
  const sixes = Array.from({ length: HOW_MANY / ON_A_PAGE }, (_, at) => shown.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE));
  const portal = await measuredByPortal({ none: [[]], six: sixes, all: [shown] });
  const page = { ...set, groups: [{ code: 'all', title: 'Six', questions: questionsOf(set).slice(0, ON_A_PAGE) }] };
  const [none, six, all] = [checkCost({ ...set, groups: [] }, []), checkCost(page, drafts.slice(0, ON_A_PAGE)), checkCost(set, drafts)];
  return [
    { name: 'no questions', ...portal('none'), checked: none, checkedWhole: none },
    { name: `${ON_A_PAGE} of ${HOW_MANY}`, ...portal('six'), checked: six, checkedWhole: all },
    { name: `all ${HOW_MANY}`, ...portal('all'), checked: all, checkedWhole: all },
  ];
}

const now = new Date('2027-03-25T09:30:00Z');
const standOf = (set: Set, drafts: readonly Draft[]) =>
  answeringStand({ set, drafts, kept: [], rounds: 0 }, answerBounds('Probation delivery unit 7', now));

/** What is measured is sound answers being checked, and not faults being found. */
function proveSound(set: Set, drafts: readonly Draft[]): void {
  const { questions } = standOf(set, drafts);
  const faults = questions.flatMap(({ problems }) => problems);
  if (faults.length > 0 || questions.some(({ open, answer }) => !open || !answer))
    throw new Error(`the answers of the bench are not sound: ${JSON.stringify(faults.slice(0, 3))}`);
}

/** Every answer given checked, and which questions are asked worked out. */
function checkCost(set: Set, drafts: readonly Draft[]): number {
  const spend = (micros: number): number => {
    const began = process.cpuUsage();
    for (let done = 1; ; done += 1) {
      standOf(set, drafts);
      const { user, system } = process.cpuUsage(began);
      if (user + system >= micros) return (user + system) / done;
    }
  };
  spend(SAMPLE_MICROS * 3);
  const samples = Array.from({ length: SAMPLES }, () => spend(SAMPLE_MICROS)).sort((a, b) => a - b);
  return (samples[Math.floor(SAMPLES / 2)] ?? 0) / 1000;
}

/** A question as the API hands it to the portal, with its draft in it. */
function shownOf({ code, text, hint, fields, repeat, safetyCritical }: ReturnType<typeof questionsOf>[number], draft: Draft) {
  const question = {
    ...{ code, text, hint: hint ?? null, safetyCritical: safetyCritical === true, declaration: false },
    ...{ repeatNoun: repeat?.noun ?? null, repeatMost: repeat?.most ?? null },
    fields: fields.map(({ when, required, options = [], hint: help = null, ...field }) => ({
      ...{ ...field, options, hint: help, required: required !== false },
      ...{ whenField: when?.field ?? null, whenIs: when ? String(when.is) : null },
    })),
  };
  const kept = { version: draft.version, savedAt: draft.savedAt.toISOString(), savedBy: 'A colleague', sentAt: null };
  return { question, open: true, problems: [], last: null, ...kept, ...draft.content };
}

/** The portal is asked to measure its own part, in a process of its own, so that no app is part of another. */
async function measuredByPortal(pages: Readonly<Record<string, readonly (readonly unknown[])[]>>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../portal/src/measure-answering.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(JSON.stringify({ viewer, enquiry, policy: policy(), pages }));
  const code = await ended;
  if (code !== 0) throw new Error(`measuring the pages of answering ended with ${code}`);
  const found = JSON.parse(text) as Readonly<Record<string, { drawn: number; read: number; bytes: number }>>;
  return (name: string) => {
    const { drawn = 0, read = 0, bytes = 0 } = found[name] ?? {};
    return { drawn: drawn / 1000, read: read / 1000, bytes };
  };
}

const agency = { id: '018f0000-0000-7000-8000-000000000001', name: 'Probation delivery unit 7', shortName: 'Probation', kind: 'PROBATION' };
const viewer = {
  ...{ staffId: 'a-member-of-staff', name: 'A colleague', jobTitle: 'Probation practitioner', roles: [], permissions: ['find:Person'] },
  ...{ idleMinutes: 15, managedIdleMinutes: 60, absoluteHours: 10, now: now.toISOString(), clockIsShifted: true, agency },
};
const enquiry = {
  ...{ id: '018f0000-0000-7000-8000-000000000002', reference: 'CON-2027-000044', setTitle: 'Before release', dueAt: now.toISOString() },
  ...{ sender: { ...agency, name: 'Northshire Police', shortName: 'Police' }, person: null },
};
function policy() {
  const labelled = (list: readonly { readonly value: string; readonly label: string }[]) =>
    list.map(({ value, label }) => ({ code: value, label }));
  const reasons = (outcome: string) =>
    REASON_CODES.filter((reason) => reason.outcome === outcome).map(({ code, label }) => ({ code, label }));
  return {
    ...{
      withholdReasons: reasons('WITHHELD'),
      noFurtherReasons: reasons('NOT_RELEVANT'),
      declineReasons: [],
      needsWords: [],
      uniformReply: '',
    },
    ...{ bases: labelled(BASES), markings: labelled(MARKINGS), disclosable: labelled(DISCLOSABLE) },
  };
}
