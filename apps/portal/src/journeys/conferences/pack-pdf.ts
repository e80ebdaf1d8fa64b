import { pdfFile } from '@lib/platform';
import type { PdfContent } from 'pdfmake';
import type { ConferenceHead } from '../../api/answers/conferences.js';
import { dateTime, shortDate, shortDateTime } from '../../view/dates.js';
import { gravestLevel, words } from '../../view/words.js';
import type { packed } from './packed.js';

type Packed = ReturnType<typeof packed>;
export interface PackFor {
  readonly name: string;
  readonly agency: { readonly name: string };
}

const head = (text: string): PdfContent => ({ text, style: 'head' });
const list = (lines: readonly string[], none: string): PdfContent => (lines.length === 0 ? none : { ul: [...lines] });
const joined = (...parts: readonly (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');
const more = (there: boolean, what: string): PdfContent[] => (there ? [`There is more: ${what}.`] : []);

/** The pack of whoever takes it, each person on pages of their own: what goes to somebody for one of them names nobody else. */
export function packPdf(one: ConferenceHead, people: readonly Packed[], taker: PackFor, at: Date): Promise<Buffer> {
  return pdfFile({
    title: `Pack: ${one.title}`,
    author: taker.agency.name,
    madeAt: at,
    content: [
      joined(dateTime(one.meetsAt), one.place, one.reference),
      `For ${taker.name}, ${taker.agency.name}, ${dateTime(at)}: what they could read then. Another agency’s pack holds other things.`,
      head('On the agenda'),
      list(
        people.map(({ person, why }) => joined(person.name, person.crn, why)),
        'Nobody, on the part of this agenda that is theirs to read.',
      ),
      ...people.flatMap(pagesOf),
    ],
  });
}

function pagesOf(item: Packed): PdfContent[] {
  const { person } = item;
  const gravest = gravestLevel(person.rosh);
  return [
    { text: person.name, style: 'title', pageBreak: 'before' },
    joined(
      person.crn && `CRN ${person.crn}`,
      person.pnc && `PNC ${person.pnc}`,
      `born ${shortDate(person.dateOfBirth)}`,
      words(person.stage, 'stage'),
      person.releaseAt && `release ${shortDate(person.releaseAt)}`,
      gravest && `${words(gravest, 'level')} risk of serious harm`,
    ),
    { text: `On the agenda because: ${item.why}`, margin: [0, 6, 0, 0] },
    `At the table: ${item.agencies.map(({ shortName }) => shortName).join(', ')}`,
    head('What your agency has not decided about'),
    list(
      item.undecided.map(
        (note) => `${note.level ? words(note.level, 'level') : 'No level: counts as high'}, ${note.categoryLabel}: ${note.body}`,
      ),
      'Nothing: about each note that your agency holds something was decided towards everybody at the table.',
    ),
    ...more(item.moreUndecided, 'see who knows what'),
    head('Questions not answered'),
    list(
      item.openEnquiries.map(
        (each) =>
          `${each.reference}, ${each.askedByUs ? 'asked by you' : 'asked of you'}, due ${shortDateTime(each.dueAt)}${each.overdue ? ': overdue' : ''}`,
      ),
      'None that your agency asked or was asked.',
    ),
    ...more(item.moreEnquiries, 'see the questions about this person'),
    head('What runs, and its clocks'),
    list(
      item.runs.map((run) =>
        joined(run.title, run.lateCount > 0 && `${run.lateCount} late`, run.nextDueAt && `next due ${shortDateTime(run.nextDueAt)}`),
      ),
      'No process map in which your agency takes part runs.',
    ),
    ...more(item.moreRuns, 'see the process maps about this person'),
    ...toBeDone(item),
    ...lastTime(item),
    ...minutesOf(item),
  ];
}

const lastTime = (item: Packed): PdfContent[] =>
  item.before.flatMap((last) => [
    head(last.conference ? `Last time: ${last.conference.title}, ${shortDateTime(last.conference.meetsAt)}` : 'Last time'),
    list(
      last.entries.map((entry) => `${entry.title}: ${entry.words}`),
      'Nothing was entered in the minutes.',
    ),
  ]);

const minutesOf = (item: Packed): PdfContent[] => [
  ...(item.entries.length === 0
    ? []
    : [
        head('Minutes'),
        list(
          item.entries.map(
            (entry) => `${entry.title}: ${entry.words} (${entry.by.name}, ${entry.agency.shortName}, ${shortDateTime(entry.at)})`,
          ),
          '',
        ),
      ]),
  ...more(item.moreEntries, 'see the minutes about this person'),
];

const toBeDone = (item: Packed): PdfContent[] => [
  head('Actions'),
  list(
    item.actions.map(
      (one) =>
        `${one.what}: ${one.stand.text.toLowerCase()}, for ${one.toWhom}, set by ${one.agency.shortName}, due on ${shortDate(one.dueOn)}${one.overdue ? ': overdue' : ''}`,
    ),
    'None is open that your agency set, was given or heard set.',
  ),
  ...more(item.moreActions, 'see the actions about this person'),
  ...(item.plan ? [head('Your agency’s plan'), item.plan.aim] : []),
];
