import type { ConferenceAct } from './conference-acts.js';
import type { Names } from './names.js';

/** Conferences that the acts before this one have called, each with the people on its agenda. */
export type ConferencesCalled = Map<string, Set<string>>;

/** Who may do what in one is left to the product's own use cases. */
export function checkConferenceAct(act: ConferenceAct, path: string, names: Names, called: ConferencesCalled): void {
  if (act.act === 'callConference') {
    if (called.has(act.id)) names.wrong(`${path}/id`, `a conference "${act.id}" stands before this one`);
    called.set(act.id, new Set());
    act.agencies.forEach((agency, i) => names.need('agencies', agency, `${path}/agencies/${i}`));
    return;
  }
  const agenda = called.get(act.conference);
  if (agenda === undefined) names.wrong(`${path}/conference`, `no conference "${act.conference}" has been called before this act`);
  if (act.act === 'recordAttendance') names.need('agencies', act.agency, `${path}/agency`);
  if (act.act === 'listOnAgenda')
    act.people.forEach((person, i) => {
      names.need('people', person, `${path}/people/${i}`);
      agenda?.add(person);
    });
  if (act.act === 'minuteItem' && agenda?.has(act.about) === false)
    names.wrong(`${path}/about`, `"${act.about}" is not on the agenda of "${act.conference}"`);
}
