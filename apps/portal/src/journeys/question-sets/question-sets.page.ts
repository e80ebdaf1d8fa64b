import { Get } from '@nestjs/common';
import type { ShippedLine, VersionLine } from '../../api/answers/governing.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { date, londonDay } from '../../view/dates.js';
import { choices } from '../../view/words.js';
import { GovernedQuestions } from './governed-questions.js';
import { readDefinition } from './set-definition.js';
import { direction } from './set-view.js';

interface SetLine {
  readonly code: string;
  readonly title: string;
  readonly direction: string;
  readonly questions: number | undefined;
  readonly inUse: string;
  readonly inHand: VersionLine | undefined;
}

/** What agencies ask each other, by stage; which version is in use; and what is being written or waits for a second person. */
@Page({ path: '/question-sets', name: 'QUESTION_SETS' })
export class QuestionSetsPage {
  constructor(private readonly questions: GovernedQuestions) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { shipped, versions } = await this.questions.all(visit);
    const lines = await Promise.all(shipped.map(async (set) => ({ set, line: await this.line(visit, set, versions) })));
    const stages = choices('questionStage').map(({ value, text }) => ({
      title: text,
      sets: lines.filter(({ set }) => set.stage === value && set.supplementHeading === null).map(({ line }) => line),
    }));
    const supplements = lines.flatMap(({ set, line }) =>
      set.supplementHeading === null ? [] : [{ ...line, heading: set.supplementHeading }],
    );
    return show('journeys/question-sets/question-sets', { stages: stages.filter(({ sets }) => sets.length > 0), supplements });
  }

  private async line(visit: Visit, set: ShippedLine, versions: readonly VersionLine[]): Promise<SetLine> {
    const own = versions.filter(({ code }) => code === set.code);
    const inUse = own.find(({ state }) => state === 'PUBLISHED');
    return {
      code: set.code,
      title: inUse?.title ?? set.title,
      direction: direction(set),
      questions: inUse ? undefined : set.questionCount,
      inUse: set.supplementHeading === null ? usedInWords(set, inUse) : await this.onOrOff(visit, inUse),
      inHand: own.find(({ state }) => state === 'DRAFT' || state === 'PROPOSED'),
    };
  }

  /** The last day stands in the version itself. */
  private async onOrOff(visit: Visit, inUse: VersionLine | undefined): Promise<string> {
    if (!inUse) return 'Off';
    const { supplement } = readDefinition((await this.questions.version(visit, inUse.id)).definition);
    const endsOn = supplement?.endsOn ?? '';
    const over = endsOn < londonDay((await visit.viewer())?.now);
    return over ? `Off since the end of ${date(endsOn)}` : `On until the end of ${date(endsOn)}`;
  }
}

const usedInWords = (set: ShippedLine, inUse: VersionLine | undefined): string =>
  inUse ? `Yours, version ${inUse.version}, since ${date(inUse.decidedAt)}` : `As it came with the service, version ${set.version}`;
