import { isMeaningless, type Refusal, refuse } from '@lib/kernel';
import type { RunningStep } from './come.js';
import { type Life, type Move, nextLife } from './lifecycle.js';
import type { DoneStep, HandoverAccepted, HandedOn, LeftStep, StepEvent } from './run-events.js';
import type { StepState } from './run-state.js';
import { endedClock } from './settle.js';

/** What an event makes of its step, or why it cannot be. */
export function actOn(one: RunningStep, event: StepEvent): StepState | Refusal {
  switch (event.type) {
    case 'TAKEN':
      return one.state.owner === null || one.state.owner === event.staffId
        ? moved(one, 'TAKEN', { owner: event.staffId })
        : refuse('IN_HAND_ELSEWHERE', 'Somebody else has this in hand. They hand it on, and you accept it.');
    case 'TRIED':
      return tried(one, event);
    case 'DONE':
      return done(one, event);
    case 'SIGNED_OFF':
      return one.state.done?.staffId === event.staffId
        ? refuse('OWN_WORK', 'Somebody other than whoever did this signs it off.')
        : moved(one, 'SIGNED_OFF', { signedOff: { staffId: event.staffId, at: event.at } });
    case 'SENT_BACK':
      return isMeaningless(event.words) ? withoutWords('Say what is to be put right.') : sentBack(one, event.at);
    case 'LEFT':
      return left(one, event);
    default:
      return handedOver(one, event);
  }
}

const SAID: Readonly<Record<Life, string>> = {
  WAITING: 'This step is not open yet.',
  OPEN: 'This step is open, and nobody has done it yet.',
  IN_HAND: 'This step is in hand, and not done yet.',
  DONE_TO_SIGN: 'This step is done and waits to be signed off.',
  DONE: 'This step is already done.',
  LEFT: 'A supervisor has recorded that this step is left.',
  NOT_NEEDED: 'This step is no longer needed.',
};

function moved({ state }: RunningStep, move: Move, change: Partial<StepState>): StepState | Refusal {
  const life = nextLife(state.life, move);
  return life === null ? refuse('NOT_POSSIBLE_NOW', SAID[state.life]) : { ...state, ...change, life };
}

const withoutWords = (explanation: string): Refusal => refuse('WORDS_MISSING', explanation);

function tried(one: RunningStep, { at, nextAt, staffId, words }: Extract<StepEvent, { type: 'TRIED' }>): StepState | Refusal {
  if (!one.step.tries) return refuse('NOT_TRIED', 'This step is done or not done: there is no trying it.');
  if (isMeaningless(words)) return withoutWords('Say what came of it.');
  if (nextAt <= at) return refuse('NEXT_TRY_MISSING', 'Say when it is to be tried next: a time that is still to come.');
  return moved(one, 'TRIED', { owner: one.state.owner ?? staffId, tries: [...one.state.tries, { at, nextAt }] });
}

function done(one: RunningStep, { at, outcome, reason, staffId, when }: DoneStep): StepState | Refusal {
  const chosen = one.step.outcomes.find(({ code }) => code === outcome);
  if (chosen === undefined) return refuse('NO_SUCH_OUTCOME', 'This step has no such outcome.');
  if (chosen.reason && isMeaningless(reason)) return withoutWords('Say why.');
  if (when > at) return refuse('NOT_DONE_YET', 'This is still to come: record it once it is done.');
  return moved(one, one.step.signOff.length > 0 ? 'DONE_TO_SIGN' : 'DONE', {
    owner: one.state.owner ?? staffId,
    handover: null,
    sentBackAt: null,
    done: { outcome, reason, staffId, when, at },
    clock: endedClock(one.state.clock, { by: 'DONE', when, at }),
  });
}

/** Its clock goes on from where it was: time spent on looking at it is not given back. */
function sentBack(one: RunningStep, at: Date): StepState | Refusal {
  const { clock } = one.state;
  const running = clock?.ended?.by === 'DONE' ? { ...clock, ended: null } : clock;
  return moved(one, 'SENT_BACK', { done: null, sentBackAt: at, clock: running });
}

function left(one: RunningStep, { at, instead, staffId, words }: LeftStep): StepState | Refusal {
  if (isMeaningless(words)) return withoutWords('Say why this is left.');
  if (isMeaningless(instead)) return withoutWords('Say what happens instead.');
  const clock = endedClock(one.state.clock, { by: 'LEFT', when: at, at });
  return moved(one, 'LEFT', { handover: null, clock, left: { staffId, at, words, instead } });
}

type Handing = HandedOn | HandoverAccepted | Extract<StepEvent, { type: 'HANDOVER_DECLINED' }>;

function handedOver({ state }: RunningStep, event: Handing): StepState | Refusal {
  if (state.life !== 'IN_HAND') return refuse('NOT_POSSIBLE_NOW', SAID[state.life]);
  if (event.type === 'HANDED_ON') {
    return event.toStaffId === state.owner
      ? refuse('ALREADY_THEIRS', 'They have it in hand already.')
      : { ...state, handover: { toStaffId: event.toStaffId, at: event.at } };
  }
  if (state.handover === null) return refuse('NOT_HANDED_ON', 'Nobody has handed this on.');
  if (state.handover.toStaffId !== event.staffId) return refuse('NOT_HANDED_TO_YOU', 'This was handed on to somebody else.');
  if (event.type === 'HANDOVER_ACCEPTED') return { ...state, owner: event.staffId, handover: null };
  return isMeaningless(event.words) ? withoutWords('Say why you cannot take it.') : { ...state, handover: null };
}
