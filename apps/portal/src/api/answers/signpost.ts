import type { DutyDesk } from './duty-desks.js';
import type { SharingRefused } from './sharing.js';
import type { Refused } from './refusals.js';
import type { PageOf } from './words.js';

type Name = { readonly name: string };
type Refusals = Omit<SharingRefused, 'noteId' | 'field'> | Refused<'KeyReused'>;

/** A duty desk to telephone: an entry of the directory and nothing else. */
export interface DeskOfAgency extends DutyDesk {
  readonly agency: Name;
}
export interface SignpostAnswer {
  readonly signpost: readonly DeskOfAgency[];
}
export interface DutyDeskAnswer {
  readonly dutyDesk: DeskOfAgency | null;
}
export interface AskedDesk {
  readonly id: string;
  readonly askedAt: string;
  readonly name: string | null;
  readonly identifier: string | null;
  readonly bornOn: string | null;
  readonly words: string;
  readonly reply: string;
  readonly desk: { readonly id: string; readonly name: string; readonly dutyPhone: string; readonly agency: Name };
}
export interface DeskQuestion extends AskedDesk {
  readonly callBack: string;
  readonly forYourDesk: boolean;
  readonly askedBy: { readonly name: string; readonly jobTitle: string; readonly agency: Name };
  readonly answer: { readonly answer: string; readonly answeredAt: string; readonly answeredBy: Name } | null;
}
export interface DeskQuestionAnswer {
  readonly deskQuestion: DeskQuestion | null;
}
export interface MyDeskQuestionsAnswer {
  readonly myDeskQuestions: PageOf<AskedDesk>;
}
export interface AskDutyDeskAnswer {
  readonly askDutyDesk: { readonly __typename: 'DeskAsked'; readonly question: { readonly id: string } } | Refusals;
}
export interface AnswerDeskQuestionAnswer {
  readonly answerDeskQuestion: { readonly __typename: 'DeskAnswered'; readonly question: { readonly id: string } } | Refusals;
}
export interface AskDutyDeskVariables {
  readonly input: {
    readonly key: string;
    readonly unitId: string;
    readonly name?: string;
    readonly identifier?: string;
    readonly bornOn?: string;
    readonly words: string;
    readonly callBack: string;
  };
}
export interface AnswerDeskQuestionVariables {
  readonly input: { readonly key: string; readonly id: string; readonly answer: string };
}
